"""Tables: TSV and CSV, one segment a row.

In CSV a cell may be quoted as RFC 4180 says, and the separator is the comma, semicolon or tab that parts the first rows
evenly. In TSV a quotation mark is a quotation mark, since the output of engines is not quoted, unless doubled ones
show that the file was written by a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from tqcheck.errors import Trouble
from tqcheck.readers.reader import Columns, Reader, Reading, Results
from tqcheck.readers.segments import Segment, assemble, place, quoted

Row = tuple[int, list[str] | int]  # its line and its cells, or the last line of what cannot be read
_NAMES: Mapping[str, frozenset[str]] = {
    "target": frozenset(
        "target target_text tgt cible traduction translation mt hyp hypothesis fr french français francais".split()
    ),
    "source": frozenset("source source_text src original en english anglais".split()),
    "id": frozenset("id key segment_id seg_id segid identifiant".split()),
    "reference": frozenset("reference référence ref human".split()),
}
_LONGEST = (1 << 31) - 1  # code points of a cell: the most that every system takes
_LOOKED_AT = 20  # rows that tell the separator


class _ColumnsError(Exception):
    """No layout is to be had: why."""

    def __init__(self, fr: str, en: str) -> None:
        self.fr, self.en = fr, en


def documents(text: str, path: str, reading: Reading) -> Results:
    """The documents of the text of a table."""
    yield from assemble(_segments(text, path, reading.columns), path, reading)


def _segments(text: str, path: str, columns: Columns) -> Iterator[Segment | Trouble]:
    layout: dict[str, int] = {}
    width = 0
    for line, cells in _rows(text, path):
        if isinstance(cells, int):
            yield place(path, line, *_unclosed(cells))
        elif not layout:
            try:
                layout, header = _layout(cells, columns)
            except _ColumnsError as error:
                yield place(path, line, error.fr, error.en)
                return
            width = len(cells)
            if not header:
                yield _segment(line, cells, layout)
        elif len(cells) != width:
            yield place(path, line, *_ragged(len(cells), width))
        else:
            yield _segment(line, cells, layout)


def _segment(line: int, cells: list[str], layout: Mapping[str, int]) -> Segment:
    optional = {role: cells[layout[role]] if role in layout else None for role in ("source", "reference", "id")}
    name = (optional["id"] or "").strip() or str(line)
    column = layout["target"]
    return Segment(name, cells[column], optional["source"], line, optional["reference"], column + 1)


def _unclosed(last: int) -> tuple[str, str]:
    return (
        'un guillemet droit (") ouvre une cellule, et aucun ne la ferme avant un séparateur\N{NO-BREAK SPACE}; '
        f"rien n’a été vérifié jusqu’à la ligne {last}.",
        'a quotation mark (") opens a cell, and none closes it before a separator; '
        f"nothing was checked up to line {last}.",
    )


def _ragged(width: int, expected: int) -> tuple[str, str]:
    return (
        f"{_many(width, 'colonne')}, alors que la première ligne en a {expected}\N{NO-BREAK SPACE}; "
        "cette ligne n’a pas été vérifiée.",
        f"{_many(width, 'column')}, where the first row has {expected}; this row was not checked.",
    )


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number > 1)}"


# Which columns


def _layout(first: list[str], columns: Columns) -> tuple[dict[str, int], bool]:
    """The index of the column of each role, and whether the first row holds names and no segment."""
    names = [name.strip().casefold() for name in first]
    if not columns:
        layout = {role: index for role in _NAMES for index in reversed(range(len(names))) if _named(names[index], role)}
        if "target" not in layout:
            raise _ColumnsError(
                f"aucune colonne ne s’appelle {quoted('target')}\N{NO-BREAK SPACE}; dites lesquelles lire, "
                f"par exemple --columns source=1,target=2 ({_many(len(first), 'colonne')}).",
                f"no column is called “target”; say which to read, for example --columns source=1,target=2 "
                f"({_many(len(first), 'column')}).",
            )
        return layout, True
    layout = {role: _index(column, first, names) for role, column in columns}
    if len(set(layout.values())) < len(layout):
        raise _ColumnsError("--columns donne deux rôles à une même colonne.", "--columns gives one column two roles.")
    header = any(not column.isdecimal() for _, column in columns) or _named(names[layout["target"]], "target")
    return layout, header


def _named(name: str, role: str) -> bool:
    """True for a usual name of a column of this role; fr-CA is as good as fr."""
    return name in _NAMES[role] or (name[:2] in _NAMES[role] and name[2:3] in ("-", "_") and len(name) == 5)


def _index(column: str, first: list[str], names: list[str]) -> int:
    if column.casefold() in names:
        return names.index(column.casefold())
    if not column.isdecimal():
        known = ", ".join(name.strip() for name in first)
        raise _ColumnsError(
            f"aucune colonne ne s’appelle {quoted(column)}\N{NO-BREAK SPACE}; la première ligne a {known}.",
            f"no column is called “{column}”; the first row has {known}.",
        )
    if not 1 <= int(column) <= len(first):
        raise _ColumnsError(
            f"il n’y a pas de colonne {column}\N{NO-BREAK SPACE}; la première ligne en a {len(first)}.",
            f"there is no column {column}; the first row has {len(first)}.",
        )
    return int(column) - 1


# Which rows


def _rows(text: str, path: str) -> Iterator[Row]:
    """The rows that are not blank, with the line at which each begins."""
    packed = path.lower().removesuffix(".gz")
    if packed.endswith((".tsv", ".tab")):
        return _quoted(text, "\t") if _spreadsheet(text) else _bare(text)
    return _quoted(text, _separator(text))


def _bare(text: str) -> Iterator[Row]:
    for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
        bare = line.rstrip("\r\n")
        if bare.strip():
            yield number, bare.split("\t")


def _quoted(text: str, separator: str) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST)  # a text may be longer than the limit of the module
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield line, rows.line_num
        else:
            if any(cell.strip() for cell in cells):
                yield line, cells
        line = rows.line_num + 1


def _spreadsheet(text: str) -> bool:
    """True where a TSV holds doubled quotation marks and is sound, with even rows, when they are read as quoting."""
    return '""' in text and _widths(_quoted(text, "\t")) is not None


def _widths(rows: Iterable[Row]) -> int | None:
    """The number of cells of every row; None where they differ or a row cannot be read."""
    widths = {0 if isinstance(cells, int) else len(cells) for _, cells in rows}
    return widths.pop() if len(widths) == 1 and 0 not in widths else None


def _separator(text: str) -> str:
    """The comma, semicolon or tab that parts the first rows into the same number of cells, more than one."""
    for separator in (",", ";", "\t"):
        if (_widths(islice(_quoted(text, separator), _LOOKED_AT)) or 0) > 1:
            return separator
    head = text[: text.find("\n")]
    return max((",", ";", "\t"), key=head.count)


TABLE = Reader("TSV, CSV", (".tsv", ".tab", ".csv"), text=documents, folders=False)
