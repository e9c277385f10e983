"""Segments: the rows and units of bilingual files, and the documents that are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from tqcheck.document import Cell, Document
from tqcheck.errors import Trouble
from tqcheck.readers.markup import MarkupError
from tqcheck.readers.reader import Reading, Results


class Segment(NamedTuple):
    """A translated passage: its name, texts, and place in its file; `group` is the part of the file it belongs to.

    `source` and `reference` are None where the file has no such thing, and empty where it is left empty.
    """

    id: str
    target: str
    source: str | None
    line: int
    reference: str | None = None
    column: int | None = None
    group: str = ""


def assemble(segments: Iterable[Segment | Trouble], path: str, reading: Reading) -> Results:
    """The documents of segments, one each or one of all of a group, and a trouble for each that has no translation.

    In a document of many, segments are lines. One with neither source nor target is nothing.
    """
    groups: dict[str, list[Segment]] = {}
    nothing = True
    for each in _translated(segments, path):
        nothing = False
        if isinstance(each, Trouble):
            yield each
        elif reading.whole:
            groups.setdefault(each.group, []).append(each)
        else:
            yield _alone(each, path)
    for group, members in groups.items():
        yield _joined(members, path, group)
    if nothing:
        yield Trouble(
            path,
            f"{path} ne contient aucun segment à vérifier.",
            f"{path} holds no segment to check.",
        )


def speaks(tag: str, language: str) -> bool:
    """True for a tag of this language, whatever the region: fr, fr-CA, FR_ca."""
    return tag.lower().replace("_", "-").split("-")[0] == language


def place(path: str, line: int, fr: str, en: str) -> Trouble:
    """A sentence about a line of a file."""
    return Trouble(path, f"{path}, ligne {line}\N{NO-BREAK SPACE}: {fr}", f"{path}, line {line}: {en}")


def broken(path: str, error: MarkupError) -> Trouble:
    """That XML could be read up to a place only."""
    return place(
        path, error.line, f"{error.fr} Ce qui suit n’a pas été vérifié.", f"{error.en} What follows was not checked."
    )


def foreign_sources(path: str, line: int, languages: str) -> Trouble:
    """That sources are not in English, told once for a file."""
    return place(
        path,
        line,
        f"la source n’est pas en anglais ({languages}), ce fichier est vérifié sans elle (--no-source l’autorise).",
        f"the source is not in English ({languages}), this file is checked without it (--no-source allows this).",
    )


def quoted(text: str) -> str:
    """A name in French quotation marks."""
    return f"«\N{NO-BREAK SPACE}{text}\N{NO-BREAK SPACE}»"


def _translated(segments: Iterable[Segment | Trouble], path: str) -> Iterator[Segment | Trouble]:
    for each in segments:
        if isinstance(each, Trouble):
            yield each
        elif each.target.strip() and each.source is not None and not each.source.strip():
            yield _sourceless(path, each)
            yield each._replace(source=None)
        elif each.target.strip():
            yield each
        elif each.source is None or each.source.strip():
            yield place(
                path,
                each.line,
                f"le segment {quoted(each.id)} n’a pas de traduction, il n’a pas été vérifié.",
                f"the segment “{each.id}” has no translation, it was not checked.",
            )


def _sourceless(path: str, segment: Segment) -> Trouble:
    return place(
        path,
        segment.line,
        f"la source du segment {quoted(segment.id)} est vide, il est vérifié sans elle.",
        f"the source of the segment “{segment.id}” is empty, it is checked without it.",
    )


def _alone(segment: Segment, path: str) -> Document:
    cell = Cell(0, segment.id, segment.line, segment.column)
    return Document(
        segment.target, segment.id, path, segment.source, segment.reference, file_line=segment.line, cells=(cell,)
    )


def _joined(segments: list[Segment], path: str, group: str) -> Document:
    cells, start = [], 0
    for each in segments:
        cells.append(Cell(start, each.id, each.line, each.column))
        start += len(each.target) + 1
    sources = [each.source for each in segments if each.source is not None and each.source.strip()]
    references = [each.reference for each in segments if each.reference is not None]
    return Document(
        "\n".join(each.target for each in segments), group or PurePath(path).name, path,
        "\n".join(sources) if len(sources) == len(segments) else None,
        "\n".join(references) if len(references) == len(segments) else None,
        cells=tuple(cells),
    )  # fmt: skip
