"""Words that French may write twice in a row."""

from __future__ import annotations

import unicodedata
from functools import cache

from tqcheck.lexicon.words import word_set


def may_double(word: str) -> bool:
    """True for a lower-case word that may stand twice in a row: très très, nous nous."""
    return word in word_set("doubled_words.txt") or (len(word) > 2 and _bare(word) in _without_accents())


def _bare(word: str) -> str:
    """The word without accents, as capitals are often written: TRES TRES."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


@cache
def _without_accents() -> frozenset[str]:
    return frozenset(map(_bare, word_set("doubled_words.txt")))
