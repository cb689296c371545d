"""The quality gate: what the landed network reaches on the development sets must not fall unseen."""
