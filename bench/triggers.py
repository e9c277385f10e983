"""python -m bench.triggers: ways to find the trigger words of all rules in a text, side by side.

Alternatives that are not installed are named and left out; `pip install ahocorasick_rs pyahocorasick hyperscan`
brings them.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Sequence
from functools import partial

from bench import corpus
from bench.__main__ import seconds
from tqcheck import catalogue
from tqcheck.text.wordindex import index_words, lower, present

Finder = Callable[[str], object]


def trigger_words() -> list[str]:
    """The words that any rule declares as its trigger."""
    return sorted({word for rule in catalogue.all_rules() for word in rule.words if word.isalnum()})


def by_index(words: Sequence[str]) -> Finder:
    wanted = frozenset(words)
    return lambda text: present(index_words(lower(text)), wanted)


def by_one_pattern(words: Sequence[str]) -> Finder:
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")
    return lambda text: [found.start() for found in pattern.finditer(text.lower())]


def by_pattern_each(words: Sequence[str]) -> Finder:
    patterns = [re.compile(rf"\b{re.escape(word)}\b") for word in words]
    return lambda text: [pattern.search(text.lower()) for pattern in patterns]


def by_ahocorasick_rs(words: Sequence[str]) -> Finder:
    automaton = importlib.import_module("ahocorasick_rs").AhoCorasick(list(words))
    return lambda text: automaton.find_matches_as_indexes(text.lower(), overlapping=True)


def by_pyahocorasick(words: Sequence[str]) -> Finder:
    automaton = importlib.import_module("ahocorasick").Automaton()
    for word in words:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return lambda text: list(automaton.iter(text.lower()))


def by_hyperscan(words: Sequence[str]) -> Finder:
    hyperscan = importlib.import_module("hyperscan")
    database = hyperscan.Database()
    database.compile(
        expressions=[word.encode() for word in words],  # it has no word boundary for accented letters
        ids=list(range(len(words))),
        flags=[hyperscan.HS_FLAG_UTF8] * len(words),
    )

    def find(text: str) -> object:
        hits: list[int] = []
        database.scan(
            text.lower().encode(), match_event_handler=lambda number, start, end, flags, context: hits.append(end)
        )
        return hits

    return find


WAYS = (by_index, by_one_pattern, by_ahocorasick_rs, by_pyahocorasick, by_hyperscan)


def _each(find: Finder, texts: Sequence[str]) -> list[object]:
    return [find(text) for text in texts]


def main() -> None:
    """Print MB/s of every way on articles and on one long text."""
    words = trigger_words()
    texts = corpus.articles(300_000)
    whole = "\n\n".join(texts)
    size = len(whole.encode()) / 1e6
    print(f"{len(words)} trigger words of {sum(bool(r.words) for r in catalogue.all_rules())} rules; MB/s")
    print(f"  {'way':22} {'articles':>10} {'one text':>10}")
    for way in WAYS:
        name = way.__name__.removeprefix("by_")
        try:
            find = way(words)
        except ImportError as error:
            print(f"  {name:22} not installed ({error.name})")
            continue
        articles = size / seconds(partial(_each, find, texts))
        one = size / seconds(partial(find, whole))
        print(f"  {name:22} {articles:10.2f} {one:10.2f}")
    each = size / seconds(partial(_each, by_pattern_each(words[:: max(1, len(words) // 60)]), texts), 1)
    print(f"  {'a pattern a word (60)':22} {each:10.2f}")


if __name__ == "__main__":
    main()
