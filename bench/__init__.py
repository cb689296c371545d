"""Measurements: how fast geoquote is; run by hand, never part of the tests."""
