"""Lines of a web page that are no part of the article.

The page was translated with its buttons, invitations and credits. A whole line must be such a formula: a sentence of
the article that speaks of newsletters is news.
"""

FRENCH = (
    "Des lignes de page web qui ne sont pas de l’article.\n\n"
    "La page a été traduite avec ses boutons, ses invitations et ses crédits. La formule doit occuper toute une ligne : une phrase de l’article qui parle de lettres d’information est une nouvelle."
)
