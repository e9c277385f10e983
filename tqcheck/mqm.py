"""An MQM-style penalty: issues weighted by severity, per 1,000 words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from tqcheck.rule import Severity, Tier
from tqcheck.tally import Tally

WEIGHTS: Mapping[Severity, float] = MappingProxyType({Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25})


def per_1000(amount: float, words: int) -> float:
    """An amount per 1,000 words, to two decimals; 0 where there are no words."""
    return round(amount * 1000 / words, 2) if words else 0.0


def penalty(tally: Tally, tiers: Iterable[Tier] = (Tier.A,)) -> float:
    """The weighted issues of these tiers per 1,000 words; 0 is spotless, and there is no upper end.

    This is the "overall normed penalty total" of the MQM raw scoring model (themqm.org, "The MQM Scoring Models";
    Lommel et al. 2024, "The Multi-Range Theory of Translation Quality Measurement", arXiv 2405.16969): the absolute
    penalty total × 1,000 / evaluation word count, with severity multipliers 1, 5 and 25 and all error types alike.
    """
    chosen = tuple(tiers)
    return per_1000(sum(w * tally.total(chosen, (severity,)) for severity, w in WEIGHTS.items()), tally.words)
