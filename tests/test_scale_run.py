"""tqcheck scale: each document is checked once or named, whoever is killed, and a second run does what is missing."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command import CLEAN, ENGLISH, tqcheck
from scale_command import FAULT, contents, ids, issues, lines, rows, scale, summary, write

from bench.scale_kills import Figures, one_run
from bench.tallies import add_up
from tqcheck.scale import work
from tqcheck.scale.work import Record
from tqcheck.tally import Tally

SMALL = ("--shard-size", "0.001")


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A run with a process of its own."""
    command = [sys.executable, "-m", "tqcheck", "scale", *arguments, "--lang", "en", "-q"]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE)


def until(found: Callable[[], object]) -> None:
    """Wait for something."""
    for _ in range(600):
        if found():
            return
        time.sleep(0.02)
    raise AssertionError("it did not happen")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_it_finds_is_what_check_finds(folder: Path, jobs: str) -> None:
    write(folder / "a.jsonl", [*lines(range(30)), "{", *lines(range(30, 50)), json.dumps({"text": CLEAN})])
    (folder / "c.fr.txt").write_text(FAULT, encoding="utf-8")
    (folder / "c.en.txt").write_text("The price of wheat is rising in Chicago.", encoding="utf-8")
    paths = ["a.jsonl", "faulty.txt", "c.fr.txt"]
    found = scale(*paths, "--output", "out", "--jobs", jobs, *SMALL)
    checked = tqcheck(*paths, "--format", "jsonl", "--lang", "en")
    expected = [json.loads(line) for line in checked.stdout.splitlines()]
    assert issues(folder / "out") == [row for row in expected if row["kind"] == "issue"]
    (whole,) = (row for row in expected if row["kind"] == "summary")
    made = summary(folder / "out")
    assert made["summary"] == {key: whole[key] for key in made["summary"]}
    assert made["gate"] == whole["gate"]
    assert (made["not_checked"], made["foreign"]) == (1, 0)
    assert [row["message"] for row in rows(folder / "out" / "not_checked.jsonl")] == [
        "a.jsonl, line 31: invalid JSON, column 2."
    ]
    assert found.exit_code == checked.exit_code == 2
    assert "1 text or passage not checked, or not wholly: out/not_checked.jsonl tells all." in found.output


def test_the_summary_names_the_worst_documents(folder: Path) -> None:
    write(
        folder / "a.jsonl",
        [json.dumps({"id": f"d{n}", "text": "\n\n".join([FAULT] * (n % 7)) or CLEAN}) for n in range(1, 60) if n % 7],
    )
    scale("a.jsonl", "--output", "out", "--select", "DUP_WORD", *SMALL)
    worst = summary(folder / "out")["worst"]
    assert len(worst) == work.WORST
    assert [each["penalty"] for each in worst] == sorted((each["penalty"] for each in worst), reverse=True)
    assert worst[0] == {
        "path": "a.jsonl", "document": "d6", "file_line": 6, "words": 48, "issues": 6, "penalty": 6,
    }  # fmt: skip


def test_limits_hold_for_the_whole(folder: Path) -> None:
    write(folder / "a.jsonl", lines(range(40)))
    for limit, status in (("40", 0), ("39", 1)):
        assert scale("a.jsonl", "--output", "out", "--max-issues", limit, *SMALL).exit_code == status
    assert scale("a.jsonl", "--output", "out", "--exit-zero").exit_code == 0
    assert summary(folder / "out")["gate"]["passed"] is False


def test_a_text_in_another_language_is_named(folder: Path) -> None:
    write(folder / "a.jsonl", [json.dumps({"text": ENGLISH}), *lines(range(2))])
    assert scale("a.jsonl", "--output", "out").exit_code == 2
    assert rows(folder / "out" / "not_checked.jsonl") == [
        {"path": "a.jsonl", "message": "a.jsonl, line 1: this text is not French, it was not checked."}
    ]
    assert (summary(folder / "out")["foreign"], summary(folder / "out")["not_checked"]) == (1, 0)
    assert scale("a.jsonl", "--output", "out", "--exit-zero").exit_code == 0


