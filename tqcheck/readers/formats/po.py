"""PO: the catalogues of gettext, one segment a translated string; `msgid` is the source.

Fuzzy strings are checked as the others are, obsolete ones (#~) are left out. Read here and not by a library, since
polib drops a string that is not closed without a word.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tqcheck.errors import Trouble
from tqcheck.readers.files import decode
from tqcheck.readers.reader import Reader, Reading, Results
from tqcheck.readers.segments import Segment, assemble, place

_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]*)", re.MULTILINE)
_FIELD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*(\".*)")
_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"\s*$")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_NAME = 40  # code points of a msgid that name a string


@dataclass(slots=True)
class _Entry:
    """A string: the texts of its fields, and the line at which each begins."""

    pieces: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    last: str = ""

    @property
    def translated(self) -> bool:
        return any(key.startswith("msgstr") for key in self.pieces)

    @property
    def texts(self) -> dict[str, str]:
        return {key: "".join(pieces) for key, pieces in self.pieces.items()}


class _BrokenEntryError(Exception):
    pass


def documents(data: bytes, path: str, reading: Reading) -> Results:
    """The documents of the bytes of a catalogue, in the charset that its header names."""
    named = _CHARSET.search(data[:10_000])
    encoding = named[1].decode("ascii") if named and named[1] != b"CHARSET" else reading.encoding
    try:
        text = decode(data, encoding, path)
    except LookupError:
        text = Trouble(
            path,
            f"{path}\N{NO-BREAK SPACE}: l’encodage {encoding} de l’en-tête n’est pas connu.",
            f"{path}: the encoding {encoding} of the header is not known.",
        )
    if isinstance(text, Trouble):
        yield text
    else:
        yield from assemble(_segments(text, path), path, reading)


def _segments(text: str, path: str) -> Iterator[Segment | Trouble]:
    for entry in _entries(text, path):
        if isinstance(entry, Trouble):
            yield entry
            continue
        if not entry.texts.get("msgid"):
            language = _LANGUAGE.search(entry.texts.get("msgstr", ""))
            if language is not None and language[1].lower() not in ("", "fr"):
                yield _foreign(path, entry.lines["msgstr"], language[1])
                return
            continue
        yield from _strings(entry)


def _strings(entry: _Entry) -> Iterator[Segment]:
    texts = entry.texts
    name = " ".join(f"{texts['msgctxt']}|{texts['msgid']}".split() if "msgctxt" in texts else texts["msgid"].split())
    short = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
    for key, target in texts.items():
        if key.startswith("msgstr"):
            plural = key not in ("msgstr", "msgstr[0]")
            source = texts.get("msgid_plural", texts["msgid"]) if plural else texts["msgid"]
            yield Segment(f"{short}{key.removeprefix('msgstr')}", target, source, entry.lines[key])


def _entries(text: str, path: str) -> Iterator[_Entry | Trouble]:
    """The strings of a catalogue; after a line that is none of it, reading goes on behind the next blank line."""
    entry, lost = _Entry(), False
    for number, raw in enumerate(io.StringIO(text, newline="\n"), 1):
        line = raw.strip()
        if not line:
            entry.last, lost = "", False
            if entry.translated:
                yield entry
                entry = _Entry()
        if not line or line.startswith("#") or lost:
            continue
        try:
            if entry.translated and line.startswith(("msgctxt", "msgid")) and not line.startswith("msgid_plural"):
                yield entry
                entry = _Entry()
            _take(entry, line, number)
        except _BrokenEntryError:
            yield place(
                path,
                number,
                "msgctxt, msgid, msgstr ou un texte entre guillemets droits est attendu\N{NO-BREAK SPACE}; cette "
                "entrée n’a pas été vérifiée.",
                "msgctxt, msgid, msgstr or a text in straight quotation marks is expected; this entry was not checked.",
            )
            entry, lost = _Entry(), True
    if entry.translated:
        yield entry
    elif entry.pieces:
        yield place(path, *_unfinished(entry))


def _take(entry: _Entry, line: str, number: int) -> None:
    """Add a line to a string."""
    start = _FIELD.match(line)
    key, rest = (start[1], start[2]) if start else (entry.last, line)
    value = _STRING.match(rest)
    if (
        value is None
        or not key
        or (start and key in entry.pieces)
        or (key.startswith("msgstr") and "msgid" not in entry.pieces)
    ):
        raise _BrokenEntryError
    if start:
        entry.lines[key] = number
    entry.last = key
    entry.pieces.setdefault(key, []).append(_ESCAPE.sub(lambda hit: _ESCAPES.get(hit[1], hit[1]), value[1]))


def _unfinished(entry: _Entry) -> tuple[int, str, str]:
    return (
        max(entry.lines.values()),
        "msgstr est attendu après msgid, mais le fichier s’arrête.",
        "msgstr is expected after msgid, but the file ends.",
    )


def _foreign(path: str, line: int, language: str) -> Trouble:
    return place(
        path,
        line,
        f"la langue du catalogue est {language}, le français est attendu\N{NO-BREAK SPACE}; rien n’a été vérifié.",
        f"the language of the catalogue is {language}, French is expected; nothing was checked.",
    )


PO = Reader("PO", (".po",), bytes=documents)
