"""Metrics: sacrebleu's, loaded when they are first used.

The statistics of a segment are counted once and then serve its own score, that of its document, that of the corpus and
every resample. sacrebleu does the same inside, by methods whose names begin with an underscore; the tests hold every
value against its command.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tqcheck.errors import TqcheckError

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

METRICS = ("bleu", "chrf2", "chrf++", "ter")
NAMES = {"bleu": "BLEU", "chrf2": "chrF", "chrf++": "chrF++", "ter": "TER"}
DEFAULT = "chrf++"
Stats = list[list[float]]


class Value(NamedTuple):
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
    """The score of the segments together, with sacrebleu's interval from `resamples` bootstrap samples.

    The draws are those that sacrebleu makes, but one at a time: it holds them all, 100 kB for each segment.
    """
    found = measure._aggregate_and_compute(stats)
    if not resamples:
        return Value(float(found.score))
    import numpy as np

    measure.n_bootstrap, measure.seed = resamples, str(seed()).lower()
    generator, counts = np.random.default_rng(seed()), np.array(stats, dtype="float32")
    found.estimate_ci([
        measure._compute_score_from_stats(counts[generator.choice(len(stats), size=len(stats))].sum(0))
        for _ in range(resamples)
    ])  # fmt: skip
    return Value(float(found.score), float(found._mean), float(found._ci))


def seed() -> int | None:
    """The seed that sacrebleu takes: SACREBLEU_SEED, or 12345; with "none" every run draws anew."""
    value = os.environ.get("SACREBLEU_SEED", "12345")
    if value.lower() == "none":
        return None
    if not value.isdecimal():
        raise TqcheckError(
            f"SACREBLEU_SEED is a whole number or none, not {value}.",
            f"SACREBLEU_SEED est un nombre entier ou none, pas {value}.",
        )
    return int(value)


def signature(measure: Metric) -> str:
    """The signature that sacrebleu gives to what was measured."""
    return str(measure.get_signature())
