"""The command that a report names makes the same run again, and tells nothing of the machine."""

from __future__ import annotations

import re
import shlex
from html import unescape
from pathlib import Path

import pytest
from command import tqcheck


def told(folder: Path) -> str:
    (found,) = re.findall(r'<code id="command">(.*?)</code>', (folder / "a.html").read_text(encoding="utf-8"))
    return unescape(found)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "un article.txt").write_text("Le maire a dit que que oui.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_decides_is_named_and_what_only_shows_is_left_out(folder: Path) -> None:
    tqcheck("un article.txt", "--output", "html=a.html", "--fail-on", "major", "--max=DUP=0", "-q", "--color", "never")
    assert told(folder) == "tqcheck check 'un article.txt' --fail-on major --max DUP=0"


def test_paths_are_those_of_the_folder_and_of_others_the_name_alone(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    place = folder / "elsewhere" / "terms.tsv"
    place.write_text("source\ttarget\nbridge\tpont\n", encoding="utf-8")
    tqcheck(str(folder / "un article.txt"), "--output=html=a.html", "--glossary", str(place))
    assert told(folder) == "tqcheck check 'un article.txt' --glossary elsewhere/terms.tsv"
    assert str(folder) not in (folder / "a.html").read_text(encoding="utf-8")


def test_the_command_makes_the_same_page_again(folder: Path) -> None:
    tqcheck("un article.txt", "--output=html=a.html", "--select", "DUP,PUN", "--ui-lang", "en", "--lang", "fr")
    first = (folder / "a.html").read_bytes()
    tqcheck(*shlex.split(told(folder))[2:], "--output=html=b.html")
    assert (folder / "b.html").read_bytes() == first
    assert b'<html lang="en">' in first
