"""ninjs: the JSON of the IPTC; its headlines, descriptions and bodies are text, the body also where it is XHTML.

Read as ninjs 1 (`headline`, `body_xhtml` …) and 2 (`headlines`, `bodies` …). Offsets lead through the escapes of JSON
to the file. Of a body that is there with markup and without, the one with markup is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from tqcheck.document import Cell, Document
from tqcheck.errors import Trouble
from tqcheck.origin import Origin, Piece
from tqcheck.readers.marked import html
from tqcheck.readers.marked.page import DepthError, Page
from tqcheck.readers.marked.tags import Tag, tags
from tqcheck.readers.reader import Reading, Results
from tqcheck.readers.segments import place as trouble
from tqcheck.readers.segments import speaks

_SINGLE = ("headline", "subheadline", "description_text", "body_text", "body_xhtml")
_SEVERAL = ("headlines", "subheadlines", "descriptions", "bodies")
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_SYMBOL = re.compile(rf"{_PAIR}|\\u[0-9a-fA-F]{{4}}|\\.|[^\\]", re.DOTALL)
_WHITE = re.compile(r"[ \t\r\n]*")


class _Field(NamedTuple):
    """A value that is text: its key, its span with the quotation marks in the file, and whether it is marked up."""

    key: str
    start: int
    end: int
    marked: bool


def documents(text: str, path: str, reading: Reading) -> Results:
    """The one document of the text of a file."""
    try:
        item = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
        yield trouble(path, line, f"JSON invalide, colonne {column}.", f"invalid JSON, column {column}.")
        return
    fields = list(_fields(text)) if isinstance(item, dict) else []
    if not fields:
        yield _other(path)
        return
    language = item.get("language")
    if isinstance(language, str) and language and not speaks(language, reading.language):
        yield html.nothing(path, language)
        return
    whole = Document("", str(item.get("guid") or item.get("uri") or path), path)
    try:
        document = _joined(text, whole, fields, reading)
    except DepthError:
        yield trouble(path, 1, "trop d’éléments sont emboîtés.", "too many elements are nested.")
        return
    yield document if document.text.strip() else html.nothing(path, "")


def _joined(text: str, whole: Document, fields: list[_Field], reading: Reading) -> Document:
    """The document of all fields, each a paragraph or several, and a cell."""
    parts: list[str] = []
    pieces: list[Piece] = []
    cells: list[Cell] = []
    start = 0
    for each in fields:
        seen, own = _seen(text, each, reading)
        if not seen.strip():
            continue
        cells.append(Cell(start, each.key, text.count("\n", 0, each.start) + 1))
        pieces += (piece._replace(start=piece.start + start, end=piece.end + start) for piece in own)
        parts.append(seen)
        start += len(seen) + 2
    return replace(whole, text="\n\n".join(parts), origin=Origin(text, tuple(pieces)), cells=tuple(cells))


def _seen(text: str, field: _Field, reading: Reading) -> tuple[str, list[Piece]]:
    """What is seen of a field, with its places in the file."""
    symbols = _SYMBOL.findall(text[field.start + 1 : field.end - 1])
    value: str = json.loads(text[field.start : field.end])
    places = [field.start + 1, *accumulate(map(len, symbols), initial=field.start + 1)][1:]
    if not field.marked:
        return value, list(_through([Piece(0, len(value), 0, len(value))], places))
    page = Page(html.DIALECT, value, reading.language)
    for tag in tags(value):
        page.take(tag if not tag.broken else Tag("", tag.start, tag.end))
    return page.flow.value, list(_through(page.flow.pieces(), places))


def _through(pieces: Iterator[Piece] | list[Piece], places: list[int]) -> Iterator[Piece]:
    """The pieces of a value with their places in the file, cut where an escape stands."""
    for piece in pieces:
        if not piece.literal or places[piece.stop] - places[piece.place] == piece.stop - piece.place:
            yield Piece(piece.start, piece.end, places[piece.place], places[piece.stop])
            continue
        first = 0
        length = piece.end - piece.start
        for index in range(1, length + 1):
            here = piece.place + index
            wide = index < length and places[here + 1] - places[here] > 1
            if index == length or wide or places[here] - places[here - 1] > 1:
                low, high = piece.place + first, here
                yield Piece(piece.start + first, piece.start + index, places[low], places[high])
                first = index


def _fields(text: str) -> Iterator[_Field]:
    """The fields that are text, in the order in which news is read."""
    found = [each for key, start, end in _members(text, _skip(text, 0)) for each in _texts(text, key, start, end)]
    order = {key: number for number, key in enumerate((*_SINGLE, *_SEVERAL))}
    marked = any(each.marked for each in found)
    for each in sorted(found, key=lambda field: order[field.key] % len(_SINGLE)):
        if each.marked or not marked or each.key not in ("body_text", "bodies"):
            yield each


def _texts(text: str, key: str, start: int, end: int) -> Iterator[_Field]:
    """The field, or the fields, of a member of the item."""
    if key in _SINGLE and text[start] == '"':
        yield _Field(key, start, end, key.endswith("_xhtml"))
    elif key in _SEVERAL and text[start] == "[":
        for first, _ in _elements(text, start):
            if text[first] == "{":
                members = {name: span for name, *span in _members(text, first)}
                value = members.get("value")
                kind = json.loads(text[slice(*members["contenttype"])]) if "contenttype" in members else ""
                if value is not None and text[value[0]] == '"':
                    yield _Field(key, value[0], value[1], "html" in str(kind))


def _members(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The keys of a JSON object, which has been found valid, with the spans of their values."""
    decoder = json.JSONDecoder()
    place = _skip(text, start + 1)
    while text[place] != "}":
        key, place = decoder.raw_decode(text, place)
        first = _skip(text, _skip(text, place) + 1)
        _, place = decoder.raw_decode(text, first)
        yield key, first, place
        place = _skip(text, place)
        if text[place] == ",":
            place = _skip(text, place + 1)


def _elements(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The spans of the elements of a JSON array, which has been found valid."""
    decoder = json.JSONDecoder()
    place = _skip(text, start + 1)
    while text[place] != "]":
        _, end = decoder.raw_decode(text, place)
        yield place, end
        place = _skip(text, end)
        if text[place] == ",":
            place = _skip(text, place + 1)


def _skip(text: str, place: int) -> int:
    found = _WHITE.match(text, place)
    return place if found is None else found.end()


def _other(path: str) -> Trouble:
    return Trouble(
        path,
        f"{path} n’est pas du ninjs\N{NO-BREAK SPACE}: un objet JSON avec headline, body_text ou body_xhtml est "
        "attendu (un document par ligne s’appelle .jsonl).",
        f"{path} is not ninjs: a JSON object with headline, body_text or body_xhtml is expected (one document a line "
        "is called .jsonl).",
    )
