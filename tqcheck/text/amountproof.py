"""Whether two numbers that differ must be meant for one, by their size, their nouns and where they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex
from tqcheck.text.amounts import Amount, Kind, Span, figures
from tqcheck.text.units import is_exact


class Passage(NamedTuple):
    """An aligned pair: its spans in target and source, the paragraph it belongs to, and whether it is trusted."""

    target: Span
    source: Span
    block: int
    trusted: bool
    single: bool  # one sentence on each side


class Side(NamedTuple):
    """One of the two texts: the text, its amounts in order, and what finds the spans of its dates."""

    text: str
    amounts: Sequence[Amount]
    dates: Callable[[int, int], list[Span]]


_SMALL = 10
_APART = 0.2  # of a sentence: how far from each other small numbers may stand that are held against each other
_WORD = regex(r"[^\W\d_]+")
_PHRASE = regex(r"[,;:.()\d]| (?:et|ou|and|or|but|mais|dont|including) ")
_FATES = (
    regex(
        r"\b(?:(?P<dead>tu(?:é\w*|er|ant)|morts?|décès|péri\w*|mourir)|(?P<hurt>bless\w+)"
        r"|(?P<held>arrêt\w+|arrestations?|interpell\w+)|(?P<missing>dispar\w+))\b"
    ),
    regex(
        r"\b(?:(?P<dead>kill\w*|dead|deaths?|died)|(?P<hurt>injur\w+|wound\w+|hurt)"
        r"|(?P<held>arrest\w*|detain\w*)|(?P<missing>missing))\b"
    ),
)
_HEDGE = regex(
    r"(?i)(?<![^\W\d_])(?:environ|près d[e']|presque|quelques?|autour d[e']|plus d[e']|moins d[e']|vers|dépass\w+"
    r"|avoisin\w+|about|around|nearly|almost|some|roughly|approximately|over|more than|less than|under|up to|close to"
    r"|estimated|circa)"
    r"(?: (?:les?|la|des|an?|the))? ?[$£€]?$"
)


def told_apart(target: Side, source: Side, passage: Passage, amount: Amount, other: Amount, alone: bool) -> bool:
    """True where two different numbers must be meant for one: large ones, of one unit, or of one noun."""
    if amount.kind in (Kind.FRACTION, Kind.MULTIPLE):
        return True
    if amount.kind is Kind.VAGUE:
        return passage.single and max(amount.value, other.value) >= 10 * min(amount.value, other.value)
    if _rounded(target.text, amount, source.text, other):
        return False
    if amount.units and other.units:
        return True
    decimal = amount.value != int(amount.value) and other.value != int(other.value)
    if decimal or (amount.value >= _SMALL and other.value >= _SMALL):
        return True
    if same_noun(target.text, amount, source.text, other):
        return True
    if not (alone and passage.single):
        return False
    return abs(place(amount, passage.target) - place(other, passage.source)) <= _APART


def _rounded(text: str, amount: Amount, source: str, other: Amount) -> bool:
    """True where one is the other, rounded: within a tenth, where a word says that it is not exact."""
    one, two = float(amount.value), float(other.value)
    anew = amount.units and one != one // 1 and round(one) == two
    if anew and not is_exact(amount.units):
        return True
    if abs(one - two) > 0.1 * max(one, two) or not (anew or figures(amount) < figures(other)):
        return False
    places = ((text, amount), (source, other))
    return any(_HEDGE.search(each, max(0, at.start - 20), at.start) for each, at in places)


def place(amount: Amount, span: Span) -> float:
    """Where in its passage an amount stands, from 0 to 1."""
    return (amount.start - span[0]) / max(1, span[1] - span[0])


def same_noun(text: str, amount: Amount, source: str, other: Amount) -> bool:
    """True where both numbers count one thing, as a table of nouns, kinship of words and what befell them tell."""
    fates = _fate(text, amount, 0), _fate(source, other, 1)
    if all(fates):
        return fates[0] == fates[1]
    ours = _counted(text, amount)
    theirs = [*_counted(source, other), source[slice(*other.number)].lower()]
    table = _nouns()
    for english in theirs:
        translations = table.get(english, frozenset())
        for french in ours:
            if french in translations or _kin(french, english):
                return True
    return False


def _counted(text: str, amount: Amount) -> list[str]:
    """The first words behind an amount, up to where another phrase begins."""
    stop = _PHRASE.search(text, amount.end, amount.end + 40)
    return [word.lower() for word in _WORD.findall(text, amount.end, stop.start() if stop else amount.end + 40)[:3]]


def _fate(text: str, amount: Amount, side: int) -> str:
    """What befell those that a number counts: told behind it, 15 morts, or else before it, en a blessé 15."""
    fate = _FATES[side]
    start, end = max(0, amount.start - 30), amount.end + 40
    if fate.search(text, start, end) is None:
        return ""
    stop = _PHRASE.search(text, amount.end, end)
    before = start + max((found.end() for found in _PHRASE.finditer(text[start : amount.start])), default=0)
    for low, high in ((amount.end, stop.start() if stop else end), (before, amount.start)):
        found = {each.lastgroup or "" for each in fate.finditer(text, low, high)}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _kin(french: str, english: str) -> bool:
    if len(french) < 5 or len(english) < 5:
        return False
    return _bare(french)[:5] == _bare(english)[:5]


def _bare(word: str) -> str:
    return unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()


@cache
def _nouns() -> dict[str, frozenset[str]]:
    """English nouns that news counts, in both numbers, and their French translations."""
    table: dict[str, frozenset[str]] = {}
    for english, french in rows("counted_nouns.txt"):
        both = frozenset(form for word in french.split() for form in (word, f"{word}s", f"{word}x"))
        for form in english.split():
            for each in (form, f"{form}s", f"{form}es", f"{form[:-1]}ies" if form.endswith("y") else form):
                table[each] = table.get(each, frozenset()) | both
    return table
