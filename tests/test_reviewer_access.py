"""For every reader: axe-core in both themes, keyboard, small windows, French and English, print, and no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from report_samples import checked, issue, report
from reviewer import ROOT, Reviewer, page_of, run, window

from tqcheck.report import interface

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CORPORA = {
    "sample": ["faulty/01-gazoduc.fr.txt"],
    "source": ["parallel/01-mine-lithium.fr.txt"],
    "clean": ["clean/10-entretien.fr.txt"],
    "many": ["faulty/05-theatre.fr.txt", "clean/10-entretien.fr.txt", "parallel/02-navette.fr.txt"],
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample, an article with its source, a clean one, and many."""
    made = {}
    for name, paths in CORPORA.items():
        arguments = [str(ROOT / "corpora" / path) for path in paths]
        made[name] = run(tmp_path_factory.mktemp(name), *arguments, "--isolated")
    return made


@pytest.fixture
def dark(chromium: Browser) -> Iterator[Reviewer]:
    yield from window(chromium, color_scheme="dark")


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Reviewer]:
    yield from window(chromium, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)


def look_around(page: Reviewer, rules: bool = False) -> None:
    """Open what a reader opens, so that it is looked at as well."""
    for summary in page.at("header summary, .menu summary" + ", #rules > summary" * rules).all():
        if summary.is_visible():
            summary.click()
    page.press("j")


@pytest.mark.parametrize("name", CORPORA)
def test_axe_finds_nothing_in_the_light(reviewer: Reviewer, pages: dict[str, Path], name: str) -> None:
    reviewer.open(pages[name])
    look_around(reviewer, rules=name == "sample")
    assert reviewer.violations() == []


@pytest.mark.parametrize("name", CORPORA)
def test_axe_finds_nothing_in_the_dark(dark: Reviewer, pages: dict[str, Path], name: str) -> None:
    dark.open(pages[name])
    look_around(dark, rules=name == "sample")
    assert dark.violations() == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_dialogs_menus_and_verdicts(
    reviewer: Reviewer, dark: Reviewer, pages: dict[str, Path], theme: str
) -> None:
    page = (reviewer if theme == "light" else dark).open(pages["source"])
    page.press("j", "a", "j", "l", "j", "d")
    assert page.violations("#reason") == []
    page.at("#reason-text").fill("nom propre")
    page.press("Enter", "1")
    assert page.violations(".doc") == []
    for opened, dialog in (("e", "#drawer"), ("?", "#help")):
        page.press(opened)
        assert page.violations(dialog) == []
        page.press("Escape")
    for menu in page.at(".menu > summary").all():
        menu.click()
        assert page.violations(".menu[open]") == []


def test_axe_finds_nothing_on_a_phone(phone: Reviewer, pages: dict[str, Path]) -> None:
    phone.open(pages["source"])
    assert phone.violations() == []
    phone.at("mark").first.tap()
    assert phone.in_view(".card.on h3")
    assert phone.violations() == []
    # A finger needs room.
    small = phone.value("""[...document.querySelectorAll("button, summary, select, input")]
      .filter(each => each.checkVisibility())
      .filter(each => { const box = each.getBoundingClientRect(); return Math.min(box.width, box.height) < 24; })
      .map(each => each.id || each.textContent)""")
    assert small == []


@pytest.mark.parametrize("name", ["source", "many"])
def test_nothing_is_cut_off_at_any_width(reviewer: Reviewer, pages: dict[str, Path], name: str) -> None:
    reviewer.open(pages[name])
    look_around(reviewer)
    for width in (320, 390, 768, 1024, 1440):
        reviewer.page.set_viewport_size({"width": width, "height": 800})
        assert reviewer.value("document.documentElement.scrollWidth") <= width, width


def test_everything_is_reached_with_the_tab_key_and_one_sees_where_one_is(
    reviewer: Reviewer, pages: dict[str, Path]
) -> None:
    reviewer.open(pages["sample"])
    reviewer.press("Tab")
    assert reviewer.value("document.activeElement.className") == "skip"
    assert reviewer.in_view(".skip")
    reached = set()
    for _ in range(80):
        outline, name = reviewer.value("""(() => {
          const at = document.activeElement, style = getComputedStyle(at);
          return [style.outlineStyle !== "none" && style.outlineWidth !== "0px",
                  at.id || at.dataset.key || at.dataset.verdict || at.className || at.tagName];
        })()""")
        assert outline or name == "BODY", name
        reached.add(name)
        reviewer.press("Tab")
    assert {"theme", "help-button", "previous", "next", "major", "minor", "search", "m1", "real", "false"} <= reached


