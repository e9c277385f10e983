"""Short questions about written forms: which parts of speech, which gender and number, which sister form."""

from __future__ import annotations

from functools import cache

from tqcheck.lexicon.forms import Form, analysis, readings, siblings


def parts(word: str) -> frozenset[str]:
    """All parts of speech that a form can be; empty where it is unknown."""
    return _parts(analysis(word))


@cache
def _parts(notation: str) -> frozenset[str]:
    return frozenset(form.pos for form in readings(notation))


def alike(word: str) -> tuple[Form, ...]:
    """All readings of a form, without their lemmas: quicker than `lookup`, and shared by forms that are alike."""
    return readings(analysis(word))


def nouns(word: str) -> tuple[Form, ...]:
    """The readings of a form as a noun, without lemma."""
    return _nouns(analysis(word))


@cache
def _nouns(notation: str) -> tuple[Form, ...]:
    return tuple(form for form in readings(notation) if form.pos == "noun")


def noun_gender(word: str) -> str:
    """Return "m" or "f" where all noun readings agree, else ""."""
    return _gender(analysis(word))


@cache
def _gender(notation: str) -> str:
    genders = {form.gender for form in _nouns(notation)}
    only = genders.pop() if len(genders) == 1 else ""
    return only if only in ("m", "f") else ""


def noun_number(word: str) -> str:
    """Return "s" or "p" where all noun readings agree, else "" (also for the invariable)."""
    return _number(analysis(word))


@cache
def _number(notation: str) -> str:
    numbers = {form.number for form in _nouns(notation)}
    only = numbers.pop() if len(numbers) == 1 else ""
    return only if only in ("s", "p") else ""


def persons(word: str) -> frozenset[str]:
    """The persons of all finite readings outside the imperative: "3s", "3p" …"""
    return _persons(analysis(word))


@cache
def _persons(notation: str) -> frozenset[str]:
    return frozenset(
        person
        for form in readings(notation)
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
        for other, reading in siblings(form, word[: max(2, shared - 2)])
        if reading.pos == form.pos and gender in reading.gender and number in reading.number
    }
    return found.pop() if len(found) == 1 else ""
