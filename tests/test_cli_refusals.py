from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command import NO_BREAK, last, tqcheck

from tqcheck.check import Checked, check
from tqcheck.cli.options import FORMATS
from tqcheck.document import Document

KNOWN = ", ".join(FORMATS)


def test_the_other_files_are_still_checked_and_the_last_line_says_so(folder: Path) -> None:
    result = tqcheck("nope.txt", "clean.txt", "--lang", "en")
    assert result.exit_code == 2
    assert "nope.txt does not exist." in result.stdout
    assert last(result.stdout) == "Verdict: passed for what could be checked; the rest was not."
    result = tqcheck("nope.txt", "faulty.txt", "--lang", "en")
    assert result.exit_code == 2
    assert last(result.stdout) == "Verdict: failed. 1 issue, limit 0: 1 too many. A part could not be checked."


def test_exit_zero_does_not_hide_what_cannot_be_read(folder: Path) -> None:
    assert tqcheck("nope.txt", "clean.txt", "--exit-zero").exit_code == 2


def test_when_nothing_could_be_read_there_is_no_report(folder: Path) -> None:
    result = tqcheck("nope.txt", "--lang", "en")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", "tqcheck: nope.txt does not exist.\n")


def test_an_empty_folder_may_be_allowed(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert tqcheck("empty").exit_code == 2
    assert tqcheck("empty", "--allow-empty").exit_code == 0


def test_many_problems_of_one_file_are_cut_short(folder: Path) -> None:
    (folder / "a.jsonl").write_text("{\n" * 500, encoding="utf-8")
    result = tqcheck("a.jsonl", "--lang", "en")
    assert len(result.stderr.splitlines()) == 11
    assert last(result.stderr) == "tqcheck: a.jsonl: 490 more problems of this kind."


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--select", "DUPP"], "There is no rule or family called DUPP. Did you mean DUP?"),
        (["--ignore", "DUP_WROD"], "There is no rule or family called DUP_WROD. Did you mean DUP_WORD?"),
        (["--ignore", "ALL"], "--select and --ignore leave no rule to run."),
        (["--max", "DUPP=1"], "There is no rule or family called DUPP. Did you mean DUP?"),
        (["--max", "DUP"], "--max takes CODE=N with a rule or family and a number, as in DUP=0, not DUP."),
        (["--max", "DUP=-1"], "--max takes CODE=N with a rule or family and a number, as in DUP=0, not DUP=-1."),
        (["--max", "CAP_ACCENT=0"], "CAP_ACCENT is of tier B, which counts only with --count-tier B."),
        (["--max-per-1000", "nan"], "--max-per-1000 takes a number, not nan."),
        (["--encoding", "utf-9"], "There is no text encoding called utf-9; try utf-8, cp1252, latin-1 or utf-16."),
        (["--encoding", "hex"], "There is no text encoding called hex; try utf-8, cp1252, latin-1 or utf-16."),
        (
            ["--output", "json"],
            f"--output takes FORMAT=PATH with FORMAT one of {KNOWN}, not json.",
        ),
        (
            ["--output", "pdf=a"],
            f"--output takes FORMAT=PATH with FORMAT one of {KNOWN}, not pdf=a.",
        ),
        (["--output", "json=-"], "--output json=- names no file; --format prints to the standard output."),
        (["--output", "json=."], ". is a folder; give the name of a file to write the report to."),
        (
            ["--output", "json=a.json", "--output", "text=./a.json"],
            "Two reports would be written to a.json; give each its own file.",
        ),
        (["--output", "text=clean.txt"], "The report clean.txt would overwrite an article that is to be checked."),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(folder: Path, options: list[str], sentence: str) -> None:
    result = tqcheck("clean.txt", *options, "--lang", "en")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"tqcheck: {sentence}\n")
    french = tqcheck("clean.txt", *options)
    assert (french.exit_code, french.stdout, len(french.stderr.splitlines())) == (2, "", 1)
    assert not re.search(r"\b(?:is|the|takes|would|only|names|no)\b", french.stderr)
    assert not re.search("« | [»:;!?]", french.stderr)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--select", "DUPP"], f"Aucune règle ni famille ne s’appelle DUPP. Vouliez-vous dire DUP{NO_BREAK}?"),
        (["--ignore", "ALL"], "--select et --ignore ne laissent aucune règle à appliquer."),
        (["--max", "CAP_ACCENT=0"], "CAP_ACCENT est de niveau B, qui ne compte qu’avec --count-tier B."),
        (["--profile", "fr-FA"], f"Aucun profil ne s’appelle fr-FA. Vouliez-vous dire fr-FR{NO_BREAK}?"),
        (["--output", "json=."], f". est un dossier{NO_BREAK}; donnez le nom du fichier où écrire le rapport."),
    ],
)
def test_what_cannot_be_meant_is_told_in_french_first(folder: Path, options: list[str], sentence: str) -> None:
    assert tqcheck(*options, "clean.txt").stderr == f"tqcheck: {sentence}\n"


