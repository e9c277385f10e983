"""A worker as the server sees it: a process at the other end of a socket.

asyncio's own processes are waited for by a thread each, which loses the status of one that something else has noticed
first, and by 3.11 their wait() may not come back.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import time

from tqcheck.errors import TqcheckError
from tqcheck.serve.frames import Frame, pack, receive

_BIRTH = 60.0  # seconds that a worker may take to be ready
_PATIENCE = 2.0  # seconds for a worker to end by itself
_LOOK = 0.01  # seconds between two looks whether it has
_BUFFER = 1 << 20


class Child:
    """A worker process; `start` makes one that is ready."""

    def __init__(
        self, process: subprocess.Popen[bytes], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.process, self._reader, self._writer = process, reader, writer

    @classmethod
    async def start(cls, recipe: bytes) -> Child:
        """A worker that is ready; TqcheckError where it does not come to that."""
        try:
            process, here = _born()
        except OSError as error:
            raise _unborn(f" ({error.strerror or error})") from error
        child, ready = None, None
        try:
            child = cls(process, *await asyncio.open_connection(sock=here, limit=_BUFFER))
            child.send(pack({}, recipe))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_BIRTH):
                    ready = await child.receive()
        finally:
            if ready is None:
                (child._writer if child else here).close()
                _drop(process)
        if ready is None:
            raise _unborn("")
        return child

    def send(self, frame: bytes) -> None:
        """Give it a frame; where it is dead already, `receive` says so."""
        self._writer.write(frame)

    async def receive(self) -> Frame | None:
        """Its next frame; None where it has ended."""
        return await receive(self._reader)

    def kill(self) -> None:
        """End it, whatever it does."""
        self.process.kill()

    async def end(self) -> int:
        """Let it end, see to it that it does, and give back its status."""
        self._writer.close()
        late = time.monotonic() + _PATIENCE
        while (status := self.process.poll()) is None:
            if time.monotonic() > late:
                self.kill()
            await asyncio.sleep(_LOOK)
        return status


def _born() -> tuple[subprocess.Popen[bytes], socket.socket]:
    """A process, and our end of the socket that is its standard input."""
    here, there = socket.socketpair()
    path = os.pathsep.join(each or os.getcwd() for each in sys.path)
    command = [sys.executable, "-P", "-m", "tqcheck.serve.worker"]  # -P: the working folder gives no modules
    with there:
        try:
            return subprocess.Popen(command, stdin=there.fileno(), env=os.environ | {"PYTHONPATH": path}), here
        except OSError:
            here.close()
            raise


def _drop(process: subprocess.Popen[bytes]) -> None:
    """End a process where nothing can be awaited: the server itself may be ending."""
    process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_PATIENCE)


def _unborn(why: str) -> TqcheckError:
    return TqcheckError(f"A worker could not be started{why}.", f"Un processus n’a pas pu être lancé{why}.")
