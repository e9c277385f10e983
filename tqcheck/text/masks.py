"""Spans in which lexical rules see nothing: addresses, handles, file names, code."""

from __future__ import annotations

import re

_MASK = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"]+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
    r"|(?<![\w@/])@\w{2,}"
    r"|(?<![\w&])#\w*[^\W\d]\w*"
    r"|`[^`\n]{1,200}`"
    r"|\b[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}\.(?:com|org|net|fr|eu|be|ch|ca|uk|de|gouv|info|tv|io|ai|ru|cn"
    r"|txt|csv|pdf|docx?|xlsx?|jpe?g|png|gif|html?|php|zip|mp[34])\b(?:/[^\s<>«»\"]*)?"
)


def find_masks(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of URLs, e-mail addresses, handles, hashtags, domains, file names and inline code, in order."""
    if not any(sign in text for sign in (".", "@", "#", "`")):
        return ()
    return tuple(found.span() for found in _MASK.finditer(text) if found.end() - found.start() > 2)
