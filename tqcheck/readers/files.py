"""Files: what the paths of a command line name, and the text of each."""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tqcheck.errors import Trouble
from tqcheck.readers.reader import readers

_OTHER = (".pdf", ".odt", ".doc", ".zip", ".png", ".jpg")
_NAMED = (".json", ".json.gz")  # anything may be in these, so that a pattern gives them where it names the ending
_STDIN = "<stdin>"
_RATIO = 100  # times that a packed file may grow: text grows 3 to 10 times
_SMALL = 64 << 20  # bytes below which the ratio does not matter


class File(NamedTuple):
    """Something to read: `name` as messages and reports show it, `path` None for the standard input.

    `root` is the folder in which it was found, `swept` where all of that was asked for and not a pattern; `source` and
    `reference` are the files that belong to it.
    """

    name: str
    path: Path | None
    root: str = ""
    swept: bool = False
    source: File | None = None
    reference: File | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The paths of what is read for it: itself, its source and its reference."""
        beside = (each.path for each in (self.source, self.reference) if each is not None)
        return tuple(path for path in (self.path, *beside) if path is not None)

    @property
    def size(self) -> int:
        """The size in bytes, 0 where it is not known."""
        try:
            return self.path.stat().st_size if self.path else 0
        except OSError:
            return 0

    @property
    def packed(self) -> bool:
        """True where the name ends in .gz."""
        return self.name.endswith(".gz")

    @property
    def lines(self) -> bool:
        """True where each line is a document."""
        return self.name.endswith((".jsonl", ".jsonl.gz"))

    def bytes(self) -> bytes:
        """The contents as they are."""
        return sys.stdin.buffer.read() if self.path is None else self.path.read_bytes()


def find(
    paths: Iterable[str], *, stdin_name: str | None = None, allow_empty: bool = False
) -> tuple[list[File], list[Trouble]]:
    """The files that the paths name, each once, and a trouble for each path that names none.

    A path is a file, a folder (what readers take from folders, at any depth, without hidden files), a pattern with *,
    ? or **, or - for the standard input. With `allow_empty` a folder or pattern may name nothing. What is inside the
    working folder is named from there: reports go to others, and to machines that know no other place.
    """
    files: dict[str, File] = {}
    troubles: list[Trouble] = []
    for path in map(_near, paths):
        found = [File(stdin_name or _STDIN, None)] if path == "-" else list(_named(path, troubles))
        if not found and not any(trouble.path == path for trouble in troubles) and not allow_empty:
            troubles.append(_nothing(path))
        for file in found:
            files.setdefault("-" if file.path is None else os.path.realpath(file.path), file)
    return list(files.values()), troubles


def _near(path: str) -> str:
    here = os.getcwd()
    return "." if path == here else path.removeprefix(os.path.join(here, ""))


def _named(path: str, troubles: list[Trouble]) -> Iterator[File]:
    if os.path.isdir(path):
        yield from _inside(path, troubles)
    elif os.path.lexists(path):
        yield File(path, Path(path))
    elif any(mark in path for mark in "*?["):
        import glob

        root = os.path.dirname(path[: min(path.index(mark) for mark in "*?[" if mark in path)])
        for each in sorted(glob.glob(path, recursive=True)):
            if os.path.isdir(each):
                yield from _inside(each, troubles)
            elif not each.endswith(_OTHER) and (not each.endswith(_NAMED) or path.endswith(_NAMED)):
                yield File(each, Path(each), root)
    else:
        name = path or "«\N{NO-BREAK SPACE}»"
        troubles.append(Trouble(path, f"{name} n’existe pas.", f"{path or '“”'} does not exist."))


def _inside(folder: str, troubles: list[Trouble]) -> Iterator[File]:
    names: list[str] = []
    for root, folders, here in os.walk(folder, onerror=lambda error: troubles.append(_closed(error))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = [os.path.join(root, name) for name in here if name.endswith(_taken()) and not name.startswith(".")]
        names += [path for path in paths if not _is_stream(path)]
    for name in sorted(names):
        yield File(name.removeprefix(f".{os.sep}"), Path(name), folder, swept=True)


def _taken() -> tuple[str, ...]:
    """The endings of the files that a folder gives: of markup only what says that it is French, as NAME.fr.md does."""
    return tuple(suffix if each.folders else f".fr{suffix}" for each in readers() for suffix in each.known)


def _is_stream(path: str) -> bool:
    """True for a pipe or a device, which is read only where it is named: to open it may wait for ever."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False  # reading it tells why
    return not stat.S_ISREG(mode)


def _closed(error: OSError) -> Trouble:
    path = str(error.filename)
    why = error.strerror or "error"
    return Trouble(
        path, f"Le dossier {path} ne peut pas être lu ({why}).", f"The folder {path} cannot be read ({why})."
    )


