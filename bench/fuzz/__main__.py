"""python -m bench.fuzz: mutated texts, files and settings until the time is up; each input follows from its number.

An input is named SEED:NUMBER; `--only SEED:NUMBER` tries that one again and prints it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from bench.fuzz import files, mutate, samples
from bench.fuzz.cases import Case
from bench.fuzz.claims import BrokenError

_PATIENCE = 20  # seconds after which an input, all of which are small, hangs
_KINDS = ("text", "pair", "file", "settings")
_WEIGHTS = (74, 12, 13, 1)


@dataclass(slots=True)
class Harvest:
    """What a process did: how many inputs of each kind, and one case for each claim that was broken."""

    tried: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    cases: dict[str, tuple[str, Case]] = field(default_factory=dict)


def case(seed: int, number: int) -> tuple[str, Case]:
    """The kind and the input of a number."""
    rng = random.Random(f"{seed}:{number}")
    (kind,) = rng.choices(_KINDS, _WEIGHTS)
    deep = rng.random() < 0.05
    if kind == "text":
        return kind, Case(mutate.text(rng), deep=deep)
    if kind == "pair":
        return kind, Case(*mutate.pair(rng), deep=deep)
    if kind == "file":
        return kind, Case(None, None, *samples.file(rng), whole=rng.random() < 0.3, deep=deep)
    return kind, Case(None, None, *files.settings(rng))


def _late(number: int, frame: FrameType | None) -> None:
    raise BrokenError("an input hangs", f"more than {_PATIENCE} s")


def work(seed: int, first: int, step: int, until: float, most: int) -> Harvest:
    """Try the inputs first, first + step, … until the time is up."""
    harvest = Harvest()
    signal.signal(signal.SIGALRM, _late)
    for number in range(first, most, step):
        if time.monotonic() > until:
            break
        kind, each = case(seed, number)
        harvest.tried[kind] += 1
        signal.alarm(_PATIENCE)
        try:
            each.hold()
        except BrokenError as error:
            harvest.broken[error.name] += 1
            harvest.cases.setdefault(error.name, (f"{seed}:{number}", each))
        finally:
            signal.alarm(0)
    return harvest


def _send(pipe: Any, *arguments: Any) -> None:
    pipe.send(work(*arguments))
    pipe.close()


def gather(seed: int, first: int, jobs: int, seconds: float, most: int) -> Harvest:
    """The harvest of some processes; one that dies is a finding too."""
    whole = Harvest()
    until = time.monotonic() + seconds
    started = []
    for job in range(jobs):
        here, there = multiprocessing.Pipe(False)
        process = multiprocessing.Process(target=_send, args=(there, seed, first + job, jobs, until, first + most))
        process.start()
        there.close()
        started.append((process, here))
    for process, here in started:
        try:
            part = here.recv()
        except EOFError:
            process.join()
            whole.broken[f"a process died with status {process.exitcode}"] += 1
            continue
        process.join()
        whole.tried += part.tried
        whole.broken += part.broken
        whole.cases = part.cases | whole.cases
    return whole


def _show(seed: int, number: int) -> int:
    kind, each = case(seed, number)
    print(kind, each)
    try:
        each.hold()
    except BrokenError as error:
        print(f"broken: {error}")
        return 1
    print("every claim holds")
    return 0


def main() -> int:
    """Fuzz, keep what was found in tests/fuzzed, and say how many inputs there were."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--inputs", type=int, default=1 << 40, help="how many inputs at most")
    parser.add_argument("--only", metavar="SEED:NUMBER")
    options = parser.parse_args()
    if options.only:
        return _show(*map(int, options.only.split(":")))
    start = time.monotonic()
    found = gather(options.seed, options.first, options.jobs, options.minutes * 60, options.inputs)
    total = sum(found.tried.values())
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in sorted(found.tried.items()))
    rate = total / max(0.001, time.monotonic() - start)
    last = options.first + total - 1
    print(f"{total:,} inputs ({kinds}), {options.seed}:{options.first} to about {last}, {rate:,.0f} a second")
    for name, number in found.broken.most_common():
        print(f"{number:8,}  {name}")
        if name in found.cases:
            place, each = found.cases[name]
            print(f"          input {place}, kept in {each.small(name).write(name, place)}")
    return 1 if found.broken else 0


if __name__ == "__main__":
    sys.exit(main())
