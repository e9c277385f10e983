"""What language models say around a translation: openings, closings, refusals, prompts and notes, in two languages."""

from __future__ import annotations

import re
from functools import cache

from tqcheck.lexicon.words import rows

_GROUP = re.compile(r"(?<!\\)\((?!\?)")


@cache
def phrases(kind: str) -> re.Pattern[str]:
    """The phrases of one kind in model_phrases.txt, one pattern; they are matched in lower case."""
    return re.compile(
        "|".join(_GROUP.sub("(?:", pattern) for name, pattern in rows("model_phrases.txt") if name == kind)
    )


def says(kind: str, text: str) -> bool:
    """True where the passage begins with a phrase of this kind."""
    return phrases(kind).match(text.lower().lstrip(" *#>_-")) is not None
