"""Tags, entities and placeholders of the file.

What a program should have read stands before the reader.
"""

FRENCH = (
    "Des balises, des entités et des variables du fichier.\n\n"
    "Ce qu’un programme aurait dû lire se trouve devant le lecteur."
)
