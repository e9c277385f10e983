"""Damaged, invisible and foreign characters.

Text that passed through a wrong encoding, or letters of another script that look like ours. Invisible characters are
always named in the report.
"""

FRENCH = (
    "Des caractères abîmés, invisibles ou étrangers.\n\n"
    "Un texte passé par un mauvais codage, ou des lettres d’un autre alphabet qui ressemblent aux nôtres. Les caractères invisibles sont toujours nommés dans le rapport."
)
