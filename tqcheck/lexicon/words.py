"""Reads the word lists beside this file."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of a list: its lines that are neither empty nor begin with #."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


@cache
def word_set(name: str) -> frozenset[str]:
    """The entries of a list, as a set."""
    return frozenset(entries(name))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of a table: the cells of its lines, which tabulators separate."""
    return tuple(tuple(line.split("\t")) for line in entries(name))
