"""Recognises the formulas of web pages: whole paragraphs that invite, advertise or announce instead of telling news."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tqcheck.compiled import compiled
from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex

_EDGES = ' \t.!…:;,>»›→«‹"“”*•·▪►▶▸-–—|_[](){}#&+=~'
_LEADING = regex(r"\A(?:[^\w©(]|\((?!c\)))+")
_BREAK = regex(r" ?: ?| [–—|>→-] ")
_BREAKS = frozenset(":–—|>→-")  # what every break holds
_LONGEST = 20  # words of a formula
_LONGEST_HEADED = 30  # words of a formula that quotes a headline
_NOTHING = "(?!)"
_KNOWN = 3  # letters by which patterns are chosen
_SIGN = regex(r"(?<!\\)[()|]")
_MARKS = r"[^\w©(\n]*+(?:(?:_|\((?![cC]\)))[^\w©(\n]*+)*+"  # those at the head of a line, which do not count
_GROUP = regex(r"(?<!\\)\((?!\?)")


@cache
def _patterns(table: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The patterns of each kind, with the beginnings of what they match."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, pattern in rows(table):
        pattern = _GROUP.sub("(?:", pattern)
        found.setdefault(kind, []).append((tuple(sorted(beginnings(pattern))), pattern))
    return found


@lru_cache(maxsize=4096)
def _chosen(table: str, kind: str, start: str) -> re.Pattern[str]:
    """The patterns of a kind that can match a text that starts so, in one ("": all of them).

    Compiling all of them would take longer than all the rest of the check of one article.
    """
    wanted = (pattern for begin, pattern in _patterns(table)[kind] if not start or start.startswith(begin))
    return compiled("|".join(wanted) or _NOTHING)


def beginnings(pattern: str) -> set[str]:
    """Up to three letters, one of which begins all that a pattern matches; "" where that is not plain."""
    return {begin for part in _alternatives(pattern) for begin in _begin(part)}


def _begin(part: str) -> set[str]:
    """The same for a pattern without alternatives at its top."""
    if part.startswith("(?:"):
        end = _closing(part)
        begin = beginnings(part[3 : end - 1])
    elif part[:1] == "[" and part[1 : part.find("]")].isalpha():
        end = part.find("]") + 1
        begin = set(part[1 : end - 1])
    else:
        end = next((at for at, char in enumerate(part[:_KNOWN]) if not char.isalnum()), min(_KNOWN, len(part)))
        if part[end : end + 1] in ("?", "*", "{") and end:
            end -= end > 1
        begin = {part[:end]}
    if part[end : end + 1] in ("?", "*"):
        return begin | _begin(part[end + 1 :])
    return {""} if part[end : end + 1] == "{" else begin


def _alternatives(pattern: str) -> list[str]:
    """The parts between the bars that stand outside all groups."""
    parts, depth, start = [], 0, 0
    for sign in _SIGN.finditer(pattern) if "|" in pattern else ():
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            parts.append(pattern[start : sign.start()])
            start = sign.end()
    return [*parts, pattern[start:]]


def _closing(part: str) -> int:
    """The place after the bracket that closes the group that `part` begins with."""
    depth = 0
    for sign in _SIGN.finditer(part):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if not depth:
            return sign.end()
    return len(part)


def heads(text: str, group: str, opening: str = "\n") -> list[int]:
    """Where lines, or brackets, begin like a formula of a group (formula_heads.txt), in order: a quick look; linear."""
    return [found.end() - 1 for found in _heads(group, opening).finditer(f"\n{text}")]


@cache
def _heads(group: str, opening: str) -> re.Pattern[str]:
    begins = "|".join(pattern for of, pattern in rows("formula_heads.txt") if of == group)
    return compiled(rf"{re.escape(opening)}[^\S\n]*+(?={_MARKS}(?:{begins}))")


@lru_cache(maxsize=256)
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
    start = folded[:_KNOWN]
    if _is_headed(folded, table):
        return True
    bare = 2 <= folded.count(" ") + 1 <= 5 and (folded != "voir aussi" or text.rstrip()[-1] == ":")
    if bare and _chosen(table, "head", start).fullmatch(folded):
        return True
    if words > _LONGEST or not start:
        return False
    if _chosen(table, "line", start).fullmatch(folded) or _chosen(table, "notice", start).match(folded):
        return True
    verb = _chosen(table, "verb", start).match(folded) if invites else None
    return verb is not None and _chosen(table, "object", "").search(folded, verb.end()) is not None


@lru_cache(maxsize=16384)
def may_begin(start: str, table: str, kind: str) -> bool:
    """False where no pattern of this kind begins with the three letters that a folded passage begins with."""
    return _chosen(table, kind, start).pattern != _NOTHING


def begins(folded: str, table: str, kind: str) -> bool:
    """True where a folded passage begins with a pattern of this kind."""
    return bool(folded) and _chosen(table, kind, folded[:_KNOWN]).match(folded) is not None


def holds(folded: str, table: str, kind: str) -> bool:
    """True where a pattern of this kind stands anywhere in a folded passage."""
    return _chosen(table, kind, "").search(folded) is not None


def is_headed(text: str, table: str) -> bool:
    """True where the passage begins with the head of a formula, as in "À lire aussi : …"."""
    return _is_headed(fold(text), table)


def _is_headed(folded: str, table: str) -> bool:
    cut = _BREAK.search(folded) if not _BREAKS.isdisjoint(folded) else None
    if cut is None or not cut.start():
        return False
    return _chosen(table, "head", folded[:_KNOWN]).fullmatch(folded, 0, cut.start()) is not None
