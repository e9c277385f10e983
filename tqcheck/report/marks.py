"""A text as HTML: paragraphs in reading order, the span of every issue marked, each character escaped.

Strings are put together by hand here and in `cards`, and all that comes from outside goes through `shown` or `chips`:
a page may hold 20,000 issues, and a template takes ten times as long over them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from tqcheck.check import Checked, Issue
from tqcheck.report.visible import full_name, parts, printable, short_name, telling
from tqcheck.rule import Tier

# Controls, lone surrogates, marks of direction.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_HEADLINE = 200  # code points beyond which a first line is no headline


@dataclass(frozen=True, slots=True)
class Marked:
    """An issue as the page shows it.

    `number` is unique in the page and `ordinal` in its document. [start, end) is what there is to see of its span: no
    line ends before or after, and empty where the span has nothing else. `home` is False for its span in the source.
    """

    number: int
    ordinal: int
    issue: Issue
    start: int
    end: int
    named: frozenset[str]
    home: bool = True


def mark(checked: Checked, first: int) -> tuple[Marked, ...]:
    """The issues of a document, numbered from `first`."""
    text = checked.document.text
    return tuple(
        Marked(
            first + index,
            index + 1,
            issue,
            *_seen_span(text, issue.start, issue.end),
            frozenset(telling(checked.document, issue)),
        )
        for index, issue in enumerate(checked.issues)
    )


def in_source(source: str, marked: Iterable[Marked]) -> list[Marked]:
    """The spans of the source that tell."""
    return [
        Marked(each.number, each.ordinal, each.issue, *_seen_span(source, *each.issue.source), frozenset(), False)
        for each in marked
        if each.issue.source is not None
    ]


def _seen_span(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = start, min(end, len(text))
    while first < last and text[first] in "\r\n":
        first += 1
    while last > first and text[last - 1] in "\r\n":
        last -= 1
    return (first, last) if first < last else (start, start)


def article(text: str, marked: Sequence[Marked]) -> Markup:
    """The text with its marks; overlapping spans are cut where they begin and end.

    Every mark carries the numbers of all its issues (data-i) but where it has one alone and tells it by its link: the
    last mark of an issue ends with a link to its card, whose id (m1) is where the card links to.
    """
    return Markup("".join(line for _, line in paragraphs(text, marked)))


def paragraphs(text: str, marked: Sequence[Marked]) -> Iterator[tuple[int, str]]:
    """Where a line of the text starts, and its paragraph, for every line that has something to show."""
    return _Walk(text, marked).paragraphs()


class _Walk:
    """One walk over the text from cut to cut, with the issues that are open."""

    def __init__(self, text: str, marked: Sequence[Marked]) -> None:
        self.text = text
        self.starts: dict[int, list[Marked]] = defaultdict(list)
        self.ends: dict[int, list[Marked]] = defaultdict(list)
        for each in marked:
            self.starts[each.start].append(each)
            self.ends[each.end].append(each)
        self.cuts = sorted({*self.starts, *self.ends})
        self.open: dict[int, Marked] = {}

    def paragraphs(self) -> Iterator[tuple[int, str]]:
        """A paragraph for every line; the first may be a headline."""
        cut, first, after_blank, start, text = 0, True, True, 0, self.text
        while start <= len(text):
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            last = cut
            while last < len(self.cuts) and self.cuts[last] <= end:
                last += 1
            cuts, cut = self.cuts[cut:last], last
            if not cuts and (start == end or text[start:end].isspace()):
                after_blank = True
            else:
                tag = "h3" if first and self._is_headline(start, end) else "p"
                style = "" if after_blank else " class=next"
                yield start, f"<{tag}{style}>{''.join(self._line(start, end, cuts))}</{tag}>\n"
                first = after_blank = False
            start = end + 1

    def _is_headline(self, start: int, end: int) -> bool:
        line = self.text[start:end].rstrip()
        return len(line) <= _HEADLINE and not line.endswith((".", ",", ";", ":")) and end + 1 < len(self.text)

    def _line(self, start: int, end: int, cuts: Iterable[int]) -> Iterator[str]:
        position = start
        for cut in cuts:
            yield self._piece(position, cut)
            for each in self.ends.get(cut, ()):
                self.open.pop(each.number, None)
            for each in self.starts.get(cut, ()):
                if each.start < each.end:
                    self.open[each.number] = each
                else:
                    yield f'<mark class="{_style([each])} void">{_pin(each)}</mark>'
            position = cut
        yield self._piece(position, end)

    def _piece(self, start: int, end: int) -> str:
        """The text between two cuts, with the links of the issues that end there."""
        if start >= end:
            return ""
        text = self.text[start:end]
        if not self.open:
            return _plain(text)
        issues = list(self.open.values())
        pins = "".join(_pin(each) for each in self.ends.get(end, ()) if each.number in self.open)
        if len(issues) == 1:
            (one,) = issues
            style = _style(issues)
            style = f'"{style}"' if " " in style else style
            number = "" if pins else f" data-i={one.number}"
            return f"<mark class={style}{number}>{chips(text, one.named)}{pins}</mark>"
        named = frozenset[str]().union(*(each.named for each in issues))
        numbers = " ".join(str(each.number) for each in issues)
        return f'<mark class="{_style(issues)}" data-i="{numbers}">{chips(text, named)}{pins}</mark>'


def _style(issues: Sequence[Marked]) -> str:
    """The gravest severity; "check" where no issue is sure; "both" where several overlap; "gap" for what was lost."""
    if len(issues) == 1:
        issue = issues[0].issue
        check = "" if issue.tier is Tier.A else " check"
        gap = "" if issues[0].home or issue.start < issue.end else " gap"
        return f"{issue.severity.value}{check}{gap}"
    worst = max((each.issue.severity for each in issues), key=lambda severity: severity.rank)
    check = " check" if all(each.issue.tier is not Tier.A for each in issues) else ""
    return f"{worst.value}{check} both"


def _pin(each: Marked) -> str:
    place = f" id=m{each.number}" if each.home else ""
    return f"<a{place} href=#c{each.number}>{each.ordinal}{'' if each.issue.tier is Tier.A else '?'}</a>"


def shown(text: str) -> Markup:
    """The text escaped, with a stand-in for what HTML cannot hold and for what would turn the direction of the page."""
    return Markup(clean(text))


def clean(text: str) -> str:
    """The same as a plain string, to be put together with others."""
    kept = escape(_UNFIT.sub(lambda hit: printable(hit[0]), text))
    return kept.replace("\r", "&#13;") if "\r" in kept else kept


def chips(text: str, named: frozenset[str]) -> str:
    """The text escaped, every unseen character in a chip: with its name where it matters, else a faint sign (u)."""
    return "".join(_chip(part, part in named) if hidden else escape(part, quote=False) for part, hidden in parts(text))


def _plain(text: str) -> str:
    """Text outside every span: chips only where it holds what HTML cannot hold, or what would turn its direction."""
    if _UNFIT.search(text):
        return chips(text, frozenset(text))
    kept = escape(text, quote=False)
    return kept.replace("\r", "&#13;") if "\r" in kept else kept


def _chip(char: str, named: bool) -> str:
    if not named:
        return f"<u>{clean(char)}</u>"
    return f'<span class=chip data-c="{short_name(char)}" title="{escape(full_name(char))}">{clean(char)}</span>'
