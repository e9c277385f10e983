"""Finding one's way: filters, search, their address, many articles, and what changed since an earlier report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from report_samples import checked, issue, report
from reviewer import Reviewer, page_of, run

from tqcheck.baseline import Entry
from tqcheck.check import State
from tqcheck.report import Report

TEXT = "Le board a dit que que oui, et le coeur de l’Etat parle.\n\nPayé en tenges ou en tenges. riyal.\n\nFin"
OTHER = "Un autre leader que que voilà."


def spread() -> Report:
    first = checked(
        TEXT,
        issue(TEXT, "board", severity="critical", fr="Mot anglais à traduire."),
        issue(TEXT, "que que", "DUP_WORD", severity="minor", fr="Mot écrit deux fois."),
        replace(issue(TEXT, "coeur", "TYP_LIGATURE", severity="minor"), state=State.DISMISSED, note="citation fidèle"),
        replace(issue(TEXT, "Etat", "TYP_ACCENT", severity="minor"), state=State.KNOWN),
        issue(TEXT, "en tenges ou en tenges", "DUP_COORD", tier="B"),
        name="articles/a.txt",
    )  # fmt: skip
    second = checked(
        OTHER,
        issue(OTHER, "leader", fingerprint="a" * 16),
        issue(OTHER, "que que", "DUP_PHRASE", severity="minor", tier="B"),
        name="articles/b.txt",
    )
    return report(first, checked("Rien.", name="articles/c.txt"), second)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(spread(), tmp_path_factory.mktemp("many"))


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second run over an article: one issue is new, one is gone, the others are as they were."""
    folder = tmp_path_factory.mktemp("compared")
    article, before = folder / "a.txt", folder / "before.json"
    lines = ["Le prix du du blé monte.", "Elle est est partie hier.", "Le port a été été fermé.", "Tout va bien."]
    article.write_text("\n\n".join(lines), "utf-8")
    before.write_bytes(run(folder, str(article), "--isolated").with_suffix(".json").read_bytes())
    lines[2:] = ["Le port a été fermé.", "Tout va va bien."]
    article.write_text("\n\n".join(lines), "utf-8")
    return run(folder, str(article), "--isolated", "--against", str(before))


def pressed(page: Reviewer) -> list[str]:
    return [text.split()[0] for text in page.at(".filter[aria-pressed=true]").all_text_contents()]


def articles(page: Reviewer) -> list[str]:
    return [path for path in page.texts(".doc h2") if path]


def test_what_is_set_aside_is_counted_and_shown_when_it_is_asked_for(reviewer: Reviewer, many: Path) -> None:
    reviewer.open(many)
    assert reviewer.shown() == ["1", "2", "5", "6", "7"]
    assert pressed(reviewer) == ["nouveau"]
    reviewer.click(".filter[data-key=dismissed]")
    assert reviewer.shown() == ["1", "2", "3", "5", "6", "7"]
    assert "citation fidèle" in reviewer.texts("#c3 h3")[0]
    reviewer.click(".filter[data-key=new]")
    assert reviewer.shown() == ["3"]
    reviewer.click("#show-all")
    assert reviewer.shown() == ["1", "2", "3", "4", "5", "6", "7"]


def test_filters_of_one_kind_add_up_and_kinds_narrow_one_another(reviewer: Reviewer, many: Path) -> None:
    reviewer.open(many)
    reviewer.press("1")
    assert reviewer.shown() == ["1"]
    reviewer.press("3")
    assert reviewer.shown() == ["1", "2", "7"]
    reviewer.click(".filter[data-key=B]")
    assert reviewer.shown() == ["7"]
    assert articles(reviewer) == ["articles/b.txt"]
    assert reviewer.current() == "–: – / 1"
    reviewer.press("j")
    assert reviewer.current() == "7: 1 / 1"
    reviewer.press("0")
    assert len(reviewer.shown()) == 7


def test_family_and_rule_are_chosen_in_menus_that_tell_what_they_hold(reviewer: Reviewer, many: Path) -> None:
    reviewer.open(many)
    reviewer.click(".menu:has([data-group=family]) summary")
    reviewer.click(".filter[data-group=family][data-key=DUP]")
    assert reviewer.shown() == ["2", "5", "7"]
    assert reviewer.at(".menu:has([data-group=family]) summary").inner_text().split()[-1] == "1"
    reviewer.press("Escape")
    reviewer.click(".menu:has([data-group=rule]) summary")
    reviewer.click(".filter[data-group=rule][data-key=DUP_COORD]")
    assert reviewer.shown() == ["5"]


def test_each_filter_says_how_many_it_would_show(reviewer: Reviewer, many: Path) -> None:
    reviewer.open(many)
    reviewer.press("0")
    for group, key in (("severity", "critical"), ("severity", "minor"), ("tier", "B"), ("state", "known")):
        button = f".filter[data-group={group}][data-key={key}]"
        told = int(reviewer.at(button).locator(".n").inner_text())
        reviewer.click(button)
        assert len(reviewer.shown()) == told, key
        reviewer.click(button)


