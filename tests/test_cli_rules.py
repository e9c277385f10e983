from __future__ import annotations

import json
import re
from itertools import product

import pytest
from click.testing import CliRunner, Result

from tqcheck import catalogue
from tqcheck.cli import main


def tqcheck(*arguments: str) -> Result:
    return CliRunner(env={"TQCHECK_LANG": None}).invoke(main, arguments)


def test_every_rule_is_listed_with_tier_severity_and_title() -> None:
    head, *rows = tqcheck("rules").stdout.splitlines()
    assert head.split() == ["CODE", "NIVEAU", "GRAVITÉ", "TITRE"]
    assert [row.split()[:3] for row in rows] == [[r.code, r.tier, r.severity] for r in catalogue.all_rules()]
    assert all(row.endswith(rule.title_fr) for row, rule in zip(rows, catalogue.all_rules(), strict=True))


def test_the_table_speaks_english_when_asked() -> None:
    head, *rows = tqcheck("rules", "--lang", "en").stdout.splitlines()
    assert head.split() == ["CODE", "TIER", "SEVERITY", "TITLE"]
    assert all(row.endswith(rule.title) for row, rule in zip(rows, catalogue.all_rules(), strict=True))


def test_every_rule_has_a_title_in_french_of_its_own() -> None:
    titles = [rule.title_fr for rule in catalogue.all_rules()]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if not 5 < len(title) < 60 or title[-1] == "."] == []


def test_every_rule_is_explained_in_french_too() -> None:
    for rule in catalogue.all_rules():
        first, *more = rule.explanation_fr.split("\n\n")
        assert len(first) < 200, rule.code
        assert first[-1] in ".…?", rule.code
        assert more, rule.code
        assert "'" not in rule.explanation_fr, rule.code
        assert set(rule.options) <= set(re.findall(r"`(\w+)`", rule.explanation_fr)), rule.code


def test_rules_may_be_chosen_and_written_as_json() -> None:
    rows = json.loads(tqcheck("rules", "--select", "DUP", "--ignore", "DUP_LOOP", "--format", "json").stdout)
    codes = [row["code"] for row in rows]
    assert "DUP_WORD" in codes
    assert "DUP_LOOP" not in codes
    assert {row["family"] for row in rows} == {"DUP"}
    assert set(rows[0]) == {"code", "family", "tier", "severity", "category", "title", "title_fr", "summary"}


def test_a_rule_is_explained_from_its_docstring_and_examples() -> None:
    rule = catalogue.get("DUP_WORD")
    page = tqcheck("explain", "dup_word", "--lang", "en").stdout
    assert page.startswith("DUP_WORD · Same word twice in a row\nMQM Fluency/Duplication · minor · tier A")
    assert rule.explanation in page
    assert f"✗ {rule.bad[0].marked}\n  → {rule.bad[0].fixed}" in page
    assert f"✓ {rule.good[0].text}" in page


@pytest.mark.parametrize(
    ("lang", "tier", "headings"),
    [
        ("fr", "niveau A\N{NO-BREAK SPACE}: elle compte dans le verdict", ["Fautif", "Correct"]),
        ("en", "tier A: it counts in the gate", ["Faulty", "Correct"]),
    ],
)
def test_the_headings_of_an_explanation_follow_the_language(lang: str, tier: str, headings: list[str]) -> None:
    lines = tqcheck("explain", "DUP_WORD", "--lang", lang).stdout.splitlines()
    assert lines[1].endswith(f" · {tier}")
    assert [line for line in lines if line in {"Fautif", "Faulty", "Correct"}] == headings
    shows = {"fr": "montre des exemples", "en": "shows examples"}[lang]
    assert tqcheck("explain", "DUP", "--lang", lang).stdout.endswith(f"{shows}.\n")


def test_the_span_of_an_example_is_coloured() -> None:
    assert "\x1b[1;31m⟦que que⟧\x1b[0m" in tqcheck("explain", "DUP_WORD", "--color", "always").stdout


def test_a_family_is_explained_by_its_rules() -> None:
    page = tqcheck("explain", "DUP").stdout
    assert all(rule.code in page for rule in catalogue.all_rules() if rule.family == "DUP")


def test_invisible_characters_of_an_example_are_named() -> None:
    pages = [tqcheck("explain", rule.code).stdout for rule in catalogue.all_rules()]
    assert not any("\N{NARROW NO-BREAK SPACE}" in page or "\N{ZERO WIDTH SPACE}" in page for page in pages)


def test_an_unknown_code_names_the_closest() -> None:
    french, english = tqcheck("explain", "DUP_WROD"), tqcheck("explain", "DUP_WROD", "--lang", "en")
    assert (french.exit_code, english.exit_code) == (2, 2)
    assert french.stderr == (
        "tqcheck: Aucune règle ni famille ne s’appelle DUP_WROD. Vouliez-vous dire DUP_WORD\N{NO-BREAK SPACE}?\n"
    )
    assert english.stderr == "tqcheck: There is no rule or family called DUP_WROD. Did you mean DUP_WORD?\n"


def test_every_command_is_in_the_help_and_has_its_own() -> None:
    assert all(name in tqcheck("--help").stdout for name in ("check", "rules", "explain"))
    for name in ("check", "rules", "explain"):
        assert tqcheck(name, "--help").stdout.startswith(f"Usage: main {name}")


def test_every_family_of_ours_explains_itself() -> None:
    for family, lang in product({rule.family for rule in catalogue.all_rules()}, ("fr", "en")):
        title, gap, why, *_ = tqcheck("explain", family, "--lang", lang).stdout.splitlines()[2:]
        assert title.endswith(".")
        assert (gap, len(why) > 40) == ("", True), family
