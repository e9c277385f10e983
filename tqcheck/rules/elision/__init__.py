"""Elision, contraction, and the small words before vowels and place names."""
