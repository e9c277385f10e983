"""The mend of an issue, with the words around it that make it readable."""

from __future__ import annotations

import enum
import re
from typing import NamedTuple

from tqcheck.check import Issue
from tqcheck.document import Document
from tqcheck.rule import Edit

_NEAR = 24  # edits nearer than this are shown as one change
_REACH = 30  # code points of context on either side, at most
_WORDS = re.compile(r"\s+|\S+")


class Role(enum.Enum):
    """Whether a piece of a change stays, goes or comes."""

    SAME = "same"
    OLD = "old"
    NEW = "new"


class Piece(NamedTuple):
    """A piece of a change."""

    role: Role
    text: str


Change = tuple[Piece, ...]


def changes(document: Document, issue: Issue) -> list[Change]:
    """What the edits of an issue do, a change for edits that stand close together."""
    groups: list[list[Edit]] = []
    for edit in sorted(issue.edits, key=lambda e: (e.start, e.end)):
        if groups and edit.start - groups[-1][-1].end < _NEAR:
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return [_change(document.text, group) for group in groups]


def before(change: Change) -> str:
    """The text before the change."""
    return "".join(text for role, text in change if role is not Role.NEW)


def after(change: Change) -> str:
    """The text after the change."""
    return "".join(text for role, text in change if role is not Role.OLD)


def _change(text: str, group: list[Edit]) -> Change:
    left = _left(text, group[0].start, group[0].end)
    right = _right(text, group[-1].start, group[-1].end)
    pieces: list[Piece] = []
    position = left
    for edit in group:
        pieces.append(Piece(Role.SAME, text[position : edit.start]))
        pieces += _words(text[edit.start : edit.end], edit.replacement)
        position = edit.end
    pieces.append(Piece(Role.SAME, text[position:right]))
    return _joined(pieces)


def _words(old: str, new: str) -> tuple[Piece, ...]:
    """Old and new without the words that both begin or end with."""
    first, second = _WORDS.findall(old), _WORDS.findall(new)
    head = _common(first, second)
    tail = _common(first[head:][::-1], second[head:][::-1])
    ends = len(first) - tail, len(second) - tail
    return (
        Piece(Role.SAME, "".join(first[:head])),
        Piece(Role.OLD, "".join(first[head : ends[0]])),
        Piece(Role.NEW, "".join(second[head : ends[1]])),
        Piece(Role.SAME, "".join(first[ends[0] :])),
    )


def _common(first: list[str], second: list[str]) -> int:
    """How many items two lists begin with alike."""
    unlike = (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b)
    return next(unlike, min(len(first), len(second)))


def _joined(pieces: list[Piece]) -> Change:
    """The pieces without empty ones, neighbours of one role made one."""
    change: list[Piece] = []
    for role, text in pieces:
        if text and change and change[-1].role is role:
            change[-1] = Piece(role, change[-1].text + text)
        elif text:
            change.append(Piece(role, text))
    return tuple(change)


def _left(text: str, start: int, end: int) -> int:
    """Where the context begins: before the word that ends at `start`, on the same line."""
    position = start
    if text[start : start + 1] == "\n" and end > start:
        return position
    while position > 0 and start - position < _REACH and text[position - 1] in " \N{NO-BREAK SPACE}":
        position -= 1
    while position > 0 and start - position < _REACH and not text[position - 1].isspace():
        position -= 1
    return position


def _right(text: str, start: int, end: int) -> int:
    """Where the context ends: after the word that begins at `end`, on the same line."""
    position = end
    if end > start and text[end - 1] == "\n":
        return position
    while position < len(text) and position - end < _REACH and text[position] in " \N{NO-BREAK SPACE}":
        position += 1
    while position < len(text) and position - end < _REACH and not text[position].isspace():
        position += 1
    return position
