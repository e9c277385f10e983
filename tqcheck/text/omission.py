"""What a passage of the source says that nothing in the target answers: by its words, and by lengths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.text.align import RATIO
from tqcheck.text.anchors import Vocabulary
from tqcheck.text.tokens import Token

_TAILS = frozenset(
    "which who whose where when while after before because although though since unless until if as that with without"
    " against despite following including armed near in on at from for by during under saying adding calling citing"
    " but and to".split()
)
_CLAUSES = frozenset(
    "which who whose where when while after before because although though since unless until but saying adding calling"
    " citing despite including following".split()
)
_SHORT = 0.75  # letters of French for one of English, below which a part of a sentence may be lost
_NOTHING, _NEXT_TO_NOTHING = 0.4, 0.25  # … below which it is no longer one part that is lost
_LEAST = 15  # letters of a part
_WHOLE, _WHOLE_CLAUSE = (
    (0.74, 1.6),
    (0.62, 1.6),
)  # the same, for what is left of the source when the lost part is taken away
_BREAKS = regex(
    r"[,;:–—(]|\b(?:qui|que|qu|dont|où|lequel|laquelle|lesquels|après|avant|alors|tandis|mais|car|lorsque|quand)\b"
)
_BOILER = regex(
    r"(?i)newsletter|sign up|subscribe|follow (?:us|our|me)\b|click|copyright|all rights|getty|read more|share this|"
    r"advertis|https?:|www\.|@|\bphoto(?:graph)?\b|\bimage\b|cookies|\bemail\b|download|see also|this article"
)


INVITING = frozenset(("newsletter", "infolettre", "inscrivez", "abonnez", "cliquez", "suivez", "réservés"))
_INVITATION = regex(
    r"(?i)newsletter|infolettre|inscrivez-vous|abonnez-vous|cliquez ici|suivez-nous|tous droits réservés"
)


class Part(NamedTuple):
    """A part of a sentence of the source: [start, end)."""

    start: int
    end: int


def boilerplate(passage: str) -> bool:
    """True for what editors rightly leave out: invitations, credits, addresses."""
    return _BOILER.search(passage) is not None


def invitation(passage: str) -> bool:
    """True for a French line that a page adds to its articles."""
    return _INVITATION.search(passage) is not None


def told(tokens: Iterable[Token]) -> Iterator[str]:
    """The words of a passage that a translation can be asked for: not those that only hold a sentence together."""
    small = word_set("function_words_en.txt")
    for token in tokens:
        if token.kind in ("word", "number"):
            lowered = token.text.lower().removesuffix("'s")
            if lowered not in small and (len(lowered) > 3 or lowered[0].isdigit()):
                yield lowered


def lost_part(source: tuple[Token, ...], target: str, held: Vocabulary) -> Part | None:
    """The end of a sentence of the source that its translation leaves out, judged by length, words and breaks."""
    if not source:
        return None
    length = source[-1].end - source[0].start
    ratio = len(target) / length
    if not _NEXT_TO_NOTHING < ratio < _SHORT:
        return None
    breaks = len(_BREAKS.findall(target))
    found = None
    for number, token in enumerate(source[1:], 1):
        comma = source[number - 1].text in ",;–—"
        word = token.text.lower()
        if comma and (
            (word not in _CLAUSES and not word.endswith("ing")) or any(each.text == "," for each in source[number:])
        ):
            continue
        if not comma and ((word not in _TAILS and (not word.endswith("ed") or len(word) < 5)) or ratio < _NOTHING):
            continue
        start = source[number - 1].start if comma else source[number - 1].end
        end = source[-1].start if source[-1].text in ".!?" else source[-1].end
        low, high = _WHOLE_CLAUSE if comma else _WHOLE
        if end - start < _LEAST or not low * RATIO < len(target) / (start - source[0].start + 1) < high * RATIO:
            continue
        words = list(told(source[number:]))
        if len(words) < 2 or any(map(held.answers, words)) or (comma and breaks):
            continue
        if not comma and ratio > 0.62:
            continue
        found = found or Part(start, end)
    return found
