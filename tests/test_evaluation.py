"""Evaluation on tiny corpora: matching, figures, drops, and what is said of a corpus that cannot be used."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tqcheck.article import Article
from tqcheck.cli import main
from tqcheck.errors import TqcheckError
from tqcheck.evaluation import corpus, figures, match, table
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Rule, Severity, Tier
from tqcheck.rule import rule as make_rule

TEXT = "Le ministre a a démissionné mardi. Le maire maire se tait. La séance est levée.\n"


def finder(code: str, *words: str, mend: str | None = None, tier: Tier = Tier.A) -> Rule:
    """A rule that reports each of the words, and mends it to `mend`."""

    def function(article: Article) -> Findings:
        """Find a word."""
        for word in words:
            start = article.text.find(word)
            if start >= 0:
                end = start + len(word)
                edits = () if mend is None else (Edit(start, end, mend),)
                yield Finding(start, end, "Mot.", "Word.", edits)

    wrap = make_rule(
        code, "Word", Category.STYLE, Severity.MINOR, tier=tier, bad=[Bad("⟦x⟧")], good=[Good("y")],
    )  # fmt: skip
    return wrap(function)


def defect(code: str, span: str, mend: str | None = None, **more: Any) -> dict[str, Any]:
    start = TEXT.index(span)
    end = start + len(span)
    edits = None if mend is None else [{"start": start, "end": end, "replacement": mend}]
    plain = {"code": code, "alt_codes": [], "start": start, "end": end, "span": span, "edits": edits}
    return {**plain, "needs_source": False, "note": "", **more}


Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write a corpus of one faulty article and return its folder."""

    def write(*defects: dict[str, Any], text: str = TEXT, source: str | None = None, name: str = "01-a") -> Path:
        folder = tmp_path / "corpora" / "faulty"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.fr.txt").write_text(text, encoding="utf-8")
        gold = {"file": f"{name}.fr.txt", "defects": list(defects)}
        (folder / f"{name}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
        if source is not None:
            (folder / f"{name}.en.txt").write_text(source, encoding="utf-8")
        return tmp_path / "corpora"

    return write


def results(folder: Path, *rules: Rule) -> list[match.Result]:
    codes = {"A_ONE", "A_TWO", "B_ONE"}
    return [match.evaluate(entry, rules, f"corpora/{entry.name}") for entry in corpus.load(folder, codes)]


def test_an_issue_finds_the_defect_that_it_overlaps_under_its_code_or_another_that_is_right(save: Save) -> None:
    folder = save(defect("A_ONE", "a a", "a"), defect("A_TWO", "maire maire", "maire", alt_codes=["B_ONE"]))
    [result] = results(folder, finder("A_ONE", "a a"), finder("B_ONE", "maire se"))
    assert [(hit.defect.code, hit.issue.code, hit.exact) for hit in result.hits] == [
        ("A_ONE", "A_ONE", True),
        ("A_TWO", "B_ONE", False),
    ]
    assert (result.missed, result.alarms) == ((), ())


def test_an_issue_under_a_wrong_code_is_a_false_alarm_and_the_defect_is_missed(save: Save) -> None:
    [result] = results(save(defect("A_ONE", "a a", "a")), finder("A_ONE"), finder("B_ONE", "a a"))
    assert [each.code for each in result.missed] == ["A_ONE"]
    assert [each.code for each in result.alarms] == ["B_ONE"]


def test_an_issue_is_used_once_and_goes_to_the_defect_that_it_marks_exactly(save: Save) -> None:
    folder = save(defect("A_ONE", "Le maire maire se tait."), defect("A_ONE", "maire maire"))
    [result] = results(folder, finder("A_ONE", "maire maire"))
    assert [(hit.defect.span, hit.exact) for hit in result.hits] == [("maire maire", True)]
    assert [each.span for each in result.missed] == ["Le maire maire se tait."]


def test_something_missing_is_found_by_an_issue_that_touches_its_place(save: Save) -> None:
    end = TEXT.index(". Le maire")
    folder = save({**defect("A_ONE", "mardi"), "start": end, "end": end, "span": ""})
    [touching] = results(folder, finder("A_ONE", "mardi"))
    [apart] = results(folder, finder("A_ONE", "démissionné"))
    assert len(touching.hits) == 1
    assert (len(apart.hits), len(apart.alarms)) == (0, 1)


def test_a_defect_that_needs_the_source_does_not_count_without_one(save: Save) -> None:
    needy = defect("A_ONE", "mardi", "lundi", needs_source=True)
    [without] = results(save(needy), finder("A_ONE", "mardi"))
    assert (without.hits, without.missed, without.alarms) == ((), (), ())
    [sourced] = results(save(needy, source="The minister resigned on Monday."), finder("A_ONE"))
    assert [each.span for each in sourced.missed] == ["mardi"]


def test_a_defect_that_no_running_rule_could_name_does_not_count(save: Save) -> None:
    [result] = results(save(defect("A_TWO", "mardi")), finder("A_ONE"))
    assert (result.missed, [each.code for each in result.uncounted]) == ((), ["A_TWO"])


def test_a_defect_may_be_of_a_family_that_has_no_rule_yet(save: Save) -> None:
    folder = save(defect("SRC_NUM", "mardi"))
    [entry] = corpus.load(folder, {"A_ONE"})
    assert [each.code for each in match.evaluate(entry, (finder("A_ONE"),), "x").uncounted] == ["SRC_NUM"]
    with pytest.raises(TqcheckError, match="no rule is called SRC_NUM"):
        corpus.load(folder, {"A_ONE", "SRC_DATE"})


def test_a_mend_is_right_where_it_makes_the_text_that_the_persons_mend_makes(save: Save) -> None:
    folder = save(defect("A_ONE", "a a", "a"))
    [right] = results(folder, finder("A_ONE", "a a", mend=" a "))
    [wrong] = results(folder, finder("A_ONE", "a a", mend="va"))
    [none] = results(folder, finder("A_ONE", "a a"))
    assert [result.hits[0].right(TEXT) for result in (right, wrong, none)] == [True, False, False]
    assert [result.hits[0].proposed for result in (right, wrong, none)] == [True, True, False]


def test_the_mended_text_is_checked_for_false_alarms(save: Save) -> None:
    folder = save(defect("A_ONE", "a a", "a"), defect("A_ONE", "maire maire", "maire"))
    [result] = results(folder, finder("A_ONE", "levée"))
    assert result.fixed is not None
    assert result.fixed.document.text == "Le ministre a démissionné mardi. Le maire se tait. La séance est levée.\n"
    assert [issue.text for issue in result.fixed.issues] == ["levée"]


def test_an_article_with_a_defect_that_nobody_could_mend_has_no_mended_text(save: Save) -> None:
    [result] = results(save(defect("A_ONE", "a a", "a"), defect("A_ONE", "mardi")), finder("A_ONE", "levée"))
    assert result.fixed is None


def test_figures_count_recall_by_the_defects_code_and_precision_by_the_issues(save: Save) -> None:
    folder = save(defect("A_ONE", "a a", "a", alt_codes=["B_ONE"]), defect("A_ONE", "mardi", "lundi"))
    measured = figures.measure(results(folder, finder("A_ONE", "levée"), finder("B_ONE", "a a", mend="a")))
    one, other = measured.by_rule["A_ONE"], measured.by_rule["B_ONE"]
    assert (one.recall, one.precision) == (0.5, 0.0)
    assert (other.recall, other.precision) == (None, 1.0)
    assert (other.proposed, other.right) == (1, 1)
    assert measured.total == figures.Count(defects=2, found=1, exact=1, issues=2, true=1, proposed=1, right=1)
    assert measured.missed == ("corpora/faulty/01-a.fr.txt:1:29 A_ONE mardi",)
    assert measured.quiet["mended"] == (14, 1)


def test_texts_in_a_folder_called_clean_have_no_defects_and_every_issue_there_is_false(save: Save) -> None:
    folder = save(defect("A_ONE", "a a", "a"))
    (folder / "clean").mkdir()
    (folder / "clean" / "01-b.fr.txt").write_text("Tout est calme mardi.\n", encoding="utf-8")
    measured = figures.measure(results(folder, finder("A_ONE", "calme")))
    assert measured.quiet["clean"] == (4, 1)
    assert measured.alarms == ("corpora/clean/01-b.fr.txt:1:10 A_ONE calme",)


def test_the_table_puts_the_weakest_family_first(save: Save) -> None:
    folder = save(defect("A_ONE", "a a"), defect("B_ONE", "mardi"))
    measured = figures.measure(results(folder, finder("A_ONE", "a a"), finder("B_ONE")))
    names = [line.split()[0] for line in table.render(measured).splitlines()[3:6]]
    assert names == ["B", "A", "all"]


def test_the_same_figures_are_no_drop_and_less_recall_is_one_that_names_the_place(save: Save, tmp_path: Path) -> None:
    folder = save(defect("A_ONE", "a a"), defect("B_ONE", "mardi"))
    before = figures.measure(results(folder, finder("A_ONE", "a a"), finder("B_ONE", "mardi")))
    after = figures.measure(results(folder, finder("A_ONE", "a a"), finder("B_ONE")))
    earlier = tmp_path / "evaluation.json"
    earlier.write_text(figures.to_json(before), encoding="utf-8")
    assert figures.drops(before, earlier) == []
    assert figures.drops(after, earlier)[-1] == (
        "B: recall fell from 100.0 % (1 of 1) to 0.0 % (0 of 1); new:\n    corpora/faulty/01-a.fr.txt:1:29 B_ONE mardi"
    )


def test_a_new_false_alarm_is_a_drop_of_precision(save: Save, tmp_path: Path) -> None:
    folder = save(defect("A_ONE", "a a"))
    earlier = tmp_path / "evaluation.json"
    earlier.write_text(figures.to_json(figures.measure(results(folder, finder("A_ONE", "a a")))), encoding="utf-8")
    worse = figures.drops(figures.measure(results(folder, finder("A_ONE", "a a", "levée"))), earlier)
    assert [sentence.split(";")[0] for sentence in worse] == [
        "all: precision fell from 100.0 % (1 of 1) to 50.0 % (1 of 2)" + ".",
        "A: precision fell from 100.0 % (1 of 1) to 50.0 % (1 of 2)",
    ]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


REAL = defect("DUP_WORD", "a a", "a")


def test_evaluate_prints_the_table_and_passes_without_an_earlier_evaluation(
    save: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(save(REAL))
    assert result.exit_code == 0
    assert result.stdout.startswith("1 article (1 in faulty), 15 words, 1 defect\n")
    assert "DUP  Repetition" in result.stdout


def test_evaluate_writes_what_it_says_and_holds_the_next_run_against_it(
    save: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = save(REAL)
    assert run(folder, "--write", "reports").exit_code == 0
    written = sorted(path.relative_to("reports").as_posix() for path in Path("reports").rglob("*.*"))
    assert written == ["evaluation.json", "faulty/01-a.txt", "sample.html", "sample.json"]
    assert "DUP_WORD" in Path("reports/faulty/01-a.txt").read_text(encoding="utf-8")
    assert run(folder).exit_code == 0
    save(REAL, defect("DUP_WORD", "La séance"))
    worse = run(folder)
    assert worse.exit_code == 1
    assert "DUP: recall fell from 100.0 %" in worse.stderr
    assert run(folder, "--write", "reports").exit_code == 0
    assert run(folder).exit_code == 0


def test_writing_again_removes_the_reports_of_articles_that_are_gone(
    save: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = save(REAL)
    run(folder, "--write", "reports")
    for path in (folder / "faulty").iterdir():
        path.unlink()
    run(save(REAL, name="02-b"), "--write", "reports")
    assert sorted(path.name for path in Path("reports/faulty").iterdir()) == ["02-b.txt"]


def broken(folder: Path, **change: Any) -> Path:
    gold = folder / "faulty" / "01-a.gold.json"
    data = json.loads(gold.read_text(encoding="utf-8"))
    data["defects"][0] |= change
    gold.write_text(json.dumps(data), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"code": "DUP_WROD"}, "01-a.gold.json, defect 1: no rule is called DUP_WROD. Did you mean DUP_WORD?"),
        ({"alt_codes": ["NOPE_ZZZ"]}, "01-a.gold.json, defect 1: no rule is called NOPE_ZZZ"),
        ({"start": 11}, "01-a.gold.json, defect 1: 11 to 15 of the text is ' a a', not the span 'a a'."),
        ({"end": 9000}, "01-a.gold.json, defect 1: 12 to 9000 of the text is"),
        ({"end": True}, '01-a.gold.json, defect 1: "end" must be given, as a value of JSON type number.'),
        ({"edits": []}, '01-a.gold.json, defect 1: "edits" must be null or a list'),
        ({"edits": [{"start": 3}]}, '01-a.gold.json, defect 1: "edits" must be null or a list'),
        ({"edits": [{"start": 3, "end": 1, "replacement": ""}]}, '01-a.gold.json, defect 1: "edits" must be null'),
    ],
)
def test_a_wrong_annotation_is_one_sentence_with_file_and_place(
    save: Save, change: dict[str, Any], sentence: str
) -> None:
    result = run(broken(save(REAL), **change))
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


def test_what_cannot_be_used_is_one_sentence(save: Save, tmp_path: Path) -> None:
    folder = save(REAL)
    gold = folder / "faulty" / "01-a.gold.json"
    text = folder / "faulty" / "01-a.fr.txt"
    cases: list[tuple[Callable[[], Any], str]] = [
        (lambda: text.write_bytes(b"\xff"), "is not UTF-8: byte 0"),
        (text.unlink, "has no text: 01-a.fr.txt is missing beside it"),
        (lambda: gold.write_text('{"file": "x.fr.txt"}'), '"file" must be 01-a.fr.txt'),
        (lambda: gold.write_text("[1]"), 'must hold one object with "file" and "defects"'),
        (lambda: gold.write_text("{"), "01-a.gold.json: invalid JSON, line 1, column 2"),
        (lambda: text.write_bytes(gold.rename(text).name.encode()), "01-a.fr.txt has no gold file"),
        (text.unlink, "holds no article"),
    ]
    for spoil, sentence in cases:
        spoil()
        result = run(folder)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1), sentence
        assert sentence in result.stderr
    missing = run(tmp_path / "nowhere")
    assert (missing.exit_code, "There is no folder" in missing.stderr) == (2, True)


def test_mends_that_overlap_are_refused(save: Save) -> None:
    result = run(save(defect("DUP_WORD", "a a", "a"), defect("DUP_WORD", "ministre a", "ministre")))
    assert (result.exit_code, "two mends overlap at" in result.stderr) == (2, True)


def test_an_earlier_evaluation_that_is_none_is_refused(save: Save, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"schema": "else"}', encoding="utf-8")
    result = run(save(REAL), "--against", other)
    assert (result.exit_code, "is no evaluation" in result.stderr) == (2, True)
    assert run(save(REAL), "--against", tmp_path / "nowhere.json").exit_code == 2
