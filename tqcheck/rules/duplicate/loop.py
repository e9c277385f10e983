"""DUP_LOOP."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.doubled import may_double
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.repeats import Repeat


def _is_french(article: Article, repeat: Repeat) -> bool:
    """True for chants, onomatopoeia, intensifiers and rows of numbers."""
    words = [token for token in repeat.tokens if token[0].isalpha()]
    if not words or any(token[0].isdigit() for token in repeat.tokens):
        return True
    if all(may_double(word) or len(word) < 2 for word in words):
        return True
    if len(words) == 2 and words[1] in ("après", "par", "à", "en", "pour", "contre", "sur"):
        return True
    if len(words) == 1 and repeat.copies == 3 and "," in (*repeat.tokens, repeat.gap):
        return True
    return article.quotes.around(repeat.start) is not None and len(words) <= 3


@rule(
    "DUP_LOOP",
    "Hallucinated loop",
    Category.DUPLICATION,
    Severity.CRITICAL,
    trigger=r"\w\s+\w",
    outranks=["DUP_PHRASE", "DUP_WORD", "DUP_COORD"],
    bad=[
        Bad("Le bilan est lourd, selon le maire⟦ selon le maire selon le maire⟧.",
            fixed="Le bilan est lourd, selon le maire."),
        Bad("On cite des pillages, des viols⟦, des pillages, des viols, des pillages, des viols⟧.",
            fixed="On cite des pillages, des viols."),
        Bad("Il faut choisir⟦, il faut choisir, il faut choisir⟧, dit le maire.", fixed="Il faut choisir, dit le maire."),
        Bad("Les combats touchent Soumy⟦, Soumy, Soumy, Soumy, Soumy⟧.", fixed="Les combats touchent Soumy."),
    ],
    good=[
        Good("« Allez, allez, allez ! » crient les enfants."),
        Good("Un, deux, trois, un, deux, trois : la danse reprend."),
        Good("C’est très très très long, TRES TRES TRES long."),
        Good("Jour après jour après jour, ils attendent."),
    ],
)  # fmt: skip
def hallucinated_loop(article: Article) -> Findings:
    """The same words come three times or more in a row.

    A decoder that has lost the source repeats its last words until it is stopped; what follows is usually missing.
    """
    for repeat in article.repeats:
        if repeat.copies < 3 or _is_french(article, repeat):
            continue
        phrase = article.text[repeat.start : repeat.first_end].strip(" ,")
        end = repeat.end - article.text.endswith(",", repeat.first_end, repeat.end)
        yield Finding(
            repeat.first_end,
            end,
            f"« {phrase} » revient {repeat.copies} fois de suite : la machine a tourné en boucle.",
            f"“{phrase}” comes {repeat.copies} times in a row: the engine went round in a loop.",
            (Edit(repeat.first_end, end, ""),),
            0.95,
        )
