"""Where reports go, and what receives them: paths, pipes, narrow terminals, encodings; each by a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import FAULTY

from tqcheck.cli.options import FORMATS

TQCHECK = [sys.executable, "-m", "tqcheck", "check", "--isolated"]
PLAIN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("TQCHECK_", "GITHUB_", "LC_", "LANG")) and name not in ("NO_COLOR", "FORCE_COLOR", "CI")
}


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*TQCHECK, *words], cwd=folder, env={**PLAIN, **more}, capture_output=True)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "élan.txt").write_text(
        f"{FAULTY}\n\n« L’État → Œuvre », 3\N{NARROW NO-BREAK SPACE}€ 😀.\n", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_whole_where_the_output_is_ascii(texts: Path, format_: str) -> None:
    result = run(texts, ".", "--format", format_, "--output", f"{format_}=out", PYTHONIOENCODING="ascii")
    assert (result.returncode, b"Traceback" in result.stderr) == (1, False)
    assert result.stdout.endswith(b"\n")
    if format_ in ("text", "concise"):
        assert result.stdout.isascii()
    else:  # for machines, in UTF-8 whatever the locale
        assert result.stdout == (texts / "out").read_bytes()
    if format_ in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(result.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow only names in Unicode")
def test_every_report_is_whole_under_a_locale_that_knows_no_accents(texts: Path) -> None:
    outputs = [word for format_ in FORMATS for word in ("--output", f"{format_}=out/{format_}")]
    result = run(texts, ".", *outputs, LC_ALL="POSIX", PYTHONUTF8="0")
    assert (result.returncode, b"Traceback" in result.stderr) == (1, False)
    for format_ in FORMATS:
        assert "DUP_WORD" in (texts / "out" / format_).read_text(encoding="utf-8")
    assert "%C3%A9lan.txt" in (texts / "out" / "sarif").read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_reader_that_goes_away_ends_every_format_in_silence(tmp_path: Path, format_: str) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(f"{FAULTY} {n}" for n in range(800)), encoding="utf-8")
    words = [*TQCHECK, "a.txt", "--format", format_]
    with subprocess.Popen(words, cwd=tmp_path, env=PLAIN, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


@pytest.mark.parametrize("columns", ["20", "1"])
def test_a_narrow_terminal_still_shows_all(texts: Path, columns: str) -> None:
    import pty

    master, slave = pty.openpty()
    environment = {**PLAIN, "COLUMNS": columns, "TERM": "xterm", "LANG": "C.UTF-8"}
    with subprocess.Popen(
        [*TQCHECK, "élan.txt", "--lang", "en"], cwd=texts, env=environment, stdout=slave, stderr=subprocess.PIPE
    ) as process:
        os.close(slave)
        shown = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
        assert process.wait() == 1
    os.close(master)
    assert b"DUP_WORD" in shown
    assert b"\x1b[" in shown


def test_no_color_is_followed_and_an_empty_one_is_none(texts: Path) -> None:
    assert b"\x1b" not in run(texts, ".", NO_COLOR="1").stdout
    assert b"\x1b" not in run(texts, ".", NO_COLOR="1", TERM="xterm").stdout
    assert b"\x1b" in run(texts, ".", NO_COLOR="", FORCE_COLOR="1").stdout
    assert b"\x1b" in run(texts, ".", "--color", "always", NO_COLOR="1").stdout


def test_two_reports_in_one_path_are_refused_before_anything_is_written(texts: Path) -> None:
    said = rb"tqcheck: Two reports would be written to .*/a; give each its own file\.\n"
    for second in ("csv=out/./a", f"csv={texts}/out/a"):
        result = run(texts, ".", "--lang", "en", "--output", "json=out/a", "--output", second)
        assert result.returncode == 2
        assert re.fullmatch(said, result.stderr)
    assert not (texts / "out").exists()


def test_folders_that_are_not_there_are_made(texts: Path) -> None:
    result = run(texts, ".", "--output", "json=a/b/c/r.json", "--report=d/e")
    assert result.returncode == 1
    assert (texts / "a" / "b" / "c" / "r.json").is_file()
    assert (texts / "d" / "e" / "tqcheck.html").is_file()


@pytest.mark.parametrize("place", ["élan.txt/r.json", "/proc/nothing/r.json", "/dev/full"])
def test_a_report_that_cannot_be_written_is_one_sentence_and_leaves_the_others(texts: Path, place: str) -> None:
    result = run(texts, ".", "--lang", "en", "--output", f"json={place}", "--output", "csv=ok.csv")
    assert result.returncode == 2
    said = result.stderr.decode()
    assert f"tqcheck: the report {place} could not be written (" in said
    assert "Traceback" not in said
    assert (texts / "ok.csv").is_file()
    assert b"DUP_WORD" in result.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_one_sentence(texts: Path) -> None:
    (texts / "shut").mkdir(mode=0o500)
    result = run(texts, "élan.txt", "--lang", "en", "--output", "json=shut/r.json")
    assert (result.returncode, b"could not be written (Permission denied)" in result.stderr) == (2, True)
    assert list((texts / "shut").iterdir()) == []


def test_an_interrupted_write_leaves_the_former_report(texts: Path) -> None:
    (texts / "r.json").write_text("former", encoding="utf-8")
    code = (
        "import tqcheck.output, os, sys\n"
        "def stop(fd): raise KeyboardInterrupt\n"
        "os.fsync = stop\n"
        "sys.argv = ['tqcheck', 'check', '.', '--output', 'json=r.json']\n"
        "from tqcheck.__main__ import main\n"
        "main()\n"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=texts, env=PLAIN, capture_output=True)
    assert result.returncode == 130, result.stderr
    assert (texts / "r.json").read_text(encoding="utf-8") == "former"
    assert sorted(path.name for path in texts.iterdir()) == ["r.json", "élan.txt"]
