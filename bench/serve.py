"""python -m bench.serve: loads `tqcheck serve` on loopback, and compares each answer with what it must be.

Every request has an id of its own, so that an answer that went to another, or comes twice, is seen; every client reads
on after its last answer; the server's own counts are compared with those of the clients at the end.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import corpus
from tqcheck.cli.serve import command
from tqcheck.cli.serving import Recipe
from tqcheck.config import Config

ROOT = Path(__file__).parent.parent
_ID = "bench-id"
_PAUSE = 1.0  # seconds, at most, from a worker that is there to its death


@dataclass(frozen=True)
class Text:
    """A text, and the answer that it must get, with the id left open."""

    body: bytes
    answer: bytes


@dataclass
class Figures:
    """What the clients saw."""

    seconds: list[float] = field(default_factory=list)
    asked: int = 0
    right: int = 0
    wrong: int = 0
    lost: int = 0
    doubled: int = 0
    refused: int = 0
    given_up: int = 0  # 500: the text's worker was killed twice
    other: Counter[int] = field(default_factory=Counter)
    size: int = 0
    clock: float = 0.0

    @property
    def line(self) -> str:
        """The figures for a table."""
        cuts = statistics.quantiles(self.seconds, n=100) if len(self.seconds) > 1 else [0.0] * 99
        p50, p95, p99 = (f"{cuts[n] * 1000:.0f}" for n in (49, 94, 98))
        rate, speed = self.right / self.clock, self.size / self.clock / 1e6
        bad = f"{self.wrong} / {self.lost} / {self.doubled}"
        return (
            f"{self.right:>7} | {rate:7.0f} | {speed:5.2f} | {p50:>5} | {p95:>5} | {p99:>5} | {self.refused:>7} "
            f"| {self.given_up:>3} | {bad}" + (f" | other: {dict(self.other)}" if self.other else "")
        )


def texts(count: int) -> tuple[list[Text], float]:
    """Clean articles, and the faulty ones of corpora/, with the report that `tqcheck check` makes of each.

    Also the seconds of processor that one of these reports takes without a server.
    """
    with command.make_context("serve", ["--isolated", "--lang", "en"]) as context:
        desk = Recipe(context.params, Config(), None)()
    faulty = sorted((ROOT / "corpora" / "faulty").glob("*.fr.txt"))
    plain = [path.read_text(encoding="utf-8") for path in faulty] + corpus.articles(count * 3000)
    found = []
    for text in plain:
        body = text.encode()
        _, answer = desk({"kind": "text/plain", "lang": "en", "id": _ID}, body)
        found.append(Text(body, answer))
    started = time.process_time()
    for each in found * 2:
        desk({"kind": "text/plain", "lang": "en", "id": _ID}, each.body)
    return found, (time.process_time() - started) / len(found) / 2


class Client:
    """A connection that sends one request after the other."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def post(self, path: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        """The answer; OSError or EOFError where there is none."""
        if self.reader is None or self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        head = f"POST {path} HTTP/1.1\r\nhost: {self.host}\r\ncontent-type: text/plain\r\ncontent-length: {len(body)}"
        self.writer.write(f"{head}\r\n\r\n".encode() + body)
        await self.writer.drain()
        start, *lines = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")[:-2]
        headers = dict(line.lower().split(": ", 1) for line in lines)
        return int(start.split()[1]), headers, await self.reader.readexactly(int(headers["content-length"]))

    async def more(self) -> bool:
        """True where something comes that nobody asked for, until the server has hung up."""
        if self.reader is None or self.writer is None:
            return False
        self.writer.write_eof()
        return bool(await self.reader.read())

    def close(self) -> None:
        """Hang up."""
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


async def one(client: Client, number: int, text: Text, figures: Figures) -> None:
    """One request, again and again until it is not refused."""
    wanted = text.answer.replace(_ID.encode(), f"r{number}".encode())
    while True:
        started = time.perf_counter()
        try:
            status, headers, body = await client.post(f"/check?lang=en&id=r{number}", text.body)
        except (OSError, EOFError):
            figures.lost += 1
            client.close()
            return
        if status == 503 and "retry-after" in headers and b"error" in body:
            figures.refused += 1
            await asyncio.sleep(int(headers["retry-after"]) * random.uniform(0.5, 1.5))
            continue
        if status == 200:
            figures.seconds.append(time.perf_counter() - started)
            figures.right += body == wanted
            figures.wrong += body != wanted
            figures.size += len(text.body)
        elif status == 500 and b"signal 9" in body:
            figures.given_up += 1
        else:
            figures.other[status] += 1
        return


async def load(address: tuple[str, int], found: Sequence[Text], clients: int, numbers: Iterator[int]) -> Figures:
    """Requests with these numbers, by so many clients at once."""
    figures = Figures()

    async def work() -> None:
        client = Client(*address)
        for number in numbers:
            figures.asked += 1
            await one(client, number, found[number % len(found)], figures)
        figures.doubled += await client.more()
        client.close()

    started = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(clients)))
    figures.clock = time.perf_counter() - started
    return figures


@contextlib.contextmanager
def server(jobs: int, queue: int) -> Iterator[tuple[subprocess.Popen[str], tuple[str, int]]]:
    """A server of its own, and its address; its exit status must be 0."""
    options = ["--isolated", "--port", "0", "--jobs", str(jobs), "--queue", str(queue), "--lang", "en"]
    process = subprocess.Popen(
        [sys.executable, "-m", "tqcheck", "serve", *options], stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        found = re.search(r"http://([\d.]+):(\d+)", process.stderr.readline() if process.stderr else "")
        if found is None:
            raise SystemExit("the server did not start")
        yield process, (found[1], int(found[2]))
    finally:
        process.terminate()
        status = process.wait(30)
        if status:
            print(f"the server ended with {status}")


def children(pid: int) -> list[int]:
    """The workers of a server."""
    found: list[int] = []
    for task in os.listdir(f"/proc/{pid}/task"):
        found += map(int, Path(f"/proc/{pid}/task/{task}/children").read_text().split())
    return found


def spent(pid: int) -> float:
    """The seconds of processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def largest(pid: int) -> float:
    """The most memory that a process has had, in MB."""
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def use(pid: int, before: Sequence[float], figures: Figures) -> str:
    """What the server and its workers spent on each answer, and how large they were."""
    server, *workers = (spent(each) - old for each, old in zip((pid, *children(pid)), before, strict=True))
    done = max(1, len(figures.seconds))
    size = max(map(largest, children(pid)))
    return f"{server / done * 1000:.2f}, {sum(workers) / done * 1000:.2f} ms | {largest(pid):.0f}, {size:.0f} MB"


