"""Plain text: one file, one document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from tqcheck.document import Document
from tqcheck.errors import Trouble


def documents(text: str, path: str) -> Iterator[Document | Trouble]:
    """The one document of the text of a file."""
    yield Document(text, PurePath(path).name, path)
