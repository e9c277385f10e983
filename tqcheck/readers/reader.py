"""Reader: what turns the contents of a file of one format into documents, and how it is found by the file's name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from tqcheck.document import Document
from tqcheck.errors import Trouble

Results = Iterator[Document | Trouble]
Columns = tuple[tuple[str, str], ...]
ROLES = ("source", "target", "id", "reference")


class Reading(NamedTuple):
    """How files are read, as the command line says.

    `columns` are pairs of a role (ROLES) and the name or number, from 1, of a column; with `whole` the segments of a
    bilingual file are one document and not one each; without `source` no source is used, wherever it stands. Of a
    marked-up file, what is in another `language` is not read.
    """

    encoding: str = "utf-8"
    columns: Columns = ()
    whole: bool = False
    source: bool = True
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Reader:
    """A format.

    `text` readers are given a decoded text, the others bytes, which say their encoding themselves. Files in `folders`
    are taken unasked, the others where they are named. `alone` files hold one text, which may have a source file
    beside it; `mendable` ones can be written again with edits and nothing else changed.
    """

    title: str
    suffixes: tuple[str, ...]
    text: Callable[[str, str, Reading], Results] | None = None
    bytes: Callable[[bytes, str, Reading], Results] | None = None
    folders: bool = True
    alone: bool = False
    mendable: bool = False
    known: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        packed = tuple(f"{suffix}.gz" for suffix in self.suffixes)
        object.__setattr__(self, "known", (*self.suffixes, *packed))


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader, in order of the modules of tqcheck.readers.formats that hold them."""
    package = importlib.import_module("tqcheck.readers.formats")
    modules = (
        importlib.import_module(f"{package.__name__}.{each.name}") for each in pkgutil.iter_modules(package.__path__)
    )
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Reader))


def reader_of(name: str) -> Reader:
    """The reader for a file of this name, packed or not; that of plain text where no other knows its ending."""
    lowered = name.lower()
    return next((each for each in readers() if lowered.endswith(each.known)), _plain())


def is_plain(name: str) -> bool:
    """True where a file of this name is plain text."""
    return reader_of(name) is _plain()


@cache
def _plain() -> Reader:
    return next(each for each in readers() if ".txt" in each.suffixes)
