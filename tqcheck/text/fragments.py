"""Displaced words behind a full stop: a "sentence" that is one word or a name with its complement, and no verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tqcheck.lexicon.forms import known
from tqcheck.pattern import regex
from tqcheck.text.finite import has_finite_verb
from tqcheck.text.sentences import is_abbreviation
from tqcheck.text.tokens import word_start

_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RELATIVE = regex(r", (?:et|ou) (?:dont|que|où|auquel|duquel)\b")
_COMPLEMENT = regex(r" (?:en \d{4}|en [a-zé]+ \d{4}|à|au|aux|de|du|des|dans|pour|par|avec|et|ou) ?")
_SHORT = 60  # code points of a tail without a verb
_NEAR = 60  # code points before a stop that are looked at
_LAST = 4  # words before the stop among which the displaced word stands already


# A word behind a full stop, and what follows it where it was torn off.
_TORN = regex(rf"\.\s+(?P<word>{_WORD.pattern})(?=(?P<alone>\.)|{_RELATIVE.pattern}|(?P<name>{_COMPLEMENT.pattern}))")


def may_be_torn(text: str) -> bool:
    """False where no sentence can be a displaced tail; a cheap look."""
    return any(_may_be_torn(text, found) for found in _TORN.finditer(text))


def _may_be_torn(text: str, found: re.Match[str]) -> bool:
    stop = found.start()
    if found["alone"] is not None:
        return found["word"] in text[max(0, stop - _NEAR) : stop]
    if found["name"] is None:
        return True
    start = word_start(text, stop)
    plain = start < stop and text[start - 1 : start] in ("", " ", "'")
    return not (plain and text[start].islower()) and not known(found["word"].lower())


def displaced_tails(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans from a full stop to the end of the word behind it, where that word was torn from the sentence before.

    The sentences are those of one paragraph, in order. A single word counts where it repeats a capital before the stop;
    a name counts where it follows a name and has a complement but no verb ("Khieu. Samphan en 1998").
    """
    for (begin, end), (start, stop) in pairwise(sentences):
        if text[end - 1] != "." or (
            stop - start > _SHORT + 20
            and (text.find(", ", start, start + 30) < 0 or _RELATIVE.search(text, start, start + 30) is None)
        ):
            continue
        word = _WORD.match(text, start)
        if word is None or not text[start].isupper() or text[end - 2 : end - 1] in ("", ".", " "):
            continue
        alone, known_word = text[word.end() : stop] == ".", known(word[0].lower())
        if known_word and not alone and not text.startswith(", ", word.end()):
            continue
        before = [found[0] for found in _WORD.finditer(text, max(begin, end - _NEAR), end)]
        if not before or is_abbreviation(before[-1]) or not _is_torn(text, word[0], word.end(), stop, before):
            continue
        if has_finite_verb(text, begin, end):
            yield end - 1, word.end()


def _is_torn(text: str, word: str, end: int, stop: int, before: list[str]) -> bool:
    if _RELATIVE.match(text, end):
        return True
    after_name = before[-1][0].isupper() and not before[-1].isupper() and len(before) > 2
    if text[end:stop] == ".":
        return len(word) > 3 and word in before[-_LAST:-1]
    if stop - end > _SHORT or not after_name or known(word.lower()):
        return False
    return _COMPLEMENT.match(text, end) is not None and not has_finite_verb(text, end, stop)
