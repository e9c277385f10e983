"""DUP_SENT."""

from __future__ import annotations

import re

from tqcheck.article import Article, Sentence
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.lines import Kind

_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*'?")
_LEAST = 6  # words of a sentence that may not come again anywhere
_LEAST_NEXT = 4  # words of a sentence that may not come again at once
_LEAST_NEAR = 7  # words of a sentence that comes again with one word changed


def _differ_by_one(first: list[str], second: list[str]) -> bool:
    """True where just one word, no number and no short one, was exchanged for another: habitants, résidents."""
    if len(first) != len(second) or len(first) < _LEAST_NEAR:
        return False
    changed = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(changed) != 1:
        return False
    a, b = changed[0]
    return min(len(a), len(b)) >= 5 and a.isalpha() and b.isalpha() and changed[0] == (first[-1], second[-1])


def _reportable(sentence: Sentence, words: list[str], adjacent: bool) -> bool:
    if len(words) < (_LEAST_NEXT if adjacent else _LEAST) or sentence.kind in (Kind.TABLE_ROW, Kind.LIST_ITEM):
        return False
    if sentence.start == sentence.paragraph.start and sentence.end == sentence.paragraph.end:
        return False
    return adjacent or sentence.article.quotes.around(sentence.start) is None


@rule(
    "DUP_SENT",
    "Repeated sentence",
    Category.DUPLICATION,
    Severity.MAJOR,
    outranks=["DUP_WORD", "DUP_PHRASE", "DUP_COORD", "PUN", "QUO", "BRK"],
    bad=[
        Bad("Le pont reste fermé aux camions. Un détour est en place. ⟦Le pont reste fermé aux camions.⟧",
            fixed="Le pont reste fermé aux camions. Un détour est en place."),
        Bad("La cour rendra son arrêt. ⟦La cour rendra son arrêt.⟧", fixed="La cour rendra son arrêt."),
        Bad("Le club a présenté ses regrets aux supporteurs. ⟦Le club a présenté ses regrets aux spectateurs.⟧",
            fixed="Le club a présenté ses regrets aux supporteurs."),
    ],
    good=[
        Good("On espère. On espère. Personne ne répond."),
        Good("Elle a voté pour. Il a voté contre."),
        Good("Il a gagné le premier tour. Elle a gagné le second tour."),
    ],
)  # fmt: skip
def repeated_sentence(article: Article) -> Findings:
    """A sentence of the article comes again, word for word or with one synonym exchanged.

    Document-level engines translate the overlap of two windows twice.
    """
    seen: set[str] = set()
    previous: list[str] = []
    for sentence in article.sentences:
        words = _WORDS.findall(sentence.text.lower())
        key = " ".join(words)
        adjacent = words == previous
        near = not adjacent and bool(previous) and _differ_by_one(previous, words)
        same = key in seen
        previous = words
        if len(words) >= _LEAST_NEXT:
            seen.add(key)
        if not ((same or near) and _reportable(sentence, words, adjacent or near)):
            continue
        start = sentence.start
        while start > sentence.paragraph.start and article.text[start - 1].isspace():
            start -= 1
        yield Finding(
            sentence.start,
            sentence.end,
            "Cette phrase a déjà été écrite" + (" à un mot près." if near else "."),
            "This sentence was written before" + (", but for one word." if near else "."),
            (Edit(start, sentence.end, ""),),
            0.9 if near else 0.96,
        )
