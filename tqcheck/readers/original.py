"""Originals: files that are to be written again with nothing changed but some edits."""

from __future__ import annotations

import codecs
import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from tqcheck.errors import Trouble
from tqcheck.readers.files import File, decode, fetch, unpack
from tqcheck.readers.reader import reader_of, readers
from tqcheck.rule import Edit

_MARKS = {
    "utf-8": ((codecs.BOM_UTF8, "utf-8"),),
    "utf-8-sig": ((codecs.BOM_UTF8, "utf-8"), (b"", "utf-8")),
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "utf-16-le")),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (b"", "utf-32-le")),
}


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was read: its bytes, and its text with what is needed to turn a text back into bytes."""

    file: File
    data: bytes
    text: str
    mark: bytes
    codec: str

    def bytes(self, text: str) -> bytes:
        """The contents of the file with another text, in its encoding, with its byte order mark and packing."""
        data = self.mark + text.encode(self.codec)
        return gzip.compress(data, mtime=0) if self.file.packed else data

    def holds(self, text: str) -> bool:
        """True where the encoding of the file can write this text."""
        try:
            text.encode(self.codec)
        except UnicodeEncodeError:
            return False
        return True


def original(file: File, encoding: str) -> Original | Trouble:
    """Read a file so that it can be written again; a trouble where its bytes would not come back the same."""
    kind = reader_of(file.name)
    if not kind.mendable:
        endings = ", ".join(sorted(each.suffixes[0] for each in readers() if each.mendable))
        return Trouble(
            file.name,
            f"{file.name} n’est pas récrit\N{NO-BREAK SPACE}: fix ne corrige que {endings}\N{NO-BREAK SPACE}; "
            "corrigez dans l’outil d’où il vient ce que check signale.",
            f"{file.name} is not rewritten: fix mends {endings} only; "
            "mend in the tool that it comes from what check reports.",
        )
    data = fetch(file)
    if isinstance(data, Trouble):
        return data
    plain = unpack(file, data)
    if isinstance(plain, Trouble):
        return plain
    text = decode(plain, encoding, file.name)
    if isinstance(text, Trouble):
        return text
    mark, codec = _mark(plain, codecs.lookup(encoding).name)
    if mark + text.encode(codec, "replace") != plain:
        return Trouble(
            file.name,
            f"{file.name} ne peut pas être récrit à l’octet près dans l’encodage {encoding}\N{NO-BREAK SPACE}: "
            "passez-le en UTF-8.",
            f"{file.name} cannot be rewritten byte for byte in the encoding {encoding}: convert it to UTF-8 first.",
        )
    return Original(file, data, text, mark, codec)


def _mark(data: bytes, encoding: str) -> tuple[bytes, str]:
    for mark, codec in _MARKS.get(encoding, ()):
        if data.startswith(mark):
            return mark, codec
    return b"", encoding


_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]")


def splice(line: str, edits: Iterable[Edit]) -> str:
    """A line of JSON with edits made to the value of its `text`, and every other character as it was.

    Where the value is written in ASCII with escapes, so are the replacements.
    """
    start, end = _value(line)
    literal = line[start + 1 : end - 1]
    pieces = _ESCAPE.findall(literal)
    places = [0, *accumulate(map(len, pieces))]
    ascii_ = literal.isascii() and "\\u" in literal
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        written = json.dumps(edit.replacement, ensure_ascii=ascii_)[1:-1]
        literal = literal[: places[edit.start]] + written + literal[places[edit.end] :]
    return f"{line[: start + 1]}{literal}{line[end - 1 :]}"


def _value(line: str) -> tuple[int, int]:
    """Start and end of the string that is the value of `text`; of the last where there are several, as JSON is read."""
    decoder = json.JSONDecoder(strict=True)
    found = (0, 0)
    place = line.index("{") + 1
    while True:
        name, place = decoder.raw_decode(line, _skip(line, place))
        start = _skip(line, _skip(line, place) + 1)
        _, place = decoder.raw_decode(line, start)
        if name == "text":
            found = start, place
        place = _skip(line, place)
        if line[place] == "}":
            return found
        place += 1


def _skip(line: str, place: int) -> int:
    while line[place] in " \t\r\n":
        place += 1
    return place
