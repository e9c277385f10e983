"""Size and speed: one article is light; five hundred with 20,000 issues are written, opened and filtered at once."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from report_samples import checked, issue, report
from reviewer import ROOT, Reviewer, run

from tqcheck.check import Checked
from tqcheck.report import Report
from tqcheck.report.html import render

ARTICLES, ISSUES = 500, 40
SLOW = 4  # a machine of tests may be this many times slower than the one the bounds were set for
SENTENCE = "Le conseil a dit mardi que que le board paierait en tenges ou en tenges les dettes du gazoduc. "
SPANS = (
    ("que que", "DUP_WORD", "minor"),
    ("board", "ENG_SPAN", "major"),
    ("en tenges ou en tenges", "DUP_COORD", "critical"),
)


def article(number: int) -> Checked:
    """An article of some 700 words with forty issues."""
    paragraphs = [SENTENCE * 3 for _ in range(14)]
    text = "\n\n".join((f"Titre de l’article {number}", *paragraphs))
    found, start = [], 0
    for place in range(ISSUES):
        span, code, severity = SPANS[place % len(SPANS)]
        start = text.index(span, start)
        found.append(
            issue(
                text, (start, start + len(span)), code, severity=severity, fingerprint=f"{number:08x}{place:08x}",
                edits=[((start, start + 4), "")] if code == "DUP_WORD" else [],
            )
        )  # fmt: skip
        start += len(span)
    return checked(text, *found, name=f"articles/{number:04}.fr.txt")


@pytest.fixture(scope="module")
def big() -> Report:
    return report(*map(article, range(ARTICLES)))


@pytest.fixture(scope="module")
def written(big: Report, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """The page of all of them, and the seconds it took."""
    render(report(article(0)))  # templates are read and compiled once
    began = time.process_time()
    text = render(big)
    took = time.process_time() - began
    path = tmp_path_factory.mktemp("big") / "report.html"
    path.write_text(text, encoding="utf-8")
    return path, took


def test_one_article_is_light(tmp_path: Path) -> None:
    for name in ("faulty/01-gazoduc", "parallel/01-mine-lithium"):
        page = run(tmp_path, str(ROOT / f"corpora/{name}.fr.txt"), "--isolated")
        assert page.stat().st_size < 150_000, name


def test_five_hundred_articles_are_written_in_seconds_into_a_few_megabytes(
    big: Report, written: tuple[Path, float]
) -> None:
    assert sum(len(each.issues) for each in big.checked) == 20_000
    path, took = written
    assert path.stat().st_size < 12_000_000
    assert took < 3 * SLOW


def test_the_time_grows_with_the_number_of_articles_and_no_faster(big: Report) -> None:
    def took(number: int) -> float:
        began = time.process_time()
        render(report(*big.checked[:number]))
        return time.process_time() - began

    few, many = min(took(25) for _ in range(3)), min(took(100) for _ in range(2))
    assert many < 4 * few * 2


def test_five_hundred_articles_open_and_answer_the_first_click_at_once(
    reviewer: Reviewer, written: tuple[Path, float]
) -> None:
    reviewer.page.set_default_timeout(60_000)
    reviewer.open(written[0], "#f-000001f300000005")
    assert reviewer.current().startswith("19966:")
    assert reviewer.in_view("mark.on")
    ready = reviewer.value("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert ready < 4000 * SLOW
    # From the click until the next frame is drawn, as a reader sees it.
    took = reviewer.value("""new Promise(done => {
      const began = performance.now();
      document.querySelector('.filter[data-key=critical]').click();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    })""")
    assert took < 1000 * SLOW
    assert re.sub(r"\D", "", reviewer.at("#counter").inner_text()).endswith("6500")
    began = time.monotonic()
    reviewer.press("1", "j", "a", "j", "l", "u", "n")
    assert time.monotonic() - began < 3 * SLOW
    reviewer.search("article 77")
    reviewer.at("#index thead th button").nth(2).click()
    assert reviewer.value("[...document.querySelectorAll('#index tbody tr')].filter(row => !row.hidden).length") < 500


def test_the_page_stays_readable_without_script_at_that_size(
    without_script: Reviewer, written: tuple[Path, float]
) -> None:
    without_script.page.set_default_timeout(60_000)
    without_script.open(written[0], "#c20000")
    assert without_script.in_view("#c20000 h3")
