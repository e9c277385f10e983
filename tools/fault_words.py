"""Words that may stand in one another's place in a correct French sentence and make it false: for tools/inject.py."""

from __future__ import annotations


def _ring(*groups: str) -> dict[str, tuple[str, ...]]:
    """Each word of a group, with the others of it."""
    words = [group.split() for group in groups]
    return {word: tuple(each for each in group if each != word) for group in words for word in group}


def _both(*pairs: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    """Each side of a pair, with the other."""
    table: dict[str, tuple[str, ...]] = {}
    for one, two in pairs:
        table[one], table[two] = (two,), (one,)
    return table


NUMERALS = _ring(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quinze vingt trente quarante cinquante soixante",
    "vingtaine trentaine quarantaine cinquantaine soixantaine douzaine dizaine",
    "tiers quart cinquième dixième",
    "dix-sept dix-huit",
    "Deux Trois Quatre Six Huit Onze Treize",
    "doublé triplé quadruplé",
)
SCALES = _ring("million milliard", "millions milliards")
CURRENCIES = _both(
    ("de dollars", "d’euros"), ("dollars", "euros"), ("dollar", "euro"), ("de livres", "de couronnes"),
    ("de francs suisses", "de roubles"), ("de francs", "de roubles"), ("de soles", "de pesos"),
)  # fmt: skip
UNITS = _both(
    ("kilomètres", "mètres"), ("points de base", "points de pourcentage"), ("mètres cubes", "mètres carrés"),
    ("°C", "°F"), ("tonne", "kilo"), ("kilomètres à l’heure", "mètres par seconde"), ("ares", "hectares"),
)  # fmt: skip
DURATIONS = _ring("minutes heures", "jours semaines", "mois ans")
WEEKDAYS = _ring("lundi mardi mercredi jeudi vendredi samedi dimanche")
MONTHS = _ring(
    "janvier février mars juin juillet septembre novembre décembre", "avril août octobre",
) | {"mai": ("mars", "juin")}  # fmt: skip
COUNTRIES = {
    "la": "France Russie Turquie Hongrie Slovaquie Finlande Chine Colombie Roumanie Moldavie Croatie Pologne Belgique "
    "Norvège Suède Serbie".split(),
    "l’": "Allemagne Ukraine Italie Espagne Autriche Écosse Angleterre Irlande Albanie Australie Estonie Inde".split(),
    "le": "Danemark Brésil Mexique Pérou Chili Qatar Sénégal Canada Portugal Japon Maroc Niger".split(),
    "à": "Kyïv Moscou Varsovie Bruxelles Berlin Genève Glasgow Brigue Dresde Dakar Dallas Turin Lima Tarapoto "
    "Francfort Ljubljana Maribor Moyobamba".split(),
    "à l’": "Ankara Oslo Athènes Édimbourg Amsterdam".split(),
}
AWAY = frozenset(
    "Le La Les Un Une Des Selon Pour Mais Si En Dans Sur Aujourd Mme Réserve Banque Union Cour Lions Croix Maison "
    "Grand Capitole Front Alliance Nature Astronomy California Institute Lancet The San Jose Conseil IG Metal".split()
)
SWAPS = _both(
    ("russe", "belge"), ("russes", "belges"), ("ukrainiennes", "autrichiennes"), ("ukrainiens", "brésiliens"),
    ("italien", "norvégien"), ("italienne", "norvégienne"), ("allemands", "espagnols"), ("allemande", "irlandaise"),
    ("Danois", "Polonais"), ("Sénégalais", "Camerounais"), ("Brésiliens", "Argentins"), ("Russes", "Belges"),
    ("hongroise", "serbe"), ("américain", "canadien"), ("taïwanais", "japonais"),
    ("japonaise", "chinoise"), ("européenne", "africaine"), ("Américains", "Mexicains"),
) | {"suisse": ("belge",)}  # fmt: skip
DIRECTIONS = _both(
    ("hausse", "baisse"), ("plus tôt", "plus tard"), ("augmenté", "diminué"), ("relève", "abaisse"),
    ("abaissé", "relevé"), ("progressé", "reculé"), ("exportation", "importation"), ("au-dessous", "au-dessus"),
    ("de plus que", "de moins que"), ("rejeté", "adopté"), ("grimpé", "chuté"), ("rachètera", "vendra"),
    ("acheté", "vendu"), ("plus bas", "plus haut"), ("avant", "après"), ("a perdu", "a gagné"),
    ("avait perdu", "avait gagné"), ("s’opposent à", "défendent"), ("interdit", "autorisé"), ("fermer", "ouvrir"),
)  # fmt: skip
