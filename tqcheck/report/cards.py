"""The card of an issue as HTML: what, why, the mend, and where."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from tqcheck.check import Checked, Issue, State
from tqcheck.report import mend, wording
from tqcheck.report.interface import say
from tqcheck.report.marks import Marked, chips, clean
from tqcheck.report.mend import Role
from tqcheck.report.visible import full_name, shorten
from tqcheck.report.window import source_window
from tqcheck.rule import Rule, Tier

_LONGEST = 160  # code points of a span or a change on a card
_TAGS = {Role.OLD: "del", Role.NEW: "ins"}


class Cards:
    """Makes the cards of a page: `ui` is the language of what it says itself, `lang` that of the reasons.

    End tags that HTML lets go are left out: they would be 20 bytes of every 500.
    """

    def __init__(self, ui: str, lang: str) -> None:
        self.ui = ui
        self.lang = lang
        self.foreign = "" if ui == lang else f" lang={lang}"
        self.french = "" if ui == "fr" else " lang=fr"
        self.seen: Counter[str] = Counter()
        self.head = cache(self._head)
        self.code = cache(self._code)

    def card(self, checked: Checked, each: Marked) -> str:
        """The card, whose id is c and the number of the issue; its link to the text has the fingerprint for its id."""
        issue = each.issue
        n, severity, check = each.number, issue.severity.value, "" if issue.tier is Tier.A else " check"
        head = self.head(issue.rule)
        aside = "" if issue.state is State.NEW else _state(issue)
        repeated = bool(issue.edits) or issue.text.strip() in issue.message(self.lang)
        style = f'"{severity}{check}"' if check else severity
        return (
            f"<li id=c{n} class={style}{aside}>"
            f"<h3><a id={self._anchor(issue)} href=#m{n}>{each.ordinal}</a> {head}{self._aside(issue)}</h3>"
            f"<p{self.foreign}>{clean(wording.reason(self.lang, issue))}"
            f"{'' if repeated else self._quote(issue, each)}"
            f"{self._source(checked, issue) if issue.source else ''}{self._named(each) if each.named else ''}"
            f"{self._mend(checked, issue, each) if issue.edits else ''}"
            f"<p class=at>{self.code(issue.rule)} "
            f"{say(self.ui, 'at', line=checked.document.place(issue.start)[0])}{self._unit(checked, issue)}\n"
        )

    def _head(self, rule: Rule) -> str:
        check = "" if rule.tier is Tier.A else f" <em>{say(self.ui, 'to_check')}</em>"
        title = clean(wording.bind(self.ui, rule.heading(self.ui)))
        return f"<b>{title}</b>{check} {say(self.ui, rule.severity.value)}"

    def _code(self, rule: Rule) -> str:
        code = clean(rule.code)
        place = f"#r-{code}" if re.fullmatch(r"\w+", rule.code) else f'"#r-{code}"'
        return f"<a href={place}>{code}</a>"

    def _anchor(self, issue: Issue) -> str:
        """f-, the fingerprint, and a number where the page has it already."""
        key = re.sub(r"\W", "", issue.fingerprint)
        self.seen[key] += 1
        return f"f-{key}" if self.seen[key] == 1 else f"f-{key}-{self.seen[key]}"

    def _aside(self, issue: Issue) -> str:
        if issue.state is State.NEW:
            return ""
        note = f" : {issue.note}" if issue.note else ""
        return f" <em class=state>{clean(wording.bind(self.ui, say(self.ui, issue.state.value) + note))}</em>"

    def _quote(self, issue: Issue, each: Marked) -> str:
        text = issue.text.strip("\r\n")
        return f"<p class=quote{self.french}>{chips(shorten(_one_line(text), _LONGEST), each.named)}" if text else ""

    def _source(self, checked: Checked, issue: Issue) -> str:
        """What of the source tells."""
        window = source_window(checked, issue, _LONGEST)
        if window is None:
            return ""
        label = f'<abbr title="{say(self.ui, "english_source")}">EN</abbr>'
        return (
            f"<p class=source>{label} <q lang=en>{clean(window.left)}<b>{clean(window.span)}</b>"
            f"{clean(window.right)}</q>"
        )

    def _named(self, each: Marked) -> str:
        names = ", ".join(full_name(char) for char in sorted(each.named))
        return f"<p class=named>{clean(say(self.ui, 'invisible', names=names))}"

    def _mend(self, checked: Checked, issue: Issue, each: Marked) -> str:
        style = "fix" if issue.safe else '"fix try"'
        return "".join(
            f"<p class={style}{self.french}>{''.join(map(self._piece, change, [each.named] * len(change)))}"
            for change in mend.changes(checked.document, issue)
        )

    def _piece(self, piece: mend.Piece, named: frozenset[str]) -> str:
        text = chips(shorten(_one_line(piece.text), _LONGEST), named)
        tag = _TAGS.get(piece.role)
        return text if tag is None else f"<{tag}>{text}</{tag}>"

    def _unit(self, checked: Checked, issue: Issue) -> str:
        """Line and name of the segment in its file, where the document is made up of several."""
        cell = None if checked.document.file_line else checked.document.cell(issue.start)
        return "" if cell is None else f" <span>{clean(f'{checked.document.path}:{cell.line} · {cell.unit}')}</span>"


def _state(issue: Issue) -> str:
    note = f' data-note="{clean(issue.note)}"' if issue.note else ""
    return f" data-state={issue.state.value}{note}"


def _one_line(text: str) -> str:
    return re.sub(r"[\r\n]+", " ¶ ", text.strip("\r\n")) if "\n" in text or "\r" in text else text
