"""Metrics: sacrebleu's, loaded when they are first used.

The statistics of a segment are counted once and then serve its own score, that of its document, that of the corpus and
every resample. sacrebleu does the same inside, by methods whose names begin with an underscore; the tests hold every
value against its command.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqcheck.errors import TqcheckError

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

METRICS = ("bleu", "chrf2", "chrf++", "ter")
NAMES = {"bleu": "BLEU", "chrf2": "chrF", "chrf++": "chrF++", "ter": "TER"}
DEFAULT = "chrf++"
Stats = list[list[float]]


@dataclass(frozen=True, slots=True)
class Value:
    """A score from 0 to 100 (TER may be more, and less is better), with the mean and the half width of its interval.

    `mean` and `margin` are those of sacrebleu's bootstrap, None where none was asked for.
    """

    score: float
    mean: float | None = None
    margin: float | None = None


def better(metric: str, first: float, second: float) -> bool:
    """True where the first score is the better one."""
    return first < second if metric == "ter" else first > second


def metric(name: str, *, segment: bool = False) -> Metric:
    """A metric with the settings of sacrebleu's command; for one segment BLEU leaves out the orders it has not."""
    try:
        from sacrebleu.metrics.bleu import BLEU
        from sacrebleu.metrics.chrf import CHRF
        from sacrebleu.metrics.ter import TER
    except ImportError:
        raise TqcheckError(
            "Scores need sacrebleu, which is not installed: pip install 'tqcheck[score]'.",
            "Les scores ont besoin de sacrebleu, qui n’est pas installé\N{NO-BREAK SPACE}: "
            "pip install 'tqcheck[score]'.",
        ) from None
    if name == "bleu":
        return BLEU(effective_order=segment, force=True)  # tokenised text is the business of TOK rules
    return TER() if name == "ter" else CHRF(word_order=2 if name == "chrf++" else 0)


def count(measure: Metric, system: Sequence[str], references: Sequence[Sequence[str]]) -> Stats:
    """What a metric counts in each segment."""
    stats: Stats = measure._extract_corpus_statistics(system, references)
    return stats


def adopt(measure: Metric, references: int) -> None:
    """Let a metric that is given counts know how many references they come from."""
    measure.num_refs = references


def total(measure: Metric, stats: Stats, resamples: int = 0) -> Value:
    """The score of the segments together, with sacrebleu's interval from `resamples` bootstrap samples."""
    found = measure._aggregate_and_compute(stats)
    if not resamples:
        return Value(float(found.score))
    from sacrebleu.significance import _bootstrap_resample

    measure.n_bootstrap = resamples
    measure.seed, drawn = _bootstrap_resample(stats, measure, resamples)
    found.estimate_ci(drawn)
    return Value(float(found.score), float(found._mean), float(found._ci))


def signature(measure: Metric) -> str:
    """The signature that sacrebleu gives to what was measured."""
    return str(measure.get_signature())
