"""One thing that the article names in two ways.

Each sentence was translated alone, so that a name, an institution or a currency changes from one to the next. Both
places are shown.
"""

FRENCH = (
    "Une seule chose que l’article nomme de deux façons.\n\n"
    "Chaque phrase a été traduite seule : un nom, une institution ou une monnaie change de l’une à l’autre. Les deux endroits sont montrés."
)
