"""Short questions about written forms: which parts of speech, which gender and number, which sister form."""

from __future__ import annotations

from functools import lru_cache

from tqcheck.lexicon.forms import Form, lookup, siblings


@lru_cache(maxsize=16384)
def parts(word: str) -> frozenset[str]:
    """All parts of speech that a form can be; empty where it is unknown."""
    return frozenset(form.pos for form in lookup(word))


def nouns(word: str) -> tuple[Form, ...]:
    """The readings of a form as a noun."""
    return tuple(form for form in lookup(word) if form.pos == "noun")


@lru_cache(maxsize=16384)
def noun_gender(word: str) -> str:
    """Return "m" or "f" where all noun readings agree, else ""."""
    genders = {form.gender for form in nouns(word)}
    only = genders.pop() if len(genders) == 1 else ""
    return only if only in ("m", "f") else ""


@lru_cache(maxsize=16384)
def noun_number(word: str) -> str:
    """Return "s" or "p" where all noun readings agree, else "" (also for the invariable)."""
    numbers = {form.number for form in nouns(word)}
    only = numbers.pop() if len(numbers) == 1 else ""
    return only if only in ("s", "p") else ""


@lru_cache(maxsize=16384)
def persons(word: str) -> frozenset[str]:
    """The persons of all finite readings outside the imperative: "3s", "3p" …"""
    return frozenset(
        person
        for form in lookup(word)
        if form.pos == "verb" and form.moods != ("imperative",)
        for person in form.persons
    )


def inflected(form: Form, word: str, *, gender: str = "", number: str = "") -> str:
    """The sister form with this gender and number and the same part of speech, or "" where there is not exactly one."""
    shared = 0
    while shared < min(len(word), len(form.lemma)) and word[shared] == form.lemma[shared]:
        shared += 1
    found = {
        other
        for other, reading in siblings(form, word[: max(1, min(shared, len(form.lemma) - 3))])
        if reading.pos == form.pos and gender in reading.gender and number in reading.number
    }
    return found.pop() if len(found) == 1 else ""
