"""News: NITF and NewsML-G2, a document for each piece of news."""

from __future__ import annotations

from tqcheck.readers.reader import Reader, Reading, Results


def documents(data: bytes, path: str, reading: Reading) -> Results:
    """The documents of the bytes of a file, which declares its encoding itself."""
    from tqcheck.readers.marked import news

    return news.documents(data, path, reading)


NEWS = Reader("NITF, NewsML-G2", (".xml", ".nitf", ".newsml"), bytes=documents, folders=False)
