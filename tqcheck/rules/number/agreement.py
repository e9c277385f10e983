"""NUM_AGREE."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.article import Article
from tqcheck.lexicon.quantities import is_counted, is_measure
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.numerals import value

_DIGIT = "deux|trois|quatre|cinq|six|sept|huit|neuf"
_NUMBER = rf"{_DIGIT}|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|septante|nonante|cents?|mille"
_COMPOUND = rf"(?:(?:{_NUMBER}|quatre-vingts?)(?:-et-une?)?)(?:[- ](?:{_NUMBER}))*"
_DIGITS = r"\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:,\d+)?"
# 1,5 millions; 0,8 milliards; 1 millions
_BELOW_TWO = re.compile(
    r"(?<![\w.,:/-])(?<!\d )(?P<number>[01](?:,\d+)?|[Zz]éro|[Uu]n) (?P<noun>(?:million|milliard)s)\b(?!-)"
)
# deux million; 3,2 milliard; plusieurs million
_TWO_OR_MORE = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<number>{_DIGITS})|(?i:{_COMPOUND}|vingt et un|trente et un|quelques|plusieurs)) (?P<noun>million|milliard)\b(?!-)"
)
_UNITS = "euro|dollar|rouble|franc|jour|an|heure|minute|seconde|kilomètre|mètre|degré|litre|tonne|hectare"
_UNIT = re.compile(
    rf"(?<![\w.,:/°-])(?:(?P<number>\d{{1,3}}(?: \d{{3}})*(?:,\d+)?)|(?i:{_DIGIT}|dix|vingt|trente|cent)) (?P<noun>{_UNITS})\b(?![-'])"
)
_EIGHTY = re.compile(r"\b(?P<number>[Qq]uatre-vingt)(?P<plural>s?)(?P<joint>[ -])(?P<next>[^\W\d_]+)")
_HUNDREDS = re.compile(rf"(?<![\w-])(?P<number>(?i:{_DIGIT})[- ]cent)(?P<plural>s?)(?P<joint>[ -])(?P<next>[^\W\d_]+)")
_THOUSANDS = re.compile(rf"(?<![\w-])(?P<number>(?i:{_COMPOUND})) (?P<noun>milles) (?P<next>[^\W\d_]+)")
_RANKED = re.compile(r"(?i)\b(?:années?|an|page|numéro|n°|article|chapitre|mille|lot|chambre) (?:mille )?$")
_CARDINAL = frozenset(
    "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize mille".split()
)

_Slip = tuple[int, int, int, int, str]  # the span, and the edit


def _scales(text: str) -> Iterator[_Slip]:
    for found in _BELOW_TWO.finditer(text):
        yield found.start(), found.end(), found.end() - 1, found.end(), ""
    for found in _TWO_OR_MORE.finditer(text):
        if found["number"] is None or value(found["number"]) >= 2:
            yield found.start(), found.end(), found.end(), found.end(), "s"
    for found in _UNIT.finditer(text):
        number = found["number"]
        if (number is None or 2 <= value(number) < 1_000_000) and not _is_clock(text, found):
            yield found.start(), found.end(), found.end(), found.end(), "s"


def _is_clock(text: str, found: re.Match[str]) -> bool:
    """True for the hour of a place, 19 h 30 heure locale, and for other names of the hour."""
    before = text[max(0, found.start() - 3) : found.start()]
    return found["noun"] in ("heure", "minute") and (
        before.endswith(("h ", "h")) or text.startswith(" locale", found.end())
    )


def _hundreds(text: str) -> Iterator[_Slip]:
    """Vingt and cent, which take an s before a noun and lose it before a number."""
    for pattern in (_EIGHTY, _HUNDREDS):
        for found in pattern.finditer(text):
            following = found["next"].lower()
            noun = (
                following in ("millions", "milliards")
                or is_counted(following)
                or (is_measure(following) and following[-1] == "s")
            )
            spot = found.end("plural")
            if found["plural"] and (following in _CARDINAL or (found["joint"] == "-" and following != "et")):
                yield found.start(), found.end(), spot - 1, spot, ""
            elif (
                found["plural"] or found["joint"] != " " or not noun or following in _CARDINAL or following == "milles"
            ):
                continue
            elif _RANKED.search(text, max(0, found.start() - 20), found.start()) is None:
                yield found.start(), found.end(), spot, spot, "s"


def _thousands(text: str) -> Iterator[_Slip]:
    for found in _THOUSANDS.finditer(text):
        if is_counted(found["next"]) and found["next"] not in ("nautiques", "marins", "carrés", "romains", "anglais"):
            yield found.start(), found.end("noun"), found.end("noun") - 1, found.end("noun"), ""


@rule(
    "NUM_AGREE",
    "Number–noun agreement",
    Category.GRAMMAR,
    Severity.MINOR,
    trigger=rf"\b(?:millions?|milliards?|milles|(?i:quatre-vingts?)|cents?|{_UNITS})\b",
    bad=[
        Bad("Le pont a coûté ⟦1,8 millions⟧ d’euros.", fixed="Le pont a coûté 1,8 million d’euros."),
        Bad("Le lac perd ⟦trois milliard⟧ de litres par an.", fixed="Le lac perd trois milliards de litres par an."),
        Bad("La dette vaut ⟦4,6 milliard⟧ de dollars.", fixed="La dette vaut 4,6 milliards de dollars."),
        Bad("Près de ⟦quatre-vingt familles⟧ attendent.", fixed="Près de quatre-vingts familles attendent."),
        Bad("Environ ⟦deux cent familles⟧ attendent.", fixed="Environ deux cents familles attendent."),
        Bad("Ils étaient ⟦quatre-vingts-deux⟧ à bord.", fixed="Ils étaient quatre-vingt-deux à bord."),
        Bad("Il a fallu ⟦dix milles⟧ soldats.", fixed="Il a fallu dix mille soldats."),
        Bad("Le ticket vaut ⟦12 euro⟧.", fixed="Le ticket vaut 12 euros."),
    ],
    good=[
        Good("Il manque 1,9 million d’euros, 0,4 milliard de francs, un million de voix et deux millions de doses."),
        Good("Dans les années quatre-vingt, à la page quatre-vingt, quatre-vingt mille lecteurs et quatre-vingt-deux titres."),
        Good("Deux cents millions, deux cent mille et deux cent trois personnes."),
        Good("Le navire est à douze milles nautiques, à cinq milles des côtes."),
        Good("L’Euro 2024."),
        Good("La deux-millionième voiture et le quatre-vingtième passager."),
        Good("Il a vécu 1 an, 1 jour et 1,5 heure."),
    ],
)  # fmt: skip
def number_agreement(article: Article) -> Findings:
    """A number below two stands with a plural, or a larger one with a singular; vingt, cent or mille agree wrongly.

    French counts a plural from two on; vingt and cent take an s where nothing but a noun follows, mille never does.
    """
    text = article.text
    for start, end, left, right, ending in (*_scales(text), *_hundreds(text), *_thousands(text)):
        mended = text[start:left] + ending + text[right:end]
        yield Finding(
            start,
            end,
            f"Le nombre et ce qu’il compte ne s’accordent pas : « {mended} ».",
            f"The number and what it counts do not agree: “{mended}”.",
            (Edit(left, right, ending),),
            0.95,
            safe=True,
        )