def test_the_language_of_an_error_does_not_hang_on_the_order_of_options(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "tqcheck: There is no profile called fr-FA. Did you mean fr-FR?\n"
    assert tqcheck("clean.txt", "--profile", "fr-FA", "--lang", "en").stderr == sentence
    assert tqcheck("--lang", "en", "clean.txt", "--profile", "fr-FA").stderr == sentence
    monkeypatch.setenv("TQCHECK_LANG", "en")
    assert tqcheck("clean.txt", "--profile", "fr-FA").stderr == sentence


def test_a_report_that_cannot_be_written_is_one_sentence_and_the_others_are_written(folder: Path) -> None:
    result = tqcheck("clean.txt", "--output", "json=clean.txt/a.json", "--output", "json=b.json")
    assert result.exit_code == 2
    last = result.stderr.splitlines()[-1]
    assert last == "tqcheck: le rapport clean.txt/a.json n’a pas pu être écrit (Not a directory)."
    assert (folder / "b.json").exists()


def test_an_interruption_reports_what_is_done_and_that_it_is_not_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(document: Document, *rest: object) -> Checked:
        if document.id == "faulty.txt":
            raise KeyboardInterrupt
        return check(document)

    monkeypatch.setattr("tqcheck.scale.checking.check", interrupted)
    result = tqcheck("clean.txt", "faulty.txt", "--output", "json=a.json", "--lang", "en", "--exit-zero")
    sentence = "interrupted before the end: 1 text was checked, the others were not."
    assert result.exit_code == 130
    assert last(result.stdout) == f"Verdict: failed. {sentence} A part could not be checked."
    report = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    assert [each["id"] for each in report["documents"]] == ["clean.txt"]
    assert report["problems"] == [{"path": "clean.txt", "sentence": sentence}]
    result = tqcheck("faulty.txt", "--output", "json=b.json")
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr.strip() == "tqcheck: interrompu avant la fin."
    assert not (folder / "b.json").exists()


def test_the_language_may_come_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_LANG", "en")
    assert last(tqcheck("clean.txt").stdout) == "Verdict: passed."


def test_the_format_may_come_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_FORMAT", "concise")
    assert tqcheck("faulty.txt").stdout.startswith("faulty.txt:1:9: ")
    assert tqcheck("faulty.txt", "--format", "json").stdout.startswith("{")


def test_a_rule_that_breaks_costs_one_text_and_not_the_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document, *rest: object) -> Checked:
        if document.id == "clean.txt":
            raise IndexError("no such token")
        return check(document)

    monkeypatch.setattr("tqcheck.scale.checking.check", broken)
    result = tqcheck("clean.txt", "faulty.txt", "--lang", "en", "--exit-zero")
    assert result.exit_code == 2
    assert "clean.txt: tqcheck failed on this text (IndexError: no such token)" in result.stdout
    assert "DUP_WORD" in result.stdout


def test_a_defect_of_tqcheck_is_not_taken_for_a_text_that_failed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.cli.running.judge", lambda tally, limits: 1 / 0)
    result = tqcheck("clean.txt")
    assert result.exit_code == 2
    assert "ZeroDivisionError" in result.stderr


def test_a_profile_holds_the_typography_to_a_house(folder: Path) -> None:
    (folder / "a.txt").write_text("La mairie a dit non ! Le prix reste le même : 30 %.", encoding="utf-8")
    assert tqcheck("a.txt", "--select", "TYP_SPACING").exit_code == 0
    assert tqcheck("a.txt", "--profile", "fr-CH", "--count-tier", "B").exit_code == 1
    listed = json.loads(tqcheck("a.txt", "--profile", "fr-FR", "--format", "json").stdout)["documents"][0]["issues"]
    assert "TYP_NBSP" in {issue["rule"] for issue in listed}


def test_an_unknown_profile_names_the_closest(folder: Path) -> None:
    result = tqcheck("clean.txt", "--profile", "fr-FA")
    assert result.exit_code == 2
    assert "fr-FR" in result.stderr
    assert len(result.stderr.splitlines()) == 1
