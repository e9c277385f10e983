"""Glossary: the terms that a house wants, read from a table of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tqcheck.errors import TqcheckError, Trouble
from tqcheck.text.normalise import normalise

COLUMNS = ("source", "target", "forbidden", "case", "note")
_CASE = {"": False, "no": False, "non": False, "0": False, "yes": True, "oui": True, "1": True}
_COLON = "\N{NO-BREAK SPACE}:"


class Term(NamedTuple):
    """A term: variants of the source, accepted and forbidden ones of the target; `case` says that capitals count."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    case: bool = False
    note: str = ""


class Glossary(NamedTuple):
    """The terms of a file, what is wrong with its other rows, and a digest of its text for the signature."""

    path: str
    terms: tuple[Term, ...]
    troubles: tuple[Trouble, ...]
    digest: str


class _BadRowError(Exception):
    def __init__(self, fr: str, en: str) -> None:
        self.fr, self.en = fr, en


def read(path: str, encoding: str = "utf-8") -> Glossary:
    """The glossary of a file; TqcheckError where it cannot be read or has no header."""
    try:
        text = Path(path).read_bytes().decode(encoding)
    except OSError as error:
        raise TqcheckError(
            f"The glossary {path} could not be read ({error.strerror or error}).",
            f"Le glossaire {path} n’a pas pu être lu ({error.strerror or error}).",
        ) from None
    except UnicodeDecodeError as error:
        raise TqcheckError(
            f"The glossary {path} is not {encoding} at byte {error.start}; name its encoding with --encoding.",
            f"Le glossaire {path} n’est pas en {encoding} à l’octet {error.start}{_COLON[0]}; "
            "indiquez son encodage avec --encoding.",
        ) from None
    return parse(text, path)


def parse(text: str, path: str) -> Glossary:
    """The glossary of the text of a file: tabs between cells, | between variants, a header line.

    A row that cannot be meant is a trouble that names its line, and the other rows are still terms. TqcheckError where
    the header is missing.
    """
    lines = [line.rstrip("\r") for line in text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").split("\n")]
    header = _header(lines[0], path)
    terms: list[Term] = []
    troubles: list[Trouble] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            terms.append(_term(line, header, seen, number))
        except _BadRowError as error:
            fr, en = f"{path}, ligne {number}{_COLON} {error.fr}", f"{path}, line {number}: {error.en}"
            troubles.append(Trouble(path, fr, en))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return Glossary(path, tuple(terms), tuple(troubles), digest)


def _header(line: str, path: str) -> list[str]:
    names = [cell.strip().lower() for cell in line.split("\t")]
    unknown = [name for name in names if name not in COLUMNS]
    wanted = ", ".join(COLUMNS)
    if "source" not in names or unknown or len(set(names)) < len(names) or not {"target", "forbidden"} & set(names):
        raise TqcheckError(
            f"{path}, line 1: a glossary begins with the names of its columns, separated by tabs: {wanted}; "
            "source is required, with target or forbidden.",
            f"{path}, ligne 1{_COLON} un glossaire commence par le nom de ses colonnes, séparées par des tabulations"
            f"{_COLON} {wanted}. La colonne source est obligatoire, avec target ou forbidden.",
        )
    return names


def _term(line: str, header: list[str], seen: dict[str, int], number: int) -> Term:
    cells = line.split("\t")
    if len(cells) > len(header):
        raise _BadRowError(
            f"{len(cells)} cellules pour {len(header)} colonnes.", f"{len(cells)} cells for {len(header)} columns."
        )
    row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
    source, target, forbidden = (tuple(_variants(row.get(name, ""))) for name in COLUMNS[:3])
    if not source:
        raise _BadRowError("la colonne source est vide.", "the column source is empty.")
    if not target and not forbidden:
        raise _BadRowError("ni target ni forbidden ne sont remplis.", "neither target nor forbidden is filled in.")
    both = [each for each in target if each in forbidden]
    if both:
        raise _BadRowError(f"« {both[0]} » est à la fois voulu et interdit.", f"“{both[0]}” is wanted and forbidden.")
    case = row.get("case", "").lower()
    if case not in _CASE:
        raise _BadRowError(
            f"la colonne case attend yes ou no, pas « {case} ».", f"the column case takes yes or no, not “{case}”."
        )
    for each in source:
        if seen.setdefault(each, number) != number:
            raise _BadRowError(
                f"« {each} » est déjà à la ligne {seen[each]}.", f"“{each}” is on line {seen[each]} already."
            )
    return Term(source, target, forbidden, _CASE[case], row.get("note", ""))


def _variants(cell: str) -> Iterator[str]:
    """The variants of a cell, as the normalised view writes them."""
    for each in cell.split("|"):
        if each.strip():
            yield " ".join(normalise(each).text.split())
