"""The HTML report: every span at its place, every character escaped, nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
from html.parser import HTMLParser

import pytest
from report_samples import checked, issue, report

from tqcheck import report as reports
from tqcheck.check import Checked
from tqcheck.gate import Reason
from tqcheck.report import Problem
from tqcheck.report.html import render
from tqcheck.report.marks import article, mark

NBSP, ZWSP = "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}"
VOID = frozenset("meta link br img input hr".split())
HOSTILE = (
    "Titre <script>alert(1)</script> & \"deux\" 'quotes' ]]> --> <!-- \u2028\u2029 fin\n\n"
    "</script></style></textarea><img src=x onerror=alert(1)> the board {{ 7 * 7 }} {% raw %} &amp; &#65;"
)


class Page(HTMLParser):
    """What a browser would see: elements, the text of articles, and the text under the marks of each issue."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.articles: list[str] = []
        self.pieces: list[tuple[int, str, str]] = []  # offset in the article, text, numbers of the issues
        self.scripts: dict[str, str] = {}
        self.styles: list[str] = []
        self.feed(text)
        self.close()
        assert [tag for tag, _ in self.open] == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {key: value or "" for key, value in attrs})
        self.tags.append(element)
        while self.open and self.open[-1][0] == "p" and tag in ("p", "li", "ul"):
            self.open.pop()
        if tag == "li" and self.open[-1][0] == "li":
            self.open.pop()
        if tag not in VOID:
            self.open.append(element)
        if tag == "article":
            self.articles.append("")
        if tag == "mark" and self._inside("article") and not self._inside("src"):
            self.pieces.append((len(self.articles[-1]), "", element[1].get("data-i", "")))
        if tag == "a" and self._inside("mark") and self.pieces and not self._inside("src"):
            offset, text, numbers = self.pieces[-1]
            self.pieces[-1] = offset, text, numbers or element[1]["href"].removeprefix("#c")

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1][0] in ("p", "li") and tag not in ("p", "li"):
            self.open.pop()  # their end tags may be left out
        if tag != "p" or self.open[-1][0] == "p":
            assert self.open.pop()[0] == tag

    def _inside(self, name: str) -> bool:
        """True inside an element with this tag or class."""
        return any(name in (tag, attrs.get("class")) for tag, attrs in self.open)

    @property
    def marks(self) -> dict[str, list[tuple[int, str]]]:
        """The pieces of each issue with their offsets in the text of all articles."""
        found: dict[str, list[tuple[int, str]]] = {}
        for offset, text, numbers in self.pieces:
            for number in numbers.split():
                found.setdefault(number, []).append((offset, text))
        return found

    def handle_data(self, data: str) -> None:
        around = [tag for tag, _ in self.open]
        if "script" in around:
            self.scripts[self.open[-1][1].get("id", "")] = data
        if "style" in around:
            self.styles.append(data)
        if "article" not in around or around[-1] in ("article", "a", "div") or self._inside("src"):
            return
        self.articles[-1] += data
        if "mark" in around:
            offset, text, numbers = self.pieces[-1]
            self.pieces[-1] = offset, text + data, numbers

    def all(self, tag: str, name: str = "") -> list[dict[str, str]]:
        """The attributes of the elements with this tag and class."""
        return [
            attrs for each, attrs in self.tags if each == tag and (not name or name in attrs.get("class", "").split())
        ]


def assert_marked(page: Page, what: reports.Report) -> None:
    """Every issue's marks hold its text, at its place in the article, line ends left out."""
    number = 0
    for each, shown in zip(what.checked, page.articles, strict=True):
        text = each.document.text
        assert re.sub(r"[\r\n]", "", text) == re.sub(r"[\r\n]", "", shown)
        for found in each.issues:
            number += 1
            pieces = page.marks[str(number)]
            assert "".join(piece for _, piece in pieces).replace("\r", "") == re.sub(r"[\r\n]", "", found.text)
            before = re.sub(r"[\r\n]", "", text[: found.start])
            assert re.sub(r"[\r\n]", "", shown[: pieces[0][0]]) == before


