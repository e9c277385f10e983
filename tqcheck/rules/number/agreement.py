"""NUM_AGREE."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.article import Article
from tqcheck.lexicon.quantities import is_counted, is_measure
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.numerals import value
from tqcheck.text.tokens import word_start

_DIGIT = "deux|trois|quatre|cinq|six|sept|huit|neuf"
_NUMBER = rf"{_DIGIT}|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|septante|nonante|cents?|mille"
_COMPOUND = rf"(?:(?:{_NUMBER}|quatre-vingts?)(?:-et-une?)?)(?:[- ](?:{_NUMBER})){{0,6}}"
_UNITS = "euro|dollar|rouble|franc|jour|an|heure|minute|seconde|kilomètre|mètre|degré|litre|tonne|hectare"
_NOUNS = frozenset(("million", "millions", "milliard", "milliards", *_UNITS.split("|")))
_NOUN = regex(rf"(?<= )(?P<noun>(?P<scale>(?:million|milliard)s?)|{_UNITS})\b(?![-'])")
_PLURALS = frozenset(noun for noun in _NOUNS if noun.endswith("s"))
_SINGULARS = _NOUNS - _PLURALS
_ONES = frozenset(("un", "une", "zéro"))
_LOOK = 60  # code points in front of a noun in which its number stands
_DIGITS = r"\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_BEFORE = regex(
    rf"(?<![\w.,:/°-])(?<!\d )(?:(?P<number>{_DIGITS})|(?P<none>[Zz]éro|[Uu]n)"
    rf"|(?i:(?P<words>{_COMPOUND}|(?:vingt|trente|quarante|cinquante|soixante) et un)|(?P<vague>quelques|plusieurs)))$"
)
_LAST_WORDS = frozenset(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante"
    " cinquante soixante septante nonante cent cents mille zéro un une quelques plusieurs".split()
)
_EIGHTY = regex(r"(?<=-)(?P<number>vingt)(?P<plural>s?)(?P<joint>[ -])(?P<next>[^\W\d_]+)")
_HUNDREDS = regex(r"(?<=[ -])(?P<number>cent)(?P<plural>s?)(?P<joint>[ -])(?P<next>[^\W\d_]+)")
_MULTIPLE = regex(rf"(?<![\w-])(?i:quatre(?=-)|{_DIGIT})[ -]$")
_FOUR = regex(r"(?<![\w-])[Qq]uatre-$")
_THOUSANDS = regex(r"(?<= )milles (?P<next>[^\W\d_]+)")
_RANKED = regex(r"(?i)\b(?:années?|an|page|numéro|n°|article|chapitre|mille|lot|chambre) (?:mille )?$")
_CARDINAL = frozenset(
    "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize mille".split()
)

_Slip = tuple[int, int, int, int, str]  # the span, and the edit


def _number_before(text: str, noun: int) -> re.Match[str] | None:
    """The number that stands before the space in front of a noun."""
    start = word_start(text, noun - 1)
    if not text[noun - 2 : noun - 1].isdigit() and text[start : noun - 1].lower() not in _LAST_WORDS:
        return None
    return _BEFORE.search(text, max(0, noun - _LOOK), noun - 1)


def _scales(article: Article) -> Iterator[_Slip]:
    """Million, milliard and units, which take an s from two on."""
    text = article.text
    for start in article.where(_NOUNS):
        found = _NOUN.match(text, start)
        number = _number_before(text, start) if found else None
        if found is None or number is None or _is_clock(text, number.start(), found):
            continue
        amount = value(number["number"]) if number["number"] else 0 if number["none"] else 2
        plural = found["noun"].endswith("s")
        if plural and amount < 2:
            yield number.start(), found.end(), found.end() - 1, found.end(), ""
        elif not plural and 2 <= amount < 1_000_000 and (found["scale"] or not number["vague"]):
            yield number.start(), found.end(), found.end(), found.end(), "s"


def _is_clock(text: str, start: int, found: re.Match[str]) -> bool:
    """True for the hour of a place: 19 h 30 heure locale."""
    return found["noun"] in ("heure", "minute") and (
        text[max(0, start - 2) : start].strip() == "h" or text.startswith(" locale", found.end())
    )


def _hundreds(article: Article) -> Iterator[_Slip]:
    """Vingt and cent, which take an s before a noun and lose it before a number."""
    text = article.text
    for start in article.where(frozenset(("vingt", "vingts", "cent", "cents"))):
        found = _EIGHTY.match(text, start) or _HUNDREDS.match(text, start)
        if found is None:
            continue
        times = (_FOUR if found["number"] == "vingt" else _MULTIPLE).search(text, max(0, start - 8), start)
        spot, following = found.end("plural"), found["next"].lower()
        if times is None or following == "milles":
            continue
        if found["plural"]:
            if following in _CARDINAL or (found["joint"] == "-" and following != "et"):
                yield times.start(), found.end(), spot - 1, spot, ""
            continue
        ranked = _RANKED.search(text, max(0, times.start() - 20), times.start())
        if found["joint"] == " " and following not in _CARDINAL and _is_plural(following) and not ranked:
            yield times.start(), found.end(), spot, spot, "s"


def _is_plural(word: str) -> bool:
    return word in ("millions", "milliards") or is_counted(word) or (is_measure(word) and word.endswith("s"))


def _thousands(article: Article) -> Iterator[_Slip]:
    """Mille, which never takes an s but as a unit of the sea."""
    text = article.text
    for start in article.where(frozenset(("milles",))):
        found = _THOUSANDS.match(text, start)
        number = _number_before(text, start) if found else None
        if found is None or number is None or not number["words"] or not is_counted(found["next"]):
            continue
        if found["next"] not in ("nautiques", "marins", "carrés", "romains", "anglais"):
            end = found.start("next") - 1
            yield number.start(), end, end - 1, end, ""


def _is_less_than_two(word: str) -> bool:
    return word.isdecimal() and float(word) < 2


def _is_more(word: str) -> bool:
    return word.isdecimal() and (float(word) >= 2 or len(word) == 3)  # 000 ends many thousands


@rule(
    "NUM_AGREE",
    "Number–noun agreement",
    Category.GRAMMAR,
    Severity.MINOR,
    title_fr="Accord du nom avec le nombre",
    explanation_fr="Un nombre inférieur à deux accompagne un pluriel, ou un plus grand un singulier ; vingt, cent ou mille s’accordent mal.\n\n"
    "Le français compte le pluriel à partir de deux ; vingt et cent prennent un s quand seul un nom les suit, mille jamais.",
    rows=(
        (_is_less_than_two, _PLURALS),
        (_is_less_than_two, str.isdecimal, _PLURALS),
        (_is_more, _SINGULARS),
        (_is_more, str.isdecimal, _SINGULARS),
        (_LAST_WORDS - _ONES, _SINGULARS),
        (frozenset(("et",)), _ONES, _SINGULARS),
        (_ONES, _PLURALS),
        (frozenset(("quatre",)), frozenset(("vingt", "vingts"))),
        (frozenset(_DIGIT.split("|")), frozenset(("cent", "cents"))),
        (_LAST_WORDS, frozenset(("milles",))),
    ),
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
    for start, end, left, right, ending in (*_scales(article), *_hundreds(article), *_thousands(article)):
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
