"""Functions of persons whose gender the source tells, and where a translation gives them the other one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex

Span = tuple[int, int]


class Told(NamedTuple):
    """A function in an English passage: its noun, the gender of the person, and the span that tells it."""

    noun: str
    gender: str
    span: Span


class Function(NamedTuple):
    """A function in French, in both genders."""

    masculine: str
    feminine: str


# who speaks and acts for others, so that "she" behind them may be another person
_FOR_OTHERS = frozenset(
    "judge justice lawyer attorney barrister solicitor prosecutor officer investigator detective doctor surgeon nurse"
    " psychiatrist psychologist journalist reporter teacher manager adviser aide assistant deputy leader columnist"
    " editor magistrate commissioner colleague expert owner host presenter anchor interpreter translator head chief"
    " worker driver employee resident dentist vet".split()
)
_OWN = (
    "career|work|tour|album|record|debut|retirement|resignation|comeback|husband|wife|title|candidacy|campaign"
    "|research|findings|experiments?|novel|book|memoirs?|film|performance|own|maiden|personal best|teammates|training"
)
_OTHERS = regex(
    r"(?i)\b(?:man|woman|men|women|girl|boy|girls|boys|victim|suspect|defendant|client|patient|daughter|son|sister|brother"
    r"|mother-in-law|niece|nephew|actress|queen|king|princess|prince|bride|widow|widower|nun|lady|child|baby|teenager"
    r"|accused|plaintiff|lover|girlfriend|boyfriend|friend|witness|everyone|anyone|someone|somebody|whoever)\b"
)
_PRONOUN = regex(r"(?i)\b(?:she|her|hers|herself|he|him|his|himself)\b")
_MALE = regex(r"(?i)\b(?:he|his|himself|father|dad|grandfather|mr)\b")
_NAME = r"(?: (?:[A-Z][\w'-]+|von|van|der|den|de|da|di|del|la|bin)){1,5}"


@cache
def functions() -> dict[str, tuple[Function, ...]]:
    """The French functions under each English noun."""
    table: dict[str, tuple[Function, ...]] = {}
    for masculine, feminine, english in rows("gendered_functions.txt"):
        for noun in english.split():
            table[noun] = (*table.get(noun, ()), Function(masculine, feminine))
    return table


@cache
def french_nouns() -> frozenset[str]:
    """The French words that name one of the functions."""
    return frozenset(form for each in functions().values() for function in each for form in function)


@cache
def _noun() -> re.Pattern[str]:
    return regex(
        rf"(?i)\b(?:{'|'.join(sorted(functions(), key=len, reverse=True))}|doctor|physician|professor|writer)\b"
    )


_APPOSED = regex(
    rf"(?:{_NAME})?, (?:\d+, )?(?:now )?(?:an? )?(?:\w+ ){{0,2}}(?:mother|mum|mom|grandmother|father|dad)[ -]of\b"
    rf"|, (?:Ms|Mrs|Miss|Mr)\b\.?{_NAME}"
    rf"|(?:{_NAME})?,? who (?:\w+ ){{0,2}}(?:gave birth|is pregnant|was pregnant)"
)
_BOUND = regex(
    r"[^.;\"“”]{0,80}?\b(?:she and her husband|he and his wife|herself|himself)\b"
    rf"|(?: [^ .;\"“”]+){{1,6}}? (?:her|his) (?:{_OWN})\b"
    r"| (?:was|were|is|has been) [^.;\"“”]{1,50}? (?:after|when|because|while|as|before|until) s?he\b"
)
_SAID = regex(
    rf"(?:,?{_NAME},?)? (?:said|says|added|explained|wrote|recalled|admitted|acknowledged|revealed|announced"
    r"|tweeted|posted)"
    r"(?: \w+day| that){0,2} (?:she|he)\b"
)
_TITLE = regex(rf"(?:Ms|Mrs|Miss|Mr)\b\.?{_NAME}, (?:the|an?) (?:[\w'-]+ ){{0,3}}$")


def told(source: str) -> Told | None:
    """The only person of a passage that has a function, where something that must belong to it tells the gender."""
    nouns = list(_noun().finditer(source))
    if len(nouns) != 1 or _OTHERS.search(source) is not None:
        return None
    noun = nouns[0]
    title = _TITLE.search(source, max(0, noun.start() - 80), noun.start())
    found = title or _APPOSED.match(source, noun.end())
    before = _PRONOUN.search(source, 0, noun.start())
    if found is None and before is None:
        found = _BOUND.match(source, noun.end())
        if found is None and noun[0].lower() not in _FOR_OTHERS:
            found = _SAID.match(source, noun.end())
    if found is None:
        return None
    gender = "m" if _MALE.search(found[0]) is not None else "f"
    return Told(noun[0].lower(), gender, found.span())


def contradicted(target: str, noun: str, gender: str) -> Iterator[Span]:
    """Where a French passage gives the function of an English noun the gender that it has not."""
    for function in functions().get(noun, ()):
        wrong, right = function if gender == "f" else function[::-1]
        if wrong == right or _has(target, right) is None:
            yield from (found.span() for found in _phrase(wrong, right, gender).finditer(target))


def parent(target: str, gender: str) -> Iterator[Span]:
    """A masculine function that is told to be a mother, or a feminine one a father."""
    for found in _PARENTS[gender].finditer(target):
        noun, elided = found["noun"], found["person"].endswith("'" + found["noun"])
        if noun not in _EITHER and (noun in _forms(gender) if elided or gender == "m" else noun not in _forms("m")):
            yield found.span("person")


@cache
def _forms(gender: str) -> frozenset[str]:
    """The nouns that are wrong for a person of a gender by themselves."""
    pairs = {each for some in functions().values() for each in some if each.feminine != each.masculine}
    return frozenset(each.masculine if gender == "f" else each.feminine for each in pairs)


def _has(target: str, word: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){word}s?(?!\w)", target)


@cache
def _phrase(wrong: str, right: str, gender: str) -> re.Pattern[str]:
    """The determiner and the noun; where both genders have one noun, the determiner must tell."""
    adjectives = r"(?:(?:ancien|ancienne|jeune|nouveau|nouvelle|célèbre|actuel|actuelle) )?"
    determiner = r"[Ll]e|[Uu]n|[Cc]et?|[Dd]u|[Aa]u" if gender == "f" else r"[Ll]a|[Uu]ne|[Cc]ette"
    elided = "" if wrong == right else "|[Ll]'"
    return regex(
        rf"(?<![\w'-])(?<!Mme )(?<!M\. )(?:(?:{determiner}) {adjectives}{elided}){wrong}(?![\w-])(?! d'État\b)"
    )


_EITHER = frozenset("témoin mannequin otage ministre maire chef bébé génie tyran".split())
_PARENTS = {
    "f": regex(
        r"(?<![\w'-])(?<!Mme )(?P<person>(?:(?:[Ll]e|[Uu]n|[Cc]et?) (?:ancien |jeune |nouveau )?|[Ll]')"
        r"(?P<noun>[a-zà-ÿ-]{4,}))(?: [a-zà-ÿ'-]+){0,2}(?: [A-ZÉÈ][\w'-]+){0,3}"
        r", (?:une )?(?:jeune )?mère (?:de|d')"
    ),
    "m": regex(
        r"(?<![\w'-])(?<!M\. )(?P<person>(?:(?:[Ll]a|[Uu]ne|[Cc]ette) (?:ancienne |jeune |nouvelle )?|[Ll]')"
        r"(?P<noun>[a-zà-ÿ-]{4,}))(?: [a-zà-ÿ'-]+){0,2}(?: [A-ZÉÈ][\w'-]+){0,3}, (?:un )?(?:jeune )?père (?:de|d')"
    ),
}  # fmt: skip
