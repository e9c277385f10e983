from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import CLEAN, ENGLISH, FAULTY, last, tqcheck

# What passes and what fails


def test_a_clean_text_passes(folder: Path) -> None:
    result = tqcheck("clean.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert last(result.stdout) == "Verdict\N{NO-BREAK SPACE}: accepté."


def test_a_faulty_text_fails_and_the_last_line_says_by_how_much(folder: Path) -> None:
    result = tqcheck("faulty.txt", "--lang", "en")
    assert result.exit_code == 1
    assert "du du blé" in result.stdout
    assert last(result.stdout) == "Verdict: failed. 1 issue, limit 0: 1 too many."


def test_the_status_is_never_a_count(folder: Path) -> None:
    (folder / "many.jsonl").write_text("\n".join(json.dumps({"text": FAULTY}) for _ in range(256)), encoding="utf-8")
    assert tqcheck("many.jsonl").exit_code == 1


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--exit-zero"], 0),
        (["--fail-on", "minor"], 1),
        (["--fail-on", "major"], 0),
        (["--fail-on", "never"], 0),
        (["--max-issues", "1"], 0),
        (["--max-issues", "0"], 1),
        (["--max-per-1000", "1000"], 0),
        (["--max-per-1000", "1.5"], 1),
        (["--max", "dup=1"], 0),
        (["--max", "DUP_WORD=0"], 1),
        (["--max", "DUP=1", "--max", "DUP_WORD=0"], 1),
        (["--max", "QUO=0"], 0),
        (["--fail-on", "major", "--max-issues", "0"], 1),
    ],
)
def test_limits_decide(folder: Path, options: list[str], status: int) -> None:
    assert tqcheck("faulty.txt", *options).exit_code == status


def test_issues_to_check_are_listed_and_count_when_asked(folder: Path) -> None:
    text = "L’État paie. Le chef de l’Etat attend. " + CLEAN
    (folder / "tier-b.txt").write_text(text, encoding="utf-8")
    listed = tqcheck("tier-b.txt", "--select", "CAP_ACCENT", "--format", "json")
    assert listed.exit_code == 0
    assert [issue["tier"] for issue in json.loads(listed.stdout)["documents"][0]["issues"]] == ["B"]
    assert tqcheck("tier-b.txt", "--select", "CAP_ACCENT", "--count-tier", "B").exit_code == 1


def test_rules_are_chosen(folder: Path) -> None:
    assert tqcheck("faulty.txt", "--select", "QUO,PUN").exit_code == 0
    assert tqcheck("faulty.txt", "--select", "QUO", "--select", "dup_word").exit_code == 1
    assert tqcheck("faulty.txt", "--ignore", "DUP").exit_code == 0
    assert tqcheck("faulty.txt", "--select", "DUP", "--ignore", "DUP_WORD").exit_code == 0


# What is read


def test_folders_patterns_and_json_lines_are_read_together(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "a.jsonl").write_text(json.dumps({"id": "x", "text": CLEAN, "rating": 3}), encoding="utf-8")
    result = tqcheck("*.txt", "more", "--format", "json", "--exit-zero")
    assert [(each["path"], each["id"]) for each in json.loads(result.stdout)["documents"]] == [
        ("clean.txt", "clean.txt"),
        ("faulty.txt", "faulty.txt"),
        ("more/a.jsonl", "x"),
    ]


def test_the_standard_input_is_checked_under_its_name(folder: Path) -> None:
    result = tqcheck("-", "--format", "concise", stdin=FAULTY.encode())
    assert result.stdout.startswith("<stdin>:1:9: minor DUP_WORD ")
    result = tqcheck("-", "--stdin-filename", "x.jsonl", "--format", "json", stdin=b'{"id": "a", "text": "Le prix."}')
    assert json.loads(result.stdout)["documents"][0]["path"] == "x.jsonl"


