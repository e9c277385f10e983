"""Rules: punctuation."""
