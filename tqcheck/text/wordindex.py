"""Where each word of a text stands: the one scan that all rules with trigger words share."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, MutableSequence, Set
from typing import cast

from tqcheck.pattern import regex

_WORD = regex(r"\w+")
_LONG = 1_000_000  # code points from which on offsets are kept in arrays, not in lists
_CAPITAL = regex(r"[A-ZÀ-ÖØ-ÞŒ]\w*")
CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŒ")

WordIndex = dict[str, MutableSequence[int]]


def lower(text: str) -> str:
    """The text in lower case, with its offsets."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals, such as a dotted I, grow in lower case
        lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return lowered


def group(words: Iterable[str], starts: Iterable[int]) -> WordIndex:
    """The words in lower case under which their offsets stand, both in order."""
    index: dict[str, list[int]] = {}
    for word, start in zip(words, starts, strict=True):
        if word in index:
            index[word].append(start)
        else:
            index[word] = [start]
    return cast(WordIndex, index)


def index_words(lowered: str) -> WordIndex:
    """Each run of letters, digits and underscores, with its offsets in a text in lower case, in order.

    One pass; about as dear as tokenising the text twice with a regular expression, whatever the number of rules.
    """
    index: WordIndex = {}
    compact = len(lowered) > _LONG
    for found in _WORD.finditer(lowered):
        word = found[0]
        if word in index:
            index[word].append(found.start())
        elif compact:
            index[word] = array("Q", (found.start(),))
        else:
            index[word] = [found.start()]
    return index


def index_capitals(text: str) -> WordIndex:
    """Each word with a capital, as it is written, with its offsets in `text`, in order."""
    index: WordIndex = {}
    for found in _CAPITAL.finditer(text):
        start = found.start()
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        word = found[0]
        if word in index:
            index[word].append(start)
        else:
            index[word] = [start]
    return index


def present(index: WordIndex, words: Set[str]) -> Set[str]:
    """Those of the words that the text holds; looks through the smaller of the two."""
    return index.keys() & words if len(words) < len(index) else frozenset(words).intersection(index)
