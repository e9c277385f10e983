"""Comparison: which of several systems wrote the better translations of the same articles."""
