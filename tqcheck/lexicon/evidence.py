"""Reads the table of how English a word is."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files


@cache
def english_evidence() -> dict[str, int]:
    """Twice ln(P_en / P_fr) of lower-case words, -16 to 16; a word that is missing tells nothing."""
    packed = (files("tqcheck.lexicon") / "english_evidence.txt.gz").read_bytes()
    table: dict[str, int] = {}
    for line in gzip.decompress(packed).decode("utf-8").split("\n"):
        if line and not line.startswith("#"):
            value, *words = line.split(" ")
            table.update(dict.fromkeys(words, int(value)))
    return table
