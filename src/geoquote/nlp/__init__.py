"""The spaCy pipeline: one component and its factory a module."""
