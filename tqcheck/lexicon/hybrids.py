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
def names_by_word() -> dict[str, tuple[Name, ...]]:
    """The names of several words, under each of their capitalised English words."""
    found: dict[str, list[Name]] = {}
    for english, french, *_ in (*rows("exonyms.txt"), *rows("institutions.txt")):
        left, right = _WORD.findall(english), _WORD.findall(french)
        if len(left) < 2 or len(right) < 2:
            continue
        words = frozenset(word.lower() for word in (*left, *right)) - _LINKS
        name = Name(words, _only(left, right, _english_only), _only(right, left, _french_only), french)
        for word in {word for word in left if word[0].isupper() and word.lower() in name.english}:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def names_by_weak_word() -> dict[str, frozenset[str]]:
    """For each capitalised first English word that is French too, the French nouns that stand before it in French."""
    found: dict[str, set[str]] = {}
    for english, french, *_ in (*rows("exonyms.txt"), *rows("institutions.txt")):
        left, right = _WORD.findall(english), _WORD.findall(french)
        if len(left) != 2 or left[0] in names_by_word() or left[0].lower() in map(str.lower, right):
            continue
        head = next(word for word in right if word.lower() not in _LINKS)
        found.setdefault(left[0], set()).update(_only([head], left, _french_only))
    return {word: frozenset(words) for word, words in found.items()}


@cache
def french_by_word() -> dict[str, frozenset[str]]:
    """For each key of `names_by_word` the words that are only French in any of its names."""
    return {word: frozenset().union(*(name.french for name in names)) for word, names in names_by_word().items()}


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
def english_heads() -> dict[str, str]:
    """English nouns that begin names and are nothing in French, each with the French noun."""
    evidence = english_evidence()
    return {
        english: french
        for english, french, kind in rows("name_heads.txt")
        if evidence.get(english.lower(), 0) >= 4 and kind == "h" and not known(english.lower())
    }


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
