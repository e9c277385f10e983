"""False friends that need the source to be seen: which French word, beside which English one, is mistaken for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from tqcheck.lexicon.forms import Form, lookup, siblings
from tqcheck.lexicon.words import rows

_TABLE = "source_false_friends.txt"
_VERBAL = frozenset(("verb", "infinitive", "participle", "gerund"))
_KEPT = 3  # letters with which all forms of a French word begin, irregular verbs apart


class _Row(NamedTuple):
    lemmas: str
    forms: str
    triggers: str
    licences: str
    answers: str
    sense: str
    required: str
    excused: str
    english: str


class Friend:
    """One row of the table, read when it is needed.

    `answer` is the right French, `others` are beginnings of what is right too.
    """

    def __init__(self, row: _Row) -> None:
        self.row = row
        self.triggers = frozenset(row.triggers.split())
        self.licences = frozenset(row.licences.split()) - {"-"}
        self.answer, *self.others = row.answers.split("/")
        self.forms = row.forms.split()
        self.sense = row.sense

    def reading(self, form: str) -> Form | None:
        """The reading of a form that makes it one of the lemmas; None where a form stands for itself."""
        entries = [entry.partition(":") for entry in self.row.lemmas.split()]
        wanted = frozenset(pos for _, _, pos in entries)
        verbal = _VERBAL if "verb" in wanted else frozenset()
        return next((each for each in lookup(form) if each.pos in wanted | verbal), None)

    @cached_property
    def english(self) -> re.Pattern[str] | None:
        """What the English passage must hold besides the word, if anything."""
        return None if self.row.english == "-" else re.compile(self.row.english)

    def fits(self, text: str, start: int, end: int, low: int, high: int) -> bool:
        """True where the French around a form, no farther than text[low:high], is such that the form is mistaken."""
        if self.row.required != "-" and not _touches(self.row.required, text, (start, end), (low, high)):
            return False
        return self.row.excused == "-" or not _touches(self.row.excused, text, (start, end), (low, high))


_AROUND = 60  # code points


def _touches(pattern: str, text: str, form: tuple[int, int], bounds: tuple[int, int]) -> bool:
    """True where the pattern, whose {} stands for the form, matches around the form."""
    low, high = max(bounds[0], form[0] - _AROUND), min(bounds[1], form[1] + _AROUND)
    compiled = re.compile(pattern.replace("{}", f"(?:{re.escape(text[form[0] : form[1]])})"), re.IGNORECASE)
    return any(found.start() <= form[0] and form[1] <= found.end() + 1 for found in compiled.finditer(text, low, high))


@cache
def friends() -> tuple[Friend, ...]:
    """The rows of the table."""
    return tuple(Friend(_Row(*row)) for row in rows(_TABLE))


@cache
def by_form() -> dict[str, tuple[Friend, ...]]:
    """The rows that each French form may be mistaken in."""
    found: dict[str, tuple[Friend, ...]] = {}
    for friend in friends():
        for form in friend.forms:
            found[form] = (*found.get(form, ()), friend)
    return found


@cache
def forms() -> frozenset[str]:
    """The French forms that may be mistaken."""
    return frozenset(by_form())


@lru_cache(maxsize=1024)
def inflected(lemma: str, pos: str) -> dict[str, Form]:
    """The forms of a lemma with their readings of this part of speech; all verbal ones for a verb.

    The lexicon files a feminine noun under the masculine that looks like it; a finite form that is a noun too is none.
    """
    wanted = _VERBAL if pos == "verb" else frozenset((pos,))
    for form in lookup(lemma):
        if form.pos in wanted:
            return {
                other: reading
                for other, reading in siblings(form, lemma[:_KEPT])
                if reading.pos in wanted
                and (pos != "noun" or form.gender != "f" or reading.gender == "f")
                and not (reading.pos == "verb" and any(each.pos == "noun" for each in lookup(other)))
            }
    return {}


def answers(lemma: str, like: Form) -> Iterator[str]:
    """The forms of another lemma that are what `like` is: tense and person, or gender and number."""
    pos = "verb" if like.pos in _VERBAL else like.pos
    for form, reading in inflected(lemma, pos).items():
        if (reading.pos, reading.moods, reading.persons, reading.number) != (
            like.pos, like.moods, like.persons, like.number,
        ):  # fmt: skip
            continue
        if reading.gender == like.gender or "mf" in (reading.gender, like.gender):
            yield form
