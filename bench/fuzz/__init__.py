"""Fuzzing: texts and files that nobody would write, and what must hold of every one of them."""
