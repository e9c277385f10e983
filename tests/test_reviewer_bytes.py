"""The bytes of the page: the same for the same input, with no trace of the machine, the person or the hour."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from reviewer import ROOT

NAMES = ("faulty/01-gazoduc.fr.txt", "parallel/01-mine-lithium.fr.txt", "parallel/01-mine-lithium.en.txt")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for place in ("here", "there/deeper"):
        (tmp_path / place / "articles").mkdir(parents=True)
        for name in NAMES:
            shutil.copy(ROOT / "corpora" / name, tmp_path / place / "articles")
    return tmp_path


def page(folder: Path, *arguments: str, **environment: str) -> bytes:
    """The page that a process of its own writes in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "tqcheck", "check", *(arguments or ("articles",)), "--isolated", "--exit-zero", "-q",
         "--output", "html=report.html"],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return (folder / "report.html").read_bytes()


def test_the_same_articles_give_the_same_bytes_wherever_and_whenever(house: Path) -> None:
    first = page(house / "here", PYTHONHASHSEED="1", TZ="UTC")
    os.utime(house / "there/deeper/articles/01-gazoduc.fr.txt", (0, 0))
    second = page(house / "there/deeper", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C", TQCHECK_LANG="fr")
    assert first == second


def test_the_number_of_processes_changes_no_byte(house: Path) -> None:
    many = page(house / "here", "articles", "--jobs", "2")
    assert re.sub(rb" --jobs 2", b"", many) == page(house / "here", "articles")


def test_no_date_stands_there_and_none_is_taken_from_the_clock(house: Path) -> None:
    text = page(house / "here", SOURCE_DATE_EPOCH="1700000000").decode().partition("<main")[0]
    assert not re.search(r"\b20[2-9]\d-\d\d-\d\d\b|\d\d:\d\d:\d\d", text.replace("2023-11-14", ""))


@pytest.mark.parametrize("how", ["relative", "absolute"])
def test_the_page_does_not_tell_whose_machine_it_was_made_on(house: Path, how: str) -> None:
    folder = house / "here"
    text = page(folder, "articles" if how == "relative" else str(folder / "articles")).decode()
    for told in (str(house), str(Path.home()), str(ROOT), f"{tempfile.gettempdir()}/", sys.executable):
        assert told not in text, told
    names = {getpass.getuser(), socket.gethostname()} - {"root", "localhost"}
    assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)]
    assert "articles/01-gazoduc.fr.txt" in text


def test_of_what_lies_elsewhere_the_page_tells_no_folder(house: Path) -> None:
    text = page(house / "there/deeper", str(house / "here/articles")).decode()
    assert str(house) not in text
    assert "01-gazoduc.fr.txt" in text
