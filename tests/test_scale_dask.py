"""tqcheck scale on a Dask cluster: the same results as by processes, whoever is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scale_command import FAULT, contents, ids, lines, rows, scale, summary, write

from bench.scale_kills import workers
from tqcheck.scale import dask
from tqcheck.scale.pool import Lost

distributed = pytest.importorskip("distributed", reason="Dask is not installed")

SMALL = ("--shard-size", "0.001")
DASK = ("--engine", "dask", "--address")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A cluster of two processes, which is there already."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", memory_limit=0, silence_logs=50
    ) as found:
        yield found


def test_the_results_are_those_of_processes_byte_for_byte(folder: Path, cluster: Any) -> None:
    write(folder / "a.jsonl", [*lines(range(30)), "{", json.dumps({"text": "x", "id": []}), *lines(range(30, 60))])
    (folder / "b.jsonl.gz").write_bytes(b"no gzip")
    (folder / "tqcheck.toml").write_text(
        '[[overrides]]\nfiles = ["faulty.txt"]\nignore = ["DUP_WORD"]\n', encoding="utf-8"
    )
    arguments = ("a.jsonl", "b.jsonl.gz", "faulty.txt", "--profile", "fr-FR", *SMALL)
    local = scale(*arguments, "--output", "local", "--jobs", "2")
    far = scale(*arguments, "--output", "far", *DASK, cluster.scheduler_address)
    assert local.exit_code == far.exit_code == 2
    assert far.output == local.output.replace("local", "far")
    assert contents(folder / "far") == contents(folder / "local")
    assert len(rows(folder / "far" / "not_checked.jsonl")) == 3


def test_what_one_engine_began_the_other_ends(folder: Path, cluster: Any) -> None:
    write(folder / "a.jsonl", lines(range(60)))
    scale("a.jsonl", "--output", "out", *SMALL)
    whole = contents(folder / "out")
    for path in list((folder / "out" / "done").iterdir())[::2]:
        path.unlink()
    scale("a.jsonl", "--output", "out", *SMALL, *DASK, cluster.scheduler_address)
    assert contents(folder / "out") == whole


def test_a_task_that_ends_every_worker_is_given_back_and_of_the_others_none_is_missing() -> None:
    def die_on_three(number: int) -> int:
        if number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return 2 * number

    found = list(dask.run(die_on_three, range(8), "local", 2))
    lost = [each.task for each in found if isinstance(each, Lost)]
    done = [each // 2 for each in found if not isinstance(each, Lost)]
    assert 3 in lost  # and one that waited at every worker that died, now and then
    assert sorted([*lost, *done]) == list(range(8))


def test_an_error_of_the_work_is_raised_here(cluster: Any) -> None:
    def fail(number: int) -> int:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        list(dask.run(fail, range(3), cluster.scheduler_address, 2))


def test_a_cluster_of_our_own_survives_a_killed_worker(folder: Path) -> None:
    write(folder / "a.jsonl", lines(range(1200)))
    arguments = ["scale", "a.jsonl", "--output", "out", *DASK, "local", "--jobs", "2", "--shard-size", "0.006", "-q"]
    with subprocess.Popen([sys.executable, "-m", "tqcheck", *arguments], cwd=folder) as process:
        for _ in range(1500):
            time.sleep(0.02)
            if list((folder / "out").glob("done/*.json")):
                break
        os.kill(list(workers(process.pid))[-1], signal.SIGKILL)
        assert process.wait() == 1
    assert ids(folder / "out") == [f"d{n}" for n in range(1200)]
    assert summary(folder / "out")["summary"]["documents"] == 1200


def test_a_scheduler_that_is_not_there_is_told_in_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "_PATIENCE", 1)
    (folder / "a.txt").write_text(FAULT, encoding="utf-8")
    found = scale("a.txt", "--output", "out", *DASK, "tcp://127.0.0.1:1")
    assert (found.exit_code, found.stderr) == (
        2,
        "tqcheck: There is no Dask scheduler at tcp://127.0.0.1:1 (OSError).\n",
    )


def test_without_dask_the_extra_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    found = scale("clean.txt", "--output", "out", *DASK, "local")
    assert (found.exit_code, found.stderr) == (2, "tqcheck: --engine dask needs pip install 'tqcheck[dask]'.\n")