def test_a_reader_who_listens_hears_where_they_are(reviewer: Reviewer, pages: dict[str, Path]) -> None:
    reviewer.open(pages["sample"])
    reviewer.press("j")
    assert re.match(r"Défaut 1, .*(critique|majeur|mineur)", reviewer.value("document.activeElement.ariaLabel"))
    assert reviewer.at(".card.on").get_attribute("aria-current") == "true"
    reviewer.press("a")
    assert re.fullmatch(r"Défaut 1\s?: Vrai", reviewer.at("#status").inner_text())
    assert reviewer.at("#status").get_attribute("role") == "status"


def test_single_keys_can_be_switched_off_for_good(reviewer: Reviewer, pages: dict[str, Path]) -> None:
    reviewer.open(pages["sample"])
    reviewer.press("?")
    reviewer.at("#keys").uncheck()
    reviewer.press("Escape", "j")
    assert reviewer.current().startswith("–")
    reviewer.open(pages["sample"])
    reviewer.press("j")
    assert reviewer.current().startswith("–")
    reviewer.click("#help-button")
    reviewer.at("#keys").check()
    reviewer.press("Escape", "j")
    assert reviewer.current().startswith("1:")


def test_keys_are_left_alone_where_one_types_and_with_a_modifier(reviewer: Reviewer, pages: dict[str, Path]) -> None:
    reviewer.open(pages["sample"])
    reviewer.press("/")
    reviewer.page.keyboard.type("jade")
    assert reviewer.at("#search").input_value() == "jade"
    assert reviewer.current().startswith("–")
    reviewer.open(pages["sample"])
    for modifier in ("Control", "Alt", "Meta"):
        reviewer.press(f"{modifier}+j")
    assert reviewer.current().startswith("–")


def test_every_key_the_help_names_does_something(reviewer: Reviewer, pages: dict[str, Path]) -> None:
    reviewer.open(pages["many"])
    reviewer.press("?")
    named = set(" ".join(reviewer.texts("#help kbd")).split())
    assert {"j", "k", "n", "p", "a", "d", "u", "/", "?"} <= named
    reviewer.press("Escape")
    handled = reviewer.value("document.scripts[document.scripts.length - 1].textContent")
    for key in named - {"Échap"}:
        assert re.search(rf'(?<![\w"])"?{re.escape(key)}"?: ', handled), key


def test_the_theme_follows_the_system_until_the_reader_chooses_and_the_choice_stays(
    reviewer: Reviewer, pages: dict[str, Path]
) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    reviewer.open(pages["sample"])
    light = reviewer.value(ground)
    reviewer.page.emulate_media(color_scheme="dark")
    dark = reviewer.value(ground)
    assert dark != light
    reviewer.click("#theme")
    assert reviewer.value(ground) == light
    reviewer.open(pages["clean"])
    assert reviewer.value(ground) == light
    reviewer.press("t")
    assert reviewer.value(ground) == dark


def test_motion_is_spared_to_those_who_ask_for_it(reviewer: Reviewer, pages: dict[str, Path]) -> None:
    reviewer.open(pages["sample"])
    moving = reviewer.value("""[...document.querySelectorAll('*')].filter(each => {
      const style = getComputedStyle(each);
      return [style.transitionDuration, style.animationDuration].some(time => parseFloat(time) > 0.01);
    }).length""")
    assert moving == 0


