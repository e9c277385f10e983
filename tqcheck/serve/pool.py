"""The workers of the server: processes that take requests in turn, and lose none when one of them dies.

All of this runs in one thread, on one event loop: nothing here waits, so that no lock is needed.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tqcheck.errors import TqcheckError
from tqcheck.serve import sentences
from tqcheck.serve.child import Child
from tqcheck.serve.frames import Frame, pack
from tqcheck.serve.limits import Limits
from tqcheck.serve.metrics import Metrics
from tqcheck.serve.refusal import RefusedError

_TRIES = 2
_PAUSE, _LONGEST_PAUSE = 0.1, 2.0  # seconds between two tries to start a worker that does not start
_SMOOTH = 0.1  # the weight of the last answer in the mean time of one


@dataclass(eq=False, slots=True)
class Job:
    """A request on its way: the frame that a worker is given, and where the answer goes."""

    frame: bytes
    answer: asyncio.Future[Frame]
    tries: int = 0
    began: float = 0.0
    timer: asyncio.TimerHandle | None = None

    def settle(self, result: Frame | RefusedError) -> None:
        """Give the answer, unless nobody waits for it any more."""
        self.rest()
        if self.answer.done():
            return
        if isinstance(result, RefusedError):
            self.answer.set_exception(result)
            self.answer.exception()  # nobody need ask for it: its client may have left
        else:
            self.answer.set_result(result)

    def rest(self) -> None:
        """Stop the clock."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None


@dataclass(eq=False, slots=True)
class _Worker:
    child: Child
    job: Job | None = None
    overdue: bool = False


@dataclass
class Pool:
    """`size` workers, each made from a pickled recipe (tqcheck.serve.worker), and the requests that wait for one."""

    recipe: bytes
    size: int
    limits: Limits
    metrics: Metrics
    closing: bool = False  # nothing new is taken
    abandoned: bool = False  # nothing is answered but by a refusal
    places: int = 0  # requests that are being read, wait, or are with a worker
    waiting: deque[Job] = field(default_factory=deque)
    workers: list[_Worker] = field(default_factory=list)
    _idle: deque[_Worker] = field(default_factory=deque)
    _keepers: list[asyncio.Task[None]] = field(default_factory=list)
    _mean: float = 0.0

    @property
    def busy(self) -> int:
        """The workers that have a request."""
        return sum(worker.job is not None for worker in self.workers)

    @property
    def processes(self) -> list[int]:
        """The numbers of the workers' processes."""
        return [worker.child.process.pid for worker in self.workers]

    async def start(self) -> None:
        """Start all workers; TqcheckError where one does not become ready."""
        born = await asyncio.gather(*(self._start() for _ in range(self.size)), return_exceptions=True)
        for each in born:
            if isinstance(each, BaseException):
                raise each
        self._keepers = [asyncio.create_task(self._keep(worker)) for worker in self.workers]

    @contextlib.contextmanager
    def place(self) -> Iterator[None]:
        """A place for a request from its headers to the end of its answer; RefusedError where there is none left."""
        if self.closing:
            raise sentences.stopping()
        if self.places >= self.size + self.limits.queue:
            raise sentences.full(self._wait())
        self.places += 1
        try:
            yield
        finally:
            self.places -= 1

    def ask(self, head: dict[str, Any], body: bytes) -> Job:
        """Let a worker answer; the job's answer is a frame, or a RefusedError is raised where that is awaited."""
        loop = asyncio.get_running_loop()
        job = Job(pack({**head, "seconds": self.limits.check, "most": self.limits.report}, body), loop.create_future())
        if self.abandoned:
            job.settle(sentences.stopping())
        else:
            self._queue(job)
            self._dispatch()
        return job

    def forget(self, job: Job) -> None:
        """Nobody waits for the answer any more: a job that no worker has begun is none."""
        job.answer.cancel()
        with contextlib.suppress(ValueError):
            self.waiting.remove(job)
            job.rest()

    def abandon(self) -> None:
        """Refuse all that has no answer yet; what comes later is refused too."""
        self.closing = self.abandoned = True
        for job in (*self.waiting, *(worker.job for worker in self.workers if worker.job)):
            job.settle(sentences.stopping())
        self.waiting.clear()

    async def close(self) -> None:
        """End the workers; those that are still busy are ended by force."""
        self.abandon()
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)
        await asyncio.gather(*(_end(worker) for worker in self.workers))
        self.workers.clear()

    def _wait(self) -> int:
        """Seconds after which there may be a place, as far as can be told."""
        return max(1, math.ceil(self._mean * (len(self.waiting) + 1) / self.size))

    def _queue(self, job: Job, *, first: bool = False) -> None:
        (self.waiting.appendleft if first else self.waiting.append)(job)
        job.timer = asyncio.get_running_loop().call_later(self.limits.wait, self._tired, job)

    def _tired(self, job: Job) -> None:
        """No worker has become free for a job in time."""
        with contextlib.suppress(ValueError):
            self.waiting.remove(job)
            job.settle(sentences.waited(self._wait()))

    def _dispatch(self) -> None:
        """Give the requests that wait to the workers that do."""
        while self.waiting and self._idle:
            worker, job = self._idle.popleft(), self.waiting.popleft()
            job.rest()
            job.tries += 1
            job.began = time.monotonic()
            job.timer = asyncio.get_running_loop().call_later(self.limits.check, self._overdue, worker)
            worker.job = job
            worker.child.send(job.frame)

    def _overdue(self, worker: _Worker) -> None:
        """End a worker whose text takes too long: nothing else stops it."""
        if worker.job is not None:
            worker.job.settle(sentences.overdue(self.limits.check))
        worker.overdue = True
        worker.child.kill()

    async def _keep(self, worker: _Worker) -> None:
        """Take the answers of a worker; when it ends, put another in its place."""
        while True:
            self._idle.append(worker)
            self._dispatch()
            while (frame := await worker.child.receive()) is not None:
                self._answered(worker, frame)
            self._bury(worker, await _end(worker))
            worker = await self._again()

    def _answered(self, worker: _Worker, frame: Frame) -> None:
        job, worker.job = worker.job, None
        if job is not None:
            took = time.monotonic() - job.began
            self._mean += (took - self._mean) * (_SMOOTH if self._mean else 1)
            job.settle(frame)
        if not worker.overdue:
            self._idle.append(worker)
            self._dispatch()

    def _bury(self, worker: _Worker, status: int) -> None:
        """A worker has died: its request is tried once more, and then given up."""
        self.workers.remove(worker)
        with contextlib.suppress(ValueError):
            self._idle.remove(worker)
        self.metrics.workers_lost["overdue" if worker.overdue else "died"] += 1
        job = worker.job
        if job is None:
            return
        job.rest()
        if job.answer.done():
            return
        if job.tries < _TRIES and not self.abandoned:
            self.metrics.retried += 1
            self._queue(job, first=True)
            self._dispatch()
        else:
            job.settle(sentences.died(status))

    async def _again(self) -> _Worker:
        """A worker, however long it takes to get one."""
        pause = _PAUSE
        while True:
            try:
                return await self._start()
            except TqcheckError:
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    async def _start(self) -> _Worker:
        """A worker that is ready; TqcheckError where it does not come to that."""
        worker = _Worker(await Child.start(self.recipe))
        self.workers.append(worker)
        return worker


async def _end(worker: _Worker) -> int:
    """End a worker, by force where it is busy; its status."""
    if worker.job is not None:
        worker.child.kill()
    return await worker.child.end()
