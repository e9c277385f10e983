"""CAP_LOWER."""

from __future__ import annotations

import re
from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.words import rows, word_set
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_PLACE = re.compile(
    r"(?:(?<![\w'-])(?:à|en|vers|depuis|de|contre|avec|pour|la|le|du|au) |\b[dl]')([a-zà-öø-ÿœ]{3,})\b(?![-'])"
)
_PERSON = re.compile(
    r"(?:(?<![\w'-])(?:de|par|avec|et|selon|contre|pour|chez|Mme|MM?\.) |\bd')([a-zà-öø-ÿœ]{4,}) ([A-ZÀ-Ÿ][a-zà-öø-ÿœ-]{2,})"
)
_WEAK = frozenset(("le", "la", "de", "du", "au", "avec", "pour", "d'"))  # what stands before common nouns as well


@cache
def _acronyms() -> dict[str, str]:
    """Lower-case French acronyms of institutions and states, and their right form."""
    found = {row[1].lower(): row[1] for row in rows("abbreviations_en.txt") if row[1].isupper() and len(row[1]) >= 3}
    found.update(
        {
            word.lower(): word
            for word in ("OTAN", "ONU", "OMS", "OMC", "FMI", "BCE", "CPI", "CIJ", "AIEA", "OPEP", "OCDE")
        }
    )
    return found


def _is_place(word: str) -> bool:
    """True for a word that is no French word, or a finite verb at most, and a place or a people's name with a capital."""
    if any(form.pos != "verb" for form in lookup(word)):
        return False
    return any(form.pos in ("name", "noun") and not form.verb for form in lookup(word.capitalize()))


def _places(article: Article) -> Findings:
    for found in _PLACE.finditer(article.text):
        word = found[1]
        if word in word_set("function_words_fr.txt"):
            continue
        before = found[0][: -len(word)].strip()
        acronym = _acronyms().get(word) if before in ("l'", "le", "la", "d'", "du", "au", "de", "à") else None
        if acronym is None and (before in _WEAK or not _is_place(word)):
            continue
        if (acronym is not None and lookup(word)) or article.masked(*found.span(1)) or _is_english(article, found):
            continue
        yield _finding(found.start(1), word, acronym or word.capitalize())


def _is_english(article: Article, found: re.Match[str]) -> bool:
    """True where the next word is no French word either, as in a foreign phrase or a name in lower case."""
    following = re.compile(r" ([a-zà-öø-ÿœ]{3,})\b").match(article.text, found.end())
    return following is not None and not lookup(following[1])


def _persons(article: Article) -> Findings:
    for found in _PERSON.finditer(article.text):
        word = found[1]
        if word in word_set("function_words_fr.txt") or lookup(word) or article.masked(*found.span()):
            continue
        if any(form.pos == "name" for form in lookup(word.capitalize())):
            yield _finding(found.start(1), word, word.capitalize())


def _finding(start: int, word: str, right: str) -> Finding:
    return Finding(
        start,
        start + len(word),
        f"Nom propre sans majuscule : {right}.",
        f"A proper name without its capital: {right}.",
        (Edit(start, start + len(word), right),),
        0.85,
    )


@rule(
    "CAP_LOWER",
    "Proper name in lower case",
    Category.LOCALE_CAPITALS,
    Severity.MINOR,
    tier=Tier.B,
    outranks=["LEX_NONWORD"],
    bad=[
        Bad("Le cortège est parti de Lyon et arrivera à ⟦marseille⟧ ce soir.", fixed="Le cortège est parti de Lyon et arrivera à Marseille ce soir."),
        Bad("Le secrétaire général de l’⟦otan⟧ se rend à Varsovie.", fixed="Le secrétaire général de l’OTAN se rend à Varsovie."),
        Bad("Les soldats sont rentrés en ⟦allemagne⟧ hier.", fixed="Les soldats sont rentrés en Allemagne hier."),
        Bad("Le discours de ⟦mohammed⟧ Bensaïd a été salué.", fixed="Le discours de Mohammed Bensaïd a été salué."),
    ],
    good=[
        Good("Un verre de bourgogne, un camembert et une part de brie."),
        Good("Le ministre de l’intérieur va de ville en ville depuis lundi."),
        Good("La chaîne se tourne vers internet, en direct comme en podcast."),
        Good("Le pianiste joue en mi bémol avec bell hooks."),
    ],
)  # fmt: skip
def lower_case_name(article: Article) -> Findings:
    """A place, an institution or a person has no capital.

    The word is no French word as it stands, but a name with a capital; wines, cheeses and units keep their lower case.
    """
    yield from _places(article)
    yield from _persons(article)
