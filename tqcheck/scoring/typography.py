"""Typography: a text without the choices that a house, a keyboard or an engine makes for it."""

from __future__ import annotations

import re
import unicodedata

VERSION = "1"  # part of what is reported: scores of other versions are not comparable

_APOSTROPHES = (
    "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}"
    "\N{MODIFIER LETTER APOSTROPHE}\N{MODIFIER LETTER TURNED COMMA}\N{PRIME}\N{ACUTE ACCENT}\N{GRAVE ACCENT}"
    "\N{FULLWIDTH APOSTROPHE}\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
    "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
)
_QUOTES = (
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}\N{DOUBLE PRIME}\N{FULLWIDTH QUOTATION MARK}"
)
_DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}"
_UNSEEN = (
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
)
_SIGNS = str.maketrans({
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_UNSEEN, None),
    "\N{HORIZONTAL ELLIPSIS}": "...",
})  # fmt: skip
_OPENED = re.compile(r"([«‹“„])\s+")
_CLOSED = re.compile(r"\s+([»›”])")
_SPACE = re.compile(r"\s+")
_BEFORE = re.compile(r" ([;:!?%])")


def plain(text: str) -> str:
    """The text with one form of apostrophe, quotation mark, dash, ellipsis and space; words and letters stay.

    Spaces inside quotation marks and before ; : ! ? % go, since French sets them and other houses do not.

    >>> plain("« Déjà – enfin… », dit-elle\N{NO-BREAK SPACE}!")
    '"Déjà - enfin...", dit-elle!'
    """
    text = unicodedata.normalize("NFC", text)
    text = _CLOSED.sub(r"\1", _OPENED.sub(r"\1", text))
    return _BEFORE.sub(r"\1", _SPACE.sub(" ", text.translate(_SIGNS)).strip())
