"""Assertions for people who test their translation system: no issue, or a failure that shows each in its line.

>>> from tqcheck.testing import assert_clean
>>> assert_clean("Le prix du blé remonte depuis lundi.")
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tqcheck import catalogue
from tqcheck.check import Checked, check
from tqcheck.document import Document
from tqcheck.gate import Limits, Verdict, judge
from tqcheck.report import Report
from tqcheck.report.text import render
from tqcheck.rule import Tier
from tqcheck.tally import count


def assert_clean(
    article: str | Document | Iterable[str | Document],
    *,
    source: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    limits: Limits | None = None,
    lang: str = "en",
) -> tuple[Checked, ...]:
    """Check French articles and raise AssertionError, with the report for a terminal, where the gate fails.

    `article` is a text, a Document or several of them; `source` is the English text of a single one. Without `limits`
    any issue of tier A fails, as on the command line. A text that is not French fails: it was not checked.
    """
    __tracebackhide__ = True
    checked = tuple(check(each, catalogue.choose(select, ignore)) for each in _documents(article, source))
    tally = count(checked)
    wanted = limits or Limits()
    verdict = judge(tally, wanted)
    foreign = [each.document.id for each in checked if each.foreign]
    if foreign:
        raise AssertionError(f"not French, so not checked: {', '.join(foreign)}")
    if not verdict.passed:
        raise AssertionError(f"\n{_told(checked, verdict, lang, wanted.tiers)}")
    return checked


def _documents(article: str | Document | Iterable[str | Document], source: str | None) -> list[Document]:
    several = [article] if isinstance(article, str | Document) else list(article)
    if not several:
        raise ValueError("there is no article to check")
    if source is not None and len(several) > 1:
        raise ValueError("a source belongs to one article: give Document(text, source=…) for several")
    return [
        each if isinstance(each, Document) else Document(each, f"article {number}", source=source)
        for number, each in enumerate(several, 1)
    ]


def _told(checked: tuple[Checked, ...], verdict: Verdict, lang: str, tiers: tuple[Tier, ...]) -> str:
    return render(Report(checked, count(checked), verdict, (), "", lang, tiers))
