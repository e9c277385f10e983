"""Rules: what a language model says around a translation."""