ARTICLE = (
    "Le titre sans point\r\n\r\nUn board of directors a dit que que oui, en tenges ou en tenges. riyal.\n"
    f"Suite «{NBSP}the board{NBSP}» et 漢字 e\u0301te\u0301 👩 le mot{ZWSP}lié.\n\n\nFin sans fin"
)


def test_every_span_is_marked_at_its_place() -> None:
    spans = ["Le titre", "board of directors", "que que", "en tenges ou en tenges", ". riyal", "漢字", "e\u0301", ZWSP]
    what = report(checked(ARTICLE, *(issue(ARTICLE, span) for span in spans)))
    assert_marked(Page(render(what)), what)


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 10), (5, 15)],
        [(0, 30), (5, 15), (7, 9)],
        [(3, 9), (3, 9)],
        [(3, 9), (3, 12), (6, 12)],
        [(0, 9), (9, 12)],
        [(0, 12), (12, 12), (12, 20)],
        [(21, 70), (0, len(ARTICLE))],
        [(19, 23)],
        [(20, 22)],
        [(0, 0), (len(ARTICLE), len(ARTICLE))],
    ],
)
def test_nested_overlapping_and_empty_spans_are_all_marked(spans: list[tuple[int, int]]) -> None:
    what = report(checked(ARTICLE, *(issue(ARTICLE, span, fingerprint=f"{n:016x}") for n, span in enumerate(spans))))
    assert_marked(Page(render(what)), what)


def test_any_two_spans_are_marked() -> None:
    text = "ab\ncd\n\ne"
    offsets = list(itertools.combinations_with_replacement(range(len(text) + 1), 2))
    for first, second in itertools.combinations(offsets, 2):
        what = report(checked(text, issue(text, first), issue(text, second)))
        (one,) = what.checked
        assert_marked(Page(f"<article>{article(one.document.text, mark(one, 1))}</article>"), what)


def test_issue_without_length_is_visible() -> None:
    page = Page(render(report(checked("Fini", issue("Fini", (4, 4))))))
    assert len(page.all("mark", "void")) == 1
    assert [attrs["href"] for attrs in page.all("a") if attrs.get("id") == "m1"] == ["#c1"]


def test_mark_and_card_are_linked_both_ways() -> None:
    text = "Le board a dit que que oui."
    page = Page(render(report(checked(text, issue(text, "board"), issue(text, "que que")), checked("Rien.", name="b"))))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = {attrs["href"][1:] for attrs in page.all("a") if attrs["href"].startswith("#")}
    assert {"c1", "c2", "m1", "m2"} <= links <= set(ids)


def test_hostile_text_stays_text_everywhere() -> None:
    found = [
        issue(HOSTILE, "<script>alert(1)</script>", fr=HOSTILE, edits=[("alert(1)", HOSTILE)]),
        issue(HOSTILE, "the board"),
    ]
    what = report(
        checked(HOSTILE, *found, name='a"><script>alert(2)</script>.txt'),
        reasons=[Reason(HOSTILE, HOSTILE)],
        problems=[Problem(HOSTILE, HOSTILE)],
    )
    page = Page(render(what))
    assert_marked(page, what)
    assert len(page.all("script")) == 3  # before the page is shown, its data, the rest
    assert page.all("img") == []
    assert all(not key.startswith("on") for _, attrs in page.tags for key in attrs)
    assert not [attrs for _, attrs in page.tags if "alert" in " ".join(key for key in attrs)]


def test_embedded_data_cannot_end_its_element() -> None:
    what = report(checked(HOSTILE, issue(HOSTILE, "the board", "</script>_<!--", fr=HOSTILE)))
    data = Page(render(what)).scripts["tqcheck-data"]
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data)["rules"] == {"</script>_<!--": ["</script>", "A"]}


