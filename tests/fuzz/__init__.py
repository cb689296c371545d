"""Input nobody vouched for: strategies of our own, what each part of geoquote promises of it, and the campaign."""
