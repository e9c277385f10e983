"""The server: a socket, uvicorn, the patience with slow clients, and the stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import socket
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from types import FrameType

import uvicorn

from tqcheck.errors import TqcheckError
from tqcheck.serve.app import Service
from tqcheck.serve.limits import Limits
from tqcheck.serve.metrics import Metrics
from tqcheck.serve.patience import patient
from tqcheck.serve.pool import Pool

_BACKLOG = 1024
_MARGIN = 2.0  # seconds beyond the grace in which the last answers, which are refusals, are written


class _Server(uvicorn.Server):
    """uvicorn without signal handlers of its own: those end a process by the signal, not with a status."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


@dataclass
class Stop:
    """What ends a server: a signal, or a call; `by` is the signal's number."""

    server: uvicorn.Server
    by: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, number: int = 0) -> None:
        """Stop; the second time at once."""
        if self.asked.is_set():
            self.server.force_exit = True
        self.by = self.by or number
        self.server.should_exit = True
        self.asked.set()


def service(recipe: bytes, size: int, limits: Limits, lang: str, rules: bytes) -> Service:
    """A service with so many workers, which are made from a pickled recipe when it starts."""
    return Service(Pool(recipe, size, limits, Metrics()), lang, rules)


def listen(host: str, port: int) -> socket.socket:
    """A socket that is bound; TqcheckError where it cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        try:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind(address)
            bound.listen(_BACKLOG)
        except OSError:
            bound.close()
            raise
    except (OSError, OverflowError, UnicodeError) as error:
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            raise TqcheckError(
                f"Port {port} of {host} is in use; give another with --port.",
                f"Le port {port} de {host} est déjà pris\N{NO-BREAK SPACE}; donnez-en un autre avec --port.",
            ) from None
        why = getattr(error, "strerror", None) or error
        raise TqcheckError(
            f"The server cannot listen at {host}, port {port} ({why}).",
            f"Le serveur ne peut pas écouter sur {host}, port {port} ({why}).",
        ) from None
    return bound


def run(service: Service, bound: socket.socket, ready: Callable[[str], None]) -> int:
    """Serve until a signal ends it, and give back its number; `ready` is told the address when there are workers."""
    return asyncio.run(serve(service, bound, ready, signals=True))


async def serve(
    service: Service, bound: socket.socket, ready: Callable[[str], None], *, signals: bool = False,
    stop: Callable[[Stop], None] = lambda stop: None,
) -> int:  # fmt: skip
    """The same in a loop that runs already; `stop` is given what ends it."""
    pool = service.pool
    server = _Server(uvicorn.Config(
        service.app(), http=patient(pool.limits.reading, service.lang), ws="none", lifespan="off", loop="none",
        log_config=None, log_level="error", access_log=False, server_header=False, proxy_headers=False,
        backlog=_BACKLOG, timeout_graceful_shutdown=round(pool.limits.grace + _MARGIN),
    ))  # fmt: skip
    stopping = Stop(server)
    stop(stopping)
    with _signals(stopping) if signals else contextlib.nullcontext():
        try:
            if await _started(pool, stopping):
                ender = asyncio.create_task(_end(pool, stopping))
                ready(_url(bound))
                await server.serve([bound])
                ender.cancel()
        finally:
            bound.close()
            await pool.close()
    return stopping.by


async def _started(pool: Pool, stopping: Stop) -> bool:
    """True once there are workers; False where a stop is asked for before."""
    starting, asked = asyncio.ensure_future(pool.start()), asyncio.ensure_future(stopping.asked.wait())
    await asyncio.wait({starting, asked}, return_when=asyncio.FIRST_COMPLETED)
    asked.cancel()
    if stopping.asked.is_set():
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        return False
    await starting
    return True


async def _end(pool: Pool, stopping: Stop) -> None:
    """Once a stop is asked for, refuse what is new, and after the grace what is not done."""
    await stopping.asked.wait()
    pool.closing = True
    await asyncio.sleep(pool.limits.grace)
    pool.abandon()


@contextlib.contextmanager
def _signals(stopping: Stop) -> Iterator[None]:
    """SIGINT and SIGTERM stop the server."""
    loop = asyncio.get_running_loop()

    def caught(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stopping, number)

    before = {number: signal.signal(number, caught) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _url(bound: socket.socket) -> str:
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
