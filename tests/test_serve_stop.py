"""How the server stops: what is running ends, what is new is refused, and it does not last."""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import time
from collections.abc import AsyncIterator

import httpx
import pytest
from serving import PLAIN, obedient, play, until

from tqcheck.errors import TqcheckError
from tqcheck.serve.limits import Limits
from tqcheck.serve.pool import Pool
from tqcheck.serve.server import Stop, listen, serve, service


class Running:
    """A server on this loop: its address, its pool, and what stops it."""

    def __init__(self, grace: float, reading: float = 10.0) -> None:
        self.service = service(pickle.dumps(obedient), 1, Limits(grace=grace, reading=reading), "en", b"[]")
        self.url = ""
        self.stops: list[Stop] = []

    @property
    def pool(self) -> Pool:
        return self.service.pool

    def stop(self, number: int = 15) -> None:
        self.stops[0](number)


@contextlib.asynccontextmanager
async def running(grace: float) -> AsyncIterator[tuple[Running, httpx.AsyncClient, asyncio.Task[int]]]:
    found, ready = Running(grace), asyncio.Event()

    def told(url: str) -> None:
        found.url = url
        ready.set()

    task = asyncio.create_task(serve(found.service, listen("127.0.0.1", 0), told, stop=found.stops.append))
    await ready.wait()
    async with httpx.AsyncClient(base_url=found.url, timeout=60) as http:
        yield found, http, task
    found.stop()
    await task


def test_what_is_running_and_what_waits_is_answered_and_nothing_new_is_taken() -> None:
    async def scene() -> None:
        async with running(grace=60) as (found, http, task):
            posts = [asyncio.create_task(http.post("/check", content=b"sleep 0.5", headers=PLAIN)) for _ in range(2)]
            await until(lambda: found.pool.places == 2)
            found.stop()
            assert [response.status_code for response in await asyncio.gather(*posts)] == [200, 200]
            assert await task == 15
            with pytest.raises(httpx.ConnectError):
                await http.get("/health")

    play(scene)


def test_what_is_not_done_in_the_grace_is_told() -> None:
    async def scene() -> float:
        async with running(grace=0.3) as (found, http, task):
            posts = [asyncio.create_task(http.post("/check", content=b"sleep 50", headers=PLAIN)) for _ in range(2)]
            await until(lambda: found.pool.places == 2)
            began = time.monotonic()
            found.stop()
            for response in await asyncio.gather(*posts):
                assert response.status_code == 503
                assert response.json() == {"error": "The server is stopping; this text was not checked."}
            await task
            return time.monotonic() - began

    assert play(scene) < 20  # and not 50


def test_a_second_signal_ends_it_at_once() -> None:
    async def scene() -> int:
        async with running(grace=50) as (found, http, task):
            post = asyncio.create_task(http.post("/check", content=b"sleep 50", headers=PLAIN))
            await until(lambda: found.pool.places == 1)
            found.stop(2)
            found.stop(2)
            number = await task
            post.cancel()
            return number

    assert play(scene) == 2


def test_a_stop_before_the_workers_are_ready_is_a_stop() -> None:
    async def scene() -> int:
        found = Running(1)
        task = asyncio.create_task(serve(found.service, listen("127.0.0.1", 0), print, stop=found.stops.append))
        await until(lambda: found.stops)
        found.stop(2)
        return await task

    assert play(scene) == 2


def test_workers_that_cannot_start_end_it() -> None:
    async def scene() -> None:
        broken = service(pickle.dumps(int), 1, Limits(), "en", b"[]")
        broken.pool.recipe = b"no pickle"
        with pytest.raises(TqcheckError):
            await serve(broken, listen("127.0.0.1", 0), print)

    play(scene)


def test_a_client_that_does_not_take_its_answer_is_cut_off() -> None:
    async def scene() -> None:
        found, ready = Running(1, reading=0.5), asyncio.Event()

        def told(url: str) -> None:
            found.url = url
            ready.set()

        task = asyncio.create_task(serve(found.service, listen("127.0.0.1", 0), told, stop=found.stops.append))
        await ready.wait()
        _, writer = await asyncio.open_connection("127.0.0.1", int(found.url.rpartition(":")[2]), limit=1024)
        body = b"long 15000000"
        head = f"POST /check HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        await until(lambda: found.pool.metrics.documents)
        assert found.pool.places == 1
        await until(lambda: found.pool.places == 0)
        writer.close()
        found.stop()
        await task

    play(scene)
