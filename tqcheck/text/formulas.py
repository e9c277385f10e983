"""Recognises the formulas of web pages: whole paragraphs that invite, advertise or announce instead of telling news."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex

_EDGES = ' \t.!…:;,>»›→«‹"“”*•·▪►▶▸-–—|_[](){}#&+=~'
_LEADING = regex(r"\A(?:[^\w©(]|\((?!c\)))+")
_BREAK = regex(r" ?: ?| [–—|>→-] ")
_LONGEST = 20  # words of a formula
_LONGEST_HEADED = 30  # words of a formula that quotes a headline
_GROUP = regex(r"(?<!\\)\((?!\?)")


class _Grammar(NamedTuple):
    line: re.Pattern[str]
    head: re.Pattern[str]
    notice: re.Pattern[str]
    verb: re.Pattern[str]
    object: re.Pattern[str]


@cache
def _grammar(table: str) -> _Grammar:
    parts: dict[str, list[str]] = {kind: [] for kind in _Grammar._fields}
    for kind, pattern in rows(table):
        parts[kind].append(_GROUP.sub("(?:", pattern))
    return _Grammar(*(re.compile("|".join(parts[kind])) for kind in _Grammar._fields))


def fold(text: str) -> str:
    """A paragraph in lower case, its spaces single, without the marks at its ends."""
    return _LEADING.sub("", " ".join(text.lower().split()), count=1).rstrip(_EDGES) if text else ""


def is_formula(text: str, table: str, *, invites: bool = True) -> bool:
    """True where the passage, given whole, is a formula of `table`; linear in the passage, which must be short.

    Without `invites`, a verb that invites and a thing of the media do not suffice.
    """
    words = text.count(" ") + 1
    if words > _LONGEST_HEADED:
        return False
    grammar = _grammar(table)
    folded = fold(text)
    cut = _BREAK.search(folded)
    if cut is not None and grammar.head.fullmatch(folded, 0, cut.start()):
        return True
    if words > _LONGEST:
        return False
    if grammar.line.fullmatch(folded) or grammar.notice.match(folded):
        return True
    verb = grammar.verb.match(folded) if invites else None
    return verb is not None and grammar.object.search(folded, verb.end()) is not None


def is_headed(text: str, table: str) -> bool:
    """True where the passage begins with the head of a formula, as in "À lire aussi : …"."""
    folded = fold(text)
    cut = _BREAK.search(folded)
    return cut is not None and _grammar(table).head.fullmatch(folded, 0, cut.start()) is not None
