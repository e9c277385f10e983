"""The workers of the server: no request is lost, none waits for ever."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from serving import play, pool, stillborn, until

from tqcheck.errors import TqcheckError
from tqcheck.serve.pool import Job, Pool
from tqcheck.serve.refusal import RefusedError


def ask(of: Pool, body: str) -> Job:
    return of.ask({"lang": "en"}, body.encode())


async def refusal(job: Job) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        await job.answer
    return caught.value


def test_every_request_gets_its_own_answer() -> None:
    async def scene() -> list[bytes]:
        async with pool(2) as workers:
            jobs = [ask(workers, f"text {n}") for n in range(50)]
            return [(await job.answer)[1] for job in jobs]

    assert play(scene) == [b"text %d" % n for n in range(50)]


def test_a_request_whose_worker_is_killed_is_tried_again(tmp_path: Path) -> None:
    async def scene() -> tuple[bytes, int, int]:
        async with pool(1) as workers:
            body = f"once {tmp_path / 'mark'}"
            _, found = await ask(workers, body).answer
            assert found == body.encode()
            _, after = await ask(workers, "after").answer
            return after, workers.metrics.retried, workers.metrics.workers_lost["died"]

    assert play(scene) == (b"after", 1, 1)


def test_a_request_that_kills_its_worker_twice_is_given_up_and_the_others_are_answered() -> None:
    async def scene() -> tuple[RefusedError, list[bytes]]:
        async with pool(2) as workers:
            jobs = [ask(workers, each) for each in ("one", "die", "two", "three")]
            refused = await refusal(jobs.pop(1))
            return refused, [(await job.answer)[1] for job in jobs]

    refused, others = play(scene)
    assert (refused.status, refused.reason) == (500, "died")
    assert "(signal 9)" in refused.en
    assert "(signal 9)" in refused.fr
    assert others == [b"one", b"two", b"three"]


def test_an_idle_worker_that_is_killed_is_replaced() -> None:
    async def scene() -> bool:
        async with pool(2) as workers:
            before = workers.processes
            os.kill(before[0], signal.SIGKILL)
            await until(lambda: len(workers.workers) == 2 and workers.processes != before)
            await ask(workers, "text").answer
            return before[1] in workers.processes and before[0] not in workers.processes

    assert play(scene)


def test_a_text_that_takes_too_long_is_refused_and_its_worker_replaced() -> None:
    async def scene() -> tuple[RefusedError, bytes, Any]:
        async with pool(1, check=1) as workers:
            refused = await refusal(ask(workers, "sleep 60"))
            await until(lambda: workers.metrics.workers_lost)
            await until(lambda: workers.workers)
            return refused, (await ask(workers, "text").answer)[1], dict(workers.metrics.workers_lost)

    refused, after, lost = play(scene)
    assert (refused.status, refused.reason) == (504, "overdue")
    assert after == b"text"
    assert lost == {"overdue": 1}


def test_a_request_that_no_worker_takes_in_time_is_refused() -> None:
    async def scene() -> RefusedError:
        async with pool(1, check=0.5) as workers:
            blocked = ask(workers, "sleep 60")
            refused = await refusal(ask(workers, "text"))
            assert (await refusal(blocked)).status == 504
            return refused

    refused = play(scene)
    assert (refused.status, refused.reason) == (503, "waited")
    assert refused.retry >= 1


def test_places_are_as_many_as_workers_and_queue() -> None:
    async def scene() -> tuple[int, int]:
        async with pool(1, queue=1) as workers:
            with workers.place(), workers.place(), pytest.raises(RefusedError) as caught, workers.place():
                pass
            with workers.place():
                return caught.value.status, caught.value.retry

    status, retry = play(scene)
    assert status == 503
    assert retry >= 1


def test_a_request_that_is_forgotten_is_not_begun(tmp_path: Path) -> None:
    async def scene() -> int:
        async with pool(1) as workers:
            first = ask(workers, "sleep 0.2")
            second = ask(workers, f"once {tmp_path / 'mark'}")
            workers.forget(second)
            await first.answer
            await ask(workers, "text").answer
            return len(workers.waiting)

    assert play(scene) == 0
    assert not (tmp_path / "mark").exists()


def test_an_answer_that_nobody_waits_for_does_not_go_to_another() -> None:
    async def scene() -> bytes:
        async with pool(1) as workers:
            first = ask(workers, "sleep 0.2")
            await asyncio.sleep(0.05)
            workers.forget(first)
            return (await ask(workers, "text").answer)[1]

    assert play(scene) == b"text"


def test_what_has_no_answer_when_all_is_abandoned_is_refused() -> None:
    async def scene() -> list[RefusedError]:
        async with pool(1) as workers:
            jobs = [ask(workers, "sleep 60"), ask(workers, "text")]
            await asyncio.sleep(0.05)
            workers.abandon()
            return [await refusal(job) for job in (*jobs, ask(workers, "late"))]

    assert [refused.reason for refused in play(scene)] == ["stopping"] * 3


def test_a_defect_is_told_without_the_words_of_the_text(capfd: pytest.CaptureFixture[str]) -> None:
    async def scene() -> tuple[dict[str, Any], bytes]:
        async with pool(1) as workers:
            return await ask(workers, "fail secret words").answer

    head, body = play(scene)
    assert head == {"status": 500, "reason": "failed"}
    assert b"ValueError" in body
    printed = "".join(capfd.readouterr())
    assert "ValueError" in printed
    assert "secret" not in printed + body.decode()


def test_what_a_rule_prints_is_no_answer() -> None:
    async def scene() -> bytes:
        async with pool(1) as workers:
            return (await ask(workers, "print something").answer)[1]

    assert play(scene) == b"print something"


def test_a_report_that_is_too_long_is_refused() -> None:
    async def scene() -> tuple[int, int]:
        async with pool(1, size=100) as workers:
            most = workers.limits.report
            heads = [(await ask(workers, f"long {size}").answer)[0] for size in (most, most + 1)]
            return heads[0]["status"], heads[1]["status"]

    assert play(scene) == (200, 413)


def test_workers_that_cannot_start_are_told_once() -> None:
    async def scene() -> None:
        async with pool(2, stillborn):
            pass

    with pytest.raises(TqcheckError, match="could not be started"):
        play(scene)


def test_workers_end_with_the_pool() -> None:
    async def scene() -> list[int]:
        async with pool(2) as workers:
            found = workers.processes
            ask(workers, "sleep 60")
            await asyncio.sleep(0.05)
        return found

    for pid in play(scene):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
