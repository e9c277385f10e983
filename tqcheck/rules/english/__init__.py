"""English that was left in the French.

Words, phrases, sentences, names, titles and abbreviations that the engine copied. English words that French has made
its own (week-end, leader) are no defect.
"""

FRENCH = (
    "De l’anglais resté dans le français.\n\n"
    "Des mots, des groupes, des phrases, des noms, des titres et des sigles que le moteur a recopiés. Les mots anglais que le français a faits siens (week-end, leader) ne sont pas des défauts."
)
