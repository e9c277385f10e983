"""check on streams: packed lines and Parquet, in memory that does not grow, and what Ctrl-C leaves."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from command import CLEAN, ENGLISH, FAULTY, tqcheck

from tqcheck.check import Checked, check
from tqcheck.cli import running, terminal
from tqcheck.document import Document
from tqcheck.scale import stream
from tqcheck.scale.stream import Ids

TQCHECK = [sys.executable, "-m", "tqcheck", "check"]
LONG = " ".join([FAULTY, *(f"Le prix du blé remonte de {n} points à Chicago." for n in range(100))])
KINDS = ("jsonl.gz", "jsonl.zst", "parquet")


def written(folder: Path, kind: str, rows: list[dict[str, Any]]) -> str:
    """The name of a file with these rows."""
    path = folder / f"a.{kind}"
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    if kind == "parquet":
        arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        pytest.importorskip("pyarrow.parquet").write_table(arrow.Table.from_pylist(rows), path, row_group_size=2)
    elif kind == "jsonl.zst":
        zstandard = pytest.importorskip("zstandard", reason="zstandard is not installed")
        path.write_bytes(zstandard.compress(lines))
    else:
        path.write_bytes(gzip.compress(lines) if kind == "jsonl.gz" else lines)
    return path.name


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["jsonl", "json", "text", "concise"])
def test_what_is_packed_is_found_at_the_same_lines_and_offsets(folder: Path, kind: str, form: str) -> None:
    rows = [{"id": f"d{n}", "text": f"{FAULTY} {n}" if n % 3 else CLEAN} for n in range(7)]
    rows[5]["id"] = "d1"
    plain, packed = written(folder, "jsonl", rows), written(folder, kind, rows)
    expected, found = (tqcheck(name, "--format", form, "--lang", "en") for name in (plain, packed))
    assert found.stdout.replace(packed, plain) == expected.stdout
    assert (found.exit_code, expected.exit_code) == (2, 2)
    assert f"{packed}, line 6: the id “d1” is already that of line 2." in found.output


def test_what_a_file_needs_and_is_missing_costs_that_file_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [written(folder, kind, [{"text": FAULTY}]) for kind in KINDS[1:]]
    for module in ("zstandard", "pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, module, None)
    found = tqcheck(*names, "faulty.txt", "--format", "concise", "--lang", "en")
    assert found.exit_code == 2
    assert found.stdout.splitlines()[0].startswith("faulty.txt:1:9: minor DUP_WORD")
    assert "a.jsonl.zst: Files packed with Zstandard need pip install 'tqcheck[zstd]'." in found.stdout
    assert "a.parquet: Parquet files need pip install 'tqcheck[parquet]'." in found.stdout


def test_the_standard_input_is_a_stream_too(folder: Path) -> None:
    data = gzip.compress(json.dumps({"id": "x", "text": FAULTY}).encode())
    found = tqcheck("-", "--stdin-filename", "b.jsonl.gz", "--format", "concise", stdin=data)
    assert found.stdout.startswith("b.jsonl.gz:1:1: minor DUP_WORD")
    refused = tqcheck("-", "--stdin-filename", "b.parquet", "--lang", "en", stdin=b"PAR1")
    assert (refused.exit_code, refused.stderr) == (2, "tqcheck: b.parquet: Parquet is read from a file.\n")


def test_lines_in_another_encoding_are_read_in_it(folder: Path) -> None:
    line = json.dumps({"text": f"Été. {FAULTY}"}, ensure_ascii=False)
    for encoding in ("cp1252", "utf-16"):
        (folder / "a.jsonl").write_text(line, encoding=encoding)
        assert tqcheck("a.jsonl", "--format", "concise", "--encoding", encoding).exit_code == 1
        assert tqcheck("a.jsonl", "--format", "concise").exit_code == 2


@pytest.mark.parametrize("form", ["jsonl", "concise", "csv"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_rows_are_those_of_the_whole_report(folder: Path, form: str, jobs: str) -> None:
    rows = [json.dumps({"id": n, "text": f"{FAULTY} {n}"}) for n in range(30)]
    rows[4:4] = ["{"] * 14
    rows += [json.dumps({"text": ENGLISH}), json.dumps({"text": CLEAN, "source": "Le ministre a parlé hier. " * 9})]
    (folder / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "b.fr.md").write_text(
        f"<!-- tqcheck-disable DUP -- un poème -->\n\n{FAULTY}\n\n<!-- tqcheck-disable NOPE -- x -->\n",
        encoding="utf-8",
    )
    (folder / ".tqcheck-ignore.toml").write_text(
        '[[ignore]]\nrule = "DUP_WORD"\npath = "faulty.txt"\nreason = "le titre"\n', encoding="utf-8"
    )
    arguments = ["a.jsonl", "b.fr.md", "faulty.txt", "nope", "--format", form, "--jobs", jobs]
    found, whole = tqcheck(*arguments), tqcheck(*arguments, "--output", "json=out.json")
    assert (found.stdout, found.exit_code) == (whole.stdout, whole.exit_code)
    assert set(found.stderr.splitlines()) == set(whole.stderr.splitlines()) - {"Rapport\N{NO-BREAK SPACE}: out.json"}
    assert ("un poème" in found.stdout) == (form == "jsonl")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("form", ["jsonl", "concise"])
def test_lines_that_other_processes_read_are_told_as_if_they_were_read_here(
    folder: Path, form: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "_LONGEST", 3000)
    row = json.dumps({"id": "é", "text": FAULTY, "source": " "}, ensure_ascii=False)
    lines = [
        row, "", " \t", "\N{NO-BREAK SPACE}", "{", row, json.dumps({"id": "x", "text": ""}), "3",
        json.dumps({"id": "x", "text": FAULTY}), json.dumps({"id": 2, "text": FAULTY}), "x" * 4000,
        json.dumps({"id": "2", "text": FAULTY, "system": "a\nb"}), json.dumps({"text": ENGLISH}), row,
    ]  # fmt: skip
    for name in ("a", "b"):
        (folder / f"{name}.jsonl").write_bytes("\n".join(lines).encode(encoding))
    (folder / "mark.jsonl").write_bytes(b"\xef\xbb\xbf" + row.encode() + b"\n\xff")
    (folder / "blank.jsonl").write_text("\n \n\n", encoding="utf-8")
    (folder / "odd.jsonl").write_text("\n\N{NO-BREAK SPACE}\n", encoding=encoding)
    (folder / "nothing.jsonl").touch()
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress("\n".join([row] * 500).encode(encoding))[:-9])
    (folder / "closed.jsonl").symlink_to("nowhere")
    names = [f"{name}.jsonl" for name in ("a", "mark", "blank", "odd", "b", "nothing", "closed")]
    arguments = [*names, "cut.jsonl.gz", "faulty.txt", "--format", form, "--encoding", encoding, "--lang", "en"]
    one, two, whole = (
        tqcheck(*arguments, *more) for more in (("--jobs", "1"), ("--jobs", "2"), ("--output", "json=out.json"))
    )
    assert (two.stdout, two.stderr, two.exit_code) == (one.stdout, one.stderr, 2)
    assert whole.stdout == one.stdout
    for sentence in (
        "a.jsonl, line 6: the id “é” is already that of line 1.",
        "a.jsonl, line 9: the id “x” is already that of line 7.",
        "blank.jsonl is empty: there is nothing to check.",
        "odd.jsonl is empty: there is nothing to check.",
        "a.jsonl, line 11: this line is longer than 0 MB.",
        "closed.jsonl cannot be read (No such file or directory).",
    ):
        assert sentence in one.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only a fork knows the deadly check")
def test_a_line_that_ends_its_process_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deadly(document: Document, *rest: Any) -> Checked:
        if document.id == "d7":
            os.kill(os.getpid(), signal.SIGKILL)
        return check(document, *rest)

    monkeypatch.setattr("tqcheck.scale.checking.check", deadly)
    monkeypatch.setattr("threading.active_count", lambda: 1)
    rows = [json.dumps({"id": f"d{n}", "text": FAULTY}) for n in range(20)]
    (folder / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    found = tqcheck("a.jsonl", "--format", "jsonl", "--jobs", "2", "--lang", "en")
    *issues, problem, summary = map(json.loads, found.stdout.splitlines())
    assert [each["document"] for each in issues] == [f"d{n}" for n in range(20) if n != 7]
    assert problem["sentence"].startswith("a.jsonl, line 8: the processes that checked this text were ended (signal 9")
    assert (summary["documents"], found.exit_code) == (19, 2)


def test_a_report_that_memory_cannot_hold_is_refused_and_rows_are_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_LARGE", 30)
    found = tqcheck("faulty.txt", "--lang", "en")
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.startswith("tqcheck: A report that holds all documents takes too much memory for 0.0 GB")
    assert "0,0 Go" in tqcheck("faulty.txt").stderr
    assert tqcheck("faulty.txt", "--format", "concise").exit_code == 1
    assert tqcheck("faulty.txt", "--quiet").exit_code == 1


def test_ids_are_remembered_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_IDS", 3)
    ids = Ids()
    found = [ids.setdefault(key, n) for n, key in enumerate("abacbdaefghiab")]
    assert found == [0, 1, 0, 3, 1, 5, 0, 7, 8, 9, 10, 11, 12, 13]
    assert len(ids) < 3


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted otherwise")
def test_memory_is_that_of_a_few_documents(folder: Path, jobs: str) -> None:
    code = (
        "import resource, sys\nfrom tqcheck.cli import main\n"
        "main(sys.argv[1:], standalone_mode=False)\n"
        "print(*(resource.getrusage(each).ru_maxrss for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)),"
        " file=sys.stderr)"
    )

    def peak(number: int) -> int:
        row = json.dumps({"text": " ".join([CLEAN] * 30), "note": "x" * 4000}).encode() + b"\n"
        (folder / "a.jsonl.gz").write_bytes(gzip.compress(row * number))
        arguments = ["check", "a.jsonl.gz", "--format", "jsonl", "--jobs", jobs, "--select", "DUP_WORD"]
        found = subprocess.run([sys.executable, "-c", code, *arguments], cwd=folder, capture_output=True, text=True)
        return max(map(int, found.stderr.split()))

    assert peak(4000) < 1.25 * peak(400)


@pytest.fixture
def many(folder: Path) -> Path:
    """A file that takes some seconds to check."""
    rows = (json.dumps({"id": f"d{n}", "text": LONG}) for n in range(4000))
    (folder / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def worked(pid: int) -> float:
    """Seconds of processor of a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    fields = [Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split() for each in [pid, *children]]
    return sum(int(each[11]) + int(each[12]) for each in fields) / os.sysconf("SC_CLK_TCK")


