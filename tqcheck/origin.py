"""Origin: the file that a text was taken out of, and where each piece of the text stands in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of a text, [start, end), and the stretch of its file, [place, stop), that it stands for.

    Where both are of one length they answer each other code point by code point; otherwise the whole piece is written
    as the whole stretch, as é is written &eacute;.
    """

    start: int
    end: int
    place: int
    stop: int

    @property
    def literal(self) -> bool:
        """True where offsets inside the piece have a place of their own."""
        return self.end - self.start == self.stop - self.place


@dataclass(frozen=True)
class Origin:
    """The whole text of a file, and the pieces of another text that was taken out of it, in order.

    What stands between two pieces of the text, a line end between paragraphs, is written nowhere in the file.
    """

    text: str
    pieces: tuple[Piece, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _ends(self) -> list[int]:
        return [piece.end for piece in self.pieces]

    def lift(self, start: int, end: int) -> tuple[int, int]:
        """The span of the file that holds a span of the text, with the markup inside it."""
        if start == end:
            place = self._first(start)
            return place, place
        first = self._first(start)
        return first, max(first, self._last(end))

    def _first(self, offset: int) -> int:
        """Where the code point at an offset begins in the file; behind what stands before it, where it is not there."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self.pieces[0].place if self.pieces else 0
        piece = self.pieces[index]
        if offset >= piece.end:
            return piece.stop
        return piece.place + (offset - piece.start if piece.literal else 0)

    def _last(self, offset: int) -> int:
        """Where the code point before an offset ends in the file."""
        index = bisect_left(self._starts, offset) - 1
        if index < 0:
            return self.pieces[0].place if self.pieces else 0
        piece = self.pieces[index]
        if offset >= piece.end or not piece.literal:
            return piece.stop
        return piece.place + offset - piece.start

    def exact(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the file that writes exactly this span of the text; None where markup or nothing is between.

        Nor is there one for a place between two letters that markup parts: what is put there could go to either side.
        """
        low = bisect_right(self._ends, start) if start < end else bisect_left(self._ends, start)
        run: list[Piece] = []
        for index in range(low, len(self.pieces)):
            piece = self.pieces[index]
            if piece.start > end or (piece.start == end and start < end):
                break
            run.append(piece)
        if not run or run[0].start > start or run[-1].end < end:
            return None
        if any(one.end != two.start or one.stop != two.place for one, two in pairwise(run)):
            return None
        place, stop = _inside(run[0], start), _inside(run[-1], end)
        return None if place is None or stop is None else (place, stop)

    def edited(self, edits: Sequence[tuple[int, int, str]]) -> Origin:
        """The file and its pieces after edits of the text, sorted and apart, all of which have an exact place."""
        spans = [self._place(start, end) for start, end, _ in edits]
        after = _After()
        number = 0
        for piece in self.pieces:
            at = piece.start
            while number < len(edits) and edits[number][0] < piece.end:
                start, end, _ = edits[number]
                after.keep(piece, at, start)
                after.put(number, edits[number], spans[number])
                at = max(at, end)
                if end > piece.end:
                    break  # the edit goes on in the next piece
                number += 1
            after.keep(piece, at, piece.end)
        for last in range(number, len(edits)):
            after.put(last, edits[last], spans[last])
        return Origin(_spliced(self.text, spans, [new for _, _, new in edits]), tuple(after.pieces))

    def _place(self, start: int, end: int) -> tuple[int, int]:
        span = self.exact(start, end)
        if span is None:
            raise ValueError(f"the span {start}-{end} has no exact place in the file")
        return span


class _After:
    """Collects pieces as they are after some edits, by which texts and files have grown since."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.text = self.file = 0
        self.done = -1

    def keep(self, piece: Piece, start: int, end: int) -> None:
        """What an edit leaves of a piece."""
        if start < end:
            place, stop = (_inside(piece, offset) for offset in (start, end))
            if place is not None and stop is not None:
                self.pieces.append(Piece(start + self.text, end + self.text, place + self.file, stop + self.file))

    def put(self, number: int, edit: tuple[int, int, str], span: tuple[int, int]) -> None:
        """What an edit writes, once."""
        if number == self.done:
            return
        self.done = number
        start, end, new = edit
        first, place = start + self.text, span[0] + self.file
        if new:
            self.pieces.append(Piece(first, first + len(new), place, place + len(new)))
        self.text += len(new) - (end - start)
        self.file += len(new) - (span[1] - span[0])


def _spliced(text: str, spans: Sequence[tuple[int, int]], news: Sequence[str]) -> str:
    pieces: list[str] = []
    done = 0
    for (start, end), new in zip(spans, news, strict=True):
        pieces += (text[done:start], new)
        done = end
    return "".join((*pieces, text[done:]))


def _inside(piece: Piece, offset: int) -> int | None:
    """Where an offset within a piece, or at one of its ends, stands in the file."""
    if offset == piece.start:
        return piece.place
    if offset == piece.end:
        return piece.stop
    return piece.place + offset - piece.start if piece.literal else None
