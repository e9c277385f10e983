"""`tqcheck compare`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tqcheck.cli import main

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((files("tqcheck.comparison") / "comparison.schema.json").read_text(encoding="utf-8"))
GOOD = [f"Le prix du blé remonte à Chicago, où {n} courtiers ont parié sur la pluie." for n in range(2, 42)]
BAD = [line.replace("du blé", "du du blé") if n % 2 else line for n, line in enumerate(GOOD)]
REFERENCE = [line.replace("remonte", "repart à la hausse") for line in GOOD]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["compare", "--lang", "en", *arguments])


def rows(lines: list[str], **more: list[str] | str) -> str:
    return "".join(
        json.dumps({"id": f"a{n}", "text": line} | {k: v if isinstance(v, str) else v[n] for k, v in more.items()})
        + "\n"
        for n, line in enumerate(lines)
    )


@pytest.fixture(autouse=True)
def systems(folder: Path) -> Path:
    (folder / "bad.jsonl").write_text(rows(BAD, reference=REFERENCE), encoding="utf-8")
    (folder / "good.jsonl").write_text(rows(GOOD, reference=REFERENCE), encoding="utf-8")
    return folder


def value(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments, "--format", "json").stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return found


def test_the_better_system_is_named_with_the_difference_and_the_worst_segments() -> None:
    result = run("bad.jsonl", "good.jsonl", "--worst", "1")
    assert result.exit_code == 0
    assert "2 systems, 40 articles in common" in result.stdout
    assert re.search(r"2 good\.jsonl +600 +0 +0\.0 +−\d+\.\d \[−\d+\.\d to −\d+\.\d\] +fewer defects", result.stdout)
    assert "DUP Repetition" in result.stdout
    assert "p: paired bootstrap by sacrebleu against system 1" in result.stdout
    assert "1 bad.jsonl, a1, line 1, penalty 1, chrF++" in result.stdout
    assert "      DUP_WORD “du” is written twice in a row." in result.stdout
    assert result.stdout.endswith("Fewest defects: good.jsonl, 0.0 per 1,000 words.\nClearly fewer than bad.jsonl.\n")


def test_the_json_follows_its_schema_and_says_the_same_twice() -> None:
    found = value("bad.jsonl", "good.jsonl")
    assert found == value("bad.jsonl", "good.jsonl")
    assert found["order"] == [1, 0]
    assert found["systems"][1]["against_first"]["DUP"]["clear"]
    assert found["systems"][1]["scores"]["segments"] == 40
    assert found["systems"][1]["p"]["chrf++"]["raw"] < 0.05
    assert found["worst"][0]["issues"][0]["rule"] == "DUP_WORD"


def test_equal_systems_are_too_close_to_call(systems: Path) -> None:
    (systems / "same.jsonl").write_text((systems / "bad.jsonl").read_text(encoding="utf-8"), encoding="utf-8")
    result = run("bad.jsonl", "same.jsonl")
    assert "Too close to call: same.jsonl." in result.stdout
    assert "Clearly" not in result.stdout


def test_one_file_may_hold_all_systems(systems: Path) -> None:
    text = rows(BAD, system="first") + rows(GOOD, system="second")
    (systems / "all.jsonl").write_text(text, encoding="utf-8")
    assert [each["name"] for each in value("all.jsonl")["systems"]] == ["first", "second"]
    (systems / "all.jsonl").write_text(text.replace('"id": "a', '"id": "doc-a'), encoding="utf-8")
    named = re.sub(r'"id": "(\S+)"(.*"system": "(\w+)")', r'"id": "\1#\3"\2', text)
    (systems / "all.jsonl").write_text(named, encoding="utf-8")
    assert value("all.jsonl")["articles"][0] == "a0"


def test_folders_are_compared_by_the_names_of_their_files(systems: Path) -> None:
    for name, lines in (("x", BAD), ("y", GOOD), ("gold", REFERENCE)):
        (systems / name / "deep").mkdir(parents=True)
        for n, line in enumerate(lines[:12]):
            (systems / name / "deep" / f"{n:02}.txt").write_text(line, encoding="utf-8")
    found = value("x", "y", "--reference", "gold")
    assert found["articles"][:2] == ["deep/00.txt", "deep/01.txt"]
    assert found["systems"][0]["total"]["defects"] == 6
    assert found["systems"][0]["scores"]["segments"] == 12
    assert found["worst"][0]["reference"] == REFERENCE[1]


def test_an_article_that_not_all_have_is_named_and_the_rest_compared(systems: Path) -> None:
    (systems / "good.jsonl").write_text(rows(GOOD[:-1]), encoding="utf-8")
    result = run("bad.jsonl", "good.jsonl", "--no-scores")
    assert result.exit_code == 2
    assert "39 articles in common" in result.stdout
    assert "good.jsonl: the article a39 is missing, it is not compared." in result.stdout


def test_an_article_whose_reference_does_not_fit_is_named_and_not_scored(systems: Path) -> None:
    (systems / "good.jsonl").write_text(rows(GOOD, reference=["Un.\nDeux.", *REFERENCE[1:]]), encoding="utf-8")
    result = run("bad.jsonl", "good.jsonl")
    assert result.exit_code == 2
    assert "has 1 segment but the reference of good.jsonl:1 (a0) has 2" in result.stdout
    assert "39 articles with a reference" in result.stdout


def test_systems_that_were_given_other_references_are_not_scored_on_them(systems: Path) -> None:
    (systems / "good.jsonl").write_text(rows(GOOD, reference=["Autre chose.", *REFERENCE[1:]]), encoding="utf-8")
    result = run("bad.jsonl", "good.jsonl")
    assert result.exit_code == 2
    assert "a0: the reference is not the same for all systems, the article is not scored." in result.stdout


def test_an_article_without_a_reference_is_named_where_others_have_one(systems: Path) -> None:
    (systems / "good.jsonl").write_text(rows(GOOD[:1]) + rows(GOOD, reference=REFERENCE).split("\n", 1)[1])
    result = run("bad.jsonl", "good.jsonl")
    assert result.exit_code == 2
    assert "a0: the article has no reference in good.jsonl, it is not scored." in result.stdout
    (systems / "gold.jsonl").write_text(rows(REFERENCE[:39]), encoding="utf-8")
    result = run("bad.jsonl", "good.jsonl", "--reference", "gold.jsonl")
    assert result.exit_code == 2
    assert "a39: the article has no reference in the references, it is not scored." in result.stdout
    assert "39 articles with a reference" in result.stdout


def test_a_comparison_goes_on_without_sacrebleu_unless_a_reference_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sacrebleu.metrics.bleu", None)
    result = run("bad.jsonl", "good.jsonl")
    assert result.exit_code == 0
    assert "pip install 'tqcheck[score]'" in result.stderr
    assert run("bad.jsonl", "good.jsonl", "--reference", "good.jsonl").exit_code == 2


def test_few_articles_are_too_small_to_call(systems: Path) -> None:
    for name, lines in (("bad", BAD), ("good", GOOD)):
        (systems / f"{name}.jsonl").write_text(rows(lines[:9]), encoding="utf-8")
    result = run("bad.jsonl", "good.jsonl")
    assert result.exit_code == 0
    assert "Too small to call: 9 articles, it takes 10." in result.stdout
    assert "Clearly" not in result.stdout


def test_texts_that_answer_to_other_references_are_suspected(systems: Path) -> None:
    other = ["Les chats dorment sous un figuier quand cesse le vent."] * len(GOOD)
    (systems / "good.jsonl").write_text(rows(other, reference=REFERENCE), encoding="utf-8")
    assert "good.jsonl: chrF below 28; these are hardly translations" in run("bad.jsonl", "good.jsonl").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bad.jsonl"], "A comparison takes two systems or more, and there is bad.jsonl."),
        (["bad.jsonl", "nope.jsonl"], "nope.jsonl does not exist."),
        (["bad.jsonl", "bad.jsonl"], "Two systems are called bad.jsonl"),
        (["bad.jsonl", "clean.txt"], "no article in common"),
        (["bad.jsonl", "good.jsonl", "--output", "json=bad.jsonl"], "would overwrite"),
        (["bad.jsonl", "good.jsonl", "--select", "NOPE"], "NOPE"),
    ],
)
def test_what_cannot_be_compared_is_one_sentence_and_status_2(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_the_page_needs_no_network_and_escapes_what_it_shows(systems: Path) -> None:
    evil = "<script>alert(1)</script> & le prix du du blé."
    for name in ("bad", "good"):
        (systems / f"{name}.jsonl").write_text(rows([evil, *BAD[1:]], source="<b>x</b>"), encoding="utf-8")
    pages = []
    for name in ("one.html", "two.html"):
        run("bad.jsonl", "good.jsonl", "--output", f"html={name}")
        pages.append((systems / name).read_text(encoding="utf-8"))
    assert pages[0] == pages[1]
    assert "<script" not in pages[0]
    assert "<b>x</b>" not in pages[0]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;</mark> &amp; le prix" in pages[0]
    assert not re.search(r'(?:src|href)="(?!data:|#)', pages[0])
    assert '<mark class="minor">du du</mark>' in pages[0]


def test_french_is_spoken_unless_told_otherwise() -> None:
    stdout = CliRunner().invoke(main, ["compare", "bad.jsonl", "good.jsonl"]).stdout
    assert "Le moins de défauts\N{NO-BREAK SPACE}: good.jsonl, 0,0 pour 1 000 mots." in stdout


def test_the_data_that_the_documents_compare_is_what_our_articles_give() -> None:
    command = [sys.executable, "tools/systems.py", "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
