"""A large run: what is missing is done by an engine, then all that is done is added up."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from tqcheck import __version__
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.gate import Verdict
from tqcheck.output import write
from tqcheck.report.summary import summarise
from tqcheck.scale import folder
from tqcheck.scale.pool import Lost
from tqcheck.scale.shards import Shard
from tqcheck.scale.work import Job, Record, do, line, recorded
from tqcheck.tally import Tally

Work = Callable[[Shard], tuple[int, Record]]
Engine = Callable[[Work, Iterable[Shard]], Iterator[tuple[int, Record] | Lost[Shard]]]
Show = Callable[[int, int], None]  # bytes and documents that are done
SCHEMA = "tqcheck-scale/1"


def work(job: Job, shards: Sequence[Shard], engine: Engine, show: Show, guard: int) -> Record:
    """Do the shards that are not done yet, and the record of all; TqcheckError where results cannot be written.

    A shard that ends every process that does it is done by `guard` processes of our own, document by document.
    """
    progress = _Progress(shards, show)
    missing, lost = list[Shard](), list[Shard]()
    for shard in shards:
        record = recorded(job, shard)
        progress.add(shard.number, record)
        if record is None:
            missing.append(shard)
    try:
        if missing:
            for each in engine(functools.partial(_numbered, job), missing):
                if isinstance(each, Lost):
                    lost.append(each.task)
                else:
                    progress.add(*each)
        for shard in lost:
            progress.add(shard.number, do(job, shard, guard))
    except OSError as error:
        raise folder.unwritable(job.folder, error) from None
    return _total(job, shards)


def _numbered(job: Job, shard: Shard) -> tuple[int, Record]:
    """Do a shard, and say which it was; what an engine carries back is small."""
    record = do(job, shard)
    return shard.number, dataclasses.replace(record, worst=())


class _Progress:
    """What is done of all shards."""

    def __init__(self, shards: Sequence[Shard], show: Show) -> None:
        self._sizes = {shard.number: shard.size for shard in shards}
        self._show = show
        self._bytes = self._documents = 0

    def add(self, number: int, record: Record | None) -> None:
        """Count a shard that is done."""
        if record is not None:
            self._bytes += self._sizes[number]
            self._documents += record.tally.documents
            self._show(self._bytes, self._documents)


def _total(job: Job, shards: Iterable[Shard]) -> Record:
    """The record of all shards, from what they have committed: each counts once, whoever did it, and how often.

    One is in memory at a time.
    """
    total = Record(Tally())
    for shard in shards:
        record = recorded(job, shard)
        if record is None:
            raise TqcheckError(
                f"The results of shard {shard.name} are not in {job.folder}; do all workers write to the same folder?",
                f"Les résultats du lot {shard.name} ne sont pas dans {job.folder}\N{NO-BREAK SPACE}; tous les "
                "processus écrivent-ils dans le même dossier\N{NO-BREAK SPACE}?",
            )
        total += record
    return total


def summary(job: Job, record: Record, verdict: Verdict, shards: int) -> dict[str, Any]:
    """What summary.json holds: counts, rates, the gate and a sample of the worst documents. No times, no places."""
    lang = job.lang
    return {
        "schema": SCHEMA,
        "tool": {"name": "tqcheck", "version": __version__, "signature": job.signature},
        "shards": shards,
        "not_checked": record.lost,
        "foreign": record.foreign,
        "summary": dataclasses.asdict(summarise(record.tally)),
        "gate": {"passed": verdict.passed, "reasons": [r.fr if lang == "fr" else r.en for r in verdict.reasons]},
        "worst": list(record.worst),
    }


def conclude(job: Job, found: dict[str, Any], shards: Iterable[Shard], known: Iterable[Trouble]) -> None:
    """Write not_checked.jsonl and summary.json; `known` are the troubles that were met before any shard."""
    try:
        with open(job.folder / "not_checked.jsonl.tmp", "wb") as stream:
            for trouble in known:
                stream.write(line({"path": trouble.path, "message": trouble.message(job.lang)}))
            for shard in shards:
                path = job.unchecked(shard)
                if path.exists():
                    stream.write(path.read_bytes())
        (job.folder / "not_checked.jsonl.tmp").replace(job.folder / "not_checked.jsonl")
        data = json.dumps(found, ensure_ascii=False, indent=1)
        write(job.folder / "summary.json", data.encode("utf-8", "backslashreplace") + b"\n")
    except OSError as error:
        raise folder.unwritable(job.folder, error) from None
