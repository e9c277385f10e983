"""HTML: the text that a reader of the page sees, one document a file."""

from __future__ import annotations

from tqcheck.readers.reader import Reader, Reading, Results


def documents(text: str, path: str, reading: Reading) -> Results:
    """The one document of the text of a file, and what could not be read of it."""
    from tqcheck.readers.marked import html

    return html.documents(text, path, reading)


HTML = Reader("HTML", (".html", ".htm", ".xhtml"), text=documents, folders=False, alone=True, mendable=True)
