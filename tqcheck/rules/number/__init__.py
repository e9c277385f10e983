"""Numbers, money, dates and times that kept the English form, or were misread.

“5 billions” is a thousand times too much: these errors deceive the reader most easily.
"""

FRENCH = (
    "Des nombres, des sommes, des dates et des heures restés à l’anglaise, ou mal lus.\n\n"
    "« 5 billions » est mille fois trop : ces erreurs sont celles qui trompent le plus aisément le lecteur."
)
