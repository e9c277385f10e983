"""Elision, contraction, and the small words before vowels and place names.

“le arbre”, “de le maire”, “à les yeux”: the engine chose the small word before it knew the next one.
"""
