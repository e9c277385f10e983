"""English names in French prose: whether a name stands alone, and the determiner that its French name wants."""

from __future__ import annotations

import re
from typing import NamedTuple

from tqcheck.lexicon.names import Named
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import regex

_LEFT = regex(r"([^\s«“\"(\[]+)\s$")
_RIGHT = regex(r"\s([^\s,;:.!?)»”\"\]]+)")
_ON = regex(r" on [A-Z]")
_ENGLISH = frozenset("of in from at the and to for by near with into about over is was has were will across".split())
_PARTICLES = frozenset("von van zu der den ter di da del della dos el al bin ibn ben mac".split())
_DETERMINER = regex(
    r"(?<![\w'-])(de la |de l'|du |des |de |d'|à la |à l'|au |aux |à |en |dans |le |la |les |l')$", re.IGNORECASE
)
_READINGS = {
    "de la ": ("de", True), "de l'": ("de", True), "du ": ("de", True), "des ": ("de", True), "de ": ("de", False),
    "d'": ("de", False), "à la ": ("à", True), "à l'": ("à", True), "au ": ("à", True), "aux ": ("à", True),
    "à ": ("à", False), "en ": ("en", False), "dans ": ("dans", False),
    "le ": ("", True), "la ": ("", True), "les ": ("", True), "l'": ("", True),
}  # fmt: skip
_CONTRACTED = {("de", "le "): "du ", ("de", "les "): "des ", ("à", "le "): "au ", ("à", "les "): "aux "}
_MUTE_H = ("Haïti", "Hawaï", "Hérat", "Hébron", "Hébrides")
_NATION = regex(r"(?<![\w-])((?:U\.[SK]\.)|[A-Z][A-Za-z]+) $")
_LEADS = regex(r"(?<![\w'-])(?:par|selon|chez|avec|contre|pour|et|ou|entre|un|une|ce|cet|cette|son|sa|leur|notre) $")
_SPELLED_VOWEL = regex(r"[AEIOUÀÂÉÈÊÎÔ]")


class Swap(NamedTuple):
    """Replace [start, end) of the view; `certain` where one result is right."""

    start: int
    end: int
    replacement: str
    certain: bool


def stands_alone(text: str, start: int, end: int, *, followed: bool = False) -> bool:
    """True where the name text[start:end] is part of no longer name, compound or English phrase.

    `followed` lets a name stand behind it, as behind a title.
    """
    if start and ((text[start - 1] in "-_/.@&#'’" and text[start - 1] != "'") or text[start - 1].isalnum()):
        return False
    if text[end : end + 1] in ("-", "_", "/", "'", "&", "@") or text[end : end + 1].isalnum():
        return False
    left = _LEFT.search(text, max(0, start - 40), start)
    if left is not None:
        word = left[1]
        bare = word.rsplit("'", 1)[-1]
        plain = bare.lower()
        if word in _ENGLISH or plain in word_set("named_things.txt") or plain in _PARTICLES or word in ("&", "The"):
            return False
        if bare[:1].isupper() and word[-1] not in ".,;:!?»”" and word.lower() not in word_set("function_words_fr.txt"):
            return False
    if _ON.match(text, end):
        return False
    right = _RIGHT.match(text, end)
    if followed and right is not None:
        return right[1] not in _ENGLISH
    return right is None or not (right[1][0].isupper() or right[1][0] in "&©®" or right[1] in _ENGLISH)


def determiner(text: str, start: int) -> str:
    """The French determiner, preposition or both right before `start`, in lower case with its space; "" where none."""
    found = _DETERMINER.search(text, max(0, start - 8), start)
    return "" if found is None else found[1].lower()


def is_led(text: str, start: int) -> bool:
    """True where a French determiner or preposition leads up to the name at `start`."""
    return determiner(text, start) != "" or _LEADS.search(text, max(0, start - 10), start) is not None


def nationality(text: str, named: Named) -> tuple[int, tuple[str, ...] | None]:
    """Where a name begins with the English adjective of nationality before it, and the row of that adjective."""
    if named.row[2].endswith("+"):
        found = _NATION.search(text, max(0, named.start - 16), named.start)
        for row in rows("nationalities_en.txt") if found else ():
            if found and row[0] == found[1]:
                return found.start(1), row
    return named.start, None


