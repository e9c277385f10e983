"""Brackets that are empty or have lost their partner.

A phrase in brackets is often moved or dropped in translation, and one bracket stays behind.
"""

FRENCH = (
    "Des parenthèses et des crochets vides, ou qui ont perdu leur pendant.\n\n"
    "Un groupe entre parenthèses est souvent déplacé ou perdu dans la traduction, et l’un des signes reste."
)
