"""The mend of an issue, with the words around it that make it readable."""

from __future__ import annotations

import enum
from typing import NamedTuple

from tqcheck.check import Issue
from tqcheck.document import Document
from tqcheck.rule import Edit

_NEAR = 24  # edits nearer than this are shown as one change
_REACH = 30  # code points of context on either side, at most


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
    left = _left(text, group[0].start)
    right = _right(text, group[-1].end)
    pieces = []
    position = left
    for edit in group:
        pieces.append(Piece(Role.SAME, text[position : edit.start]))
        pieces.append(Piece(Role.OLD, text[edit.start : edit.end]))
        pieces.append(Piece(Role.NEW, edit.replacement))
        position = edit.end
    pieces.append(Piece(Role.SAME, text[position:right]))
    return tuple(piece for piece in pieces if piece.text)


def _left(text: str, start: int) -> int:
    """Where the context begins: before the word that ends at `start`, on the same line."""
    position = start
    while position > 0 and start - position < _REACH and text[position - 1] in " \N{NO-BREAK SPACE}":
        position -= 1
    while position > 0 and start - position < _REACH and not text[position - 1].isspace():
        position -= 1
    return position


def _right(text: str, end: int) -> int:
    """Where the context ends: after the word that begins at `end`, on the same line."""
    position = end
    while position < len(text) and position - end < _REACH and text[position] in " \N{NO-BREAK SPACE}":
        position += 1
    while position < len(text) and position - end < _REACH and not text[position].isspace():
        position += 1
    return position
