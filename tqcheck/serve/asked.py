"""What a request asks: its body made a document, by the readers of `tqcheck check`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers import completed
from tqcheck.readers.files import File
from tqcheck.readers.formats import jsonl
from tqcheck.readers.reader import Reading
from tqcheck.serve import sentences
from tqcheck.serve.refusal import RefusedError

KEYS = ("text", "source", "reference", "id", "lang")
LANGUAGES = ("fr", "en")
NAMELESS = "<request>"  # the id of a text that has none, as <stdin> is that of the standard input
_FILE, _READING = File("", None), Reading()


@dataclass(frozen=True, slots=True)
class Asked:
    """A document, what is told of it before it is checked, and the language of the messages."""

    document: Document
    troubles: tuple[Trouble, ...]
    lang: str


def read(body: bytes, kind: str, given: Mapping[str, Any]) -> Asked:
    """The document of a body of this type; `given` are the language and, where known, the id. Or RefusedError.

    A text of the standard input and a line of JSON lines are read the same way; a path is never opened.
    """
    lang, id_ = str(given["lang"]), str(given.get("id") or NAMELESS)
    text = _decoded(body)
    if kind == "text/plain":
        return _complete(Document(_plain(text), id_), lang)
    try:
        row = jsonl.parse(text)
        lang = _language(row, lang)
        document = _document(row, id_)
    except jsonl.BrokenLineError as error:
        refused = sentences.invalid(error.en, error.fr)
        refused.lang = lang
        raise refused from None
    except RefusedError as error:
        error.lang = lang
        raise
    return _complete(document, lang)


def _complete(document: Document, lang: str) -> Asked:
    """What `tqcheck check` does with a source that is blank is done here."""
    found = list(completed(iter((document,)), _FILE, _READING))
    troubles = tuple(each for each in found if isinstance(each, Trouble))
    return Asked(next(each for each in found if isinstance(each, Document)), troubles, lang)


def _document(row: Any, id_: str) -> Document:
    if isinstance(row, dict):
        strange = [key for key in row if key not in KEYS]
        if strange:
            raise sentences.unknown(strange, KEYS, ("Key", "Clé inconnue"))
        row = {"id": id_} | row
    return replace(jsonl.made(row, "", 1), file_line=None)


def _language(row: Any, lang: str) -> str:
    """The language that a request asks for."""
    wanted = row.get("lang") if isinstance(row, dict) else None
    if wanted is None:
        return lang
    if wanted not in LANGUAGES:
        raise sentences.invalid(
            "the field “lang” is neither fr nor en.",
            "le champ «\N{NO-BREAK SPACE}lang\N{NO-BREAK SPACE}» n’est ni fr ni en.",
        )
    return str(wanted)


def _decoded(body: bytes) -> str:
    """The text of a body without a byte order mark."""
    try:
        return body.decode("utf-8").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    except UnicodeDecodeError as error:
        place, line, value = error.start, body.count(b"\n", 0, error.start) + 1, body[error.start]
        raise sentences.invalid(
            f"the body is not UTF-8: byte 0x{value:02X} at offset {place} (line {line}).",
            f"le corps n’est pas en UTF-8\N{NO-BREAK SPACE}: octet 0x{value:02X} à la position {place} (ligne {line}).",
        ) from None


def _plain(text: str) -> str:
    """The text, where there is one."""
    if not text or text.isspace():
        raise sentences.invalid(
            "the text is empty: there is nothing to check.",
            "le texte est vide\N{NO-BREAK SPACE}: il n’y a rien à vérifier.",
        )
    if "\0" in text:
        at = len(text[: text.index("\0")].encode())
        raise sentences.invalid(
            f"the body holds a NUL byte (at byte {at}): it is no text.",
            f"le corps contient un octet nul (octet {at})\N{NO-BREAK SPACE}: ce n’est pas du texte.",
        )
    return text
