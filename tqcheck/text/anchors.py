"""Anchors: what a translation keeps of its source, such as numbers, names, cognates and question marks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex
from tqcheck.remembered import Remembered
from tqcheck.text.wordindex import WordIndex

Span = tuple[int, int]
Weights = dict[int, dict[int, float]]
_PLAIN = str.maketrans("àâäáãåçéèêëíìîïñóòôöõøúùûüÿœæ", "aaaaaaceeeeiiiinoooooouuuuyoa")
_DIGITS = regex(r"\d+")
_MARKS = regex(r"[?%€$]|[«“”\"»]")
_STEM = 5  # letters that cognates share
_NAME, _COGNATE, _KNOWN, _MARK = 2.6, 1.9, 1.7, 1.0  # weights of an anchor that each side holds once
_OFTEN = 25  # product of the places of an anchor from which on it tells something near the diagonal alone
_NEAR, _MANY = 12, 4  # segments to either side of the diagonal, and the most of them that may hold it then


@cache
def _known() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """For English words their name as an anchor, for French ones those of all words that they translate."""
    english: dict[str, str] = {}
    french: dict[str, list[str]] = defaultdict(list)
    for word, translations in rows("translations.txt"):
        english[word] = f"={word}"
        for each in translations.split():
            french[each].append(f"={word}")
    for name, translation, *_ in rows("exonyms.txt"):
        if name.isalpha() and translation.isalpha():
            english.setdefault(name.lower(), f"={name.lower()}")
            french[translation.lower()].append(english[name.lower()])
    return english, {word: tuple(names) for word, names in french.items()}


def _stem(word: str) -> str:
    """The name of a word as an anchor by itself: its figures, or its first letters without accents; empty for none."""
    if word[0].isdigit():
        digits = _DIGITS.match(word)
        return digits[0].lstrip("0") if digits else ""
    if len(word) < 4:
        return ""
    return word[:_STEM] if word.isascii() else word[:_STEM].translate(_PLAIN)


_STEMS = Remembered(_stem)


def _weight(name: str) -> float:
    if name[0] == "=":
        return _KNOWN
    if name[0].isdigit():
        return _NAME if len(name) > 1 else _COGNATE
    return _COGNATE if name[0].isalpha() else _MARK


class Vocabulary:
    """The words of a French text, to be asked what may translate an English word."""

    def __init__(self, words: Iterable[str]) -> None:
        french = _known()[1]
        self.names: set[str] = set()
        for word in words:
            self.names.add(_STEMS[word])
            self.names.update(french.get(word, ()))

    def answers(self, word: str) -> bool:
        """True where the text holds a likeness or a common translation of an English word in lower case."""
        stem = _STEMS[word]
        return (bool(stem) and stem in self.names) or f"={word}" in self.names


def told_in(words: Iterable[str]) -> frozenset[str]:
    """The names, as anchors, of the words of an English text: what `Vocabulary.names` of a French one may share."""
    english = _known()[0]
    held = tuple(words)
    return frozenset(map(_STEMS.__getitem__, held)) | {english[word] for word in held if word in english}


class _Side(NamedTuple):
    """The anchors of one side in the order in which they stand: their offsets and their names."""

    offsets: Sequence[int]
    names: Sequence[str]

    def by_segment(self, segments: Sequence[Span]) -> dict[str, list[int]]:
        """The numbers of the segments, which ascend, that hold each anchor."""
        found: dict[str, list[int]] = defaultdict(list)
        offsets, names = self.offsets, self.names
        for number, (start, end) in enumerate(segments):
            at = bisect_left(offsets, start)
            while at < len(offsets) and offsets[at] < end:
                held = found[names[at]]
                if not held or held[-1] != number:
                    held.append(number)
                at += 1
        return found


class Anchors:
    """What two texts share, from the indexes of their words; made for a source and its translation."""

    def __init__(self, source: WordIndex, target: WordIndex, texts: tuple[str, str]) -> None:
        self.source = source
        self.target = target
        self.texts = texts

    @cached_property
    def alike(self) -> list[Span]:
        """Where the words stand that each text holds once and spells alike: offsets in source and target."""
        source, target = self.source, self.target
        return [
            (source[word][0], target[word][0])
            for word in source.keys() & target.keys()
            if len(source[word]) == 1 and len(target[word]) == 1 and (len(word) > 4 or word[0].isdigit())
        ]

    @cached_property
    def _sides(self) -> tuple[_Side, _Side]:
        english, french = _known()
        stems = list(map(_STEMS.__getitem__, self.source)), list(map(_STEMS.__getitem__, self.target))
        alike = set(stems[0]).intersection(stems[1])
        alike.discard("")
        known = (
            [(english[word], word) for word in english.keys() & self.source.keys()],
            [(name, word) for word in french.keys() & self.target.keys() for name in french[word]],
        )
        alike.update({name for name, _ in known[0]}.intersection(name for name, _ in known[1]))
        first, second = (
            _side(index, [*zip(own, index, strict=True), *more], alike, text)
            for index, own, more, text in zip((self.source, self.target), stems, known, self.texts, strict=True)
        )
        return first, second

    def shared(self, source: Sequence[Span], target: Sequence[Span], first: Span = (0, 0)) -> Weights:
        """For the numbers of segments of source and target the weight of what they share: more for what few hold.

        The numbers count from `first`.
        """
        weights: dict[int, dict[int, float]] = {}
        places = [side.by_segment(segments) for side, segments in zip(self._sides, (source, target), strict=True)]
        slope = len(target) / max(1, len(source))
        for name, here in places[0].items():
            there = places[1].get(name)
            if there is None:
                continue
            often = len(here) * len(there) > _OFTEN
            weight = _weight(name) / (len(here) * len(there)) ** 0.5
            for i in here:
                near = _beside(there, i * slope) if often else there
                if not near:
                    continue
                if often:
                    weight = _weight(name) / len(near)
                row = weights.setdefault(i + first[0], {})
                for j in near:
                    row[j + first[1]] = row.get(j + first[1], 0.0) + weight
        return weights

    def between(self, source: Sequence[Span], target: Sequence[Span]) -> Callable[[Span, Span], Weights]:
        """The same, for any two ranges of these segments."""

        def shared(left: Span, right: Span) -> Weights:
            return self.shared(source[slice(*left)], target[slice(*right)], (left[0], right[0]))

        return shared


def _beside(numbers: list[int], centre: float) -> list[int]:
    """Those of the numbers, which ascend, that stand near the centre; none where many do."""
    first = bisect_left(numbers, centre - _NEAR)
    last = bisect_left(numbers, centre + _NEAR + 1, first)
    return numbers[first:last] if last - first <= _MANY else []


def _side(index: WordIndex, names: Iterable[tuple[str, str]], alike: set[str], text: str) -> _Side:
    """The anchors of one text: for names with the words that bear them, those that both sides hold; and its marks."""
    places = [(offset, name) for name, word in names if name in alike for offset in index[word]]
    places += _marks(text)
    places.sort()
    return _Side([offset for offset, _ in places], [name for _, name in places])


def _marks(text: str) -> Iterator[tuple[int, str]]:
    for found in _MARKS.finditer(text):
        yield found.start(), found[0] if found[0] in "?%€$" else '"'
