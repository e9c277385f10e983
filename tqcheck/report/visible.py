"""Text as a terminal can show it: columns, stand-ins for what cannot be seen, names of characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from tqcheck.check import Issue
from tqcheck.document import Document

SPACES = frozenset(
    "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{HAIR SPACE}\N{FIGURE SPACE}\N{PUNCTUATION SPACE}"
    "\N{EN SPACE}\N{EM SPACE}\N{EN QUAD}\N{EM QUAD}\N{THREE-PER-EM SPACE}\N{FOUR-PER-EM SPACE}\N{SIX-PER-EM SPACE}"
    "\N{IDEOGRAPHIC SPACE}\N{MEDIUM MATHEMATICAL SPACE}"
)
# Latin letters and the punctuation of French take one column and can be seen; all else is looked up.
_PLAIN = re.compile("[ -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*")
_OTHER = re.compile("[^ -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]")
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_USUAL = frozenset("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\t\n\r")
_EDITED = 200  # code points beyond which an edit is not looked at
_SHORT = {
    "\N{NO-BREAK SPACE}": "NBSP", "\N{NARROW NO-BREAK SPACE}": "NNBSP", "\N{ZERO WIDTH SPACE}": "ZWSP",
    "\N{ZERO WIDTH JOINER}": "ZWJ", "\N{ZERO WIDTH NON-JOINER}": "ZWNJ", "\N{SOFT HYPHEN}": "SHY",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "BOM", "\N{WORD JOINER}": "WJ", "\N{LEFT-TO-RIGHT MARK}": "LRM",
    "\N{RIGHT-TO-LEFT MARK}": "RLM", "\t": "TAB", "\n": "LF", "\r": "CR",
}  # fmt: skip
_CONTROLS = {"\t": "CHARACTER TABULATION", "\n": "LINE FEED", "\r": "CARRIAGE RETURN", "\x00": "NULL",
             "\f": "FORM FEED", "\x1b": "ESCAPE", "\x85": "NEXT LINE"}  # fmt: skip


def unseen(char: str) -> bool:
    """True for a character that a reader cannot see, but for the plain space."""
    return char in SPACES or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text as runs that can be seen (False) and single characters that cannot (True), in order."""
    start = 0
    for hit in _OTHER.finditer(text):
        if unseen(hit[0]):
            yield text[start : hit.start()], False
            yield hit[0], True
            start = hit.end()
    yield text[start:], False


def short_name(char: str) -> str:
    """NBSP, ZWSP … or U+XXXX."""
    return _SHORT.get(char) or f"U+{ord(char):04X}"


def full_name(char: str) -> str:
    """The Unicode name with the code point, as in NO-BREAK SPACE U+00A0."""
    if unicodedata.category(char) == "Cs":
        return f"LONE SURROGATE U+{ord(char):04X}"
    name = unicodedata.name(char, "") or _CONTROLS.get(char, "CONTROL CHARACTER")
    return f"{name} U+{ord(char):04X}"


def printable(text: str) -> str:
    """The text with a stand-in of one column for all that would move the cursor, hide, or not be encoded."""
    return text if _PLAIN.fullmatch(text) else _OTHER.sub(lambda hit: _stand_in(hit[0]), text)


def tame(text: str) -> str:
    """The text with a stand-in for all that a terminal obeys or is turned round by, but for tabs and line ends."""
    return _OBEYED.sub(lambda hit: _stand_in(hit[0]), text)


@lru_cache(maxsize=4096)
def _stand_in(char: str) -> str:
    if char in SPACES and char != "\N{IDEOGRAPHIC SPACE}":
        return char
    category = unicodedata.category(char)
    if category == "Cc":
        return {"\t": " ", "\n": "↵", "\r": " "}.get(char) or (chr(0x2400 + ord(char)) if char < " " else "□")
    if category == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    return "□" if category in ("Cf", "Zl", "Zp") else char


def columns(text: str) -> int:
    """The number of terminal columns that a printable text takes."""
    return len(text) if _PLAIN.fullmatch(text) else sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def shorten(text: str, width: int) -> str:
    """The text, its middle cut out where it takes more than `width` columns."""
    if columns(text) <= width:
        return text
    half = max((width - 3) // 2, 1)
    return f"{_fit(text, half).rstrip()} … {_fit(text[::-1], half)[::-1].lstrip()}"


def _fit(text: str, width: int) -> str:
    total = 0
    for index, char in enumerate(text):
        total += _width(char)
        if total > width:
            return text[:index]
    return text


def spell(text: str) -> str:
    """The text with every unseen character as ⟨NBSP⟩."""
    return "".join(f"⟨{short_name(part)}⟩" if hidden else part for part, hidden in parts(text))


def telling(document: Document, issue: Issue) -> tuple[str, ...]:
    """The unseen characters that matter to an issue, each once, in order.

    No-break spaces are at home in French: they are named where the span is hardly more than them, or where an edit
    changes nothing but spaces. Any other unseen character is always named.
    """
    brief = len(issue.text) <= 2
    found = [char for char, hidden in parts(issue.text) if hidden and (brief or char not in _USUAL)]
    for edit in issue.edits:
        old, new = document.text[edit.start : edit.end], edit.replacement
        if len(old) <= _EDITED:
            spacing = _same_but_spaces(old, new)
            found += [char for char, hidden in parts(old) if hidden and spacing and char not in new]
            found += [char for char, hidden in parts(new) if hidden and (spacing or char not in _USUAL)]
    return tuple(dict.fromkeys(char for char in found if char not in "\t\n\r" or brief))


def _same_but_spaces(old: str, new: str) -> bool:
    return _seen(old) == _seen(new)


def _seen(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and not unseen(char))
