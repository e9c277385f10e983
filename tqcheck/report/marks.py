"""An article as HTML: paragraphs in reading order, the span of every issue marked, each character escaped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from tqcheck.check import Checked, Issue
from tqcheck.document import Document
from tqcheck.report.visible import full_name, parts, printable, short_name, telling
from tqcheck.report.wording import heading, say
from tqcheck.rule import Tier

# Controls, lone surrogates, marks of direction.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_HEADLINE = 200  # code points beyond which a first line is no headline


@dataclass(frozen=True, slots=True)
class Marked:
    """An issue as the page shows it.

    `number` is unique in the page and `ordinal` in its document, `label` is what is said of its link. [start, end) is
    what there is to see of its span: no line ends before or after, and empty where the span has nothing else.
    """

    number: int
    ordinal: int
    label: str
    issue: Issue
    start: int
    end: int
    named: frozenset[str]


def mark(checked: Checked, first: int, lang: str) -> tuple[Marked, ...]:
    """The issues of a document, numbered from `first`."""
    return tuple(
        Marked(
            first + index,
            index + 1,
            _label(lang, index + 1, issue),
            issue,
            *_seen_span(checked.document.text, issue),
            frozenset(telling(checked.document, issue)),
        )
        for index, issue in enumerate(checked.issues)
    )


def _label(lang: str, ordinal: int, issue: Issue) -> str:
    """As in "Défaut 3, guillemets, majeur"."""
    words = [say(lang, "issue_number", number=ordinal), heading(lang, issue), say(lang, str(issue.severity))]
    return ", ".join(words if issue.tier is Tier.A else [*words, say(lang, "to_check")])


def _seen_span(text: str, issue: Issue) -> tuple[int, int]:
    start, end = issue.start, min(issue.end, len(text))
    while start < end and text[start] in "\r\n":
        start += 1
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return (start, end) if start < end else (issue.start, issue.start)


def article(document: Document, marked: Sequence[Marked]) -> Markup:
    """The text of a document with its marks; overlapping spans are cut where they begin and end.

    Every piece carries the numbers of all its issues (data-i); an empty element (id m1) stands where an issue begins, a
    link to its card (class pin) where it ends.
    """
    return Markup("").join(_Article(document, marked).paragraphs())


class _Article:
    """One walk over the text from cut to cut, with the issues that are open."""

    def __init__(self, document: Document, marked: Sequence[Marked]) -> None:
        self.text = document.text
        self.document = document
        self.starts: dict[int, list[Marked]] = defaultdict(list)
        self.ends: dict[int, list[Marked]] = defaultdict(list)
        for each in marked:
            self.starts[each.start].append(each)
            self.ends[each.end].append(each)
        self.cuts = sorted({*self.starts, *self.ends})
        self.open: dict[int, Marked] = {}

    def paragraphs(self) -> Iterator[Markup]:
        """A paragraph for every line that has something to show; the first may be a headline."""
        cut, first, after_blank = 0, True, True
        starts = self.document.line_starts
        for index, start in enumerate(starts):
            end = starts[index + 1] - 1 if index + 1 < len(starts) else len(self.text)
            last = cut
            while last < len(self.cuts) and self.cuts[last] <= end:
                last += 1
            cuts, cut = self.cuts[cut:last], last
            if not cuts and (start == end or self.text[start:end].isspace()):
                after_blank = True
                continue
            tag = "h3" if first and self._is_headline(start, end) else "p"
            style = Markup("") if after_blank else Markup(' class="next"')
            body = Markup("").join(self._line(start, end, cuts))
            yield Markup("<{0}{1}>{2}</{0}>\n").format(Markup(tag), style, body)
            first = after_blank = False

    def _is_headline(self, start: int, end: int) -> bool:
        line = self.text[start:end].rstrip()
        return len(line) <= _HEADLINE and not line.endswith((".", ",", ";", ":")) and end + 1 < len(self.text)

    def _line(self, start: int, end: int, cuts: Iterable[int]) -> Iterator[Markup]:
        position = start
        for cut in cuts:
            yield self._piece(position, cut)
            yield from self._at(cut)
            position = cut
        yield self._piece(position, end)

    def _at(self, cut: int) -> Iterator[Markup]:
        """What stands at a cut: ends of issues, issues of no length, beginnings."""
        for each in self.ends.get(cut, ()):
            if each.start < each.end:
                del self.open[each.number]
                yield _pin(each)
        for each in self.starts.get(cut, ()):
            yield Markup('<span class="at" id="m{}"></span>').format(each.number)
            if each.start < each.end:
                self.open[each.number] = each
            else:
                yield Markup('<mark class="{} void" data-i="{}"></mark>').format(_style([each]), each.number)
                yield _pin(each)

    def _piece(self, start: int, end: int) -> Markup:
        if start >= end:
            return Markup("")
        text = self.text[start:end]
        if not self.open:
            return _plain(text)
        issues = list(self.open.values())
        named = frozenset[str]().union(*(each.named for each in issues))
        numbers = " ".join(str(each.number) for each in issues)
        return Markup('<mark class="{}" data-i="{}">{}</mark>').format(_style(issues), numbers, chips(text, named))


def _style(issues: Sequence[Marked]) -> str:
    """The gravest severity; "check" where no issue is sure; "both" where several overlap."""
    worst = max((each.issue.severity for each in issues), key=lambda severity: severity.rank)
    check = all(each.issue.tier is not Tier.A for each in issues)
    return f"{worst}{' check' if check else ''}{' both' if len(issues) > 1 else ''}"


def _pin(each: Marked) -> Markup:
    check = "" if each.issue.tier is Tier.A else "?"
    return Markup('<a class="pin {0}" href="#c{1}" data-i="{1}" data-n="{2}{3}" aria-label="{4}"></a>').format(
        each.issue.severity, each.number, each.ordinal, check, each.label
    )


def shown(text: str) -> Markup:
    """The text escaped, with a stand-in for what HTML cannot hold and for what would turn the direction of the page."""
    kept = escape(_UNFIT.sub(lambda hit: printable(hit[0]), text))
    return kept.replace("\r", Markup("&#13;")) if "\r" in kept else kept


def chips(text: str, named: frozenset[str]) -> Markup:
    """The text escaped, every unseen character in a chip: with its name where it matters, else a faint sign."""
    return Markup("").join(_chip(part, part in named) if hidden else escape(part) for part, hidden in parts(text))


def _plain(text: str) -> Markup:
    """Text outside every span: chips only where it holds what HTML cannot hold, or what would turn its direction."""
    return chips(text, frozenset(text)) if _UNFIT.search(text) else shown(text)


def _chip(char: str, named: bool) -> Markup:
    style = "chip" if named else "chip faint"
    label = short_name(char) if named else "␣"
    return Markup('<span class="{}" data-c="{}" title="{}">{}</span>').format(
        style, label, full_name(char), shown(char)
    )
