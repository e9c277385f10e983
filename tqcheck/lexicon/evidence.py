"""Reads the table of how English a word is."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

from tqcheck.lexicon.words import word_set

_SURE = 8  # from here on a small word is English
_SMALL = 12  # what a small word proves, however common it is in titles that French papers quote


@cache
def telling_words() -> frozenset[str]:
    """The words that are evidence for English."""
    return frozenset(_tables()[1])


@cache
def english_evidence() -> dict[str, int]:
    """Twice ln(P_en / P_fr) of lower-case words, -16 to 16; a word that is missing tells nothing.

    Small words are set right: those of English count as much as those that French never quotes, and those that are
    small words of French too count as nothing.
    """
    return _tables()[0]


@cache
def _tables() -> tuple[dict[str, int], set[str]]:
    """The evidence of each word, and the words that have some for English."""
    packed = Path(__file__).with_name("english_evidence.txt.gz").read_bytes()
    table: dict[str, int] = {}
    telling: set[str] = set()
    for line in gzip.decompress(packed).decode("utf-8").split("\n"):
        if line and not line.startswith("#"):
            value, *words = line.split(" ")
            table.update(dict.fromkeys(words, int(value)))
            (telling.update if int(value) > 0 else telling.difference_update)(words)
    for word in word_set("function_words_en.txt"):
        if table.get(word, 0) >= _SURE:
            table[word] = max(table[word], _SMALL)
    for word in word_set("function_words_fr.txt"):
        table[word] = min(table.get(word, 0), 0)
        telling.discard(word)
    return table, telling
