"""What a machine may do to a run: two writers, a disk that fills, a clock that jumps, a reader that leaves."""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import FAULTY, tqcheck

from bench import corpus
from tqcheck import output

PACKAGE = Path(output.__file__).parent
WHOLE = 300_000  # bytes of a report
ROUNDS = 25


def _write(path: Path, letter: bytes) -> None:
    for _ in range(ROUNDS):
        output.write(path, letter * WHOLE)


def test_of_two_processes_that_write_one_report_one_wins_and_nothing_is_mixed(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    output.write(path, b"0" * WHOLE)
    writers = [multiprocessing.Process(target=_write, args=(path, letter)) for letter in (b"a", b"b")]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        data = path.read_bytes()
        assert len(data) == WHOLE
        assert len(set(data)) == 1
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert os.listdir(tmp_path) == ["report.html"]


def test_what_a_killed_run_left_behind_is_in_nobodys_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getpid", lambda: 1)  # as in a container

    def killed(descriptor: int) -> None:
        raise SystemExit  # the file is not taken away either

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", killed)
        patch.setattr(Path, "unlink", lambda path: None)
        with pytest.raises(SystemExit):
            output.write(tmp_path / "report.json", b"half")
    assert len(os.listdir(tmp_path)) == 1
    output.write(tmp_path / "report.json", b"whole")
    assert (tmp_path / "report.json").read_bytes() == b"whole"


@pytest.mark.usefixtures("folder")
def test_two_runs_that_write_one_report_leave_a_whole_one() -> None:
    Path("b.txt").write_text("Le du du maire.\n" * 40, encoding="utf-8")
    command = [sys.executable, "-m", "tqcheck", "check", "--exit-zero", "--output", "json=r.json"]
    runs = [
        subprocess.Popen([*command, name], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        for name in ("faulty.txt", "b.txt") * 2
    ]
    assert all(b"Traceback" not in run.communicate()[1] for run in runs)
    assert [run.returncode for run in runs] == [0] * 4
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["schema"] == "tqcheck/1"
    assert not list(Path().glob(".r.json*"))


@pytest.mark.usefixtures("folder")
def test_a_disk_that_fills_leaves_the_former_report_and_says_so() -> None:
    Path("b.txt").write_text(FAULTY * 3_000, encoding="utf-8")
    assert tqcheck("faulty.txt", "--exit-zero", "--output", "json=r.json").exit_code == 0
    former = Path("r.json").read_bytes()

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    command = [sys.executable, "-B", "-m", "tqcheck", "check", "b.txt", "--lang", "en", "--output", "json=r.json"]
    run = subprocess.run(command, capture_output=True, text=True, preexec_fn=little)
    assert run.returncode == 2
    assert run.stderr.endswith("tqcheck: the report r.json could not be written (File too large).\n")
    assert Path("r.json").read_bytes() == former
    assert not list(Path().glob(".r.json*"))


@pytest.mark.usefixtures("folder")
def test_a_fix_on_a_disk_that_fills_leaves_the_text_as_it_was() -> None:
    text = f"{FAULTY}\n\n{corpus.single_line(30_000)}\n"
    Path("b.txt").write_text(text, encoding="utf-8")

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    run = subprocess.run(
        [sys.executable, "-B", "-m", "tqcheck", "fix", "b.txt"], capture_output=True, text=True, preexec_fn=little
    )
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert Path("b.txt").read_text(encoding="utf-8") == text


@pytest.mark.usefixtures("folder")
def test_a_report_that_is_a_folder_or_stands_below_a_file_is_one_sentence() -> None:
    Path("r").mkdir()
    for place in ("r", "clean.txt/r.json"):
        result = tqcheck("clean.txt", "--output", f"json={place}")
        assert result.exit_code == 2
        assert "Traceback" not in result.output


def test_no_module_asks_for_the_time_of_day_to_tell_how_long_something_took() -> None:
    told = [path.name for path in PACKAGE.rglob("*.py") if "time.time(" in path.read_text(encoding="utf-8")]
    assert told == []


@pytest.mark.usefixtures("folder")
def test_a_clock_that_jumps_back_disturbs_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(2_000_000_000, 0, -86_400))
    monkeypatch.setattr(time, "time", lambda: float(next(now)))
    result = tqcheck("faulty.txt", "--report=out")
    assert result.exit_code == 1
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("format_", ["text", "concise", "jsonl"])
def test_a_reader_that_stops_after_one_line_hears_no_complaint(format_: str) -> None:
    Path("b.txt").write_text("Le du du maire.\n" * 4_000, encoding="utf-8")
    command = f'"{sys.executable}" -m tqcheck check b.txt --format {format_} | head -n 1'
    run = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert run.stdout.count("\n") == 1
    assert "Traceback" not in run.stderr
    assert "Broken pipe" not in run.stderr