async def kill(pid: int, address: tuple[str, int], jobs: int, killed: list[int]) -> None:
    """Kill a worker at a random moment, whenever there are all: they are killed faster than they start otherwise."""
    while True:
        await asyncio.sleep(random.uniform(0, _PAUSE))
        if b'"up": %d,' % jobs in await get(address, "/health"):
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker := random.choice(children(pid)), signal.SIGKILL)
                killed.append(worker)


async def level(options: argparse.Namespace, found: Sequence[Text], clients: int) -> bool:
    """Print the figures of so many clients; True where nothing was wrong, lost or doubled."""
    warm, killed = 4 * len(found), list[int]()
    with server(options.jobs, options.queue) as (process, address):
        await load(address, found, options.jobs, iter(range(warm)))
        before = [spent(pid) for pid in (process.pid, *children(process.pid))]
        killer = asyncio.create_task(kill(process.pid, address, options.jobs, killed)) if options.kills else None
        endless = itertools.takewhile(lambda _: len(killed) < options.kills, itertools.count())
        figures = await load(address, found, clients, endless if killer else iter(range(options.requests)))
        if killer is not None:
            killer.cancel()
        counted = await documents(address) - warm
        told = f"{len(killed)} workers killed" if killer else use(process.pid, before, figures)
    print(f"{clients:>7} | {figures.line} | {told}", flush=True)
    if counted != len(figures.seconds):
        print(f"  the server counted {counted} documents, the clients {len(figures.seconds)} answers")
    answered = figures.right + figures.given_up
    wrong = figures.wrong or figures.lost or figures.doubled or figures.other
    return not wrong and answered == figures.asked and counted == len(figures.seconds)


async def run(options: argparse.Namespace) -> bool:
    """Print all figures; True where nothing was wrong, lost or doubled."""
    found, direct = texts(60)
    size = statistics.mean(len(each.body) for each in found)
    print(f"{len(found)} texts of {size:.0f} bytes on average, {options.jobs} workers, queue {options.queue}")
    print(f"without a server a report takes {direct * 1000:.2f} ms of processor")
    print(
        "clients | answers |  per s  |  MB/s | p50   | p95   | p99 ms | refused | 500 | wrong / lost / doubled | "
        "processor: server, worker | largest: server, worker"
    )
    return all([await level(options, found, clients) for clients in options.clients])


async def documents(address: tuple[str, int]) -> int:
    """How many documents the server says that it has checked."""
    found = re.search(rb"^tqcheck_documents_total (\d+)$", await get(address, "/metrics"), re.MULTILINE)
    return int(found[1]) if found else -1


async def get(address: tuple[str, int], path: str) -> bytes:
    """What the server says at a path."""
    reader, writer = await asyncio.open_connection(*address)
    writer.write(f"GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".encode())
    found = await reader.read()
    writer.close()
    return found


def main() -> None:
    """Print all figures; exit 1 where an answer was wrong, lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m bench.serve", description=__doc__)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 2, 4, 16, 64, 256])
    parser.add_argument("--requests", type=int, default=3000, help="for each number of clients")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--queue", type=int, default=32)
    parser.add_argument("--kills", type=int, default=0, help="go on until so many workers were killed")
    options = parser.parse_args()
    print(json.dumps({"load": os.getloadavg(), "cores": len(os.sched_getaffinity(0))}))
    sys.exit(not asyncio.run(run(options)))


if __name__ == "__main__":
    main()
