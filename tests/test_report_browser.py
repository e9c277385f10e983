"""The HTML report in a real browser: keyboard, filters, links, themes, narrow and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, found
from report_samples import checked, issue, place, report

from tqcheck.report.html import render

PROGRAM = found()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no chromium on this machine")

FILLER = "Une phrase correcte qui remplit la page. " * 30
TEXT = f"Le board a dit que que oui.\n\n{FILLER}\n\nPayé en tenges ou en tenges. riyal. {FILLER}\n\nFin sans fin"
ENGLISH = "The " + "very " * 40 + "long-winded board said yes."
SOURCE = f"articles/{'a' * 120}.en.txt"
ISSUES = [
    issue(TEXT, "board", severity="critical", fingerprint="0" * 15 + "1", source=place(ENGLISH, "board")),
    issue(TEXT, "que que", "DUP_WORD", severity="minor", edits=[(" que", "")], safe=True, fingerprint="0" * 15 + "2"),
    issue(TEXT, "en tenges ou en tenges. riyal", "DUP_COORD", fingerprint="0" * 15 + "3"),
    issue(TEXT, ". riyal", "PUN_MIDSTOP", fingerprint="0" * 15 + "4"),
    issue(TEXT, (len(TEXT), len(TEXT)), "PUN_NOFINAL", severity="minor", tier="B", fingerprint="0" * 15 + "5"),
]
OTHER = "Un autre leader."
CONTRAST = """
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (rgb) => rgb.slice(0, 3).map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] > 200) return color;
    }
    return rgba("white");
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.offsetHeight || element.closest("script, .said")) continue;
    const [one, two] = [light(rgba(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (two + 0.05);
    if (ratio < 4.5) poor.push(`${element.className || element.tagName} ${ratio.toFixed(2)}`);
  }
  return [...new Set(poor)];
})()
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert PROGRAM is not None
    with Browser(PROGRAM) as started:
        yield started


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    what = report(
        checked(TEXT, *ISSUES, source=ENGLISH, source_path=SOURCE),
        checked("Rien.", name="b.txt"),
        checked(OTHER, issue(OTHER, "leader"), name="c.txt"),
    )
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(render(what), encoding="utf-8")
    return file


@pytest.fixture
def page(browser: Browser, path: Path) -> Browser:
    look(browser, 1300)
    browser.open(path)
    return browser


def look(browser: Browser, width: int, scheme: str = "light", media: str = "") -> None:
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 600)
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.call("Emulation.setEmulatedMedia", media=media, features=features)


def state(page: Browser) -> tuple[list[str], str]:
    """The numbers of the current cards, and the counter."""
    current = page.run("[...document.querySelectorAll('.card.on')].map(card => card.dataset.i)")
    return current, page.run("document.getElementById('counter').textContent")


def shown(page: Browser) -> list[str]:
    numbers: list[str] = page.run(
        "[...document.querySelectorAll('.cards > li')].filter(card => card.checkVisibility())"
        ".map(card => card.id.slice(1))"
    )
    return numbers


def test_keys_go_to_the_next_and_the_previous_issue(page: Browser) -> None:
    assert state(page) == ([], "– / 6")
    seen = []
    for key in "jjjkkk":
        page.press(key)
        seen.append(state(page)[1])
    assert seen == ["1 / 6", "2 / 6", "3 / 6", "2 / 6", "1 / 6", "6 / 6"]
    assert state(page)[0] == ["6"]
    page.press("j")
    assert state(page) == (["1"], "1 / 6")
    page.press("Escape")
    assert state(page) == ([], "– / 6")


def test_current_issue_is_marked_and_in_view(page: Browser) -> None:
    for _ in range(4):
        page.press("j")
    assert page.run("[...document.querySelectorAll('mark.on')].map(mark => mark.firstChild.data)") == [". riyal"]
    for selector in ("mark.on", ".card.on"):
        top, bottom = page.run(
            f"(r => [r.top, r.bottom])(document.querySelector('{selector}').getBoundingClientRect())"
        )
        assert 0 < top < bottom < 800, selector


def test_current_issue_has_the_focus_but_the_buttons_keep_theirs(page: Browser) -> None:
    page.press("j")
    assert page.run("document.activeElement.closest('.card').dataset.i") == "1"
    label = page.run("document.activeElement.ariaLabel")
    assert label == "Défaut 1, Quelque chose d’étrange critique. Voir dans le texte"
    page.click("#next")
    page.click("#next")
    assert state(page) == (["3"], "3 / 6")
    assert page.run("document.activeElement.id") == "next"


def test_pointer_on_a_mark_shows_its_card_and_the_other_way_round(page: Browser) -> None:
    near = "[...document.querySelectorAll('.near')].map(each => `${each.tagName} ${each.dataset.i}`)"
    page.point("mark[data-i='2']")
    assert page.run(near) == ["MARK 2", "LI 2"]
    page.point("#c1 p")
    assert page.run(near) == ["MARK 1", "MARK 1", "LI 1"]


def test_keys_with_a_modifier_are_left_to_the_browser(page: Browser) -> None:
    page.call("Input.dispatchKeyEvent", type="keyDown", key="j", modifiers=2)
    assert state(page) == ([], "– / 6")


