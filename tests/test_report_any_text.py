"""Whatever the text, the spans and the edits: every renderer gives a report that can be written and read."""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from html.parser import HTMLParser
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from report_samples import checked, issue, report

from tqcheck.check import Checked
from tqcheck.report import concise, html, text
from tqcheck.report import json as json_report
from tqcheck.report.marks import article, mark
from tqcheck.report.mend import after, before, changes
from tqcheck.report.visible import columns

CHARACTERS = st.characters(exclude_categories=[]) | st.sampled_from(
    list('ab  \n\r\t\u00a0\u202f\u200b\u0301漢«»<&"\ud800')
)


@st.composite
def documents(draw: st.DrawFn) -> Checked:
    words = draw(st.text(CHARACTERS, max_size=120))
    offset = st.integers(0, len(words))
    span = st.tuples(offset, offset).map(sorted).map(tuple)
    found = []
    for number, where in enumerate(draw(st.lists(span, max_size=5))):
        edits: Any = draw(st.lists(st.tuples(span, st.text(CHARACTERS, max_size=8)), max_size=1))
        severity, tier = draw(st.sampled_from(["minor", "major", "critical"])), draw(st.sampled_from("AB"))
        found.append(
            issue(words, (where[0], where[1]), edits=edits, severity=severity, tier=tier, fingerprint=f"{number:016x}",
                  fr=draw(st.text(CHARACTERS, max_size=20)))
        )  # fmt: skip
    return checked(words, *found, name=draw(st.text(CHARACTERS, max_size=5)))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(documents(), st.integers(40, 90))
def test_text_and_concise_reports_hold_only_what_a_terminal_can_show(document: Checked, width: int) -> None:
    for out in (text.render(report(document), width=width), concise.render(report(document))):
        out.encode("utf-8")
        assert not [
            char for char in out if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char != "\n"
        ]
    lines = text.render(report(document), width=width).split("\n")
    shown = [(above, row) for above, row in itertools.pairwise(lines) if re.fullmatch(r" {6} *\^+", row)]
    assert all(columns(row) <= max(columns(above) + 1, width) for above, row in shown)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(documents())
def test_json_report_gives_the_text_back(document: Checked) -> None:
    value = json.loads(json_report.render(report(document)).encode("utf-8"))
    (read,) = value["documents"]
    pairs = zip(read["issues"], document.issues, strict=True)
    # A high surrogate before a low one is one character in JSON, by its definition.
    assert all(one["text"] == each.text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
               for one, each in pairs)  # fmt: skip


class Marks(HTMLParser):
    """The text under the marks of every issue."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[tuple[str, list[str]]] = []
        self.text: dict[str, str] = {}
        self.whole = self.alone = ""  # all, and what the mark that is open has without knowing its number
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "mark":
            self.alone = ""
        if tag == "a" and not self.open[-1][1]:  # the mark of one issue, which its link tells
            numbers = [str(found["href"]).removeprefix("#c")]
            self.open[-1][1].extend(numbers)
            self.text[numbers[0]] = self.text.get(numbers[0], "") + self.alone
        self.open.append((tag, (found.get("data-i") or "").split() if tag == "mark" else []))
        for number in self.open[-1][1]:
            self.text.setdefault(number, "")

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        if "a" in tags:
            return
        self.whole += data
        if "mark" in tags and not self.open[tags.index("mark")][1]:
            self.alone += data
        for number in {number for _, numbers in self.open for number in numbers}:
            self.text[number] += data


@settings(max_examples=150, deadline=None, derandomize=True)
@given(documents())
def test_every_issue_is_marked_on_its_own_words(document: Checked) -> None:
    marked = mark(document, 1)
    page = Marks(str(article(document.document.text, marked)))
    assert sorted(map(int, page.text)) == [each.number for each in marked]
    for each in marked:
        told = page.text[str(each.number)]
        assert len(told) == len(re.sub(r"[\n]", "", document.document.text[each.start : each.end]))
    html.render(report(document)).encode("utf-8")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(documents())
def test_a_change_is_a_piece_of_the_text_before_it(document: Checked) -> None:
    words = document.document.text
    for each in document.issues:
        for change in changes(document.document, each):
            assert before(change) in words
            (edit,) = each.edits
            start = words.find(before(change))
            if words.count(before(change)) == 1 and before(change):
                mended = words[: edit.start] + edit.replacement + words[edit.end :]
                assert words[:start] + after(change) + words[start + len(before(change)) :] == mended
