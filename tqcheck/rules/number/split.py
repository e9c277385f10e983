"""NUM_SPLIT."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.article import Article
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.quantities import is_counted, is_currency, is_measure
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.calendar import MONTHS
from tqcheck.text.digits import begins_groups
from tqcheck.text.numerals import group
from tqcheck.text.rows import Rows
from tqcheck.text.running import Running
from tqcheck.text.tokens import tokenise

_MONTH = "|".join(MONTHS)
_SCALE = r"(?:millions?|milliards?)"
# 1. 200 morts, 12. 000 soldats
_GROUP = regex(
    r"(?<![\w.,:/-])(?<!\d )(?P<head>[1-9]\d{0,2})(?P<mark>\. |, ?| ,| \.)(?P<tail>\d{3})(?= (?P<noun>[^\W\d_]+))"
)
# 5, 25 %; 2. 4 milliards; 3 ,7 points
_FRACTION = regex(
    r"(?<![\w.,:/-])(?<!\d )(?<!\d, )(?P<whole>\d{1,3})(?P<mark>, | , ?|\. )(?P<part>\d{1,2})(?!\d)"
    rf"(?=\s?(?:(?P<sign>%|°C?)|pour cent|(?P<scale>{_SCALE})\b|(?P<unit>[^\W\d_]+)))"
)
# 20 27, 202 4, 2 024 where a year must stand
_YEAR = regex(
    r"(?<=[ –-])(?P<year>[12](?:\d{2} \d|\d \d{2}|\d \d \d| \d{3}| \d{2} \d| \d \d{2}| \d \d \d))(?! ?\d|[.,:/-]\d|\w)"
)
_BEFORE_YEAR = regex(
    rf"\b(?:[Ee]n|[Dd]epuis|[Ff]in|[Dd]ébut|[Mm]i-|[Dd]'ici(?: à)?|[Jj]usqu'en|[Ll]'an|[Ll]'année|l'été|l'automne|l'hiver|printemps"
    rf"|(?P<month>{_MONTH})|(?P<of>de|du|pour)) $|(?<![\d-])(?:1[89]|20)\d\d(?:[–-]| et | à | ou | au )$"
)
_DATED = frozenset((*MONTHS, *"en depuis fin début mi ici an année été automne hiver printemps".split()))
_OF = frozenset(("de", "du", "pour"))
_BETWEEN = frozenset(("et", "à", "ou", "au"))
_MARKS = frozenset((". ", ", ", " ,", " .", " , "))
_NOUN = regex(r" ([^\W\d_]+)")
_AFTER_YEAR = regex(
    r" ?(?:[.,;:!?)»…\"-]|$|\n| (?:et|à|ou|pour|par|avec|sur|dans|selon|lors|après|avant|puis|mais|il|elle|le|la|les)\b)"
)
# 1 2 000, 12 00 0
_LOOSE = regex(
    r"(?<![\w.,:/-])(?<!\d )(?:(?P<one>[1-9]) (?P<two>\d) (?P<zeros>000)|(?P<first>[1-9]\d?) (?P<second>\d{1,2}) (?P<third>0{1,2}))(?! ?\d|[.,:/-]\d|\w)"
)
_COUNTED_FROM = regex(
    r"(?i)\b(?:sur|page|articles?|chapitres?|lots?|nos?|n°|groupe|tome|acte|salle|chambre|ligne|ligue|kilomètre|verset|volume|(?:de|entre) \d+ (?:à|et)) $"
)
_LOOK = 200  # code points in which the verb of a sentence is looked for
_TIMES = frozenset("an ans année années mois jour jours semaine semaines heure heures minute minutes".split())
_LINKS = frozenset(("de", "d", "millions", "milliards"))
_ABOUT = regex(
    r"(?i)\b(?:environ|quelque|près de|plus de|moins de|au moins|presque|jusqu'à|autour de|les|des|ces|ses|leurs|nos|aux"
    r"|(?:large|long|haut|profond|distant|épais|vieux|peuplé|riche|fort|composé|doté|équipé|pourvu|plein|âgé)e?s? de"
    r"|(?:prix|poids|distance|hauteur|longueur|largeur|altitude|profondeur|superficie|surface|total|groupe|foule|somme|effectif) de) $"
)
_REACHES = regex(
    r"(?i)\b(?:passe|passé|s'élève|monte|monté|porté|grimpé|grimpe|atteint|compte|fait|tué|blessé|emploie|dépasse|recense|accueille|est)"
    r"(?: à| de)? $"
)
_LIST_MARK = regex(r"(?:^|[\n;:,(])\s*$")


def _goes_on(word: str) -> bool:
    return word[0].isdecimal() and not (len(word) > 3 and word[:4].isdecimal())


_ROWS = Rows((begins_groups, _goes_on))


def _may_be(running: Running, at: int) -> bool:
    """False where a word of figures and the next one are no number that was parted."""
    words, gap = running.words, running.gaps[at + 1]
    if gap != " ":
        return gap in _MARKS
    three = "".join(words[at + 2 : at + 3])
    return (three != "" and not three.strip("0")) or _may_be_year(words, at)


def _may_be_year(words: list[str], at: int) -> bool:
    """False where no year of this time and the last can begin."""
    digits = words[at] + words[at + 1]
    if len(digits) > 4 or not digits.startswith(("18", "19", "20")):
        return False
    *_, further, before = "", "", *(word.lower() for word in words[max(0, at - 2) : at])
    if before in _OF:
        return len(words[at + 1]) < 3
    return before in _DATED or before.isdecimal() or (before in _BETWEEN and (further.isdecimal() or further == "ici"))


def _spots(article: Article) -> list[int]:
    """Where numbers may have been parted."""
    return [running.starts[at] for running in article.running for at in _ROWS.numbers(running) if _may_be(running, at)]


def _at(article: Article, spots: list[int], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return filter(None, (pattern.match(article.text, start) for start in spots))


def _has_verb(article: Article, start: int) -> bool:
    """True where the sentence that would begin at `start` has a word that can only be a finite verb."""
    sentence = article.sentence_at(start)
    if sentence is None:
        return False
    end = min(sentence.end, start + _LOOK)
    return any(_is_verb(token.text.lower()) for token in tokenise(article.text, start, end) if token.kind == "word")


def _is_verb(word: str) -> bool:
    readings = lookup(word)
    return word in ("est", "a", "ont", "sont", "était") or (
        bool(readings) and all(reading.pos == "verb" for reading in readings)
    )


def _groups(article: Article, spots: list[int]) -> Iterator[tuple[int, int, str]]:
    """Thousands parted by a stop or a comma with a space."""
    for found in _at(article, spots, _GROUP):
        if found["mark"] != "," and _is_group(article, found):
            yield found.start(), found.end(), group(found["head"] + found["tail"], article.numbers.thousands)


def _is_group(article: Article, found: re.Match[str]) -> bool:
    """True where one number was parted: three zeros, a number that cannot end a sentence, or nothing said of the second."""
    text, noun = article.text, found["noun"]
    if not (is_counted(noun) or is_measure(noun) or is_currency(noun) or noun in _LINKS):
        return False
    if found["tail"] == "000":
        return True
    if _LIST_MARK.search(text, max(0, found.start() - 3), found.start()) or _COUNTED_FROM.search(
        text, max(0, found.start() - 16), found.start()
    ):
        return False
    if _ABOUT.search(text, max(0, found.start() - 14), found.start()):
        return True
    if found["mark"] == ". " or (
        found["mark"] == ", " and _REACHES.search(text, max(0, found.start() - 16), found.start())
    ):
        return not _has_verb(article, found.start("tail"))
    return False


def _is_fraction(article: Article, found: re.Match[str]) -> bool:
    """True where one number was parted, not two told one after the other: 5, 25 %, but 2, 3 millions."""
    text, unit = article.text, found["unit"]
    if unit in _TIMES:
        return False
    if unit is not None and unit != "pour" and not (is_currency(unit) or (is_measure(unit) and len(unit) > 2)):
        return False
    if re.match(r"(?:\s?%| [^\W\d_]+)? ?(?:,|et|ou) \d", text[found.end() : found.end() + 24]):
        return False
    if _COUNTED_FROM.search(text, max(0, found.start() - 16), found.start()):
        return False
    whole, part = int(found["whole"]), int(found["part"])
    if "." in found["mark"]:
        begins = _LIST_MARK.search(text, max(0, found.start() - 3), found.start()) is not None
        return not begins and not _has_verb(article, found.start("part"))
    if found["mark"].startswith(" "):
        return True
    if found["sign"] or unit == "pour":
        return part != whole + 1 or len(found["part"]) != len(found["whole"])
    return part != whole + 1 and (found["scale"] is not None or part <= whole)


def _fractions(article: Article, spots: list[int]) -> Iterator[tuple[int, int, str]]:
    """Decimals parted from their number by a space."""
    for found in _at(article, spots, _FRACTION):
        if _is_fraction(article, found):
            yield found.start(), found.end(), f"{found['whole']},{found['part']}"


def _years(article: Article, spots: list[int]) -> Iterator[tuple[int, int, str]]:
    """A year with a space in it."""
    text = article.text
    for found in _at(article, spots, _YEAR):
        before = _BEFORE_YEAR.search(text, max(0, found.start() - 20), found.start())
        written = found["year"]
        if before is None or not 1800 <= int(written.replace(" ", "")) <= 2099 or _is_other_number(text, before, found):
            continue
        yield found.start(), found.end(), written.replace(" ", "")


def _is_other_number(text: str, before: re.Match[str], found: re.Match[str]) -> bool:
    """True where the digits may count something: en 2 000 signes, de 20 30 fois."""
    written, following = found["year"], _NOUN.match(text, found.end())
    counts = following is not None and (is_counted(following[1]) or is_measure(following[1]))
    if before["month"]:
        return False
    if written[1] == " " and " " not in written[2:]:  # 2 024, which may be a number like another
        return before["of"] is not None or written == "2 000" or not _AFTER_YEAR.match(text, found.end())
    if before["of"] is not None and written[2] != " ":
        return counts or written[3] != " " or not _AFTER_YEAR.match(text, found.end())
    return counts


def _loose(article: Article, spots: list[int]) -> Iterator[tuple[int, int, str]]:
    """Digits that make no groups of three."""
    for found in _at(article, spots, _LOOSE):
        digits = found[0].replace(" ", "")
        if found["first"] and len(found["second"] + found["third"]) != 3:
            continue
        yield found.start(), found.end(), group(digits, article.numbers.thousands)


@rule(
    "NUM_SPLIT",
    "Broken number",
    Category.NUMBER,
    Severity.MAJOR,
    title_fr="Nombre coupé",
    explanation_fr="Une espace, ou un signe suivi d’une espace, se trouve à l’intérieur d’un nombre.\n\n"
    "Les découpeurs séparent les nombres et les moteurs ne les recollent pas ; le lecteur voit deux nombres, ou la fin d’une phrase.",
    rows=_ROWS.rows,
    outranks=["PUN_MIDSTOP", "PUN_SPACE", "PUN_NOSPACE", "PUN_DOUBLED", "NUM_AGREE", "NUM_THOUSANDS", "TYP"],
    bad=[
        Bad("Le séisme a tué plus de ⟦2. 300⟧ personnes.",
            fixed="Le séisme a tué plus de 2\N{NARROW NO-BREAK SPACE}300 personnes."),
        Bad("L’armée mobilise ⟦40. 000⟧ soldats.", fixed="L’armée mobilise 40\N{NARROW NO-BREAK SPACE}000 soldats."),
        Bad("Le taux directeur passe à ⟦4, 75⟧ %.", fixed="Le taux directeur passe à 4,75 %."),
        Bad("La perte est de ⟦3, 2⟧ milliards de dollars.", fixed="La perte est de 3,2 milliards de dollars."),
        Bad("Le tunnel ouvrira en ⟦20 31⟧.", fixed="Le tunnel ouvrira en 2031."),
        Bad("Le vote aura lieu en mai ⟦2 025⟧ à Riga.", fixed="Le vote aura lieu en mai 2025 à Riga."),
        Bad("Le plan 2024-⟦20 30⟧ est contesté.", fixed="Le plan 2024-2030 est contesté."),
        Bad("Le stade accueille ⟦1 8 000⟧ spectateurs.",
            fixed="Le stade accueille 18 000 spectateurs."),
    ],
    good=[
        Good("Les articles 4, 5 et 6 ; les 3, 4 et 5 juin ; les lots 12, 14 et 20."),
        Good("Le 01 44 55 66 77 et le 0800 12 345 répondent ; code postal 75 008."),
        Good("Une hausse de 5, 10 ou 25 % selon les cas, pour 2, 3 millions de clients."),
        Good("En 2 000 signes, en 12 000 exemplaires ; en 1990, 15 personnes."),
        Good("Lens l’emporte 3 à 1. 200 supporteurs étaient venus. Ils sont partis à 23 h 15."),
        Good("Score : 6 4, 6 3. Le train de 20 h 27 arrive en 20 minutes."),
        Good("Le lot 12. 300 euros sont demandés."),
    ],
)  # fmt: skip
def broken_number(article: Article) -> Findings:
    """A space, or a mark with a space, stands inside a number.

    Tokenisers part numbers, and engines do not join them again; the reader sees two numbers, or the end of a sentence.
    """
    end = 0
    spots = _spots(article)
    slips = sorted(
        (*_groups(article, spots), *_fractions(article, spots), *_years(article, spots), *_loose(article, spots))
    )
    for start, stop, right in slips:
        if start < end or article.masked(start, stop):
            continue
        end = stop
        yield Finding(
            start,
            stop,
            f"Une espace coupe le nombre : « {right} ».",
            f"A space breaks the number: “{right}”.",
            (Edit(start, stop, right),),
            0.92,
        )
