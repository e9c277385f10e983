"""NUM_UNIT."""

from __future__ import annotations

import math
import re

from tqcheck.article import Article, Sentence
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.numerals import french, value

# Unit: the factor, the metric unit in the singular and in the plural.
_METRIC: dict[str, tuple[float, str, str]] = {
    "mile": (1.609344, "kilomètre", "kilomètres"),
    "mph": (1.609344, "km/h", "km/h"),
    "foot": (0.3048, "mètre", "mètres"),
    "yard": (0.9144, "mètre", "mètres"),
    "inch": (2.54, "centimètre", "centimètres"),
    "pound": (0.45359237, "kilo", "kilos"),
    "ounce": (28.349523, "gramme", "grammes"),
    "gallon": (3.785412, "litre", "litres"),
    "acre": (0.40468564, "hectare", "hectares"),
}
_NAMES = {
    "mi": "mile", "mile": "mile", "miles": "mile", "mph": "mph", "miles à l'heure": "mph", "miles par heure": "mph",
    "miles/h": "mph", "miles carrés": "square mile", "feet": "foot", "foot": "foot", "ft": "foot", "yards": "yard", "yard": "yard",
    "inches": "inch", "inch": "inch", "pounds": "pound", "pound": "pound", "lbs": "pound", "lb": "pound", "ounces": "ounce",
    "ounce": "ounce", "oz": "ounce", "gallons": "gallon", "gallon": "gallon", "acres": "acre", "acre": "acre",
}  # fmt: skip
_WORDS = frozenset(name.split()[0].split("/")[0] for name in _NAMES) | {"lbs", "fahrenheit", "f"}
_UNIT = regex(
    r"(?<![\w.,:/$€£-])(?<!\d )(?P<number>\d{1,3}(?:[ ,]\d{3})+|\d+(?:[.,]\d{1,2})?)(?P<scale> millions?| milliards?)?"
    r"(?: d'| de)?(?:"
    r"(?P<space>[ -]?)(?P<unit>miles à l'heure|miles par heure|miles/h|miles carrés|miles?|mph|feet|foot|ft|yards?|inch(?:es)?"
    r"|pounds?|lbs?|ounces?|oz|gallons?|acres?)\b|"
    r" ?(?P<heat>degrés? Fahrenheit|degrés? F|°F|degrees Fahrenheit|° Fahrenheit)\b)(?!-)"
)
_FIGURES = regex(r"^\d+")
_IS_METRIC = regex(
    r"\d ?(?:km²?|m²?|cm|mm|kg|g|l|ha|°C|km/h)\b|\d ?°C|\b(?:kilomètres?|mètres?|centimètres?|kilos?|kilogrammes?|grammes?|litres?"
    r"|hectares?|Celsius|mètres? carrés?)\b"
)
# Air miles, sea miles, races and other things that are named in miles or acres.
_NAMED_AFTER = regex(
    r" (?:nautiques?|marins?|aériens|Flying|de (?!la |le |l'|long|large|haut|profond|distance|diamètre)[A-ZÀ-ÞŒŸ]|de bonus|offerts?|cumulés"
    r"|sterling|par euro|gratuits|[A-Z])"
)
_NAMED_BEFORE = regex(
    r"(?i)(?:\b(?:course|marathon|trail|épreuve|marche|les|programme|film|cagnotte|carte|bonus|prime)(?: de| des| du)? $)"
)
_PRICED = regex(r"(?i)\b(?:coût|prix|pay|salaire|vend|vente|dépens|factur|loyer|amende|achet|budget|sterling)")
_FIELD = regex(
    r"(?i)\b(?:touchdowns?|passes?|NFL|quarterback|football|golf|parcours|trous?|birdie|courses?|receveur|porteur)\b"
)
_LOYALTY = regex(
    r"(?i)\b(?:gagn|cumul|fidéli|bonus|récompense|points|échang|(?:perd|dépens|accumul|engrang|offr|offert|convert|crédit)\w*(?: [\w.-]+){0,3} miles|cagnotte|surclassement|billets?\b|rapport(?:e|era)|agence de voyage|passagers)"
)


def _is_named(text: str, found: re.Match[str]) -> bool:
    """True for a race, air miles and other things named by their unit; what lies “à 30 miles de Tampa” is measured."""
    after = _NAMED_AFTER.match(text, found.end())
    return after is not None and not (text.endswith("à ", 0, found.start()) and after[0].startswith(" de "))


_MOST = 1e15  # a greater number is none that anybody measures


def _rounded(amount: float) -> str:
    """Two significant figures, as a press conversion has."""
    if amount < 10:
        whole = round(amount)
        near = whole and abs(whole - amount) < 0.03 * amount
        return str(whole) if near else f"{amount:.1f}".removesuffix(".0").replace(".", ",")
    step = 10 ** (math.floor(math.log10(amount)) - 1)
    return str(round(amount / step) * step)


