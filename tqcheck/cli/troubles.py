"""What could not be checked, as it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tqcheck.check import Checked
from tqcheck.errors import Trouble
from tqcheck.report import Problem

_NAMED = 10  # problems of one file that are told one by one


def foreign(checked: Checked) -> Trouble:
    """That a document is not French."""
    document = checked.document
    fr = en = place = document.path or document.id
    if document.file_line is not None:
        fr, en = f"{place}, ligne {document.file_line}", f"{place}, line {document.file_line}"
    return Trouble(
        place,
        f"{fr} : ce texte n’est pas en français, il n’a pas été vérifié.",
        f"{en}: this text is not French, it was not checked.",
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
            fr, en = f"{path} : {more} autres problèmes de ce genre.", f"{path}: {more} more problems of this kind."
            yield Problem(path, fr if lang == "fr" else en)
