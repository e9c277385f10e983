"""python -m bench.scale_kills: kills workers and drivers of `tqcheck scale` at random moments, and counts what is lost.

Every document of the input has one defect and an id, so that a document that is lost, or checked twice, is seen in the
issues and not in the tallies alone.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TEXT = "Le ministre a annoncé le {n} mai que le prix du du blé remonterait à Chicago avant la fin de la saison."


@dataclass
class Figures:
    """What happened in all runs."""

    runs: int = 0
    workers: int = 0
    drivers: int = 0
    lost: int = 0
    doubled: int = 0
    wrong_tallies: int = 0
    statuses: Counter[int] = field(default_factory=Counter)


def write(path: Path, documents: int) -> None:
    """An input of so many documents, each with its id in one issue."""
    with path.open("w", encoding="utf-8") as stream:
        for n in range(documents):
            stream.write(json.dumps({"id": f"d{n}", "text": TEXT.format(n=n % 28 + 2)}, ensure_ascii=False) + "\n")


def start(path: Path, output: Path, engine: str, size: float) -> subprocess.Popen[bytes]:
    """A run, as a process of its own."""
    command = [sys.executable, "-m", "tqcheck", "scale", str(path), "--output", str(output), "--engine", engine]
    options = ["--address", "local", "--jobs", "2", "--shard-size", str(size), "--select", "DUP_WORD", "-q"]
    return subprocess.Popen([*command, *options, "--exit-zero"], stderr=subprocess.DEVNULL)


def workers(pid: int) -> Iterator[int]:
    """The processes below a driver that do shards."""
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                line = Path(f"/proc/{child}/cmdline").read_bytes()
                if b"resource_tracker" not in line:
                    yield int(child)
                    yield from workers(int(child))


def kill(process: subprocess.Popen[bytes], rng: random.Random, figures: Figures) -> None:
    """Kill the driver, one time in four, or one of its workers."""
    found = list(workers(process.pid))
    driver = rng.random() < 0.25
    if process.poll() is not None or not (driver or found):
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid if driver else rng.choice(found), signal.SIGKILL)
        figures.drivers += driver
        figures.workers += not driver


def one_run(folder: Path, engine: str, documents: int, kills: int, rng: random.Random, figures: Figures) -> None:
    """A run with so many kills, started again as long as it does not end by itself; then what it wrote is counted."""
    path, output = folder / "in.jsonl", folder / f"out{figures.runs}"
    write(path, documents)
    size, pause = path.stat().st_size / 40e6, (1.2 if engine == "local" else 5.0)
    process = start(path, output, engine, size)
    done = figures.workers + figures.drivers
    while True:
        time.sleep(rng.uniform(0.05, pause))
        if figures.workers + figures.drivers - done < kills:
            kill(process, rng, figures)
        if process.poll() is None:
            continue
        if (output / "summary.json").exists():
            break
        process = start(path, output, engine, size)
    figures.runs += 1
    figures.statuses[process.wait()] += 1
    count(output, documents, figures)


def count(output: Path, documents: int, figures: Figures) -> None:
    """Count what is lost or doubled, in the issues and in the summary."""
    found: Counter[str] = Counter()
    for shard in sorted((output / "shards").glob("*.jsonl")):
        found.update(json.loads(line)["document"] for line in shard.read_text(encoding="utf-8").splitlines())
    figures.lost += sum(f"d{n}" not in found for n in range(documents))
    figures.doubled += sum(times > 1 for times in found.values())
    summary = json.loads((output / "summary.json").read_text(encoding="utf-8"))["summary"]
    figures.wrong_tallies += (summary["documents"], summary["issues"]) != (documents, documents)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale_kills", description=__doc__)
    parser.add_argument("--engine", choices=["local", "dask"], default="local")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    figures, rng = Figures(), random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        while figures.workers + figures.drivers < options.kills:
            left = options.kills - figures.workers - figures.drivers
            one_run(Path(folder), options.engine, options.documents, min(left, 10), rng, figures)
            print(f"  {figures}", flush=True)
    print(f"{options.engine}, seed {options.seed}: {figures}")


if __name__ == "__main__":
    main()
