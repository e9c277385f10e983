"""The words of a run of English: which belong to names, which French has borrowed, and where a run begins and ends."""

from __future__ import annotations

from typing import NamedTuple

from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.text.english_places import CALENDAR, JOINERS

WORD = regex(r"[^\W\d_]+(?:'(?:s|t|re|ve|ll|d|m)\b)?")
_NEAR = regex(r"[^\W_][\w.-]*")
_CAPITAL_CHUNK = regex(r"(?<![\w-])[A-ZÀ-ÖØ-Þ][\w-]*-$")
_NAMES = regex(r"(?: [A-ZÀ-ÖØ-Þ][\w'-]*){1,3}")
_NEXT = regex(r" ([a-z]+)\b")
_ARTICLE = regex(r"([\w'-]+) (an?) $")
_ON = regex(r"\bon $")
_AFTER_ON = frozenset("the behalf his her their our your this that these those which top how what whether".split())
_AS = regex(r"\b[Aa]s $")
_AFTER_AS = frozenset(
    "soon long well much far many early though if such the expected planned agreed scheduled usual always".split()
)
_DUE = regex(r"\b[Dd]ue $")
_PHRASE = 4  # words of the longest borrowed phrase
_MARK = 7  # half-nats of a form in -ed or -ly that French does not borrow
_AMBIGUOUS = 6  # half-nats below which a French word at the edge of a run is left out
_POSSIBLE = -9  # half-nats of a word that may still be English after an English "to" or "the"
_TAKES_PLACE = frozenset("take takes took taken taking".split())
_TAKES_NAME = frozenset("by from in of with at to for against between near under after before since".split())
_TAKES_MORE = frozenset(
    "to the a an in of not would will could should must his her their our my your from with for".split()
)
_PARTICIPLES = frozenset(
    "known seen given taken held built made sold led shown found brought thought driven written spoken chosen fallen"
    " hidden broken forgotten sent kept paid won".split()
)
_ENGLISH_SAID = regex(
    r"(?i)\b(?:en |l'|d'|un |son )(?:anglais|américain)|\(en\)|\bv\.?o\.|langue de shakespeare|^\W*\^"
    r"|\b(?:en|au) français\b"
)
_HINTS = ("anglais", "américain", "(en)", "o.", "shakespeare", "^", "français")  # one stands in all that it finds
_MARKED = regex(r"[a-z]{2,}(?:ed|ly)$|.+'(?:s|t|re|ve|ll|d|m)$")


