"""What could not be checked, as it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tqcheck.errors import Trouble
from tqcheck.report import Problem

_NAMED = 10  # problems of one file that are told one by one


def problems(troubles: Iterable[Trouble], lang: str) -> Iterator[Problem]:
    """Each trouble in a language, the many of one file cut short."""
    told: Counter[str] = Counter()
    for each in troubles:
        told[each.path] += 1
        if told[each.path] <= _NAMED:
            yield Problem(each.path, each.message(lang))
    for path, number in told.items():
        if number > _NAMED:
            more = number - _NAMED
            fr = f"{path}\N{NO-BREAK SPACE}: {more} autre{'s' * (more > 1)} problème{'s' * (more > 1)} de ce genre."
            en = f"{path}: {more} more problem{'s' * (more > 1)} of this kind."
            yield Problem(path, fr if lang == "fr" else en)