def with_nationality(named: Named, nation: tuple[str, ...] | None) -> str:
    """The French name, with the French adjective of nationality behind it."""
    french = named.row[1]
    if nation is None:
        return french
    if named.row[2][0] == "P":
        ending = "" if nation[1].endswith(("s", "x")) else "s"
        return f"{french} {nation[1]}{ending}"
    return f"{french} {nation[2] if named.row[2][0] == 'F' else nation[1]}"


def _elides(name: str) -> bool:
    return bool(_SPELLED_VOWEL.match(name[0].upper())) or name.startswith(_MUTE_H)


def _article(name: str, kind: str) -> str:
    if kind in "pP":
        return "les "
    if _elides(name):
        return "l'"
    return "la " if kind in "fF" else "le "


def _joined(preposition: str, article: str, name: str) -> str:
    """Preposition and article as French contracts them, ready to stand before the name."""
    if not article:
        if preposition == "de" and _elides(name):
            return "d'"
        return preposition + " " if preposition else ""
    contracted = _CONTRACTED.get((preposition, article))
    return contracted if contracted else (preposition + " " + article if preposition else article)


def _place(preposition: str, definite: bool, name: str, kind: str) -> tuple[str, bool]:
    """What stands before the name of a country or region (en Italie, au Japon, d'Inde), and whether that is certain."""
    article = _article(name, kind)
    if preposition in ("à", "en") or (preposition == "dans" and not definite):
        if kind == "p":
            return "aux ", True
        return ("en " if kind == "f" or _elides(name) else "au "), True
    if preposition == "de" and not definite and kind != "p" and (kind == "f" or _elides(name)):
        return _joined("de", "", name), False
    return _joined(preposition, article, name), bool(preposition) or definite


def swap(text: str, start: int, end: int, name: str, kind: str) -> Swap:
    """The edit that puts the French `name` for text[start:end], with the preposition and article that it wants.

    Kinds are those of exonyms.txt; "A" is an abbreviation, which keeps "de" and "d'" without an article, followed by
    its gender.
    """
    found = _DETERMINER.search(text, max(0, start - 8), start)
    old = found[1] if found else ""
    name, new, certain = _lead(old, name, kind)
    if new.lower() == old.lower() or not (new or old):
        return Swap(start, end, name, certain)
    kept = next((lead for lead in ("de ", "à ") if old.lower().startswith(lead) and new.startswith(lead)), "")
    begin = start - len(old) + len(kept)
    old, new = old[len(kept) :], new[len(kept) :]
    if old[:1].isupper() or (not old and _begins(text, start)):
        new = new[:1].upper() + new[1:]
    return Swap(begin, end, new + name, certain)


def _lead(old: str, name: str, kind: str) -> tuple[str, str, bool]:
    """The name, what stands before it in French where `old` stood, and whether that is certain."""
    preposition, definite = _READINGS[old.lower()] if old else ("", False)
    before = "à" if preposition == "en" else preposition
    if kind == "c":
        if preposition == "en" and name in ("Israël", "Haïti"):
            return name, old, True
        kept = old if definite and not preposition else _joined(before, "", name)
        return name, kept, not definite and bool(preposition)
    if kind == "a":
        article, _, bare = name.partition(" ")
        if before and article == "Le":
            return bare, _joined(before, "le ", bare), not definite
        return name, _joined(before, "", name), not definite
    if kind in "fmp":
        return name, *_place(preposition, definite, name, kind)
    if preposition == "en" or (kind[0] == "A" and preposition == "de" and not definite):
        return name, _joined(preposition, "", name), True
    if not old:
        return name, "", False
    return name, _joined(preposition, _article(name, kind[-1]), name), definite


def _begins(text: str, start: int) -> bool:
    """True at the beginning of a line or sentence."""
    left = text[max(0, start - 3) : start].rstrip(' «“"')
    return start == 0 or not left or left[-1] in ".!?\n"
