"""tqcheck watch, as a process of its own: what is saved is checked again, and nothing else."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from command import CLEAN, FAULTY

from tqcheck.cli import main

pytest.importorskip("watchfiles", reason="watching needs the extra tqcheck[watch]")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
TOLD = 20  # seconds that a busy machine may take


class Watch:
    """A running `tqcheck watch` with the lines that it has said."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.log = folder.parent / f"{folder.name}.log"
        self.out = folder.parent / f"{folder.name}.out"
        with self.log.open("w") as said, self.out.open("w") as listed:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tqcheck", "watch", *words], cwd=folder, stderr=said, stdout=listed
            )

    def says(self, pattern: str) -> str:
        """The first line that matches, waited for."""
        end = time.monotonic() + TOLD
        while time.monotonic() < end:
            for line in self.log.read_text(encoding="utf-8").splitlines():
                if re.search(pattern, line):
                    return line
            time.sleep(0.02)
        raise AssertionError(f"{pattern} was not said: {self.log.read_text(encoding='utf-8')}")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(TOLD)


@pytest.fixture
def watch(folder: Path) -> Iterator[Callable[..., Watch]]:
    started: list[Watch] = []

    def start(*words: str) -> Watch:
        started.append(Watch(folder, *words))
        started[-1].says("Ctrl-C")
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()


def test_what_is_saved_is_checked_again_and_ctrl_c_ends_it(folder: Path, watch: Callable[..., Watch]) -> None:
    watched = watch(".", "--lang", "en", "--report=out")
    watched.says("2 files, 1 issue, failed")
    page = folder / "out" / "tqcheck.html"
    _until(page.exists)
    before = page.read_bytes()
    assert b"tqcheck.place" in before
    (folder / "clean.txt").write_text(f"{FAULTY}\n", encoding="utf-8")
    told = watched.says(r"clean\.txt: 1 issue \(0 before\) · 2 files, 2 issues, failed")
    took = re.search(r"(\d+) ms", told)
    assert took is not None
    assert int(took[1]) < 1000  # 100 on a machine that does nothing else
    _until(lambda: page.read_bytes() != before)
    assert "faulty.txt" not in told
    assert watched.stop() == 130
    assert "Traceback" not in watched.log.read_text(encoding="utf-8")


def test_a_file_that_an_editor_puts_in_the_place_of_the_old_is_seen(folder: Path, watch: Callable[..., Watch]) -> None:
    watched = watch("clean.txt", "--lang", "en")
    (folder / "new").write_text(FAULTY, encoding="utf-8")
    (folder / "new").replace(folder / "clean.txt")
    watched.says(r"clean\.txt: 1 issue \(0 before\) · 1 file")
    _until(lambda: "DUP_WORD" in watched.out.read_text(encoding="utf-8"))


def test_files_come_and_go(folder: Path, watch: Callable[..., Watch]) -> None:
    watched = watch(".", "--lang", "en")
    (folder / "b.txt").write_text(CLEAN, encoding="utf-8")
    watched.says(r"b\.txt: no issues · 3 files, 1 issue")
    (folder / "faulty.txt").unlink()
    watched.says(r"faulty\.txt is gone · 2 files, no issues, passed")
    (folder / "b.txt").write_bytes(b"\xff\xfe\0")
    watched.says(r"b\.txt is not UTF-8")


def test_a_source_that_is_saved_checks_its_article_again(folder: Path, watch: Callable[..., Watch]) -> None:
    (folder / "a.fr.txt").write_text("Le maire a ouvert 12 écoles à Lyon cette année.", encoding="utf-8")
    (folder / "a.en.txt").write_text("The mayor opened 12 schools in Lyon this year.", encoding="utf-8")
    watched = watch("a.fr.txt", "--lang", "en")
    watched.says("1 file, no issues")
    (folder / "a.en.txt").write_text("The mayor opened 21 schools in Lyon this year.", encoding="utf-8")
    watched.says(r"a\.fr\.txt: 1 issue \(0 before\)")


def test_a_configuration_that_is_saved_holds_at_once_and_a_wrong_one_is_named(
    folder: Path, watch: Callable[..., Watch]
) -> None:
    watched = watch(".", "--lang", "en")
    (folder / "tqcheck.toml").write_text("max-isues = 1\n", encoding="utf-8")
    watched.says("line 1: there is no setting max-isues; did you mean max-issues?")
    (folder / "tqcheck.toml").write_text("max-issues = 1\n", encoding="utf-8")
    watched.says("2 files, 1 issue, passed")
    (folder / ".tqcheck-ignore.toml").write_text('[[ignore]]\nrule = "DUP"\nreason = "so"\n', encoding="utf-8")
    watched.says("2 files, no issues, passed")
    assert watched.stop() == 130


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + TOLD
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-"], "The standard input cannot be watched."),
        (["nowhere/a.txt"], "There is nothing to watch: nowhere/a.txt."),
        (["clean.txt", "--select", "DUPP"], "There is no rule or family called DUPP. Did you mean DUP?"),
    ],
)
def test_what_cannot_be_watched_is_one_sentence(folder: Path, words: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["watch", *words, "--lang", "en"])
    assert (result.exit_code, result.stderr) == (2, f"tqcheck: {said}\n")


def test_without_watchfiles_one_sentence_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = CliRunner().invoke(main, ["watch", "clean.txt", "--lang", "en"])
    assert result.exit_code == 2
    assert result.stderr.endswith("which is not installed: pip install 'tqcheck[watch]'.\n")
