"""English words that an editor's brackets brought into a quotation, and their French where it is certain."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import is_aspirated, known, lookup
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import regex
from tqcheck.text.quotes import Quotes

_SQUARE = regex(r"\[([^\[\]\n]{1,60})\]('s\b)?(?! ?\((?:http|www|mailto|/|#))")
_ROUND = regex(r"\((?:the|our|their|his|her|my|your|its)(?: [^()\[\]\n]{1,50})?\)")
_WORD = regex(r"[^\W\d_]+(?:'(?:s|t|re|ve|ll|d|m)\b)?")
_OTHER = regex(r"[^\w\s',.-]|\d|\.\.|…")
_BEFORE = regex(r"([\w'-]+) ?$")
_AFTER = regex(r" ?([\w-]+)")
_WORDS = 6  # more words than this are no gloss
_STRETCH = 11  # half-nats of several words without one of grammar
_SINGLE = 5  # half-nats of a single word that French does not know
_GRAMMAR = frozenset(
    "of his her him them it its he she they we you your my our their the to and is are was were in".split()
)
_OPENING = frozenset(
    "sur dans pour avec contre par après avant sous selon entre vers chez sans malgré pendant depuis et ou que si comme"
    " mais où quand car donc".split()
)
_PRONOUNS = {"we": "nous", "he": "il", "she": "elle", "i": "je", "us": "nous", "and": "et", "but": "mais"}
_THE = {"ms": "le ", "fs": "la ", "mp": "les ", "fp": "les "}
_OF = {"ms": "du ", "fs": "de la ", "mp": "des ", "fp": "des "}
_TO = {"ms": "au ", "fs": "à la ", "mp": "aux ", "fp": "aux "}
_OWNERS = {
    "our": ("notre", "notre", "nos"),
    "your": ("votre", "votre", "vos"),
    "their": ("leur", "leur", "leurs"),
    "my": ("mon", "ma", "mes"),
    "his": ("son", "sa", "ses"),
    "her": ("son", "sa", "ses"),
    "its": ("son", "sa", "ses"),
}


class Insertion(NamedTuple):
    """An English insertion, [start, end) of the view with its brackets, and its French with brackets, or ""."""

    start: int
    end: int
    french: str


def find_insertions(text: str, quotes: Quotes) -> Iterator[Insertion]:
    """The bracketed insertions of a text that are in English."""
    for found in _SQUARE.finditer(text):
        inside = quotes.around(found.start()) is not None
        if found[2] is not None or _is_english(text, found.start(), found[1], inside=inside):
            french = "" if found[2] else _render(text, found.start(), found.end(), found[1])
            if found[1][0].isupper():
                french = french[:1].upper() + french[1:]
            yield Insertion(found.start(), found.end(), f"[{french}]" if french else "")
    for found in _ROUND.finditer(text):
        content = found[0][1:-1]
        if quotes.around(found.start()) is None or not _is_english(text, found.start(), content, inside=True):
            continue
        french = _render(text, found.start(), found.end(), content)
        yield Insertion(found.start(), found.end(), f"({french})" if french else "")


def _is_english(text: str, start: int, content: str, *, inside: bool) -> bool:
    """True for a few words of English that are no title, no expansion of initials and no French."""
    words = _WORD.findall(content)
    if not words or len(words) > _WORDS or _OTHER.search(content):
        return False
    lowered = [word.lower() for word in words]
    if content in _names():
        return len(words) == 1 or not _expands(text, start, lowered)
    evidence = english_evidence()
    values = [evidence.get(word, 0) for word in lowered]
    if any(value <= -5 for value in values) or (content.isupper() and len(content) > 1):
        return False
    if words[0] in ("Mr", "Mrs", "Ms") or content.endswith("'s"):
        return True
    title = words[0][0].isupper() and all(word[0].isupper() for word in words)
    if len(words) > 1 and (title or _expands(text, start, lowered)):
        return False
    small = word_set("function_words_en.txt")
    if any(word in _GRAMMAR or (word in small and value >= 8) for word, value in zip(lowered, values, strict=True)):
        return True
    if not inside or words[0][0].isupper():
        return False
    if len(words) == 1:
        return values[0] >= _SINGLE and not known(words[0]) and words[0] not in word_set("loan_words.txt")
    return sum(values) >= _STRETCH and content.lower() not in word_set("loan_phrases.txt")


@cache
def _names() -> frozenset[str]:
    """English names of places and institutions that have a French one and are no surnames."""
    places = (row for row in rows("exonyms.txt") if not row[-1].endswith("?"))
    return frozenset(row[0] for row in (*places, *rows("institutions.txt")))


def _expands(text: str, start: int, words: list[str]) -> bool:
    """True where the capitals before the bracket are the initials of its words."""
    before = _BEFORE.search(text, max(0, start - 20), start)
    if before is None:
        return False
    acronym = before[1].rsplit("'", 1)[-1]
    return len(acronym) > 1 and acronym.isupper() and acronym[0].lower() == words[0][0]


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    return {english: (french, gender + number) for english, french, gender, number in rows("bracket_nouns.txt")}


def _vowel(word: str) -> bool:
    first = word[0].lower()
    return first in "aeiouyéèêâîôœ" or (first == "h" and not is_aspirated(word))


def _render(text: str, start: int, end: int, content: str) -> str:
    """The French of an insertion, or "" where it depends on more than its neighbours."""
    words = content.lower().split()
    if len(words) == 1:
        owner = _OWNERS.get(words[0])
        return _own(text, end, owner) if owner else _PRONOUNS.get(words[0], "")
    noun = _nouns().get(" ".join(words[1:] if words[0] != "of" and words[0] != "to" else words[2:]))
    if noun is None:
        return ""
    french, kind = noun
    if words[0] in ("of", "to"):
        forms, elided = (_OF, "de l'") if words[0] == "of" else (_TO, "à l'")
        if words[1] == "the":
            return (elided if kind.endswith("s") and _vowel(french) else forms[kind]) + french
        owner = _OWNERS.get(words[1])
        return ("de " if words[0] == "of" else "à ") + _owned(owner, french, kind) if owner else ""
    before = _BEFORE.search(text, max(0, start - 30), start)
    if before is not None and not _governs(before[1].lower()):
        return ""
    if words[0] == "the":
        return ("l'" if kind.endswith("s") and _vowel(french) else _THE[kind]) + french
    owner = _OWNERS.get(words[0])
    return _owned(owner, french, kind) if owner else ""


def _governs(word: str) -> bool:
    """True for a preposition without contraction, a conjunction or a verb: a noun with its article may follow."""
    return word in _OPENING or {"infinitive"} == {reading.pos for reading in lookup(word)} or (
        bool(lookup(word)) and all(reading.pos == "verb" for reading in lookup(word))
    )  # fmt: skip


def _owned(owner: tuple[str, str, str], french: str, kind: str) -> str:
    masculine, feminine, plural = owner
    if kind.endswith("p"):
        return f"{plural} {french}"
    return f"{masculine if kind == 'ms' or _vowel(french) else feminine} {french}"


def _own(text: str, end: int, owner: tuple[str, str, str]) -> str:
    """The French possessive before the noun that follows the bracket."""
    after = _AFTER.match(text, end)
    readings = [] if after is None else [r for r in lookup(after[1].lower()) if r.pos in ("noun", "adjective")]
    if after is None or not readings:
        return ""
    if all(reading.number == "p" for reading in readings):
        return owner[2]
    if any(reading.number == "p" for reading in readings):
        return ""
    if owner[0] == owner[1] or _vowel(after[1]) or all(reading.gender == "m" for reading in readings):
        return owner[0]
    return owner[1] if all(reading.gender == "f" for reading in readings) else ""