def test_a_damaged_shard_and_a_missing_file_are_named_and_the_others_are_done(folder: Path) -> None:
    (folder / "in").mkdir()
    for n in range(3):
        packed = gzip.compress("\n".join(lines(range(n * 500, n * 500 + 500))).encode())
        (folder / "in" / f"{n}.jsonl.gz").write_bytes(packed[:-9] if n == 1 else packed)
    found = scale("in", "absent", "--output", "out", *SMALL)
    assert found.exit_code == 2
    told = [row["message"] for row in rows(folder / "out" / "not_checked.jsonl")]
    assert told[0] == "absent does not exist."
    assert told[1].startswith("in/1.jsonl.gz, line ")
    assert told[1].endswith("the packed data is damaged (it is cut short), what follows was not checked.")
    done = int(told[1].split("line ")[1].split(":")[0]) - 1
    assert ids(folder / "out") == [f"d{n}" for n in [*range(500), *range(500, 500 + done), *range(1000, 1500)]]
    assert summary(folder / "out")["summary"]["documents"] == 1000 + done


def test_a_second_run_does_only_what_is_missing(folder: Path) -> None:
    write(folder / "a.jsonl", lines(range(100)))
    scale("a.jsonl", "--output", "out", *SMALL)
    whole, out = contents(folder / "out"), folder / "out"
    assert len(list((out / "shards").iterdir())) > 5
    times = {path: path.stat().st_mtime_ns for path in (out / "done").iterdir()}
    (out / "done" / "000001.json").unlink()  # as after a kill before the commit
    (out / "shards" / "000002.jsonl").write_text("half", encoding="utf-8")
    (out / "done" / "000003.json").write_text('{"signature": ', encoding="utf-8")
    (out / "shards" / "000004.jsonl.0123.tmp").write_text("half", encoding="utf-8")
    scale("a.jsonl", "--output", "out", *SMALL)
    assert contents(out) == whole
    again = {path.name for path in (out / "done").iterdir() if path.stat().st_mtime_ns != times[path]}
    assert again == {"000001.json", "000002.json", "000003.json"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("--ignore", "TYP"), "with other rules or another configuration"),
        (("--shard-format", "parquet"), "with other rules or another configuration"),
        (("faulty.txt",), "of other files, or of files that have changed"),
    ],
)
def test_another_run_does_not_mix_with_what_is_there(folder: Path, change: tuple[str, ...], words: str) -> None:
    write(folder / "a.jsonl", lines(range(10)))
    scale("a.jsonl", "--output", "out")
    before = contents(folder / "out")
    found = scale("a.jsonl", *change, "--output", "out")
    sentence = f"tqcheck: out holds results {words}; --fresh removes them, or name another folder.\n"
    assert (found.exit_code, found.stderr, found.stdout) == (2, sentence, "")
    assert contents(folder / "out") == before


def test_fresh_begins_again(folder: Path) -> None:
    write(folder / "a.jsonl", lines(range(10)))
    scale("a.jsonl", "--output", "out", *SMALL)
    write(folder / "a.jsonl", lines(range(3)))
    assert "have changed" in scale("a.jsonl", "--output", "out").stderr
    scale("a.jsonl", "--output", "out", "--fresh")
    assert ids(folder / "out") == ["d0", "d1", "d2"]
    assert summary(folder / "out")["shards"] == 1


def test_a_folder_with_other_files_and_the_standard_input_are_refused(folder: Path) -> None:
    found = scale("clean.txt", "--output", ".")
    assert (found.exit_code, found.stderr) == (
        2, "tqcheck: . holds other files (clean.txt); name a folder of its own with --output.\n",
    )  # fmt: skip
    assert "reads files" in scale("-", "--output", "out").stderr


