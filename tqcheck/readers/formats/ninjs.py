"""ninjs: news in JSON, one document a file."""

from __future__ import annotations

from tqcheck.readers.reader import Reader, Reading, Results


def documents(text: str, path: str, reading: Reading) -> Results:
    """The one document of the text of a file."""
    from tqcheck.readers.marked import ninjs

    return ninjs.documents(text, path, reading)


NINJS = Reader("ninjs", (".json", ".ninjs"), text=documents, folders=False, alone=True)
