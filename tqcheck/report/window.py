"""A line of an article cut to the neighbourhood of a span, with carets under the span."""

from __future__ import annotations

from typing import NamedTuple

from tqcheck.check import Checked, Issue
from tqcheck.document import Document
from tqcheck.report.visible import columns, printable

_LEAST = 12  # columns of context that a long span leaves on its left
_CUT = "… "


class Window(NamedTuple):
    """Three parts of a line (before, inside and after the span) and the carets that belong under them."""

    left: str
    span: str
    right: str
    carets: str


def window(document: Document, issue: Issue, width: int) -> Window:
    """The window on the first line of an issue, at most `width` columns wide."""
    line, column = document.place(issue.start)
    return _within(document.text, (issue.start, issue.end), (issue.start - column + 1, document.line_end(line)), width)


def source_window(checked: Checked, issue: Issue, width: int) -> Window | None:
    """The window on what of the source tells; None where the issue was found without it."""
    text = checked.document.source
    if issue.source is None or text is None:
        return None
    start = issue.source[0]
    limit = text.find("\n", start)
    return _within(text, issue.source, (text.rfind("\n", 0, start) + 1, len(text) if limit < 0 else limit), width)


def _within(text: str, place: tuple[int, int], line: tuple[int, int], width: int) -> Window:
    first, limit = line
    start, end = min(place[0], limit), min(max(place), limit)
    # Only what can be shown is looked at: a line may be megabytes long.
    near, far = max(first, start - 2 * width), min(limit, end + 2 * width)
    span = printable(text[start : min(end, start + 2 * width)])
    before, after = printable(text[near:start]), printable(text[end:far])
    clipped = near > first, far < limit
    taken = columns(span)
    if taken > width - _LEAST - 2 * len(_CUT):
        left = _tail(before, _LEAST, clipped[0])
        room = width - columns(left) - len(_CUT)
        span, right = (span, "") if taken <= room else (_cut(span, room), " …")
    else:
        left, right = _context(before, after, width - taken, clipped)
    carets = " " * columns(left) + "^" * max(columns(span), 1)
    return Window(left, span, right, carets)


def _context(before: str, after: str, room: int, clipped: tuple[bool, bool]) -> tuple[str, str]:
    """What stands on either side of a span, sharing `room` columns; what one side does not need the other gets."""
    needs = columns(before), columns(after)
    half = room // 2
    if needs[0] + needs[1] <= room and not any(clipped):
        return before, after
    left = _tail(before, max(half, room - needs[1]), clipped[0])
    return left, _head(after, room - columns(left), clipped[1])


def _cut(text: str, width: int) -> str:
    total = 0
    for index, char in enumerate(text):
        total += columns(char)
        if total > width:
            return text[:index]
    return text


def _head(text: str, width: int, clipped: bool) -> str:
    """The beginning of a text, cut between words."""
    if columns(text) <= width and not clipped:
        return text
    kept = _cut(text, max(width - len(_CUT), 0))
    if len(kept) == len(text) or not text[len(kept)].isspace():
        kept = kept[: kept.rfind(" ")] if " " in kept else ""
    return f"{kept.rstrip()} …"


def _tail(text: str, width: int, clipped: bool) -> str:
    """The end of a text, cut between words."""
    if columns(text) <= width and not clipped:
        return text
    kept = _cut(text[::-1], max(width - len(_CUT), 0))[::-1]
    if len(kept) == len(text) or not text[-len(kept) - 1].isspace():
        kept = kept[kept.find(" ") + 1 :] if " " in kept else ""
    return f"{_CUT}{kept.lstrip()}"
