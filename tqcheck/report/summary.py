"""The figures that every report ends with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tqcheck import mqm
from tqcheck.check import State
from tqcheck.rule import Tier
from tqcheck.tally import Tally


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of all new issues, those `to_check` (of any tier but A) among them; the rates leave these out.

    `set_aside` counts the others, by their state.
    """

    documents: int
    words: int
    issues: int
    to_check: int
    by_rule: dict[str, int]
    by_family: dict[str, int]
    by_severity: dict[str, int]
    per_1000_words: float
    mqm: float
    set_aside: dict[str, int]


def summarise(tally: Tally) -> Summary:
    """The summary of a tally."""
    families: Counter[str] = Counter()
    by_rule = tally.by_rule()
    for code, n in by_rule.items():
        families[code.split("_")[0]] += n
    issues, sure = tally.total(), tally.total((Tier.A,))
    return Summary(
        tally.documents, tally.words, issues, issues - sure, by_rule, dict(families), tally.by_severity(),
        mqm.per_1000(sure, tally.words), mqm.penalty(tally),
        {str(state): tally.set_aside.get(state, 0) for state in State if state is not State.NEW},
    )  # fmt: skip
