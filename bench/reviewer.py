"""python -m bench.reviewer: size of the HTML report of 500 articles with 20,000 issues, and the time it takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from tqcheck.check import Checked, Issue, check
from tqcheck.document import Document
from tqcheck.gate import Limits, judge
from tqcheck.report import Report
from tqcheck.report.html import render
from tqcheck.tally import count

CORPUS = Path(__file__).parent.parent / "corpora" / "faulty"
ARTICLES, ISSUES = 500, 40  # issues of one article


def articles() -> Iterator[Checked]:
    """Articles of some 1,000 words made up of those in corpora/, each with ISSUES issues."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt")))
    parts = cycle([check(Document(text)) for text in texts])
    number = 0
    for article in range(ARTICLES):
        text, issues = "", list[Issue]()
        while len(issues) < ISSUES:
            part = next(parts)
            for each in part.issues:
                number += 1
                issues.append(_moved(each, len(text), number))
            text += part.document.text.rstrip("\n") + "\n\n"
        path = f"articles/{article:03d}.fr.txt"
        yield Checked(Document(text, path, path), tuple(issues[:ISSUES]), "fr")


def _moved(issue: Issue, by: int, number: int) -> Issue:
    edits = tuple(edit._replace(start=edit.start + by, end=edit.end + by) for edit in issue.edits)
    return replace(issue, start=issue.start + by, end=issue.end + by, edits=edits, fingerprint=f"{number:016x}")


def main() -> None:
    """Print the figures."""
    checked = tuple(articles())
    tally = count(checked)
    report = Report(checked, tally, judge(tally, Limits()), (), "tqcheck:0")
    start = time.process_time()
    page = render(report).encode()
    seconds = time.process_time() - start
    issues = sum(len(each.issues) for each in checked)
    print(f"{len(checked)} articles, {tally.words:,} words, {issues:,} issues")
    print(
        f"{len(page) / 1e6:.2f} MB, of which {sum(len(each.document.text.encode()) for each in checked) / 1e6:.2f} text"
    )
    print(f"{seconds:.2f} s")


if __name__ == "__main__":
    main()
