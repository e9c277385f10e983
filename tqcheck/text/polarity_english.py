"""Negations of an English sentence: where they stand, and which word they deny."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tqcheck.lexicon.equivalents import french
from tqcheck.pattern import regex
from tqcheck.text.wordindex import WordIndex, present

STOPS = frozenset(',;:.?!()«»"“”—–…[]')
_NOT = frozenset("not never no nobody nothing none neither nor without nowhere cannot".split())
LEXICAL = frozenset(
    "declined declines decline declining refused refuses refuse refusing failed fails fail failing unable".split()
)
_DENYING = frozenset("not never no nobody nothing neither cannot".split())  # what is behind them, if anything
_WORD_BEHIND, _ING_BEHIND, _TO_BEHIND = regex(r"\s+[^\W\d_]"), regex(r"\s+[\w'-]*ing"), regex(r"\s+to(?!\w)")
_HAVING = frozenset("has have had having".split())
_ENDING = frozenset("stopped stops stop ceased ceases".split())  # stopped supplying
_BEFORE_TO = LEXICAL | {"yet"}
_LEXICAL = _BEFORE_TO | _ENDING
_AFTER_NO = frozenset(
    "doubt matter sooner wonder more less later other fewer better one man's fly effort go show brainer cost"
    " charge time different such surprise deal confidence".split()
)
_AFTER_NOTHING = frozenset("but less more short other like".split())
_AFTER_NOT = frozenset(
    "only just merely simply solely least long far so because necessarily all every everyone everything always entirely"
    " exactly quite even".split()
)
# What a bare “not” follows where it denies a verb or a predicate, and is no “this, not that”.
_BEFORE_NOT = frozenset(
    "is are was were be been being am do does did has have had having will would can could may might must should shall"
    " to it's that's he's she's they're we're you're i'm i've we've they've it'll still also clearly simply".split()
)
_CANCELS = frozenset(("without", "only"))
_LIMITS = frozenset("just merely simply solely more better".split())
_SKIPPED = frozenset(
    "be been being is are was were am 's 're has have had having do does did to yet a an the any so very too that this"
    " currently immediately even ever actually really fully always necessarily in on at by of for as also still"
    " previously initially quite exactly all enough longer will would can could may might must should shall going he"
    " she it they we you i there".split()
)
_NEAR = 6  # tokens behind a negation among which the word that it denies is looked for


class Negation(NamedTuple):
    """A negation: the numbers of its first and last token, and of the word that it denies, -1 where that is open."""

    first: int
    last: int
    head: int


def is_not(word: str) -> bool:
    """True for a lower-case English word that negates: not, never, didn't."""
    return word in _NOT or word.endswith("n't")


def negations(words: Sequence[str]) -> Iterator[Negation]:
    """The negations of an English sentence, given in lower case; those that deny nothing are left out."""
    for i, word in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) else ""
        if word in _ENDING and after.endswith("ing"):
            yield Negation(i, i, _head(words, i + 1, word))
        elif word in LEXICAL or (word == "yet" and i and words[i - 1] in _HAVING):
            if after == "to":
                yield Negation(i, i + 1, _head(words, i + 2, word))
        elif is_not(word) and _denies(words[i - 1] if i else "", word, after) and not _cancelled(words, i):
            yield Negation(i, i, _head(words, i + 1 + (word == "neither"), word))


def _denies(before: str, word: str, after: str) -> bool:
    """True where the word denies what follows: no part of “not only”, “no doubt”, “or not”."""
    if not after[:1].isalpha():
        return False
    if word == "no":
        return after not in _AFTER_NO
    if word == "not":
        bound = (
            before in _BEFORE_NOT
            or before.endswith("'s")
            or (before.isalpha() and before not in ("or", "and", "but") and after.endswith(("ing", "to")))
        )
        return bound and after not in _AFTER_NOT
    if word == "cannot" or word.endswith("n't"):
        return before not in ("and", "or")  # what you can and can't do
    return word in ("never", "nobody", "nothing", "neither") and not (word == "nothing" and after in _AFTER_NOTHING)


def _cancelled(words: Sequence[str], at: int) -> bool:
    """True where what follows takes the negation back: not … without, can't wait, couldn't be better, can't help it."""
    near = words[at + 1 : at + 4]
    _, last = window(words, at)
    if near[:1] == ["be"] and near[1:2] and near[1].endswith("er"):
        return True  # could not be happier
    if "wait" in near[:2] and words[at] in ("can't", "cannot", "couldn't"):
        return True
    helped = "help" in near and any(word == "but" or word.endswith("ing") for word in words[at + 2 : at + 5])
    return helped or not _CANCELS.isdisjoint(words[at:last]) or not _LIMITS.isdisjoint(near)


def _head(words: Sequence[str], start: int, negator: str) -> int:
    """The number of the word that is denied: the first with a meaning of its own; -1 where there is none near."""
    for j in range(start, min(len(words), start + _NEAR)):
        word = words[j]
        if not word[0].isalpha() or is_not(word):
            return -1
        if word in _SKIPPED or word.endswith("ly"):
            if negator == "no" and word != "longer" and words[start] != "longer":
                return -1
            continue
        return j if len(word) > 4 or any(map(french, units(words, j))) else -1
    return -1


def units(words: Sequence[str], i: int) -> Iterator[str]:
    """The English word at `i`, with the particle behind it first: rule_out, rule."""
    if i + 1 < len(words):
        yield f"{words[i]}_{words[i + 1]}"
    yield words[i]


def window(words: Sequence[str], at: int) -> tuple[int, int]:
    """The words around `at` up to the marks that part clauses: numbers of the first and of the one behind the last."""
    first = at
    while first > 0 and words[first - 1] not in STOPS:
        first -= 1
    last = at + 1
    while last < len(words) and words[last] not in STOPS:
        last += 1
    return first, last


def places(index: WordIndex, lowered: str) -> Iterator[int]:
    """Where a text, given by its words and in lower case, negates with a word that does nothing else."""
    for word in present(index, _NOT):
        yield from index[word]
    yield from (at for at in index.get("t", ()) if lowered[at - 2 : at] == "n'")


def may_deny(index: WordIndex, lowered: str) -> Iterator[int]:
    """Where a text, given by its words and in lower case, may have one of the `negations`: by what stands behind."""
    for words, behind in ((_DENYING, _WORD_BEHIND), (_ENDING, _ING_BEHIND), (_BEFORE_TO, _TO_BEHIND)):
        for word in present(index, words):
            yield from (at for at in index[word] if behind.match(lowered, at + len(word)))
    yield from (at for at in index.get("t", ()) if lowered[at - 2 : at] == "n'")


def lexical_places(index: WordIndex) -> Iterator[int]:
    """Where a text, given by its words, may deny with a verb or another word."""
    for word in present(index, _LEXICAL):
        yield from index[word]
