"""MET_ID."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.lines import removal

_EXTENSION = r"(?:txt|xml|html?|jsonl?|csv|tsv|docx?|pdf|sgml?|md|xlsx?|pptx?|jpe?g|png|gif|webp|svg|mp[34]|php|aspx?|srt|vtt|zip|gz|rtf|odt|tmx|xliff?|conllu?)"
_STRONG = (
    r"[a-z\d]{1,32}(?:[-_][a-z\d]{1,32}){2,12}(?<=\d)|[a-z]{1,32}[-_](?=[-_a-z\d]*\d{4})[a-z\d]{1,32}(?:[-_][a-z\d]{1,32}){0,6}"
    r"|(?=[a-z_-]*\d)[a-z\d]{1,32}(?:[-_][a-z\d]{1,32}){2,12}"
    r"|[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}"
    r"|(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,128}"
    rf"|[\w-]{{1,80}}(?:\.[\w-]{{1,40}}){{0,4}}\.(?i:{_EXTENSION})"
    r"|(?:urn|doi|tag|guid|uuid|id|doc|sha\d*|md5):[\w.:/#@+-]{4,200}"
)
_LOOSE = (
    r"[a-z\d]+(?:[-_][a-z\d]+){4,20}"  # a slug of words
    r"|\d{6,8}[-_/][A-Za-z]{1,8}[-_/]?\w{1,24}|(?=[A-Z_-]*\d)[A-Z\d]{1,10}(?:[-_][A-Z\d]{1,12}){2,6}|[A-Z]{2,8}[-_]\d{4,14}(?:[-_]\w{1,16})*"
    r"|(?=\w*\d\w*\d)(?=\w*[A-Za-z]\w*[A-Za-z])(?=\w*[A-Za-z]\d\w*[A-Za-z]\d?)[A-Za-z\d]{9,40}"  # nL8N3FT2AB
    r"|\[?\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?: ?Z| ?UTC| ?GMT| ?[+-]\d\d:?\d\d)?)?\]?|\d{8}T\d{4,6}Z?"
    r"|1[4-9]\d{8}(?:\d{3})?|\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:\d\d:\d\d[,.]\d{3}"
)
_LINE = regex(rf"[\[(<#]?(?:{_STRONG}|{_LOOSE})[\])>]?")
_TAIL = regex(rf"(?<=[.!?»”] )(?:{_STRONG})$")
_PLAIN = regex(
    r"(?:covid|sars|p|f|b|g|r|d|a|u|mi|su|mig|tu|an|il|s|sm|bm|pcr|apollo|ariane|soyouz)-?\d{1,4}(?:-cov-2)?",
    re.IGNORECASE,
)
_LONGEST = 220
# A line of one word, or one that begins as the stamps with a space inside them do.
_ALONE = regex(r"\n[^\S\n]*(?:[\[(<#]{0,2}\d(?:\d{3}-|\d:)|\S+[^\S\n]*(?=\n))")
_LAST = regex(_STRONG)


@rule(
    "MET_ID",
    "Document id, slug or filename in the text",
    Category.EXTRANEOUS,
    Severity.MAJOR,
    title_fr="Identifiant ou nom de fichier dans le texte",
    explanation_fr="Un identifiant, un nom de fichier ou une date technique occupe une ligne, ou suit la dernière phrase.\n\n"
    "Les chaînes de traitement collent de telles étiquettes au texte. À l’intérieur d’une phrase, on en parle, et elles restent.",
    outranks=["PUN_MIDSTOP", "PUN_NOFINAL", "PUN_TRUNC", "CAP_SENTSTART", "ENG_WORD", "MET_FIELD", "TYP_APOS"],
    bad=[
        Bad("La digue a tenu.\n⟦rtx-nl-204⟧", fixed="La digue a tenu.\n"),
        Bad("⟦7c1e09ab44d2f8e3⟧\nLa digue a tenu.", fixed="La digue a tenu."),
        Bad("⟦article_0093_final.html⟧\nLa digue a tenu.", fixed="La digue a tenu."),
        Bad("La digue a tenu. ⟦dpa-de-118⟧", fixed="La digue a tenu. "),
        Bad("⟦2023-11-05T06:40:00Z⟧\nLa digue a tenu.", fixed="La digue a tenu."),
        Bad("⟦la-digue-a-tenu-toute-la-nuit⟧\nLa digue a tenu.", fixed="La digue a tenu."),
        Bad("⟦5b0c1a52-9d1e-4f6b-8a77-0c2f6f0e9b11⟧", fixed=""),
    ],
    good=[
        Good("Le vaccin mRNA-1273 a été livré à Nantes."),
        Good("La fusée Ariane-5 a décollé à 20 h 15."),
        Good("Le ministère a publié le fichier budget_2024.pdf mardi."),
        Good("Match nul, 2-2, entre Lens et Brest."),
        Good("Vote du projet de loi n° 2023-380 : le récit."),
        Good("Le chargeur USB-C devient obligatoire."),
    ],
)  # fmt: skip
def document_id(article: Article) -> Findings:
    """An identifier, a slug, a file name or a time stamp stands alone on a line, or behind the last sentence.

    Pipelines glue such labels to the text. Inside a sentence they are spoken of and are left alone.
    """
    text = article.text
    if not _may_hold(text):
        return
    for paragraph in article.paragraphs:
        start, end = paragraph.start, paragraph.end
        if end - start <= _LONGEST and _LINE.fullmatch(text, start, end) and not _PLAIN.fullmatch(text, start, end):
            yield _finding(article, start, end)
    if article.paragraphs:
        last = article.paragraphs[-1]
        found = _TAIL.search(text, max(last.start, last.end - _LONGEST), last.end)
        if found and not _PLAIN.fullmatch(found[0]):
            yield _finding(article, *found.span())


def _may_hold(text: str) -> bool:
    """False where no line can be an identifier, nor the last word; a cheap look."""
    if _ALONE.search(f"\n{text}\n") is not None:
        return True
    return _LAST.fullmatch(text.rstrip()[-_LONGEST:].rpartition(" ")[2]) is not None


def _finding(article: Article, start: int, end: int) -> Finding:
    first, last = removal(article.text, start, end)
    label = article.text[start:end]
    shown = label if len(label) <= 40 else label[:39] + "…"
    return Finding(
        start,
        end,
        f"« {shown} » est un identifiant du système d’origine, non une phrase de l’article.",
        f"“{shown}” is an identifier of the system of origin, not a sentence of the article.",
        (Edit(first, last, ""),),
        0.95,
        safe=True,
    )
