"""CON_NAME."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import filterfalse

from tqcheck.article import Article
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.remembered import Remembered
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_HEAD = regex(r"(?:[A-ZÀ-ÞŒŸ][a-zà-öø-ÿœ]+-)+$")
_TAIL = regex(r"(?:-[A-ZÀ-ÞŒŸ][a-zà-öø-ÿœ]+)+")
_PART = regex(r"-(?=[A-ZÀ-ÞŒŸ])")
_LEAST = 6  # letters
_MOST = 3  # findings for one pair of names

_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")
_WIVES = ({"i", "a"}, {"y", "a"}, {"é", "a"})  # Kowalski and Kowalska, Novotný and Novotná
_TITLES = frozenset("Mme Mmes Mlle Me Dr Pr Sir Lord Lady Cheikh Mgr".split())

Places = dict[str, list[int]]


def _names(article: Article) -> Places:
    """Capitalised words of six letters or more that the lexicon does not know, with what hyphens join to them."""
    found: Places = defaultdict(list)
    text = article.text
    for word, offsets in article.capitals.items():
        for offset in offsets if _clues[word] else ():
            head = _HEAD.search(text, max(0, offset - 24), offset) if text[offset - 1 : offset] == "-" else None
            tail = _TAIL.match(text, offset + len(word))
            start, end = head.start() if head else offset, tail.end() if tail else offset + len(word)
            if not article.masked(start, end) and start not in found[text[start:end]]:
                found[text[start:end]].append(start)
    return found


def _is_name(word: str) -> bool:
    return (
        len(word) >= _LEAST and word[0].isupper() and word[1:].islower() and not known(word) and not known(word.lower())
    )


def _shorter(name: str) -> list[str]:
    """A name, and what is left of it when any one letter but the first goes."""
    return list({name} | {name[:i] + name[i + 1 :] for i in range(1, len(name))})


_clues = Remembered(lambda word: _shorter(word) if _is_name(word) else [])


def _may_be_alike(article: Article) -> bool:
    """True where two names may be one letter apart: two words, or compounds with one of them."""
    words = _clues.those(filterfalse(str.islower, article.spellings))
    clues = [clue for word in words for clue in _clues[word]]
    if len(set(clues)) < len(clues):
        return True
    text = article.text
    return len(_PART.findall(text)) > 1 and any(f"-{word}" in text or f"{word}-" in text for word in words)


def _alike(names: Places) -> list[tuple[str, str]]:
    """Pairs of names one letter apart, by the words that remain when any one letter is taken out; linear in the names."""
    shorter: dict[str, list[str]] = defaultdict(list)
    pairs: set[tuple[str, str]] = set()
    for name in names:
        for cut in _shorter(name):
            for other in shorter[cut]:
                if other != name and _one_apart(other, name):
                    pairs.add((other, name))
            shorter[cut].append(name)
    return sorted(pairs)


def _one_apart(first: str, second: str) -> bool:
    """True for one letter exchanged, added, dropped or swapped with its neighbour."""
    if len(first) == len(second):
        differing = [i for i in range(len(first)) if first[i] != second[i]]
        if len(differing) == 1:
            return True
        return (
            len(differing) == 2
            and differing[1] == differing[0] + 1
            and (first[differing[0]] == second[differing[1]] and first[differing[1]] == second[differing[0]])
        )
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _related(first: str, second: str) -> bool:
    """True where the two may be two people, or differ by an accent alone: Ivanov and Ivanova, Benoit and Benoît."""
    if _plain(first) == _plain(second):
        return True
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    tails = first[shared:], second[shared:]
    if max(map(len, tails)) <= 1 and shared >= min(len(first), len(second)) - 1:
        if len(first) == len(second) and _CONSONANTS.issuperset((first[-1], second[-1])):
            return False  # no ending that tells a man from a woman
        return not (
            {first[-1], second[-1]} <= set("oyiéïa")
            and {first[-1], second[-1]} not in _WIVES
            and len(first) == len(second)
        )
    return False


def _plain(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


def _forename(text: str, start: int) -> str:
    """The first name before a name, "" where there is none: a title or a small word with a capital is none."""
    before = re.search(r"([A-ZÀ-ÞŒŸ][\w-]+) $", text[max(0, start - 24) : start])
    if before is None or before[1] in _TITLES or before[1].lower() in word_set("function_words_fr.txt"):
        return ""
    return before[1]


def _same_person(article: Article, first: list[int], second: list[int]) -> bool:
    """False where one sentence names both, or where their first names or titles differ."""
    sentences = {article.sentence_index(start) for start in first} & {article.sentence_index(s) for s in second}
    if sentences:
        return False
    one = {_forename(article.text, start) for start in first} - {""}
    two = {_forename(article.text, start) for start in second} - {""}
    if one and two and not one & two:
        return False
    titles = [
        {bool(re.search(r"\bMmes? $", article.text[max(0, s - 5) : s])) for s in group} for group in (first, second)
    ]
    men = [{bool(re.search(r"\bMM?\. $", article.text[max(0, s - 5) : s])) for s in group} for group in (first, second)]
    return not ((True in titles[0] and True in men[1]) or (True in men[0] and True in titles[1]))


@rule(
    "CON_NAME",
    "Same name spelled two ways",
    Category.TERM_INCONSISTENCY,
    Severity.MINOR,
    title_fr="Même nom écrit de deux façons",
    explanation_fr="Un nom est écrit de deux façons qui diffèrent d’une lettre.\n\n"
    "Les moteurs traduisent phrase par phrase et oublient comment ils ont écrit un nom. Les parents et les homonymes au prénom différent sont laissés.",
    tier=Tier.B,
    trigger=r"[.!?…»]\s",
    bad=[
        Bad("Le général Abdou Marghani a été limogé. Selon ses proches, ⟦Merghani⟧ fera appel.",
            fixed="Le général Abdou Marghani a été limogé. Selon ses proches, Marghani fera appel."),
        Bad("Le groupe Bertolazzi ferme son usine. Mille salariés travaillent pour ⟦Bertollazzi⟧.",
            fixed="Le groupe Bertolazzi ferme son usine. Mille salariés travaillent pour Bertolazzi."),
        Bad("La juge Samira Boughanmi a tranché. Mme ⟦Boughamni⟧ ordonne un supplément d’enquête.",
            fixed="La juge Samira Boughanmi a tranché. Mme Boughanmi ordonne un supplément d’enquête."),
    ],
    good=[
        Good("Anton Kuznetsov a épousé la violoniste. Daria Kuznetsova jouera samedi."),
        Good("Les frères Haddadi et Hadaddi n’ont aucun lien de parenté. Ils se sont rencontrés à Lyon."),
        Good("Pedro Almansa a gagné l’étape. Le grimpeur Luis Almanza finit deuxième."),
    ],
)  # fmt: skip
def two_spellings(article: Article) -> Findings:
    """One name is spelled in two ways that differ by a letter.

    Engines translate sentence by sentence and forget how they wrote a name before. Names of relatives and of two people
    with different first names are left alone.
    """
    names = _names(article) if _may_be_alike(article) else {}
    for first, second in _alike(names):
        if _related(first, second) or not _same_person(article, names[first], names[second]):
            continue
        kept, rare = sorted((first, second), key=lambda name: (-len(names[name]), names[name][0]))
        line = article.line(names[kept][0])
        for start in names[rare][:_MOST]:
            yield Finding(
                start,
                start + len(rare),
                f"L’article écrit « {kept} » à la ligne {line} : est-ce la même personne ?",
                f"The article writes “{kept}” in line {line}: is it the same person?",
                (Edit(start, start + len(rare), kept),),
                0.8,
            )