def test_the_policy_lets_only_the_style_and_the_scripts_of_the_page_in() -> None:
    out = render(report(checked("Le board.", issue("Le board.", "board"))), scripts=["watch();"])
    page = Page(out)
    (policy,) = [attrs["content"] for attrs in page.all("meta") if attrs.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    texts = re.findall(r"<script>(.*?)</script>", out, re.S)
    assert len(texts) == 3
    assert rules["script-src"].split() == [digest(text) for text in texts]
    assert rules["style-src"] == digest(page.styles[0])
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert not [attrs for _, attrs in page.tags if "style" in attrs]


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_nothing_is_fetched() -> None:
    text = "Voir https://example.org/a et le board."
    out = render(report(checked(text, issue(text, "board"))))
    page = Page(out)
    for tag, attrs in page.tags:
        assert not {"src", "srcset", "action", "background", "poster", "ping"} & set(attrs), tag
        assert attrs.get("href", "#").startswith("#") or attrs["href"] == "data:,"
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|import\(", "".join(page.styles) + page.scripts[""])


def test_lone_surrogates_and_controls_do_not_break_the_page() -> None:
    text = "Un\ud800 \x00 \x1b[31m \x85 board \u202e ici."
    out = render(report(checked(text, issue(text, "board"), issue(text, "\x1b")), checked(text, name="\udcff")))
    out.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
    assert "RIGHT-TO-LEFT OVERRIDE U+202E" in out


def test_invisible_characters_are_named_chips_inside_the_span() -> None:
    text = f"Un mot{ZWSP}lié à 15{NBSP}%."
    page = Page(render(report(checked(text, issue(text, f"mot{ZWSP}lié"), issue(text, f"{NBSP}%")))))
    chips = [(attrs["data-c"], attrs["title"]) for attrs in page.all("span", "chip")]
    assert ("ZWSP", "ZERO WIDTH SPACE U+200B") in chips
    assert ("NBSP", "NO-BREAK SPACE U+00A0") in chips


def test_severity_and_doubt_are_told_in_words() -> None:
    text = "Le board a dit que que oui."
    found = issue(text, "board", severity="critical"), issue(text, "que que", severity="minor", tier="B")
    french, english = (render(report(checked(text, *found), lang=lang)) for lang in ("fr", "en"))
    assert "</b> critique</h3>" in french
    assert "<em>à vérifier</em> mineur</h3>" in french
    assert "<em>to check</em> minor</h3>" in english
    assert '<html lang="en">' in english
    assert "Défaut" not in english


def test_clean_articles_are_collapsed_and_one_alone_is_open() -> None:
    text = "Le board."
    several = Page(render(report(checked(text, issue(text, "board")), checked("Rien.", name="b.txt"))))
    assert ["open" in attrs for attrs in several.all("details", "clean")] == [False]
    assert ["open" in Page(render(report(checked("Rien.")))).all("details", "clean")[0]] == [True]


def test_index_lists_every_document() -> None:
    text = "Le board."
    bad = [checked(text, issue(text, "board"), name=f"{n}.txt") for n in range(3)]
    page = Page(render(report(*bad, checked("Rien.", name="clean.txt"))))
    wanted = {"#d1", "#d2", "#d3", "#d4"}
    assert wanted <= {attrs["href"] for attrs in page.all("a")}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_page_says_the_verdict_and_why(lang: str) -> None:
    failed = render(report(lang=lang, reasons=[Reason("Trois de trop.", "Three too many.")]))
    assert {"fr": "Trois de trop.", "en": "Three too many."}[lang] in failed
    assert {"fr": "Refusé", "en": "Failed"}[lang] in failed
    assert {"fr": "Accepté", "en": "Passed"}[lang] in render(report(lang=lang))


def test_page_is_the_same_each_time_and_grows_in_proportion() -> None:
    text = "Le board a dit que que oui. " * 20

    def documents(n: int) -> list[Checked]:
        return [checked(text, *(issue(text, (i * 28, i * 28 + 8)) for i in range(20)), name=f"{k}") for k in range(n)]

    small, large = render(report(*documents(10))), render(report(*documents(40)))
    assert small == render(report(*documents(10)))
    empty = len(render(report()))
    assert len(large) - empty < 4.2 * (len(small) - empty)


def test_banner_says_that_a_part_was_not_checked() -> None:
    assert "Une partie n’a pas pu être contrôlée." in render(report(problems=[Problem("b.txt", "b.txt manque.")]))
    assert "Une partie" not in render(report())
