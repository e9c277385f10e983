"""Plain text: one file, one document; also any file whose ending nothing else knows."""

from __future__ import annotations

from pathlib import PurePath

from tqcheck.document import Document
from tqcheck.readers.reader import Reader, Reading, Results


def documents(text: str, path: str, reading: Reading) -> Results:
    """The one document of the text of a file."""
    yield Document(text, PurePath(path).name, path)


PLAIN = Reader("text", (".txt",), text=documents, alone=True, mendable=True)
