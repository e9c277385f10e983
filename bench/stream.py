"""python -m bench.stream: gigabytes made on the fly and read by the real reader; one article in a thousand is checked.

A process writes JSON lines into a named pipe. The driver reads every line as `tqcheck check` does, ids included, and
gives a share of the documents to a worker. What each of them takes at its peak is printed as the stream goes on.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from bench import corpus
from tqcheck import catalogue
from tqcheck.errors import Trouble
from tqcheck.readers.files import File
from tqcheck.readers.reader import Reading
from tqcheck.scale.apart import make_apart
from tqcheck.scale.checking import Item, Setup
from tqcheck.scale.rows import Row, Rows, Sum
from tqcheck.scale.stream import Whole


def write(path: str, size: int) -> None:
    """Write JSON lines until there are so many bytes."""
    texts = [json.dumps(text, ensure_ascii=False).encode() for text in corpus.articles(1_500_000)]
    done = 0
    with open(path, "wb", 1 << 20) as stream:
        for n in count():
            line = b'{"id": "a%d", "text": %s}\n' % (n, texts[n % len(texts)])
            stream.write(line)
            done += len(line)
            if done >= size:
                return


class Driver:
    """Reads the stream, and gives one document in so many on."""

    def __init__(self, path: Path, share: int) -> None:
        self._path, self._share = path, share
        self.read = self.troubles = 0
        self.memory = self.worker = 0.0

    def items(self) -> Iterator[Item]:
        """The documents that are checked."""
        for each in Whole(File(str(self._path), self._path), Reading()):
            if isinstance(each, Trouble):
                self.troubles += 1
                continue
            if self.read % self._share == 0:
                yield each, 0
            self.read += 1


def peaks() -> tuple[float, float]:
    """MB of this process and of the largest of its children that runs, at their peaks."""
    me = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    largest = 0.0
    for pid in Path("/proc/self/task").joinpath(str(os.getpid()), "children").read_text().split():
        rows = (row.split() for row in Path(f"/proc/{pid}/status").read_text().splitlines())
        largest = max(largest, *(int(row[1]) / 1024 for row in rows if row[0] == "VmHWM:"))
    return me, largest


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.stream", description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=10)
    parser.add_argument("--share", type=int, default=997, help="one document in so many is checked")
    parser.add_argument("--write", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write(options.write, int(options.gigabytes * 1e9))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stream.jsonl"
        os.mkfifo(path)
        command = [sys.executable, "-m", "bench.stream", "--write", str(path), "--gigabytes", str(options.gigabytes)]
        driver, total, start = Driver(path, options.share), Sum(), time.perf_counter()
        setup = Setup((catalogue.choose(),))
        with subprocess.Popen(command):
            for row in make_apart(setup, driver.items(), Rows("jsonl", "fr").make, 1):
                if isinstance(row, Row):
                    total.add(row)
                if total.documents % 500 == 0:
                    show(driver, total)
        show(driver, total)
    own, others = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{options.gigabytes:g} GB in {time.perf_counter() - start:.0f} s; processor: driver {own:.0f} s, writer and "
        f"worker {others.ru_utime + others.ru_stime:.0f} s; troubles: {driver.troubles}"
    )


def show(driver: Driver, total: Sum) -> None:
    """A line on how far it is."""
    me, largest = peaks()
    driver.memory, driver.worker = max(me, driver.memory), max(largest, driver.worker)
    print(
        f"  {driver.read:>10,} read, {total.documents:>6,} checked, {sum(total.issues.values()):>5,} issues; peak: "
        f"driver {driver.memory:.0f} MB, worker {driver.worker:.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
