"""python -m bench.jobs: what it costs to check by several processes: their start, what travels, the parent's share."""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench import corpus
from tqcheck import catalogue
from tqcheck.check import Checked
from tqcheck.document import Document
from tqcheck.readers.files import File
from tqcheck.readers.reader import Reading
from tqcheck.scale.apart import _check_chunk, make_apart
from tqcheck.scale.checking import Setup, same
from tqcheck.scale.pool import run
from tqcheck.scale.rows import Rows
from tqcheck.scale.stream import Whole

FAULTY = Path(__file__).resolve().parent.parent / "corpora" / "faulty"


def clean(number: int) -> list[str]:
    """Clean articles of 3,000 characters."""
    return corpus.articles(number * 3000)


def faulty(number: int) -> list[str]:
    """Our own faulty articles, over and over."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FAULTY.glob("*.fr.txt"))]
    return [texts[n % len(texts)] for n in range(number)]


def seconds(who: int) -> float:
    """Seconds of processor."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def memory(pids: list[int]) -> Iterator[str]:
    """What each process has for itself, and what is divided by those that share it, in MB."""
    for pid in pids:
        rows = (line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
        found = {row[0]: int(row[1]) / 1024 for row in rows}
        own = found["Private_Clean:"] + found["Private_Dirty:"]
        yield f"resident {found['Rss:']:.0f} MB, divided {found['Pss:']:.0f}, its own {own:.0f}"


def first(setup: Setup, document: Document) -> int:
    """A check, as the first work of a process."""
    setup.check(document)
    return 0


def start(setup: Setup, text: str, method: str) -> str:
    """Seconds of the clock and of processor from nothing to the first result of one process."""
    before, clock = seconds(resource.RUSAGE_CHILDREN), time.perf_counter()
    list(run(partial(first, setup), [Document(text)], 1, method))
    clock = time.perf_counter() - clock
    return (
        f"  {method:6} {clock * 1000:6.0f} ms, processor {(seconds(resource.RUSAGE_CHILDREN) - before) * 1000:6.0f} ms"
    )


def items(path: Path, lines: bool) -> Iterator[tuple[Any, int]]:
    """What processes are given of a file: documents, or lines that they read themselves."""
    whole = Whole(File(str(path), path), Reading())
    return ((each, 0) for each in (whole.lines() if lines else whole))


def travel(setup: Setup, given: list[tuple[Any, int]], make: Callable[[Checked], Any]) -> tuple[int, int]:
    """Bytes that go to a process and come back."""
    return len(pickle.dumps(given, pickle.HIGHEST_PROTOCOL)), len(_check_chunk(setup, make, given))


def share(setup: Setup, given: Iterator[tuple[Any, int]], make: Callable[[Checked], Any]) -> tuple[float, float]:
    """Seconds of processor of the parent and of two processes."""
    before, children = time.process_time(), seconds(resource.RUSAGE_CHILDREN)
    for _ in make_apart(setup, given, make, 2):
        pass
    return time.process_time() - before, seconds(resource.RUSAGE_CHILDREN) - children


def resident(setup: Setup, texts: list[str]) -> list[str]:
    """The memory of two processes in the midst of their work."""
    results = make_apart(setup, ((Document(text), 0) for text in texts), same, 2)
    for _ in range(len(texts) // 2):
        next(results)
    me = Path("/proc/self/task").iterdir()
    children = [int(pid) for task in me for pid in (task / "children").read_text().split()]
    return list(memory(children))


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.jobs", description=__doc__)
    parser.add_argument("--articles", type=int, default=600)
    options = parser.parse_args()
    setup = Setup((catalogue.choose(),))
    print("from nothing to the first result of one process, before anything is loaded here")
    for method in ("fork", "spawn"):
        print(start(setup, clean(1)[0], method))
    setup.check(Document(clean(1)[0]))
    print("the same, with all tables loaded here")
    print(start(setup, clean(1)[0], "fork"))
    rows = Rows("jsonl", "fr").make
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        for name, texts in (("clean", clean(options.articles)), ("faulty", faulty(options.articles))):
            path.write_text(
                "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts), encoding="utf-8"
            )
            print(f"{len(texts)} {name} articles, {path.stat().st_size / 1e6:.1f} MB: of each, by what travels")
            for what, make, lines in (
                ("documents there, documents back", same, False), ("documents there, rows back", rows, False),
                ("lines there, rows back", rows, True),
            ):  # fmt: skip
                to, back = travel(setup, list(items(path, lines))[:100], make)
                parent, workers = share(setup, items(path, lines), make)
                print(
                    f"  {what:32} {to / 100:6.0f} bytes there, {back / 100:6.0f} back; parent "
                    f"{parent / len(texts) * 1e6:5.0f} µs, workers {workers / len(texts) * 1e6:6.0f} µs: "
                    f"{parent / workers:6.2%}",
                    flush=True,
                )
    for line in resident(setup, clean(options.articles)):
        print(f"  {line}")


if __name__ == "__main__":
    main()