def after_ctrl_c(folder: Path, *arguments: str) -> tuple[bytes, str]:
    """What a run writes that is interrupted in its midst, as a terminal does it."""
    command = [*TQCHECK, "a.jsonl", "--lang", "en", *arguments]
    with (
        (folder / "output").open("wb") as output,  # a pipe would fill, and nobody would read it
        subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.PIPE, start_new_session=True) as process,
    ):
        while worked(process.pid) < 3 or ("jsonl" in arguments and not (folder / "output").stat().st_size):
            assert process.poll() is None
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 130
    return (folder / "output").read_bytes(), errors.decode()


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.skipif(sys.platform != "linux", reason="processor time of others is read from /proc")
def test_ctrl_c_leaves_rows_that_are_whole_and_says_that_they_are_not_all(many: Path, jobs: str) -> None:
    output, errors = after_ctrl_c(many, "--format", "jsonl", "--jobs", jobs)
    rows = [json.loads(line) for line in output.decode().splitlines()]
    *issues, problem, summary = rows
    number = summary["documents"]
    assert 0 < number < 4000
    sentence = f"interrupted before the end: {number} texts were checked, the others were not."
    assert problem == {"kind": "problem", "path": "a.jsonl", "sentence": sentence}
    assert (summary["gate"]["passed"], summary["issues"]) == (False, len(issues))
    assert sentence in summary["gate"]["reasons"]
    assert errors == f"tqcheck: {sentence}\n"
    each = len(issues) // number
    assert [row["document"] for row in issues] == [f"d{n}" for n in range(number) for _ in range(each)]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.skipif(sys.platform != "linux", reason="processor time of others is read from /proc")
