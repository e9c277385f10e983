"""Where rows of words stand: what a rule that waits for rows (tqcheck.rule) looks at once it is awake."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from itertools import compress

from tqcheck.remembered import Kept, Remembered
from tqcheck.text.running import Running
from tqcheck.text.wordindex import lower

Words = Set[str] | Callable[[str], bool]  # lower-case words, or a test of a word as it is written
_PAIR = 2


class Place:
    """What may stand at one place, alone or in a row: lower-case words and tests of words as written, with bits."""

    def __init__(self) -> None:
        self._listed: dict[str, int] = {}
        self._tests: list[tuple[Callable[[str], bool], int]] = []
        self._chosen: dict[int, list[tuple[Callable[[str], bool], int]]] = {}

    def add(self, words: Words, bit: int) -> None:
        """Give all that `words` holds or accepts a bit."""
        if isinstance(words, Set):
            for word in words:
                self._listed[word] = self._listed.get(word, 0) | bit
        else:
            self._tests.append((words, bit))

    def bits(self, word: str) -> int:
        """The bits of a word."""
        found = self._listed.get(lower(word), 0)
        for test, bit in self._tests:
            if test(word):
                found |= bit
        return found

    def those(self, asked: tuple[int, str]) -> int:
        """Those of some bits that a word has: the tests of others are not made."""
        among, word = asked
        if not word:
            return 0
        chosen = self._chosen.get(among)
        if chosen is None:
            chosen = self._chosen[among] = [(test, bit) for test, bit in self._tests if bit & among]
        found = self._listed.get(lower(word), 0) & among
        for test, bit in chosen:
            if test(word):
                found |= bit
        return found


class Rows:
    """Rows of two or three words, whatever the gaps; what is known of a word is remembered."""

    def __init__(self, *rows: tuple[Words, ...]) -> None:
        self.rows = rows
        places = tuple(Place() for _ in range(3))
        for number, row in enumerate(rows):
            for place, words in zip(places, row, strict=False):
                place.add(words, 1 << number)
        self._first, self._second, self._third = (
            Remembered(places[0].bits),
            Kept(places[1].those),
            Kept(places[2].those),
        )
        self._pairs = sum(1 << number for number, row in enumerate(rows) if len(row) == _PAIR)

    def numbers(self, running: Running) -> Iterator[int]:
        """The numbers of the words with which the rows begin, in order."""
        words, second, third, pairs = running.words, self._second, self._third, self._pairs
        heads = list(map(self._first.__getitem__, words))
        for at in compress(range(len(words) - 1), heads):
            found = second[heads[at], words[at + 1]]
            if found & pairs or (found and at + 2 < len(words) and third[found, words[at + 2]]):
                yield at

    def starts(self, running: Running, back: int = 0) -> list[int]:
        """The offsets at which the rows begin, and those of up to `back` words before each."""
        numbers = {near for at in self.numbers(running) for near in range(max(0, at - back), at + 1)}
        return [running.starts[at] for at in sorted(numbers)]
