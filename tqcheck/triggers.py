"""Which rules an article can interest at all: one look at its words, rows of words and gaps, for all rules together.

What a rule waits for becomes the bits of a number. Words for which the same rules wait are of one class, and the class
of every word that was ever seen is remembered, as are the bits of every gap: an article costs one look-up for each of
its words, and rules that nothing in it wakes cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import compress
from operator import or_

from tqcheck.article import Article
from tqcheck.compiled import compiled
from tqcheck.remembered import Kept, Remembered
from tqcheck.rule import Rule, Words
from tqcheck.text.rows import Place

_KEPT = 16  # choices of rules whose plans are remembered
_ROW = 3  # words of the longest row
_NONE = ""  # what stands in a row behind the last word of a text


class Plan:
    """What a choice of rules waits for."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._places = tuple(Place() for _ in range(1 + _ROW))  # that of a word alone, and those in a row
        self._waking: list[int] = []  # for each class of words the rules that it wakes alone
        self._heading: list[int] = []  # … and the rows that it may begin
        self._classes: dict[tuple[int, int], int] = {}
        self._class_of = Remembered(self._classify)
        self._seconds, self._thirds = (Kept(place.those) for place in self._places[2:])
        self._signs: dict[str, int] = {}
        self._gaps: list[tuple[str, int]] = []
        self._rows: list[int] = []  # the bit of the rule that waits for each row of words
        self._long = 0  # the rows of three words
        self._any_of = self._wordless = self._signless = self._gapless = self._rowless = 0
        for number, rule in enumerate(rules):
            self._add(rule, 1 << number)
        self._between = Remembered(self._gap)

    def _add(self, rule: Rule, bit: int) -> None:
        self._signless |= 0 if rule.chars else bit
        if rule.any_of:
            self._any_of |= bit
        else:
            self._wordless |= 0 if rule.words or rule.test else bit
            self._gapless |= 0 if rule.gaps else bit
            self._rowless |= 0 if rule.rows else bit
        self._places[0].add(rule.words, bit)
        if rule.test is not None:
            self._places[0].add(rule.test, bit)
        if rule.gaps is not None:
            self._gaps.append((rule.gaps, bit))
        for sign in rule.chars:
            self._signs[sign] = self._signs.get(sign, 0) | bit
        for row in rule.rows:
            self._add_row(row, bit)

    def _add_row(self, row: tuple[Words, ...], bit: int) -> None:
        mark = 1 << len(self._rows)
        self._long |= mark if len(row) == _ROW else 0
        for place, words in zip(self._places[1:], row, strict=False):
            place.add(words, mark)
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
            classes = list(map(self._class_of.__getitem__, running.words))
            words = reduce(or_, map(self._waking.__getitem__, set(classes)), words)
            gaps = reduce(or_, map(self._between.__getitem__, set(running.gaps)), gaps)
            rows = reduce(or_, map(self._row, self._rows_in(running.words, classes)), rows)
        return signs & (words & gaps & rows | self._any_of & (words | gaps | rows))

    def _classify(self, word: str) -> int:
        """The number of a word's class: words for which the same rules wait are of one."""
        bits = self._places[0].bits(word), self._places[1].bits(word)
        number = self._classes.setdefault(bits, len(self._classes))
        if number == len(self._waking):
            self._waking.append(bits[0])
            self._heading.append(bits[1])
        return number

    def _rows_in(self, words: list[str], classes: list[int]) -> set[int]:
        """The bits of the rows that stand at some place.

        A word is tested as the second or third of rows only behind words that begin them: most words are never.
        """
        heads = list(map(self._heading.__getitem__, classes))
        twos = list(map(self._seconds.__getitem__, compress(zip(heads, [*words[1:], _NONE], strict=False), heads)))
        found = set(twos)
        if any(map(self._long.__and__, found)):
            found = set(map((~self._long).__and__, found))
            long = list(map(self._long.__and__, twos))
            behind = compress([*words[2:], _NONE, _NONE], heads)
            found.update(map(self._thirds.__getitem__, compress(zip(long, behind, strict=False), long)))
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