def test_issues_are_written_as_parquet(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    write(folder / "a.jsonl", [*lines(range(20)), json.dumps({"text": f"{FAULT} \ud800."})])
    scale("a.jsonl", "--output", "lines")
    scale("a.jsonl", "--output", "rows", "--shard-format", "parquet")
    (path,) = (folder / "rows" / "shards").iterdir()
    expected = [{k: v for k, v in row.items() if k != "kind"} for row in issues(folder / "lines")]
    found = [{k: v for k, v in row.items() if v is not None} for row in parquet.read_table(path).to_pylist()]
    assert found[:20] == expected[:20]
    assert len(found) == len(expected)
    assert summary(folder / "rows")["summary"] == summary(folder / "lines")["summary"]


def test_a_worker_that_is_killed_is_replaced(folder: Path) -> None:
    write(folder / "a.jsonl", lines(range(1200)))
    with start(folder, "a.jsonl", "--output", "out", "--jobs", "2", "--shard-size", "0.006") as process:
        until(lambda: list((folder / "out").glob("done/*.json")))
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        assert process.wait() == 1
    assert ids(folder / "out") == [f"d{n}" for n in range(1200)]
    assert summary(folder / "out")["summary"]["documents"] == 1200


@pytest.mark.parametrize(("number", "status"), [(signal.SIGKILL, -9), (signal.SIGINT, 130), (signal.SIGTERM, -15)])
def test_a_driver_that_ends_is_started_again_and_goes_on(folder: Path, number: int, status: int) -> None:
    write(folder / "a.jsonl", lines(range(1200)))
    arguments = ("a.jsonl", "--output", "out", "--jobs", "2", "--shard-size", "0.006")
    with start(folder, *arguments) as process:
        until(lambda: list((folder / "out").glob("done/*.json")))
        process.send_signal(number)
        assert process.wait() == status
    assert not (folder / "out" / "summary.json").exists()
    with start(folder, *arguments) as process:
        assert process.wait() == 1
    assert ids(folder / "out") == [f"d{n}" for n in range(1200)]
    assert not list((folder / "out").rglob("*.tmp"))


def test_two_runs_do_not_share_a_folder(folder: Path) -> None:
    write(folder / "a.jsonl", lines(range(1200)))
    with start(folder, "a.jsonl", "--output", "out", "--jobs", "1", "--shard-size", "0.006") as process:
        until(lambda: list((folder / "out").glob("done/*.json")))
        found = scale("a.jsonl", "--output", "out", "--shard-size", "0.006")
        process.kill()
    assert (found.exit_code, found.stderr) == (
        2, "tqcheck: Another run is writing to out; wait for its end, or name another folder.\n",
    )  # fmt: skip


def test_a_full_disk_ends_the_run_in_a_sentence_and_what_is_done_is_kept(folder: Path) -> None:
    write(folder / "a.jsonl", [*lines(range(20)), json.dumps({"id": "d20", "text": "\n\n".join([FAULT] * 3000)})])
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "from tqcheck.__main__ import main; sys.argv[0] = 'tqcheck'; main()"
    )
    arguments = ["scale", "a.jsonl", "--output", "out", "--jobs", "2", *SMALL]
    command = [sys.executable, "-c", code, *arguments, "--lang", "en"]
    found = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == (
        f"tqcheck: {folder}/out cannot be written to (File too large); what is done is kept, run the same command "
        "again to go on.\n"
    )
    assert not list((folder / "out").rglob("*.tmp"))
    done = len(list((folder / "out" / "done").iterdir()))
    assert done >= 1
    assert scale(*arguments[1:]).exit_code == 1
    assert ids(folder / "out") == [*(f"d{n}" for n in range(20)), *["d20"] * len(issues(folder / "out")[20:])]


def test_a_document_that_ends_every_process_is_named_and_its_shard_is_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tqcheck.check import check as true

    def deadly(document: object, *others: object) -> object:
        if getattr(document, "id", "") == "d7":
            os.kill(os.getpid(), signal.SIGKILL)
        return true(document, *others)  # type: ignore[arg-type]

    monkeypatch.setattr("tqcheck.scale.checking.check", deadly)
    monkeypatch.setattr("threading.active_count", lambda: 1)  # only a fork knows the deadly check
    write(folder / "a.jsonl", lines(range(30)))
    found = scale("a.jsonl", "--output", "out", "--jobs", "2", *SMALL)
    assert found.exit_code == 2
    assert ids(folder / "out") == [f"d{n}" for n in range(30) if n != 7]
    (told,) = rows(folder / "out" / "not_checked.jsonl")
    assert told["message"].startswith("a.jsonl, line 8: the processes that checked this text were ended (signal 9")


