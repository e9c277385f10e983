"""A pool of processes that loses nothing: results in order, a worker that dies is replaced and its task tried again.

concurrent.futures gives up a whole pool when one of its processes is killed, and multiprocessing.Pool waits for ever;
both are what an out-of-memory killer does to a long run.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_LOOK = 1.0  # seconds after which an idle worker looks whether its parent is still there
_AHEAD = 4  # tasks for each worker that may wait behind one that is not done: results are given in order
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Lost(Generic[Task]):
    """A task that killed its worker each time it was tried; `status` is what the last worker ended with."""

    task: Task
    status: int | None


@dataclass(frozen=True, slots=True)
class _Failure:
    """An exception of the function, carried over the pipe."""

    error: BaseException


@dataclass(slots=True)
class _Job:
    number: int
    task: Any
    tries: int = 0


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: _Job | None = None


@dataclass(slots=True)
class _State:
    """What a run knows: jobs that wait, results that wait for an earlier one, and the workers."""

    context: Any
    waiting: deque[_Job] = field(default_factory=deque)
    done: dict[int, Any] = field(default_factory=dict)
    workers: list[_Worker] = field(default_factory=list)
    taken: int = 0
    given: int = 0


def cores() -> int:
    """The number of processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # pragma: no cover - macOS and Windows
        return os.cpu_count() or 1


def start_method() -> str:
    """How workers are made: a forked one shares what is loaded already, a spawned one loads it anew.

    A fork of a process with several threads may copy a lock that nobody will ever open; on macOS system libraries
    forbid it.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def run(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    jobs: int,
    method: str | None = None,
    *,
    ordered: bool = True,
) -> Iterator[Result | Lost[Task]]:
    """The result of `function` for each task, made by `jobs` processes: in order of the tasks, or as they are done.

    Tasks are taken from the iterable only as fast as they are worked off. An exception of the function is raised here.
    """
    state, source = _State(multiprocessing.get_context(method or start_method())), iter(tasks)
    try:
        for _ in range(jobs):
            state.workers.append(_start(state, function))
        while True:
            _feed(state, source, jobs)
            while state.given in state.done or (state.done and not ordered):
                result = state.done.pop(state.given if ordered else next(iter(state.done)))
                state.given += 1
                if isinstance(result, _Failure):
                    raise result.error
                yield result
                _feed(state, source, jobs)
            if not any(worker.job for worker in state.workers) and not state.waiting:
                return
            _collect(state, function)
    finally:
        for worker in state.workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in state.workers:
            worker.process.join()


def _feed(state: _State, source: Iterator[Any], jobs: int) -> None:
    """Give every idle worker a job, as long as there are tasks and the first result is not too far behind."""
    for worker in state.workers:
        if worker.job is not None:
            continue
        if not state.waiting and state.taken - state.given < jobs * _AHEAD:
            for task in source:
                state.waiting.append(_Job(state.taken, task))
                state.taken += 1
                break
        if not state.waiting:
            return
        worker.job = state.waiting.popleft()
        worker.job.tries += 1
        try:
            worker.pipe.send(worker.job.task)
        except (BrokenPipeError, ConnectionResetError):
            continue  # it died idle; its sentinel says so


def _collect(state: _State, function: Callable[[Any], Any]) -> None:
    """Wait for a result or a death, and deal with all that there are."""
    by_pipe: dict[Any, _Worker] = {worker.pipe: worker for worker in state.workers if worker.job}
    by_end: dict[Any, _Worker] = {worker.process.sentinel: worker for worker in state.workers}
    ready = wait([*by_pipe, *by_end])
    for each in ready:
        worker = by_pipe.get(each)
        if worker is not None:
            _receive(state, worker)
    for worker in [by_end[each] for each in ready if each in by_end]:
        if not worker.process.is_alive():
            _replace(state, worker, function)


def _receive(state: _State, worker: _Worker) -> None:
    try:
        result = worker.pipe.recv()
    except (EOFError, ConnectionResetError):
        return  # its sentinel says that it died
    if worker.job is not None:
        state.done[worker.job.number] = result
        worker.job = None


def _replace(state: _State, worker: _Worker, function: Callable[[Any], Any]) -> None:
    """A new worker for one that died; its job is tried once more, and then given up by name."""
    if worker.job is not None and worker.pipe.poll():
        _receive(state, worker)  # it died just after its work was done
    worker.process.join()
    worker.pipe.close()
    state.workers[state.workers.index(worker)] = _start(state, function)
    job = worker.job
    if job is None:
        return
    if job.tries < _TRIES:
        state.waiting.appendleft(job)
    else:
        state.done[job.number] = Lost(job.task, worker.process.exitcode)


def _start(state: _State, function: Callable[[Any], Any]) -> _Worker:
    here, there = state.context.Pipe()
    process = state.context.Process(target=_work, args=(there, here, function), daemon=True)
    with _undisturbed():
        process.start()
    there.close()
    return _Worker(process, here)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back while a worker is born, for it inherits that until it can ignore it."""
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover - Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, other: Connection, function: Callable[[Any], Any]) -> None:
    """The life of a worker: it ends when the parent does, and leaves Ctrl-C to it.

    Other workers hold copies of the parent's end of the pipe, so that its death does not end it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    other.close()
    parent = os.getppid()
    while True:
        try:
            while not pipe.poll(_LOOK):
                if os.getppid() != parent:
                    return
            task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            result: Any = function(task)
        except Exception as error:
            result = _Failure(error)
        pipe.send(result)
