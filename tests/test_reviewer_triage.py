"""Sorting the issues: real, false alarm with a reason, later; undone, kept, exported as a baseline and read back."""

from __future__ import annotations

import csv
import io
import json
import shutil
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from command import tqcheck
from reviewer import ROOT, Reviewer, run, told

NAMES = (
    "faulty/01-gazoduc.fr.txt",
    "faulty/07-port.fr.txt",
    "parallel/01-mine-lithium.fr.txt",
    "clean/07-musique.fr.txt",
)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom's folder with articles, in which a reader works."""
    (tmp_path / "articles").mkdir()
    for name in (*NAMES, "parallel/01-mine-lithium.en.txt"):
        shutil.copy(ROOT / "corpora" / name, tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    """The reports of that folder, made once."""
    return {}


@pytest.fixture
def page(house: Path, written: dict[str, bytes]) -> Path:
    if not written:
        made = run(house, "articles", "--isolated")
        written.update({path.name: path.read_bytes() for path in (made, made.with_suffix(".json"))})
    for name, data in written.items():
        (house / name).write_bytes(data)
    return house / "report.html"


def dismiss(reviewer: Reviewer, reason: str) -> None:
    """Call the current issue a false alarm."""
    reviewer.press("d")
    reviewer.at("#reason-text").fill(reason)
    reviewer.press("Enter")
    reviewer.at(".card.on[data-verdict=false]").wait_for()


def save(reviewer: Reviewer, button: str) -> str:
    """What the page gives as a file."""
    reviewer.click(".triage summary")
    with reviewer.page.expect_download() as saved:
        reviewer.click(button)
    reviewer.press("Escape")
    return saved.value.path().read_text(encoding="utf-8-sig")


def verdicts(reviewer: Reviewer) -> dict[str, str]:
    found: dict[str, str] = reviewer.value(
        "Object.fromEntries([...document.querySelectorAll('.card[data-verdict]')]"
        ".map(card => [card.id.slice(1), card.dataset.verdict]))"
    )
    return found


def few(house: Path) -> Path:
    """A report of an article with few issues, and a clean one."""
    for name in NAMES[:2]:
        (house / "articles" / Path(name).name).unlink()
    return run(house, "articles", "--isolated")


def issues(page: Path) -> list[dict[str, Any]]:
    return [row for document in told(page)["documents"] for row in document["issues"]]


def test_keys_sort_an_issue_and_a_false_alarm_needs_a_reason(reviewer: Reviewer, page: Path) -> None:
    reviewer.open(page)
    reviewer.press("j", "a", "j", "l", "j", "d")
    assert verdicts(reviewer) == {"1": "real", "2": "later"}
    assert reviewer.at("#reason").is_visible()
    reviewer.press("Enter")
    assert reviewer.at("#reason").is_visible()
    reviewer.page.keyboard.type("   ")
    reviewer.press("Enter")
    assert verdicts(reviewer) == {"1": "real", "2": "later"}
    reviewer.at("#reason-text").fill("citation fidèle")
    reviewer.press("Enter")
    assert not reviewer.at("#reason").is_visible()
    assert verdicts(reviewer) == {"1": "real", "2": "later", "3": "false"}
    assert "citation fidèle" in reviewer.texts("#c3 .told")[0]
    assert reviewer.current().startswith("3:")
    assert reviewer.at("#progress").inner_text().startswith("3 sur")


def test_buttons_on_the_card_do_what_the_keys_do(reviewer: Reviewer, page: Path) -> None:
    reviewer.open(page)
    reviewer.click("#c2 button[data-verdict=real]")
    reviewer.click("#c4 button[data-verdict=false]")
    reviewer.at("#reason-text").fill("nom propre")
    reviewer.click("#reason button[type=submit]")
    reviewer.click("#c5 button[data-verdict=later]")
    assert verdicts(reviewer) == {"2": "real", "4": "false", "5": "later"}
    reviewer.click("#c2 button[data-verdict=real]")
    assert verdicts(reviewer) == {"4": "false", "5": "later"}
    reviewer.click("#c5 button[data-verdict=false]")
    reviewer.click("#reason-cancel")
    assert verdicts(reviewer) == {"4": "false", "5": "later"}


def test_each_verdict_can_be_undone_back_to_the_first(reviewer: Reviewer, page: Path) -> None:
    reviewer.open(page)
    reviewer.press("j", "a", "l", "j")
    dismiss(reviewer, "usage de la maison")
    assert verdicts(reviewer) == {"1": "later", "2": "false"}
    for left in ({"1": "later"}, {"1": "real"}, {}, {}):
        reviewer.press("u")
        assert verdicts(reviewer) == left
    assert reviewer.at("#status").inner_text() == "Rien à défaire."
    assert reviewer.texts(".told") == []


def test_verdicts_are_there_again_the_next_day(reviewer: Reviewer, page: Path) -> None:
    reviewer.open(page)
    reviewer.press("j", "a", "j")
    dismiss(reviewer, "citation fidèle")
    reviewer.open(page)
    assert verdicts(reviewer) == {"1": "real", "2": "false"}
    assert "citation fidèle" in reviewer.texts("#c2 .told")[0]
    # Another report has verdicts of its own.
    other = page.with_name("other.html")
    tqcheck("articles/07-port.fr.txt", "--isolated", "-q", "--output", f"html={other}")
    assert verdicts(reviewer.open(other)) == {}


def test_one_can_work_through_what_is_left_to_sort(reviewer: Reviewer, page: Path) -> None:
    reviewer.open(page)
    reviewer.press("j", "a", "j", "a")
    reviewer.click(".menu:has([data-group=sorted]) summary")
    reviewer.click(".filter[data-group=sorted][data-key=open]")
    reviewer.press("Escape")
    left = reviewer.shown()
    assert left[:1] == ["3"]
    reviewer.press("j", "l")
    assert reviewer.shown() == left[1:]


def test_the_exported_baseline_is_one_that_the_gate_reads(reviewer: Reviewer, house: Path) -> None:
    page = few(house)
    assert tqcheck("articles", "--isolated").exit_code == 1
    found = issues(page)
    reviewer.open(page)
    for _ in found:
        reviewer.press("j")
        dismiss(reviewer, "vu avec la rédaction")
    (house / "baseline.json").write_text(save(reviewer, "#export-baseline"), encoding="utf-8")
    rows = json.loads((house / "baseline.json").read_text(encoding="utf-8"))["issues"]
    told_of = itemgetter("fingerprint", "rule", "text")
    assert sorted(map(told_of, rows)) == sorted(map(told_of, found))
    assert {row["reason"] for row in rows} == {"vu avec la rédaction"}
    passed = tqcheck("articles", "--isolated", "--baseline", "baseline.json", "--strict-baseline")
    assert passed.exit_code == 0, passed.output


def test_what_is_real_stays_in_the_gate_and_what_is_for_later_does_not(reviewer: Reviewer, house: Path) -> None:
    page = few(house)
    reviewer.open(page)
    for verdict in ("al" * 100)[: len(issues(page))]:
        reviewer.press("j", verdict)
    (house / "baseline.json").write_text(save(reviewer, "#export-baseline"), encoding="utf-8")
    again = run(house, "articles", "--isolated", "--baseline", "baseline.json")
    states = [row["state"] for row in issues(again)]
    assert states == [("new", "known")[number % 2] for number in range(len(states))]


def test_a_baseline_is_kept_whole_when_the_next_report_is_sorted(reviewer: Reviewer, house: Path, page: Path) -> None:
    reviewer.open(page)
    reviewer.press("j")
    dismiss(reviewer, "citation fidèle")
    reviewer.press("j", "l")
    (house / "one.json").write_text(save(reviewer, "#export-baseline"), encoding="utf-8")
    reviewer.open(run(house, "articles", "--isolated", "--baseline", "one.json"))
    assert "citation fidèle" in reviewer.at("#c1 h3").inner_text() or "citation fidèle" in (
        reviewer.at("#c1").get_attribute("data-note") or ""
    )
    reviewer.press("j")
    assert reviewer.current().startswith("3:")
    dismiss(reviewer, "nom propre")
    rows = json.loads(save(reviewer, "#export-baseline"))["issues"]
    assert [(row["state"], row.get("reason", "")) for row in rows][0::2] == [
        ("dismissed", "citation fidèle"), ("dismissed", "nom propre"),
    ]  # fmt: skip
    assert rows[1]["state"] == "known"


def test_a_baseline_can_be_imported_and_what_it_does_not_fit_is_said(
    reviewer: Reviewer, house: Path, page: Path
) -> None:
    reviewer.open(page)
    reviewer.press("j")
    dismiss(reviewer, "citation fidèle")
    reviewer.press("j", "l")
    data = json.loads(save(reviewer, "#export-baseline"))
    data["issues"].append({**data["issues"][0], "fingerprint": "0" * 16})
    (house / "one.json").write_text(json.dumps(data), encoding="utf-8")
    reviewer.value("localStorage.clear()")
    reviewer.open(page)
    assert verdicts(reviewer) == {}
    reviewer.click(".triage summary")
    reviewer.at("#import-baseline").set_input_files(house / "one.json")
    reviewer.wait("document.getElementById('status').textContent !== ''")
    assert verdicts(reviewer) == {"1": "false", "2": "later"}
    assert "citation fidèle" in reviewer.texts("#c1 .told")[0]
    assert reviewer.at("#status").inner_text() == "2 verdicts importés, 1 sans correspondance ici."
    reviewer.press("Escape", "u")
    assert verdicts(reviewer) == {}


def test_a_file_that_is_no_baseline_changes_nothing_and_is_told_so(reviewer: Reviewer, house: Path, page: Path) -> None:
    reviewer.open(page)
    reviewer.press("j", "a")
    for text in ("", "{", "[]", "null", '{"schema": "tqcheck-baseline/9", "issues": []}', "\x00\xff"):
        (house / "wrong.json").write_text(text, encoding="latin-1")
        reviewer.press("u", "a")
        reviewer.at("#import-baseline").set_input_files(house / "wrong.json")
        reviewer.wait("document.getElementById('status').textContent.includes('tqcheck-baseline/1')")
        assert verdicts(reviewer) == {"1": "real"}


def test_verdicts_leave_as_a_table_that_a_spreadsheet_reads(reviewer: Reviewer, page: Path) -> None:
    reviewer.open(page)
    reviewer.press("j", "a", "j")
    dismiss(reviewer, '=SOMME(A1), "vu"')
    rows = list(csv.DictReader(io.StringIO(save(reviewer, "#export-csv"), newline="")))
    found = issues(page)
    assert [row["fingerprint"] for row in rows] == [row["fingerprint"] for row in found]
    assert [int(row["line"]) for row in rows] == [row["line"] for row in found]
    assert [row["text"].lstrip("'") for row in rows] == [row["text"] for row in found]
    assert [row["verdict"] for row in rows][:3] == ["real", "false", ""]
    assert rows[1]["reason"] == '\'=SOMME(A1), "vu"'


def test_the_penalty_follows_the_weights_and_the_verdicts(reviewer: Reviewer, page: Path) -> None:
    reviewer.open(page)
    reviewer.click(".figures summary")
    words: int = told(page)["summary"]["words"]
    counted = [row for row in issues(page) if row["tier"] == "A"]
    numbers = {name: sum(row["severity"] == name for row in counted) for name in ("critical", "major", "minor")}
    usual = {
        name: float(reviewer.at(f"input[data-severity={name}]").input_value()) for name in numbers if numbers[name]
    }

    def penalty(weights: dict[str, float]) -> Any:
        return pytest.approx(sum(numbers[name] * weights[name] for name in weights) * 1000 / words, abs=0.05)

    def shown() -> float:
        text = reviewer.at("#penalty").inner_text()
        return float(text.replace(",", ".").replace("\N{NARROW NO-BREAK SPACE}", ""))

    assert shown() == penalty(usual)
    reviewer.at("input[data-severity=major]").fill("2")
    assert shown() == penalty(usual | {"major": 2})
    reviewer.at("input[data-severity=major]").fill(str(usual["major"]))
    assert shown() == penalty(usual)
    assert counted[0] == issues(page)[0]
    reviewer.click("#c1 p >> nth=0")
    dismiss(reviewer, "nom propre")
    numbers[counted[0]["severity"]] -= 1
    assert shown() == penalty(usual)


def test_figures_say_their_formula_and_when_the_sample_is_too_small(reviewer: Reviewer, house: Path) -> None:
    reviewer.open(run(house, "articles/01-gazoduc.fr.txt", "--isolated"))
    reviewer.click(".figures summary")
    words = told(house / "report.html")["summary"]["words"]
    assert words < 500
    assert f"÷ {words} mots" in " ".join(reviewer.texts(".figures p"))
    assert "Échantillon trop petit" in reviewer.texts(".figures .warning")[0]
    labels = [each.get_attribute("aria-label") or "" for each in reviewer.at("svg.chart").all()]
    assert len(labels) == 2
    assert all(any(char.isdigit() for char in label) for label in labels)
