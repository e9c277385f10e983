"""Readers: files to Documents."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from tqcheck.document import Document


def read(path: Path) -> Iterator[Document]:
    """The documents of a file: one, or one a line of JSON."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    text = data.decode("utf-8")
    if ".jsonl" not in path.suffixes:
        yield Document(text, path.name, str(path))
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = json.loads(line)
            yield Document(
                row["text"], str(row["id"]), str(path), row.get("source"), row.get("reference"), file_line=number
            )
