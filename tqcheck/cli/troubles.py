"""What could not be checked, as it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tqcheck.errors import Trouble
from tqcheck.report import Problem

NAMED = 10  # problems of one file that are told one by one


def problems(troubles: Iterable[Trouble], lang: str, unkept: Mapping[str, int] | None = None) -> Iterator[Problem]:
    """Each trouble in a language, the many of one file cut short; `unkept` counts more of them by file."""
    told: Counter[str] = Counter()
    for each in troubles:
        told[each.path] += 1
        if told[each.path] <= NAMED:
            yield Problem(each.path, each.message(lang))
    told.update(unkept or {})
    for path, number in told.items():
        if number > NAMED:
            more = number - NAMED
            fr = f"{path}\N{NO-BREAK SPACE}: {more} autre{'s' * (more > 1)} problème{'s' * (more > 1)} de ce genre."
            en = f"{path}: {more} more problem{'s' * (more > 1)} of this kind."
            yield Problem(path, fr if lang == "fr" else en)
