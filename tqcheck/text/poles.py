"""Poles that a translation turned round: the source holds only one of a pair, the target only the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tqcheck.lexicon.equivalents import inflected, lemmas
from tqcheck.lexicon.words import rows
from tqcheck.remembered import Remembered
from tqcheck.text.polarity import Side
from tqcheck.text.polarity_english import is_not, window
from tqcheck.text.wordindex import WordIndex, present

TABLES = ("antonyms.txt", "opposites.txt")
_Pole = tuple[str, int]  # its table and its number there
Place = tuple[int, bool]  # the number of the pair, doubled, plus 1 for its second pole; whether a word proves it
_DENIALS = frozenset("ne n' non sans ni aucun aucune".split())
_AGAINST = frozenset(("against", "versus", "vs"))  # the dollar fell against the yen: le yen est monté face au dollar
_FACE = frozenset(("face", "contre", "rapport"))
_COMPASS = frozenset("north south northern southern left-wing right-wing far-left far-right".split())
_BEFORE_VERB = (["de"], ["d'"], ["que"], ["qu'"], ["avoir"], ["être"], ["l'avoir"], ["s'être"])
_DEALS = ("buy", "bought", "sell", "sold", "lend", "borrow", "lost", "lose", "losing", "win", "won")
_PARTNERS = frozenset(("to", "from", "by"))
_MEASURED = frozenset("avant après plus moins".split())  # what "peu" measures and does not deny
_JOINTS = frozenset("-'")  # what joins words to tokens
_NEAR = 6  # tokens between a word and one that makes it doubtful
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


class Told(NamedTuple):
    """A side of a bitext: where its words stand, its text, and the number of the pair for each offset."""

    words: WordIndex
    text: str
    number: Callable[[int], int]

    def pairs(self, words: Iterable[str]) -> set[int]:
        """The numbers of the pairs that hold one of the words."""
        return {self.number(at) for word in words for at in self.words[word]}

    def surely(self, words: Iterable[str]) -> set[int]:
        """The numbers of the pairs that hold one of the words as a token, and not in a compound."""
        text = self.text
        return {
            self.number(at)
            for word in words
            for at in self.words[word]
            if not {text[at - 1 : at], text[at + len(word) : at + len(word) + 1]} & _JOINTS
        }


def opposed(source: Told, target: Told) -> dict[str, set[int]]:
    """For each table the pairs of which one side proves a pole and the other side its opposite, by their numbers.

    Pairs of which one side surely proves both are left out: nothing is said of them.
    """
    left = _proving(present(source.words, _head_words()), _heads())
    right = _proving(filter(_FRENCH_HEADS.__getitem__, target.words), _FRENCH_HEADS)
    turned = target.pairs(["peu"]) if "peu" in target.words else set()  # peu probable
    found: dict[str, set[int]] = {name: set() for name in TABLES}
    for (name, pole), words in left.items():
        same, facing = right.get((name, pole), ()), right.get((name, pole ^ 1), ())
        if facing or (same and turned):
            met = source.pairs(words) & (target.pairs(facing) | target.pairs(same) & turned) - {-1}
            if met:
                both = [
                    word for word in left.get((name, pole ^ 1), ()) if (pole ^ 1, True) in _english(name).get(word, ())
                ]
                found[name] |= met - source.surely(both) - (target.surely(same) - turned)
    return found


def _proving(words: Iterable[str], heads: Mapping[str, Iterable[_Pole]]) -> dict[_Pole, list[str]]:
    """Those of some words that prove each pole."""
    found: dict[_Pole, list[str]] = defaultdict(list)
    for word in words:
        for pole in heads[word]:
            found[pole].append(word)
    return found


@cache
def _heads() -> dict[str, set[_Pole]]:
    """The poles that an English word proves, or that one with a hyphen behind it does: left of left-wing."""
    heads: dict[str, set[_Pole]] = defaultdict(set)
    for name in TABLES:
        for form, places in _english(name).items():
            heads[form.split("-")[0]].update((name, pole) for pole, proves in places if proves)
    return {word: poles for word, poles in heads.items() if poles}


@cache
def _head_words() -> frozenset[str]:
    return frozenset(_heads())


def _french_poles(word: str) -> tuple[_Pole, ...]:
    """The poles that a French form proves."""
    return tuple({(name, pole) for name in TABLES for pole, proves in _french(name, word) if proves})


_FRENCH_HEADS = Remembered(_french_poles)


def swaps(name: str, source: Side, target: Side) -> Iterator[Swap]:
    """The poles of the table `name` that are turned round between two sentences, one for each word of the target."""
    if not _AGAINST.isdisjoint(source.words) and not _FACE.isdisjoint(target.words):
        return
    left = _places(_english(name).get(word, ()) for word in source.words)
    right = _places(_in_context(name, target.words, j) for j in range(len(target.words)))
    found: dict[int, int] = {}
    for pole, places in left.items():
        opposite = pole ^ 1
        sure = [i for i, proves in places if proves and _affirmed(source, i)]
        for i in [] if opposite not in right else sure:
            if not _silent(left.get(opposite, ()), i, 2 * _NEAR):
                for j in _opposites(target, right, opposite):
                    if _turned(source.words, i, target.words, j):
                        continue
                    if abs(i / len(source.words) - j / len(target.words)) <= _APART:
                        found.setdefault(j, i)
    yield from (Swap(target=j, source=i) for j, i in sorted(found.items()))


def _in_context(name: str, words: Sequence[str], j: int) -> tuple[Place, ...]:
    """The poles of a French word, turned round behind "peu": peu probable, but peu après, un peu plus."""
    poles = _french(name, words[j])
    turned = j > 0 and words[j - 1] == "peu" and words[j] not in _MEASURED and (j == 1 or words[j - 2] != "un")
    return tuple((pole ^ 1, proves) for pole, proves in poles) if turned else poles


def _turned(source: Sequence[str], i: int, target: Sequence[str], j: int) -> bool:
    """True where the view changes with the word: sold to, achetés par; before leaving, après avoir fermé."""
    if source[i] in ("before", "after"):
        return (
            source[i + 1 : i + 2] == [] or source[i + 1].endswith("ing") or list(target[j + 1 : j + 2]) in _BEFORE_VERB
        )
    return source[i].startswith(_DEALS) and not _PARTNERS.isdisjoint(source[i + 1 : i + 4])


def _places(poles: Iterable[tuple[Place, ...]]) -> dict[int, list[tuple[int, bool]]]:
    """For each pole the numbers of its words, and whether they prove it."""
    places: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for i, found in enumerate(poles):
        for pole, proves in found:
            places[pole].append((i, proves))
    return places


def _affirmed(source: Side, i: int) -> bool:
    """True for an English word that is no name, and that its clause does not deny."""
    if i > 1 and source.tokens[i].text[0].isupper() and source.words[i] not in _COMPASS:
        return False
    return not any(map(is_not, source.words[slice(*window(source.words, i))]))


def _opposites(target: Side, places: Mapping[int, Sequence[tuple[int, bool]]], pole: int) -> Iterator[int]:
    """The numbers of the words of the target that prove a pole, where nothing denies it or points to the other one."""
    for j, proves in places[pole]:
        clause = target.words[slice(*window(target.words, j))]
        if proves and not _silent(places.get(pole ^ 1, ()), j, _NEAR) and _DENIALS.isdisjoint(clause):
            yield j


def _silent(places: Sequence[tuple[int, bool]], at: int, near: int) -> bool:
    """True where the opposite pole is proved on the same side, or may stand near the word at `at`."""
    return any(proves or abs(place - at) <= near for place, proves in places)
