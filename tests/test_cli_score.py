"""`tqcheck score`, and the scores of `tqcheck check`."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tqcheck.cli import main
from tqcheck.scoring import metrics

REFERENCE = "Le cours du blé repart à la hausse à Chicago.\nIl pleut sur les champs.\n"
SYSTEM = "Le prix du blé remonte à Chicago.\nLa pluie tombe sur les champs.\n"
SCHEMA = json.loads((files("tqcheck.report") / "scores.schema.json").read_text(encoding="utf-8"))
REPORT = json.loads((files("tqcheck.report") / "schema.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def here(folder: Path) -> Path:
    (folder / "ref.txt").write_text(REFERENCE, encoding="utf-8")
    (folder / "sys.txt").write_text(SYSTEM, encoding="utf-8")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def score(*arguments: str) -> Result:
    return run("score", "--reference", "ref.txt", "--lang", "en", *arguments)


def value(*arguments: str) -> dict[str, Any]:
    """The JSON of a run, held to its schema."""
    found: dict[str, Any] = json.loads(run("score", *arguments, "--format", "json").stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return found


def rows(*documents: dict[str, str]) -> str:
    return "".join(json.dumps(each) + "\n" for each in documents)


def test_the_table_shows_both_values_the_signatures_and_the_worst_segments() -> None:
    result = score("sys.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("sys.txt — 2 segments, 1 reference\n")
    assert "  chrF++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:" in result.stdout
    assert "Too small to say what is chance: 2 segments, it takes 30." in result.stdout
    assert "line 1  chrF++" in result.stdout
    assert result.stdout.endswith("Verdict: passed.\n")


def test_french_is_spoken_unless_told_otherwise() -> None:
    stdout = run("score", "--reference", "ref.txt", "sys.txt").stdout
    assert "sans la typographie" in stdout
    assert "Verdict\N{NO-BREAK SPACE}: accepté." in stdout


def test_several_systems_and_references_are_scored() -> None:
    found = value("--reference", "ref.txt", "--reference", "sys.txt", "sys.txt", "ref.txt")
    assert [each["name"] for each in found["systems"]] == ["sys.txt", "ref.txt"]
    assert [each["scores"]["references"] for each in found["systems"]] == [2, 2]
    assert found["systems"][0]["scores"]["metrics"]["chrf++"]["raw"]["score"] == 100
    assert [each["line"] for each in found["systems"][0]["segments"]] == [1, 2]


def test_articles_bring_their_own_reference(here: Path) -> None:
    first, second = SYSTEM.splitlines()
    (here / "a.jsonl").write_text(
        rows({"id": "x", "text": first, "reference": first}, {"id": "y", "text": second, "reference": REFERENCE[:-1]}),
        encoding="utf-8",
    )
    result = run("score", "a.jsonl", "--format", "json", "--lang", "en")
    assert result.exit_code == 2
    assert "a.jsonl:2 (y) has 1 segment but the reference of a.jsonl:2 (y) has 2" in result.stderr
    [system] = json.loads(result.stdout)["systems"]
    assert [each["id"] for each in system["documents"]] == ["x"]


def test_articles_find_their_reference_by_name(here: Path) -> None:
    for name, text in (("out", SYSTEM), ("gold", REFERENCE)):
        (here / name).mkdir()
        (here / name / "a.txt").write_text(text, encoding="utf-8")
        (here / f"{name}.jsonl").write_text(rows({"id": "a.txt", "text": text}), encoding="utf-8")
    scores = [value("--reference", ref, sys)["systems"][0]["scores"] for ref, sys in (
        ("gold", "out"), ("gold.jsonl", "out.jsonl"), ("gold", "out.jsonl"), ("ref.txt", "sys.txt"),
    )]  # fmt: skip
    assert all(each == scores[0] for each in scores)


def test_blank_lines_need_not_agree_when_paragraphs_are_asked_for(here: Path) -> None:
    (here / "sys.txt").write_text(SYSTEM.replace("\n", "\n\n"), encoding="utf-8")
    assert score("sys.txt").exit_code == 2
    assert score("sys.txt", "--paragraphs").exit_code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"Un.\n", "sys.txt has 1 segment but ref.txt has 2: they must be one for one."),
        (
            b"Un.\rDeux.\nTrois.\n",
            "sys.txt, line 1: a carriage return stands inside the segment; end lines with U+000A.",
        ),
        (b"\n\n", "sys.txt is empty"),
        (b"\xff\n", "sys.txt is not UTF-8"),
    ],
)
def test_a_system_that_cannot_be_scored_is_named_and_the_others_still_are(here: Path, text: bytes, said: str) -> None:
    (here / "sys.txt").write_bytes(text)
    result = score("sys.txt", "ref.txt")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout.startswith("ref.txt — 2 segments")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"Un.\n\nTrois.\n", "ref.txt, line 2: the reference is empty, but sys.txt has a segment there (line 2)."),
        (b"", "ref.txt is empty"),
    ],
)
def test_an_empty_reference_is_refused(here: Path, text: bytes, said: str) -> None:
    (here / "ref.txt").write_bytes(text)
    (here / "sys.txt").write_text("Un.\nDeux.\nTrois.\n")
    result = score("sys.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nope.txt"], "nope.txt does not exist."),
        (["sys.txt", "--reference", "nope.txt"], "nope.txt does not exist."),
        (["sys.txt", "sys.txt"], "Two systems are called sys.txt"),
        (["sys.txt", "--max-drop", "chrf=1"], "--max-drop needs --against FILE"),
        (["sys.txt", "--max-drop", "rouge=1", "--against", "x"], "--max-drop takes METRIC=X"),
        (["sys.txt", "--max-drop", "chrf=nan", "--against", "x"], "--max-drop takes METRIC=X"),
        (["sys.txt", "--max-drop", "chrf=1", "--against", "nope.json"], "nope.json cannot be read"),
        (["sys.txt", "--max-drop", "chrf=1", "--against", "sys.txt"], "sys.txt holds no scores"),
        (["sys.txt", "--min-bleu", "nan"], "--min-bleu takes a number"),
        (["sys.txt", "--output", "html=x.html"], "--output takes FORMAT=PATH"),
        (["sys.txt", "--output", "json=ref.txt"], "would overwrite"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence_and_status_2(arguments: list[str], said: str) -> None:
    result = score(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_plain_file_has_no_reference_of_its_own() -> None:
    result = run("score", "sys.txt", "--lang", "en")
    assert result.exit_code == 2
    assert "sys.txt has no reference to be scored against; give one with --reference." in result.stderr


def test_without_sacrebleu_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sacrebleu.metrics.bleu", None)
    result = score("sys.txt")
    assert result.exit_code == 2
    assert "pip install 'tqcheck[score]'" in result.stderr
    assert metrics.METRICS


# Limits


@pytest.mark.parametrize(
    ("limit", "status", "said"),
    [
        ((), 0, "passed"),
        (("--min-chrf", "20", "--min-bleu", "5", "--max-ter", "90"), 0, "passed"),
        (
            ("--min-chrf", "90"),
            1,
            "sys.txt: chrF++ 49.11 (without typography), at least 90 (--min-chrf): 40.89 too low.",
        ),
        (("--min-bleu", "90"), 1, "at least 90 (--min-bleu)"),
        (("--max-ter", "5"), 1, "at most 5 (--max-ter)"),
        (("--min-bleu", "90", "--exit-zero"), 0, "failed"),
        (("--min-chrf", "90", "--gate-on", "raw"), 1, "(as given)"),
    ],
)
def test_limits_on_scores_decide(limit: tuple[str, ...], status: int, said: str) -> None:
    result = score("sys.txt", *limit)
    assert result.exit_code == status
    assert said in result.stdout


def test_a_gate_may_hold_what_was_typed_or_what_was_meant(here: Path) -> None:
    (here / "ref.txt").write_text("L’été dernier, « rien » ne bougeait plus.\n", encoding="utf-8")
    (here / "sys.txt").write_text('L\'été dernier, "rien" ne bougeait plus.\n', encoding="utf-8")
    assert score("sys.txt", "--min-bleu", "99").exit_code == 0
    assert score("sys.txt", "--min-bleu", "99", "--gate-on", "raw").exit_code == 1


def test_a_score_may_drop_by_so_much_and_no_more(here: Path) -> None:
    assert score("ref.txt", "--output", "json=before.json").exit_code == 0
    assert score("sys.txt", "--max-drop", "chrf=60", "--against", "before.json").exit_code == 0
    result = score("sys.txt", "--max-drop", "chrf=10", "--max-drop", "ter=10", "--against", "before.json")
    assert result.exit_code == 1
    assert "chrF++ 49.11 (without typography), before 100.00: 50.89 worse, limit 10 (--max-drop): 40.89 too much." in (
        result.stdout
    )
    assert "TER" in result.stdout.splitlines()[-1]


def test_scores_of_other_references_are_not_compared(here: Path) -> None:
    assert score("sys.txt", "--output", "json=before.json").exit_code == 0
    (here / "ref.txt").write_text(REFERENCE.replace("Chicago", "Paris"), encoding="utf-8")
    result = score("sys.txt", "--max-drop", "chrf=10", "--against", "before.json")
    assert result.exit_code == 2
    assert "before.json was scored against other references" in result.stderr


def test_scores_made_in_another_way_are_not_compared(here: Path) -> None:
    score("sys.txt", "--output", "json=before.json")
    text = (here / "before.json").read_text(encoding="utf-8").replace("tok:13a", "tok:intl")
    (here / "before.json").write_text(text, encoding="utf-8")
    result = score("sys.txt", "--max-drop", "chrf=10", "--against", "before.json")
    assert result.exit_code == 2
    assert "before.json was scored in another way" in result.stderr


def test_of_several_systems_each_is_held_against_itself(here: Path) -> None:
    score("sys.txt", "ref.txt", "--output", "json=before.json")
    assert score("ref.txt", "sys.txt", "--max-drop", "bleu=0", "--against", "before.json").exit_code == 0
    (here / "new.txt").write_text(SYSTEM, encoding="utf-8")
    result = score("new.txt", "ref.txt", "--max-drop", "bleu=0", "--against", "before.json")
    assert result.exit_code == 2
    assert "before.json holds no scores of new.txt; it has sys.txt, ref.txt." in result.stderr


# In check


@pytest.fixture
def articles(here: Path) -> Path:
    (here / "a.jsonl").write_text(
        rows(
            {"id": "x", "text": SYSTEM, "reference": REFERENCE},
            {"id": "y", "text": "Le prix du blé remonte."},
            {"id": "z", "text": SYSTEM, "reference": "Une seule ligne."},
        ),
        encoding="utf-8",
    )
    return here


def check(*arguments: str) -> Result:
    return run("check", "a.jsonl", "--lang", "en", *arguments)


def test_check_scores_articles_that_have_a_reference(articles: Path) -> None:
    result = check("--format", "json")
    found = json.loads(result.stdout)
    jsonschema.Draft202012Validator(REPORT).validate(found)
    assert ["scores" in each for each in found["documents"]] == [True, False, False]
    assert [each["line"] for each in found["documents"][0]["scores"]["paragraphs"]] == [1, 2]
    assert found["summary"]["scores"]["segments"] == 2
    assert [each["sentence"] for each in found["problems"]] == [
        "a.jsonl:3 (z) has 2 segments but the reference of a.jsonl:3 (z) has 1: they must be one for one."
    ]
    assert result.exit_code == 2


def test_check_shows_the_scores_in_text_and_page(articles: Path) -> None:
    result = check("--output", "html=a.html")
    assert "Scores (2 segments, 1 reference)" in result.stdout
    page = (articles / "a.html").read_text(encoding="utf-8")
    assert '<th scope="row">chrF++</th><td>49.1</td>' in page


def test_check_leaves_scores_out_when_told(articles: Path) -> None:
    result = check("--no-scores")
    assert result.exit_code == 0
    assert "Scores" not in result.stdout


def test_check_holds_scores_beside_the_limits_on_issues(articles: Path) -> None:
    (articles / "a.jsonl").write_text(
        rows({"text": f"{SYSTEM}Le le blé.", "reference": f"{REFERENCE}Le blé."}), encoding="utf-8"
    )
    last = check("--min-chrf", "99").stdout.splitlines()[-1]
    assert last.startswith("Verdict: failed. 1 issue, limit 0: 1 too many. chrF++ ")
    assert check("--min-chrf", "10").exit_code == 1
    assert check("--min-chrf", "10", "--max-issues", "1").exit_code == 0


def test_check_holds_scores_against_an_earlier_report(articles: Path) -> None:
    (articles / "a.jsonl").write_text(rows({"text": REFERENCE, "reference": REFERENCE}), encoding="utf-8")
    assert check("--output", "json=before.json").exit_code == 0
    (articles / "a.jsonl").write_text(rows({"text": SYSTEM, "reference": REFERENCE}), encoding="utf-8")
    assert check("--max-drop", "chrf=5", "--against", "before.json").exit_code == 1
    assert check("--max-drop", "chrf=60", "--against", "before.json").exit_code == 0


def test_a_limit_without_any_reference_is_an_error_and_no_silent_pass(here: Path) -> None:
    result = run("check", "clean.txt", "--min-chrf", "10", "--lang", "en")
    assert result.exit_code == 2
    assert "no article has a reference" in result.stderr


def test_check_goes_on_without_sacrebleu_unless_a_score_is_asked_for(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sacrebleu.metrics.bleu", None)
    result = check()
    assert result.exit_code == 0
    assert "pip install 'tqcheck[score]'" in result.stderr
    assert check("--min-chrf", "10").exit_code == 2