def test_search_finds_words_of_reason_span_rule_and_article_without_accents_or_case(
    reviewer: Reviewer, many: Path
) -> None:
    reviewer.open(many)
    for typed, found in (
        ("anglais", ["1"]), ("TRADUIRE", ["1", "6", "7"]), ("tenges", ["5"]), ("dup_word", ["2"]),
        ("b.txt", ["6", "7"]), ("ecrit deux", ["2"]), ("personne", []),
    ):  # fmt: skip
        reviewer.search(typed)
        shown = reviewer.shown()
        assert set(found) <= set(shown), typed
        assert len(shown) < 5, typed
    assert reviewer.at("#filtered").is_visible()
    reviewer.press("j")
    assert reviewer.at("#search").input_value() == "personne"
    assert reviewer.current() == "–: – / 0"


def test_filters_search_and_place_are_in_the_address_and_come_back(reviewer: Reviewer, many: Path) -> None:
    reviewer.open(many)
    reviewer.click(".filter[data-key=minor]")
    reviewer.click(".filter[data-key=dismissed]")
    reviewer.search("a.txt")
    reviewer.press("j")
    shown, hash_, current = reviewer.shown(), reviewer.hash(), reviewer.current()
    assert shown == ["2", "3"]
    assert {"severity=minor", "state=new.dismissed"} <= set(hash_[1:].split("&"))
    for back in (reviewer.reload, lambda: reviewer.open(many, hash_)):
        back()
        assert (reviewer.shown(), reviewer.current(), reviewer.hash()) == (shown, current, hash_)
        assert reviewer.at("#search").input_value() == "a.txt"
        assert pressed(reviewer) == ["mineur", "nouveau", "écarté"]


def test_the_index_leads_into_each_article_and_n_and_p_go_from_one_to_the_next(reviewer: Reviewer, many: Path) -> None:
    reviewer.open(many)
    assert reviewer.texts("#index tbody th") == ["articles/a.txt", "articles/c.txt", "articles/b.txt"]
    reviewer.click("#index tbody tr:nth-child(3) a")
    assert reviewer.in_view("#d3 h2")
    reviewer.click("#index tbody tr:nth-child(2) a")
    assert reviewer.at("#d2 article").is_visible()
    reviewer.press("n")
    assert reviewer.current().startswith("1:")
    reviewer.press("n")
    assert reviewer.current().startswith("6:")
    reviewer.press("p")
    assert reviewer.current().startswith("1:")


def test_the_index_is_sorted_by_each_of_its_columns(reviewer: Reviewer, many: Path) -> None:
    reviewer.open(many)
    names = "#index tbody th"
    head = reviewer.at("#index thead th button")
    head.nth(0).click()
    assert reviewer.texts(names) == ["articles/a.txt", "articles/b.txt", "articles/c.txt"]
    assert reviewer.at("#index th[aria-sort]").get_attribute("aria-sort") == "ascending"
    head.nth(0).click()
    assert reviewer.texts(names)[0] == "articles/c.txt"
    for column in range(1, head.count()):
        head.nth(column).click()
        assert reviewer.at("#index th[aria-sort]").get_attribute("aria-sort") == "descending"
        cells = reviewer.texts(f"#index tbody td:nth-of-type({column})")
        values = [float(cell.replace(",", ".").replace(" ", "") or 0) for cell in cells]
        assert values == sorted(values, reverse=True)


def test_one_article_can_be_chosen_and_stays_chosen(reviewer: Reviewer, many: Path) -> None:
    reviewer.open(many)
    reviewer.at("#file").select_option("articles/b.txt")
    assert articles(reviewer) == ["articles/b.txt"]
    assert reviewer.shown() == ["6", "7"]
    reviewer.reload()
    assert articles(reviewer) == ["articles/b.txt"]
    assert reviewer.at("#file").input_value() == "3"


def test_a_comparison_tells_what_is_new_what_is_gone_and_what_stayed(reviewer: Reviewer, compared: Path) -> None:
    reviewer.open(compared)
    assert reviewer.texts("[data-compare]") == ["1 nouveau", "2 inchangés", "1 disparu"]
    assert len(reviewer.shown()) == 1
    assert reviewer.texts("mark:not(.off)")[0].startswith("va va")
    reviewer.click("[data-compare=known]")
    assert len(reviewer.shown()) == 2
    assert reviewer.at("[data-compare=known]").get_attribute("aria-pressed") == "true"
    reviewer.click("[data-compare=gone]")
    assert "été été" in reviewer.texts("#gone li")[0]
    assert "DUP_WORD" in reviewer.texts("#gone li")[0]
    reviewer.click("[data-compare=new]")
    assert len(reviewer.shown()) == 1


def test_what_is_gone_can_be_read_without_script(without_script: Reviewer, tmp_path: Path) -> None:
    gone = (Entry("0" * 16, "DUP_WORD", "a.txt", "du du"),)
    without_script.open(page_of(replace(report(checked("Rien.")), gone=gone), tmp_path))
    without_script.click("#gone summary")
    assert "du du" in without_script.texts("#gone li")[0]
