"""Comments: issues that a comment in a marked-up file dismisses, each with a reason.

    <!-- tqcheck-disable-next-line ENG_WORD, DUP_WORD -- the title of the film -->
    <!-- tqcheck-disable QUO -- a poem --> … <!-- tqcheck-enable QUO -->

XML allows no -- in a comment: a dash (—) stands for it there. What is not switched on again is off to the end.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from tqcheck.check import Checked, Issue, State
from tqcheck.document import Comment, Document
from tqcheck.errors import Trouble
from tqcheck.ignores import unknown

_COMMANDS = ("disable", "disable-next-line", "enable")
_COMMAND = re.compile(r"tqcheck-([\w-]*)")
_SEPARATOR = re.compile(r"--|—")
_END = 1 << 60


class Order(NamedTuple):
    """What one comment dismisses: a rule or family, from the first to the last of some lines of the file, and why."""

    rule: str
    reason: str
    path: str
    line: int
    first: int
    last: int

    def holds(self, line: int, issue: Issue) -> bool:
        """True where it dismisses an issue that begins on a line of its file."""
        return self.first <= line <= self.last and self.rule in (issue.code, issue.rule.family, "ALL")


def apply(
    checked: Iterable[Checked], codes: Collection[str]
) -> tuple[tuple[Checked, ...], tuple[Order, ...], tuple[Trouble, ...]]:
    """The documents with what their comments dismiss set aside, the orders that dismissed nothing, and what is wrong.

    `codes` are those of all rules and families.
    """
    done: list[Checked] = []
    unused: list[Order] = []
    troubles: list[Trouble] = []
    for each in checked:
        if not each.document.comments:
            done.append(each)
            continue
        found, wrong = orders(each.document, codes)
        troubles += wrong
        used: set[Order] = set()
        done.append(replace(each, issues=tuple(_state(each.document, issue, found, used) for issue in each.issues)))
        unused += [order for order in found if order not in used and not each.foreign]
    return tuple(done), tuple(unused), tuple(troubles)


def _state(document: Document, issue: Issue, found: Iterable[Order], used: set[Order]) -> Issue:
    line = document.where(issue.start)[0]
    hits = [order for order in found if order.holds(line, issue)]
    used.update(hits)
    if hits and issue.state is State.NEW:
        return replace(issue, state=State.DISMISSED, note=hits[0].reason)
    return issue


def dismissed(document: Document, issue: Issue, codes: Collection[str]) -> bool:
    """True where a comment of the document dismisses an issue."""
    line = document.where(issue.start)[0] if document.comments else 0
    return bool(document.comments) and any(order.holds(line, issue) for order in orders(document, codes)[0])


def orders(document: Document, codes: Collection[str]) -> tuple[list[Order], list[Trouble]]:
    """What the comments of a document order, and a trouble for each that orders nothing that can be done."""
    found: list[Order] = []
    troubles: list[Trouble] = []
    for comment in document.comments:
        parsed = _parsed(comment, document, codes)
        if isinstance(parsed, Trouble):
            troubles.append(parsed)
        elif parsed[0] == "enable":
            found = list(_closed(found, parsed[1], comment, document))
        else:
            command, rules, reason = parsed
            first, last = comment.first, _END
            if command == "disable-next-line":
                first = last = _next(document.file, comment.last)
            found += [Order(rule, reason, document.path, comment.first, first, last) for rule in rules]
    return found, troubles


def _closed(found: list[Order], rules: list[str], comment: Comment, document: Document) -> Iterator[Order]:
    """The orders after some rules, or all where none is named, are switched on again; one that was not off is an order
    that dismisses nothing.
    """
    closed: set[str] = set()
    for order in found:
        if order.last == _END and (order.rule in rules or not rules):
            closed.add(order.rule)
            order = order._replace(last=comment.last)
        yield order
    for rule in rules or ["ALL"] * (not closed):
        if rule not in closed:
            yield Order(rule, "", document.path, comment.first, 0, -1)


def _next(file: Document, line: int) -> int:
    """The next line of a file that is not blank."""
    lines = file.line_starts
    for number in range(line + 1, len(lines) + 1):
        if file.text[lines[number - 1] : file.line_end(number)].strip():
            return number
    return line + 1


def _parsed(comment: Comment, document: Document, codes: Collection[str]) -> tuple[str, list[str], str] | Trouble:
    """The command, the rules and the reason of a comment."""
    command = _COMMAND.match(comment.text)
    name = command[1] if command else ""
    rest = comment.text[command.end() if command else 0 :]
    if name not in _COMMANDS:
        close = (difflib.get_close_matches(name, _COMMANDS, 1, 0.3) or [_COMMANDS[0]])[0]
        return _wrong(
            document,
            comment,
            f"tqcheck-{name} n’existe pas, vouliez-vous dire tqcheck-{close}\N{NO-BREAK SPACE}?",
            f"there is no tqcheck-{name}, did you mean tqcheck-{close}?",
        )
    named, *told = _SEPARATOR.split(rest, maxsplit=1)
    rules = named.upper().replace(",", " ").split()
    for rule in rules:
        why = unknown(rule, codes)
        if why is not None:
            return _wrong(document, comment, f"{why[1]}.", f"{why[0]}.")
    reason = " ".join("".join(told).split())
    if name != "enable" and not rules:
        return _wrong(
            document,
            comment,
            "aucune règle n’est nommée (ALL pour toutes).",
            "no rule is named (ALL means all of them).",
        )
    if name != "enable" and not reason:
        return _wrong(
            document,
            comment,
            f"une raison est attendue, comme dans tqcheck-{name} {rules[0]} -- raison.",
            f"a reason is expected, as in tqcheck-{name} {rules[0]} -- reason.",
        )
    return name, rules, reason


def _wrong(document: Document, comment: Comment, fr: str, en: str) -> Trouble:
    path, line = document.path or document.id, comment.first
    return Trouble(path, f"{path}, ligne {line}\N{NO-BREAK SPACE}: {fr}", f"{path}, line {line}: {en}")
