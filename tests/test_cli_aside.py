"""Baselines, ignores, earlier reports and git on the command line."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from command import tqcheck

SECOND = "Le prix du du blé remonte.\nLe maire a a démissionné.\n"


def issues(*arguments: str) -> list[str]:
    documents = json.loads(tqcheck(*arguments, "--format", "json", "--exit-zero").stdout)["documents"]
    return [issue["state"] for document in documents for issue in document["issues"]]


def test_a_baseline_is_written_then_holds_then_is_pruned(folder: Path) -> None:
    article = folder / "a.txt"
    article.write_text("Le prix du du blé remonte.\n", encoding="utf-8")
    assert tqcheck("a.txt", "--write-baseline", "b.json").exit_code == 0
    assert tqcheck("a.txt", "--baseline", "b.json").exit_code == 0
    article.write_text(SECOND, encoding="utf-8")
    result = tqcheck("a.txt", "--baseline", "b.json", "--lang", "en")
    assert result.exit_code == 1
    assert "1 known already" in result.stdout
    article.write_text("Le prix du blé remonte.\n", encoding="utf-8")
    result = tqcheck("a.txt", "--baseline", "b.json", "--lang", "en")
    assert result.exit_code == 0
    assert "b.json lists 1 issue that is not found any more" in result.stdout
    assert tqcheck("a.txt", "--baseline", "b.json", "--strict-baseline").exit_code == 1
    assert tqcheck("a.txt", "--baseline", "b.json", "--prune-baseline").exit_code == 0
    assert json.loads((folder / "b.json").read_text(encoding="utf-8"))["issues"] == []


def test_entries_of_texts_that_were_not_checked_are_not_called_stale(folder: Path) -> None:
    for name in ("a.txt", "c.txt"):
        (folder / name).write_text("Le prix du du blé remonte.\n", encoding="utf-8")
    tqcheck("a.txt", "c.txt", "--write-baseline", "b.json")
    assert tqcheck("a.txt", "--baseline", "b.json", "--strict-baseline").exit_code == 0


def test_an_earlier_report_leaves_only_what_got_worse(folder: Path) -> None:
    article = folder / "a.txt"
    article.write_text("Le prix du du blé remonte.\nLe maire a a démissionné.\n", encoding="utf-8")
    tqcheck("a.txt", "--output", "json=before.json", "--exit-zero")
    assert tqcheck("a.txt", "--against", "before.json").exit_code == 0
    article.write_text("Le prix du du blé remonte.\nLa mairie est est fermée.\n", encoding="utf-8")
    result = tqcheck("a.txt", "--against", "before.json", "--format", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [issue["state"] for issue in data["documents"][0]["issues"]] == ["known", "new"]
    assert [gone["rule"] for gone in data["gone"]] == ["DUP_WORD"]
    assert data["summary"]["set_aside"]["known"] == 1


def test_ignores_beside_the_texts_hold_unless_told_otherwise(folder: Path) -> None:
    (folder / ".tqcheck-ignore.toml").write_text('[[ignore]]\nrule = "DUP"\nreason = "poème"\n', encoding="utf-8")
    assert issues("faulty.txt") == ["dismissed"]
    assert issues("faulty.txt", "--no-ignores") == ["new"]
    result = tqcheck("clean.txt", "--lang", "en")
    assert ".tqcheck-ignore.toml:1: this ignore (DUP) dismisses nothing, take it out." in result.stdout


def test_only_changed_lines_count(folder: Path) -> None:
    identity = "-c user.name=T -c user.email=t@example.org -c commit.gpgsign=false".split()
    article = folder / "faulty.txt"
    article.write_text("Le prix du du blé remonte.\n", encoding="utf-8")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "one"]):
        subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True)
    article.write_text("Le prix du du blé remonte.\nLe maire a a démissionné.\n", encoding="utf-8")
    result = tqcheck("faulty.txt", "--diff-base", "HEAD", "--lang", "en")
    assert result.exit_code == 1
    assert "1 outside the changed lines" in result.stdout
    assert tqcheck("faulty.txt", "--diff-base", "nowhere", "--lang", "en").exit_code == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--baseline", "none.json"], "There is no baseline none.json; make it with --write-baseline none.json."),
        (["--baseline", "clean.txt"], "The baseline clean.txt cannot be used: invalid JSON, line 1."),
        (["--prune-baseline"], "--prune-baseline needs --baseline FILE."),
        (["--against", "none.json"], "There is no report none.json; make it with --output json=none.json."),
        (["--against", "clean.txt"], "clean.txt is no report of `tqcheck check --format json` (tqcheck/1)."),
        (["--write-baseline", "."], "The baseline . could not be written"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(folder: Path, options: list[str], said: str) -> None:
    result = tqcheck("clean.txt", *options, "--lang", "en")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_github_gets_annotations_a_summary_and_outputs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    monkeypatch.setenv("GITHUB_OUTPUT", str(folder / "outputs"))
    result = tqcheck("faulty.txt", "--lang", "en")
    assert "::notice file=faulty.txt,line=1," in result.stdout
    assert "Verdict: failed" in result.stdout
    assert (folder / "summary.md").read_text(encoding="utf-8").startswith("### tqcheck")
    outputs = dict(line.split("=") for line in (folder / "outputs").read_text(encoding="utf-8").split())
    assert (outputs["passed"], outputs["issues"], outputs["minor"]) == ("false", "1", "1")
    assert json.loads(tqcheck("faulty.txt", "--format", "sarif").stdout)["version"] == "2.1.0"
