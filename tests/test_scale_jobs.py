"""check --jobs and check_many: the same results by any number of processes, and nothing lost."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command import CLEAN, ENGLISH, FAULTY, tqcheck

from tqcheck import Document, Rule, check_many
from tqcheck.article import Article
from tqcheck.catalogue import choose, get
from tqcheck.check import Checked
from tqcheck.cli.options import FORMATS
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.rule import Bad, Category, Findings, Good, Severity
from tqcheck.rule import rule as make_rule
from tqcheck.scale.apart import check_apart
from tqcheck.scale.checking import Setup, check_all
from tqcheck.scale.pool import start_method

CORPORA = Path(__file__).parent.parent / "corpora"


def deadly(word: str, how: Callable[[], object]) -> Rule:
    """A rule that does something on a text with a word."""

    @make_rule(
        "ZZZ_DEADLY", "Deadly", Category.STYLE, Severity.MINOR, bad=[Bad("⟦a⟧")], good=[Good("b")], literals=[word]
    )
    def found(article: Article) -> Findings:
        """Die."""
        how()
        return iter(())

    return found


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def results(found: Iterator[Checked | Trouble]) -> list[object]:
    """What is told of each, which compares without the identity of rules."""
    return [
        each.en if isinstance(each, Trouble) else [(i.code, i.start, i.end, i.fr) for i in each.issues]
        for each in found
    ]


@pytest.fixture
def mixed(folder: Path) -> Path:
    """Files of several formats, some of them with what cannot be checked."""
    rows = [{"id": n, "text": f"{FAULTY} {n}"} for n in range(40)]
    lines = [json.dumps(row) for row in rows]
    lines[7:7] = ["{", json.dumps({"id": 3, "text": "encore"}), json.dumps({"text": ENGLISH})]
    lines.append(json.dumps({"text": CLEAN, "source": "The minister said on Monday that wheat was dear. " * 3}))
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "b.csv").write_text(f"source,target\nThe price,{FAULTY}\nA,\n", encoding="utf-8")
    (folder / "c.txt").write_bytes(b"\xff")
    (folder / "tqcheck.toml").write_text(
        '[[overrides]]\nfiles = ["faulty.txt"]\nignore = ["DUP_WORD"]\n', encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_any_number_of_processes_prints_the_same(mixed: Path, form: str) -> None:
    paths = ["a.jsonl", "clean.txt", "b.csv", "c.txt", "faulty.txt", str(CORPORA / "parallel")]
    printed = [
        tqcheck(*paths, "--format", form, "--columns", "source=1,target=2", "--jobs", jobs) for jobs in ("1", "2", "3")
    ]
    assert {each.exit_code for each in printed} == {2}
    first, *others = (each.output.replace(f"--jobs {jobs}", "") for jobs, each in zip("123", printed, strict=True))
    assert all(each == first for each in others)
    assert "DUP_WORD" in first


def test_a_number_of_processes_that_cannot_be_meant_is_told(folder: Path) -> None:
    for value in ("0", "-1", "many"):
        found = tqcheck("clean.txt", "--jobs", value, "--lang", "en")
        assert (found.exit_code, found.stderr) == (2, f"tqcheck: --jobs takes a number from 1, or auto, not {value}.\n")
    (folder / "tqcheck.toml").write_text("jobs = 0", encoding="utf-8")
    assert "tqcheck.toml, line 1" in tqcheck("clean.txt", "--lang", "en").stderr
    (folder / "tqcheck.toml").write_text("jobs = 2", encoding="utf-8")
    assert tqcheck("clean.txt").exit_code == 0


def test_a_text_that_ends_its_process_is_named_and_the_others_are_checked() -> None:
    rules = (get("DUP_WORD"), deadly("fatal", die))
    texts = [FAULTY, f"{CLEAN} Ce prix est fatal.", FAULTY, CLEAN]
    items = [(Document(text, id=str(n)), 0) for n, text in enumerate(texts)]
    found = list(check_apart(Setup((rules,)), items, 2, "fork"))
    assert [type(each) for each in found] == [Checked, Trouble, Checked, Checked]
    assert isinstance(found[1], Trouble)
    assert found[1].en == (
        "1: the processes that checked this text were ended (signal 9, perhaps for want of memory); it was not checked."
    )
    assert found[1].fr.startswith("1\N{NO-BREAK SPACE}: les processus qui vérifiaient ce texte ont pris fin (signal 9")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_defect_of_a_rule_costs_one_text(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("threading.active_count", lambda: 1)  # a rule of this test is known to forks alone
    rules = (get("DUP_WORD"), deadly("fatal", lambda: 1 / 0))
    found = list(check_many([FAULTY, "Ce prix est fatal.", FAULTY], rules, jobs=jobs))
    assert isinstance(found[1], Trouble)
    assert "ZeroDivisionError" in found[1].en
    assert [len(each.issues) for each in found if isinstance(each, Checked)] == [1, 1]


def test_rules_go_to_a_process_that_shares_nothing() -> None:
    tuned = get("DUP_WORD")
    setup = Setup((choose(), (tuned,)))
    items = [(Document(FAULTY), 0), (Document(FAULTY), 1), (Document(CLEAN), 0)]
    assert results(check_apart(setup, items, 1, "spawn")) == results(check_all(setup, items))


def test_options_of_rules_travel() -> None:
    rule = next(each for each in choose() if each.options)
    name, value = next(iter(rule.options.items()))
    other = rule.tuned({name: value})
    setup = pickle.loads(pickle.dumps(Setup(((other,), (rule,)))))
    assert setup.rulesets[0][0].options == other.options
    assert setup.rulesets[1][0] is rule


def test_a_rule_of_no_catalogue_cannot_travel() -> None:
    with pytest.raises(TqcheckError, match="ZZZ_DEADLY is of no package"):
        pickle.dumps(Setup(((deadly("a", die),),)))


def test_a_stream_of_texts_is_checked_as_it_is_taken() -> None:
    taken = 0

    def texts() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield FAULTY

    stream = check_many(texts())
    first = next(stream)
    assert isinstance(first, Checked)
    assert (first.document.id, first.issues[0].code, taken) == ("0", "DUP_WORD", 1)


@pytest.mark.parametrize("jobs", [1, 2, "auto"])
def test_what_is_no_text_has_a_trouble_in_its_place(jobs: int | str) -> None:
    column: list[object] = [FAULTY, None, Document(CLEAN, id="x"), 1.5, ""]
    found = list(check_many(column, jobs=jobs))  # type: ignore[arg-type]
    assert [each.en if isinstance(each, Trouble) else each.document.id for each in found] == [
        "0", "item 1 is no text (NoneType).", "x", "item 3 is no text (float).", "4",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="jobs is a number"):
        check_many([], jobs=0)


def test_a_program_with_threads_is_not_forked() -> None:
    import threading

    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert start_method() == "spawn"
    finally:
        end.set()
        thread.join()
    alone = "from tqcheck.scale.pool import start_method; print(start_method())"
    method = subprocess.check_output([sys.executable, "-c", alone], text=True).strip()
    assert method == ("fork" if sys.platform == "linux" else "spawn")


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_ctrl_c_ends_all_processes_soon(tmp_path: Path) -> None:
    row = json.dumps({"text": " ".join(f"{FAULTY} {n}." for n in range(300))})
    (tmp_path / "a.jsonl").write_text("\n".join([row] * 400), encoding="utf-8")
    command = [sys.executable, "-m", "tqcheck", "check", "a.jsonl", "--jobs", "2", "--lang", "en"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        children = _children(process.pid, 2)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        start = time.monotonic()
        output, errors = process.communicate(timeout=20)
        taken = time.monotonic() - start
    assert (process.returncode, output, errors.strip()) == (130, b"", b"tqcheck: interrupted before the end.")
    assert taken < 5  # half a second, on a machine that does nothing else
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []


def _children(pid: int, number: int) -> list[str]:
    """The processes below one, once there are so many."""
    for _ in range(400):
        time.sleep(0.05)
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        if len(found) == number:
            return found
    raise AssertionError("no processes were started")
