"""Documents: the articles of a check that have a reference, scored paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.scoring.scores import RESAMPLES, Scores, measure
from tqcheck.scoring.segments import Segments, pair, paragraphs


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of those documents that have a reference; `numbers` tells which of them each document is, if any."""

    scores: Scores
    numbers: tuple[int | None, ...]


def score_documents(
    documents: Iterable[Document], *, resamples: int = RESAMPLES
) -> tuple[Scored | None, list[Trouble]]:
    """The scores of all documents that have a reference, and a trouble for each whose reference does not fit."""
    kept: list[Segments] = []
    ids: list[str] = []
    numbers: list[int | None] = []
    troubles: list[Trouble] = []
    for document in documents:
        numbers.append(None)
        if document.reference is None:
            continue
        try:
            kept.append(document_segments(document, [document.reference]))
        except TqcheckError as error:
            troubles.append(Trouble(document.path or document.id, error.message("fr"), error.message("en")))
        else:
            numbers[-1] = len(kept) - 1
            ids.append(document.id)
    if not kept:
        return None, troubles
    return Scored(measure("", kept, ids, resamples=resamples), tuple(numbers)), troubles


def document_segments(document: Document, references: Iterable[str]) -> Segments:
    """The paragraphs of a document beside those of its references; TqcheckError where they are not one for one."""
    name = title(document)
    texts = []
    for number, text in enumerate(references, 1):
        if number == 1 and document.reference_path not in ("", document.path):
            texts.append(paragraphs(document.reference_path, text))
            continue
        en, fr = ("the reference", "la référence") if number == 1 else (f"reference {number}", f"la référence {number}")
        texts.append(paragraphs(f"{en} of {name}", text, f"{fr} de {name}"))
    return pair(paragraphs(name, document.text), texts)


def title(document: Document) -> str:
    """How a document is named in a sentence: its file, and its line and id where the file holds several."""
    if document.file_line is None:
        return document.path or document.id
    return f"{document.path}:{document.file_line} ({document.id})"
