"""DUP_PARA."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.lines import Kind, Paragraph

_WORDS = regex(r"[^\W_]+")
_LEAST = 8  # words
_EDGE = 18  # code points at either end by which a near copy is looked up
_MARKS = " .,;:!?…»«”“\"'-–—()[]"
_WRAPPED = 3  # lines with a small letter at their beginning, from which on a paragraph may have several
_CANDIDATES = 6  # earlier paragraphs that one paragraph is compared with
_ALIKE = 0.72  # Jaccard index of character 5-grams


def _grams(words: list[str]) -> set[str]:
    text = " ".join(words)
    return {text[i : i + 5] for i in range(len(text) - 4)}


def _alike(first: list[str], second: list[str]) -> bool:
    """True for the same words, or nearly the same text with the same numbers."""
    if first == second:
        return True
    if min(len(first), len(second)) < 12 or [w for w in first if w.isdigit()] != [w for w in second if w.isdigit()]:
        return False
    a, b = _grams(first), _grams(second)
    return len(a & b) >= _ALIKE * len(a | b)


def _candidates(article: Article) -> Iterator[Paragraph]:
    for paragraph in article.paragraphs:
        if paragraph.kind in (Kind.TABLE_ROW, Kind.LIST_ITEM, Kind.CREDIT, Kind.DATELINE):
            continue
        if article.text.count(" ", paragraph.start, paragraph.end) >= _LEAST - 3:
            yield paragraph


def _words(article: Article, paragraph: Paragraph) -> list[str]:
    return _WORDS.findall(article.text[paragraph.start : paragraph.end].lower())


def _may_repeat(text: str) -> bool:
    """False where no two lines are alike that begin or end alike: a look at paragraphs that knows nothing of them."""
    lines = list(filter(None, map(str.strip, text.split("\n"))))
    if sum([line[0].islower() for line in lines]) >= _WRAPPED:
        return True
    lines = [line for line in lines if line.count(" ") >= _LEAST - 3]
    cores = [line.strip(_MARKS) for line in lines]
    heads, tails = [core[:_EDGE].lower() for core in cores], [core[-_EDGE:].lower() for core in cores]
    return _is_any_alike(lines, heads) or _is_any_alike(lines, tails)


def _is_any_alike(lines: list[str], edges: list[str]) -> bool:
    """True where two lines with the same edge are alike, or more have it than one looks at."""
    if len(set(edges)) == len(edges):
        return False
    same: dict[str, list[str]] = defaultdict(list)
    for edge, line in zip(edges, lines, strict=True):
        same[edge].append(line)
    groups = [group for group in same.values() if len(group) > 1]
    return any(len(group) > _CANDIDATES or _any_alike(group) for group in groups)


def _any_alike(lines: list[str]) -> bool:
    words = [_WORDS.findall(line.lower()) for line in lines]
    return any(_alike(one, other) for one, other in combinations(words, 2))


def _edges(article: Article, paragraph: Paragraph) -> tuple[str, str]:
    """The first and the last code points of a paragraph, by which near copies are looked up."""
    text = article.lowered[paragraph.start : paragraph.end].strip(_MARKS)
    return f"<{text[:_EDGE]}", f">{text[-_EDGE:]}"


@rule(
    "DUP_PARA",
    "Repeated paragraph",
    Category.DUPLICATION,
    Severity.MAJOR,
    title_fr="Paragraphe répété",
    explanation_fr="Un paragraphe d’au moins huit mots revient, mot pour mot ou presque.\n\n"
    "Les quasi-copies sont cherchées par leurs premiers et derniers mots, puis comparées par leurs suites de cinq lettres.",
    trigger=r"\n",
    outranks=["DUP_SENT", "DUP_WORD", "DUP_PHRASE", "DUP_COORD", "PUN", "QUO", "BRK", "ENG"],
    bad=[
        Bad("La digue a cédé dans la nuit, selon les pompiers de Nantes.\n\nDeux routes sont coupées.\n\n"
            "⟦La digue a cédé dans la nuit, selon les pompiers de Nantes.⟧",
            fixed="La digue a cédé dans la nuit, selon les pompiers de Nantes.\n\nDeux routes sont coupées."),
        Bad("Le groupe emploie douze mille personnes dans le monde et prévoit d’ouvrir trois usines en Asie.\n"
            "⟦Le groupe emploie douze mille personnes dans le monde et prévoit d’ouvrir des usines en Asie.⟧",
            fixed="Le groupe emploie douze mille personnes dans le monde et prévoit d’ouvrir trois usines en Asie."),
    ],
    good=[
        Good("« J’ai froid », dit Lina, huit ans.\n\n« J’ai soif », dit Omar, dix ans."),
        Good("Le parti a obtenu douze sièges dans la région nord.\n\nLe parti a obtenu neuf sièges dans l’ouest du pays."),
    ],
)  # fmt: skip
def repeated_paragraph(article: Article) -> Findings:
    """A paragraph of at least eight words comes again, word for word or nearly so.

    Near copies are looked up by their first and last words and then compared by their character 5-grams.
    """
    if not _may_repeat(article.text):
        return
    seen: dict[str, list[Paragraph]] = defaultdict(list)
    end = 0
    for paragraph in _candidates(article):
        edges = _edges(article, paragraph)
        earlier = [other for edge in edges for other in seen[edge][:_CANDIDATES]]
        words = _words(article, paragraph) if earlier else []
        if len(words) >= _LEAST and any(_alike(words, _words(article, other)) for other in earlier):
            before = paragraph.start
            while before > end and article.text[before - 1].isspace():
                before -= 1
            yield Finding(
                paragraph.start,
                paragraph.end,
                "Ce paragraphe a déjà été écrit plus haut.",
                "This paragraph was written before.",
                (Edit(before, paragraph.end, ""),),
                0.96,
            )
            continue
        end = paragraph.end
        for edge in edges:
            seen[edge].append(paragraph)
