"""Words, clitics, numbers and marks of a French text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tqcheck.pattern import occurrences, regex

_RUN = regex(r"(?:\d (?=\d)|\S)+")
_CLITICS = r"(?:jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|[ldnsjmtc]|qu)'"
_LETTERS = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
TOKEN = regex(
    rf"(?P<clitic>\b(?i:{_CLITICS})(?=[\w«“\"]))"
    r"|(?P<number>\d+(?:[.,:/ ]\d+)*(?:[a-zA-Z]+)?)"
    rf"|(?P<word>{_LETTERS}(?:\d+)?)"
    r"|(?P<mark>\.\.\.|[^\w\s]|_)"
)


class Token(NamedTuple):
    """A token: its text, where it stands in the view, and its kind: clitic, number, word or mark."""

    text: str
    start: int
    end: int
    kind: str


def word_start(text: str, end: int, inside: str = "") -> int:
    """Where the run of letters, and of the signs `inside`, that ends at `end` begins; `end` where there is none."""
    start = end
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] in inside):
        start -= 1
    return start


def before_colons(text: str) -> Iterator[str]:
    """The run of letters before each colon, empty where there is none."""
    for colon in occurrences(text, ":"):
        end = colon - (text[colon - 1 : colon] == " ")
        yield text[word_start(text, end) : end]


def tokenise(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of text[start:end], in order, with offsets in `text`.

    No token holds a space but between digits, so that each run of other signs has tokens of its own, remembered.
    """
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):  # inside a word, where no clitic begins
        return tuple(_tokens(text, start, end))
    make, tokens = tuple.__new__, []
    for run in _RUN.finditer(text, start, end):
        at = run.start()
        for word, first, last, kind in _inside(run[0]):
            tokens.append(make(Token, (word, at + first, at + last, kind)))
    return tuple(tokens)


@lru_cache(maxsize=32768)
def _inside(run: str) -> tuple[Token, ...]:
    return tuple(_tokens(run, 0, len(run)))


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for found in TOKEN.finditer(text, start, end):
        yield Token(found[0], *found.span(), found.lastgroup or "mark")
