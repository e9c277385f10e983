"""Regular expressions that are compiled when they are first used, so that a run pays only for those it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from tqcheck.compiled import compiled

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class Lazy:
    """Stands for a compiled pattern until its first use, and hands over its methods then."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        made = compiled(self.pattern, self.flags)
        vars(self).update({method: getattr(made, method) for method in _METHODS})
        return getattr(made, name)


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, not yet compiled; for module level, where `re.compile` would cost every run a fraction of a ms."""
    return cast("re.Pattern[str]", Lazy(pattern, flags))


def occurrences(text: str, sign: str) -> Iterator[int]:
    """Where a sign or a string stands, none inside another; quicker than a pattern where it is rare."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + len(sign))


def anchored(anchor: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of `pattern` that begin where `anchor` matches, left to right and apart.

    `re` crosses a text fast only when it may search for one of a few first signs; a pattern whose alternatives begin
    with look-behinds or with different classes is tried at every place. An anchor that is one class of signs is not.
    """
    done = 0
    for hit in anchor.finditer(text):
        start = hit.start()
        found = pattern.match(text, start) if start >= done else None
        if found is not None:
            done = max(found.end(), start + 1)
            yield found
