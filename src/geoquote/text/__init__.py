"""What can be said of a text without a model: words, marks, names, roles, treaties, dates."""
