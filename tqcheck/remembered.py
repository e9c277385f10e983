"""Answers about words and marks, remembered for as many as are worth it: texts are made of the same few thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

_Answer = TypeVar("_Answer")
_MANY = 200_000  # answers that are kept
_SHORT = 40  # code points of what is worth remembering


class Remembered(dict[str, _Answer], Generic[_Answer]):
    """The answer of a pure function for each string that was asked for; a look-up costs what one in a dict does."""

    def __init__(self, answer: Callable[[str], _Answer], many: int = _MANY) -> None:
        self._answer = answer
        self._many = many

    def those(self, keys: Iterable[str]) -> list[str]:
        """The keys for which the answer is true."""
        return list(filter(self.__getitem__, keys))

    def __missing__(self, key: str) -> _Answer:
        found = self._answer(key)
        if len(key) <= _SHORT:
            if len(self) >= self._many:
                self.clear()
            self[key] = found
        return found
