"""A run as a stream: what is printed row by row needs no document longer than it takes to check and print it."""

from __future__ import annotations

import importlib
import os
import time
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

from tqcheck.cli import again, aside, github, running, scoring, terminal, writing
from tqcheck.cli.running import Outcome, Plan
from tqcheck.cli.troubles import NAMED, problems
from tqcheck.errors import Trouble
from tqcheck.gate import Reason, Verdict, judge
from tqcheck.readers.files import File
from tqcheck.report import Report
from tqcheck.scale.rows import DOUBT, FOREIGN, WRONG, Read, Row, Rows, Sum, Told

if TYPE_CHECKING:
    from tqcheck.scale.stream import End, Ids

_HELD = 200_000  # characters of rows that are printed at once
_PAUSE = 0.2  # seconds after which they are printed, however few they are
_COMPARED = ("baseline", "against", "diff_base", "write_baseline", "reference", "reference_dir")


def fits(of: Plan) -> bool:
    """True where the rows that are printed are all that is asked for, and no document is compared with others."""
    compared = of.score_limits.given or any(of.given[name] is not None for name in _COMPARED)
    return not of.wanted and not compared and not github.active(os.environ)


def run(of: Plan, files: list[File], troubles: Iterable[Trouble]) -> int:
    """Check the files and print each document's rows as soon as they are there; the exit status.

    Ctrl-C ends the checks; what is done is printed whole, and that it is not all.
    """
    given = of.given
    stream = _Stream(of, troubles)
    shown = given["quiet"] or not terminal.both()
    cut = False
    try:
        for each in running.results(of, files, _rows(of, files).make, shown=shown, lines=True):
            if not stream.add(each):
                return 2  # the reader has gone, and what it did not wait for is not checked
    except KeyboardInterrupt:
        if stream.empty:
            raise
        cut = True
    return stream.end(cut).status(given["exit_zero"])


def _rows(of: Plan, files: Iterable[File]) -> Rows:
    given = of.given
    return Rows(None if given["quiet"] else given["format_"], given["lang"], aside.ignoring(files, given))


class _Stream:
    """What was met so far: rows that wait to be printed, counts, and what was not checked."""

    def __init__(self, of: Plan, troubles: Iterable[Trouble]) -> None:
        given = of.given
        self._of = of
        self._machine = given["format_"] not in writing.PEOPLE
        self._form = None if given["quiet"] else importlib.import_module(f"tqcheck.report.{given['format_']}")
        self._waiting: list[Row] = []
        self._text: list[str] = [self._form.head()] if self._form else []
        self._size, self._shown = 0, time.monotonic()
        self._sum = Sum()
        self._met = Told(NAMED)
        self._told = [Told(NAMED) for _ in (WRONG, DOUBT, FOREIGN)]
        self._path = ""
        self._ids: Ids | None = None
        self._filled = False
        for each in troubles:
            self._met.add(each)

    def add(self, each: Row | Trouble | Read | End) -> bool:
        """Take what there is of a document; False where nobody reads what is printed."""
        if isinstance(each, Trouble):
            self._met.add(each)
        elif isinstance(each, Row):
            return self._add(each)
        elif isinstance(each, Read):
            return self._take(each)
        else:
            if each.empty and not self._filled:
                self._met.add(each.empty)
            self._ids, self._filled = None, False
        return True

    def _take(self, read: Read) -> bool:
        """Take what another process made of a line, unless its id is that of an earlier one, which is known here."""
        from tqcheck.scale.stream import Ids

        if self._ids is None:
            self._ids = Ids()
        number, results = read.line.number, read.results
        if any(self._ids.setdefault(id_, number) != number for id_ in read.ids):
            results = list(read.line.documents(self._ids))
        self._filled = self._filled or bool(results)
        return all(self.add(each) for each in results)

    def _add(self, each: Row) -> bool:
        self._waiting.append(each)
        self._size += len(each.text)
        if self._size < _HELD and time.monotonic() - self._shown < _PAUSE:
            return True
        return self._flush()

    def _flush(self) -> bool:
        """Count and print what waits: all of it or, where Ctrl-C comes before, nothing."""
        with terminal.unbroken():
            for row in self._waiting:
                self._count(row)
            text = "".join((*self._text, *(row.text for row in self._waiting)))
            self._waiting, self._text, self._size = [], [], 0
            written = terminal.show(text, machine=self._machine) if text else True
            self._shown = time.monotonic()
        return written

    def _count(self, row: Row) -> None:
        self._path = row.path
        self._sum.add(row)
        for kind, trouble in row.told:
            self._told[kind].add(trouble)

    @property
    def empty(self) -> bool:
        """True where no document was checked yet."""
        return not self._sum.documents and not self._waiting

    def end(self, interrupted: bool) -> Outcome:
        """Print what stands behind the rows, and judge: it has failed where it was interrupted."""
        of, lang = self._of, self._of.given["lang"]
        self._flush()
        cut = running.interrupted(self._sum.documents, self._path) if interrupted else None
        for each in of.glossary.troubles if of.glossary else ():
            self._met.add(each)
        wrong, doubt, strangers = self._told
        told = (self._met, doubt, wrong, strangers)
        kept = [*chain.from_iterable(each.kept for each in told), *((cut,) if cut else ())]
        unkept = sum((each.unkept for each in told), Counter[str]())
        tally = self._sum.tally
        verdicts = (judge(tally, of.limits), Verdict((Reason(cut.fr, cut.en),) if cut else ()))
        report = Report(
            (), tally, scoring.together(verdicts), tuple(problems(kept, lang, unkept)), of.signature, lang,
            of.limits.tiers, command=again.line(),
        )  # fmt: skip
        self._print(report)
        return Outcome(report, not any(each.kept for each in told[:3]), bool(strangers.kept), cut is not None)

    def _print(self, report: Report) -> None:
        """Print the rest; problems go to the standard error where they are all there is, or rows are for machines."""
        if self._form is None:
            writing.deliver(report, self._of.given, [])
            return
        alone = not report.tally.documents and bool(report.problems) and not self._machine
        if alone or self._machine:
            for problem in report.problems:
                terminal.say(f"tqcheck: {problem.sentence}")
        if not alone:
            terminal.show(self._form.tail(report), machine=self._machine)
