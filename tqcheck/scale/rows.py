"""Rows: what is printed and counted of each document, made where it is checked, so that little travels and is kept."""

from __future__ import annotations

import importlib
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from tqcheck import comments
from tqcheck.check import Checked, State
from tqcheck.errors import Trouble
from tqcheck.ignores import Ignores
from tqcheck.tally import Key, Tally, count
from tqcheck.unchecked import doubtful, foreign

if TYPE_CHECKING:
    from tqcheck.scale.stream import Line


class Row(NamedTuple):
    """What is left of a document: what is printed of it, its counts, and what is told of it by kind.

    A tuple of little: the process that collects the rows of many others spends its time on taking them apart.
    """

    path: str
    text: str
    words: int
    issues: dict[Key, int]
    aside: dict[State, int]
    told: tuple[tuple[int, Trouble], ...] = ()


class Read(NamedTuple):
    """What came of a line that was read by another process: its id, where there is one, and the results."""

    line: Line
    ids: list[str]
    results: list[Any]


WRONG, DOUBT, FOREIGN = range(3)  # what is told: a comment that means nothing, a source that is none, another language


class Ignoring(NamedTuple):
    """What is set aside of a document by comments in it, and by `ignores`; `codes` are those of rules and families."""

    ignores: Ignores
    codes: frozenset[str]

    def apply(self, checked: Checked) -> tuple[Checked, tuple[Trouble, ...]]:
        """The document with what is set aside, and the comments that mean nothing."""
        (checked,), _, wrong = comments.apply((checked,), self.codes)
        (checked,), _ = self.ignores.apply((checked,))
        return checked, wrong


class Rows(NamedTuple):
    """Makes the row of a document; `form` is None where nothing is printed."""

    form: str | None
    lang: str
    ignoring: Ignoring | None = None

    def make(self, checked: Checked) -> Row:
        """The row of a document."""
        told: list[tuple[int, Trouble]] = []
        if self.ignoring is not None:
            checked, wrong = self.ignoring.apply(checked)
            told += ((WRONG, each) for each in wrong)
        if checked.foreign:
            told.append((FOREIGN, foreign(checked)))
        elif checked.doubt:
            told.append((DOUBT, doubtful(checked)))
        text = importlib.import_module(f"tqcheck.report.{self.form}").part(checked, self.lang) if self.form else ""
        tally = count((checked,))
        return Row(checked.document.path, text, tally.words, dict(tally.issues), dict(tally.set_aside), tuple(told))


class Sum:
    """A tally that grows row by row."""

    def __init__(self) -> None:
        self.documents = self.words = 0
        self.issues: Counter[Key] = Counter()
        self.aside: Counter[State] = Counter()

    def add(self, row: Row) -> None:
        """Count a document."""
        self.documents += 1
        self.words += row.words
        if row.issues:
            self.issues.update(row.issues)
        if row.aside:
            self.aside.update(row.aside)

    @property
    def tally(self) -> Tally:
        """What was counted so far."""
        return Tally(self.documents, self.words, self.issues, self.aside)


class Told:
    """Troubles, of which so many of a file are kept as are ever told; `unkept` counts the others by file."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.kept: list[Trouble] = []
        self.unkept: Counter[str] = Counter()
        self._numbers: Counter[str] = Counter()

    def add(self, trouble: Trouble) -> None:
        """Keep or count a trouble."""
        if self._numbers[trouble.path] < self._most:
            self._numbers[trouble.path] += 1
            self.kept.append(trouble)
        else:
            self.unkept[trouble.path] += 1
