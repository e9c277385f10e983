"""Rates: defects per 1,000 words, and how far apart those of two systems are, by bootstrap over their articles."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

ENOUGH = 10
"""Articles from which an interval is told: below, the quantiles that it takes are those of two or three resamples."""
RESAMPLES = 1000
SEED = 12345
ALL = "all"


@dataclass(frozen=True, slots=True)
class Rate:
    """Defects among words."""

    issues: int
    words: int

    @property
    def per_1000(self) -> float:
        """Defects per 1,000 words; 0 where there are no words."""
        return self.issues * 1000 / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """How many defects per 1,000 words one system has more than another, with the 95 % interval where there is one.

    `same` is True where each article has as many in both, so that only the number of its words differs.
    """

    value: float
    low: float | None = None
    high: float | None = None
    same: bool = False

    @property
    def clear(self) -> bool:
        """True where the interval leaves out 0, and not for the words alone."""
        return not self.same and self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in each article: its words, and its defects by family, `all` of them included.

    A word holds a letter or a digit: a « set off by a space is none, and the typography of a system does not count.
    """

    words: Sequence[int]
    issues: Mapping[str, Sequence[int]]

    def rate(self, family: str) -> Rate:
        """The rate over all articles."""
        return Rate(sum(self.issues.get(family, ())), sum(self.words))


class Bootstrap:
    """Resamples of the articles, the same for all systems and families, so that their differences are paired.

    In each resample as many articles are drawn, with replacement, as there are; the rate is that of all drawn words
    together, 1,000 × sum of defects / sum of words, and the difference is taken between systems on the same draw
    (Ph. Koehn, "Statistical Significance Tests for Machine Translation Evaluation", EMNLP 2004, with articles for
    sentences). Articles are drawn and not sentences, since the defects of one article are not independent.

    The interval is the expanded percentile interval (T. Hesterberg, "What Teachers Should Know About the Bootstrap",
    The American Statistician 69(4), 2015): the quantiles at α′/2 and 1 - α′/2 with α′/2 = Φ(-√(n/(n-1)) t), t being
    the 97.5 % quantile of Student's t with n - 1 degrees of freedom, so that few articles give a wider one.
    """

    def __init__(self, articles: int, resamples: int = RESAMPLES, seed: int = SEED) -> None:
        self.articles = articles
        draw = random.Random(seed).choices
        numbers = range(articles)
        self.draws = [draw(numbers, k=articles) for _ in range(resamples if articles >= ENOUGH else 0)]
        self.tail = _tail(articles) if self.draws else 0.0

    def resample(self, counts: Counts, family: str) -> list[float]:
        """The rate of a system in each resample."""
        issues, words = counts.issues.get(family), counts.words
        if issues is None or not any(issues):
            return [0.0] * len(self.draws)
        found = []
        for draw in self.draws:
            drawn = sum(map(words.__getitem__, draw))
            found.append(sum(map(issues.__getitem__, draw)) * 1000 / drawn if drawn else 0.0)
        return found

    def difference(self, first: Sampled, second: Sampled, family: str) -> Difference:
        """The difference of two rates, with the interval that their resamples give."""
        value = first.rate(family).per_1000 - second.rate(family).per_1000
        same = first.counts.issues.get(family) == second.counts.issues.get(family)
        if not self.draws:
            return Difference(value, same=same)
        found = sorted(a - b for a, b in zip(first.drawn(family), second.drawn(family), strict=True))
        cut = int(len(found) * self.tail)
        return Difference(value, found[cut], found[-1 - cut], same)


class Sampled:
    """The counts of a system with the rates that its resamples give, each made once."""

    def __init__(self, counts: Counts, bootstrap: Bootstrap) -> None:
        self.counts, self.bootstrap = counts, bootstrap
        self.rates: dict[str, list[float]] = {}

    def rate(self, family: str) -> Rate:
        """The rate over all articles."""
        return self.counts.rate(family)

    def drawn(self, family: str) -> list[float]:
        """The rate in each resample."""
        if family not in self.rates:
            self.rates[family] = self.bootstrap.resample(self.counts, family)
        return self.rates[family]


def _tail(n: int) -> float:
    """The share of the resamples that the expanded percentile interval leaves out on each side."""
    return NormalDist().cdf(-math.sqrt(n / (n - 1)) * student(n - 1))


def student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t, by the expansion of Cornish and Fisher: right to 0.01 from 5 degrees on.

    Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.7.5.
    """
    z, v = NormalDist().inv_cdf(0.975), float(freedom)
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    )
