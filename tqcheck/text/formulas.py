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
# The first words of each line behind the marks that do not count, as far as one space parts them.
_HEADS = regex(r"\n[^\w©(]*(?:(?:_|\((?![cC]\)))[^\w©(]*)*(\S{1,40}(?: \S{1,40}){0,3})")
_HEAD = 8  # code points of them by which lines are told that are no formula
_START = 4  # code points by which most of them are
_LONG = 100_000  # code points of a text whose heads are not kept
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


def may_hold(text: str, table: str, *kinds: str) -> bool:
    """False where no line of a text begins like a formula of these kinds of `table`: a cheap look before the dear one.

    Formulas that may begin with anything are not looked for.
    """
    heads, starts = _kept_heads(text) if len(text) < _LONG else _heads(text)
    begins, starting = _begins(table, kinds)
    shared = tuple(starting & starts)
    return bool(shared) and any(
        not begins.isdisjoint([head[:end] for end in range(1, _HEAD + 1)])
        or (len(head) < _HEAD and head in _shorter(table, kinds))  # a short line, which may go on with the next
        for head in heads
        if head.startswith(shared)
    )


def _heads(text: str) -> tuple[list[str], frozenset[str]]:
    """The heads of the lines of a text, and one, two and four code points of each, none where it is shorter."""
    heads = [head.lower() for head in _HEADS.findall("\n" + text.rstrip())]  # linear where it ends so
    starts = {head[:1] for head in heads} | {head[:2] for head in heads} | {head[:_START] for head in heads}
    return heads, frozenset(starts | {""} if any(len(head) < _START for head in heads) else starts)


_kept_heads = lru_cache(maxsize=4)(_heads)  # for several rules that read a text one after the other


@cache
def _begins(table: str, kinds: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The beginnings of all formulas of these kinds, and one, two or four code points of each."""
    begins = frozenset(begin for of, kind, begin in rows("formula_heads.txt") if of == table and kind in kinds)
    starting = (begin[: _START if len(begin) >= _START else 2] for begin in begins)
    return begins, frozenset((*starting, ""))


@cache
def _shorter(table: str, kinds: tuple[str, ...]) -> frozenset[str]:
    """All that the beginnings of formulas of these kinds begin with."""
    return frozenset(begin[:end] for begin in _begins(table, kinds)[0] for end in range(1, _HEAD))


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
