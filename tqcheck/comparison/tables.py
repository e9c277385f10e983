"""Tables: the figures of a comparison as rows of words, for text and page alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.comparison.compare import Comparison
from tqcheck.comparison.paired import MOST
from tqcheck.comparison.rates import ALL
from tqcheck.comparison.wording import interval, say, verdict
from tqcheck.report.scores import figure
from tqcheck.report.wording import family, number
from tqcheck.scoring.metrics import NAMES
from tqcheck.scoring.scores import ENOUGH, FORMS, STRANGERS

_SURE = 0.05


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, the heads of the columns, the rows, and notes; the first column holds names, the others figures."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def tables(lang: str, found: Comparison) -> Iterator[Table]:
    """All tables of a comparison; systems are numbered in the order in which they were given."""
    yield _totals(lang, found)
    if found.families:
        yield _families(lang, found)
    if found.scores:
        yield from (_scores(lang, found, form) for form in FORMS)


def _totals(lang: str, found: Comparison) -> Table:
    rows = []
    for place, contender in enumerate(found.contenders):
        rate = found.rates[place][ALL]
        difference = found.differences[place - 1][ALL] if place else None
        rows.append((
            f"{place + 1} {contender.name}",
            number(lang, rate.words),
            number(lang, rate.issues),
            figure(lang, rate.per_1000),
            interval(lang, difference) if difference else "",
            verdict(lang, difference) if difference else "",
        ))  # fmt: skip
    tiers = ", ".join(str(tier) for tier in found.tiers)
    heads = (*(say(lang, key) for key in ("system", "words", "issues", "rate", "against")), "")
    notes = (say(lang, "method", found.resamples),) if found.resamples else ()
    return Table(say(lang, "defects", tiers=tiers), heads, tuple(rows), notes)


def _families(lang: str, found: Comparison) -> Table:
    rows = []
    for code in found.families:
        cells = []
        for place, rates in enumerate(found.rates):
            rate = rates[code].per_1000 if code in rates else 0.0
            clear = place > 0 and code in found.differences[place - 1] and found.differences[place - 1][code].clear
            cells.append(f"{figure(lang, rate)}{'*' if clear else ''}")
        rows.append((f"{code} {family(lang, code)}", *cells))
    heads = (say(lang, "family"), *(str(place + 1) for place in range(len(found.contenders))))
    return Table(say(lang, "families"), heads, tuple(rows), (say(lang, "star"),) if found.enough else ())


def _scores(lang: str, found: Comparison, form: str) -> Table:
    rows = []
    for place, scores in enumerate(found.scores):
        cells = [f"{place + 1} {found.contenders[place].name}"]
        for name, score in scores.total.items():
            cell = figure(lang, score.value(form).score)
            if found.tests and place:
                p = found.tests.results[place - 1][name][form]
                cell += f" p={figure(lang, p, 3)}{'*' if p < _SURE else ' '}"
            cells.append(cell)
        rows.append(tuple(cells))
    size = say(lang, "size", len(found.scores[0].ids), segments=number(lang, found.scores[0].size))
    heads = (say(lang, "system"), *NAMES.values())
    notes = tuple(_remarks(lang, found)) if form == FORMS[-1] else ()
    return Table(say(lang, form, size=size), heads, tuple(rows), notes)


def _remarks(lang: str, found: Comparison) -> Iterator[str]:
    for contender, scores in zip(found.contenders, found.scores, strict=True):
        if scores.strangers:
            yield say(lang, "strangers", name=contender.name, least=f"{STRANGERS:g}")
    if found.tests:
        yield say(lang, "pvalues", test=say(lang, found.tests.kind))
    elif found.scores[0].enough:
        yield say(lang, "many", found.scores[0].size, most=number(lang, MOST))
    else:
        yield say(lang, "few", found.scores[0].size, least=ENOUGH)
