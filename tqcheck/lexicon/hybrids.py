"""What is English and what is French in the names of places and institutions."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import rows, word_set

_WORD = re.compile(r"[^\W\d_]+")
_LINKS = frozenset("de du des la le les l d of the and et en sur aux à on".split())
_ACCENT = re.compile("[éèêëàâçùûîïôœÉÈÊÀÂÇÎÔŒ]")
# Parts of names of places, English and French, that are no names by themselves.
_PARTS = (("America", "Amérique"), ("Carolina", "Caroline"), ("Korea", "Corée"), ("Ossetia", "Ossétie"))


class Name(NamedTuple):
    """A name in both languages: all its words, those that are only English, only French, and the French name."""

    words: frozenset[str]
    english: frozenset[str]
    french: frozenset[str]
    rendering: str


def _english_only(word: str) -> bool:
    value = english_evidence().get(word)
    return word == "court" or (value or 0) >= 6 or ((value or 0) >= 0 and not known(word))


def _french_only(word: str) -> bool:
    value = english_evidence().get(word)
    return (not known(word) if value is None else value <= -2) or _ACCENT.search(word) is not None


def _only(words: list[str], other: list[str], test: Callable[[str], bool]) -> frozenset[str]:
    """The words, in lower case, that the name in the other language has not and that pass the test."""
    candidates = {word.lower() for word in words} - {word.lower() for word in other} - _LINKS
    return frozenset(filter(test, candidates))


@cache
def _tables() -> tuple[tuple[list[str], list[str], str], ...]:
    """The words of each name in English and in French, and its French form."""
    found = (*rows("exonyms.txt"), *rows("institutions.txt"))
    return tuple((_WORD.findall(english), _WORD.findall(french), french) for english, french, *_ in found)


@cache
def _rows_with() -> dict[str, list[tuple[list[str], list[str], str]]]:
    """The names of several words, under each capitalised English word that is none of the French ones."""
    found: dict[str, list[tuple[list[str], list[str], str]]] = {}
    for left, right, french in _tables():
        if len(left) > 1 and len(right) > 1:
            passed = _LINKS.union(map(str.lower, right))
            for word in {word for word in left if word[0].isupper() and word.lower() not in passed}:
                found.setdefault(word, []).append((left, right, french))
    return found


@cache
def names_with(word: str) -> tuple[Name, ...]:
    """The names of several words in which this capitalised word is only English; for words of `name_words`."""
    found = []
    for left, right, french in _rows_with().get(word, ()):
        words = frozenset(each.lower() for each in (*left, *right)) - _LINKS
        name = Name(words, _only(left, right, _english_only), _only(right, left, _french_only), french)
        if word.lower() in name.english:
            found.append(name)
    return tuple(found)


@cache
def french_beside(word: str) -> frozenset[str]:
    """The words that are only French in the names with this word."""
    return frozenset().union(*(name.french for name in names_with(word)))


@cache
def _rows_after() -> dict[str, list[tuple[list[str], list[str]]]]:
    """The names of two English words, under the first where it is none of the French ones."""
    found: dict[str, list[tuple[list[str], list[str]]]] = {}
    for left, right, _ in _tables():
        if len(left) == 2 and left[0].lower() not in map(str.lower, right):
            found.setdefault(left[0], []).append((left, right))
    return found


@cache
def french_behind(word: str) -> frozenset[str]:
    """For a first English word that is French too, the French nouns that stand before it in French."""
    if names_with(word):
        return frozenset()
    found = (_only([head(right)], left, _french_only) for left, right in _rows_after().get(word, ()))
    return frozenset().union(*found)


def head(words: list[str]) -> str:
    """The noun with which a French name begins."""
    return next(word for word in words if word.lower() not in _LINKS)


@cache
def name_words() -> frozenset[str]:
    """The words of English names by which mixed ones are found."""
    return frozenset((*_rows_with(), *_rows_after()))


@cache
def name_heads() -> frozenset[str]:
    """The nouns, in lower case, with which the French names of two English words begin."""
    return frozenset(head(right).lower() for found in _rows_after().values() for _, right in found)


@cache
def place_words() -> frozenset[str]:
    """The capitalised words of the French names of places, and more than `french_places` holds."""
    return frozenset(word for row in rows("exonyms.txt") for word in _WORD.findall(row[1]) if word[0].isupper())


@cache
def french_places() -> dict[str, str]:
    """Capitalised words of French place names that English spells otherwise, each with its grammar or ""."""
    english = {word for name, *_ in rows("exonyms.txt") for word in _WORD.findall(name)}
    found: dict[str, str] = {}
    for _, french, *grammar in rows("exonyms.txt"):
        words = _WORD.findall(french)
        for word in words:
            if word[0].isupper() and len(word) > 3 and word not in english:
                if word in word_set("common_place_words.txt") or word.lower() in english:
                    continue
                if _french_only(word.lower()):
                    alone = grammar[0] if grammar and len(words) == 1 else ""
                    found[word] = found.get(word) or alone
    return found


@cache
def english_places() -> dict[str, str]:
    """Place names of one word that French spells otherwise, each with its French spelling."""
    listed = {
        english: french for english, french, *_ in rows("exonyms.txt") if " " not in english and "-" not in english
    }
    return dict(_PARTS) | listed


@cache
def _heads() -> dict[str, str]:
    return {english: french for english, french, kind in rows("name_heads.txt") if kind == "h"}


@cache
def french_head(word: str) -> str:
    """The French noun for an English one that begins names and is nothing in French; "" for other words."""
    if word not in _heads() or english_evidence().get(word.lower(), 0) < 4 or known(word.lower()):
        return ""
    return _heads()[word]


@cache
def head_words() -> frozenset[str]:
    """The English nouns that begin names."""
    return frozenset(_heads())


@cache
def kept_heads() -> dict[str, str]:
    """English nouns that French prints in some names, but not before a French name of a place."""
    return {english: french for english, french, kind in rows("name_heads.txt") if kind == "l"}


@cache
def all_heads() -> dict[str, str]:
    """English nouns that begin names, each with the French noun."""
    return {english: french for english, french, _ in rows("name_heads.txt")}


@cache
def french_heads() -> frozenset[str]:
    """French nouns that begin names and are nothing in English."""
    evidence = english_evidence()
    return frozenset(
        form
        for _, french, _ in rows("name_heads.txt")
        for form in {french, french[0].upper() + french[1:]}
        if evidence.get(french.lower(), 0) <= -5 or _ACCENT.search(french)
    )
