"""Markdown: the text of its blocks, without marks, code, targets of links, HTML blocks and front matter.

An item of a list begins with a bullet or its number; the cells of a table are parted by tabs. Code within a sentence is
a white square. Lines of a paragraph are one, since a renderer joins them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container
from itertools import accumulate
from pathlib import PurePath

from tqcheck.readers.marked.blocks import Block, Blocks, Span, cells
from tqcheck.readers.marked.flow import LINE, PARAGRAPH, TAB
from tqcheck.readers.marked.html import DIALECT, nothing, too_deep, unclosed
from tqcheck.readers.marked.page import DepthError, Page
from tqcheck.readers.marked.spans import Cut, cuts
from tqcheck.readers.marked.tags import Tag, tags
from tqcheck.readers.reader import Reading, Results


def documents(text: str, path: str, reading: Reading) -> Results:
    """The one document of the text of a file."""
    page = Page(DIALECT, text, reading.language)
    blocks = Blocks(text)
    cut = None
    try:
        _read(page, blocks)
    except DepthError as error:
        cut = too_deep(text, error, path)
    if blocks.unclosed is not None:
        cut = unclosed(text, Tag("", blocks.unclosed, len(text)), path)
    if cut is not None:
        yield cut
    document = page.document(PurePath(path).name, path)
    if document.text.strip():
        yield document
    elif cut is None:
        yield nothing(path, page.foreign)


def _read(page: Page, blocks: Blocks) -> None:
    """Give the blocks to the page."""
    last = ""
    for block in list(blocks.read()):
        if block.kind == "html":
            _comments(page, block)
            continue
        kind = "item" if block.marker else block.kind
        page.flow.divide(LINE if kind == last and kind in ("item", "row") else PARAGRAPH)
        last = kind
        if block.marker:
            _mark(page, block.marker, block.lines[0][0])
        for number, cell in enumerate(_cells(page.file, block)):
            if number:
                page.flow.divide(TAB)
            _Words(page, cell, blocks.labels).write()


def _comments(page: Page, block: Block) -> None:
    (start, end) = block.lines[0]
    for tag in tags(page.file[start:end]):
        if tag.kind == "!":
            page.comment(tag._replace(start=tag.start + start, end=tag.end + start))


def _mark(page: Page, marker: Span, text: int) -> None:
    """The mark of an item: a bullet whatever it is written with, or the number."""
    written = page.file[slice(*marker)]
    page.flow.char("•" if written in ("-", "+", "*") else written, *marker)
    page.flow.space(marker[1], text)


def _cells(text: str, block: Block) -> list[list[Span]]:
    """The lines of a block, or those of each cell of a row."""
    if block.kind != "row":
        return [block.lines]
    return [[cell] for cell in cells(text, *block.lines[0])]


class _Words:
    """The text of a block: its lines as one string, with the place of each in the file."""

    def __init__(self, page: Page, lines: list[Span], labels: Container[str]) -> None:
        self.page = page
        self.labels = labels
        file = page.file
        self.lines = [(start, start + len(file[start:end].rstrip())) for start, end in lines]
        self.hard = [file[stop:end].startswith("  ") for (_, stop), (_, end) in zip(self.lines, lines, strict=True)]
        pieces = [file[start:end] for start, end in self.lines]
        self.text = "\n".join(pieces)
        self.starts = [0, *accumulate(len(piece) + 1 for piece in pieces)][:-1]

    def write(self) -> None:
        """Give the text to the page."""
        done = 0
        for cut in cuts(self.text, self.labels):
            if cut.start < done:
                continue
            self.plain(done, cut.start)
            self.cut(cut)
            done = cut.end
        self.plain(done, len(self.text))
        self.page.leave()

    def cut(self, cut: Cut) -> None:
        page, (start, end) = self.page, (self.place(cut.start), self.place(cut.end))
        if cut.kind == "tag" and cut.tag is not None:
            page.take(cut.tag._replace(start=start, end=end))
        elif not page.shown:
            return
        elif cut.kind == "char":
            page.flow.char(cut.what, start, end)
        elif cut.kind == "hole":
            page.flow.hole(start, end)
        elif cut.kind == "picture":
            page.flow.hole(start, end, picture=True)
        elif cut.kind == "break":
            page.flow.divide(LINE)

    def plain(self, start: int, end: int) -> None:
        """A stretch of the string that is text, line by line."""
        while start < end:
            index = bisect_right(self.starts, start) - 1
            first, last = self.lines[index]
            stop = min(end, self.starts[index] + last - first)
            self.page.text(self.place(start), self.place(start) + stop - start)
            start = stop
            if start < end:  # the line end
                if self.hard[index]:
                    self.page.flow.divide(LINE)
                elif self.page.shown:
                    self.page.flow.space(last, self.lines[index + 1][0])
                start += 1

    def place(self, offset: int) -> int:
        """Where an offset of the string stands in the file."""
        index = bisect_right(self.starts, offset) - 1
        return self.lines[index][0] + offset - self.starts[index]
