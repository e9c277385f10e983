"""What the tests of `tqcheck serve` share: workers that do as they are told, and a server as a process."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import httpx

from tqcheck.serve.app import Service
from tqcheck.serve.frames import Frame
from tqcheck.serve.limits import Limits
from tqcheck.serve.metrics import Metrics
from tqcheck.serve.pool import Pool

Result = TypeVar("Result")
PLAIN = {"content-type": "text/plain"}


def obedient() -> Callable[[dict[str, Any], bytes], Frame]:
    """A recipe: a worker that does what the body says, and gives it back."""
    return obey


def obey(head: dict[str, Any], body: bytes) -> Frame:
    word, _, rest = body.decode().partition(" ")
    if word == "sleep":
        time.sleep(float(rest))
    elif word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif word == "once":
        mark = Path(rest)
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    elif word == "fail":
        raise ValueError(rest)
    elif word == "print":
        os.write(1, rest.encode())
    elif word == "long":
        body = b"x" * int(rest)
    return {"status": 200, "exit": 0, "words": 2, "rules": {"DUP_WORD": 1}}, body


def stillborn() -> None:
    """A recipe that makes nothing."""
    raise OSError("no such thing")


@contextlib.asynccontextmanager
async def pool(jobs: int = 1, recipe: Callable[[], object] = obedient, **limits: Any) -> AsyncIterator[Pool]:
    """A pool that runs."""
    made = Pool(pickle.dumps(recipe), jobs, Limits(**limits), Metrics())
    try:
        await made.start()
        yield made
    finally:
        await made.close()


@contextlib.asynccontextmanager
async def client(of: Pool, lang: str = "en") -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application with these workers, without a network between them."""
    transport = httpx.ASGITransport(Service(of, lang, b'[{"code": "DUP_WORD"}]').app())
    async with httpx.AsyncClient(transport=transport, base_url="http://tqcheck") as found:
        yield found


def play(scene: Callable[[], Awaitable[Result]]) -> Result:
    """What comes of a scene, which is a coroutine without arguments."""

    async def timed() -> Result:
        async with asyncio.timeout(60):
            return await scene()

    return asyncio.run(timed())


async def until(true: Callable[[], object]) -> None:
    """Wait until something is so."""
    while not true():
        await asyncio.sleep(0.01)


class Server:
    """`tqcheck serve` as a process of its own."""

    def __init__(self, process: subprocess.Popen[str], host: str, port: int) -> None:
        self.process, self.host, self.port = process, host, port

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def post(self, body: bytes | str, kind: str = "text/plain", **parameters: str) -> httpx.Response:
        content = body.encode() if isinstance(body, str) else body
        return httpx.post(
            f"{self.url}/check", content=content, headers={"content-type": kind}, params=parameters, timeout=60
        )

    def connect(self) -> socket.socket:
        return socket.create_connection((self.host, self.port), timeout=60)

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(60)


@contextlib.contextmanager
def server(*arguments: str, cwd: Path | None = None, lang: str = "en") -> Iterator[Server]:
    """A server that listens at a free port."""
    command = [sys.executable, "-m", "tqcheck", "serve", "--isolated", "--port", "0", "--lang", lang, *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TQCHECK_")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", cwd=cwd, env=environment) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            found = re.search(r"http://([\d.]+):(\d+)", line)
            assert found, line + process.stderr.read()
            yield Server(process, found[1], int(found[2]))
        finally:
            process.kill()


def children(pid: int) -> list[int]:
    """The processes that a process has started; Linux alone tells."""
    found: list[int] = []
    for task in os.listdir(f"/proc/{pid}/task"):
        found += map(int, Path(f"/proc/{pid}/task/{task}/children").read_text().split())
    return found
