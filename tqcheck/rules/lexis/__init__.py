"""Words that are not French, or not the French for it.

Hybrids of both languages, calques, false friends, and proper names that were translated word by word.
"""

FRENCH = (
    "Des mots qui ne sont pas français, ou qui ne sont pas le bon mot français.\n\n"
    "Hybrides des deux langues, calques, faux amis et noms propres traduits mot à mot."
)
