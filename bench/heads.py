"""Writes tqcheck/lexicon/formula_heads.txt, how formulas begin: python -m bench.heads, when their tables change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

from tqcheck.lexicon.words import rows

PLACE = Path(__file__).parent.parent / "tqcheck" / "lexicon" / "formula_heads.txt"
GROUPS = {
    "english page": ("boilerplate_en.txt", ("line", "head", "notice", "verb")),
    "page": ("boilerplate_fr.txt", ("line", "head", "notice", "verb")),
    "chat": ("model_phrases.txt", ("opening", "closing")),
    "prompt": ("model_phrases.txt", ("prompt", "label")),
}
LONGEST = 8  # code points of a beginning
_SHORTEST = 3  # code points of a beginning that was cut
_MOST = 600  # beginnings of one formula; of one with more they are shorter
_DIGITS = "0"  # a run of digits
_END = "\0"  # behind what may be followed by anything
_HEADER = (
    "# How the formulas of other tables begin: group, pattern of those that begin with one letter; made by"
    " bench/heads.py from\n# these tables, but for formulas that may begin with anything. Written for tqcheck; MIT.\n"
)


def beginnings(pattern: str) -> set[str]:
    """The beginnings, of eight code points or fewer, of all that a pattern matches; "" where they may be anything."""
    parsed = import_module("re._parser").parse(pattern)
    for longest in range(LONGEST, _SHORTEST, -1):
        found = {begin.removesuffix(_END)[:longest] for begin in _sequence(parsed, {""}, longest)}
        found = {begin for begin in found if not any(begin[:end] in found for end in range(len(begin)))}
        if len(found) <= _MOST and (longest == LONGEST or min(map(len, found)) >= _SHORTEST):
            return found
    return {""}


def _sequence(items: Iterable[Any], begins: set[str], longest: int) -> set[str]:
    for kind, argument in items:
        begins = {more for begin in begins for more in _more(str(kind), argument, begin, longest)}
    return begins


def _more(kind: str, argument: Any, begin: str, longest: int) -> set[str]:
    """What a beginning may become with the next part of a parsed pattern."""
    if len(begin) >= longest or begin.endswith(_END):
        return {begin}
    match kind:
        case "LITERAL":
            return {begin + chr(argument)}
        case "IN" if all(str(each) == "LITERAL" for each, _ in argument):
            return {begin + chr(sign) for _, sign in argument}
        case "IN" if [str(each) for _, each in argument] == ["CATEGORY_DIGIT"]:
            return {begin if begin.endswith(_DIGITS) else begin + _DIGITS}
        case "IN" | "ANY":
            return {begin + _END}
        case "SUBPATTERN":
            return _sequence(argument[3], {begin}, longest)
        case "BRANCH":
            return {more for branch in argument[1] for more in _sequence(branch, {begin}, longest)}
        case "MAX_REPEAT":
            least, most, part = argument
            return _repeated(least, int(most), part, begin, longest)
        case "AT":
            return {begin}
    raise ValueError(kind)


def _repeated(least: int, most: int, part: Iterable[Any], begin: str, longest: int) -> set[str]:
    found, grown = (set[str]() if least else {begin}), {begin}
    for count in range(1, min(most, longest) + 1):
        grown = _sequence(part, grown, longest)
        if count >= least:
            found |= grown
    return found or grown


_SIGNS = {" ": r"\s+", _DIGITS: r"\d+"}
_Tree = dict[str, "_Tree"]


def _pattern(tree: _Tree) -> str:
    """The pattern of all ways down a tree of signs."""
    if "" in tree:
        return ""
    ways = [_SIGNS.get(sign, re.escape(sign)) + _pattern(below) for sign, below in sorted(tree.items())]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def heads() -> list[tuple[str, str]]:
    """The rows of the file: groups, and what begins with a letter, which is told at once from others."""
    found = []
    for group, (table, kinds) in GROUPS.items():
        tree: _Tree = {}
        for begin in chain.from_iterable(beginnings(pattern) for kind, pattern in rows(table) if kind in kinds):
            node = tree
            for sign in begin:
                node = node.setdefault(sign, {})
            if begin:
                node[""] = {}
        for sign, below in sorted(tree.items()):
            first = f"[{sign}{sign.upper()}]" if sign.isalpha() else _SIGNS.get(sign, re.escape(sign))
            found.append((group, f"{first}(?i:{_pattern(below)})"))
    return found


def main() -> None:
    """Write the file."""
    PLACE.write_text(_HEADER + "".join("\t".join(row) + "\n" for row in heads()), encoding="utf-8")


if __name__ == "__main__":
    main()
