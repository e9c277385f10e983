"""Elision, contraction, and the small words before vowels and place names.

“le arbre”, “de le maire”, “à les yeux”: the engine chose the small word before it knew the next one.
"""

FRENCH = (
    "L’élision, la contraction et les petits mots devant les voyelles et les noms de lieux.\n\n"
    "« Le arbre », « de le maire », « à les yeux » : le moteur a choisi le petit mot avant de connaître le suivant."
)
