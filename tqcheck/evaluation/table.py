"""The figures of an evaluation for people: weakest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tqcheck.evaluation.figures import Count, Figures
from tqcheck.report.wording import family

_BAR = 20
_HEAD = ("", "recall", "", "found", "exact", "mends right", "precision", "false")


def render(figures: Figures, show: int = 10) -> str:
    """A table of families and one of the rules that miss or cry wolf, then up to `show` places of each kind."""
    return "\n".join(_lines(figures, show))


def _lines(figures: Figures, show: int) -> Iterator[str]:
    folders = ", ".join(f"{n} in {name or 'the folder'}" for name, n in sorted(figures.articles.items()))
    total = figures.total
    articles, defects = _plural(sum(figures.articles.values()), "article"), _plural(total.defects, "defect")
    yield f"{articles} ({folders}), {_plural(figures.words, 'word')}, {defects}"
    yield ""
    named = {f"{name}  {family('en', name)}": each for name, each in _weakest(figures.families).items()}
    yield from _table({**named, "all": total})
    weak = {
        code: each for code, each in figures.by_rule.items() if each.found < each.defects or each.true < each.issues
    }
    if weak:
        yield ""
        yield "Rules that missed a defect or raised a false alarm, weakest first"
        yield from _table(_weakest(weak))
    yield ""
    for name, (words, issues) in figures.quiet.items():
        if words:
            rate = f"{1000 * issues / words:.2f} per 1,000"
            yield f"Correct texts, {name}: {_plural(issues, 'false alarm')} in {_plural(words, 'word')} ({rate})"
    yield from _places("Missed", figures.missed, show)
    yield from _places("False alarms", figures.alarms, show)
    yield from _places("Not counted, since no rule that runs could find them", figures.uncounted, 0)


def _weakest(counts: Mapping[str, Count]) -> dict[str, Count]:
    def weakness(item: tuple[str, Count]) -> tuple[float, float, str]:
        name, each = item
        return (1.0 if each.recall is None else each.recall, 1.0 if each.precision is None else each.precision, name)

    return dict(sorted(counts.items(), key=weakness))


def _table(counts: Mapping[str, Count]) -> Iterator[str]:
    rows = [_HEAD, *(_row(name, each) for name, each in counts.items())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    for row in rows:
        cells = [
            f"{cell:<{size}}" if n in (0, 2) else f"{cell:>{size}}"
            for n, (cell, size) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _row(name: str, each: Count) -> tuple[str, ...]:
    filled = 0 if each.recall is None else int(each.recall * _BAR)
    bar = "" if each.recall is None else "█" * filled + "·" * (_BAR - filled)
    return (
        name,
        _share(each.found, each.defects),
        bar,
        _of(each.found, each.defects),
        _share(each.exact, each.found),
        _of(each.right, each.proposed),
        _share(each.true, each.issues),
        str(each.issues - each.true or "·"),
    )


def _share(part: int, whole: int) -> str:
    """A share rounded down, so that 100 % means all."""
    return f"{100 * part // whole} %" if whole else "–"


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}" if whole else "–"


def _plural(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _places(title: str, places: Iterable[str], show: int) -> Iterator[str]:
    listed = list(places)
    if not listed:
        return
    yield ""
    yield f"{title}: {len(listed)}"
    yield from (f"  {place}" for place in listed[:show])
    if 0 < show < len(listed):
        yield f"  … and {len(listed) - show} more (--show {len(listed)})"
