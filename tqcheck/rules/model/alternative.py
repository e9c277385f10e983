"""LLM_ALT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tqcheck.article import Article
from tqcheck.lexicon.words import entries
from tqcheck.pattern import occurrences, regex
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.tokens import word_start

_WORD = r"[a-zà-ÿœ]{2,}(?:-[a-zà-ÿœ]+)?"
_SLASHED = regex(rf"(?<![\w/'-])({_WORD}(?:/{_WORD}){{1,3}})(?![\w/-])")
_BRACKETED = regex(
    rf"(?<![\w'-])({_WORD}) \((?:ou|soit|alternativement|variante)(?: bien| encore)? ?:? ?[«\"]? ?({_WORD})(?: [a-zà-ÿœ'-]+){{0,3}}(?: ?[»\"])?\)"
)
_OPTION = regex(
    r"(?:\*\*)?(?:Option|Version|Variante|Proposition|Traduction|Alternative|Possibilité|Formulation) ?(?:\d{1,2}|[A-C])(?: ?\([^()\n]{1,60}\))? ?:(?:\*\*)?|(?:Alternativement|(?:Version|Traduction|Formulation) alternative|Autre (?:version|traduction|formulation|proposition|possibilité)|Ou bien|Ou encore|Or alternatively) ?:"
)


_ORS = ("ou", "soit", "alternativement", "variante")
_OPTIONS = frozenset("option version variante proposition traduction alternative possibilité formulation".split())
_NUMBERED = regex(
    r"(?:Option|Version|Variante|Proposition|Traduction|Alternative|Possibilité|Formulation)(?:\d{1,2}|[A-C])"
)
_NUMBER = regex(r"\d{1,2}|[A-C]")
_AT_HEAD = regex(rf"\n[^\S\n]*(?:{_OPTION.pattern})")
_HEADS = frozenset(
    "option version variante proposition traduction alternative possibilité formulation alternativement autre ou or".split()
)


def _is_number(word: str) -> bool:
    return _NUMBER.fullmatch(word) is not None


def _is_numbered(word: str) -> bool:
    return word[-1] in "0123456789ABC" and _NUMBERED.fullmatch(word) is not None


def _around(text: str, sign: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with the word right before `sign`."""
    done = 0
    for at in occurrences(text, sign):
        if sign == " (" and not text.startswith(_ORS, at + 2):
            continue
        start = word_start(text, at, "-")
        found = pattern.match(text, start) if start >= done else None
        if found is not None:
            done = found.end()
            yield found


@lru_cache(maxsize=4096)
def _synonyms(first: str, second: str) -> bool:
    """True where the two words stand in one group of synonyms in the same form."""
    if first == second:
        return False
    return any(_in_group(first, second, line.split()) for line in entries("synonyms.txt"))


def _in_group(first: str, second: str, group: list[str]) -> bool:
    """True where both words are forms of the stems of a group and end alike."""
    a = next(
        (stem for stem in group if first.startswith(stem.rstrip("*")) and (stem.endswith("*") or first == stem)), None
    )
    b = next(
        (stem for stem in group if second.startswith(stem.rstrip("*")) and (stem.endswith("*") or second == stem)), None
    )
    return a is not None and b is not None and a != b and (not a.endswith("*") or _alike(first, second))


def _alike(first: str, second: str) -> bool:
    endings = {_ending(first), _ending(second)}
    return len(endings) == 1 or endings in ({"", "e"}, {"s", "és"})


# Endings, the longer first, and what each counts as where that is another: fini beside tombé, venu beside allé.
_ENDINGS = tuple("aient ait ues ue us ies ées ée és é er ent ant era e s it is i u ir a".split())
_KINDS = {"it": "e", "i": "é", "u": "é", "is": "é", "us": "és", "ue": "ée", "ues": "ées", "ies": "ées", "a": "past", "ir": "er"}  # fmt: skip


def _ending(word: str) -> str:
    """The inflection, roughly: what tells a participle, an infinitive, a plural and a third person apart."""
    ending = next((each for each in _ENDINGS if word.endswith(each)), "")
    return _KINDS.get(ending, ending)


@rule(
    "LLM_ALT",
    "Alternative renderings left in",
    Category.EXTRANEOUS_CRITICAL,
    Severity.MAJOR,
    title_fr="Variantes de traduction laissées dans le texte",
    explanation_fr="Deux traductions d’un même mot se suivent, ou une liste de versions est restée.\n\n"
    "Un modèle qui hésite donne les deux. Ne comptent que des mots de même sens et de même forme ; lequel était voulu reste ouvert.",
    tier=Tier.B,
    gaps=r"/| \(\Z",
    words={"alternativement"},
    test=_is_numbered,
    rows=[
        (_OPTIONS, _is_number),
        ({"version", "traduction", "formulation"}, {"alternative"}),
        ({"autre"}, {"version", "traduction", "formulation", "proposition", "possibilité"}),
        ({"ou"}, {"bien", "encore"}),
        ({"or"}, {"alternatively"}),
    ],
    any_of=True,
    outranks=["PUN", "TYP", "BRK"],
    bad=[
        Bad("La ministre a ⟦annoncé/déclaré⟧ que le pont rouvrirait."),
        Bad("Le prix a ⟦augmenté (ou progressé)⟧ de 3 %."),
        Bad("⟦Version 2 :⟧ Le pont rouvre mardi."),
        Bad("Il s’agit ⟦surtout/principalement⟧ de bois."),
    ],
    good=[
        Good("Les acheteurs/vendeurs et le prix HT/TTC."),
        Good("Le candidat et/ou son avocat signeront."),
        Good("Le rapport coûts/bénéfices et la vitesse en km/h."),
        Good("Les électeurs/électrices votent ; la version 2 du logiciel aussi."),
        Good("Le thon (ou germon) se pêche au large."),
    ],
)  # fmt: skip
def alternative_renderings(article: Article) -> Findings:
    """Two renderings of one word stand side by side, or a list of versions was left.

    A model that hesitates gives both. Only words that mean the same in the same form count; which one is meant is open.
    """
    text = article.text
    for found in _around(text, "/", _SLASHED):
        words = found[1].split("/")
        if not article.masked(*found.span()) and all(_synonyms(words[0], word) for word in words[1:]):
            yield _finding(found.start(), found.end())
    for found in _around(text, " (", _BRACKETED):
        if _synonyms(found[1], found[2]):
            yield _finding(found.start(), found.end())
    if _AT_HEAD.search(f"\n{text}") is None or _HEADS.isdisjoint(article.vocabulary):
        return
    for paragraph in article.paragraphs:
        option = _OPTION.match(text, paragraph.start, paragraph.end)
        if option is not None and not text[option.end() : option.end() + 2].strip().islower():
            yield _finding(option.start(), option.end())


def _finding(start: int, end: int) -> Finding:
    return Finding(
        start,
        end,
        "Deux traductions possibles ont été laissées : une seule doit rester.",
        "Two possible renderings were left in: only one should stay.",
        (),
        0.85,
    )
