"""The pool: in order, nothing lost, whoever is killed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tqcheck.scale.pool import Lost, cores, run


def double(number: int) -> int:
    return 2 * number


def slow_first(number: int) -> int:
    time.sleep(0.2 if number == 0 else 0)
    return number


def die_on_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_once(path: str) -> str:
    mark = Path(path)
    if not mark.exists():
        mark.write_text("tried", encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return mark.name


def fail(number: int) -> int:
    raise ValueError(f"no {number}")


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_order_of_the_tasks(jobs: int) -> None:
    assert list(run(double, range(40), jobs)) == list(range(0, 80, 2))
    assert list(run(slow_first, range(20), jobs)) == list(range(20))


def test_no_task_gives_no_result() -> None:
    assert list(run(double, [], 2)) == []


def test_a_task_that_kills_its_worker_twice_is_named_and_the_others_are_done() -> None:
    results = list(run(die_on_three, range(8), 2))
    assert [each for each in results if not isinstance(each, Lost)] == [0, 1, 2, 4, 5, 6, 7]
    assert results[3] == Lost(3, -signal.SIGKILL)


def test_a_task_whose_worker_was_killed_once_is_done_by_another(tmp_path: Path) -> None:
    paths = [str(tmp_path / str(number)) for number in range(12)]
    assert list(run(die_once, paths, 3)) == [Path(path).name for path in paths]


def test_tasks_are_taken_only_as_fast_as_they_are_worked_off() -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken = number
            yield number

    results = run(double, tasks(), 2)
    assert [next(results) for _ in range(3)] == [0, 2, 4]
    assert taken < 20
    results.close()  # type: ignore[attr-defined]


def test_an_exception_of_the_function_is_raised() -> None:
    with pytest.raises(ValueError, match="no 0"):
        list(run(fail, range(3), 2))


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
