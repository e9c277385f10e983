"""Answers about words and marks, remembered for as many as are worth it: texts are made of the same few thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Answer = TypeVar("_Answer")
_MANY = 200_000  # answers that are kept
_SHORT = 40  # code points of what is worth remembering


class Kept(dict[_Key, _Answer], Generic[_Key, _Answer]):
    """The answer of a pure function for each key that was asked for; a look-up costs what one in a dict does."""

    def __init__(self, answer: Callable[[_Key], _Answer]) -> None:
        self._answer = answer

    def __missing__(self, key: _Key) -> _Answer:
        found = self._answer(key)
        if len(self) >= _MANY:
            self.clear()
        self[key] = found
        return found


class Remembered(Kept[str, _Answer]):
    """The same for strings, of which long ones are not kept."""

    def those(self, keys: Iterable[str]) -> list[str]:
        """The keys for which the answer is true."""
        return list(filter(self.__getitem__, keys))

    def __missing__(self, key: str) -> _Answer:
        return super().__missing__(key) if len(key) <= _SHORT else self._answer(key)
