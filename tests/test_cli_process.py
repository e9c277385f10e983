"""What only a process of its own can show: streams, signals, what is imported."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

TQCHECK = [sys.executable, "-m", "tqcheck"]
FAULTY = "Le prix du du blé remonte à Chicago."


def test_the_version_is_told_without_loading_anything_heavy() -> None:
    code = (
        "import sys; sys.argv = ['tqcheck', '--version']\n"
        "from tqcheck.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as end: status = end.code\n"
        "heavy = {'langdetect', 'jinja2', 'tqcheck.rules', 'tqcheck.check', 'tqcheck.lexicon', 'importlib.metadata'}\n"
        "print(status, sorted(heavy & set(sys.modules)))"
    )
    output = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert output.splitlines()[0].startswith("tqcheck, version ")
    assert output.splitlines()[1] == "0 []"


def test_a_clean_french_text_is_checked_without_langdetect_and_jinja2(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le prix du blé remonte à Chicago.", encoding="utf-8")
    code = (
        "import sys; from tqcheck.cli import main\n"
        "main(['check', 'a.txt', '-q'], standalone_mode=False)\n"
        "print(sorted({'langdetect', 'jinja2'} & set(sys.modules)))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True, cwd=tmp_path) == "[]\n"


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(f"{FAULTY} {n}" for n in range(3000)), encoding="utf-8")
    with subprocess.Popen(
        [*TQCHECK, "check", "a.txt"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_ctrl_c_ends_with_130_and_no_traceback(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*TQCHECK, "check", "-", "--encoding", "utf-8"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        _await_reading(process.pid)
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == b""
        assert process.stderr.read().strip() == b"tqcheck: interrompu avant la fin."
        assert process.wait() == 130


def _await_reading(pid: int) -> None:
    """Wait until the process sleeps in a read of its standard input."""
    import time

    for _ in range(200):
        time.sleep(0.05)
        try:
            if Path(f"/proc/{pid}/wchan").read_text().startswith(("pipe_read", "anon_pipe_read")):
                return
        except OSError:
            break
    time.sleep(1)


def test_an_output_that_is_not_utf_8_gets_what_it_can_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    result = subprocess.run([*TQCHECK, "check", "a.txt", "nope"], cwd=tmp_path, env=environment, capture_output=True)
    assert result.returncode == 2
    assert b"du du bl?" in result.stdout
    assert b"Traceback" not in result.stderr


def test_a_pipe_may_be_read_like_a_file() -> None:
    result = subprocess.run([*TQCHECK, "check", "/dev/stdin", "-q"], input=FAULTY.encode(), capture_output=True)
    assert result.returncode == 1


@pytest.mark.parametrize(("closing", "status"), [(">&-", 1), ("2>&-", 1), ("<&-", 1), (">&- 2>&- <&-", 1)])
def test_a_stream_that_is_closed_is_no_defect(tmp_path: Path, closing: str, status: int) -> None:
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    command = f'"{sys.executable}" -m tqcheck check a.txt {closing}'
    result = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True)
    assert (result.returncode, result.stderr) == (status, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is always full")
def test_an_output_that_is_full_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    command = f'"{sys.executable}" -m tqcheck check a.txt > /dev/full'
    result = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 2
    assert result.stderr == "tqcheck: La sortie n’a pas pu être écrite (No space left on device).\n"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow only names in Unicode")
def test_a_name_that_is_no_unicode_reaches_every_report(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w", encoding="utf-8") as file:
        file.write(FAULTY)
    for options in (["--format", "text"], ["--format", "concise"], ["--format", "json"], ["--output", "html=a.html"]):
        result = subprocess.run([*TQCHECK, "check", ".", *options], cwd=tmp_path, capture_output=True)
        assert (result.returncode, b"Traceback" in result.stderr) == (1, False)
