"""Tags: HTML as it is found, cut into tags, comments and text with their offsets, in one pass that never looks back.

It follows the tokeniser of the HTML standard (WHATWG, 13.2.5) where that bears on what is text. `html.parser` of the
standard library is not used: up to Python 3.13.5 it takes quadratic time on broken markup, and it tells lines, not
offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,200}")
_BETWEEN = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"=?[^\s/>=]*")
_EQUALS = re.compile(r"\s*=\s*")
_BARE = re.compile(r"[^\s>]*")
_COMMENT_END = re.compile(r"--!?>")
# Elements whose contents are no markup: what ends them is their own end tag alone.
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
_RAW_END = {name: re.compile(rf"(?i)</{name}(?=[\s/>])") for name in _RAW}


class Tag(NamedTuple):
    """A piece of markup, [start, end): "<" and ">" are a start and an end tag, "!" a comment, "" is text.

    `name` is that of the element in lower case, or the text of a comment; `attributes` hold the first of each name.
    `broken` markup is not closed and has swallowed the rest of the file.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    broken: bool = False

    def get(self, name: str) -> str | None:
        """The value of an attribute, None where it is not there."""
        return next((value for key, value in self.attributes if key == name), None)


def tags(text: str, xml: bool = False) -> Iterator[Tag]:
    """The pieces of markup and text in order; markup that never ends takes the rest. XML has CDATA and no raw text."""
    place, length = 0, len(text)
    while place < length:
        mark = text.find("<", place)
        if mark < 0:
            yield Tag("", place, length)
            return
        found = _markup(text, mark, xml)
        if found is None:  # a lone "<" is text
            yield Tag("", place, mark + 1)
            place = mark + 1
            continue
        if mark > place:
            yield Tag("", place, mark)
        yield found
        place = found.end
        if found.kind == "<" and found.name in _RAW and not xml:
            end = _RAW_END[found.name].search(text, place)
            if end is None:
                yield Tag("?", found.start, length, found.name, broken=True)
            place = end.start() if end else length


def _markup(text: str, start: int, xml: bool) -> Tag | None:
    """What begins with "<" at an offset; None where nothing does."""
    following = text[start + 1 : start + 2]
    if following.isascii() and following.isalpha():
        return tag(text, start)
    if following == "/":
        if _NAME.match(text, start + 2) is None:
            return _until(text, start, ">") if text[start + 2 : start + 3] else None
        return tag(text, start)
    if text.startswith("<!--", start):
        return _comment(text, start)
    if xml and text.startswith("<![CDATA[", start):
        end = text.find("]]>", start)
        return Tag("[", start, len(text) if end < 0 else end + 3, broken=end < 0)
    return _until(text, start, ">") if following in ("!", "?") and following else None


def _until(text: str, start: int, close: str) -> Tag:
    end = text.find(close, start)
    return Tag("?", start, len(text) if end < 0 else end + len(close), broken=end < 0)


def _comment(text: str, start: int) -> Tag:
    for empty in ("<!-->", "<!--->"):
        if text.startswith(empty, start):
            return Tag("!", start, start + len(empty))
    end = _COMMENT_END.search(text, start + 4)
    if end is None:
        return Tag("!", start, len(text), text[start + 4 :], broken=True)
    return Tag("!", start, end.end(), text[start + 4 : end.start()])


def tag(text: str, start: int) -> Tag:
    """The tag at an offset where a name follows "<" or "</"; one that is not closed takes the rest of the text."""
    close = text[start + 1] == "/"
    name = _NAME.match(text, start + 1 + close)
    assert name is not None, "the caller has seen a letter"
    place = name.end()
    attributes: dict[str, str] = {}
    while (place := _end(_BETWEEN, text, place)) < len(text) and text[place] != ">":
        end = _end(_ATTRIBUTE, text, place)
        key = text[place:end].lower()
        value, place = _value(text, end)
        attributes.setdefault(key, value)
    kind, broken = ">" if close else "<", place >= len(text)
    return Tag(kind, start, min(place + 1, len(text)), name[0].lower(), tuple(attributes.items()), broken)


def _value(text: str, place: int) -> tuple[str, int]:
    """The value of an attribute whose name ends here, empty where it has none, and where it ends."""
    equals = _EQUALS.match(text, place)
    if equals is None:
        return "", place
    place = equals.end()
    quote = text[place : place + 1]
    if quote and quote in "\"'":
        end = text.find(quote, place + 1)
        return ("", len(text)) if end < 0 else (unescape(text[place + 1 : end]), end + 1)
    end = _end(_BARE, text, place)
    return unescape(text[place:end]), end


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return place if found is None else found.end()
