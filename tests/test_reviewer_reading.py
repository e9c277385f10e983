"""Reading the report: the verdict, marks and cards, mends, the rule, the strip, links, without script."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from command import tqcheck as check
from report_samples import checked, issue, report
from reviewer import ROOT, Reviewer, page_of, run, told

from tqcheck.cli import main
from tqcheck.gate import Reason

FILLER = "Une phrase correcte qui remplit la page. " * 30
NO_BREAK = "\N{NO-BREAK SPACE}"
TEXT = (
    f"Le titre\n\nLe board a dit que que oui, à 15{NO_BREAK}%.\n\n{FILLER}\n\n"
    f"Payé en tenges ou en tenges. riyal. {FILLER}\n\nFin sans fin"
)
ISSUES = [
    issue(TEXT, "board", severity="critical", fingerprint="1" * 16),
    issue(TEXT, "que que", "DUP_WORD", severity="minor", edits=[(" que", "")], safe=True, fingerprint="2" * 16),
    issue(TEXT, f"{NO_BREAK}%", "TYP_SPACE", severity="minor", tier="B", edits=[(NO_BREAK, "")], fingerprint="3" * 16),
    issue(TEXT, "en tenges ou en tenges. riyal", "DUP_COORD", fingerprint="4" * 16),
    issue(TEXT, ". riyal", "PUN_MIDSTOP", fingerprint="5" * 16),
    issue(TEXT, (len(TEXT), len(TEXT)), "PUN_NOFINAL", severity="minor", tier="B", fingerprint="6" * 16),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def plain(folder: Path) -> Path:
    what = report(checked(TEXT, *ISSUES), reasons=[Reason("6 issues, limit 2: 4 too many.", "6 défauts, limite 2.")])
    return page_of(what, folder)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real article as the command line reports it."""
    return run(tmp_path_factory.mktemp("sample"), str(ROOT / "corpora/faulty/01-gazoduc.fr.txt"), "--isolated")


def middle(page: Reviewer, selector: str) -> tuple[float, float]:
    box = page.at(selector).first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_verdict_says_which_limit_failed_and_by_how_much_and_how_to_run_it_again(
    reviewer: Reviewer, sample: Path
) -> None:
    reviewer.open(sample)
    sure = [each for each in told(sample)["documents"][0]["issues"] if each["tier"] == "A"]
    (reason,) = reviewer.texts(".verdict .reasons > p[lang]")
    assert reviewer.texts(".verdict .word") == ["✕ Refusé"]
    assert reason == f"{len(sure)} défauts, limite 0 : {len(sure)} de trop."
    assert reviewer.texts("#command")[0].startswith("tqcheck check ")
    reviewer.click(".command .copy")
    assert reviewer.value("navigator.clipboard.readText()") == reviewer.at("#command").inner_text()
    assert "tqcheck" in reviewer.at("footer").inner_text()
    assert told(sample)["tool"]["signature"] in reviewer.at("footer").inner_text()


def test_keys_follow_the_issues_in_reading_order_and_bring_them_into_view(reviewer: Reviewer, plain: Path) -> None:
    reviewer.open(plain)
    for number in "123456":
        reviewer.press("j")
        assert reviewer.current() == f"{number}: {number} / 6"
        assert reviewer.in_view("mark.on")
        assert reviewer.in_view(".card.on")
    reviewer.press("j", "k", "k")
    assert reviewer.current() == "5: 5 / 6"
    reviewer.press("Escape")
    assert reviewer.current() == "–: – / 6"


def test_a_mark_leads_to_its_card_and_a_card_to_its_mark(reviewer: Reviewer, plain: Path) -> None:
    reviewer.open(plain)
    reviewer.click("mark[data-i='2']")
    assert reviewer.current() == "2: 2 / 6"
    reviewer.click("#c4 p >> nth=0")
    assert reviewer.current() == "4: 4 / 6"
    assert reviewer.in_view("mark.on")
    reviewer.at("mark[data-i='1']").hover()
    assert "near" in (reviewer.at("#c1").get_attribute("class") or "")
    reviewer.at("#c2").hover()
    assert "near" in (reviewer.at("mark[data-i='2']").get_attribute("class") or "")
    assert "near" not in (reviewer.at("#c1").get_attribute("class") or "")


def test_where_spans_overlap_each_click_shows_the_next_of_them(reviewer: Reviewer, plain: Path) -> None:
    reviewer.open(plain)
    seen = []
    for _ in range(3):
        reviewer.click("mark[data-i='4 5']")
        seen.append(reviewer.current()[0])
    assert seen == ["4", "5", "4"]


def test_severity_and_doubt_are_told_by_underline_and_words_as_well_as_colour(reviewer: Reviewer, plain: Path) -> None:
    reviewer.open(plain)
    styles = {
        reviewer.value(f"getComputedStyle(document.querySelector('mark[data-i=\"{number}\"]')).textDecorationStyle")
        for number in (1, 2, 3, 4)
    }
    assert len(styles) == 4
    cards = reviewer.texts(".card h3")
    assert "critique" in cards[0]
    assert "mineur" in cards[1]
    assert "à vérifier" in cards[2]
    assert "majeur" in cards[3]


def test_a_mend_shows_what_goes_and_what_comes_and_can_be_copied(reviewer: Reviewer, plain: Path) -> None:
    reviewer.open(plain)
    assert reviewer.at("#c2 .fix del").inner_text().strip() == "que"
    reviewer.press("j", "j", "c")
    copied = reviewer.value("navigator.clipboard.readText()")
    assert copied.count("que") == 1
    assert copied in TEXT.replace("que que", "que")
    assert reviewer.texts("#c2 .copy") == ["Copié"]
    reviewer.click("#c3 .copy")
    assert NO_BREAK not in reviewer.value("navigator.clipboard.readText()")


