"""Negations of a French sentence, and the verb that carries or would carry one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tqcheck.lexicon.equivalents import lemmas
from tqcheck.lexicon.forms import lookup
from tqcheck.text.finite import is_finite
from tqcheck.text.polarity_english import STOPS, Negation

NE = frozenset(("ne", "n'"))
SECOND = frozenset("pas plus jamais guère point aucun aucune rien personne nul nulle ni nullement aucunement".split())
_BARE = frozenset("pouvoir savoir cesser oser".split())  # deny with ne alone: il ne peut le dire
_AUXILIARIES = frozenset(("avoir", "être"))
_LEADERS = frozenset("avoir être pouvoir devoir aller vouloir laisser faire falloir venir".split())
_MANAGING = frozenset("parvenir réussir arriver pouvoir vouloir devoir accepter souhaiter pouvoir commencer".split())
_CLITICS = frozenset("se s' le la les l' lui leur y en me m' te t' nous vous".split())
_BETWEEN = _CLITICS.union(
    "été pu voulu dû bien aussi également déjà encore toujours donc alors ainsi à de d' très des un une du plus".split()
)
_AUXILIARY_FORMS = frozenset("a ont est sont était étaient avait avaient sera seront peut peuvent doit doivent".split())
_REACH = 8


def negations(words: Sequence[str]) -> Iterator[Negation]:
    """The negations of a French sentence, given in lower case; ne…que and the ne that denies nothing are left out."""
    for i, word in enumerate(words):
        if word not in NE:
            continue
        verb = i + 1
        while verb < len(words) and (words[verb] in _CLITICS or words[verb] in SECOND):
            verb += 1
        if verb >= len(words):
            continue
        second = _second(words, i, verb)
        if second >= 0:
            head = _head(words, verb)
            yield Negation(i, max(second, head), head)


def _second(words: Sequence[str], ne: int, verb: int) -> int:
    """The number of the second part of a negation, or of the verb where that comes before; -1 where there is none."""
    if not SECOND.isdisjoint(words[ne + 1 : verb]):
        return verb
    for j in range(verb + 1, min(len(words), verb + _REACH)):
        if words[j] in SECOND:
            only = words[j] == "rien" and words[j + 1 : j + 2] in (["que"], ["qu'"])
            return -1 if only else j
        if words[j] in ("que", "qu'") or words[j] in STOPS:
            break
    if not SECOND.isdisjoint(words[max(0, ne - 4) : ne]):
        return verb  # personne ne l'a vu
    bare = not _BARE.isdisjoint(lemmas(words[verb])) and not {"que", "qu'"}.intersection(words[verb + 1 : verb + 4])
    return verb if bare else -1


def _head(words: Sequence[str], verb: int) -> int:
    """The number of the participle behind an auxiliary, else that of the verb."""
    if _AUXILIARIES.isdisjoint(lemmas(words[verb])):
        return verb
    for j in range(verb + 1, min(len(words), verb + 5)):
        if words[j] in SECOND or words[j] in _BETWEEN or words[j].endswith("ment"):
            continue
        return j if any(form.pos == "participle" for form in lookup(words[j])) else verb
    return verb


@lru_cache(maxsize=16384)
def may_lead(word: str) -> bool:
    """True for a form that can only be a finite verb, or one of avoir, être, pouvoir and the like."""
    found = lookup(word)
    return (
        is_finite(word)
        or any(form.pos == "verb" and form.lemma in _LEADERS for form in found)
        or (bool(found) and all(form.pos == "verb" for form in found))
    )


def leader(words: Sequence[str], at: int) -> int:
    """The number of the auxiliary or modal verb before a word, which would be negated; else of the word itself."""
    if {form.pos for form in lookup(words[at])} == {"verb"}:
        return at
    for i in range(at - 1, max(-1, at - 6), -1):
        leads = any(form.pos == "verb" and form.lemma in _LEADERS for form in lookup(words[i]))
        if (leads and words[i] != "fait") or words[i] in ("étant", "ayant"):
            return i
        if words[i] not in _BETWEEN and not words[i].endswith("ment") and _MANAGING.isdisjoint(lemmas(words[i])):
            break
    behind = range(at + 1, min(len(words), at + 4))
    return next((i for i in behind if words[i] in _AUXILIARY_FORMS), at)
