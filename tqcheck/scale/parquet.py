"""Parquet: documents out of row groups, and issues into a file of rows; pyarrow is loaded only here."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.readers.formats import jsonl
from tqcheck.scale.shards import Part

COLUMNS = ("text", "id", "source", "reference", "system")
_ROWS = 256  # rows that are in memory at once
_BATCH = 5_000  # issues of a row group


def library(name: str = "pyarrow") -> Any:
    """A module of pyarrow; TqcheckError where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise TqcheckError(
            "Parquet files need pip install 'tqcheck[parquet]'.",
            "Les fichiers Parquet demandent pip install 'tqcheck[parquet]'.",
        ) from None


def groups(name: str) -> list[tuple[int, int]]:
    """Rows and bytes of each row group; none where the file cannot be read."""
    parquet, errors = library("pyarrow.parquet"), (OSError, library().ArrowException)
    try:
        with parquet.ParquetFile(name) as file:
            found = (file.metadata.row_group(number) for number in range(file.metadata.num_row_groups))
            return [(each.num_rows, each.total_byte_size) for each in found]
    except errors:
        return []  # reading it tells why


def documents(part: Part, path: Path | None, seen: dict[str, int] | None = None) -> Iterator[Document | Trouble]:
    """The documents of a part of the file at `path`, a row each, with the keys of JSON lines as columns.

    An id that is in `seen` already is refused, and none is where that is None.
    """
    parquet, arrow = library("pyarrow.parquet"), library()
    number, name = part.line, part.name
    if path is None:
        yield _trouble(name, "Parquet se lit d’un fichier.", "Parquet is read from a file.")
        return
    try:
        with parquet.ParquetFile(path) as file:
            columns = [column for column in COLUMNS if column in file.schema_arrow.names]
            if "text" not in columns:
                yield _trouble(name, "la colonne text manque.", "there is no column text.")
                return
            end = file.metadata.num_row_groups if part.end is None else part.end
            wanted = list(range(part.start, end))
            for batch in file.iter_batches(_ROWS, wanted, columns):
                for row in batch.to_pylist():
                    if row.get("id") is None:
                        row.pop("id", None)
                    yield jsonl.document(row, name, number, seen)
                    number += 1
            if number == 1:
                yield _trouble(name, "il n’y a rien à vérifier.", "there is nothing to check.")
    except (OSError, arrow.ArrowException) as error:
        why = str(error).strip().split("\n")[0]
        after = f"à partir de la ligne {number}", f"from row {number}"
        yield _trouble(name, f"illisible {after[0]} ({why}).", f"it cannot be read {after[1]} ({why}).")


def _trouble(name: str, fr: str, en: str) -> Trouble:
    return Trouble(name, f"{name}\N{NO-BREAK SPACE}: {fr}", f"{name}: {en}")


class Writer:
    """Issues as rows of a Parquet file."""

    def __init__(self, path: str) -> None:
        arrow = library()
        self._arrow = arrow
        self._schema = _schema(arrow)
        self._writer = library("pyarrow.parquet").ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any]) -> None:
        """Write a row, with others at a time; lone surrogates, which Parquet cannot hold, become U+FFFD."""
        self._rows.append(_encodable(row))
        if len(self._rows) >= _BATCH:
            self._flush()

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._arrow.Table.from_pylist(self._rows, self._schema))
            self._rows.clear()


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode() if not value.isascii() else value
    if isinstance(value, dict):
        return {key: _encodable(each) for key, each in value.items()}
    return [_encodable(each) for each in value] if isinstance(value, list) else value


def _schema(arrow: Any) -> Any:
    """The columns: those of the JSON report, those that only some documents have being empty in the others."""
    text, whole = arrow.string(), arrow.int64()
    edit = arrow.struct([("start", whole), ("end", whole), ("replacement", text)])
    return arrow.schema([
        ("path", text), ("document", text), ("file_line", whole), ("rule", text), ("family", text), ("category", text),
        ("severity", text), ("tier", text), ("confidence", arrow.float64()), ("start", whole), ("end", whole),
        ("line", whole), ("column", whole), ("text", text), ("message", text), ("edits", arrow.list_(edit)),
        ("safe", arrow.bool_()), ("fingerprint", text), ("state", text), ("file_start", whole), ("file_end", whole),
        ("unit", text), ("unit_start", whole), ("file_column", whole),
        ("source", arrow.struct([("start", whole), ("end", whole), ("text", text)])),
    ])  # fmt: skip
