"""DUP_LOOP."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.article import Article, Sentence
from tqcheck.lexicon.doubled import may_double
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.repeats import Repeat

_LEAST = 2  # spaces of a sentence that may be shouted three times


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


def _phrases(article: Article) -> Iterator[tuple[int, int, str, int]]:
    """Words of one sentence that come three times or more: what follows the first copy, and the copy."""
    for repeat in article.repeats:
        if repeat.copies >= 3 and not _is_french(article, repeat):
            phrase = article.text[repeat.start : repeat.first_end].strip(" ,")
            end = repeat.end - article.text.endswith(",", repeat.first_end, repeat.end)
            yield repeat.first_end, end, phrase, repeat.copies


def _alike(article: Article) -> Iterator[tuple[Sentence, list[Sentence]]]:
    """Each sentence that stands again right behind itself, with those that are like it."""
    text = article.text
    first, others = None, list[Sentence]()
    for sentence in article.sentences:
        length = sentence.end - sentence.start
        if (
            first is not None
            and length == first.end - first.start
            and text.startswith(text[first.start : first.end], sentence.start)
        ):
            others.append(sentence)
            continue
        if first is not None and others:
            yield first, others
        first, others = sentence, []
    if first is not None and others:
        yield first, others


def _sentences(article: Article) -> Iterator[tuple[int, int, str, int]]:
    """A sentence that stands three times or more in a row in its paragraph."""
    for first, others in _alike(article) if article.echoing else ():
        text = first.text
        same = [other for other in others if other.paragraph.start == first.paragraph.start]
        quoted = article.quotes.around(first.start) is not None
        if len(same) >= 2 and text.count(" ") >= _LEAST and not quoted:
            yield first.end, same[-1].end, text.rstrip("."), len(same) + 1


@rule(
    "DUP_LOOP",
    "Hallucinated loop",
    Category.DUPLICATION,
    Severity.CRITICAL,
    title_fr="Passage répété en boucle",
    explanation_fr="Les mêmes mots reviennent trois fois de suite ou plus.\n\n"
    "Un décodeur qui a perdu la source répète ses derniers mots jusqu’à ce qu’on l’arrête ; la suite manque le plus souvent.",
    trigger=r"\w\s+\w",
    outranks=["DUP_PHRASE", "DUP_WORD", "DUP_COORD", "DUP_SENT"],
    bad=[
        Bad("Le bilan est lourd, selon le maire⟦ selon le maire selon le maire⟧.",
            fixed="Le bilan est lourd, selon le maire."),
        Bad("On cite des pillages, des viols⟦, des pillages, des viols, des pillages, des viols⟧.",
            fixed="On cite des pillages, des viols."),
        Bad("Il faut choisir⟦, il faut choisir, il faut choisir⟧, dit le maire.", fixed="Il faut choisir, dit le maire."),
        Bad("Le port est fermé.⟦ Le port est fermé. Le port est fermé.⟧", fixed="Le port est fermé."),
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
    for start, end, phrase, copies in (*_phrases(article), *_sentences(article)):
        yield Finding(
            start,
            end,
            f"« {phrase} » revient {copies} fois de suite : la machine a tourné en boucle.",
            f"“{phrase}” comes {copies} times in a row: the engine went round in a loop.",
            (Edit(start, end, ""),),
            0.95,
        )
