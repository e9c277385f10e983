"""Recognises the formulas of web pages: whole paragraphs that invite, advertise or announce instead of telling news."""

from __future__ import annotations

import re
from functools import cache

from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex

_EDGES = ' \t.!…:;,>»›→«‹"“”*•·▪►▶▸-–—|_[](){}#&+=~'
_LEADING = regex(r"\A(?:[^\w©(]|\((?!c\)))+")
_BREAK = regex(r" ?: ?| [–—|>→-] ")
_LONGEST = 20  # words of a formula
_LONGEST_HEADED = 30  # words of a formula that quotes a headline
_GROUP = regex(r"(?<!\\)\((?!\?)")


@cache
def _patterns(table: str) -> dict[str, list[tuple[str | None, str]]]:
    """The patterns of each kind, with the characters that a match can begin with (None: any)."""
    found: dict[str, list[tuple[str | None, str]]] = {}
    for kind, pattern in rows(table):
        pattern = _GROUP.sub("(?:", pattern)
        found.setdefault(kind, []).append((initials(pattern), pattern))
    return found


@cache
def _compiled(table: str, kind: str, first: str) -> re.Pattern[str]:
    """The patterns of a kind that can match where the text begins with `first` ("": anywhere), in one.

    Compiling all of them would take longer than all the rest of the check of one article.
    """
    wanted = (pattern for begin, pattern in _patterns(table)[kind] if not first or begin is None or first in begin)
    return re.compile("|".join(wanted) or "(?!)")


def initials(pattern: str) -> str | None:
    """The characters with which a match of a plain pattern can begin, None where that is not told by its start."""
    found = ""
    for part in _alternatives(pattern):
        begin = _begin(part)
        if begin is None:
            return None
        found += begin
    return found


def _begin(part: str) -> str | None:
    """The same for a pattern without alternatives at its top."""
    if not part:
        return None
    if part[0] == "(":
        end = _closing(part)
        begin = initials(part[3 : end - 1]) if part.startswith("(?:") else None
    elif part[0] == "[":
        end = part.find("]") + 1
        begin = part[1 : end - 1] if part[1:end].replace("]", "").isalpha() else None
    else:
        end = 1
        begin = part[0] if part[0].isalnum() else None
    if begin is not None and part[end : end + 1] in ("?", "*", "{"):
        rest = _begin(part[end + 1 :]) if part[end] != "{" else None
        return None if rest is None else begin + rest
    return begin


def _alternatives(pattern: str) -> list[str]:
    """The parts between the bars that stand outside all groups."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(pattern):
        if at and pattern[at - 1] == "\\":
            continue
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            parts.append(pattern[start:at])
            start = at + 1
    return [*parts, pattern[start:]]


def _closing(part: str) -> int:
    """The place after the bracket that closes the group that `part` begins with."""
    depth = 0
    for at, char in enumerate(part):
        if not at or part[at - 1] != "\\":
            depth += (char == "(") - (char == ")")
        if not depth:
            return at + 1
    return len(part)


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
    folded = fold(text)
    first = folded[:1]
    if _is_headed(folded, table):
        return True
    bare = 2 <= folded.count(" ") + 1 <= 5 and (folded != "voir aussi" or text.rstrip()[-1] == ":")
    if bare and _compiled(table, "head", first).fullmatch(folded):
        return True
    if words > _LONGEST or not first:
        return False
    if _compiled(table, "line", first).fullmatch(folded) or _compiled(table, "notice", first).match(folded):
        return True
    verb = _compiled(table, "verb", first).match(folded) if invites else None
    return verb is not None and _compiled(table, "object", "").search(folded, verb.end()) is not None


def begins(folded: str, table: str, kind: str) -> bool:
    """True where a folded passage begins with a pattern of this kind."""
    return bool(folded) and _compiled(table, kind, folded[0]).match(folded) is not None


def holds(folded: str, table: str, kind: str) -> bool:
    """True where a pattern of this kind stands anywhere in a folded passage."""
    return _compiled(table, kind, "").search(folded) is not None


def is_headed(text: str, table: str) -> bool:
    """True where the passage begins with the head of a formula, as in "À lire aussi : …"."""
    return _is_headed(fold(text), table)


def _is_headed(folded: str, table: str) -> bool:
    cut = _BREAK.search(folded)
    if cut is None or not cut.start():
        return False
    return _compiled(table, "head", folded[0]).fullmatch(folded, 0, cut.start()) is not None