def test_ctrl_c_leaves_a_report_of_what_is_done(many: Path, jobs: str) -> None:
    output, errors = after_ctrl_c(
        many, "--format", "json", "--jobs", jobs, "--output", "html=a.html", "--write-baseline", "b.toml",
        "--exit-zero",
    )  # fmt: skip
    report = json.loads(output)
    number = report["summary"]["documents"]
    assert 0 < number < 4000
    assert [each["id"] for each in report["documents"]] == [f"d{n}" for n in range(number)]
    (problem,) = report["problems"]
    assert problem["sentence"] == f"interrupted before the end: {number} texts were checked, the others were not."
    assert report["gate"]["passed"] is False
    assert problem["sentence"] in errors
    assert problem["sentence"] in (many / "a.html").read_text(encoding="utf-8")
    assert not (many / "b.toml").exists()


def test_a_reader_that_goes_away_ends_a_stream(many: Path) -> None:
    with subprocess.Popen(
        [*TQCHECK, "a.jsonl", "--format", "concise"], cwd=many, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"a.jsonl:1:1: ")
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 2)


@pytest.fixture
def interrupts() -> Iterator[Callable[[], None]]:
    """Presses Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield lambda: signal.raise_signal(signal.SIGINT)
    signal.signal(signal.SIGINT, before)


def test_what_is_written_is_whole_before_ctrl_c_is_heeded(interrupts: Callable[[], None]) -> None:
    done = []

    def work(*steps: Callable[[], object]) -> None:
        with terminal.unbroken():
            for step in steps:
                step()

    with pytest.raises(KeyboardInterrupt):
        work(interrupts, lambda: done.append("whole"))
    with pytest.raises(KeyboardInterrupt):
        work(interrupts, interrupts, lambda: done.append("never"))
    work(lambda: done.append("again"))
    assert done == ["whole", "again"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
