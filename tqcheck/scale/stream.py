"""A part read as a stream: its documents one by one, in constant memory, and what cannot be read by name."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers import completed, documents
from tqcheck.readers.formats import jsonl
from tqcheck.readers.reader import Reading
from tqcheck.scale.shards import Part

LINES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_LONGEST = 64_000_000  # bytes of a line; a longer one is no article, and might not fit into memory
_BLOCK = 1 << 20
_Stream = IO[bytes] | gzip.GzipFile


class _DamagedError(Exception):
    def __init__(self, fr: str, en: str) -> None:
        self.fr, self.en = fr, en


def read(part: Part, reading: Reading, base: Path = Path()) -> Iterator[Document | Trouble]:
    """The documents of a part, with a trouble for each line and each rest of a file that cannot be read."""
    name, file = part.name, part.file(base)
    try:
        if name.endswith(".parquet"):
            from tqcheck.scale import parquet

            yield from completed(parquet.documents(part, str(base / name)), file, reading)
        elif name.endswith(LINES):
            with _open(str(base / name)) as stream:
                yield from completed(_documents(stream, part), file, reading)
        else:
            yield from documents(file, reading)
    except OSError as error:
        why = error.strerror or str(error)
        yield Trouble(name, f"{name} ne peut pas être lu ({why}).", f"{name} cannot be read ({why}).")


def _open(name: str) -> _Stream:
    if name.endswith(".gz"):
        return gzip.open(name, "rb")
    if name.endswith(".zst"):
        from tqcheck.scale import zst

        return zst.unpacked(name)
    return open(name, "rb")


def _documents(stream: _Stream, part: Part) -> Iterator[Document | Trouble]:
    number = part.line - 1
    nothing = True
    try:
        for number, line in enumerate(_lines(stream, part), part.line):
            for each in _document(line, part.name, number):
                nothing = False
                yield each
    except _DamagedError as error:
        fr, en = "des données compressées sont abîmées", "the packed data is damaged"
        yield _told(
            part.name, number + 1,
            f"{fr} ({error.fr}), ce qui suit n’a pas été vérifié.", f"{en} ({error.en}), what follows was not checked.",
        )  # fmt: skip
        return
    if nothing and part.end is None:
        name = part.name
        yield Trouble(
            name,
            f"{name} est vide\N{NO-BREAK SPACE}: il n’y a rien à vérifier.",
            f"{name} is empty: there is nothing to check.",
        )


def _document(line: bytes | None, name: str, number: int) -> Iterator[Document | Trouble]:
    """The document of a line, a trouble, or nothing where the line is blank."""
    if line is None:
        size = _LONGEST // 1_000_000
        yield _told(name, number, f"cette ligne dépasse {size} Mo.", f"this line is longer than {size} MB.")
        return
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        at = error.start + 1
        yield _told(name, number, f"l’octet {at} n’est pas en UTF-8.", f"byte {at} is not UTF-8.")
        return
    yield from jsonl.rows([(number, text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}") if number == 1 else text)], name)


def _lines(stream: _Stream, part: Part) -> Iterator[bytes | None]:
    """The lines of a part without their ends; None for one that is too long."""
    left = None if part.end is None else part.end - part.start
    if part.start:
        stream.seek(part.start)
    while left is None or left > 0:
        line = _unpacked(stream)
        if not line:
            return
        size, whole = len(line), len(line) <= _LONGEST
        while not line.endswith(b"\n") and not whole:
            line = _unpacked(stream, _BLOCK)
            size += len(line)
            if not line:
                break
        left = None if left is None else left - size
        yield line.removesuffix(b"\n") if whole else None


def _unpacked(stream: _Stream, most: int = _LONGEST + 1) -> bytes:
    """The next line, or its beginning."""
    try:
        return stream.readline(most)
    except EOFError:
        raise _DamagedError("elles sont tronquées", "it is cut short") from None
    except (gzip.BadGzipFile, zlib.error):
        raise _DamagedError("leur contenu est altéré", "its contents are corrupt") from None


def _told(name: str, number: int, fr: str, en: str) -> Trouble:
    return Trouble(name, f"{name}, ligne {number}\N{NO-BREAK SPACE}: {fr}", f"{name}, line {number}: {en}")