def test_records_add_up() -> None:
    def record(n: int) -> Record:
        worst = {"path": "a", "document": str(n), "file_line": n, "words": 9, "issues": 1, "penalty": n % 11}
        return Record(Tally(n, 10 * n), n, 2 * n, (worst,))

    parts = [record(n) for n in range(1, 101)]
    random.Random(1).shuffle(parts)
    total = sum(parts, Record(Tally()))
    assert (total.tally.documents, total.tally.words, total.lost, total.foreign) == (5050, 50500, 5050, 10100)
    assert [each["penalty"] for each in total.worst] == [10] * 9 + [9] * 9 + [8] * 2
    assert Record.read(json.loads(json.dumps(total.written()))) == total


def test_some_kills_at_random_moments_lose_and_double_nothing(tmp_path: Path) -> None:
    figures = Figures()
    one_run(tmp_path, "local", 1500, 3, random.Random(5), figures)
    assert (figures.lost, figures.doubled, figures.wrong_tallies) == (0, 0, 0)
    assert figures.statuses == {0: 1}


def test_memory_is_that_of_a_few_documents(folder: Path) -> None:
    code = (
        "import resource, sys\nfrom tqcheck.cli import main\n"
        "main(sys.argv[1:], standalone_mode=False)\n"
        "print(*(resource.getrusage(each).ru_maxrss for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    )

    def peak(number: int) -> int:
        path = folder / f"{number}.jsonl"
        write(path, (json.dumps({"id": n, "text": CLEAN * 30}) for n in range(number)))
        arguments = ["scale", path.name, "--output", f"out{number}", "--jobs", "2", "--shard-size", "0.2", "-q"]
        output = subprocess.check_output([sys.executable, "-c", code, *arguments], cwd=folder, text=True)
        return max(map(int, output.split()))

    assert peak(3000) < 1.25 * peak(300)


def test_the_tallies_of_many_shards_add_up_exactly(tmp_path: Path) -> None:
    wrong, total, _ = add_up(tmp_path, 200, 1000)
    assert (wrong, total.tally.documents) == ([], 200_000)
    assert max(total.tally.issues.values()) > 2**54


@pytest.mark.parametrize("options", [(), ("--no-ignores",)])
def test_what_is_dismissed_beside_the_texts_is_set_aside(folder: Path, options: tuple[str, ...]) -> None:
    write(folder / "a.jsonl", lines(range(20)))
    (folder / "b.fr.md").write_text(f"<!-- tqcheck-disable DUP -- le titre -->\n\n{FAULT}\n", encoding="utf-8")
    (folder / ".tqcheck-ignore.toml").write_text(
        '[[ignore]]\nrule = "DUP"\npath = "faulty.txt"\nreason = "le titre"\n', encoding="utf-8"
    )
    paths = ["a.jsonl", "b.fr.md", "faulty.txt"]
    scale(*paths, "--output", "out", *options, *SMALL)
    checked = tqcheck(*paths, "--format", "jsonl", "--lang", "en", *options)
    *expected, whole = (json.loads(line) for line in checked.stdout.splitlines())
    assert issues(folder / "out") == expected
    made = summary(folder / "out")["summary"]
    assert made == {key: whole[key] for key in made}
    assert made["set_aside"]["dismissed"] == (0 if options else 2)
    (folder / ".tqcheck-ignore.toml").write_text(
        '[[ignore]]\nrule = "DUP"\npath = "a.jsonl"\nreason = "x"\n', encoding="utf-8"
    )
    again = scale(*paths, "--output", "out", *options, *SMALL)
    assert ("another configuration" in again.stderr) == (not options)
