"""Which rules an article can interest at all: one look at its words, rows of words and gaps, for all rules together.

What a rule waits for becomes the bits of a number, remembered for each word and each gap that was ever seen. An article
costs a look-up for each of its words, and rules that nothing in it wakes cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import reduce
from itertools import zip_longest
from operator import and_, or_

from tqcheck.article import Article
from tqcheck.compiled import compiled
from tqcheck.remembered import Remembered
from tqcheck.rule import Rule, Words
from tqcheck.text.wordindex import lower

_KEPT = 16  # choices of rules whose plans are remembered
_ROW = 3  # words of the longest row


class _Wanted:
    """Sets of lower-case words and tests of words as written, each with its bits."""

    def __init__(self) -> None:
        self.always = 0
        self._words: dict[str, int] = {}
        self._tests: list[tuple[Callable[[str], bool], int]] = []

    def add(self, words: Words, bit: int) -> None:
        """Give all that `words` holds or accepts a bit."""
        if isinstance(words, Set):
            for word in words:
                self._words[word] = self._words.get(word, 0) | bit
        else:
            self._tests.append((words, bit))

    def bits(self, word: str) -> int:
        """The bits of a word as written."""
        return reduce(
            or_, (bit for test, bit in self._tests if test(word)), self._words.get(lower(word), 0) | self.always
        )


class Plan:
    """What a choice of rules waits for."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        alone, *places = (_Wanted() for _ in range(1 + _ROW))
        self._signs: dict[str, int] = {}
        self._gaps: list[tuple[str, int]] = []
        rows: list[tuple[Words, ...]] = []
        self._rows: list[int] = []  # the bit of the rule that waits for each row of words
        self._any_of = self._wordless = self._signless = self._gapless = self._rowless = 0
        for number, rule in enumerate(rules):
            bit = 1 << number
            self._signless |= 0 if rule.chars else bit
            if rule.any_of:
                self._any_of |= bit
            else:
                self._wordless |= 0 if rule.words or rule.test else bit
                self._gapless |= 0 if rule.gaps else bit
                self._rowless |= 0 if rule.rows else bit
            alone.add(rule.words, bit)
            if rule.test is not None:
                alone.add(rule.test, bit)
            if rule.gaps is not None:
                self._gaps.append((rule.gaps, bit))
            for sign in rule.chars:
                self._signs[sign] = self._signs.get(sign, 0) | bit
            for row in rule.rows:
                rows.append(row)
                for place, words in zip_longest(places, row):
                    if words is None:
                        place.always |= 1 << len(self._rows)
                    else:
                        place.add(words, 1 << len(self._rows))
                self._rows.append(bit)
        self._long = reduce(or_, (1 << number for number, row in enumerate(rows) if len(row) == _ROW), 0)
        self._alone, self._between = Remembered(alone.bits), Remembered(self._gap)
        self._places = [Remembered(place.bits) for place in places]

    def wanted(self, article: Article) -> Iterator[Rule]:
        """The rules that may find something in the article, in their order."""
        awake = self._awake(article)
        contains = article.text.__contains__
        for number, rule in enumerate(self.rules):
            if awake >> number & 1 and (not rule.literals or any(map(contains, rule.literals))):
                yield rule

    def _awake(self, article: Article) -> int:
        signs = reduce(or_, map(self._signs.__getitem__, self._signs.keys() & article.characters), self._signless)
        words, gaps, rows = self._wordless, self._gapless, self._rowless
        for running in article.running:
            words = reduce(or_, map(self._alone.__getitem__, set(running.words)), words)
            gaps = reduce(or_, map(self._between.__getitem__, set(running.gaps)), gaps)
            rows = reduce(or_, map(self._row, self._rows_in(running.words)), rows)
        return signs & (words & gaps & rows | self._any_of & (words | gaps | rows))

    def _rows_in(self, words: list[str]) -> set[int]:
        """The bits of the rows that stand at some place; a look at third words is for texts with the first two."""
        first, second, third = (place.__getitem__ for place in self._places)
        following = [*words[1:], ""]
        found = set(map(and_, map(first, words), map(second, following)))
        if any(map(self._long.__and__, found)):
            twos = map(and_, map(first, words), map(second, following))
            found = set(map(and_, twos, map(third, [*following[1:], ""])))
        return found

    def _gap(self, gap: str) -> int:
        return reduce(or_, (bit for pattern, bit in self._gaps if compiled(pattern).search(gap)), 0)

    def _row(self, rows: int) -> int:
        return reduce(or_, (bit for number, bit in enumerate(self._rows) if rows >> number & 1), 0)


_plans: dict[int, Plan] = {}


def plan(rules: tuple[Rule, ...]) -> Plan:
    """The plan for a choice of rules, made once for the very same tuple."""
    made = _plans.get(id(rules))
    if made is None or made.rules is not rules:  # the number of a tuple that is gone may be that of another
        if len(_plans) >= _KEPT:
            _plans.clear()
        made = _plans[id(rules)] = Plan(rules)
    return made
