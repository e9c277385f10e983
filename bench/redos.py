"""python -m bench.redos: texts made to be slow, from the parsed form of every regular expression and every example.

A pattern may be quadratic where it is tried at every place and harmless where it is used, so it is not judged: the
strings that slow it down are put into a text, and the check of that is.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from types import FrameType
from typing import Any, NamedTuple

import tqcheck
from tqcheck import catalogue
from tqcheck.check import check
from tqcheck.document import Document
from tqcheck.pattern import Lazy
from tqcheck.rule import Rule

parser: Any = importlib.import_module("re._parser")
_TRIED = "a1 A'.,«é-\n\"(:/@\u00a0$&<;»_%"
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MANY = 8  # repeats that a pattern may make of itself, above which they are worth an attack
_FEW = 24  # attacks for one pattern
_PATIENCE = 5  # seconds after which a check is broken off
MOST = 8.0  # times that four times the text may take: twice what is proportional
HEAD = "Le prix du blé est en hausse dans la région. "  # so that the text is French


class Attack(NamedTuple):
    """A text of any size: a head, a body again and again, and a tail; `name` says what it is aimed at."""

    name: str
    head: str
    body: str
    tail: str = ""

    def text(self, size: int) -> str:
        """The text, of about `size` code points."""
        return self.head + self.body * max(1, size // len(self.body)) + self.tail


# What patterns are made of


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that a module of tqcheck holds, by module and name, and the triggers of rules."""
    found: dict[str, re.Pattern[str]] = {}
    for info in pkgutil.walk_packages(tqcheck.__path__, "tqcheck."):
        if info.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(info.name)).items():
            held = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else (value,)
            for number, each in enumerate(held):
                if isinstance(each, Lazy | re.Pattern) and isinstance(each.pattern, str):
                    found[f"{info.name}.{name}.{number}"] = re.compile(each.pattern, each.flags)
    for rule in catalogue.all_rules():
        if rule.trigger:
            found[f"{rule.code}.trigger"] = re.compile(rule.trigger)
    unique = {(pattern.pattern, pattern.flags): name for name, pattern in found.items()}
    return {name: found[name] for name in sorted(unique.values())}


def attacks(pattern: re.Pattern[str], name: str) -> list[Attack]:
    """Texts that make a pattern repeat, start again, or both, and then fail."""
    made: dict[tuple[str, str], Attack] = {}
    for before, body in _repeats(parser.parse(pattern.pattern, pattern.flags), ""):
        for head, again in (("", before + body), (before, body), ("", before), ("", body), (before, f"{body} ")):
            if again:
                made.setdefault((head, again), Attack(name, head, again))
    return list(made.values())[:_FEW]


def _repeats(parsed: Any, before: str) -> Iterator[tuple[str, str]]:
    """For each part that may come again and again: what may stand before it, and itself."""
    for operator, value in parsed:
        kind = str(operator)
        if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, inner = value
            if most == parser.MAXREPEAT or most > _MANY:
                for body in _samples(inner):
                    yield before, body
            yield from _repeats(inner, before)
            before += _sample(inner) * max(1, least)
        elif kind == "SUBPATTERN":
            yield from _repeats(value[3], before)
            before += _sample(value[3])
        elif kind == "ATOMIC_GROUP":
            yield from _repeats(value, before)
            before += _sample(value)
        elif kind == "BRANCH":
            for branch in value[1][:6]:
                yield from _repeats(branch, before)
            before += _sample(value[1][0])
        elif kind in ("ASSERT", "ASSERT_NOT"):
            yield from _repeats(value[1], before)
        else:
            before += _one(kind, value)


def _samples(parsed: Any) -> list[str]:
    """A few strings that a part matches: with other signs of its class where it is one class."""
    if len(parsed) == 1 and str(parsed[0][0]) in ("IN", "NOT_LITERAL", "ANY"):
        return _signs(str(parsed[0][0]), parsed[0][1])[:3]
    return [_sample(parsed)]


def _sample(parsed: Any) -> str:
    """The shortest string, roughly, that a part matches."""
    made = ""
    for operator, value in parsed:
        kind = str(operator)
        if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            made += _sample(value[2]) * value[0]
        elif kind == "SUBPATTERN":
            made += _sample(value[3])
        elif kind == "ATOMIC_GROUP":
            made += _sample(value)
        elif kind == "BRANCH":
            made += min((_sample(branch) for branch in value[1][:40]), key=len)
        else:
            made += _one(kind, value)
    return made


