"""The brackets of a text: pairs, and the marks that nothing answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tqcheck.pattern import regex
from tqcheck.text.lines import Paragraph, by_paragraph

_BRACKETS = regex(r"[()\[\]]")
_CLOSERS = {"(": ")", "[": "]"}
_OPENERS = {")": "(", "]": "["}
_FAR = 6  # paragraphs that a bracket may stay open
_SMILEY = regex(r"[:;8=][-^'oO]?[()\[\]]+|[:;] \)+")
_EYES = tuple(":;8=-^'oO)")  # before the mouth of a smiley
_NUMBERING = regex(r"(?:(?<=[\s,;:(«])|(?<!.))(?:\d{1,2}°?|[a-zA-Z]|[ivxIVX]{1,5})(?:\.\d{1,2})?\)$")
_LONGEST_NUMBERING = 8  # code points before the bracket
_BEFORE_NUMBER = regex(
    r"(?i)(?:[,;:.!?(«/–—-]|\b(?:et|ou|à|au|sous|points?|alinéas?|al|lettres?|let|litt?|paragraphes?|articles?|art"
    r"|chiffres?|cas|option|variante|question|réponse|comme)\.?) ?$"
)
_INTERVAL = regex(r"[\[\]] ?-?\d[\d,. ]{0,12} ?[;,] ?[-+]?[\d∞][\d,. ]{0,12}[\[\]]")


@dataclass(frozen=True)
class Brackets:
    """The bracket pairs of an article, and its single brackets; `mixed` holds pairs of two kinds, as (a]."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    mixed: list[tuple[int, int]] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)


def all_paired(text: str, characters: frozenset[str]) -> bool:
    """True where round brackets plainly alternate on each line of a text with these characters, which has no others."""
    if not characters.isdisjoint("[]"):
        return False
    before, *behind = text.split("(")
    return (
        ")" not in before
        and all(part.count(")") == 1 and part.find("\n", 0, part.find(")")) < 0 for part in behind)
        and not any(part.endswith(_EYES) for part in (before, *behind[:-1]))
    )


def _numberings(text: str, start: int, offsets: list[int]) -> list[re.Match[str]]:
    """The numberings that the closing brackets among the offsets end."""
    found = []
    for offset in offsets:
        if text[offset] == ")" and offset > start:
            numbering = _NUMBERING.search(text, max(start, offset - _LONGEST_NUMBERING), offset + 1)
            if numbering is not None:
                found.append(numbering)
    return found


def _exempt(text: str, span: Paragraph, offsets: list[int]) -> set[int]:
    """Offsets of the brackets in smileys, numberings ("a)", "1)") and half-open intervals."""
    exempt: set[int] = set()
    for pattern in (_SMILEY, _INTERVAL):
        for found in pattern.finditer(text, span.start, span.end):
            exempt.update(range(found.start(), found.end()))
    numberings = _numberings(text, span.start, offsets)
    for found in numberings:
        before = text[max(span.start, found.start() - 14) : found.start()]
        letter = found.end() - found.start() == 2 and text[found.start()].isalpha()
        # « une pause, 2) un bilan », « le point 2) », but « un ouragan de catégorie 1) » lacks its opening bracket.
        if letter or len(numberings) > 1 or not before.strip() or _BEFORE_NUMBER.search(before):
            exempt.add(found.end() - 1)
    return exempt


def find_brackets(text: str, paragraphs: Sequence[Paragraph]) -> Brackets:
    """Pair the brackets of a text by paragraph; what stays open may close in one of the next paragraphs."""
    brackets = Brackets()
    waiting: list[tuple[int, int]] = []
    for number, offsets in by_paragraph((found.start() for found in _BRACKETS.finditer(text)), paragraphs):
        exempt = _exempt(text, paragraphs[number], offsets)
        opened, unanswered = _pair(text, offsets, exempt, brackets)
        for offset in unanswered:
            if waiting and number - waiting[-1][1] <= _FAR and text[waiting[-1][0]] == _OPENERS[text[offset]]:
                brackets.pairs.append((waiting.pop()[0], offset))
            else:
                brackets.unopened.append(offset)
        waiting += [(offset, number) for offset in opened]
    brackets.unclosed.extend(offset for offset, _ in waiting)
    for marks in (brackets.pairs, brackets.mixed, brackets.unclosed, brackets.unopened):
        marks.sort()
    return brackets


def _pair(text: str, offsets: list[int], exempt: set[int], brackets: Brackets) -> tuple[list[int], list[int]]:
    """Pair the brackets of one paragraph; return what stays open and what closes nothing."""
    closing = {mark: sum(text[offset] == mark for offset in offsets) for mark in _OPENERS}
    stack: list[int] = []
    unanswered: list[int] = []
    for offset in offsets:
        mark = text[offset]
        if mark in _CLOSERS:
            if offset not in exempt:
                stack.append(offset)
            continue
        closing[mark] -= 1
        if stack and text[stack[-1]] == _OPENERS[mark]:
            brackets.pairs.append((stack.pop(), offset))
        elif offset in exempt:
            continue
        elif len(stack) > 1 and text[stack[-2]] == _OPENERS[mark] and not closing[_CLOSERS[text[stack[-1]]]]:
            brackets.unclosed.append(stack.pop())  # the inner one has no partner, the outer one has: ( … [ … )
            brackets.pairs.append((stack.pop(), offset))
        elif stack and not closing[_CLOSERS[text[stack[-1]]]]:
            brackets.mixed.append((stack.pop(), offset))
        else:
            unanswered.append(offset)
    return stack, unanswered
