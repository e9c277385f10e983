"""Score the challenge lines in tests/cases: a line for every rule, with what was found, exact, mended and tempted.

Usage: python tools/cases.py [FAMILY ...] [--show]
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from tqcheck import catalogue
from tqcheck.check import Issue, check
from tqcheck.document import Document
from tqcheck.rule import Rule, Tier

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """A defective line with its mark, or a correct line (no mark) that tempts a rule."""

    code: str
    text: str
    mark: tuple[int, int] | None
    fixed: str | None
    known_failure: str | None
    source: str | None = None

    def issues(self, text: str) -> tuple[Issue, ...]:
        """The issues of `text` under the rules that run by default and the rule of this case."""
        return check(Document(text, source=self.source), running(self.code)).issues

    def found(self) -> Issue | None:
        """The issue of this code that overlaps the mark; it is enough that they touch where one is empty."""
        start, end = self.mark or (0, 0)
        hits = [
            each
            for each in self.issues(self.text)
            if each.code == self.code and (max(each.start, start) < min(each.end, end) or _touch(each, start, end))
        ]
        return hits[0] if hits else None

    def problems(self) -> list[str]:
        """What the rules do wrong on this line, as sentences; empty where they do it right."""
        if self.mark is None:
            wrong = [i for i in self.issues(self.text) if i.code == self.code or i.tier is Tier.A]
            return [f"false alarm {i.code} on {i.text!r}" for i in wrong]
        issue = self.found()
        wrong_text = [] if issue else [f"not found; instead {[i.code for i in self.issues(self.text)]}"]
        if self.fixed is None:
            return wrong_text
        if issue and issue.safe and issue.edits and _plain(apply_edits(self.text, issue)) != _plain(self.fixed):
            wrong_text.append(f"a safe mend gives {apply_edits(self.text, issue)!r}")
        return wrong_text + [f"mended, still {i.text!r}" for i in self.issues(self.fixed) if i.code == self.code]


def running(code: str) -> tuple[Rule, ...]:
    """The rules that run by default, and the rule of that code."""
    return tuple(r for r in catalogue.all_rules() if r.tier is not Tier.C or r.code == code)


def load(families: list[str] | None = None) -> list[Case]:
    """Every case of these families (all without any)."""
    cases: list[Case] = []
    for path in sorted(FOLDER.glob("*.toml")):
        if not families or path.stem.split("-")[0] in families:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            cases += map(_defective, data.get("bad", []))
            cases += map(_correct, data.get("good", []))
    return cases


def _defective(bad: dict[str, str]) -> Case:
    before, inside, after = bad["line"].replace("⟧", "⟦").split("⟦")
    mark = (len(before), len(before) + len(inside))
    known = bad.get("known_failure")
    return Case(bad["code"], before + inside + after, mark, bad.get("fixed"), known, bad.get("source"))


def _correct(good: dict[str, str]) -> Case:
    return Case(good["tempts"], good["line"], None, None, good.get("known_failure"), good.get("source"))


def tally(cases: list[Case]) -> dict[str, Counter[str]]:
    """For each code: bad, found, exact, mendable, mended, good, tempted."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        row = table[case.code]
        if case.mark is None:
            row["good"] += 1
            row["tempted"] += bool(case.problems())
            continue
        issue = case.found()
        row["bad"] += 1
        row["found"] += issue is not None
        row["exact"] += issue is not None and (issue.start, issue.end) == case.mark
        if case.fixed is not None:
            row["mendable"] += 1
            row["mended"] += issue is not None and _plain(apply_edits(case.text, issue)) == _plain(case.fixed)
    return table


def _touch(issue: Issue, start: int, end: int) -> bool:
    """True where the issue or the span is empty and they meet."""
    return (start == end or issue.start == issue.end) and issue.start <= end and issue.end >= start


def _plain(text: str) -> str:
    """The text with every run of any kind of space as one plain space, and none at its ends."""
    return " ".join(text.split())


def apply_edits(text: str, issue: Issue) -> str:
    """The text after the edits of one issue."""
    for edit in sorted(issue.edits, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def main(arguments: list[str]) -> None:
    """Print the table, and with --show every failure."""
    families = [a.lower() for a in arguments if not a.startswith("-")]
    cases = load(families)
    total: Counter[str] = Counter()
    for code, row in tally(cases).items():
        total += row
        print(
            f"{code:16} found {row['found']}/{row['bad']}  exact {row['exact']}/{row['bad']}  "
            f"mended {row['mended']}/{row['mendable']}  tempted {row['tempted']}/{row['good']}"
        )
    print(
        f"{'all':16} found {total['found']}/{total['bad']}  exact {total['exact']}/{total['bad']}  "
        f"mended {total['mended']}/{total['mendable']}  tempted {total['tempted']}/{total['good']}"
    )
    if "--show" in arguments:
        for case in cases:
            for problem in case.problems():
                known = " (known)" if case.known_failure else ""
                print(f"{case.code}{known}: {case.text!r}: {problem}")


if __name__ == "__main__":
    main(sys.argv[1:])