def _nothing(path: str) -> Trouble:
    if os.path.isdir(path):
        endings = ", ".join(suffix for suffix in sorted(_taken()) if not suffix.endswith(".gz") and ".fr" not in suffix)
        return Trouble(
            path,
            f"Le dossier {path} ne contient aucun fichier que tqcheck y prenne ({endings}\N{NO-BREAK SPACE}; "
            "d’autres sont nommés par un motif, comme **/*.md)\N{NO-BREAK SPACE}; --allow-empty l’autorise.",
            f"The folder {path} holds no file that tqcheck takes from folders ({endings}; others are named by a "
            "pattern, such as **/*.md); --allow-empty allows this.",
        )
    return Trouble(
        path,
        f"Aucun fichier ne correspond à {path} (--allow-empty l’autorise).",
        f"No file matches {path} (--allow-empty allows this).",
    )


def load(file: File, encoding: str) -> str | Trouble:
    """The text of a file without a byte order mark, or why there is none. The encoding is never guessed."""
    data = contents(file)
    return data if isinstance(data, Trouble) else decode(data, encoding, file.name)


def contents(file: File) -> bytes | Trouble:
    """The bytes of a file without their packing, or why they cannot be had."""
    data = fetch(file)
    return data if isinstance(data, Trouble) else unpack(file, data)


def fetch(file: File) -> bytes | Trouble:
    """The bytes of a file as they are, or why they cannot be had."""
    name = file.name
    if name.endswith(_OTHER):
        return Trouble(
            name,
            f"{name} n’est pas d’un format que tqcheck lit\N{NO-BREAK SPACE}: "
            "donnez du texte (.txt), un document par ligne (.jsonl) ou un fichier bilingue (docs/inputs.md).",
            f"{name} is not in a format that tqcheck reads: give text (.txt), one document a line (.jsonl) or a "
            "bilingual file (docs/inputs.md).",
        )
    try:
        return file.bytes()
    except OSError as error:
        return unreadable(name, error)


def unreadable(name: str, error: OSError) -> Trouble:
    """That a file cannot be read."""
    why = error.strerror or str(error)
    return Trouble(name, f"{name} ne peut pas être lu ({why}).", f"{name} cannot be read ({why}).")


def unpack(file: File, data: bytes) -> bytes | Trouble:
    """The bytes without their gzip packing, or why it cannot be undone."""
    if not file.packed:
        return data
    limit = max(_SMALL, len(data) * _RATIO)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            plain = stream.read(limit + 1)
        return _swollen(file.name, limit) if len(plain) > limit else plain
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        if isinstance(error, EOFError):
            fr, en = "elle est tronquée", "it is cut short"
        elif data.startswith(b"\x1f\x8b"):
            fr, en = "son contenu est altéré", "its contents are corrupt"
        else:
            fr, en = "ce n’en est pas une", "it is not gzip"
        return Trouble(
            file.name,
            f"{file.name}\N{NO-BREAK SPACE}: l’archive gzip est abîmée ({fr}).",
            f"{file.name}: the gzip data is damaged ({en}).",
        )


def _swollen(name: str, limit: int) -> Trouble:
    return Trouble(
        name,
        f"{name} dépasse {limit >> 20} Mo une fois décompressé, ce qui est refusé.",
        f"{name} unpacks to more than {limit >> 20} MB, which is refused.",
    )


def decode(data: bytes, encoding: str, name: str) -> str | Trouble:
    """The text of bytes without a byte order mark, or why they are no text to check."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return _undecodable(data, error, encoding, name)
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    if not text or text.isspace():
        return empty(name)
    if "\0" in text:
        at = len(text[: text.index("\0")].encode(encoding, "surrogatepass"))
        return Trouble(
            name,
            f"{name} contient un octet nul (octet {at})\N{NO-BREAK SPACE}: ce n’est pas un fichier de texte.",
            f"{name} holds a NUL byte (at byte {at}): it is not a text file.",
        )
    return text


def empty(name: str) -> Trouble:
    """That a file holds nothing."""
    return Trouble(
        name,
        f"{name} est vide\N{NO-BREAK SPACE}: il n’y a rien à vérifier.",
        f"{name} is empty: there is nothing to check.",
    )


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str, name: str) -> Trouble:
    shown = "UTF-8" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding
    marked = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}.get(data[:2], "cp1252")
    place, line = error.start, data.count(b"\n", 0, error.start) + 1
    value = f"0x{data[place]:02X}" if place < len(data) else "?"
    return Trouble(
        name,
        f"{name} n’est pas en {shown}\N{NO-BREAK SPACE}: octet {value} à la position {place} "
        f"(ligne {line})\N{NO-BREAK SPACE}; donnez son encodage, par exemple --encoding {marked}.",
        f"{name} is not {shown}: byte {value} at offset {place} (line {line}); "
        f"give its encoding, for example --encoding {marked}.",
    )
