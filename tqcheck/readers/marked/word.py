"""Word: the paragraphs of a .docx, each run of which is a cell, so that an issue has a paragraph and a run.

Paragraphs and runs are counted from 1 as they stand in the file, those of tables, text boxes and notes too, also empty
ones. What was deleted or moved away, field codes, hidden text, comments, headers and footers are not text.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from tqcheck.document import Cell, Document
from tqcheck.errors import Trouble
from tqcheck.readers.markup import Event, MarkupError, events
from tqcheck.readers.reader import Reading, Results

_MAIN = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_LARGEST = 64 << 20  # bytes of a part: a novel of 100,000 words takes about 5 MB
_RATIO = 200  # times that a part may grow when it is unpacked; text with its marks grows 10 to 30 times
_SMALL = 1 << 20  # bytes below which the ratio does not matter
_MEMBERS = 10_000
_CHUNK = 1 << 16
_LEFT_OUT = frozenset("moveFrom Fallback del rt oMath oMathPara instrText delText".split())
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NONE = ("0", "false", "off", "none")


class _RefusedError(Exception):
    """Why an archive is not read, in French and English."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.fr, self.en = fr, en


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read: its number and its runs, with the number of each."""

    number: int
    item: bool = False
    runs: list[tuple[int, str]] = field(default_factory=list)
    count: int = 0


def documents(data: bytes, path: str, reading: Reading) -> Results:
    """The one document of the bytes of a file."""
    paragraphs: list[_Paragraph] = []
    body = _Body()
    trouble: Trouble | None = None
    try:
        for part in _parts(data):
            paragraphs += body.paragraphs(part)
    except _RefusedError as error:
        trouble = Trouble(path, f"{path}\N{NO-BREAK SPACE}: {error.fr}", f"{path}: {error.en}")
    except MarkupError as error:
        paragraphs += body.done
        trouble = Trouble(
            path,
            f"{path}, paragraphe {body.number}\N{NO-BREAK SPACE}: {error.fr} Ce qui suit n’a pas été vérifié.",
            f"{path}, paragraph {body.number}: {error.en} What follows was not checked.",
        )
    if trouble is not None:
        yield trouble
    document = _document(paragraphs, path)
    if document.text.strip():
        yield document
    elif trouble is None:
        yield Trouble(
            path,
            f"{path} ne contient aucun texte\N{NO-BREAK SPACE}: il n’y a rien à vérifier.",
            f"{path} holds no text: there is nothing to check.",
        )


def _document(paragraphs: list[_Paragraph], path: str) -> Document:
    parts: list[str] = []
    cells: list[Cell] = []
    length = 0
    for paragraph in paragraphs:
        if not any(text.strip() for _, text in paragraph.runs):
            continue
        between = "\n\n" if parts else ""
        parts.append(f"{between}• " if paragraph.item else between)
        length += len(parts[-1])
        for number, text in paragraph.runs:
            cells.append(Cell(length, f"¶ {paragraph.number}.{number}", paragraph.number, number))
            parts.append(text)
            length += len(text)
    return Document("".join(parts), PurePath(path).name, path, cells=tuple(cells))


class _Body:
    """What has been read of the parts of a file: the open paragraphs, since a text box stands inside one, and runs."""

    def __init__(self) -> None:
        self.number = 0
        self.done: list[_Paragraph] = []
        self.open: list[_Paragraph] = []
        self.run: list[str] | None = None
        self.hidden = False
        self.text = False
        self.skipped = 0

    def paragraphs(self, data: bytes) -> list[_Paragraph]:
        """The paragraphs of a part in the order in which they begin."""
        self.done = []
        for event in events(data):
            if event.kind == "":
                if self.text and self.run is not None and not self.hidden:
                    self.run.append(event.name)
            elif event.kind == "<":
                self.start(event)
            else:
                self.end(event.name)
        return sorted(self.done, key=lambda paragraph: paragraph.number)

    def start(self, event: Event) -> None:
        name = event.name
        if self.skipped or name in _LEFT_OUT:
            self.skipped += 1
        elif name == "p":
            self.number += 1
            self.open.append(_Paragraph(self.number))
            self.run = None
        elif name == "r" and self.open:
            self.open[-1].count += 1
            self.run, self.hidden = [], False
        elif name == "numPr" and self.open:
            self.open[-1].item = True
        elif name == "pStyle" and self.open:
            self.open[-1].item = _value(event).lower().startswith("list") or self.open[-1].item
        elif name == "vanish" and self.run is not None:
            self.hidden = _value(event) not in _NONE
        elif name == "t":
            self.text = True
        elif name in _SIGNS and self.run is not None and not self.hidden:
            self.run.append(_SIGNS[name])

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif name == "t":
            self.text = False
        elif name == "r" and self.run is not None and self.open:
            if self.run:
                self.open[-1].runs.append((self.open[-1].count, "".join(self.run)))
            self.run = None
        elif name == "p" and self.open:
            self.done.append(self.open.pop())


def _value(event: Event) -> str:
    """The attribute w:val."""
    return next((value for key, value in event.attributes.items() if key.endswith("}val")), "")


def _parts(data: bytes) -> Iterator[bytes]:
    """The parts of an archive that hold text; _RefusedError where it is none, or hostile."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _RefusedError(
            "le fichier est protégé par un mot de passe, ou d’avant 2007 (.doc).",
            "the file is protected by a password, or older than 2007 (.doc).",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {member.filename: member for member in archive.infolist()[: _MEMBERS + 1]}
            if len(archive.infolist()) > _MEMBERS:
                raise _RefusedError(
                    f"l’archive contient plus de {_MEMBERS} fichiers.", f"the archive holds more than {_MEMBERS} files."
                )
            if _MAIN not in members:
                raise _RefusedError(
                    f"ce n’est pas un document Word ({_MAIN} manque).",
                    f"this is no Word document ({_MAIN} is missing).",
                )
            for name in (_MAIN, *_NOTES):
                if name in members:
                    yield _unpacked(archive, members[name])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise _RefusedError("l’archive est abîmée ou n’en est pas une.", "the archive is damaged, or none.") from None


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A part, unpacked up to the limits, whatever the archive says of its size."""
    if member.flag_bits & 1:
        raise _RefusedError("l’archive est protégée par un mot de passe.", "the archive is protected by a password.")
    limit = min(_LARGEST, max(_SMALL, member.compress_size * _RATIO))
    read = bytearray()
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            read += chunk
            if len(read) > limit:
                raise _RefusedError(
                    f"{member.filename} dépasse {limit >> 20} Mo une fois décompressé, ce qui est refusé.",
                    f"{member.filename} unpacks to more than {limit >> 20} MB, which is refused.",
                )
    return bytes(read)
