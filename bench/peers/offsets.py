"""From a peer's way to name a place to code points of the text."""

from __future__ import annotations

import re
import unicodedata


def line_starts(text: str) -> list[int]:
    """The offset of every line; lines end at a line feed."""
    return [0, *(found.end() for found in re.finditer("\n", text))]


def from_utf16(text: str, units: int) -> int:
    """The code point at an offset in UTF-16 units, which is how JavaScript counts."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def from_nfc(text: str, offset: int) -> int:
    """The code point of a text at an offset in its NFC form."""
    if unicodedata.is_normalized("NFC", text):
        return min(offset, len(text))
    sizes = (n for n in range(len(text) + 1) if len(unicodedata.normalize("NFC", text[:n])) >= offset)
    return next(sizes, len(text))
