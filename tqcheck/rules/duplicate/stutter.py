"""DUP_STUTTER."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.forms import known
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_TWICE = regex(r"([^\W\d_]{3,7})\1")
_LEFT = regex(r"[^\W\d_]*$")
_RIGHT = regex(r"[^\W\d_]*")
_LEAST = 8  # letters
_MOST = 40  # letters


def _is_known(word: str) -> bool:
    return known(word) or known(word.lower()) or known(word.capitalize())


@rule(
    "DUP_STUTTER",
    "Subword stutter inside a word",
    Category.SPELLING,
    Severity.MINOR,
    tier=Tier.B,
    trigger=_TWICE.pattern,
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
        Good("Hahahaha, a répondu le comique."),
    ],
)
def subword_stutter(article: Article) -> Findings:
    """A piece of a word is written twice inside it, and without the second the word is French.

    Engines write words from pieces, and may write a piece again.
    """
    text = article.text
    end = 0
    for found in _TWICE.finditer(text):
        if found.start() < end:
            continue
        left = _LEFT.search(text, max(0, found.start() - _MOST), found.start())
        right = _RIGHT.match(text, found.end(), found.end() + _MOST)
        if left is None or right is None or article.masked(found.start(), found.end()):
            continue
        start, end = left.start(), right.end()
        word = text[start:end]
        single = text[start : found.end(1)] + text[found.end() : end]
        if not _LEAST <= len(word) <= _MOST or len(single) < _LEAST - 3 or _is_known(word) or not _is_known(single):
            continue
        yield Finding(
            start,
            end,
            f"« {word} » bégaie : « {found[1]} » y est écrit deux fois.",
            f"“{word}” stutters: “{found[1]}” is written in it twice.",
            (Edit(found.end(1), found.end(), ""),),
            0.88,
            safe=True,
        )
