"""A part read as a stream: its documents one by one, in constant memory, and what cannot be read by name."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.readers import completed, documents
from tqcheck.readers.files import File, empty, unreadable
from tqcheck.readers.formats import jsonl
from tqcheck.readers.reader import Reading
from tqcheck.scale.shards import Part

LINES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_LONGEST = 64_000_000  # bytes of a line; a longer one is no article, and might not fit into memory
_BLOCK = 1 << 20
_IDS = 100_000  # ids that are remembered, and as many again; some 30 MB
_Stream = IO[bytes] | gzip.GzipFile


class _DamagedError(Exception):
    def __init__(self, fr: str, en: str) -> None:
        self.fr, self.en = fr, en


class Ids(dict[str, int]):
    """The line of each id, the last of them alone, so that memory does not grow with the stream."""

    def __init__(self) -> None:
        super().__init__()
        self._older: dict[str, int] = {}

    def setdefault(self, key: str, default: int = 0) -> int:
        """The line of an id that is known; else it is known from now on."""
        found = self._older.get(key)
        if found is None:
            found = super().setdefault(key, default)
            if len(self) >= _IDS:  # all at once: a dict that loses its first keys one by one looks for them ever longer
                self._older = dict(self)
                self.clear()
        return found


class Lines(NamedTuple):
    """What the lines of a file are read with."""

    file: File
    reading: Reading


class Line(NamedTuple):
    """A line of a file as it is, None where it is too long, for another process to read."""

    number: int
    data: bytes | None
    of: Lines

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return len(self.data or b"")

    @property
    def document(self) -> Document:
        """A document without a text, which says where the line stands."""
        return Document("", str(self.number), self.of.file.name, file_line=self.number)

    def documents(self, seen: dict[str, int]) -> Iterator[Document | Trouble]:
        """The document of the line and what is wrong with it; its id is put down in `seen`, and refused if it is there.

        An empty `seen` therefore tells what the id is.
        """
        file, reading = self.of
        found = _document(self.data, file.name, self.number, reading.encoding, seen)
        return completed(found, file, reading)


class End(NamedTuple):
    """That all lines of a file were given; `empty` is what is to be told where there was nothing in them."""

    empty: Trouble | None


class Whole:
    """The documents of a file from its first to its last, in constant memory where its format is read as a stream.

    An id that stands twice is refused, as long as no more than _IDS others stand between. What a file needs and is not
    installed is a trouble of that file.
    """

    def __init__(self, file: File, reading: Reading) -> None:
        self.file, self._reading = file, reading
        self._raw: IO[bytes] | None = None

    def __iter__(self) -> Iterator[Document | Trouble]:
        try:
            yield from _read(Part(self.file.name), self.file, self._reading, Ids(), self._open)
        except TqcheckError as error:
            yield _lacking(self.file.name, error)

    def lines(self) -> Iterator[Document | Trouble | Line | End]:
        """Its lines, not looked into and without those that are blank, and its end; documents where it has no lines."""
        file = self.file
        if not _lined(file.name, self._reading):
            yield from self
            return
        number, of, last = 0, Lines(file, self._reading), End(None)
        try:
            with self._open(file) as stream:
                for number, line in enumerate(_lines(stream, Part(file.name)), 1):
                    if line is None or line.strip():
                        yield Line(number, line, of)
            last = End(empty(file.name))
        except _DamagedError as error:
            yield _damaged(file.name, number + 1, error)
        except OSError as error:
            yield unreadable(file.name, error)
        except TqcheckError as error:
            yield _lacking(file.name, error)
        yield last

    @property
    def place(self) -> int:
        """The bytes of the file that are read, 0 where nobody knows."""
        known = self._raw is not None and not self._raw.closed and self.file.path is not None
        return self._raw.tell() if self._raw is not None and known else 0

    def _open(self, file: File) -> _Stream:
        opened, self._raw = _open(file)
        return opened


def read(part: Part, reading: Reading, base: Path = Path()) -> Iterator[Document | Trouble]:
    """The documents of a part, with a trouble for each line and each rest of a file that cannot be read."""
    return _read(part, part.file(base), reading, None, lambda file: _open(file)[0])


def _read(
    part: Part, file: File, reading: Reading, seen: dict[str, int] | None, opening: Callable[[File], _Stream]
) -> Iterator[Document | Trouble]:
    name = file.name
    try:
        if name.endswith(".parquet"):
            from tqcheck.scale import parquet

            yield from completed(parquet.documents(part, file.path, seen), file, reading)
        elif _lined(name, reading):
            with opening(file) as stream:
                yield from completed(_documents(stream, part, reading.encoding, seen), file, reading)
        else:
            yield from documents(file, reading)
    except OSError as error:
        yield unreadable(name, error)


def _lined(name: str, reading: Reading) -> bool:
    """True where a file consists of lines that end with the byte 10 and nothing else."""
    return name.endswith(LINES) and "\n".encode(reading.encoding) == b"\n"


def _open(file: File) -> tuple[_Stream, IO[bytes]]:
    """The bytes of a file without their packing, which close it, and the file itself."""
    name = file.name
    if name.endswith(".zst"):
        from tqcheck.scale import zst

        library = zst.library()
        raw = _raw(file)
        return zst.unpacked(raw, library), raw
    raw = _raw(file)
    return (_Gzip(raw) if name.endswith(".gz") else raw), raw


def _raw(file: File) -> IO[bytes]:
    return sys.stdin.buffer if file.path is None else open(file.path, "rb")


class _Gzip(gzip.GzipFile):
    """A packed file that closes what it reads from."""

    def __init__(self, raw: IO[bytes]) -> None:
        super().__init__(fileobj=raw, mode="rb")
        self._raw = raw

    def close(self) -> None:
        super().close()
        self._raw.close()


def _documents(stream: _Stream, part: Part, encoding: str, seen: dict[str, int] | None) -> Iterator[Document | Trouble]:
    number = part.line - 1
    nothing = True
    try:
        for number, line in enumerate(_lines(stream, part), part.line):
            for each in _document(line, part.name, number, encoding, seen):
                nothing = False
                yield each
    except _DamagedError as error:
        yield _damaged(part.name, number + 1, error)
        return
    if nothing and part.end is None:
        yield empty(part.name)


def _document(
    line: bytes | None, name: str, number: int, encoding: str, seen: dict[str, int] | None
) -> Iterator[Document | Trouble]:
    """The document of a line, a trouble, or nothing where the line is blank."""
    if line is None:
        size = _LONGEST // 1_000_000
        yield _told(name, number, f"cette ligne dépasse {size} Mo.", f"this line is longer than {size} MB.")
        return
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError as error:
        at, shown = error.start + 1, encoding.upper()
        yield _told(name, number, f"l’octet {at} n’est pas en {shown}.", f"byte {at} is not {shown}.")
        return
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}") if number == 1 else text
    yield from jsonl.rows([(number, text)], name, seen)


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


def _damaged(name: str, number: int, error: _DamagedError) -> Trouble:
    fr, en = "des données compressées sont abîmées", "the packed data is damaged"
    return _told(
        name, number,
        f"{fr} ({error.fr}), ce qui suit n’a pas été vérifié.", f"{en} ({error.en}), what follows was not checked.",
    )  # fmt: skip


def _lacking(name: str, error: TqcheckError) -> Trouble:
    return Trouble(name, f"{name}\N{NO-BREAK SPACE}: {error.message('fr')}", f"{name}: {error.message('en')}")


def _told(name: str, number: int, fr: str, en: str) -> Trouble:
    return Trouble(name, f"{name}, ligne {number}\N{NO-BREAK SPACE}: {fr}", f"{name}, line {number}: {en}")
