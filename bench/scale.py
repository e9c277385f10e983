"""python -m bench.scale: processes and Dask beside one process, on the same articles; and memory as the input grows."""

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

from bench import corpus
from bench.scale_kills import write

WAYS = {
    "1 process": ("--jobs", "1"),
    "2 processes": ("--jobs", "2"),
    "Dask, 2 workers": ("--jobs", "2", "--engine", "dask", "--address", "local"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock, seconds of processor of all processes, and MB of the largest one at its peak."""

    clock: float
    processor: float
    memory: float


def run(path: Path, output: Path, *arguments: str) -> Run:
    """A run of `tqcheck scale`, from nothing."""
    command = [sys.executable, "-m", "tqcheck", "scale", str(path), "--output", str(output), "-q", "--exit-zero"]
    start = time.perf_counter()
    silent = [(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(sys.executable, [*command, *arguments], os.environ, file_actions=silent)
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
    runs: dict[str, list[Run]] = {way: [] for way in WAYS}
    for turn in range(times):
        for way, arguments in WAYS.items():
            output = folder / f"{way}{turn}"
            runs[way].append(run(path, output, *arguments, *shard))
            counted = json.loads((output / "summary.json").read_text(encoding="utf-8"))["summary"]["documents"]
            if counted != number:
                raise SystemExit(f"{way}: {counted} of {number} articles")
    yield (
        f"| {number:,} clean articles of {size:,} characters, {megabytes:.0f} MB | clock | faster than one process |"
        + (" processor | largest process |")
    )
    yield "| --- | --- | --- | --- | --- |"
    first = runs["1 process"]
    for way, found in runs.items():
        ratios = ", ".join(f"{one.clock / other.clock:.2f}" for one, other in zip(first, found, strict=True))
        clock, memory = statistics.median(each.clock for each in found), max(each.memory for each in found)
        processor = statistics.median(each.processor for each in found)
        yield f"| {way} | {clock:.0f} s | {ratios} | {processor:.0f} s | {memory:.0f} MB |"


def growth(folder: Path, sizes: list[int]) -> Iterator[str]:
    """A line for each length of the input: the largest process at its peak, and whether the tally is exact."""
    for number in sizes:
        path, output = folder / "grown.jsonl", folder / f"grown{number}"
        write(path, number)
        found = run(path, output, "--jobs", "2", "--select", "DUP_WORD", "--shard-size", "2")
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
