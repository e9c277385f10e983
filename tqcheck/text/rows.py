"""Where rows of words stand: what a rule that waits for rows (tqcheck.rule) looks at once it is awake."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from itertools import compress

from tqcheck.remembered import Remembered
from tqcheck.text.running import Running
from tqcheck.text.wordindex import lower

Words = Set[str] | Callable[[str], bool]  # lower-case words, or a test of a word as it is written
_PAIR = 2


def _place(wanted: list[Words | None]) -> Remembered[int]:
    """For a word as written, the rows that it may stand in at one place, as the bits of a number."""

    def bits(word: str) -> int:
        lowered = lower(word)
        fits = (words is None or (lowered in words if isinstance(words, Set) else words(word)) for words in wanted)
        return sum(1 << number for number, fit in enumerate(fits) if fit)

    return Remembered(bits)


class Rows:
    """Rows of two or three words, whatever the gaps; what is known of a word is remembered.

    They are looked up by their last words, which should be rare.
    """

    def __init__(self, *rows: tuple[Words, ...]) -> None:
        self.rows = rows
        backwards = [(*reversed(row), None) for row in rows]
        self._last, self._before, self._first = (_place([row[place] for row in backwards]) for place in range(3))
        self._pairs = sum(1 << number for number, row in enumerate(rows) if len(row) == _PAIR)

    def numbers(self, running: Running) -> Iterator[int]:
        """The numbers of the words with which the rows begin, as they end."""
        words = running.words
        last, before, first = self._last, self._before, self._first
        for at in compress(range(len(words)), map(last.__getitem__, words)):
            found = last[words[at]] & before[words[at - 1]] if at else 0
            if found & self._pairs:
                yield at - 1
            if found & ~self._pairs and at > 1 and found & ~self._pairs & first[words[at - 2]]:
                yield at - 2

    def starts(self, running: Running, back: int = 0) -> list[int]:
        """The offsets at which the rows begin, and those of up to `back` words before each."""
        numbers = {near for at in self.numbers(running) for near in range(max(0, at - back), at + 1)}
        return [running.starts[at] for at in sorted(numbers)]
