"""Spaces, apostrophes and dashes of French printing.

They speak against the clear habit of the article, or against a profile that was chosen, never for a taste.
"""

FRENCH = (
    "Les espaces, les apostrophes et les tirets de l’imprimerie française.\n\n"
    "Elles parlent contre l’habitude claire de l’article, ou contre un profil choisi, jamais pour un goût."
)
