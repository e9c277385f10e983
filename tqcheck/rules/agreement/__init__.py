"""Words that stand side by side and do not agree.

An engine that chooses words one by one loses gender and number where a noun has changed on the way. Only neighbours
are compared whose forms leave no doubt.
"""

FRENCH = (
    "Des mots qui se suivent et ne s’accordent pas.\n\n"
    "Un moteur qui choisit les mots un à un perd le genre et le nombre quand un nom a changé en route. Ne sont comparés que des voisins dont les formes ne laissent aucun doute."
)
