"""Spans in which lexical rules see nothing: addresses, handles, file names, code."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.pattern import regex

# Every pattern begins with the sign that gives a mask away, so that prose is crossed at the speed of a search for it.
_ADDRESS = regex(r"(?:https?://|www\.)[^\s<>«»\"]+")
_MAIL = regex(r"@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_HANDLE = regex(r"@(?<![\w@/]@)\w{2,}")
_HASHTAG = regex(r"#(?<![\w&]#)\w*[^\W\d]\w*")
_CODE = regex(r"`[^`\n]{1,200}`")
_ENDING = regex(
    r"\.(?:com|org|net|fr|eu|be|ch|ca|uk|de|gouv|info|tv|io|ai|ru|cn"
    r"|txt|csv|pdf|docx?|xlsx?|jpe?g|png|gif|html?|php|zip|mp[34])\b(?:/[^\s<>«»\"]*)?"
)
_FARTHEST = 320  # code points before the ending of a domain or the sign of an e-mail address


def _back(text: str, end: int, more: str) -> int:
    """Where the run of letters, digits and the signs `more` that stands before `end` begins."""
    start = end
    floor = max(0, end - _FARTHEST)
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in more):
        start -= 1
    while start < end and text[start] in ".-":
        start += 1
    return start


def _all(text: str) -> Iterator[tuple[int, int]]:
    if "://" in text or "www." in text:
        yield from (found.span() for found in _ADDRESS.finditer(text))
    if "@" in text:
        for found in _MAIL.finditer(text):
            start = _back(text, found.start(), "._+-")
            if start < found.start():
                yield start, found.end()
        yield from (found.span() for found in _HANDLE.finditer(text))
    if "#" in text:
        yield from (found.span() for found in _HASHTAG.finditer(text))
    if "`" in text:
        yield from (found.span() for found in _CODE.finditer(text))
    for found in _ENDING.finditer(text):
        start = _back(text, found.start(), "._-")
        if start < found.start():
            yield start, found.end()


def find_masks(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of URLs, e-mail addresses, handles, hashtags, domains, file names and inline code, in order and apart."""
    masks: list[tuple[int, int]] = []
    for start, end in sorted(_all(text)):
        if masks and start < masks[-1][1]:
            masks[-1] = (masks[-1][0], max(end, masks[-1][1]))
        else:
            masks.append((start, end))
    return tuple(masks)
