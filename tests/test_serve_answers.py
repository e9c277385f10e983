"""The server finds what the command finds, and says it in the same words."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from command import CLEAN, ENGLISH, FAULTY, tqcheck

from tqcheck.cli import main
from tqcheck.cli.serve import command
from tqcheck.cli.serving import Desk, Recipe
from tqcheck.cli.settings import current
from tqcheck.serve.refusal import RefusedError

CORPORA = Path(__file__).parent.parent / "corpora"
SCHEMA = json.loads((Path(__file__).parent.parent / "tqcheck" / "report" / "schema.json").read_text(encoding="utf-8"))


def desk(*options: str) -> Desk:
    """What a worker has, as it gets it: by pickle."""
    with command.make_context("serve", ["--isolated", *options]) as context:
        from tqcheck.cli import options as shared

        recipe = Recipe(context.params, current(context), shared.terms(context.params))
    found: Desk = pickle.loads(pickle.dumps(recipe))()
    return found


def answer(of: Desk, row: dict[str, Any], lang: str) -> tuple[dict[str, Any], int]:
    """The report on a row, and the exit status that comes with it."""
    head, body = of({"kind": "application/json", "lang": lang}, json.dumps(row).encode())
    return json.loads(body), head["exit"]


def placeless(report: dict[str, Any], place: str) -> dict[str, Any]:
    """A report without what tells of a file."""
    for document in report["documents"]:
        for key in ("path", "file_line", "source_path", "reference_path"):
            document.pop(key, None)
    for problem in report["problems"]:
        problem["path"] = ""
        problem["sentence"] = problem["sentence"].removeprefix(place).replace("a.jsonl:1 (a)", "a")
    return report


def expected(row: dict[str, Any], lang: str, *options: str) -> tuple[dict[str, Any], int]:
    """The report that the command makes of the same row, and its exit status."""
    result = tqcheck(
        "-", "--isolated", "--stdin-filename", "a.jsonl", "--format", "json", "--lang", lang, *options,
        stdin=json.dumps(row).encode(),
    )  # fmt: skip
    colon = "a.jsonl, line 1: " if lang == "en" else "a.jsonl, ligne 1\N{NO-BREAK SPACE}: "
    return placeless(json.loads(result.stdout), colon), result.exit_code


def same(of: Desk, row: dict[str, Any], lang: str, *options: str) -> None:
    report, status = answer(of, row, lang)
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    colon = f"{row['id']}: " if lang == "en" else f"{row['id']}\N{NO-BREAK SPACE}: "
    assert (placeless(report, colon), status) == expected(row, lang, *options)


def rows() -> list[dict[str, Any]]:
    """Every article of corpora/, with its source and its reference where it has them."""
    found = []
    for path in sorted(CORPORA.rglob("*.fr.txt")):
        name = path.name.removesuffix(".fr.txt")
        if name.endswith(".ref"):
            continue
        row: dict[str, Any] = {"id": name, "text": path.read_text(encoding="utf-8")}
        for role, ending in (("source", ".en.txt"), ("reference", ".ref.fr.txt")):
            if (beside := path.with_name(name + ending)).exists():
                row[role] = beside.read_text(encoding="utf-8")
        found.append(row)
    assert len(found) > 30
    assert any("source" in row for row in found)
    return found


def test_all_articles_get_the_report_of_the_command() -> None:
    of = desk("--lang", "fr")
    for row in rows():
        same(of, row, "fr")


ODD = {
    "clean": {"text": CLEAN},
    "faulty": {"text": FAULTY},
    "foreign": {"text": ENGLISH * 3},
    "a foreign text with a French source": {"text": ENGLISH * 3, "source": "Le ministre a dit que le prix du blé " * 9},
    "a source that is French": {"text": FAULTY, "source": "Le ministre a dit que le prix du blé monte. " * 9},
    "a source of another text": {"text": "Le ministre a démissionné hier à Paris.\n\n" * 6, "source": ENGLISH * 2},
    "a blank source": {"text": FAULTY, "source": "  "},
    "a source": {"text": "Le prix a monté de 5 % en mai à Chicago.", "source": "The price rose 7% in May in Chicago."},
    "lone surrogates": {"text": "Le prix du du blé \ud800 \udfff remonte."},
    "NUL and controls": {"text": "Le prix\0 du du blé \x1b[2J\u202e remonte.\r\n\r\nFin.\u2028"},
    "a reference": {"text": FAULTY, "reference": CLEAN},
    "a reference with other paragraphs": {"text": FAULTY, "reference": f"{CLEAN}\n\nFin."},
    "nothing but marks": {"text": "\u0301\u0301\u0301 « ( [ …"},
}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_odd_texts_get_the_report_of_the_command(lang: str) -> None:
    of = desk("--lang", "fr")
    for row in ODD.values():
        same(of, {"id": "a", **row}, lang)


@pytest.mark.parametrize(
    "options",
    [
        ("--select", "DUP,TYP", "--ignore", "DUP_SENT"),
        ("--profile", "fr-CH"),
        ("--max", "DUP_WORD=5", "--count-tier", "B"),
        ("--fail-on", "never"),
        ("--no-scores",),
        ("--min-chrf", "99"),
    ],
)
def test_options_mean_what_they_mean_to_the_command(options: tuple[str, ...]) -> None:
    of = desk(*options)
    for row in ({"id": "a", "text": f"{FAULTY}\n\n« Oui ! » dit-il ...", "reference": f"{CLEAN}\n\nOui."},):
        same(of, row, "en", *options)


def test_a_glossary_is_held_and_its_bad_rows_are_told(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("source\ttarget\tforbidden\nwheat\tfroment\tblé\n\t\t\n", encoding="utf-8")
    row = {"id": "a", "text": "Le blé remonte à Chicago.", "source": "Wheat is up again in Chicago."}
    of = desk("--glossary", str(path))
    path.unlink()  # it was read once and for all
    report, _ = answer(of, row, "en")
    assert "SRC_TERM" in report["summary"]["by_rule"]


def test_settings_of_a_file_and_options_of_rules_travel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tqcheck.toml").write_text('select = ["QUO"]\nfail-on = "critical"\n', encoding="utf-8")
    with command.make_context("serve", []) as context:
        recipe = pickle.loads(pickle.dumps(Recipe(context.params, current(context), None)))
    Path("tqcheck.toml").unlink()
    report, status = answer(recipe(), {"text": FAULTY}, "en")
    assert (report["documents"][0]["issues"], status) == ([], 0)


def test_a_score_that_is_limited_needs_a_reference() -> None:
    of = desk("--min-chrf", "50")
    with pytest.raises(RefusedError) as caught:
        answer(of, {"text": FAULTY}, "en")
    assert caught.value.status == 422
    assert "no article has a reference" in caught.value.en


def test_a_defect_of_a_rule_is_told_with_500(monkeypatch: pytest.MonkeyPatch) -> None:
    of = desk()

    def broken(*arguments: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("tqcheck.scale.checking.check", broken)
    with pytest.raises(RefusedError) as caught:
        answer(of, {"text": FAULTY, "lang": "en"}, "fr")
    assert (caught.value.status, caught.value.lang) == (500, "en")
    assert "this is a defect of tqcheck" in caught.value.en


def test_a_text_that_is_a_path_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "secret.fr.txt"
    path.write_text(FAULTY, encoding="utf-8")
    (tmp_path / "secret.en.txt").write_text("Secret.", encoding="utf-8")
    report, _ = answer(desk(), {"text": str(path), "id": str(path), "source": f"file://{path}"}, "en")
    [document] = report["documents"]
    assert (document["path"], document["words"]) == ("", 1)
    assert "DUP_WORD" not in report["summary"]["by_rule"]


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--port", "70000"], 2),
        (["--timeout", "nan"], 2),
        (["--timeout", "0"], 2),
        (["--jobs", "none"], 2),
        (["--select", "NOTHING"], 2),
        (["--glossary", "missing.tsv"], 2),
        (["--profile", "nowhere"], 2),
        (["--max", "DUP"], 2),
        (["--help"], 0),
    ],
)
def test_options_that_cannot_be_meant_end_it_before_it_listens(options: list[str], status: int) -> None:
    result = CliRunner().invoke(main, ["serve", "--isolated", "--lang", "en", *options])
    assert result.exit_code == status
    assert "Traceback" not in result.output
