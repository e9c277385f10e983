"""What language models say around a translation: openings, closings, refusals, prompts and notes, in two languages."""

from __future__ import annotations

from tqcheck.text.formulas import begins, holds

_TABLE = "model_phrases.txt"


def says(kind: str, text: str) -> bool:
    """True where the passage begins with a phrase of this kind."""
    return begins(text.lower().lstrip(" *#>_-"), _TABLE, kind)


def mentions(kind: str, text: str) -> bool:
    """True where a phrase of this kind stands anywhere in the passage."""
    return holds(text.lower(), _TABLE, kind)
