"""What a tokenizer leaves behind.

Marks of subwords, unknown tokens and spaces that were to be joined again.
"""

FRENCH = (
    "Ce que laisse un découpeur.\n\n"
    "Marques de morceaux de mots, jetons inconnus et espaces qui devaient être recollées."
)
