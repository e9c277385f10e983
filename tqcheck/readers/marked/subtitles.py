"""Subtitles: the cues of SubRip and WebVTT as running text, since a sentence goes on from one cue to the next.

A cue is a line of its own where the one before ends a sentence or a speaker begins (– …); lines within a cue are one.
Tags, settings, notes and styles are not text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from tqcheck.document import Cell
from tqcheck.errors import Trouble
from tqcheck.readers.marked.flow import LINE, SPACE
from tqcheck.readers.marked.page import Dialect, Page
from tqcheck.readers.marked.tags import Tag
from tqcheck.readers.reader import Reading, Results
from tqcheck.readers.segments import place as trouble

_TIME = re.compile(r"\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3})[ \t]*-->[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3}")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>|</?[a-zA-Z]>|<\d[\d:.]{0,20}>|\{\\[^{}\n]{0,300}\}")
_SPEAKER = re.compile(r"[ \t]*[-–—][ \t]*")
_FINAL = re.compile(r"[.!?…:;][\"»”'’)\]\s]*$|♪\s*$")
_PLAIN = Dialect(frozenset(), frozenset(), {})


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue: when it is shown, the number of its first line in the file, and its lines of text."""

    time: str
    line: int
    lines: tuple[tuple[int, int], ...]


def documents(text: str, path: str, reading: Reading) -> Results:
    """The one document of the text of a file, and what stands outside its cues."""
    page = Page(_PLAIN, text, reading.language)
    cells: list[Cell] = []
    for cue in _cues(text, page, strays := list[int]()):
        before = page.flow.length
        _write(page, cue)
        if page.flow.length > before:
            cells.append(Cell(before, cue.time, cue.line))
    if not cells:
        yield _none(path)
        return
    if strays:
        yield _outside(path, strays[0])
    yield replace(page.document(PurePath(path).name, path), cells=tuple(cells))


def _cues(text: str, page: Page, strays: list[int]) -> Iterator[_Cue]:
    """The cues in order; comments go to the page, and the lines with text that is in no cue to `strays`."""
    cue: _Cue | None = None
    aside: list[tuple[int, int]] = []
    place = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = place + len(line.rstrip())
        time = _TIME.match(line)
        if time is not None:
            if cue is not None and cue.lines:
                yield _without_number(text, cue)
            cue, aside = _Cue(time[1], number + 1, ()), []
        elif not line.strip():
            if cue is not None:
                yield cue
            cue = None
            _aside(text, page, aside, number, strays)
            aside = []
        elif cue is not None:
            cue = replace(cue, lines=(*cue.lines, (place, end)))
        else:
            aside.append((place, end))
        place += len(line) + 1
    if cue is not None:
        yield cue
    _aside(text, page, aside, text.count("\n") + 2, strays)


def _without_number(text: str, cue: _Cue) -> _Cue:
    """A cue that another one follows without a blank line, without the number of that one."""
    start, end = cue.lines[-1]
    return replace(cue, lines=cue.lines[:-1]) if text[start:end].strip().isdigit() else cue


def _aside(text: str, page: Page, lines: list[tuple[int, int]], number: int, strays: list[int]) -> None:
    """Lines up to a blank one without a time: a heading or a note of WebVTT, or text that has lost its time."""
    if not lines:
        return
    start, end = lines[0][0], lines[-1][1]
    head = text[start : lines[0][1]].lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").split()[0]
    if head == "NOTE":
        page.comment(Tag("!", start, end, text[start:end].lstrip()[len(head) :]))
    elif head not in ("WEBVTT", "STYLE", "REGION"):
        strays.append(number - len(lines))


def _write(page: Page, cue: _Cue) -> None:
    """Give a cue to the page."""
    for index, (start, end) in enumerate(cue.lines):
        speaker = _SPEAKER.match(page.file, start, end)
        if speaker or (not index and _FINAL.search(page.flow.tail)):
            page.flow.divide(LINE)
        elif index:
            page.flow.space(cue.lines[index - 1][1], start)
        else:
            page.flow.divide(SPACE)
        place = start
        for tag in _TAG.finditer(page.file, start, end):
            page.text(place, tag.start())
            place = tag.end()
        page.text(place, end)


def _none(path: str) -> Trouble:
    return Trouble(
        path,
        f"{path} ne contient aucun sous-titre\N{NO-BREAK SPACE}: une ligne 00:00:01,000 --> 00:00:03,000 est attendue "
        "avant chacun.",
        f"{path} holds no subtitle: a line 00:00:01,000 --> 00:00:03,000 is expected before each.",
    )


def _outside(path: str, line: int) -> Trouble:
    return trouble(
        path,
        line,
        "ce texte n’appartient à aucun sous-titre (il n’a pas de temps), il n’a pas été vérifié.",
        "this text belongs to no subtitle (it has no time), it was not checked.",
    )
