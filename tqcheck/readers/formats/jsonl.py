"""JSON lines: one document a line, an object with `text` and, where known, `id`, `source`, `reference` and `system`.

An id stands once for each system. Lines end at U+000A alone. A line that cannot be read is named, and the others are
still documents.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NoReturn

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.reader import Reader, Reading, Results


class BrokenLineError(Exception):
    """Why a line is no document, in both languages, without its place."""

    def __init__(self, fr: str, en: str) -> None:
        self.fr, self.en = fr, en


def documents(text: str, path: str, reading: Reading) -> Results:
    """The documents of the text of a file, with a trouble for each line that cannot be read."""
    return rows(enumerate(text.split("\n"), 1), path, {})


def rows(lines: Iterable[tuple[int, str]], path: str, seen: dict[str, int] | None = None) -> Results:
    """The documents of numbered lines; an id that is in `seen` already is refused, and none is where that is None."""
    for number, line in lines:
        if not line or line.isspace():
            continue
        try:
            yield made(parse(line), path, number, seen)
        except BrokenLineError as error:
            yield _told(error, path, number)


def document(row: Any, path: str, number: int, seen: dict[str, int] | None = None) -> Document | Trouble:
    """The document of a value, as if it were that of a line, or why it is none."""
    try:
        return made(row, path, number, seen)
    except BrokenLineError as error:
        return _told(error, path, number)


def _told(error: BrokenLineError, path: str, number: int) -> Trouble:
    fr, en = f"{path}, ligne {number}\N{NO-BREAK SPACE}: {error.fr}", f"{path}, line {number}: {error.en}"
    return Trouble(path, fr, en)


def parse(line: str) -> Any:
    """The value of a line of strict JSON; BrokenLineError where it is none."""
    try:
        return json.loads(line, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        fr, en = (f"ligne {error.lineno}, ", f"line {error.lineno}, ") if error.lineno > 1 else ("", "")
        raise BrokenLineError(
            f"JSON invalide, {fr}colonne {error.colno}.", f"invalid JSON, {en}column {error.colno}."
        ) from None
    except (ValueError, RecursionError) as error:
        fr, en = _why(error)
        raise BrokenLineError(f"JSON invalide ({fr}).", f"invalid JSON ({en}).") from None


def _why(error: Exception) -> tuple[str, str]:
    if isinstance(error, RecursionError):
        return "imbriqué trop profondément", "too deeply nested"
    if error.args and isinstance(error.args[0], str) and "digits" in error.args[0]:
        return "un nombre a trop de chiffres", "a number has too many digits"
    return f"{error} n’en fait pas partie", f"{error} is no part of it"


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def made(row: Any, path: str, number: int, seen: dict[str, int] | None = None) -> Document:
    """The document of a value; BrokenLineError where it is none, or its id is in `seen` already."""
    if not isinstance(row, dict):
        raise BrokenLineError(
            f"un objet JSON {{…}} est attendu, pas {_kind(row, 'fr')}.",
            f"a JSON object {{…}} is expected, not {_kind(row, 'en')}.",
        )
    if "text" not in row:
        raise BrokenLineError(f"le champ {_quoted('text')} manque.", "the field “text” is missing.")
    text = row["text"]
    if not isinstance(text, str):
        raise BrokenLineError(
            f"le champ {_quoted('text')} est {_kind(text, 'fr')}, pas une chaîne.",
            f"the field “text” is {_kind(text, 'en')}, not a string.",
        )
    id_ = row.get("id", number)
    if isinstance(id_, bool) or not isinstance(id_, str | int):
        raise BrokenLineError(
            f"le champ {_quoted('id')} est {_kind(id_, 'fr')}, pas une chaîne ni un entier.",
            f"the field “id” is {_kind(id_, 'en')}, not a string or an integer.",
        )
    system = _optional(row, "system") or ""
    first = number if seen is None else seen.setdefault(f"{system}\n{id_}", number)
    if first != number:
        raise BrokenLineError(
            f"l’identifiant {_quoted(id_)} est déjà celui de la ligne {first}.",
            f"the id “{id_}” is already that of line {first}.",
        )
    if not text or text.isspace():
        raise BrokenLineError(f"le texte de {_quoted(id_)} est vide.", f"the text of “{id_}” is empty.")
    source, reference = _optional(row, "source"), _optional(row, "reference")
    return Document(text, str(id_), path, source, reference, file_line=number, system=system)


def _optional(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return value
    raise BrokenLineError(
        f"le champ {_quoted(name)} est {_kind(value, 'fr')}, pas une chaîne.",
        f"the field “{name}” is {_kind(value, 'en')}, not a string.",
    )


def _quoted(name: str | int) -> str:
    return f"«\N{NO-BREAK SPACE}{name}\N{NO-BREAK SPACE}»"


def _kind(value: Any, lang: str) -> str:
    names = {
        type(None): ("null", "null"),
        bool: ("un booléen", "a boolean"),
        int: ("un nombre", "a number"),
        float: ("un nombre", "a number"),
        str: ("une chaîne", "a string"),
        list: ("une liste", "a list"),
        dict: ("un objet", "an object"),
    }
    return names.get(type(value), ("d’un autre type", "of another type"))[lang == "en"]


JSONL = Reader("JSON lines", (".jsonl",), text=documents, mendable=True)