def test_a_text_in_another_encoding_is_read_when_told(folder: Path) -> None:
    (folder / "old.txt").write_bytes("Le café à été".encode("cp1252"))
    assert tqcheck("old.txt").exit_code == 2
    assert tqcheck("old.txt", "--encoding", "cp1252", "--select", "DUP").exit_code == 0


def test_a_text_that_is_not_french_is_said_once_and_is_no_success(folder: Path) -> None:
    (folder / "en.txt").write_text(ENGLISH, encoding="utf-8")
    result = tqcheck("en.txt", "--lang", "en")
    assert result.exit_code == 2
    assert result.stdout.count("not French") == 1
    assert "en.txt: this text is not French, it was not checked." in result.stdout
    assert last(result.stdout) == "Verdict: failed. 1 issue, limit 0: 1 too many. A part could not be checked."
    assert tqcheck("en.txt", "--exit-zero").exit_code == 0


# What is written


def test_reports_are_written_beside_what_is_printed(folder: Path) -> None:
    result = tqcheck("faulty.txt", "--format", "concise", "--output", "json=out/a.json", "--output", "text=out/a.txt")
    assert result.stdout.startswith("faulty.txt:1:9: ")
    assert result.stderr == "Rapport\N{NO-BREAK SPACE}: out/a.json\nRapport\N{NO-BREAK SPACE}: out/a.txt\n"
    assert json.loads((folder / "out/a.json").read_text(encoding="utf-8"))["gate"]["passed"] is False
    assert "Verdict" in (folder / "out/a.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (["faulty.txt", "--report"], "reports"),
        (["faulty.txt", "--report", "out"], "out"),
        (["--report=out", "faulty.txt"], "out"),
    ],
)
def test_the_report_is_a_page_and_its_data(folder: Path, arguments: list[str], where: str) -> None:
    result = tqcheck(*arguments, "--lang", "en")
    assert result.stderr == f"Report: {where}/tqcheck.html\nReport: {where}/tqcheck.json\n"
    assert (folder / where / "tqcheck.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert json.loads((folder / where / "tqcheck.json").read_text(encoding="utf-8"))["summary"]["issues"] == 1


def test_a_report_folder_that_took_the_path_is_explained(folder: Path) -> None:
    assert "--report took texts as its folder" in tqcheck("--report", "texts").stderr
    stderr = tqcheck("--report", "clean.txt", "faulty.txt", "--lang", "en").stderr
    assert "is a file; write --report=FOLDER" in stderr


def test_quiet_says_only_why_it_fails(folder: Path) -> None:
    assert tqcheck("clean.txt", "--quiet").output == ""
    result = tqcheck("faulty.txt", "--quiet", "--lang", "en")
    assert (result.stdout, result.stderr) == ("", "Verdict: failed. 1 issue, limit 0: 1 too many.\n")


def test_json_is_alone_on_the_standard_output(folder: Path) -> None:
    result = tqcheck("faulty.txt", "nope.txt", "--format", "json", "--lang", "en")
    assert json.loads(result.stdout)["problems"] == [{"path": "nope.txt", "sentence": "nope.txt does not exist."}]
    assert result.stderr == "tqcheck: nope.txt does not exist.\n"


def test_a_lone_surrogate_reaches_every_report(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"text": "Le prix du du bl\\ud83d remonte."}')
    for format_ in ("text", "concise", "json"):
        result = tqcheck("a.jsonl", "--format", format_)
        assert (result.exit_code, result.exception.__class__) == (1, SystemExit)
    assert json.loads(result.stdout)["documents"][0]["issues"]
    result = tqcheck("a.jsonl", *(f"--output={each}=a.{each}" for each in ("text", "json", "html")))
    assert result.exit_code == 1


def test_colours_are_asked_for(folder: Path) -> None:
    assert "\x1b[" in tqcheck("faulty.txt", "--color", "always").stdout
    assert "\x1b[" not in tqcheck("faulty.txt").stdout
