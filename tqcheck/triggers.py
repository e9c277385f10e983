"""Which rules an article can interest at all: one look at its words, rows of words and gaps, for all rules together.

What a rule waits for becomes the bits of a number. Words for which the same rules wait are of one class, and the class
of every word that was ever seen is remembered, as are the bits of every gap: an article costs one look-up for each of
its words, and rules that nothing in it wakes cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import reduce
from itertools import compress, zip_longest
from operator import and_, or_

from tqcheck.article import Article
from tqcheck.compiled import compiled
from tqcheck.remembered import Remembered
from tqcheck.rule import Rule, Words
from tqcheck.text.wordindex import lower

_KEPT = 16  # choices of rules whose plans are remembered
_ROW = 3  # words of the longest row
_NONE = ""  # what stands in a row behind the last word of a text


class _Classes:
    """The classes of words: for each, the rules that a word of it wakes alone, and the rows that it may stand in.

    Place 0 is that of a word alone, the others are those in a row.
    """

    def __init__(self) -> None:
        self.bits: list[list[int]] = [[] for _ in range(1 + _ROW)]  # for each place the bits of each class
        self.always = [0] * (1 + _ROW)
        self._listed: list[dict[str, int]] = [{} for _ in range(1 + _ROW)]
        self._tests: list[tuple[Callable[[str], bool], int, int]] = []
        self._numbers: dict[tuple[int, ...], int] = {}
        self.of = Remembered(self._of)

    def add(self, place: int, words: Words, bit: int) -> None:
        """Give all that `words` holds or accepts a bit at a place."""
        if isinstance(words, Set):
            listed = self._listed[place]
            for word in words:
                listed[word] = listed.get(word, 0) | bit
        else:
            self._tests.append((words, place, bit))

    def _of(self, word: str) -> int:
        lowered = lower(word)
        bits = [listed.get(lowered, 0) | always for listed, always in zip(self._listed, self.always, strict=True)]
        for test, place, bit in self._tests if word else ():
            if test(word):
                bits[place] |= bit
        number = self._numbers.setdefault(tuple(bits), len(self._numbers))
        if number == len(self.bits[0]):
            for known, new in zip(self.bits, bits, strict=True):
                known.append(new)
        return number


class Plan:
    """What a choice of rules waits for."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._classes = _Classes()
        self._signs: dict[str, int] = {}
        self._gaps: list[tuple[str, int]] = []
        self._rows: list[int] = []  # the bit of the rule that waits for each row of words
        self._long = 0  # the rows of three words
        self._any_of = self._wordless = self._signless = self._gapless = self._rowless = 0
        for number, rule in enumerate(rules):
            self._add(rule, 1 << number)
        self._between = Remembered(self._gap)
        self._end = self._classes.of[_NONE]

    def _add(self, rule: Rule, bit: int) -> None:
        self._signless |= 0 if rule.chars else bit
        if rule.any_of:
            self._any_of |= bit
        else:
            self._wordless |= 0 if rule.words or rule.test else bit
            self._gapless |= 0 if rule.gaps else bit
            self._rowless |= 0 if rule.rows else bit
        self._classes.add(0, rule.words, bit)
        if rule.test is not None:
            self._classes.add(0, rule.test, bit)
        if rule.gaps is not None:
            self._gaps.append((rule.gaps, bit))
        for sign in rule.chars:
            self._signs[sign] = self._signs.get(sign, 0) | bit
        for row in rule.rows:
            self._add_row(row, bit)

    def _add_row(self, row: tuple[Words, ...], bit: int) -> None:
        mark = 1 << len(self._rows)
        self._long |= mark if len(row) == _ROW else 0
        for place, words in zip_longest(range(1, 1 + _ROW), row):
            if words is None:
                self._classes.always[place] |= mark
            else:
                self._classes.add(place, words, mark)
        self._rows.append(bit)

    def wanted(self, article: Article) -> Iterator[Rule]:
        """The rules that may find something in the article, in their order."""
        awake = self._awake(article)
        contains = article.text.__contains__
        while awake:
            bit = awake & -awake
            awake ^= bit
            rule = self.rules[bit.bit_length() - 1]
            if not rule.literals or any(map(contains, rule.literals)):
                yield rule

    def _awake(self, article: Article) -> int:
        signs = reduce(or_, map(self._signs.__getitem__, self._signs.keys() & article.characters), self._signless)
        words, gaps, rows = self._wordless, self._gapless, self._rowless
        for running in article.running:
            classes = list(map(self._classes.of.__getitem__, running.words))
            words = reduce(or_, map(self._classes.bits[0].__getitem__, set(classes)), words)
            gaps = reduce(or_, map(self._between.__getitem__, set(running.gaps)), gaps)
            rows = reduce(or_, map(self._row, self._rows_in(classes)), rows)
        return signs & (words & gaps & rows | self._any_of & (words | gaps | rows))

    def _rows_in(self, classes: list[int]) -> set[int]:
        """The bits of the rows that stand at some place; a look at third words is for texts with the first two."""
        first, second, third = (known.__getitem__ for known in self._classes.bits[1:])
        following = [*classes[1:], self._end, self._end]
        twos = list(map(and_, map(first, classes), map(second, following)))
        found = set(twos)
        if any(map(self._long.__and__, found)):
            found = set(map((~self._long).__and__, found))
            at_all = compress(range(len(twos)), map(self._long.__and__, twos))
            found.update(twos[at] & third(following[at + 1]) for at in at_all)
        return found

    def _gap(self, gap: str) -> int:
        return reduce(or_, (bit for pattern, bit in self._gaps if compiled(pattern).search(gap)), 0)

    def _row(self, rows: int) -> int:
        found = 0
        while rows:
            mark = rows & -rows
            rows ^= mark
            found |= self._rows[mark.bit_length() - 1]
        return found


_plans: dict[int, Plan] = {}


def plan(rules: tuple[Rule, ...]) -> Plan:
    """The plan for a choice of rules, made once for the very same tuple."""
    made = _plans.get(id(rules))
    if made is None or made.rules is not rules:  # the number of a tuple that is gone may be that of another
        if len(_plans) >= _KEPT:
            _plans.clear()
        made = _plans[id(rules)] = Plan(rules)
    return made
