"""Names of two words and more, as persons have: those of a passage that the passage on the other side lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tqcheck.lexicon.entities import labels
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import regex
from tqcheck.text.spelling import plain, same_name

_RUN = regex(
    r"(?<![\w.'-])[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[^\W\d_]+)?"
    r"(?: (?:al-|el-|[dl]e |da |del |van |von )?[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[^\W\d_]+)?){1,4}(?![\w-])"
)
_WORD = regex(r"[^\W\d_]+")
_NOUN = regex(r"(?i)\b(?:le |la |les |l'|du |des |au |aux |the |a |an )$")  # what stands before no person
_ENGLISH = 6  # half-nats of an English word that is no name


class FullName(NamedTuple):
    """A name of two words and more: [start, end), and its words."""

    start: int
    end: int
    words: tuple[str, ...]


def full_names(text: str, start: int, end: int, language: str) -> list[FullName]:
    """The names in text[start:end] that may be those of persons, in order."""
    return list(_found(text, start, end, language))


def _found(text: str, start: int, end: int, language: str) -> Iterator[FullName]:
    for run in _RUN.finditer(text, start, end):
        if _NOUN.search(text, max(0, run.start() - 4), run.start()):
            continue
        parts = [(found[0], found.start()) for found in _WORD.finditer(text, run.start(), run.end())]
        while parts and _leads(parts[0][0], language):
            parts.pop(0)
        words = tuple(word for word, _ in parts)
        capitals = [word for word in words if word[0].isupper()]
        if (
            len(capitals) >= 2
            and not any(word.isupper() or _common(word, language) for word in capitals)
            and _strange(capitals)
        ):
            yield FullName(parts[0][1], run.end(), words)


@lru_cache(maxsize=16384)
def _leads(word: str, language: str) -> bool:
    """True for a word that may stand before a name with a capital: Mr, Judge, Selon."""
    lowered = word.lower()
    if language == "fr":
        return lowered in word_set("function_words_fr.txt") or lowered in word_set("functions.txt")
    return _common(word, language) or lowered in _titles()


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(word.lower() for row in rows("titles_en.txt") for word in _WORD.findall(row[0]))


@lru_cache(maxsize=16384)
def _common(word: str, language: str) -> bool:
    """True for a word of institutions and places, and for a place."""
    lowered = word.lower()
    if lowered in labels(language):
        return True
    if language == "fr":
        return lowered in word_set("institution_nouns.txt")
    return english_evidence().get(lowered, 0) >= _ENGLISH or lowered in word_set("function_words_en.txt")


def _strange(words: Sequence[str]) -> bool:
    """True where one of the words is none of French."""
    return any(not known(word.lower()) for word in words)


def lacking(names: Sequence[FullName], passage: str) -> list[FullName]:
    """The names of which no word stands in the passage, in any spelling."""
    found = [name for name in names if not any(word in passage for word in name.words)]
    if not found:
        return []
    words = {word for word in _WORD.findall(passage) if word[0].isupper()}
    return [name for name in found if not any(_written(word, words) for word in name.words if word[0].isupper())]


def _written(word: str, words: set[str]) -> bool:
    bare = plain(word)
    return any(plain(other) == bare or same_name(word, other) for other in words)
