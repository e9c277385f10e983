"""Verbatim: the code and HTML blocks of Markdown, which are not text, and what begins and ends them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCE = re.compile(r"(`{3,})[^`\n]*$|(~{3,})")
_RAW = re.compile(r"(?i)<(script|pre|style|textarea)(?=[\s>]|$)")
_BLOCK_NAMES = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link "
    "main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead "
    "title tr track ul"
).split()
_BLOCK = re.compile(rf"(?i)</?(?:{'|'.join(_BLOCK_NAMES)})(?=[\s>]|/>|$)")
_ALONE = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?>[ \t]*$")


@dataclass(slots=True)
class Verbatim:
    """Code or HTML that is open: what ends it, and in how many holders it stands."""

    end: re.Pattern[str] | None
    depth: int
    start: int
    html: bool

    def ends(self, text: str, place: int, end: int) -> bool:
        """True where a line of it is the last one."""
        if self.end is None:
            return False
        look = self.end.search if self.html else self.end.match
        return look(text, place, end) is not None


def fence(text: str, place: int, end: int, depth: int) -> Verbatim | None:
    """The code whose fence begins here, which a fence as long ends."""
    opening = _FENCE.match(text, place, end)
    if opening is None:
        return None
    mark = opening[1] or opening[2]
    return Verbatim(re.compile(rf"[ \t]*{mark[0]}{{{len(mark)},}}[ \t]*$"), depth, place, html=False)


def html(text: str, place: int, end: int, depth: int, *, inside: bool) -> Verbatim | None:
    """The HTML that begins here, in one of the seven ways of the specification; `inside` a paragraph in six of them."""
    if text[place] != "<":
        return None
    if raw := _RAW.match(text, place, end):
        return Verbatim(re.compile(rf"(?i)</{raw[1]}>"), depth, place, html=True)
    for opening, closing in (("<!--", "-->"), ("<?", r"\?>"), ("<![CDATA[", r"\]\]>"), ("<!", ">")):
        if text.startswith(opening, place, end):
            return Verbatim(re.compile(closing), depth, place, html=True)
    if _BLOCK.match(text, place, end) or (not inside and _ALONE.match(text, place, end)):
        return Verbatim(None, depth, place, html=True)
    return None
