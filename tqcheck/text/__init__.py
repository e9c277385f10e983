"""The analyses of a text: pure functions."""
