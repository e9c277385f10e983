"""The French full forms: what a written word can be, from a table that is mapped into memory and not read in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from tqcheck.lexicon.aspirated import aspirated
from tqcheck.lexicon.lines import Lines

_POS = {
    "N": "noun", "A": "adjective", "P": "participle", "I": "infinitive", "G": "gerund", "V": "verb", "R": "name",
    "D": "determiner", "O": "pronoun", "S": "preposition", "C": "conjunction", "B": "adverb", "U": "numeral",
    "J": "interjection", "X": "other",
}  # fmt: skip
_GENDER = {"m": "m", "f": "f", "e": "mf", "-": ""}
_NUMBER = {"s": "s", "p": "p", "i": "sp", "-": ""}
_MOODS = {"p": "present", "i": "imperfect", "h": "past", "f": "future", "c": "conditional", "s": "subjunctive",
          "q": "past subjunctive", "k": "imperative"}  # fmt: skip


class Form(NamedTuple):
    """One reading of a written form.

    `gender` is "m", "f", "mf" where both, "" where none; `number` is "s", "p", "sp" or ""; `moods` and `persons`
    ("3s", "3p" …) are those of a finite verb; `verb` holds, for verbal forms, "e" where the auxiliary is être, "t"
    where the verb is transitive, "i" where it is intransitive.
    """

    pos: str
    gender: str
    number: str
    moods: tuple[str, ...]
    persons: tuple[str, ...]
    lemma: str
    verb: str


class _Table(Lines):
    """The table of forms, and the analyses, of which many forms share each."""

    def analysis(self, at: int) -> str:
        """The analyses written at `at`."""
        return self.head[self.said(at)]

    def beginning(self, stem: str) -> Iterator[tuple[str, str]]:
        """The forms that begin with `stem`, each with its analyses."""
        key = b"\n" + stem.encode("utf-8", "surrogatepass")
        low, high = self.near(key[1:])
        at = self.data.find(key, low, high + len(key))
        while at >= 0 and self.data[at : at + len(key)] == key:
            end = self.data.find(b"\n", at + 1)
            form, _, number = self.data[at + 1 : end].partition(b"\t")
            yield form.decode(), self.head[int(number)]
            at = end


@cache
def _table() -> _Table:
    return _Table("forms.txt")


@lru_cache(maxsize=65536)
def known(form: str) -> bool:
    """True where this form, in this case, is in the lexicon."""
    return _table().find(form) >= 0


@lru_cache(maxsize=65536)
def analysis(form: str) -> str:
    """What the table says of a form, in its own notation; forms that are alike share it. Empty where unknown."""
    table = _table()
    at = table.find(form)
    return "" if at < 0 else table.analysis(at)


@lru_cache(maxsize=65536)
def is_doubtful(form: str) -> bool:
    """True for a form that the table does not hold, or holds as a finite verb only: few words of a text."""
    return all(entry[0] == "V" for entry in analysis(form).split(";") if entry)


@lru_cache(maxsize=16384)
def lookup(form: str) -> tuple[Form, ...]:
    """All readings of a form as written (case matters); empty where it is unknown."""
    return tuple(_form(form, entry) for entry in analysis(form).split(";") if entry)


@cache
def readings(notation: str) -> tuple[Form, ...]:
    """The readings in the notation of `analysis`, without their lemmas; there are some thousands."""
    return tuple(_form("", entry)._replace(lemma="") for entry in notation.split(";") if entry)


def _form(form: str, entry: str) -> Form:
    tag, code, verb = entry.split(":")
    digits = next((i for i, sign in enumerate(code) if not sign.isdigit()), len(code))
    lemma = form[: len(form) - int(code[:digits])] + code[digits:]
    pos, rest = _POS[tag[0]], tag[1:]
    if pos == "verb":
        persons = tuple(rest[i : i + 2] for i, sign in enumerate(rest) if sign.isdigit())
        moods = tuple(_MOODS[sign] for sign in rest[: len(rest) - 2 * len(persons)])
        return Form(pos, "", "", moods, persons, lemma, verb)
    if len(rest) == 2:
        return Form(pos, _GENDER[rest[0]], _NUMBER[rest[1]], (), (), lemma, verb)
    return Form(pos, "", "", (), (), lemma, verb)


def siblings(form: Form, stem: str) -> tuple[tuple[str, Form], ...]:
    """The forms of the same lemma that begin with `stem`, each with its reading; a long stem is quick."""
    return tuple(
        (other, _form(other, entry))
        for other, notation in _table().beginning(stem)
        for entry, cut, ending in endings(notation)
        if other[: len(other) - cut] + ending == form.lemma
    )


@cache
def endings(notation: str) -> tuple[tuple[str, int, str], ...]:
    """Each analysis with the way to its lemma: how many letters go, and what comes."""
    found = []
    for entry in filter(None, notation.split(";")):
        code = entry.split(":")[1]
        digits = next((i for i, sign in enumerate(code) if not sign.isdigit()), len(code))
        found.append((entry, int(code[:digits]), code[digits:]))
    return tuple(found)


def is_aspirated(form: str) -> bool:
    """True where no elision or liaison is made before this form, though it begins with a vowel or h."""
    return aspirated(form)
