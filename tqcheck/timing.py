"""The time of every rule and of every shared analysis, measured from outside: nothing here is met by a usual check."""

from __future__ import annotations

import contextlib
import importlib
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any

from tqcheck.article import Article, Sentence
from tqcheck.bitext import Bitext
from tqcheck.document import Document
from tqcheck.rule import Rule
from tqcheck.source import Source
from tqcheck.triggers import Plan
from tqcheck.worded import Worded

RULE, ANALYSIS, REST = "rule", "analysis", "rest"
Name = tuple[str, str]  # one of the three, and which of them


@dataclass(slots=True)
class Times:
    """Seconds on the clock, each charged to one name alone: an analysis is not charged to the rule that asked first."""

    seconds: defaultdict[Name, float] = field(default_factory=lambda: defaultdict(float))
    findings: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    size: int = 0  # bytes of their texts
    _open: list[Name] = field(default_factory=list)
    _since: float = 0.0

    @property
    def total(self) -> float:
        """All seconds."""
        return sum(self.seconds.values())

    def enter(self, name: Name) -> None:
        """From now on time is charged to this name."""
        now = time.perf_counter()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._open.append(name)
        self._since = now

    def leave(self) -> None:
        """From now on time is charged to what was before."""
        now = time.perf_counter()
        self.seconds[self._open.pop()] += now - self._since
        self._since = now

    def call(self, name: Name, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time charged to a name."""

        @wraps(function)
        def timed(*given: Any, **named: Any) -> Any:
            self.enter(name)
            try:
                return function(*given, **named)
            finally:
                self.leave()

        return timed

    def steps(self, name: Name, made: Callable[[], Iterable[Any]]) -> Iterator[Any]:
        """What an iterable gives, the time of each step charged to a name."""
        steps = self.call(name, lambda: iter(made()))()
        end = object()
        while (each := self.call(name, next)(steps, end)) is not end:
            yield each


def _analysing(times: Times, label: str, make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """An analysis of the article, or of its source or of both, whose time is charged to its own name."""
    own, other = (times.call((ANALYSIS, prefix + label), make) for prefix in ("", "source: "))
    return lambda looked_at: (own if isinstance(looked_at, Article) else other)(looked_at)


@contextlib.contextmanager
def timed() -> Iterator[Times]:
    """Measure all checks that are made in this process as long as this lasts."""
    times = Times()
    with contextlib.ExitStack() as stack:
        for owner in (Worded, Article, Bitext, Source):
            for name, value in vars(owner).items():
                if isinstance(value, cached_property):
                    _set(stack, value, "func", _analysing(times, name.strip("_").replace("_", " "), value.func))
        tokens = vars(Sentence)["tokens"]
        _set(stack, Sentence, "tokens", property(times.call((ANALYSIS, "tokens"), tokens.fget)))
        _set(stack, Rule, "search", _searching(times, Rule.search))
        _set(stack, Plan, "wanted", _wanting(times, Plan.wanted))
        module = importlib.import_module("tqcheck.check")
        _set(stack, module, "document_language", times.call((ANALYSIS, "language"), module.document_language))
        module = importlib.import_module("tqcheck.scale.checking")
        _set(stack, module, "check", _checking(times, module.check))
        yield times


def _set(stack: contextlib.ExitStack, owner: Any, name: str, value: Any) -> None:
    """Another attribute until the stack ends."""
    stack.callback(setattr, owner, name, getattr(owner, name))
    setattr(owner, name, value)


def _searching(times: Times, search: Callable[..., Any]) -> Callable[..., Any]:
    def timed(rule: Rule, *given: Any) -> Iterator[Any]:
        for each in times.steps((RULE, rule.code), lambda: search(rule, *given)):
            times.findings[rule.code] += 1
            yield each

    return timed


def _wanting(times: Times, wanted: Callable[..., Any]) -> Callable[..., Any]:
    return lambda plan, article: times.steps((ANALYSIS, "triggers"), lambda: wanted(plan, article))


def _checking(times: Times, check: Callable[..., Any]) -> Callable[..., Any]:
    def timed(document: Document, *given: Any) -> Any:
        if not times.documents:  # once unmeasured: the first text pays for tables that are loaded and patterns compiled
            check(document, *given)
            times.seconds.clear()
            times.findings.clear()
        times.documents += 1
        times.size += len(document.text.encode("utf-8", "surrogatepass"))
        return times.call((REST, ""), check)(document, *given)

    return timed
