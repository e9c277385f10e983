"""Metrics: what the server has done since it started, in the text format of Prometheus."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tqcheck import __version__

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
TYPE = "text/plain; version=0.0.4; charset=utf-8"
_Value = int | float


@dataclass
class Histogram:
    """Seconds, counted in buckets; the last holds what is above all bounds."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        """Count one."""
        self.counts[bisect_left(BUCKETS, seconds)] += 1
        self.total += seconds

    def lines(self, name: str) -> Iterator[str]:
        """The samples: buckets that add up, sum and count."""
        below = 0
        for bound, count in zip((*map(repr, BUCKETS), "+Inf"), self.counts, strict=True):
            below += count
            yield f'{name}_bucket{{le="{bound}"}} {below}'
        yield f"{name}_sum {self.total!r}"
        yield f"{name}_count {below}"


@dataclass
class Metrics:
    """Counts: requests by path and status, refusals by reason, documents, words, issues by rule, workers that ended."""

    requests: Counter[tuple[str, str]] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    workers_lost: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    words: int = 0
    retried: int = 0
    seconds: Histogram = field(default_factory=Histogram)
    started: float = field(default_factory=time.time)

    def render(self, gauges: Mapping[str, tuple[str, Mapping[str, _Value] | _Value]]) -> str:
        """All of it and the gauges of this moment: by name a sentence, and a value or values by state."""
        return "\n".join((*self._lines(), *_gauges(gauges), ""))

    def _lines(self) -> Iterator[str]:
        yield from _head("tqcheck_info", "gauge", "The version, as a label.")
        yield f'tqcheck_info{{version="{__version__}"}} 1'
        yield from _head("tqcheck_start_time_seconds", "gauge", "When the server started, in seconds since 1970.")
        yield f"tqcheck_start_time_seconds {self.started!r}"
        yield from _head("tqcheck_requests_total", "counter", "Requests by path and status; 499 where the client left.")
        for (path, status), count in sorted(self.requests.items()):
            yield f'tqcheck_requests_total{{path="{path}",status="{status}"}} {count}'
        yield from _labelled("tqcheck_rejected_total", "Requests without a report, by reason.", "reason", self.rejected)
        yield from _labelled("tqcheck_issues_total", "Issues by rule.", "rule", self.issues)
        yield from _labelled("tqcheck_workers_lost_total", "Workers that ended.", "reason", self.workers_lost)
        for name, text, value in (
            ("tqcheck_documents_total", "Documents checked.", self.documents),
            ("tqcheck_words_total", "Words of these documents.", self.words),
            ("tqcheck_retries_total", "Requests that were tried again since their worker died.", self.retried),
        ):
            yield from _head(name, "counter", text)
            yield f"{name} {value}"
        name = "tqcheck_check_seconds"
        yield from _head(name, "histogram", "Time from the headers of a request to its report.")
        yield from self.seconds.lines(name)


def _head(name: str, kind: str, text: str) -> Iterator[str]:
    yield f"# HELP {name} {text}"
    yield f"# TYPE {name} {kind}"


def _labelled(name: str, text: str, label: str, counts: Mapping[str, int]) -> Iterator[str]:
    yield from _head(name, "counter", text)
    for key, count in sorted(counts.items()):
        yield f'{name}{{{label}="{_escaped(key)}"}} {count}'


def _gauges(gauges: Mapping[str, tuple[str, Mapping[str, _Value] | _Value]]) -> Iterator[str]:
    for name, (text, value) in gauges.items():
        yield from _head(name, "gauge", text)
        if isinstance(value, Mapping):
            yield from (f'{name}{{state="{state}"}} {each}' for state, each in value.items())
        else:
            yield f"{name} {value}"


def _escaped(value: str) -> str:
    """A label's value; codes of plug-ins may be anything."""
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
