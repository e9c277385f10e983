"""Identifiers and fields of the system that an article came from.

They were exported with the text; whole lines can go.
"""

FRENCH = (
    "Des identifiants et des champs du système d’où vient l’article.\n\n"
    "Ils ont été exportés avec le texte ; des lignes entières peuvent partir."
)
