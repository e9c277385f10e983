"""The formats that CI systems read: valid under their published schemas, whatever the texts hold."""

from __future__ import annotations

import csv
import dataclasses
import importlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from lxml import etree
from report_samples import checked, issue, report

from tqcheck.check import State
from tqcheck.report import Problem, Report
from tqcheck.report.markdown import render as markdown

SCHEMAS = Path(__file__).parent / "schemas"
FORMATS = ("concise", "csv", "github", "gitlab", "json", "jsonl", "junit", "markdown", "rdjson", "sarif", "text")
HOSTILE = (
    '=cmd|"/C calc"!A0 </script> "><img src=x onerror=alert(1)> javascript:alert(1) ]]> %0A::error::x\n'
    "::error::y \x1b[31mrouge\x1b[0m `code` | a \x00\x08 \ud800 fin du texte."
)


def render(format_: str, of: Report) -> str:
    text: str = importlib.import_module(f"tqcheck.report.{format_}").render(of)
    return text


def sample() -> Report:
    text = "Le prix [the price] monte.\nLe é du du blé 😀 baisse."
    first = issue(text, "[the price]", severity="critical", edits=[("[the price]", "")])
    second = issue(text, " du", "DUP_WORD", severity="minor", edits=[(" du", "")])
    third = issue(text, "blé", "CAP_LOWER", tier="B")
    row = "Une ligne left over."
    rows = checked(row, issue(row, "left over"), name="b.jsonl", file_line=7)
    return report(checked(text, first, second, third), rows, problems=[Problem("c.txt", "c.txt est vide.")])


def hostile() -> Report:
    marks = [issue(HOSTILE, span, fr=HOSTILE, edits=[(span, HOSTILE)]) for span in ("=cmd", "</script>", "::error::y")]
    return report(checked(HOSTILE, *marks, name=f"{HOSTILE[:40]}.txt"), problems=[Problem("x\n::error::z", HOSTILE)])


def many(number: int) -> Report:
    text = "du du " * number
    marks = [issue(text, (6 * n, 6 * n + 5), "DUP_WORD", severity=("minor", "critical")[n % 2]) for n in range(number)]
    return report(checked(text, *marks))


def schema_errors(name: str, data: Any) -> list[str]:
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    validator = validator_for(schema, Draft202012Validator)(schema)
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(data)]


REPORTS = {"sample": sample(), "hostile": hostile(), "empty": report(), "many": many(60)}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(
    ("format_", "schema"),
    [("sarif", "sarif-2.1.0.json"), ("rdjson", "rdjson.json"), ("gitlab", "gitlab-codequality.json")],
)
def test_json_formats_hold_to_their_schemas(format_: str, schema: str, name: str) -> None:
    assert schema_errors(schema, json.loads(render(format_, REPORTS[name]))) == []


@pytest.mark.parametrize("name", REPORTS)
def test_junit_holds_to_its_schema(name: str) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    document = etree.fromstring(render("junit", REPORTS[name]).encode("utf-8"))
    assert schema.validate(document), schema.error_log


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_names_every_issue_and_what_was_not_checked(format_: str) -> None:
    text = render(format_, REPORTS["sample"])
    for said in ("ENG_SPAN", "DUP_WORD", "CAP_LOWER", "c.txt est vide."):
        assert said in text
    assert text.encode("utf-8")


def test_sarif_counts_columns_in_code_points_and_offers_the_mend() -> None:
    run = json.loads(render("sarif", REPORTS["sample"]))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][2]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 12, 15)
    assert region["snippet"]["text"] == "blé"
    fix = run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert fix["deletedRegion"]["charOffset"] == 8
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_suppresses_what_was_set_aside() -> None:
    text = "Le prix du du blé monte."
    marks = [dataclasses.replace(issue(text, "du du"), state=state) for state in State]
    results = json.loads(render("sarif", report(checked(text, *marks))))["runs"][0]["results"]
    assert ["suppressions" in each for each in results] == [False, True, True, True]


def test_sarif_tools_reads_our_file(tmp_path: Path) -> None:
    path = tmp_path / "tqcheck.sarif"
    path.write_text(render("sarif", REPORTS["sample"]), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "sarif", "summary", str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert "error: 1" in told
    assert "ENG_SPAN" in told


def test_rdjson_counts_columns_in_bytes() -> None:
    found = json.loads(render("rdjson", REPORTS["sample"]))["diagnostics"]
    assert found[2]["location"]["range"]["start"] == {"line": 2, "column": 13}
    assert found[3]["location"] == {"path": "b.jsonl", "range": {"start": {"line": 7}}}


def test_gitlab_fingerprints_are_unique() -> None:
    prints = [row["fingerprint"] for row in json.loads(render("gitlab", many(30)))]
    assert len(set(prints)) == len(prints) == 30


def test_github_shows_the_most_severe_and_says_how_many_are_left_out() -> None:
    lines = render("github", many(60)).split("\n")
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 10 + ["::notice"] * 10
    assert "41 autres remarques" in lines[-1]
    assert "60 en tout" in lines[-1]


def test_github_commands_are_one_line_each_whatever_the_text() -> None:
    lines = render("github", hostile()).split("\n")
    assert len(lines) == 4
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines)


def test_csv_cells_are_no_formulas_and_the_table_is_whole() -> None:
    rows = list(csv.reader(io.StringIO(render("csv", hostile()))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_junit_fails_on_what_counts_alone() -> None:
    root = etree.fromstring(render("junit", REPORTS["sample"]).encode("utf-8"))
    assert [case.get("name") for case in root.iter("testcase") if case.find("failure") is not None] == [
        "DUP_WORD", "ENG_SPAN", "ENG_SPAN",
    ]  # fmt: skip
    assert root.get("errors") == "1"


def test_jsonl_ends_with_the_summary() -> None:
    rows = [json.loads(line) for line in render("jsonl", REPORTS["sample"]).split("\n")]
    assert [row["kind"] for row in rows] == ["issue"] * 4 + ["problem", "summary"]
    assert rows[3]["file_line"] == 7


def test_markdown_escapes_what_comes_from_a_text() -> None:
    text = markdown(hostile())
    rows = [line for line in text.split("\n") if line.startswith("| ")]
    assert len({line.replace("\\|", "").count("|") for line in rows}) == 1
    assert "<img" not in text.replace("\\<img", "")
