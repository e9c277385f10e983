"""Word: .docx, one document a file, a cell for each run."""

from __future__ import annotations

from tqcheck.readers.reader import Reader, Reading, Results


def documents(data: bytes, path: str, reading: Reading) -> Results:
    """The one document of the bytes of a file."""
    from tqcheck.readers.marked import word

    return word.documents(data, path, reading)


WORD = Reader("Word", (".docx",), bytes=documents, folders=False, alone=True)
