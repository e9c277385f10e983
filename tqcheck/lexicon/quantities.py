"""What a word that follows a number says of it."""

from __future__ import annotations

from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.words import word_set


def is_currency(word: str) -> bool:
    """True for the name of a currency, in both numbers."""
    return word in word_set("currency_names.txt") or f"{word}s" in word_set("currency_names.txt")


def is_measure(word: str) -> bool:
    """True for a unit or a currency, which may follow a number with decimals."""
    return word in word_set("measures_fr.txt") or is_currency(word)


def is_counted(word: str) -> bool:
    """True for the plural of what is counted one by one: habitants, jeunes, emplois."""
    return not is_measure(word) and any(
        reading.pos in ("noun", "adjective") and reading.number == "p" for reading in lookup(word)
    )
