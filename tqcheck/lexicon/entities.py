"""Places, peoples and bodies in English and French: which names are names of one thing."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex

_FIRST = regex(r"\w+")
_TABLE = "entities.txt"


class Label(NamedTuple):
    """A name of things: as it is written, their keys and kinds, and whether it is a word for a people."""

    form: str
    keys: frozenset[str]
    kinds: frozenset[str]
    people: bool


Index = dict[str, tuple[Label, ...]]


@cache
def labels(language: str) -> Index:
    """The names of a language ("en", "fr") by their first word in lower case, the longest first."""
    names, people = (3, 4) if language == "en" else (5, 6)
    found: dict[tuple[str, bool], tuple[set[str], set[str]]] = {}
    for row in rows(_TABLE):
        for column in (names, people):
            for form in filter(None, row[column].split(",")):
                keys, kinds = found.setdefault((form, column == people), (set(), set()))
                keys.add(row[0])
                kinds.add(row[1])
    index: dict[str, list[Label]] = {}
    for (form, is_people), (keys, kinds) in found.items():
        first = _FIRST.match(form)
        if first is not None:
            label = Label(form, frozenset(keys), frozenset(kinds), is_people)
            index.setdefault(first[0].lower(), []).append(label)
    return {word: tuple(sorted(some, key=lambda label: -len(label.form))) for word, some in index.items()}


@cache
def kin(key: str) -> frozenset[str]:
    """The keys of what may be said instead of a thing: its capital, its government, its continent; itself too."""
    return _kin()[key]


@cache
def _kin() -> dict[str, frozenset[str]]:
    table = {row[0]: {row[0], *filter(None, row[2].split(","))} for row in rows(_TABLE)}
    for key, others in list(table.items()):
        for other in others & table.keys():
            table[other].add(key)
    return {key: frozenset(others) for key, others in table.items()}
