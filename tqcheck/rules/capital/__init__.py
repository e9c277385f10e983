"""Capitals that English wants and French does not, and the reverse.

Months, days, nationalities and titles keep the capital of the source; a name or a sentence may have lost its own.
"""

FRENCH = (
    "Des majuscules que veut l’anglais et non le français, et l’inverse.\n\n"
    "Mois, jours, nationalités et titres gardent la majuscule de la source ; un nom ou une phrase peut avoir perdu la sienne."
)
