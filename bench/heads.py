"""Writes tqcheck/lexicon/formula_heads.txt, how formulas begin: python -m bench.heads, when their tables change."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from tqcheck.lexicon.words import rows

PLACE = Path(__file__).parent.parent / "tqcheck" / "lexicon" / "formula_heads.txt"
TABLES = {
    "boilerplate_fr.txt": ("line", "head", "notice", "verb"),
    "model_phrases.txt": ("opening", "closing", "prompt"),
}
LONGEST = 8  # code points of a beginning
_MOST = 300  # beginnings of one formula; of one with more they are shorter
_END = "\0"  # behind what may be followed by anything
_HEADER = (
    "# How the formulas of other tables begin: table, kind, beginning; made by bench/heads.py, which see, from these"
    " tables.\n# Written for tqcheck; MIT.\n"
)


def beginnings(pattern: str) -> set[str]:
    """The beginnings, of eight code points or fewer, of all that a pattern matches; "" where they may be anything."""
    parsed = import_module("re._parser").parse(pattern)
    for longest in range(LONGEST, 0, -1):
        found = {begin.removesuffix(_END)[:longest].rstrip() for begin in _sequence(parsed, {""}, longest)}
        found = {begin for begin in found if not any(begin[:end] in found for end in range(len(begin)))}
        if len(found) <= _MOST:
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
            return {f"{begin}{digit}{_END}" for digit in range(10)}
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


def heads() -> list[tuple[str, str, str]]:
    """The rows of the file, but for the formulas that may begin with anything."""
    found = {
        (table, kind, begin)
        for table, kinds in TABLES.items()
        for kind, pattern in rows(table)
        if kind in kinds
        for begin in beginnings(pattern)
        if begin
    }
    return sorted(found)


def main() -> None:
    """Write the file."""
    PLACE.write_text(_HEADER + "".join("\t".join(row) + "\n" for row in heads()), encoding="utf-8")


if __name__ == "__main__":
    main()
