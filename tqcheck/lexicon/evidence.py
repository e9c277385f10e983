"""How English a word is: a table that is searched where it lies, and read in once many words were asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from tqcheck.lexicon.lines import Lines
from tqcheck.lexicon.words import word_set

_NAME = "english_evidence.txt"
_SURE = 8  # from here on a small word is English
_SMALL = 12  # what a small word proves, however common it is in titles that French papers quote
_PATIENCE = 3000  # words that are looked up before the table is read in, which takes as long as two thousand of them


class _Mapped(Mapping[str, int]):
    """The table before it is read in."""

    def __init__(self) -> None:
        self.seen: dict[str, int | None] = {}

    @cached_property
    def _lines(self) -> Lines:
        return Lines(_NAME)

    def _look(self, word: str) -> int | None:
        if word not in self.seen:
            at = self._lines.find(word)
            self.seen[word] = _righted(word, None if at < 0 else self._lines.said(at))
        return self.seen[word]

    def __getitem__(self, word: str) -> int:
        value = self._look(word)
        if value is None:
            raise KeyError(word)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(_whole())

    def __len__(self) -> int:
        return len(_whole())


def _righted(word: str, value: int | None) -> int | None:
    """The value of a word, None where it has none, with small words set right."""
    if word in word_set("function_words_fr.txt"):
        return min(value or 0, 0)
    if value is not None and value >= _SURE and word in word_set("function_words_en.txt"):
        return max(value, _SMALL)
    return value


@cache
def _mapped() -> _Mapped:
    return _Mapped()


@cache
def _whole() -> dict[str, int]:
    """The table, read in."""
    data = Path(__file__).with_name(_NAME).read_text(encoding="utf-8")
    cells = data[data.find("\n\n") + 2 :].replace("\n", "\t").split("\t")
    table = dict(zip(cells[::2], map(int, cells[1::2]), strict=False))
    for word in (*word_set("function_words_en.txt"), *word_set("function_words_fr.txt")):
        value = _righted(word, table.get(word))
        if value is not None:
            table[word] = value
    return table


def english_evidence() -> Mapping[str, int]:
    """Twice ln(P_en / P_fr) of lower-case words, -16 to 16; a word that is missing tells nothing.

    Small words are set right: those of English count as much as those that French never quotes, and those that are
    small words of French too count as nothing.
    """
    mapped = _mapped()
    return mapped if len(mapped.seen) < _PATIENCE else _whole()
