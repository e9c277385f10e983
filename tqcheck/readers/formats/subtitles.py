"""Subtitles: SubRip and WebVTT, one document a file."""

from __future__ import annotations

from tqcheck.readers.reader import Reader, Reading, Results


def documents(text: str, path: str, reading: Reading) -> Results:
    """The one document of the text of a file, and what could not be read of it."""
    from tqcheck.readers.marked import subtitles

    return subtitles.documents(text, path, reading)


SUBTITLES = Reader("subtitles", (".srt", ".vtt"), text=documents, folders=False, alone=True, mendable=True)
