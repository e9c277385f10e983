"""python -m bench.tallies: the records of ten million articles, added up by the code that adds up those of a run.

Each shard has a record of random counts, written as a run writes it. The sums are held against whole numbers that were
added while the records were made; the worst documents against a sort of all.
"""

from __future__ import annotations

import argparse
import heapq
import json
import random
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

from tqcheck import catalogue
from tqcheck.gate import Limits, judge
from tqcheck.readers.reader import Reading
from tqcheck.scale import running
from tqcheck.scale.checking import Setup
from tqcheck.scale.shards import Part, Shard
from tqcheck.scale.work import WORST, Job, Record, badness, line
from tqcheck.tally import Key, Tally


class Expected:
    """What must come out."""

    def __init__(self) -> None:
        self.documents = self.words = self.lost = self.foreign = 0
        self.issues: Counter[Key] = Counter()
        self.worst: list[tuple[object, ...]] = []

    def add(self, record: Record) -> None:
        """Count a record, with whole numbers alone."""
        self.documents += record.tally.documents
        self.words += record.tally.words
        self.lost += record.lost
        self.foreign += record.foreign
        for key, n in record.tally.issues.items():
            self.issues[key] += n
        self.worst = heapq.nsmallest(WORST, [*self.worst, *map(badness, record.worst)])

    def wrong(self, found: Record) -> list[str]:
        """What did not come out."""
        pairs = {
            "documents": (found.tally.documents, self.documents), "words": (found.tally.words, self.words),
            "lost": (found.lost, self.lost), "foreign": (found.foreign, self.foreign),
            "issues": (dict(found.tally.issues), dict(self.issues)),
            "worst": ([badness(each) for each in found.worst], self.worst),
        }  # fmt: skip
        return [name for name, (one, other) in pairs.items() if one != other]


def record(rng: random.Random, number: int, documents: int, keys: list[Key]) -> Record:
    """A record of so many documents, with counts at random and with large ones among them."""
    issues = {key: rng.choice((1, rng.randrange(1, 50), 2**53 + rng.randrange(3))) for key in rng.sample(keys, 60)}
    worst = [
        {"path": f"{number}.jsonl", "document": f"d{n}", "file_line": n, "words": 400, "issues": 9,
         "penalty": rng.randrange(1, 5000)}
        for n in range(WORST)
    ]  # fmt: skip
    words = documents * rng.randrange(300, 900)
    kept = tuple(sorted(worst, key=badness))
    return Record(Tally(documents, words, issues), rng.randrange(3), rng.randrange(5), kept)


def write(job: Job, expected: Expected, shards: int, documents: int) -> list[Shard]:
    """Records of shards, committed as a run commits them."""
    rng = random.Random(7)
    keys = [(rule.code, rule.severity, rule.tier) for rule in catalogue.choose()]
    found = [Shard(number, 16_000_000, (Part(f"{number}.jsonl"),)) for number in range(shards)]
    for shard in found:
        made = record(rng, shard.number, documents, keys)
        expected.add(made)
        job.output(shard).touch()
        job.record(shard).write_bytes(line({"signature": job.signature, "size": 0, **made.written()}))
    return found


def add_up(folder: Path, shards: int, documents: int) -> tuple[list[str], Record, float]:
    """What is wrong with the sum, the sum, and the seconds of processor that it took."""
    for name in ("shards", "done"):
        (folder / name).mkdir()
    job, expected = Job(Setup(()), Reading(), folder, folder, "bench"), Expected()
    written = write(job, expected, shards, documents)
    start = time.process_time()
    total = running.work(job, written, lambda work, missing: iter(()), lambda size, number: None, 1)
    running.conclude(job, running.summary(job, total, judge(total.tally, Limits()), shards), written, ())
    taken = time.process_time() - start
    told = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    wrong = expected.wrong(total)
    if told["summary"]["documents"] != expected.documents or told["not_checked"] != expected.lost:
        wrong.append("summary.json")
    return wrong, total, taken


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.tallies", description=__doc__)
    parser.add_argument("--shards", type=int, default=10_000)
    parser.add_argument("--documents", type=int, default=1_000, help="of a shard")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong, total, taken = add_up(Path(folder), options.shards, options.documents)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{total.tally.documents:,} articles in {options.shards:,} shards, {total.tally.words:,} words")
    print(
        f"added up in {taken:.1f} s of processor, {memory:.0f} MB at the peak; wrong: {', '.join(wrong) or 'nothing'}"
    )


if __name__ == "__main__":
    main()
