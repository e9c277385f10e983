"""Which rules an article can interest at all: one look at each of its words and signs, for all rules together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from tqcheck.article import Article
from tqcheck.rule import Rule

_KEPT = 16  # choices of rules whose plans are remembered


class Plan:
    """The trigger words and signs of a choice of rules, each with the rules that it wakes as the bits of a number."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.words: dict[str, int] = {}
        self.signs: dict[str, int] = {}
        self.wordless = self.signless = 0
        for number, rule in enumerate(rules):
            bit = 1 << number
            self.wordless |= 0 if rule.words else bit
            self.signless |= 0 if rule.chars else bit
            _wake(self.words, rule.words, bit)
            _wake(self.signs, rule.chars, bit)

    def wanted(self, article: Article) -> Iterator[Rule]:
        """The rules that may find something in the article, in their order."""
        awake = reduce(or_, map(self.words.__getitem__, article.words.keys() & self.words.keys()), self.wordless)
        awake &= reduce(or_, map(self.signs.__getitem__, self.signs.keys() & article.characters), self.signless)
        contains = article.text.__contains__
        for number, rule in enumerate(self.rules):
            if awake >> number & 1 and (not rule.literals or any(map(contains, rule.literals))):
                yield rule


def _wake(table: dict[str, int], keys: Iterable[str], bit: int) -> None:
    for key in keys:
        table[key] = table.get(key, 0) | bit


_plans: dict[int, Plan] = {}


def plan(rules: tuple[Rule, ...]) -> Plan:
    """The plan for a choice of rules, made once for the very same tuple."""
    made = _plans.get(id(rules))
    if made is None or made.rules is not rules:  # the number of a tuple that is gone may be that of another
        if len(_plans) >= _KEPT:
            _plans.clear()
        made = _plans[id(rules)] = Plan(rules)
    return made
