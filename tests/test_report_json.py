"""The JSON report keeps its contract."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from report_samples import checked, issue, report

from tqcheck import catalogue
from tqcheck.check import check
from tqcheck.document import Document
from tqcheck.gate import Reason
from tqcheck.report import Problem
from tqcheck.report.json import render
from tqcheck.report.signature import sign

SCHEMA = json.loads((files("tqcheck.report") / "schema.json").read_text(encoding="utf-8"))
TEXT = "Le board a dit que que oui.\nFin ."
SAMPLE = report(
    checked(
        TEXT,
        issue(TEXT, "board"),
        issue(TEXT, "que que", "DUP_WORD", severity="minor", edits=[(" que", "")], safe=True),
        issue(TEXT, " .", "PUN_SPACE", severity="minor", tier="B"),
    ),
    checked("", name="vide.txt"),
    reasons=[Reason("Un défaut, la limite est 0 (+1).", "One issue, the limit is 0 (+1).")],
    problems=[Problem("b.txt", "b.txt n’est pas de l’UTF-8.")],
)


def validate(text: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    return value


def test_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("what", [SAMPLE, report(), report(checked("Texte.", language="und"), lang="en")])
def test_every_report_follows_the_schema(what: Any) -> None:
    validate(render(what))


def test_real_findings_follow_the_schema() -> None:
    found = check(Document("La mairie annonce que que le marché rouvrira.", "x", "x.txt"))
    assert found.issues
    assert validate(render(report(found)))["documents"][0]["issues"][0]["text"] == "que que"


def test_schema_refuses_an_issue_without_fingerprint() -> None:
    value = json.loads(render(SAMPLE))
    del value["documents"][0]["issues"][0]["fingerprint"]
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(value))


def test_issue_is_placed_by_offset_and_by_line_and_column() -> None:
    last = json.loads(render(SAMPLE))["documents"][0]["issues"][-1]
    assert (last["start"], last["end"], last["line"], last["column"]) == (31, 33, 2, 4)
    assert TEXT[last["start"] : last["end"]] == last["text"] == " ."


def test_summary_counts_all_and_rates_leave_out_what_is_to_check() -> None:
    summary = json.loads(render(SAMPLE))["summary"]
    assert summary == {
        "documents": 2, "words": 9, "issues": 3, "to_check": 1,
        "by_rule": {"DUP_WORD": 1, "ENG_SPAN": 1, "PUN_SPACE": 1}, "by_family": {"DUP": 1, "ENG": 1, "PUN": 1},
        "by_severity": {"critical": 0, "major": 1, "minor": 2}, "per_1000_words": 222.22, "mqm": 666.67,
        "set_aside": {"known": 0, "dismissed": 0, "unchanged": 0},
    }  # fmt: skip


def test_messages_and_reasons_follow_the_language() -> None:
    value = json.loads(render(report(*SAMPLE.checked, lang="en", reasons=SAMPLE.verdict.reasons)))
    assert value["gate"] == {"passed": False, "reasons": ["One issue, the limit is 0 (+1)."]}
    assert value["documents"][0]["issues"][0]["message"].startswith("This stayed")


def test_lone_surrogate_and_separators_survive_encoding() -> None:
    text = "Un\ud800 board\u2028\x00 \u0085 ici."
    out = render(report(checked(text, issue(text, (0, len(text))), name="\udcff.txt")))
    value = validate(out.encode("utf-8").decode("utf-8"))
    assert value["documents"][0]["issues"][0]["text"] == text
    assert value["documents"][0]["path"] == "\udcff.txt"


def test_issue_stands_on_a_line_of_its_own() -> None:
    lines = [line for line in render(SAMPLE).split("\n") if '"rule"' in line]
    assert [json.loads(line.strip().rstrip(","))["rule"] for line in lines] == ["ENG_SPAN", "DUP_WORD", "PUN_SPACE"]


def test_signature_changes_with_the_rules_and_the_configuration() -> None:
    rules = catalogue.all_rules()
    one = sign(rules, {"fail_on": "major"})
    assert one == sign(rules, {"fail_on": "major"})
    assert len({one, sign(rules[1:], {"fail_on": "major"}), sign(rules, {"fail_on": "minor"}), sign(rules)}) == 4
    assert one.startswith("tqcheck:")
    assert one.endswith("|fail_on:major")