def test_an_invisible_character_is_seen_in_the_text_and_named_on_the_card(reviewer: Reviewer, plain: Path) -> None:
    reviewer.open(plain)
    assert "NO-BREAK SPACE U+00A0" in reviewer.texts("#c3 .named")[0]
    assert reviewer.value("document.querySelector('mark[data-i=\"3\"] [data-c]').dataset.c") == "NBSP"
    # What is selected and copied from the article is the article.
    selected = reviewer.value("""(() => {
      const range = document.createRange();
      range.selectNodeContents([...document.querySelectorAll("article p")].find(p => p.textContent.includes("board")));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return getSelection().toString();
    })()""")
    assert selected == f"Le board a dit que que oui, à 15{NO_BREAK}%."


def test_the_rule_is_explained_in_a_drawer_with_the_words_of_tqcheck_explain(reviewer: Reviewer, sample: Path) -> None:
    reviewer.open(sample)
    reviewer.press("j", "e")
    code = told(sample)["documents"][0]["issues"][0]["rule"]
    drawer = reviewer.at("#drawer")
    assert drawer.is_visible()
    said = " ".join(drawer.inner_text().split())
    assert code in said
    assert drawer.locator(".bad li").count() >= 1
    assert drawer.locator(".good li").count() >= 1
    explained = CliRunner().invoke(main, ["explain", code, "--lang", "fr"]).output
    sentences = [line for line in explained.split("\n") if len(line) > 60]
    assert sentences
    assert any(" ".join(line.split()) in said for line in sentences)
    reviewer.press("Escape")
    assert not drawer.is_visible()
    assert reviewer.current().startswith("1:")
    reviewer.click(f"#c1 a[href='#r-{code}']")
    assert drawer.is_visible()
    reviewer.page.mouse.click(20, 400)
    assert not drawer.is_visible()


def test_the_strip_above_the_article_leads_to_the_issue_nearest_to_a_click(reviewer: Reviewer, plain: Path) -> None:
    reviewer.open(plain)
    box = reviewer.at(".strip").bounding_box()
    assert box is not None
    reviewer.page.mouse.click(box["x"] + box["width"] * 0.99, box["y"] + box["height"] / 2)
    assert reviewer.current().startswith("6:")
    reviewer.press("Escape", "Home")
    reviewer.at(".strip").scroll_into_view_if_needed()
    x, y = middle(reviewer, ".strip")
    reviewer.page.mouse.click(x, y)
    assert reviewer.current()[0] in "45"


def test_a_link_to_a_fingerprint_opens_the_page_at_that_issue(reviewer: Reviewer, sample: Path) -> None:
    wanted = told(sample)["documents"][0]["issues"][7]
    reviewer.open(sample, f"#f-{wanted['fingerprint']}")
    assert reviewer.current().startswith("8: 8 /")
    assert reviewer.in_view("mark.on")
    assert reviewer.at(".card.on .at").inner_text().startswith(wanted["rule"])
    # From issue to issue the address follows, so that it can be sent to somebody.
    reviewer.press("j")
    assert reviewer.hash() == f"#f-{told(sample)['documents'][0]['issues'][8]['fingerprint']}"


def test_a_link_to_no_issue_of_ours_harms_nothing(reviewer: Reviewer, plain: Path) -> None:
    for fragment in (
        "#f-0123456789abcdef",
        "#severity=none",
        "#text=%E0%A4%A",
        "#=&&=&file=__proto__",
        "#state=constructor",
    ):
        reviewer.open(plain, fragment)
        assert reviewer.shown() == ["1", "2", "3", "4", "5", "6"], fragment
        reviewer.press("j")
        assert reviewer.current() == "1: 1 / 6"


def test_without_script_every_issue_can_be_read_and_nothing_is_there_that_does_not_work(
    without_script: Reviewer, sample: Path
) -> None:
    page = without_script.open(sample)
    (document,) = told(sample)["documents"]
    reasons = [" ".join(text.split()) for text in page.at(".cards > li > p:first-of-type").all_inner_texts()]
    assert len(reasons) == len(document["issues"])
    for row, reason in zip(document["issues"], reasons, strict=True):
        assert reason == " ".join(row["message"].split())
    assert all(each.is_visible() for each in page.at(".cards > li").all())
    for working in (".bar", "#theme", "#help-button", "button", "input"):
        assert not [each for each in page.at(working).all() if each.is_visible()], working
    page.click("#rules > summary")
    assert page.at(".rule").first.is_visible()
    # The links work by themselves, both ways.
    page.click("#c3 h3 a")
    assert page.page.url.endswith("#m3")
    page.click("#m3")
    assert page.page.url.endswith("#c3")


def test_a_clean_article_says_so_and_can_be_read(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.open(page_of(report(checked("Le titre\n\nTout va bien.")), tmp_path))
    assert reviewer.texts(".verdict .word") == ["✓ Accepté"]
    assert "Tout va bien." in reviewer.texts("article")[0]
    assert "Rien à signaler." in reviewer.texts(".clean summary")[0]
    reviewer.press("j", "k", "n", "p", "a", "d", "u", "c", "e", "s", "1", "0", "/", "t", "?")
    assert reviewer.at("#help").is_visible()


def test_an_article_that_could_not_be_read_is_named(reviewer: Reviewer, tmp_path: Path) -> None:
    (tmp_path / "vide.txt").write_text("", encoding="utf-8")
    (tmp_path / "bon.txt").write_text("Le titre\n\nTout va bien.\n", encoding="utf-8")
    check(str(tmp_path), "--isolated", "--output", f"html={tmp_path / 'report.html'}")
    reviewer.open(tmp_path / "report.html")
    assert "vide.txt" in reviewer.texts(".problems li")[0]
