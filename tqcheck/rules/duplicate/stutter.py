"""DUP_STUTTER."""

from __future__ import annotations

from functools import lru_cache

from tqcheck.article import Article
from tqcheck.lexicon.forms import is_doubtful, known
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.wordindex import lower

_TWICE = regex(r"([^\W\d_]{3,7})\1")
_LEAST = 8  # letters
_MOST = 40  # letters
_LEAST_IN_NAME = 4  # letters of a piece that a name has not by chance


@lru_cache(maxsize=65536)
def _stutter(word: str) -> tuple[int, int] | None:
    """Where the first of two like pieces of a word stands, None where there is none or the word is short."""
    if not _LEAST <= len(word) <= _MOST or not word.isalpha():
        return None
    found = _TWICE.search(word)
    if found is None or len(word) - len(found[1]) < _LEAST - 3:
        return None
    return found.span(1)


def _is_known(word: str) -> bool:
    return known(word) or known(word.lower()) or known(word.capitalize())


def _may_stutter(word: str) -> bool:
    return len(word) >= _LEAST and _stutter(lower(word)) is not None and not _is_known(word)


@rule(
    "DUP_STUTTER",
    "Subword stutter inside a word",
    Category.SPELLING,
    Severity.MINOR,
    title_fr="Syllabe répétée dans un mot",
    explanation_fr="Un morceau de mot est écrit deux fois dans le mot ; sans le second, le mot est français.\n\n"
    "Les moteurs écrivent les mots par morceaux et peuvent en répéter un.",
    tier=Tier.B,
    test=_may_stutter,
    outranks=["LEX_NONWORD"],
    bad=[
        Bad("La ⟦fédérationration⟧ a tranché.", fixed="La fédération a tranché."),
        Bad("Les ⟦agriculteursteurs⟧ bloquent la route.", fixed="Les agriculteurs bloquent la route."),
        Bad("Le nouveau ⟦règlementlement⟧ s’applique en mai.", fixed="Le nouveau règlement s’applique en mai."),
        Bad("Le ministère de l’⟦Environnementnement⟧ dément.", fixed="Le ministère de l’Environnement dément."),
    ],
    good=[
        Good("Les familles inventent des recettes, cherchent des tomates et murmurent."),
        Good("Le Mississippi a débordé chez les Mississippiens."),
        Good("Le chef sert un couscous, puis danse le cancan avec des couscoussiers."),
        Good("La compagnie Barbaroque joue à Rennes."),
        Good("Hahahaha, a répondu le comique."),
    ],
)
def subword_stutter(article: Article) -> Findings:
    """A piece of a word is written twice inside it, and without the second the word is French.

    Engines write words from pieces, and may write a piece again.
    """
    for lowered in filter(is_doubtful, article.words):
        piece = _stutter(lowered)
        if piece is None:
            continue
        for start in article.words[lowered]:
            end = start + len(lowered)
            word = article.text[start:end]
            single = word[: piece[1]] + word[2 * piece[1] - piece[0] :]
            if article.masked(start, end) or _is_known(word) or not _is_known(single):
                continue
            twice = word[piece[0] : piece[1]]
            if word[0].isupper() and len(twice) < _LEAST_IN_NAME and not known(single):
                continue
            yield Finding(
                start,
                end,
                f"« {word} » bégaie : « {twice} » y est écrit deux fois.",
                f"“{word}” stutters: “{twice}” is written in it twice.",
                (Edit(start + piece[1], start + 2 * piece[1] - piece[0], ""),),
                0.88,
                safe=True,
            )
