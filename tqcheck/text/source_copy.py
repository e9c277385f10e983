"""Words that a translation has copied from its source: which runs of tokens are the same, and which are English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from tqcheck.lexicon.accents import accented
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.remembered import Remembered
from tqcheck.text.english_words import without_loans, words_of
from tqcheck.text.tokens import Token

_ALONE = 5  # half-nats of a word that French does not know
_SHORT = 200  # code points of a text that may do without accents
_SOME = 3  # half-nats of a word that tells for English at all
_COPY = 4  # words of a copied run that needs few English ones
_PLACES = 8  # of one word in the source passage that are looked at
_GLOSS = 4  # words in brackets that explain
_LATTER = frozenset("end up off out in on line office shop based back down".split())
_GLUE = "-_/.@#&'"
_LETTERS = regex(r"[a-z]{3,}")
_BOTH = frozenset("but for an in on or as million down up".split())


class Copy(NamedTuple):
    """A run of tokens that stands in both texts: [start, end) of the target, and of the source."""

    start: int
    end: int
    source_start: int
    source_end: int


def telling(text: str, target: Set[str], source: Set[str]) -> set[str]:
    """The words of both texts, in lower case, that are English where they are copied.

    `text` is the target: one typed without accents does not tell a French word from its English cousin.
    """
    bare = len(text) >= _SHORT and sum(map(text.count, "éèàê")) * 100 <= len(text)
    return {word for word in filter(_TELL.__getitem__, target & source) if not (bare and accented(word))}


def _tells(word: str) -> bool:
    if not _LETTERS.fullmatch(word) or word in _BOTH or word in word_set("loan_words.txt"):
        return False
    return (english_evidence().get(word, 0) >= _ALONE and not known(word)) or word in word_set("copied_words.txt")


_TELL = Remembered(_tells)


def copies(text: str, tokens: Sequence[Token], source: Sequence[Token], anchors: Iterable[int]) -> Iterator[Copy]:
    """The copied English in a passage: the runs around the words at `anchors`, offsets of `text` in order."""
    starts = {token.start: number for number, token in enumerate(tokens)}
    places: dict[str, list[int]] = {}
    for number, token in enumerate(source):
        held = places.setdefault(token.text.lower(), [])
        if len(held) < _PLACES:
            held.append(number)
    done = -1
    for anchor in anchors:
        number = starts.get(anchor, -1)
        if number < 0 or anchor < done:
            continue
        runs = [_extend(tokens, source, number, place) for place in places.get(tokens[number].text.lower(), ())]
        if not runs:
            continue
        first, last, place = max(runs, key=lambda run: run[1] - run[0])
        found = _english(text, tokens, number, first, last)
        if found is not None:
            a, b = found
            done = tokens[b].end
            yield Copy(tokens[a].start, done, source[place + a - first].start, source[place + b - first].end)


def _extend(tokens: Sequence[Token], source: Sequence[Token], here: int, there: int) -> tuple[int, int, int]:
    """The first and last token of the run around a shared one, and where it begins in the source."""
    first, begin = here, there
    while first and begin and tokens[first - 1].text.lower() == source[begin - 1].text.lower():
        first, begin = first - 1, begin - 1
    last, end = here, there
    while (
        last + 1 < len(tokens)
        and end + 1 < len(source)
        and tokens[last + 1].text.lower() == source[end + 1].text.lower()
    ):
        last, end = last + 1, end + 1
    return first, last, begin


def _english(text: str, tokens: Sequence[Token], anchor: int, first: int, last: int) -> tuple[int, int] | None:
    """The part of a copied run that is English: all of it that is long, else the words next to the anchor."""
    words = [number for number in range(first, last + 1) if tokens[number].kind == "word"]
    small = word_set("function_words_en.txt")
    plain = [number for number in words if tokens[number].text.islower() and _is_english(tokens[number].text, small)]
    content = [number for number in plain if tokens[number].text not in small]
    if len(words) >= _COPY and len(plain) >= 2 and content:
        capitals = [number for number in words if tokens[number].text[0].isupper()]
        opens = tokens[words[0]].text[0].isupper() and words[0] > 0 and tokens[words[0] - 1].kind != "mark"
        return None if opens or len(capitals) * 2 > len(words) else (words[0], words[-1])
    if tokens[anchor].text in small:
        return None
    a = b = anchor
    while a - 1 in plain or (a - 1 in words and tokens[a - 1].text.islower() and not known(tokens[a - 1].text)):
        a -= 1
    while b + 1 in plain or (b + 1 in words and tokens[b + 1].text.islower() and not known(tokens[b + 1].text)):
        b += 1
    return (a, b) if _stands(text, tokens, a, b, anchor) else None


def _is_english(word: str, small: frozenset[str]) -> bool:
    value = english_evidence().get(word, 0)
    return word in small if known(word) else value >= _SOME


def _stands(text: str, tokens: Sequence[Token], first: int, last: int, anchor: int) -> bool:
    """True where the words are no part of a name, a compound, an address or a phrase that French has borrowed."""
    start, end = tokens[first].start, tokens[last].end
    if text[start - 1 : start] in tuple(_GLUE) or text[end : end + 1] in ("-", "_", "/", "@", "'"):
        return False
    if text.startswith(" (", end) or (text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()):
        return False
    before = tokens[first - 1].text if first else ""
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    if (before[:1].isupper() and first > 1 and before.lower() not in word_set("function_words_fr.txt")) or after[
        :1
    ].isupper():
        return False
    if after in (")", "]") and any(token.text in ("(", "[") for token in tokens[max(0, first - _GLOSS) : first]):
        return False
    if "-" in text[start:end] and text[start:end].rsplit("-", 1)[1] in _LATTER:
        return False
    free = without_loans(text, words_of(text, start, end))
    return any(word.start == tokens[anchor].start for word in free)
