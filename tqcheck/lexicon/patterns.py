"""Tables of turns of phrase: a key word, a pattern, its mend and what to say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from tqcheck.compiled import compiled
from tqcheck.lexicon.words import rows

_AROUND = 160  # code points before and behind a key word within which its turn is looked for


class Turn(NamedTuple):
    """A turn of phrase: looked for where the lower-case word `key` occurs; `mend` is a template, "" where unknown.

    A mend that depends on the form found is written "form → mend ; form → mend". `rare`, for a key that many texts
    hold, is what every match holds and few texts do: a word, or words in a row, with a comma between those of which
    one is enough at a place, and ";" between rows of which one is enough; in lower case, whatever stands between them.
    """

    key: str
    pattern: str
    mend: str
    fr: str
    en: str
    rare: str = ""


@cache
def turns(name: str) -> tuple[Turn, ...]:
    """The turns of a table; its columns are those of Turn."""
    return tuple(Turn(*row) for row in rows(name))


Row = tuple[frozenset[str], ...]


@cache
def _signs(name: str) -> frozenset[Row]:
    """What a text holds that holds a turn of the table: words, and rows of two or three words."""
    return frozenset(
        tuple(frozenset(place.split(",")) for place in row.split(" "))
        for turn in turns(name)
        for row in (turn.rare or turn.key).split(";")
    )


@cache
def signs(name: str) -> frozenset[str]:
    """The words that betray turns of the table. A text without them, and without the rows, holds no turn."""
    return frozenset(word for row in _signs(name) if len(row) == 1 for word in row[0])


@cache
def sign_rows(name: str) -> tuple[Row, ...]:
    """The rows of words that betray turns of the table, those with the same beginning as one."""
    found: dict[Row, frozenset[str]] = {}
    for row in _signs(name):
        if len(row) > 1:
            found[row[:-1]] = found.get(row[:-1], frozenset()) | row[-1]
    return tuple((*head, last) for head, last in found.items())


@cache
def _by_key(name: str) -> dict[str, list[int]]:
    """The numbers of the turns of each key word."""
    found: dict[str, list[int]] = {}
    for number, turn in enumerate(turns(name)):
        found.setdefault(turn.key, []).append(number)
    return found


class Hit(NamedTuple):
    """A turn found: the span to report, the mend ("" where unknown) and the turn."""

    start: int
    end: int
    mend: str
    turn: Turn


def _hit(text: str, found: re.Match[str], turn: Turn) -> Hit:
    """The span is the group called "span" where the pattern has one; the mend takes the capital of what it replaces."""
    group = "span" if "span" in found.re.groupindex and found["span"] is not None else 0
    start, end = found.span(group)
    if " → " in turn.mend:
        mend = dict(pair.split(" → ") for pair in turn.mend.split(" ; ")).get(found[group], "")
    else:
        mend = turn.mend if group else found.expand(turn.mend)
    if (
        mend
        and text[start].isupper()
        and (start == 0 or text[start - 1] in "\n«“" or text[start - 2 : start - 1] in ".!?«")
    ):
        mend = mend[0].upper() + mend[1:]
    return Hit(start, end, mend, turn)


def find_turns(name: str, text: str, words: Set[str], where: Callable[[Set[str]], Sequence[int]]) -> Iterator[Hit]:
    """Where the turns of a table occur in a text, looked for around their key words.

    `words` are the lower-case words of the text; `where` says where some of them stand.
    """
    table = _by_key(name)
    for number in sorted(number for key in words & table.keys() for number in table[key]):
        turn = turns(name)[number]
        done = -1
        for offset in where({turn.key}):
            found = compiled(turn.pattern).search(text, max(done, offset - _AROUND, 0), offset + _AROUND)
            if found is not None and found.start() >= done:
                done = found.end()
                yield _hit(text, found, turn)
