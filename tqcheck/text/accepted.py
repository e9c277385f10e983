"""Accepted wordings: what a house writes on purpose, so that a rule with an option `accept` is silent on it."""

from __future__ import annotations

from collections.abc import Collection


def accepted(passage: str, accept: Collection[str]) -> bool:
    """True where a passage is one of these wordings, or made up of some of them; capitals do not matter.

    >>> accepted("Start-up nation", ["start-up", "nation"])
    True
    """
    if not accept:
        return False
    known = {" ".join(each.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split()) for each in accept}
    words = passage.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split()
    return bool(words) and (" ".join(words) in known or all(word in known for word in words))
