"""Training of geoquote's encoder: `make train`.  Needs torch, in an environment of its own."""
