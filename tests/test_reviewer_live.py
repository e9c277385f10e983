"""The page of tqcheck watch looks for its next state and keeps the reader's place; no other page does."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from report_samples import checked, issue, report
from reviewer import Reviewer, page_of

FILLER = "Une phrase correcte qui remplit la page. " * 60
TEXT = f"Le board a dit oui.\n\n{FILLER}\n\nIl a dit que que oui.\n\n{FILLER}\n\nEncore le board."
FIRST = [
    issue(TEXT, "board", fingerprint="1" * 16),
    issue(TEXT, "que que", "DUP_WORD", severity="minor", fingerprint="2" * 16),
]
SECOND = [*FIRST, issue(TEXT, "Encore le board", fingerprint="3" * 16)]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return page_of(replace(report(checked(TEXT, *FIRST)), live=True), tmp_path)


def rewrite(page: Path) -> None:
    page_of(replace(report(checked(TEXT, *SECOND)), live=True), page.parent)


def test_a_saved_text_comes_into_view_by_itself_with_filters_and_place(reviewer: Reviewer, page: Path) -> None:
    reviewer.open(page)
    reviewer.click(".filter[data-key=major]")
    reviewer.value("scrollTo(0, 400)")
    reviewer.wait("Math.abs(scrollY - 400) < 3")
    before = reviewer.hash()
    rewrite(page)
    _until(lambda: len(reviewer.shown()) == 2)
    reviewer.wait("Math.abs(scrollY - 400) < 3")
    assert reviewer.hash() == before == "#severity=major"


def test_somebody_who_types_is_not_disturbed(reviewer: Reviewer, page: Path) -> None:
    reviewer.open(page)
    reviewer.press("/")
    reviewer.page.keyboard.type("boa")
    rewrite(page)
    time.sleep(1.6)
    assert reviewer.at("#search").input_value() == "boa"
    assert reviewer.value("document.activeElement.id") == "search"
    reviewer.press("Enter")
    _until(lambda: reviewer.shown() == ["1", "3"])


def test_another_page_stays_as_it_is(reviewer: Reviewer, tmp_path: Path) -> None:
    path = page_of(report(checked(TEXT, *FIRST)), tmp_path)
    reviewer.open(path)
    page_of(report(checked(TEXT, *SECOND)), tmp_path)
    reviewer.value("window.here = 1")
    time.sleep(1.6)
    assert reviewer.value("window.here") == 1


def _until(true: object) -> None:
    assert callable(true)
    end = time.monotonic() + 8
    while True:
        try:
            if true():
                return
        except Exception as error:  # the page is between two states
            if "navigation" not in str(error):
                raise
        assert time.monotonic() < end
        time.sleep(0.05)