def test_filters_combine_and_the_keys_follow_them(page: Browser) -> None:
    page.click(".filter[data-key=minor]")
    assert shown(page) == ["2", "5"]
    page.click(".filter[data-key=B]")
    assert shown(page) == ["5"]
    page.press("j")
    assert state(page) == (["5"], "1 / 1")
    page.click(".filter[data-key=critical]")
    assert shown(page) == ["5"]
    page.click(".filter[data-key=B]")
    assert shown(page) == ["1", "2", "5"]
    pressed = "[...document.querySelectorAll('.filter[aria-pressed=true]')].map(button => button.dataset.key)"
    assert page.run(pressed) == ["critical", "minor"]
    page.press("0")
    assert shown(page) == ["1", "2", "3", "4", "5", "6"]
    assert page.run(pressed) == []


def test_filter_by_family_hides_the_articles_it_does_not_concern(page: Browser) -> None:
    page.click(".menu summary")
    page.click(".filter[data-key=DUP]")
    assert shown(page) == ["2", "3"]
    visible = "[...document.querySelectorAll('.doc')].filter(doc => doc.checkVisibility()).map(doc => doc.id)"
    assert page.run(visible) == ["d1"]
    assert page.run("document.querySelector('mark.critical').classList.contains('off')") is True
    assert page.run("document.querySelector('mark[data-i=\"2\"]').classList.contains('off')") is False
    page.click(".filter[data-key=DUP]")
    assert page.run(visible) == ["d1", "d2", "d3"]


def test_filters_that_leave_nothing_say_so(page: Browser) -> None:
    page.click(".filter[data-key=critical]")
    page.click(".filter[data-key=B]")
    assert shown(page) == []
    assert page.run("document.getElementById('filtered').checkVisibility()") is True
    page.press("j")
    assert state(page) == ([], "– / 0")
    page.click("#show-all")
    assert len(shown(page)) == 6


def test_click_on_overlapping_marks_visits_each_issue(page: Browser) -> None:
    overlap = 'mark[data-i="3 4"]'
    page.click(overlap)
    assert state(page)[0] == ["3"]
    page.click(overlap)
    assert state(page)[0] == ["4"]
    page.click(overlap)
    assert state(page)[0] == ["3"]


def test_click_on_a_card_shows_its_mark(page: Browser) -> None:
    page.click("#c6 p")
    assert state(page) == (["6"], "6 / 6")
    assert page.run("document.querySelector('mark.on').firstChild.data") == "leader"


def test_address_keeps_filters_and_issue(page: Browser, path: Path) -> None:
    page.click(".filter[data-key=major]")
    page.press("j")
    fragment = page.run("location.hash")
    assert "severity=major" in fragment
    page.open(path, fragment)
    assert shown(page) == ["3", "4", "6"]
    assert state(page) == (["3"], "1 / 3")


def test_help_opens_and_closes(page: Browser) -> None:
    page.press("?")
    assert page.run("document.getElementById('help').open") is True
    page.press("j")
    assert state(page)[0] == []
    page.press("?")
    assert page.run("document.getElementById('help').open") is False


def test_theme_follows_the_system_until_it_is_switched(page: Browser) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    look(page, 1300, "light")
    light = page.run(ground)
    look(page, 1300, "dark")
    dark = page.run(ground)
    assert light != dark
    page.press("t")
    assert page.run(ground) == light
    page.press("t")
    assert page.run(ground) == dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(page: Browser, scheme: str) -> None:
    page.run("delete document.documentElement.dataset.theme")
    look(page, 1300, scheme)
    page.press("j")
    page.click(".filter[data-key=critical]")
    assert page.run(CONTRAST) == []


@pytest.mark.parametrize("width", [360, 400, 700, 1000, 1300])
def test_page_is_never_wider_than_the_window(page: Browser, width: int) -> None:
    look(page, width)
    assert page.run("document.documentElement.scrollWidth") <= width
    page.press("j")
    assert page.run("document.documentElement.scrollWidth") <= width


def test_narrow_window_shows_the_current_issue_above_the_text(page: Browser) -> None:
    look(page, 400)
    page.press("j")
    page.press("j")
    top, bottom = page.run("(r => [r.top, r.bottom])(document.querySelector('.card.on').getBoundingClientRect())")
    assert 300 < top < bottom <= 800


def test_page_is_complete_without_javascript(browser: Browser, path: Path) -> None:
    look(browser, 1300)
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(path, "#c2")
        assert shown(browser) == ["1", "2", "3", "4", "5", "6"]
        assert browser.run("document.querySelector('.bar').checkVisibility()") is False
        assert browser.run("document.querySelector('.cards > li:target').id") == "c2"
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_print_shows_articles_and_issues_without_controls(page: Browser) -> None:
    look(page, 800, media="print")
    for selector, visible in ((".bar", False), (".tools", False), ("article", True), (".card", True)):
        assert page.run(f"document.querySelector('{selector}').checkVisibility()") is visible, selector


def test_the_passage_of_the_source_stands_in_the_card_of_its_issue(page: Browser) -> None:
    passages = page.run("[...document.querySelectorAll('.card .source')].map(each => each.textContent)")
    assert len(passages) == 1
    assert passages[0].startswith("EN … very very")
    assert passages[0].endswith("long-winded board said yes.")
    assert page.run("document.querySelector('.card .source').closest('.card').dataset.i") == "1"
    assert page.run("document.querySelector('.card .source q').lang") == "en"


def test_nothing_is_fetched(page: Browser) -> None:
    fetched: list[Any] = page.run("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [name for name in fetched if not name.startswith("data:")] == []
