"""Sentence boundaries of French news: abbreviations, initials, ellipses and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A possible end: a stop with its closing marks, then white space.
_END = re.compile(r"[.!?…]+(?: ?[»”\"')\]]+)*\s+")
_WORD_BEFORE = re.compile(r"[^\s(«“\"'\[]+$")
_OPENING = "«“\"'([—–-‹„[¿¡"

ABBREVIATIONS = frozenset(
    "m mm mme mmes mlle mlles me dr drs pr st ste sts mgr av apr env etc p pp art al cf n no nos vol éd coll chap fig"
    " ibid op cit univ boul bd tél ex inc co corp ltd s.a s.a.r.l cie é.-u u.s d.c j.-c adj adv réf hab dir cap gén"
    " col lt sgt cpt mr mrs ms jr sr vs janv févr avr juil sept oct nov déc min sec max approx".split()
)
# These may also end a sentence: what follows decides.
_MAY_END = frozenset("etc inc co corp ltd s.a s.a.r.l cie é.-u u.s d.c j.-c jr sr min sec hab ex".split())
_INITIAL = re.compile(r"(?:[A-ZÀ-Ÿ][a-z]?\.-?)*[A-ZÀ-Ÿ][a-z]?$")


def is_abbreviation(word: str) -> bool:
    """True where `word`, given without its final stop, is an abbreviation or initials."""
    return word.lower() in ABBREVIATIONS or bool(_INITIAL.match(word))


def _is_boundary(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """Decide whether the stop at [stop, after) ends the sentence that began at `start`."""
    if after >= end:
        return True
    following = text[after]
    mark = text[stop]
    if following.islower():
        return False
    if not (following.isupper() or following.isdigit() or following in _OPENING):
        return False
    if mark in "!?" and following in '«“"([—–-':
        return True
    if mark != "." or text.startswith("..", stop):
        return True
    before = _WORD_BEFORE.search(text, max(start, stop - 24), stop)
    if before is None:
        return True
    word = before[0]
    lowered = word.lower()
    if lowered in ABBREVIATIONS:
        return lowered in _MAY_END and following.isupper()
    if len(word) == 1 and word.isupper():
        return False
    return not (_INITIAL.match(word) and "." in word)


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of the paragraph text[start:end], as spans without surrounding white space."""
    begin = start
    for found in _END.finditer(text, start, end):
        if _is_boundary(text, begin, found.start(), found.end(), end):
            tail = found.end()
            while tail > found.start() and text[tail - 1].isspace():
                tail -= 1
            yield begin, tail
            begin = found.end()
    if begin < end:
        yield begin, end
