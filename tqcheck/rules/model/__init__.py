"""What a language model says around a translation.

Preambles, refusals, notes, alternatives and marks of its own that were pasted with the answer.
"""

FRENCH = (
    "Ce qu’un modèle de langue dit autour d’une traduction.\n\n"
    "Préambules, refus, notes, variantes et signes à lui, collés avec la réponse."
)