class Word(NamedTuple):
    """A word, [start, end) of the view: whether it is a small word inside a name, and its evidence in half-nats."""

    text: str
    start: int
    end: int
    joins: bool
    value: int

    @property
    def lowered(self) -> str:
        """The word in lower case."""
        return self.text.lower()


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of a span; whether a small word joins a name is seen from its neighbours, also outside the span."""
    evidence = english_evidence()
    words = []
    for found in WORD.finditer(text, start, end):
        a, b, word = found.start(), found.end(), found[0]
        if text[a - 1 : a] == "-" and _CAPITAL_CHUNK.search(text, max(0, a - 40), a):
            joins = True
        else:
            joins = word in JOINERS and capital_before(text, a) and capital_after(text, b)
        words.append(Word(word, a, b, joins, evidence.get(word.lower(), 0)))
    return words


def capital_before(text: str, offset: int) -> bool:
    """True where the word before, beyond small words of names, begins with a capital or is a number."""
    return _capital(_NEAR.findall(text, max(0, offset - 40), offset)[::-1])


def capital_after(text: str, offset: int) -> bool:
    """True where the word after, beyond small words of names, begins with a capital or is a number."""
    return _capital(_NEAR.findall(text, offset, offset + 40))


def _capital(near: list[str]) -> bool:
    for word in near[:3]:
        if word[0].isupper() or word[0].isdigit():
            return True
        if word not in JOINERS:
            return False
    return False


def without_loans(text: str, words: list[Word]) -> list[Word]:
    """The words that belong to no phrase that French has borrowed, also one that a neighbour completes."""
    if not words:
        return []
    loans = word_set("loan_phrases.txt")
    before = WORD.findall(text, max(0, words[0].start - 30), words[0].start)[-1:]
    after = WORD.findall(text, words[-1].end, words[-1].end + 30)[:1]
    lowered = [word.lower() for word in (*before, *(word.text for word in words), *after)]
    free = [True] * len(lowered)
    for first in range(len(lowered)):
        for last in range(min(len(lowered), first + _PHRASE), first + 1, -1):
            if " ".join(lowered[first:last]) in loans:
                free[first:last] = [False] * (last - first)
                break
    return [word for word, keep in zip(words, free[len(before) :], strict=False) if keep]


def is_marker(word: Word) -> bool:
    """A word of English grammar, which no French borrows."""
    if word.lowered in word_set("function_words_en.txt") or word.text in _PARTICIPLES:
        return word.value > _MARK
    return word.value >= _MARK and _MARKED.search(word.text) is not None


def trimmed(text: str, words: list[Word]) -> list[Word]:
    """The words without names and what joins them at both ends, and without a first one that may be French."""
    first, last = 0, len(words)
    while last > first and words[last - 1].joins:
        last -= 1
    while first < last and words[first].joins:
        first += 1
    first = _after_name(text, words, first, last)
    if last - first > 1 and text.startswith(",", words[first].end) and lookup(words[first].text):
        first += 1
    if (
        last - first > 1
        and words[first].text.islower()
        and words[first].value < _AMBIGUOUS
        and is_marker(words[first + 1])
    ):
        first += bool(lookup(words[first].text))
    return words[first:last]


def _after_name(text: str, words: list[Word], first: int, last: int) -> int:
    """The first word after a name and its comma at the beginning of a run, else `first`."""
    for index in range(first, last - 1):
        if not (words[index].joins or words[index].text[0].isupper()):
            break
        if text[words[index].end] == "," and words[index].lowered not in word_set("function_words_en.txt"):
            return index + 1
    return first


def begin(text: str, words: list[Word]) -> int:
    """Where a run begins: a noun takes with it the article "a" that cannot be the French verb, a weekday its "on"."""
    start = words[0].start
    if words[0].lowered in CALENDAR and (found := _ON.search(text, max(0, start - 4), start)):
        return found.start()
    if words[0].lowered in _AFTER_ON and (found := _ON.search(text, max(0, start - 4), start)):
        return found.start()  # the French pronoun stands before a verb: on the grounds that
    if words[0].lowered in _AFTER_AS and (found := _AS.search(text, max(0, start - 4), start)):
        return found.start()
    if words[0].lowered == "to" and (found := _DUE.search(text, max(0, start - 5), start)):
        return found.start()
    article = _ARTICLE.search(text, max(0, start - 30), start)
    if article is None or len(words) < 2:
        return start
    kinds = {reading.pos for reading in lookup(article[1].lower())}
    verbal = bool(kinds) and kinds <= {"participle", "infinitive", "preposition", "adjective"}
    return article.start(2) if verbal or article[2] == "an" else start


def finish(text: str, words: list[Word]) -> int:
    """Where a run ends: "known" takes "as" with it, "by" the name that follows, "to" a word that may be English."""
    end, last = words[-1].end, words[-1].text
    if text.startswith(" as ", end):
        return end + 3
    if len(words) < 2:
        return end
    if last in _TAKES_PLACE and text.startswith(" place", end):
        return end + 6
    names = _NAMES.match(text, end) if last in _TAKES_NAME else None
    if names:
        return names.end()
    more = _NEXT.match(text, end) if last in _TAKES_MORE else None
    if more and more[1] not in word_set("function_words_fr.txt"):
        value = english_evidence().get(more[1])
        return more.end() if value is not None and value >= _POSSIBLE else end
    return end


def said_english(text: str, start: int, end: int) -> bool:
    """True where the text says that English is meant; the hints spare most sentences a slow pattern."""
    near = text[start:end].lower()
    return any(hint in near for hint in _HINTS) and _ENGLISH_SAID.search(text, start, end) is not None
