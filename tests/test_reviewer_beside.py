"""Source and reference beside the article: paragraphs that answer one another, omissions, what differs, scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_samples import checked, issue, place, report
from reviewer import Reviewer, page_of, run

SOURCE = "A title\n\nThe board said yes, at 15%.\n\nNobody translated this.\n\nPaid in tenge or riyal."
TARGET = "Un titre\n\nLe board a dit oui, à 15 %.\n\nPayé en tenges ou en riyals."
REFERENCE = "Un titre\n\nLe conseil a dit oui, à 15 %.\n\nPayé en tenges ou en riyals."


@pytest.fixture(scope="module")
def paired(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article with its source, of which a paragraph is missing."""
    found = [
        issue(TARGET, "board", source=place(SOURCE, "board")),
        issue(TARGET, (len(TARGET), len(TARGET)), "SRC_MISSING", severity="critical",
              source=place(SOURCE, "Nobody translated this.")),
    ]  # fmt: skip
    return page_of(report(checked(TARGET, *found, source=SOURCE)), tmp_path_factory.mktemp("paired"))


def test_an_omission_is_shown_in_the_source_where_it_was_lost(reviewer: Reviewer, paired: Path) -> None:
    reviewer.open(paired)
    gap = reviewer.at(".src mark.gap")
    assert gap.inner_text().startswith("Nobody translated this.")
    assert "non traduit" in reviewer.value(
        "getComputedStyle(document.querySelector('.src mark.gap'), '::after').content"
    )
    row = gap.locator("xpath=ancestor::*[contains(@class, 'row')]")
    assert row.locator(".tgt").inner_text().strip() == ""
    gap.click()
    assert reviewer.current().startswith(gap.get_attribute("data-i") or "?")
    reviewer.press("Escape", "k")
    assert reviewer.in_view(".src mark.gap.on")


def test_source_and_translation_stand_side_by_side_paragraph_by_paragraph(reviewer: Reviewer, paired: Path) -> None:
    reviewer.open(paired)
    rows = reviewer.value("""[...document.querySelectorAll('.row')].map(row => {
      const [src, tgt] = [row.querySelector('.src'), row.querySelector('.tgt')];
      const [one, two] = [src.getBoundingClientRect(), tgt.getBoundingClientRect()];
      return [src.innerText.trim(), tgt.innerText.trim(), one.right <= two.left, Math.abs(one.top - two.top) < 2,
              src.closest('[lang]').lang, tgt.closest('[lang]').lang];
    })""")
    assert [(row[0].split()[0], row[1].split()[:1]) for row in rows] == [
        ("A", ["Un"]), ("The", ["Le"]), ("Nobody", []), ("Paid", ["Payé"]),
    ]  # fmt: skip
    assert all(row[2:] == [True, True, "en", "fr"] for row in rows)
    reviewer.press("s")
    assert reviewer.at(".src").first.is_visible() is False
    reviewer.press("s")
    assert reviewer.at(".src").first.is_visible() is True


def test_the_passage_of_the_source_that_tells_is_marked_beside_and_quoted_on_the_card(
    reviewer: Reviewer, paired: Path
) -> None:
    reviewer.open(paired)
    reviewer.press("j")
    assert reviewer.texts("mark.on") == ["board1", "board1"]
    assert "The board said yes" in reviewer.texts("#c1 .source")[0]
    assert reviewer.at("#c1 .source q").get_attribute("lang") == "en"


def test_the_reference_stands_beside_with_the_words_that_differ_and_its_score(
    reviewer: Reviewer, tmp_path: Path
) -> None:
    for name, text in (("a.fr.txt", TARGET), ("a.en.txt", SOURCE), ("ref.txt", REFERENCE)):
        (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
    page = run(tmp_path, str(tmp_path / "a.fr.txt"), "--reference", str(tmp_path / "ref.txt"), "--isolated")
    reviewer.open(page)
    (differs,) = [each for each in reviewer.at(".ref").all() if each.locator("ins").count()]
    assert differs.locator("del").inner_text().strip().endswith("board")
    assert differs.locator("ins").inner_text().strip().endswith("conseil")
    assert "chrF" in differs.locator(".label").inner_text()
    assert reviewer.at(".scores").is_visible()
