"""Common English words and the French lemmas that translate them: enough to tell which verb answers which."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from tqcheck.lexicon.forms import analysis, endings
from tqcheck.lexicon.words import rows

_COGNATE = 5  # letters that an English word and its French cousin share at their head
_VOWELS = frozenset("aeiou")


@cache
def _table() -> dict[str, frozenset[str]]:
    """Every English form, with the French lemmas of its word."""
    table: dict[str, frozenset[str]] = {}
    for word, irregular, lemmas in rows("equivalents.txt"):
        found = frozenset(lemmas.split())
        for form in {word, *irregular.split(), *(() if "_" in word else inflected(word))}:
            table[form] = table.get(form, frozenset()) | found
    return table


@lru_cache(maxsize=4096)
def inflected(word: str) -> tuple[str, ...]:
    """The regular forms of an English verb or noun: -s, -ed, -ing, with what that does to its end."""
    stem = word
    if word.endswith("e"):
        return (word, word + "s", word + "d", word[:-1] + "ing")
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return (word, word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    plural = word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    doubled: tuple[str, ...] = ()
    if len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        doubled = (stem + word[-1] + "ed", stem + word[-1] + "ing")
    return (word, plural, word + "ed", word + "ing", *doubled)


def french(word: str) -> frozenset[str]:
    """The French lemmas that translate a lower-case English form; empty where it is not in the table."""
    return _table().get(word, frozenset())


@lru_cache(maxsize=65536)
def lemmas(form: str) -> frozenset[str]:
    """The lemmas of a lower-case French form."""
    return frozenset(form[: len(form) - cut] + ending for _, cut, ending in endings(analysis(form)))


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """The word without its accents."""
    return word if word.isascii() else unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The first letters of a longer word, plain: alike in cognates. Empty for a shorter one."""
    letters = plain(word)
    return letters[:_COGNATE] if len(letters) >= _COGNATE else ""


def answers(english: str, form: str) -> bool:
    """True where a lower-case French form can translate a lower-case English one: by the table, or as a cognate."""
    known = french(english)
    if not known.isdisjoint(lemmas(form)):
        return True
    head = stem(english)
    return bool(head) and head == stem(form) and _alike(english, form)


def _alike(english: str, form: str) -> bool:
    """True where the common beginning is most of the shorter word: no interloper for an interdependence."""
    least = -(-2 * min(len(english), len(form)) // 3)
    return plain(english)[:least] == plain(form)[:least]


def meanings(words: Iterable[str]) -> frozenset[str]:
    """The French lemmas of several English forms."""
    return frozenset().union(*map(french, words))
