"""The work of one shard: read, check, write, commit; it knows no engine, and may be done twice without harm.

Results are written under a name of their own and get their place by a rename; what commits a shard is its record, which
comes last. Two processes that do one shard at once write the same bytes.
"""

from __future__ import annotations

import contextlib
import heapq
import io
import json
import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from tqcheck import mqm
from tqcheck.check import Checked, State
from tqcheck.errors import Trouble
from tqcheck.readers.reader import Reading
from tqcheck.report.json import escape
from tqcheck.report.jsonl import row
from tqcheck.rule import Severity, Tier
from tqcheck.scale.checking import Item, Setup, check_all
from tqcheck.scale.rows import Ignoring
from tqcheck.scale.shards import Shard
from tqcheck.scale.stream import read
from tqcheck.tally import Tally, count
from tqcheck.unchecked import doubtful, foreign

WORST = 20
TEMPORARY = ".tmp"
_BUFFER = 1 << 20


@dataclass(frozen=True)
class Job:
    """What is the same for all shards.

    `folder` takes the results, `base` is the folder that names of files are relative to, and `signature` names all that
    the results depend on.
    """

    setup: Setup
    reading: Reading
    folder: Path
    base: Path
    signature: str
    lang: str = "fr"
    form: str = "jsonl"
    ignoring: Ignoring | None = None

    def output(self, shard: Shard) -> Path:
        """Where the issues of a shard are."""
        return self.folder / "shards" / f"{shard.name}.{self.form}"

    def record(self, shard: Shard) -> Path:
        """Where its record is."""
        return self.folder / "done" / f"{shard.name}.json"

    def unchecked(self, shard: Shard) -> Path:
        """Where it is said what was not checked, if there is anything."""
        return self.folder / "done" / f"{shard.name}.not_checked.jsonl"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a shard that is done: its tally, what was not checked, and a sample of its worst documents.

    `lost` counts what could not be checked or not wholly, `foreign` the texts that are not French.
    """

    tally: Tally
    lost: int = 0
    foreign: int = 0
    worst: tuple[dict[str, Any], ...] = ()

    def __add__(self, other: Record) -> Record:
        """The record of both."""
        worst = heapq.nsmallest(WORST, (*self.worst, *other.worst), key=badness)
        return Record(self.tally + other.tally, self.lost + other.lost, self.foreign + other.foreign, tuple(worst))

    def written(self) -> dict[str, Any]:
        """The record as JSON holds it."""
        tally = self.tally
        issues = [[code, str(severity), str(tier), n] for (code, severity, tier), n in sorted(tally.issues.items())]
        return {
            "documents": tally.documents, "words": tally.words, "issues": issues,
            "set_aside": {str(state): n for state, n in sorted(tally.set_aside.items())},
            "lost": self.lost, "foreign": self.foreign, "worst": list(self.worst),
        }  # fmt: skip

    @classmethod
    def read(cls, found: dict[str, Any]) -> Record:
        """The record that JSON holds; KeyError, ValueError or TypeError where it holds none."""
        issues = {(code, Severity(severity), Tier(tier)): int(n) for code, severity, tier, n in found["issues"]}
        aside = {State(state): int(n) for state, n in found["set_aside"].items()}
        tally = Tally(int(found["documents"]), int(found["words"]), issues, aside)
        return cls(tally, int(found["lost"]), int(found["foreign"]), tuple(found["worst"]))


def do(job: Job, shard: Shard, guard: int = 0) -> Record:
    """Do a shard and commit it; by `guard` processes of their own where a document has ended the one that did it.

    OSError where the results cannot be written: then nothing is committed.
    """
    documents = _items(job, shard)
    if guard:
        from tqcheck.scale.apart import check_apart

        checked = check_apart(job.setup, documents, guard)
    else:
        checked = check_all(job.setup, documents)
    with _Results(job, shard) as results:
        return results.commit(count(results.keep(checked)))


def _items(job: Job, shard: Shard) -> Iterator[Item]:
    for part in shard.parts:
        for each in read(part, job.reading, job.base):
            yield each, part.ruleset


class _Results:
    """The files of a shard while they are written; what is not committed is removed."""

    def __init__(self, job: Job, shard: Shard) -> None:
        self._job, self._shard = job, shard
        self._mark = f".{uuid.uuid4().hex[:12]}{TEMPORARY}"
        self._issues = _writer(job.form, self._temporary(job.output(shard)))
        self._unchecked: io.BufferedWriter | None = None
        self._lost = self._foreign = 0
        self._worst: list[dict[str, Any]] = []

    def __enter__(self) -> _Results:
        return self

    def __exit__(self, *error: object) -> None:
        with contextlib.suppress(Exception):  # a full disk is told already
            self._issues.close()
        if self._unchecked is not None:
            with contextlib.suppress(OSError):
                self._unchecked.close()
        for path in self._paths:
            with contextlib.suppress(OSError):
                os.unlink(self._temporary(path))

    @property
    def _paths(self) -> tuple[Path, Path, Path]:
        return self._job.output(self._shard), self._job.unchecked(self._shard), self._job.record(self._shard)

    def _temporary(self, path: Path) -> str:
        return str(path.with_name(f"{path.name}{self._mark}"))

    def keep(self, checked: Iterable[Checked | Trouble]) -> Iterator[Checked]:
        """The documents, once what was found in them is written."""
        for each in checked:
            if isinstance(each, Trouble):
                self._tell(each)
                continue
            if self._job.ignoring is not None:
                each, wrong = self._job.ignoring.apply(each)
                for trouble in wrong:
                    self._tell(trouble)
            if each.foreign:
                self._foreign += 1
                self._tell(foreign(each))
            elif each.doubt:
                self._tell(doubtful(each))
            for issue in each.issues:
                self._issues.add(row(each, issue, self._job.lang))
            self._rank(each)
            yield each

    def _tell(self, trouble: Trouble) -> None:
        self._lost += 1
        if self._unchecked is None:
            path = self._temporary(self._job.unchecked(self._shard))
            self._unchecked = io.BufferedWriter(io.FileIO(path, "w"))
        self._unchecked.write(line({"path": trouble.path, "message": trouble.message(self._job.lang)}))

    def _rank(self, checked: Checked) -> None:
        weight = sum(mqm.WEIGHTS[issue.severity] for issue in checked.new if issue.tier is Tier.A)
        if not weight:
            return
        document = checked.document
        self._worst.append({
            "path": document.path, "document": document.id, "file_line": document.file_line, "words": document.words,
            "issues": len(checked.new), "penalty": weight,
        })  # fmt: skip
        if len(self._worst) >= 10 * WORST:
            self._worst = heapq.nsmallest(WORST, self._worst, key=badness)

    def commit(self, tally: Tally) -> Record:
        """Give the results their places, the record last."""
        worst = tuple(heapq.nsmallest(WORST, self._worst, key=badness))
        record = Record(tally, self._lost - self._foreign, self._foreign, worst)
        self._issues.close()
        issues, unchecked, committed = self._paths
        size = _place(self._temporary(issues), issues)
        if self._unchecked is not None:
            self._unchecked.close()
            _place(self._temporary(unchecked), unchecked)
        else:
            unchecked.unlink(missing_ok=True)
        with open(self._temporary(committed), "wb") as stream:
            stream.write(line({"signature": self._job.signature, "size": size, **record.written()}))
        _place(self._temporary(committed), committed)
        return record


class Issues(Protocol):
    """What issues are written to."""

    def add(self, row: dict[str, Any]) -> None:
        """Write the row of an issue."""

    def close(self) -> None:
        """Write what is left."""


def _writer(form: str, path: str) -> Issues:
    if form == "parquet":
        from tqcheck.scale import parquet

        return parquet.Writer(path)
    return _LineWriter(path)


class _LineWriter:
    """Issues as JSON lines."""

    def __init__(self, path: str) -> None:
        self._stream = io.BufferedWriter(io.FileIO(path, "w"), _BUFFER)

    def add(self, row: dict[str, Any]) -> None:
        self._stream.write(line(row))

    def close(self) -> None:
        self._stream.close()


def line(row: dict[str, Any]) -> bytes:
    """An object as a line of JSON."""
    return escape(json.dumps(row, ensure_ascii=False)).encode() + b"\n"


def badness(document: dict[str, Any]) -> tuple[Any, ...]:
    """What documents are sorted by, the worst first; the rest of it keeps the order the same in every run."""
    return -document["penalty"], document["path"], document["file_line"] or 0, document["document"]


def _place(temporary: str, path: Path) -> int:
    """Give a file that is written its place, once it is on the disk; its size."""
    with open(temporary, "rb+") as stream:
        os.fsync(stream.fileno())
        size = stream.seek(0, os.SEEK_END)
    os.replace(temporary, path)
    return size


def recorded(job: Job, shard: Shard) -> Record | None:
    """The record of a shard that is done; None where it is not, was done otherwise, or its issues are not whole."""
    try:
        found = json.loads(job.record(shard).read_bytes())
        if found["signature"] == job.signature and job.output(shard).stat().st_size == found["size"]:
            return Record.read(found)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # it is done again
    return None
