"""Finite verbs: whether a stretch of text can be a sentence of its own."""

from __future__ import annotations

from functools import lru_cache

from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex

_WORD = regex(r"[^\W\d_]+")
_BEFORE_ARTICLE = regex(r"(?<= )([a-zà-öø-ÿœ]{3,}) (?:une? |l[ea] |l'|s[ao]n? |ses |leurs? )")
_STOP = regex(r"[.!?;:…\n]")
# Forms of the commonest verbs that can be other words as well, but hardly ever are in the news.
_COMMON = frozenset("est a ont sont était va vont fait sera doit peut veut dit".split())
_REACH = 300


@lru_cache(maxsize=16384)
def is_finite(word: str) -> bool:
    """True for a form that can only be a finite verb of the third person, or nearly so."""
    if word in _COMMON:
        return True
    readings = lookup(word)
    return bool(readings) and all(form.pos == "verb" for form in readings) and any(
        person[0] == "3" for form in readings for person in form.persons
    )  # fmt: skip


def has_finite_verb(text: str, start: int, end: int) -> bool:
    """True where text[start:end] holds a word that is surely a finite verb."""
    return any(is_finite(found[0]) for found in _WORD.finditer(text, start, min(end, start + _REACH)))


def governs(text: str, start: int, end: int) -> bool:
    """True where text[start:end] holds a form that may be a finite verb before an article: "conserve une avance"."""
    for found in _BEFORE_ARTICLE.finditer(text, start, min(end, start + _REACH)):
        before = text[start : found.start()].rsplit(None, 1)
        if not before or before[-1].lower() in word_set("function_words_fr.txt"):
            continue
        if any(person[0] == "3" for form in lookup(found[1]) if form.pos == "verb" for person in form.persons):
            return True
    return False


def clause_end(text: str, start: int) -> int:
    """Where the clause that begins at `start` ends: at the next mark stronger than a comma."""
    found = _STOP.search(text, start, start + _REACH)
    return found.start() if found else min(len(text), start + _REACH)


def clause_start(text: str, end: int) -> int:
    """Where the clause that ends at `end` begins: behind the mark before it."""
    return max(text.rfind(mark, max(0, end - _REACH), end) for mark in ".!?;:…\n") + 1
