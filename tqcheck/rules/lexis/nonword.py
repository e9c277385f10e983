"""LEX_NONWORD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck.article import Article
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.nonwords import (
    country_meant,
    half_english,
    hybrid,
    is_unknown,
    meant,
    piled,
    strange,
    undoubled,
)
from tqcheck.pattern import regex
from tqcheck.remembered import Remembered
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.accepted import accepted

_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHEN = regex(r"-(?<=[^\W\d_].)(?=[^\W\d_])")
_GOVERNING = regex(
    r"\b(?:de |d'|à |pour |sans |va |vont |allait |peut |peuvent |doit |doivent |veut |faire |fait |faut )$"
)
_COUNTRY = regex(r"(?i:(?<!\w)(?:en|au|aux|du|la|le|les|des) |\b[ld]')$")
_ELIDED = regex(r"(?<![\w'])(?:[ldnsjmtcLDNSJMTC]|[Qq]u)'$")
_OUTSIDE = frozenset("'@#/._-")
_LEAST = 6  # letters of a word, and of a part of a compound, that the article uses once
_PART = 3


def _words(article: Article, telling: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each unknown lower-case word, compounds whole, with its offset."""
    text = article.text
    alone = article.spots(frozenset(word for word in telling if len(word) >= _LEAST and word.isalpha()))
    joined = any(f"-{word}" in text or f"{word}-" in text for word in telling)
    for start in sorted({*alone, *(_compounds(text) if joined else ())}):
        found = _WORD.match(text, start)
        if found is None or not found[0].islower():
            continue
        before = "" if _ELIDED.search(text, max(0, start - 4), start) else text[start - 1 : start]
        outside = before + text[found.end() : found.end() + 1]
        if is_unknown(found[0]) and _OUTSIDE.isdisjoint(outside.replace(".", "") if outside.endswith(".") else outside):
            yield found[0], start


def _stands_once(article: Article, word: str) -> bool:
    """True for a word that the article uses once, and for a compound with such a part."""
    parts = word.split("-")
    least = _LEAST if len(parts) == 1 else _PART
    return any(len(part) >= least and part.isalpha() and len(article.words.get(part, ())) == 1 for part in parts)


def _compounds(text: str) -> Iterator[int]:
    """Where the compounds begin."""
    done = 0
    for hyphen in _HYPHEN.finditer(text):
        start = hyphen.start() - 1
        if start < done:
            continue
        while start and (
            text[start - 1].isalpha() or (text[start - 1] == "-" and text[start - 2 : start - 1].isalpha())
        ):
            start -= 1
        compound = _WORD.match(text, start)
        done = compound.end() if compound else done
        if compound is not None:
            yield start


def _is_near_country(word: str) -> bool:
    """True for a word with a capital that a letter more, less or other would make a country."""
    return word[0].isupper() and country_meant(word) != ""


def _tells(word: str) -> bool:
    """True for a word without which the rule finds nothing: an unknown one, or nearly a country."""
    return strange(word) or _is_near_country(word)


_telling = Remembered(_tells)


def _countries(article: Article, telling: Iterable[str]) -> Findings:
    """Names of countries with a letter more, less or other: Ouzbekhistan."""
    for word in filter(_is_near_country, telling):
        right, offsets = country_meant(word), article.spots(frozenset((word,)))
        start, end = offsets[0], offsets[0] + len(word)
        if not _COUNTRY.search(article.text, max(0, start - 8), start):
            continue  # towns and persons may be a letter away from a country
        if len(offsets) > 1 or article.masked(start, end) or article.text[end : end + 1] in ("-", "'"):
            continue
        yield Finding(
            start,
            end,
            f"« {word} » n’est pas un pays : « {right} » ?",
            f"“{word}” is no country: “{right}”?",
            (Edit(start, end, right),),
            0.85,
        )


def _verdict(word: str) -> tuple[str, str, str] | None:
    """Why a word is no word, in French and English, and the word that was meant where one is certain."""
    if english_evidence().get(word, 0) > 0:
        return None
    english = hybrid(word)
    if english:
        return (
            f"est le mot anglais « {english} » avec une terminaison française",
            f"is English “{english}” with a French ending",
            meant(word),
        )
    if half_english(word):
        return "mêle un mot anglais et un mot français", "mixes an English and a French word", ""
    right = undoubled(word)
    if right:
        return (
            f"n’existe pas : une lettre est doublée (« {right} »)",
            f"does not exist: a letter is doubled (“{right}”)",
            right,
        )
    if piled(word):
        return "n’existe pas : des suffixes s’y empilent", "does not exist: suffixes are piled up in it", ""
    return None


@rule(
    "LEX_NONWORD",
    "Invented or hybrid word",
    Category.SPELLING,
    Severity.MAJOR,
    title_fr="Mot inventé ou hybride",
    explanation_fr="Un mot qu’aucun lexique ne contient et qui montre comment la machine l’a fait.\n\n"
    "Les moteurs écrivent les mots par morceaux : une racine anglaise à terminaison française (releasé), des suffixes empilés, une lettre de trop. Sont laissés un mot que l’article emploie deux fois, un nom et un mot nouveau de la presse.\n\n"
    "`accept` énumère les mots que la maison emploie bien qu’aucun lexique ne les contienne.",
    tier=Tier.B,
    test=_tells,
    bad=[
        Bad("Le groupe a ⟦unveilé⟧ son nouveau modèle."),
        Bad("Des rebelles ⟦pro-backés⟧ tiennent la ville."),
        Bad("Les ⟦négociateurrs⟧ se retrouvent à Doha.", fixed="Les négociateurs se retrouvent à Doha."),
        Bad(
            "Le train traverse le ⟦Turkménisttan⟧ en deux jours.",
            fixed="Le train traverse le Turkménistan en deux jours.",
        ),
        Bad("L’⟦enquêtte⟧ avance.", fixed="L’enquête avance."),
        Bad("La ⟦désarmementation⟧ du pays prendra dix ans."),
    ],
    good=[
        Good("Les macronistes et les anti-trumpistes dénoncent l’ubérisation."),
        Good("Il a retweeté la vidéo, streamée et likée mille fois."),
        Good("Le krach du bitcoin et l’écoterrorisme inquiètent la zadiste."),
        Good("Le rationnement, la réglementation et le conditionnement."),
        Good("L’échevin a mangé une tartiflette et un kouign-amann au fest-noz."),
    ],
)
def invented_word(article: Article, *, accept: tuple[str, ...] = ()) -> Findings:
    """A word that no lexicon holds and that shows how the machine made it.

    Engines write words from pieces: an English stem with a French ending (releasé), noun endings one upon the other, a
    letter too many. A word that the article uses twice, a name and a new word of the press are left alone.

    `accept` lists the words that the house uses although no lexicon holds them.
    """
    telling = sorted(_telling.those(article.spellings))
    yield from _countries(article, telling)
    for word, start in _words(article, telling):
        verdict = _verdict(word)
        end = start + len(word)
        if word.endswith("er") and not _GOVERNING.search(article.text, max(0, start - 12), start):
            continue  # a photographer, a maintainer
        if verdict is None or article.masked(start, end) or accepted(word, accept):
            continue
        if not _stands_once(article, word):
            continue
        fr, en, right = verdict
        yield Finding(
            start,
            end,
            f"« {word} » {fr}.",
            f"“{word}” {en}.",
            (Edit(start, end, right),) if right else (),
            0.85,
        )
