"""Attributions of speech (", a déclaré la ministre") and what a passage cut from an article may leave open."""

from __future__ import annotations

from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex

_WORD = regex(r"[^\W\d_]+(?:[-'][^\W\d_]+)*'?")
_INVERTED = regex(r"-(?:t-)?(?:il|elle|on|ils|elles|je|nous)$")
_CLITIC = regex(r"^(?:s|l|m|n|qu)'")
_BEFORE_VERB = frozenset(
    "a ont avait avaient aurait auraient est était ai se lui leur me nous en y même ainsi aussi encore déjà alors"
    " toujours ensuite enfin tout bien pour sa son part de d'ailleurs hier par ailleurs".split()
)
_SOURCES = ("selon ", "d'après ", "dixit ", "a-t-on appris", "apprend-on", "peut-on lire", "lit-on", "de source")
_REACH = 1000  # code points between a quotation and the words that attribute it
_FRAME = frozenset(("que", "qu'", "comme", "de", "d'", "des", "du", "un", "une"))


def begins_attribution(text: str, offset: int) -> bool:
    """True where the text at `offset`, just after a quotation or its comma, says who speaks."""
    here = text[offset : offset + 120].lstrip(" ,")
    if here.lower().startswith(_SOURCES):
        return True
    for number, found in enumerate(_WORD.finditer(here)):
        word = _CLITIC.sub("", found[0].lower())
        if number and found[0][:1].isupper():
            return False
        bare = _INVERTED.sub("", word)
        if bare in word_set("reporting_verbs.txt") and (bare == word or "-" in word):
            return True
        if number > 4 or not (bare in _BEFORE_VERB or word.endswith("ment") or word in _BEFORE_VERB):
            return False
    return False


def attribution_comma(text: str, start: int, end: int) -> int | None:
    """The offset of the comma in text[start:end] after which an attribution begins, or None."""
    end = min(end, start + _REACH)
    comma = text.find(",", start, end)
    while comma >= 0:
        if begins_attribution(text, comma + 1):
            return comma
        comma = text.find(",", comma + 1, end)
    return None


def reports_speech(text: str, start: int, end: int) -> bool:
    """True where text[start:end] begins a report that a quotation inside it would continue: "elle a dit que"."""
    verb = False
    start = max(start, end - _REACH)
    for found in _WORD.finditer(text, start, end):
        word = _INVERTED.sub("", _CLITIC.sub("", found[0].lower()))
        if verb and (word in _FRAME or word.startswith(("d'", "qu'"))):
            return True
        verb = word in word_set("reporting_verbs.txt")
    return False