@pytest.mark.parametrize(("ui", "lang"), [("fr", "fr"), ("en", "en"), ("en", "fr"), ("fr", "en")])
def test_interface_and_messages_each_speak_their_language(
    reviewer: Reviewer, tmp_path: Path, ui: str, lang: str
) -> None:
    text = "Le board a dit oui."
    what = replace(report(checked(text, issue(text, "board"), name="a.txt"), lang=lang), ui_lang=ui)
    reviewer.open(page_of(what, tmp_path))
    reviewer.press("j")
    assert reviewer.at("html").get_attribute("lang") == ui
    assert reviewer.at("article").get_attribute("lang") == "fr"
    reason = reviewer.at(".card > p").first
    assert reason.inner_text().startswith({"fr": "C’est resté", "en": "This stayed"}[lang])
    assert reason.evaluate("node => node.closest('[lang]').lang") == lang
    assert reviewer.texts(".acts button")[1] == {"fr": "Fausse alerte", "en": "False alarm"}[ui]
    assert reviewer.texts(".verdict .word")[0].split()[-1] == {"fr": "Accepté", "en": "Passed"}[ui]
    assert "{" not in reviewer.at("body").inner_text()


def test_the_whole_interface_is_there_in_both_languages() -> None:
    holes = re.compile(r"\{(\w+)\}")
    for key, (french, english) in interface._WORDS.items():
        assert french.strip(), key
        assert english.strip(), key
        names = [set(holes.findall(side)) - {"_"} for side in (french, english)]
        assert names[0] == names[1], key


@pytest.mark.parametrize("name", ["sample", "source", "many"])
def test_on_paper_everything_is_open_and_numbered_and_the_controls_are_gone(
    reviewer: Reviewer, pages: dict[str, Path], name: str
) -> None:
    reviewer.open(pages[name])
    reviewer.press("1")
    reviewer.page.emulate_media(media="print")
    reviewer.value("dispatchEvent(new Event('beforeprint'))")
    assert reviewer.value("document.querySelectorAll('details:not([open], .menu)').length") == 0
    for gone in (".bar", "#theme", ".acts", ".copy", ".skip"):
        assert not [each for each in reviewer.at(gone).all() if each.is_visible()], gone
    # Whoever filters prints what they see: each issue that is shown has its number in the text and in the list.
    numbers = reviewer.value("""[...document.querySelectorAll('.cards > li')].filter(card => card.checkVisibility())
      .map(card => [card.querySelector('h3 a'), document.querySelector(`#m${card.id.slice(1)}`)])
      .map(links => links.map(link => link.innerText.trim()))""")
    assert numbers
    assert all(card and card == mark.rstrip("?") for card, mark in numbers)
    reviewer.value("dispatchEvent(new Event('afterprint'))")
    assert reviewer.value("document.querySelectorAll('details:not([open], .menu)').length") > 0


def test_the_printed_page_is_a4_and_dark_ink_on_white(dark: Reviewer, pages: dict[str, Path]) -> None:
    dark.open(pages["sample"])
    data = dark.page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {(595, 842)}
    colours = "(style => [style.backgroundColor, style.color])(getComputedStyle(document.querySelector('article')))"
    for theme in ("", "dark", "light"):
        dark.value(f"document.documentElement.dataset.theme = '{theme}'")
        dark.page.emulate_media(media="print")
        assert dark.value(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"], theme


def test_nothing_is_asked_of_the_network_whatever_one_does(reviewer: Reviewer, pages: dict[str, Path]) -> None:
    reviewer.open(pages["many"])
    look_around(reviewer)
    reviewer.press("Escape", "j", "e", "Escape", "c", "a", "l", "u", "t", "s", "s", "1", "0", "n", "p", "?", "Escape")
    assert [url for url in reviewer.asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert (
        reviewer.value("performance.getEntriesByType('resource').filter(each => !each.name.startsWith('data:')).length")
        == 0
    )


def test_the_policy_of_the_page_lets_no_other_script_run(reviewer: Reviewer, pages: dict[str, Path]) -> None:
    answers: list[str] = []
    reviewer.open(pages["sample"])
    reviewer.page.on("response", lambda answer: answers.append(answer.url))
    reviewer.value("""(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", "<img src='https://example.org/x' onerror='window.ran = 1'>");
      document.body.insertAdjacentHTML("beforeend", "<a id=bad href='javascript:window.ran = true'>x</a>");
      document.getElementById("bad").click();
      fetch("https://example.org/").catch(() => {});
    })()""")
    reviewer.page.wait_for_timeout(200)
    assert reviewer.value("window.ran") is None
    assert len([said for said in reviewer.troubles if "Content Security Policy" in said]) >= 4
    assert answers == []
    reviewer.troubles.clear()
    reviewer.asked.clear()
