"""TOML, written: a value or a key as a configuration writes it."""

from __future__ import annotations

import json
from typing import Any


def value(of: Any) -> str:
    """A string, number, truth value or list of them.

    >>> value(["l\N{RIGHT SINGLE QUOTATION MARK}été", 3, True])
    '["l\N{RIGHT SINGLE QUOTATION MARK}été", 3, true]'
    """
    if isinstance(of, list | tuple):
        return f"[{', '.join(map(value, of))}]"
    if isinstance(of, str):  # JSON strings are TOML strings, but for DEL
        return json.dumps(of, ensure_ascii=False).replace("\x7f", "\\u007F")
    return str(of).lower() if isinstance(of, bool) else repr(of)


def key(name: str) -> str:
    """A key, between quotes where it needs them."""
    return name if name.isascii() and name.replace("-", "").replace("_", "").isalnum() else value(name)