def _mend(article: Article, sentence: Sentence, found: re.Match[str]) -> str | None:
    """The quantity in metric units, rounded; None where the number is not certain."""
    style = article.numbers
    number = value(french(found["number"], " "))
    if number > _MOST:
        return None
    if found["heat"]:
        celsius = round((number - 32) / 1.8)
        return f"{celsius}{style.unit}degré{'s' if abs(celsius) >= 2 else ''} Celsius"
    unit = _NAMES[found["unit"]]
    if unit not in _METRIC or number == 0:
        return None
    if unit == "pound" and article.tells(_PRICED, sentence):
        return f"{found['number']}{style.unit}livre{'s' if number >= 2 else ''}"
    factor, one, many = _METRIC[unit]
    amount = _rounded(number * factor)
    if found["scale"]:
        plural = "s" if value(amount) >= 2 else ""
        of = "d'" if many[0] == "h" else "de "
        return f"{amount}{style.unit}{found['scale'].strip().removesuffix('s')}{plural} {of}{many}"
    return f"{french(amount, style.thousands)}{style.unit}{many if value(amount) >= 2 else one}"


_SCALES = frozenset("million millions milliard milliards".split())
_OF = frozenset(("de", "d"))


def _is_glued(word: str) -> bool:
    """True for 30mph."""
    return word[0].isdecimal() and _FIGURES.sub("", word).lower() in _WORDS


@rule(
    "NUM_UNIT",
    "Imperial unit left unconverted or untranslated",
    Category.LOCALE_UNITS,
    Severity.MINOR,
    title_fr="Unité anglo-saxonne non convertie ou non traduite",
    explanation_fr="Une quantité est en miles, livres, gallons, acres ou degrés Fahrenheit, sans sa valeur métrique.\n\n"
    "Les lecteurs français mesurent en unités métriques. Une phrase qui donne aussi la valeur métrique est laissée.",
    tier=Tier.B,
    test=_is_glued,
    rows=(
        (str.isdecimal, _WORDS),
        (str.isdecimal, _OF, _WORDS),
        (_SCALES, _WORDS),
        (_SCALES, _OF, _WORDS),
        (frozenset(("degré", "degrés", "degrees")), frozenset(("f", "fahrenheit"))),
    ),
    any_of=True,
    outranks=["ENG_WORD", "LEX_NONWORD", "NUM_THOUSANDS", "NUM_DECIMAL"],
    bad=[
        Bad("Le village est à ⟦30 miles⟧ de la frontière.",
            fixed="Le village est à 48\N{NO-BREAK SPACE}kilomètres de la frontière."),
        Bad("Le puits est creusé à ⟦40 miles⟧ de Tulsa.",
            fixed="Le puits est creusé à 64\N{NO-BREAK SPACE}kilomètres de Tulsa."),
        Bad("Le vent souffle à ⟦90 mph⟧ sur la côte.", fixed="Le vent souffle à 140\N{NO-BREAK SPACE}km/h sur la côte."),
        Bad("Le thermomètre affichait ⟦95 degrés Fahrenheit⟧.",
            fixed="Le thermomètre affichait 35\N{NO-BREAK SPACE}degrés Celsius."),
        Bad("Le chien pèse ⟦60 pounds⟧.", fixed="Le chien pèse 27\N{NO-BREAK SPACE}kilos."),
        Bad("L’incendie a détruit ⟦2 000 acres⟧ de pins.", fixed="L’incendie a détruit 810\N{NO-BREAK SPACE}hectares de pins."),
    ],
    good=[
        Good("Le village est à 30 miles (48 km) de la frontière."),
        Good("Le cargo est à 12 miles nautiques du port ; il mesure 289 pieds."),
        Good("Les 20 miles de Houston et la course de 10 miles ont été annulés."),
        Good("Le film « 8 Mile » et le disque de Miles Davis se vendent bien."),
        Good("Le client fidèle cumule 500 miles par vol."),
        Good("Le receveur a gagné 120 yards, dont une passe de 40 yards."),
        Good("Le carburant est vendu 3 dollars le gallon, soit 0,79 dollar le litre."),
    ],
)  # fmt: skip
def imperial_unit(article: Article) -> Findings:
    """A quantity stands in miles, pounds, gallons, acres or degrees Fahrenheit without its metric value.

    French readers measure in metric units. A sentence that also gives the metric value is left.
    """
    glued = "" if article.holds(_WORDS) else "mfyiploga"
    for found in article.at_digits(_UNIT, before=glued):
        sentence = article.sentence_at(found.start())
        if sentence is None or article.masked(found.start(), found.end()):
            continue
        if article.tells(_IS_METRIC, sentence) or _is_named(article.text, found):
            continue
        if found["unit"] in ("yard", "yards") and article.tells(_FIELD, sentence):
            continue
        if found["unit"] in ("mile", "miles") and article.tells(_LOYALTY, sentence):
            continue
        if _NAMED_BEFORE.search(article.text, max(sentence.start, found.start() - 24), found.start()):
            continue
        right = _mend(article, sentence, found)
        yield Finding(
            found.start(),
            found.end(),
            "Unité anglo-saxonne sans équivalent métrique" + (f" : environ {right}." if right else "."),
            "Imperial unit without its metric value" + (f": about {right}." if right else "."),
            (Edit(found.start(), found.end(), right),) if right else (),
            0.86,
        )
