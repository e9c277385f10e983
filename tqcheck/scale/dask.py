"""Shards on a Dask cluster: one task a shard. Dask decides where, and does it again where a worker died."""

from __future__ import annotations

import contextlib
import functools
import importlib
import logging
import os
import signal
import uuid
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from tqcheck.errors import TqcheckError
from tqcheck.scale.pool import Lost

Task = TypeVar("Task")
Result = TypeVar("Result")
_AHEAD = 8  # tasks for each thread of the cluster that the scheduler knows of
_LOOK = 3  # seconds without a result after which we look whether the workers are there
_PATIENCE = 10  # seconds that a scheduler has to answer
_DEATHS = 3  # of workers, under one task, before it is held to be guilty


def library() -> Any:
    """Dask's scheduler; TqcheckError where it is not installed."""
    try:
        return importlib.import_module("distributed")
    except ImportError:
        raise TqcheckError(
            "--engine dask needs pip install 'tqcheck[dask]'.", "--engine dask demande pip install 'tqcheck[dask]'."
        ) from None


def run(
    function: Callable[[Task], Result], tasks: Iterable[Task], address: str, jobs: int
) -> Iterator[Result | Lost[Task]]:
    """The result of `function` for each task, as they are done.

    `address` is that of a scheduler, "local" for a cluster of `jobs` processes of our own, or "auto" for the one that
    Dask's configuration (DASK_SCHEDULER_ADDRESS) names, and a local one where it names none. TqcheckError where the
    scheduler cannot be reached, or goes away.
    """
    distributed = library()
    dask = importlib.import_module("dask")
    if address == "auto":
        address = dask.config.get("scheduler-address", None) or "local"
    with contextlib.ExitStack() as stack:
        stack.enter_context(_quiet())
        revive: Callable[[], object] = bool
        if address == "local":
            client, revive = _local(distributed, dask, jobs, stack)
        else:
            client = _remote(distributed, address)
            stack.callback(client.close, timeout=1)
        yield from _submit(distributed, client, function, iter(tasks), revive)


def _local(distributed: Any, dask: Any, jobs: int, stack: contextlib.ExitStack) -> tuple[Any, Callable[[], object]]:
    """A client of a cluster on this machine, which ends with the stack, and what gives it its workers back.

    Dask replaces a worker that dies at work, but gives up one that dies while it starts: measured, a cluster whose
    workers were killed at random had none left in the end, and waited for ever.
    """
    stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": _DEATHS}))
    cluster = distributed.LocalCluster(
        n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", memory_limit=0,
        silence_logs=logging.CRITICAL,
    )  # fmt: skip
    stack.callback(_end, cluster)
    client = stack.enter_context(distributed.Client(cluster, set_as_default=False))
    return client, functools.partial(cluster.scale, jobs)


def _end(cluster: Any) -> None:
    """End the processes of a cluster at once: what they were doing is not committed, or it is done."""
    for nanny in cluster.workers.values():
        with contextlib.suppress(Exception):
            os.kill(nanny.pid, signal.SIGTERM)
    with contextlib.suppress(Exception):
        cluster.close(timeout=2)


def _remote(distributed: Any, address: str) -> Any:
    try:
        return distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise TqcheckError(
            f"There is no Dask scheduler at {address} ({type(error).__name__}).",
            f"Aucun ordonnanceur Dask ne répond à l’adresse {address} ({type(error).__name__}).",
        ) from None


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """What Dask logs of workers that die is told by tqcheck where it matters."""
    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _submit(
    distributed: Any,
    client: Any,
    function: Callable[[Any], Any],
    tasks: Iterator[Any],
    revive: Callable[[], object],
) -> Iterator[Any | Lost[Any]]:
    """Give the tasks to the cluster, some ahead of what it can do, and take the results as they come."""
    run_, number = uuid.uuid4().hex[:8], 0
    waiting: dict[Any, Any] = {}
    most = _AHEAD * max(1, sum(client.nthreads().values()))
    while True:
        for task in islice(tasks, most - len(waiting)):
            future = client.submit(function, task, key=f"tqcheck-{run_}-{number}", pure=False)
            waiting[future] = task
            number += 1
        if not waiting:
            return
        try:
            with client.as_current():
                done = distributed.wait(list(waiting), timeout=_LOOK, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            revive()
            continue
        for future in done:
            yield _result(distributed, future, waiting.pop(future))


def _result(distributed: Any, future: Any, task: Any) -> Any:
    try:
        return future.result()
    except distributed.scheduler.KilledWorker:
        return Lost(task, None)
    except (distributed.client.FutureCancelledError, distributed.comm.CommClosedError, TimeoutError):
        raise TqcheckError(
            "The Dask scheduler is gone; what is done is kept, run the same command again to go on.",
            "L’ordonnanceur Dask a disparu\N{NO-BREAK SPACE}; ce qui est fait est conservé, relancez la même commande "
            "pour continuer.",
        ) from None
