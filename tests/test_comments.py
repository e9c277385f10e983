"""Comments in Markdown and HTML that dismiss issues, and what reports and fix make of marked-up files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from command import tqcheck

from tqcheck.cli import main

FAULT = "Le prix du du blé remonte à Chicago."
SECOND = "Le maire attend la la récolte."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    return path


def states(name: str, *options: str) -> list[tuple[int, str, str]]:
    result = tqcheck(name, "--format", "json", *options)
    (document,) = json.loads(result.stdout)["documents"]
    return [(issue["line"], issue["state"], issue.get("note", "")) for issue in document["issues"]]


def fix(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["fix", "--lang", "en", *arguments])


# What a comment dismisses


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_comment_dismisses_what_begins_on_the_next_line_that_is_not_blank(folder: Path, name: str) -> None:
    comment = "<!-- tqcheck-disable-next-line DUP_WORD -- le titre du film -->"
    written(folder, name, comment, "", f"<p>{FAULT}" if name == "a.html" else FAULT, "", SECOND)
    assert states(name) == [(3, "dismissed", "le titre du film"), (5, "new", "")]


@pytest.mark.parametrize("rule", ["DUP_WORD", "dup_word", "DUP", "ALL", "ENG_WORD, DUP_WORD"])
def test_a_comment_names_a_rule_a_family_several_or_all(folder: Path, rule: str) -> None:
    written(folder, "a.md", f"<!-- tqcheck-disable {rule} -- un poème -->", "", FAULT)
    assert states("a.md") == [(3, "dismissed", "un poème")]


def test_a_rule_is_off_up_to_where_it_is_switched_on(folder: Path) -> None:
    on, off = "<!-- tqcheck-enable DUP -->", "<!-- tqcheck-disable DUP -- un poème -->"
    written(folder, "a.md", FAULT, "", off, "", SECOND, "", on, "", "Le chef du du parti a parlé.")
    assert [state for _, state, _ in states("a.md")] == ["new", "dismissed", "new"]


def test_enable_alone_switches_all_on(folder: Path) -> None:
    written(
        folder, "a.md", "<!-- tqcheck-disable DUP_WORD ENG_WORD -- un poème -->", "", FAULT, "",
        "<!-- tqcheck-enable -->", "", SECOND,
    )  # fmt: skip
    assert [state for _, state, _ in states("a.md")] == ["dismissed", "new"]


def test_no_ignores_heeds_no_comment(folder: Path) -> None:
    written(folder, "a.md", "<!-- tqcheck-disable DUP -- un poème -->", "", FAULT)
    assert states("a.md", "--no-ignores") == [(3, "new", "")]


def test_a_comment_within_a_line_is_heeded(folder: Path) -> None:
    written(folder, "a.md", "Un chapeau.<!-- tqcheck-disable-next-line DUP -- titre -->", "", FAULT)
    assert states("a.md") == [(3, "dismissed", "titre")]


def test_a_gate_passes_where_all_is_dismissed(folder: Path) -> None:
    written(folder, "a.md", "<!-- tqcheck-disable DUP -- un poème -->", "", FAULT)
    result = tqcheck("a.md", "--lang", "en")
    assert result.exit_code == 0
    assert "1 dismissed" in result.stdout


# What is wrong with a comment


def test_a_comment_that_dismisses_nothing_is_told(folder: Path) -> None:
    written(folder, "a.md", "Un chapeau.", "", "<!-- tqcheck-disable DUP_WORD -- un poème -->", "", "Le blé remonte.")
    result = tqcheck("a.md", "--lang", "en")
    assert result.exit_code == 0
    assert "a.md:3: this ignore (DUP_WORD) dismisses nothing, take it out." in result.stdout


@pytest.mark.parametrize(
    ("comment", "sentence"),
    [
        ("disable DUP_WORD", "a reason is expected, as in tqcheck-disable DUP_WORD -- reason."),
        ("disable DUP_WORD --", "a reason is expected, as in tqcheck-disable DUP_WORD -- reason."),
        ("disable -- un poème", "no rule is named (ALL means all of them)."),
        ("disable DUP_WROD -- x", "there is no rule or family DUP_WROD; did you mean DUP_WORD?"),
        ("disable-next DUP -- x", "there is no tqcheck-disable-next, did you mean tqcheck-disable-next-line?"),
    ],
)
def test_a_comment_that_cannot_be_meant_is_named_and_the_rest_is_checked(
    folder: Path, comment: str, sentence: str
) -> None:
    written(folder, "a.md", "Un chapeau.", "", f"<!-- tqcheck-{comment} -->", "", FAULT)
    result = tqcheck("a.md", "--lang", "en", "--format", "concise")
    assert result.exit_code == 2
    assert f"a.md, line 3: {sentence}" in result.stdout
    assert "a.md:5:9: minor DUP_WORD" in result.stdout


# Places in reports


def test_every_report_places_an_issue_in_the_file(folder: Path) -> None:
    page = "<h1>Titre</h1>\n<p>Le prix du\n  <b>du</b> bl&eacute; remonte, le le mot.</p>"
    written(folder, "a.html", page)
    formats = ("json", "sarif", "rdjson", "concise", "csv", "github", "gitlab", "markdown")
    result = tqcheck("a.html", *(f"--output={each}=out.{each}" for each in formats))
    assert result.exit_code == 1, result.stderr
    reports = {each: (folder / f"out.{each}").read_text(encoding="utf-8") for each in formats}
    crossing, plain = json.loads(reports["json"])["documents"][0]["issues"]
    assert (crossing["line"], crossing["column"]) == (2, 12)
    assert page[crossing["file_start"] : crossing["file_end"]] == "du\n  <b>du"
    assert page[plain["file_start"] : plain["file_end"]] == "le le"
    first, second = json.loads(reports["sarif"])["runs"][0]["results"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (2, 12, 3, 8)
    assert region["snippet"]["text"] == page[region["charOffset"] :][: region["charLength"]] == "du\n  <b>du"
    assert "fixes" not in first
    (replacement,) = second["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"]["startLine"] == 3
    one, two = json.loads(reports["rdjson"])["diagnostics"]
    assert "suggestions" not in one
    assert two["suggestions"][0]["range"]["start"]["line"] == 3
    assert "a.html:2:12:" in reports["concise"]
    assert ",2,12," in reports["csv"]
    assert "line=2,endLine=3,col=12" in reports["github"]
    assert json.loads(reports["gitlab"])[0]["location"]["lines"] == {"begin": 2, "end": 3}
    assert "a.html:2:12" in reports["markdown"]


def test_changed_lines_are_those_of_the_file(folder: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@b.fr")
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    written(folder, "a.md", "# Titre", "", "", "", FAULT, "", "Fin.")
    git("init", "-q")
    git("add", "a.md")
    git("commit", "-qm", "a")
    written(folder, "a.md", "# Titre", "", "", "", FAULT, "", SECOND)
    assert states("a.md", "--diff-base", "HEAD") == [(5, "unchanged", ""), (7, "new", "")]


# Mending


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_fix_mends_what_no_markup_touches_and_nothing_else(folder: Path, ending: str) -> None:
    lines = ["---", "titre: du du", "---", "# Le *prix* du du blé {#x}", "", "- un un", "", "Du **du** blé, `le le`."]
    path = written(folder, "a.md", *(f"{line}{ending}" for line in lines))
    before = path.read_bytes().decode()
    result = fix("a.md")
    assert result.exit_code == 0
    after = path.read_bytes().decode()
    assert after == before.replace("*prix* du du", "*prix* du").replace("- un un", "- un")
    assert "a.md: 1 fix touches markup, to be made by hand." in result.stdout
    fix("a.md")
    assert path.read_bytes().decode() == after


def test_fix_mends_references_as_a_whole(folder: Path) -> None:
    path = written(folder, "a.html", "<p>Le bl&eacute; bl&eacute; remonte &agrave; Chicago.</p>")
    fix("a.html")
    assert path.read_text(encoding="utf-8") == "<p>Le bl&eacute; remonte &agrave; Chicago.</p>"


def test_fix_leaves_what_a_comment_dismisses(folder: Path) -> None:
    path = written(folder, "a.md", "<!-- tqcheck-disable-next-line DUP -- titre -->", FAULT, "", SECOND)
    fix("a.md")
    text = path.read_text(encoding="utf-8")
    assert FAULT in text
    assert SECOND not in text


def test_fix_makes_no_edit_that_would_become_markup(folder: Path) -> None:
    page = "Il a dit a dit * que le blé* remonte et et *monte."
    path = written(folder, "a.md", page)
    fix("a.md", "--unsafe")
    assert path.read_text(encoding="utf-8").count("*") == page.count("*")
