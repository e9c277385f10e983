"""Readers: paths to files, files to documents; what cannot be read is a trouble among the documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.readers import jsonl, plain
from tqcheck.readers.files import File, load


def documents(file: File, encoding: str = "utf-8") -> Iterator[Document | Trouble]:
    """The documents of a file, one or one a line, and a trouble for each part that cannot be read."""
    text = load(file, encoding)
    if isinstance(text, Trouble):
        yield text
    elif file.lines:
        yield from jsonl.documents(text, file.name)
    else:
        yield from plain.documents(text, file.name)


def read(path: Path, encoding: str = "utf-8") -> Iterator[Document]:
    """The documents of a file; TqcheckError at the first part that cannot be read."""
    for each in documents(File(str(path), path), encoding):
        if isinstance(each, Trouble):
            raise TqcheckError(each.en, each.fr)
        yield each
