"""What is told of a document that was not checked, or not with all that was given."""

from __future__ import annotations

from tqcheck.check import Checked
from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.companions import document_trouble


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


def fatal(document: Document, status: int | None) -> Trouble:
    """That a document ended every process that checked it; `status` is what the last one ended with."""
    signal = -status if status is not None and status < 0 else None
    fr = f"signal {signal}" if signal else f"statut {status}"
    en = f"signal {signal}" if signal else f"status {status}"
    if signal == 9:
        fr, en = f"{fr}, peut-être faute de mémoire", f"{en}, perhaps for want of memory"
    return document_trouble(
        document,
        f"les processus qui vérifiaient ce texte ont pris fin ({fr})\N{NO-BREAK SPACE}; il n’a pas été vérifié.",
        f"the processes that checked this text were ended ({en}); it was not checked.",
    )
