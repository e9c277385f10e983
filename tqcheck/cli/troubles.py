"""What could not be checked, as it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tqcheck.check import Checked
from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.companions import document_trouble
from tqcheck.report import Problem

_NAMED = 10  # problems of one file that are told one by one


def foreign(checked: Checked) -> Trouble:
    """That a document is not French; where its source is, that the two may have changed places."""
    if checked.doubt == "fr":
        return document_trouble(
            checked.document,
            "ce texte n’est pas en français et sa source l’est, comme si on les avait échangés\N{NO-BREAK SPACE}; il "
            "n’a pas été vérifié.",
            "this text is not French and its source is, as if the two had been swapped; it was not checked.",
        )
    return document_trouble(
        checked.document,
        "ce texte n’est pas en français, il n’a pas été vérifié.",
        "this text is not French, it was not checked.",
    )


def doubtful(checked: Checked) -> Trouble:
    """That the source of a document is none, so that the two were not compared."""
    if checked.doubt == "unrelated":
        return document_trouble(
            checked.document,
            "la source est celle d’un autre texte, le texte est vérifié sans elle.",
            "the source is that of another text, this text is checked without it.",
        )
    fr, en = ("français", "French") if checked.doubt == "fr" else (checked.doubt, checked.doubt)
    return document_trouble(
        checked.document,
        f"la source n’est pas en anglais ({fr}), le texte est vérifié sans elle.",
        f"the source is not in English ({en}), this text is checked without it.",
    )


def failure(document: Document, error: Exception) -> Trouble:
    """That tqcheck itself failed on a document."""
    what = f"{type(error).__name__}: {error}"
    return document_trouble(
        document,
        f"tqcheck a échoué sur ce texte ({what})\N{NO-BREAK SPACE}; signalez-le, c’est un défaut de tqcheck.",
        f"tqcheck failed on this text ({what}); please report it, this is a defect of tqcheck.",
    )


def problems(troubles: Iterable[Trouble], lang: str) -> Iterator[Problem]:
    """Each trouble in a language, the many of one file cut short."""
    told: Counter[str] = Counter()
    for each in troubles:
        told[each.path] += 1
        if told[each.path] <= _NAMED:
            yield Problem(each.path, each.message(lang))
    for path, number in told.items():
        if number > _NAMED:
            more = number - _NAMED
            fr = f"{path}\N{NO-BREAK SPACE}: {more} autre{'s' * (more > 1)} problème{'s' * (more > 1)} de ce genre."
            en = f"{path}: {more} more problem{'s' * (more > 1)} of this kind."
            yield Problem(path, fr if lang == "fr" else en)
