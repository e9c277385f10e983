"""python -m bench.scale: processes and Dask beside one process, on the same articles; and memory as the input grows.

The rows are printed as the table of docs/scale.md. `python -m bench.scale --articles 200000 --times 1 --grow` takes
a quarter of an hour on two cores that do nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import corpus
from bench.scale_kills import write

CHECK = {"`check --jobs 1`": ("--jobs", "1"), "`check --jobs 2`": ("--jobs", "2")}
SCALE = {
    "`scale`, 1 process": ("--jobs", "1"),
    "`scale`, 2 processes": ("--jobs", "2"),
    "`scale`, Dask, 2 workers": ("--jobs", "2", "--engine", "dask", "--address", "local"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock, seconds of processor of all processes, and MB of the largest one at its peak."""

    clock: float
    processor: float
    memory: float


def run(output: Path, *arguments: str) -> Run:
    """A run of `tqcheck`, from nothing; what it prints goes to a file."""
    command = [sys.executable, "-m", "tqcheck", *arguments, "--exit-zero"]
    start = time.perf_counter()
    new = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    streams = [(os.POSIX_SPAWN_OPEN, 1, str(output), new, 0o600), (os.POSIX_SPAWN_OPEN, 2, os.devnull, new, 0)]
    pid = os.posix_spawn(sys.executable, command, os.environ, file_actions=streams)
    _, status, usage = os.wait4(pid, 0)
    clock = time.perf_counter() - start
    if status:
        raise SystemExit(f"{arguments}: {status}")
    return Run(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def write_articles(path: Path, number: int, size: int) -> None:
    """An input of so many clean articles, made a thousand at a time."""
    with path.open("w", encoding="utf-8") as stream:
        for n in range(number):
            if n % 1000 == 0:
                texts = corpus.articles(min(1000, number - n) * size, size, seed=n)
            stream.write(json.dumps({"id": f"a{n}", "text": texts[n % 1000]}, ensure_ascii=False) + "\n")


def ways(folder: Path, number: int, size: int, times: int) -> Iterator[str]:
    """A row for each way, in turns so that other work on the machine meets all of them."""
    path = folder / "articles.jsonl"
    write_articles(path, number, size)
    megabytes = path.stat().st_size / 1e6
    shard = ("--shard-size", str(megabytes / 40))
    runs: dict[str, list[Run]] = {way: [] for way in (*CHECK, *SCALE)}
    for turn in range(times):
        for way, arguments in CHECK.items():
            output = folder / "rows.jsonl"
            runs[way].append(run(output, "check", str(path), "--format", "jsonl", *arguments))
            with output.open(encoding="utf-8") as stream:
                *_, last = stream
            require(way, json.loads(last), number)
        for way, more in SCALE.items():
            output = folder / f"{list(SCALE).index(way)}-{turn}"
            runs[way].append(run(folder / "nothing", "scale", str(path), "--output", str(output), *more, *shard))
            require(way, json.loads((output / "summary.json").read_text(encoding="utf-8"))["summary"], number)
    title = f"{number:,} clean articles of {size:,} characters, {megabytes:.0f} MB"
    yield f"| {title} | clock | faster than one process | processor | largest process |"
    yield "| --- | --- | --- | --- | --- |"
    for way, found in runs.items():
        first = runs[next(iter(CHECK if way in CHECK else SCALE))]
        ratios = ", ".join(f"{one.clock / other.clock:.2f}" for one, other in zip(first, found, strict=True))
        clock, memory = statistics.median(each.clock for each in found), max(each.memory for each in found)
        processor = statistics.median(each.processor for each in found)
        yield f"| {way} | {clock:.0f} s | {ratios} | {processor:.0f} s | {memory:.0f} MB |"


def require(way: str, summary: dict[str, Any], number: int) -> None:
    """End where a run has lost a document, or doubled one."""
    if summary["documents"] != number:
        raise SystemExit(f"{way}: {summary['documents']} of {number} documents")


def growth(folder: Path, sizes: list[int]) -> Iterator[str]:
    """A line for each length of the input: the largest process at its peak, and whether the tally is exact."""
    for number in sizes:
        path, output = folder / "grown.jsonl", folder / f"grown{number}"
        write(path, number)
        options = ("--jobs", "2", "--select", "DUP_WORD", "--shard-size", "2")
        found = run(folder / "nothing", "scale", str(path), "--output", str(output), *options)
        counted = json.loads((output / "summary.json").read_text(encoding="utf-8"))["summary"]
        exact = counted["documents"] == counted["issues"] == number
        megabytes = path.stat().st_size / 1e6
        yield f"  {number:9} documents {megabytes:7.1f} MB  peak {found.memory:5.0f} MB  {found.clock:6.1f} s  {exact=}"


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--grow", type=int, nargs="*", default=[10_000, 100_000])
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        for line in growth(Path(folder), options.grow):
            print(line, flush=True)
        for line in ways(Path(folder), options.articles, options.size, options.times):
            print(line, flush=True)


if __name__ == "__main__":
    main()
