"""Paired tests: whether a difference of scores is more than chance, as sacrebleu tests it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from tqcheck.scoring import metrics
from tqcheck.scoring.metrics import METRICS
from tqcheck.scoring.scores import FORMS, Scores

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

Results = Mapping[str, Mapping[str, float]]
MOST = 10_000  # segments; sacrebleu's test takes 200 kB for each


@dataclass(frozen=True, slots=True)
class Tests:
    """The p-values of the systems behind the first, by metric and form; the signatures name test, samples and seed."""

    kind: str
    results: tuple[Results, ...]
    signatures: Mapping[str, str]


class _Counted:
    """A metric whose counts are at hand: what sacrebleu's test takes for the hypotheses are the counts themselves."""

    def __init__(self, metric: Metric) -> None:
        self.metric = metric

    def __getattr__(self, name: str) -> Any:
        return getattr(self.metric, name)

    def _extract_corpus_statistics(self, hypotheses: Any, references: Any) -> Any:
        return hypotheses


def hold(systems: Sequence[Scores], kind: str) -> Tests:
    """Hold every system against the first: paired bootstrap ("bs") or approximate randomisation ("ar").

    Samples and seed are those of sacrebleu's command: 1,000 or 10,000, and SACREBLEU_SEED or 12345.
    """
    from sacrebleu.significance import PairedTest

    metrics.seed()  # says what is wrong with SACREBLEU_SEED
    results: list[dict[str, dict[str, float]]] = [{name: {} for name in METRICS} for _ in systems[1:]]
    signatures: dict[str, str] = {}
    for name in METRICS:
        for number, form in enumerate(FORMS):
            measure = metrics.metric(name)
            metrics.adopt(measure, systems[0].references)
            counted = cast("Metric", _Counted(measure))
            named: Any = [(f"{place}", each.counts[name][number]) for place, each in enumerate(systems)]
            found, scores = PairedTest(named, {name: counted}, references=None, test_type=kind)()
            [(title, signature)] = found.items()
            signatures[name] = str(signature)
            for result, told in zip(results, scores[title][1:], strict=True):
                result[name][form] = float(cast("Any", told).p_value)
    return Tests(kind, tuple(results), signatures)
