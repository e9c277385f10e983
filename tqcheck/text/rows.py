"""Where rows of words stand: what a rule that waits for rows (tqcheck.rule) looks at once it is awake."""

from __future__ import annotations

from collections.abc import Callable, Set
from itertools import compress
from operator import and_

from tqcheck.text.running import Running
from tqcheck.text.wordindex import lower

Words = Set[str] | Callable[[str], bool]  # lower-case words, or a test of a word as it is written
_KNOWN = 100_000  # words that are remembered


class _Place(dict[str, int]):
    """For a word as written, the rows that it may stand in at one place, as the bits of a number."""

    def __init__(self, wanted: list[Words | None]) -> None:
        self._wanted = wanted

    def __missing__(self, word: str) -> int:
        lowered, bits = lower(word), 0
        for number, words in enumerate(self._wanted):
            if words is None or (lowered in words if isinstance(words, Set) else words(word)):
                bits |= 1 << number
        if len(self) >= _KNOWN:
            self.clear()
        self[word] = bits
        return bits


class Rows:
    """Rows of two or three words, whatever the gaps; what is known of a word is remembered."""

    def __init__(self, *rows: tuple[Words, ...]) -> None:
        self.rows = rows
        self._places = [_Place([(*row, None)[place] for row in rows]) for place in range(3)]

    def numbers(self, running: Running) -> list[int]:
        """The numbers of the words with which the rows begin."""
        words = running.words
        first, second, third = (place.__getitem__ for place in self._places)
        following = [*words[1:], "", ""]
        twos = list(map(and_, map(first, words), map(second, following)))
        return [at for at in compress(range(len(words)), twos) if twos[at] & third(following[at + 1])]

    def starts(self, running: Running) -> list[int]:
        """The offsets at which the rows begin."""
        numbers = self.numbers(running)
        return [running.starts[at] for at in numbers] if numbers else []