def _one(kind: str, value: Any) -> str:
    if kind == "LITERAL":
        return chr(value)
    signs = _signs(kind, value)
    return signs[0] if signs else ""


def _signs(kind: str, value: Any) -> list[str]:
    """Signs that a class holds, common ones first; none for what matches no sign."""
    if kind == "ANY":
        return ["a", " "]
    if kind == "NOT_LITERAL":
        return [sign for sign in _TRIED if ord(sign) != value]
    if kind != "IN":
        return []
    own = [chr(each) for operator, each in value if str(operator) == "LITERAL"]
    negated = str(value[0][0]) == "NEGATE"
    return [sign for sign in (*_TRIED, *own) if any(_holds(sign, *item) for item in value) is not negated]


_CLASSES = {
    "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
}  # fmt: skip


def _holds(sign: str, operator: Any, value: Any) -> bool:
    kind = str(operator)
    if kind == "LITERAL":
        return bool(ord(sign) == value)
    if kind == "RANGE":
        low, high = value
        return bool(low <= ord(sign) <= high)
    return kind == "CATEGORY" and re.match(_CLASSES[str(value)], sign) is not None


# What rules are made of


def aimed(rule: Rule, most: int | None = None) -> list[Attack]:
    """Texts from the examples of a rule and its triggers; `most` of them, evenly taken, where that is given."""
    made = {(each.head, each.body, each.tail): each for each in (*_spans(rule), *_pumps(rule), *_signals(rule))}
    found = list(made.values())
    step = 1 if most is None else max(1, len(found) // most)
    return found[::step]


def _spans(rule: Rule) -> Iterator[Attack]:
    """Whole examples, and what is marked in them, again and again."""
    for bad in rule.bad[:3]:
        start, end = bad.span
        span = bad.text[start:end]
        for body in (span, f"{span} ", f"{bad.text} ", f"{bad.text}\n\n"):
            yield Attack(rule.code, HEAD, body or " ")
        yield Attack(rule.code, HEAD + bad.text[:start], f"{span} ", bad.text[end:])


def _pumps(rule: Rule) -> Iterator[Attack]:
    """Examples in which one word or sign is written again and again, or made longer."""
    for bad in rule.bad[:3]:
        text = bad.text
        for found in _TOKEN.finditer(text):
            start, end = found.span()
            head, tail = f"{HEAD}\n\n{text[:start]}", text[end:]
            yield Attack(rule.code, head, found[0], tail)
            yield Attack(rule.code, head, f"{found[0]} ", tail)
            if found[0].isalnum():
                yield Attack(rule.code, head + found[0], found[0][-1], tail)
                yield Attack(rule.code, head, "A" if found[0].isalpha() else "1", text[start:])


def _signals(rule: Rule) -> Iterator[Attack]:
    """What wakes the rule, again and again."""
    for sign in (*sorted(rule.chars)[:6], *rule.literals[:3], *sorted(rule.words)[:3]):
        yield Attack(rule.code, HEAD, sign)
        yield Attack(rule.code, HEAD, f"{sign} a ")


def general() -> Iterator[Attack]:
    """Texts that are aimed at the shared analyses: runs of one sign, of openers, of words, of lines."""
    bodies = (
        *"a A é 1 . , ; : ! ? - – — ' ’ \" « » “ ” ( ) [ ] { } < > / \\ @ # % & * _ = + ~ | $ € ° …".split(" "),
        *(" ", "\n", "\r\n", "\t", "\N{NO-BREAK SPACE}", "\N{COMBINING ACUTE ACCENT}", "e\N{COMBINING ACUTE ACCENT}"),
        *(
            "\0",
            "\ud800",
            "\N{RIGHT-TO-LEFT OVERRIDE}",
            "\N{ZERO WIDTH SPACE}",
            "\N{REPLACEMENT CHARACTER}",
            "🎉",
            "漢",
        ),
        *(
            "a ",
            "A ",
            "Aa ",
            "a.",
            "A.",
            "a, ",
            "a-",
            "a'",
            "1 ",
            "1.",
            "1,",
            "1 000 ",
            "12:",
            "1/",
            "l' ",
            "M. ",
            "etc. ",
        ),
        *(
            "« a ",
            "a » ",
            "« « ",
            "“a ",
            '"a ',
            '"a" ',
            "(a ",
            "a) ",
            "[a ",
            "([{",
            "()",
            "« »",
            "- a\n",
            "a\n",
            "a\n\n",
        ),
        *(
            "le le ",
            "le la ",
            "a b a b c ",
            "Le the ",
            "the of ",
            "a.b.",
            "a@b.",
            "http://",
            "www.a.",
            "#a",
            "@a ",
            "a_",
            "&a",
        ),
        *(
            "Il a dit : « ",
            "», dit-il. ",
            "Jean Dupont ",
            "le 12 mai 2021 ",
            "2021-",
            "1,000.00 ",
            "$1 million ",
            "12 % ",
        ),
        *(
            "deux mille ",
            "vingt-et-",
            "cent ",
            "<b>",
            "</b>",
            "&lt;",
            "{0}",
            "Ã©",
            "â€™",
            "A B C. ",
            "AAAA ",
            "Est-ce que ",
        ),
    )
    return (Attack("general", HEAD, body) for body in bodies)


# How long they take


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The least processor time of a few runs; without looks for garbage, which take as long as all that is held."""
    least = float("inf")
    gc.disable()
    try:
        for _ in range(times):
            start = time.process_time()
            work()
            least = min(least, time.process_time() - start)
    finally:
        gc.enable()
    return least


def within(patience: float, work: Callable[[], object], times: int = 1) -> float:
    """The same, or infinity where it takes longer than `patience` seconds, at which it is broken off."""
    before = signal.signal(signal.SIGPROF, _late)
    signal.setitimer(signal.ITIMER_PROF, patience * times)
    try:
        return seconds(work, times)
    except TimeoutError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _late(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def scan(pattern: re.Pattern[str], text: str) -> None:
    """Look for a pattern at every place."""
    for _ in pattern.finditer(text):
        pass


def suspects(size: int, floor: float, kept: int = 3) -> list[Attack]:
    """The attacks that make a pattern take longer than `floor` seconds for `size` code points: the worst `kept`."""
    found: list[Attack] = []
    for name, pattern in patterns().items():
        times = [(within(1, partial(scan, pattern, each.text(size))), each) for each in attacks(pattern, name)]
        worst = sorted((each for each in times if each[0] > floor), key=lambda each: -each[0])
        found += [each._replace(head=HEAD + each.head) for _, each in worst[:kept]]
    return list({(each.head, each.body): each for each in found}.values())


def growth(attack: Attack, size: int, floor: float, source: str | None = None) -> float:
    """How many times longer the check takes of four times the text; 0.0 where it takes less than `floor` seconds."""

    def work(length: int) -> Callable[[], object]:
        beside = None if source is None else source * max(1, length // len(source))
        return partial(check, Document(attack.text(length), source=beside), catalogue.all_rules())

    if within(_PATIENCE, work(size * 4)) < floor:
        return 0.0
    return within(_PATIENCE, work(size * 4), 3) / max(within(_PATIENCE, work(size), 3), floor / 100)


def slow(found: Iterable[Attack], sizes: Iterable[int], floor: float, most: float) -> list[str]:
    """The attacks that grow by more than `most` where the text grows by four, from one of these sizes on."""
    told = []
    for each in found:
        for size in sizes:
            ratio = growth(each, size, floor)
            if ratio > most:
                made = f"{each.head[-30:]!r} + {each.body!r} × n + {each.tail[:20]!r}"
                told.append(f"{ratio:.1f} × at {size} × 4: {each.name} {made}")
                break
    return told


def main() -> int:
    """Try everything at a size; print what grows faster than the text."""
    options = argparse.ArgumentParser(prog="python -m bench.redos", description=__doc__)
    options.add_argument("--size", type=int, default=4000, help="code points; four times as many are tried as well")
    options.add_argument("--floor", type=float, default=0.1, help="seconds below which nothing is judged")
    options.add_argument("--rule", action="append", default=[], help="only these rules or families")
    given = options.parse_args()
    start = time.monotonic()
    made = [each for rule in catalogue.choose(given.rule or ["ALL"]) for each in aimed(rule)]
    if not given.rule:
        made = [*general(), *suspects(given.size, 0.02), *made]
    found = slow(made, (60, given.size), given.floor, MOST)
    print(*found, sep="\n", end="\n" * bool(found))
    taken = time.monotonic() - start
    print(f"{len(patterns())} patterns, {len(made)} attacks in {taken:.0f} s, {len(found)} grow faster than the text")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
