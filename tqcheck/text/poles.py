"""Poles that a translation turned round: the source holds only one of a pair, the target only the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tqcheck.lexicon.equivalents import inflected, lemmas
from tqcheck.lexicon.words import rows
from tqcheck.text.polarity_english import is_not, window

Place = tuple[int, bool]  # the number of the pair, doubled, plus 1 for its second pole; whether a word proves it
_DENIALS = frozenset("ne n' non sans ni aucun aucune".split())
_AGAINST = frozenset(("against", "versus", "vs"))  # the dollar fell against the yen: le yen est monté face au dollar
_FACE = frozenset(("face", "contre", "rapport"))
_NEAR = 6  # tokens
_APART = 0.34  # of the sentence: how far the words that answer one another may stand from each other


class Swap(NamedTuple):
    """The numbers of the tokens: of the pole in the target and of its opposite in the source."""

    target: int
    source: int


@cache
def _english(name: str) -> dict[str, tuple[Place, ...]]:
    table: dict[str, list[Place]] = defaultdict(list)
    for number, row in enumerate(rows(name)):
        for pole, cell in enumerate((row[0], row[2])):
            for word in cell.split():
                for form in inflected(word.removeprefix("~")):
                    table[form].append((2 * number + pole, word[0] != "~"))
    return {form: tuple(places) for form, places in table.items()}


@cache
def _lemmas(name: str) -> dict[str, tuple[Place, ...]]:
    table: dict[str, list[Place]] = defaultdict(list)
    for number, row in enumerate(rows(name)):
        for pole, cell in enumerate((row[1], row[3])):
            for word in cell.split():
                table[word.removeprefix("~")].append((2 * number + pole, word[0] != "~"))
    return {form: tuple(places) for form, places in table.items()}


@lru_cache(maxsize=32768)
def _french(name: str, word: str) -> tuple[Place, ...]:
    """The poles of a French form, by its lemmas."""
    table = _lemmas(name)
    return tuple(place for lemma in lemmas(word) | {word} for place in table.get(lemma, ()))


def english_words(name: str) -> frozenset[str]:
    """The English words of a table."""
    return frozenset(_english(name))


def swaps(name: str, source: Sequence[str], target: Sequence[str]) -> Iterator[Swap]:
    """The poles of the table `name` that are turned round between the words of two sentences, in lower case."""
    table = _english(name)
    left: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for i, word in enumerate(source):
        for pole, proves in table.get(word, ()):
            left[pole].append((i, proves))
    if not left:
        return
    right: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for i, word in enumerate(target):
        for pole, proves in _french(name, word):
            right[pole].append((i, proves))
    if not _AGAINST.isdisjoint(source) and not _FACE.isdisjoint(target):
        return
    for pole, places in left.items():
        other = pole ^ 1
        for i, proves in places:
            if (
                not proves
                or _silent(left.get(other, ()), i, 2 * _NEAR)
                or any(map(is_not, source[slice(*window(source, i))]))
            ):
                continue
            for j, answers in right.get(other, ()):
                if (
                    answers
                    and abs(i / len(source) - j / len(target)) <= _APART
                    and not _silent(right.get(pole, ()), j, _NEAR)
                    and _DENIALS.isdisjoint(target[slice(*window(target, j))])
                ):
                    yield Swap(j, i)


def _silent(places: Sequence[tuple[int, bool]], at: int, near: int) -> bool:
    """True where the opposite pole is proved on the same side, or may stand near the word at `at`."""
    return any(proves or abs(place - at) <= near for place, proves in places)
