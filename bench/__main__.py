"""python -m bench: prints the figures; --quick uses a tenth of the text."""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench import corpus
from tqcheck import catalogue
from tqcheck.article import Article
from tqcheck.check import check
from tqcheck.document import Document
from tqcheck.rule import Rule
from tqcheck.triggers import Plan

_TOKENS = re.compile(r"\w+|[^\w\s]")


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least processor time of a few runs, which other work on the machine disturbs least."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return least


def _check_all(texts: Sequence[str], rules: Sequence[Rule]) -> int:
    return sum(len(check(Document(text), rules).issues) for text in texts)


def throughput(texts: Sequence[str], rules: Sequence[Rule]) -> tuple[float, float, float]:
    """MB/s, words/s, and the ratio to tokenising the same text with one regular expression."""
    _check_all(texts[:1], rules)
    size = sum(len(text.encode()) for text in texts) / 1e6
    words = sum(len(text.split()) for text in texts)
    checking = seconds(lambda: _check_all(texts, rules))
    tokenising = seconds(lambda: [_TOKENS.findall(text) for text in texts])
    return size / checking, words / checking, checking / tokenising


def _find_all(rule: Rule, articles: Sequence[Article]) -> int:
    plan = Plan((rule,))
    return sum(1 for article in articles for awake in plan.wanted(article) for _ in awake.search(article))


def start_up() -> None:
    """Print how long a process takes, from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(corpus.articles(4000, 4000)[0], encoding="utf-8")
        # As installed: with compiled modules, which this environment may forbid to write.
        compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        for name, arguments in (
            ("python -c pass", ["-c", "pass"]),
            ("python -c 'import click'", ["-c", "import click"]),
            ("tqcheck --version", ["-m", "tqcheck", "--version"]),
            ("tqcheck check ARTICLE", ["-m", "tqcheck", "check", "--exit-zero", "--format", "concise", str(path)]),
        ):
            times = []
            for _ in range(7):
                start = time.perf_counter()
                subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=compiled)
                times.append(time.perf_counter() - start)
            print(f"  {name:28} {statistics.median(times) * 1000:7.0f} ms  (best {min(times) * 1000:.0f})")


def per_rule(texts: Sequence[str], rules: Sequence[Rule]) -> None:
    """Print what each rule costs once the shared analyses are there, and what the analyses cost."""
    articles = [Article(Document(text)) for text in texts]
    size = sum(len(text.encode()) for text in texts) / 1e6
    costs = []
    for rule in rules:
        first = seconds(partial(_find_all, rule, articles), 1)
        again = seconds(partial(_find_all, rule, articles), 2)
        costs.append((again, first - again, rule.code))
    total = sum(own for own, _, _ in costs)
    print(f"  {'rule':18} {'own ms/MB':>10} {'analyses it asked for first, ms/MB':>36}")
    for own, shared, code in sorted(costs, reverse=True)[:25]:
        print(f"  {code:18} {own / size * 1000:10.1f} {max(0.0, shared) / size * 1000:36.1f}")
    print(f"  {'all ' + str(len(costs)):18} {total / size * 1000:10.1f}")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--family", action="append", help="only these families or codes")
    options = parser.parse_args()
    scale = 1 if options.quick else 10
    rules = catalogue.choose(options.family or ())
    texts = corpus.articles(200_000 * scale)
    print("start-up")
    start_up()
    print("throughput on clean articles of 3,000 characters")
    for number in (1, 20, 60, len(rules)):
        if number > len(rules):
            continue
        speed, words, ratio = throughput(texts, rules[:number])
        print(f"  {number:3} rules  {speed:6.2f} MB/s  {words:10,.0f} words/s  {ratio:6.2f} × one tokenising regex")
    print("one single line, growing (seconds per MB should stay the same)")
    for total in (100_000 * scale, 200_000 * scale, 400_000 * scale):
        text = corpus.single_line(total)
        taken = seconds(partial(check, Document(text), rules), 1)
        print(f"  {total:>10,} characters  {taken / (len(text.encode()) / 1e6):6.2f} s/MB")
    print("the dearest rules")
    per_rule(texts[: max(1, len(texts) // 4)], rules)


if __name__ == "__main__":
    main()
