"""What language models say around a translation: openings, closings, refusals, prompts and notes, in two languages."""

from __future__ import annotations

from tqcheck.text.formulas import begins, holds, may_begin

_TABLE = "model_phrases.txt"
_FRAME = " *#>_-"  # what stands around such a phrase in marked-up text
_HEAD = 16  # code points that tell whether a passage is worth more looks


def says(kind: str, text: str) -> bool:
    """True where the passage begins with a phrase of this kind."""
    head = text[:_HEAD] if text[:1] in _FRAME else text[:3]
    start = head.lower().lstrip(_FRAME)[:3]
    if len(start) == 3 and not may_begin(start, _TABLE, kind):
        return False
    return begins(text.lower().lstrip(_FRAME), _TABLE, kind)


def mentions(kind: str, text: str) -> bool:
    """True where a phrase of this kind stands anywhere in the passage."""
    return holds(text.lower(), _TABLE, kind)
