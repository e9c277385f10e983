"""NUM_THOUSANDS."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.lexicon.quantities import is_counted, is_currency
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.digits import begins_groups
from tqcheck.text.numerals import french

_NUMBER = regex(r"(?<![\w.,:/'§])(?<!\w-)([1-9]\d{0,2})((?:,\d{3})+)(\.\d+)?(?!\w|[.,:/-]\d)")
_AFTER = regex(r" (?:(?:de |d'|des )(?:(?:ces|ses|leurs|nos|vos) )?)?(?P<word>[^\W\d_][\w²³-]*)|\s?(?P<sign>[€$£])")
_RANGE = regex(r" (?:à|et|ou|voire|contre) (?:de |d')?|[-–]")
_RATE = regex(
    r"(?: (?:le|la|l'|par|au|à la|du|de la) ?|\s?/ ?)(?:litre|l|kilo|kg|kilogramme|quintal|tonne|kWh|MWh|mégawattheure|kilowattheure|mètre|m|m²|m³"
    r"|gallon|baril|once|gramme|boisseau|livre|action|titre|unité|minute|kilomètre|km)\b"
)
_EXCHANGE = regex(
    r"(?i)\b(?:change|cours|cotait|cote|parité|devises?|actions?|titres?|clôtur\w+|séance|bourse|brent|baril|once|s'échang\w+|valait|vaut|contre)\b"
)
_SYMBOLS = frozenset(("km", "km²", "m²", "m³", "ha", "kg", "t", "MW", "GW", "kWh", "MWh"))
_FINE = regex(
    r"(?i)\b(?:marathon|semi|cours(?:e|es|ir)\b|coureu|couru|parcours\b|circuit|étape|piste|boucle|chrono|trail|nag|triathlon|épreuve|dénivelé"
    r"|pont|bébé|nouveau-né|naissance|né\b|née\b|poids|pès|pes(?:er|ait)|balance|prématuré|catégorie)"
)
# Units of which a fraction in thousandths is not written with two final zeros.
_UNITS = frozenset(
    "hectares mètres kilomètres tonnes barils mégawatts gigawatts kilowatts litres kilos kilogrammes acres miles gallons"
    " watts ans années jours heures minutes semaines mois pieds".split()
)


def _is_rate(article: Article, offset: int) -> bool:
    """True in a sentence about exchange rates, which have three decimals."""
    sentence = article.sentence_at(offset)
    return sentence is not None and article.tells(_EXCHANGE, sentence)


def _is_fine(article: Article, offset: int) -> bool:
    """True in a sentence about a race or a birth, in which metres and grams are told."""
    sentence = article.sentence_at(offset)
    return sentence is not None and article.tells(_FINE, sentence)


def _is_grouped(article: Article, found: re.Match[str]) -> bool:
    """True where the comma cannot be a decimal one: more groups, or something counted one by one."""
    if len(found[2]) > 4 or found[3]:
        return True
    after = _AFTER.match(article.text, found.end())
    if after is None:
        return False
    word = after["word"] or ""
    if word == "entre" and article.text[after.start("word") - 1] == "'":
        return True
    zeros = found[2].endswith("00")
    if after["sign"] or is_currency(word):
        if _RATE.match(article.text, after.end()) or (word and not word.endswith(("s", "x", "i"))):
            return False
        if found[2].endswith("000"):
            return True
        return (zeros or len(found[1]) > 1) and not _is_rate(article, found.start())
    if word in _UNITS:
        if len(found[1]) + found[2].endswith("000") < 3 and _is_fine(article, found.start()):
            return False
        return zeros or (len(found[1]) > 1 and found[2].endswith("0"))
    if word in ("millions", "milliards"):
        return zeros
    if word in _SYMBOLS:
        return zeros and len(found[1]) > 1
    if word[0].isupper():
        return word.endswith("s") and word[1:].islower()
    return is_counted(word) or (word == "enfants" and not article.text.startswith(" par ", after.end()))


def _opens_range(article: Article, found: re.Match[str]) -> bool:
    """True where the number opens a range of which the second is grouped: de 12,000 à 15,000 personnes."""
    link = _RANGE.match(article.text, found.end())
    following = _NUMBER.match(article.text, link.end()) if link else None
    return following is not None and _is_grouped(article, following)


def _is_group(word: str) -> bool:
    return len(word) == 3 and word.isdecimal()


@rule(
    "NUM_THOUSANDS",
    "English thousands comma",
    Category.LOCALE_NUMBER,
    Severity.MAJOR,
    title_fr="Virgule des milliers à l’anglaise",
    explanation_fr="Une virgule sépare les milliers, que le lecteur français prend pour des décimales.\n\n"
    "Douze mille devient douze. Seuls le prouvent ce qui se compte à l’unité, un second groupe ou un nombre rond devant une unité : taux, poids et temps peuvent avoir trois décimales.",
    gaps=r"^,$",
    rows=((begins_groups, _is_group),),
    bad=[
        Bad("La marche a réuni ⟦14,000⟧ manifestants.",
            fixed="La marche a réuni 14\N{NARROW NO-BREAK SPACE}000 manifestants."),
        Bad("Le pays compte ⟦2,310,000⟧ électeurs.",
            fixed="Le pays compte 2\N{NARROW NO-BREAK SPACE}310\N{NARROW NO-BREAK SPACE}000 électeurs."),
        Bad("Environ ⟦3,250⟧ de ces logements sont vides, sur 41 000.",
            fixed="Environ 3 250 de ces logements sont vides, sur 41 000."),
        Bad("La forêt brûlée couvre ⟦6,300⟧ hectares.", fixed="La forêt brûlée couvre 6\N{NARROW NO-BREAK SPACE}300 hectares."),
        Bad("La prime est de ⟦1,500⟧ euros.", fixed="La prime est de 1\N{NARROW NO-BREAK SPACE}500 euros."),
    ],
    good=[
        Good("L’euro s’échange à 1,092 dollar, le gazole à 1,845 euro le litre."),
        Good("Le boson a une masse de 125,350 GeV ; la nageuse a gagné en 9,863 secondes."),
        Good("Le lot de 3,250 tonnes est parti ; le taux est de 2,125 %."),
        Good("Le kilowattheure vaut 0,174 euro, l’essence 2,100 euros le litre."),
        Good("Le déficit s’établit à 2,875 milliards d’euros, contre 3,125 millions en 1960."),
        Good("Les nos 12,000 et 12,001 ont été tirés."),
        Good("La cote est de 1,250 contre 3,400."),
    ],
)  # fmt: skip
def english_thousands(article: Article) -> Findings:
    """A comma groups the thousands, which a French reader takes for decimals.

    Twelve thousand becomes twelve. Only what is counted one by one, a second group or round figures before a unit prove
    it: rates, weights and times may have three decimals.
    """
    for found in article.at_digits(_NUMBER, before=","):
        if article.masked(found.start(), found.end()):
            continue
        if not _is_grouped(article, found) and not _opens_range(article, found):
            continue
        right = french(found[0], article.numbers.thousands)
        yield Finding(
            found.start(),
            found.end(),
            f"La virgule sépare ici les milliers à l’anglaise : « {right} ».",
            f"The comma groups thousands here, the English way: “{right}”.",
            (Edit(found.start(), found.end(), right),),
            0.96,
            safe=True,
        )
