"""Text whose bytes were read in the wrong encoding, mended by reading them again in the right one.

UTF-8 that was read as an eight-bit encoding shows each French letter as two or three odd characters. The sequences are
not listed by hand: each plausible character is written in UTF-8 and read in each encoding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tqcheck.compiled import compiled
from tqcheck.pattern import regex

_ENCODINGS = ("cp1252", "mac_roman", "cp850", "cp437", "cp1250", "cp1251", "latin-1", "iso8859-15")
_PLAUSIBLE = (
    "".join(map(chr, range(0xA0, 0x180)))  # Latin-1 and Latin Extended-A
    + "\N{EN DASH}\N{EM DASH}‘’‚“”„†‡•…‰‹›€™\N{MINUS SIGN}≤≥≠"
    + "\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{NON-BREAKING HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"
)
_COMMON = frozenset("éèêëàâçùûüîïôöœæÉÈÊËÀÂÇÙÛÜÎÏÔÖŒÆ«»’‘“”…–—€°ñáíóúäßãõøå\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
_FOREIGN = ("mac_roman", "cp850", "cp437", "cp1250", "cp1251")  # encodings of which only common characters are believed
_LEADS = "ÂÃÄÅâ"
_LATER = 4  # encodings applied one upon the other
# C1 controls: bytes of cp1252 that were read as Latin-1. 0x90 stands for an apostrophe in damaged wire copy.
_CONTROLS = {chr(b): bytes([b]).decode("cp1252") for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
# One of these occurs in every damaged text: a sign with which damage begins, or what follows "â", which French has too.
SUSPECTS = "¬ÂÃÄÅÔïĂĹΓВГЕв√≈├┬┼" + "€‚„‰ˆ" + "".join(map(chr, range(0x80, 0xA0)))
_NAMED = regex(r"(?:lettres?|caractères?|signes?|le|un|du) $")
_TAIL = "\N{NO-BREAK SPACE}"


class Damage(NamedTuple):
    """A damaged passage of the raw text, [start, end), and what it was."""

    start: int
    end: int
    repaired: str


def _read(character: str, encoding: str) -> str | None:
    """A character written in UTF-8 and read in another encoding, or None where that encoding lacks a byte."""
    data = character.encode("utf-8")
    if encoding == "cp1252":  # as browsers read it: the five bytes that it lacks stay controls
        return "".join(_CONTROLS.get(chr(b), chr(b)) if 0x80 <= b < 0xA0 else chr(b) for b in data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


@cache
def _sequences() -> dict[str, str]:
    """What each damaged sequence was, the likelier encoding first."""
    table: dict[str, str] = {}
    for encoding in _ENCODINGS:
        for character in _PLAUSIBLE:
            if encoding in _FOREIGN and character not in _COMMON:
                continue
            damaged = _read(character, encoding)
            if damaged and damaged != character and not damaged.isascii():
                table.setdefault(damaged, character)
    return table


@cache
def _pattern() -> re.Pattern[str]:
    sequences = sorted((s for s in _sequences() if len(s) > 1), key=lambda s: (-len(s), s))
    known = "|".join(map(re.escape, sequences))
    lost = (
        r"â€(?=[\s.,;:!?)»]|$)"  # a closing mark whose last byte was dropped
        r"|(?<![^\W\d_])Ã(?= )|(?<=[^\W\d_A-ZÀ-Þ])Ã(?= )|(?<=[©¨ªÃ]j)Ã"  # à before a space that was not one
        r"|(?<![A-ZÀ-Þ])Â(?= [%;:!?»€\d])|(?<=[«\d])Â(?= )"  # the same before marks
    )
    return compiled(f"{known}|{lost}|[{''.join(_CONTROLS)}\x90]")


@cache
def _pairs() -> dict[str, frozenset[str]]:
    """The characters with which damage begins, each with those that may follow it."""
    pairs: dict[str, set[str]] = {}
    for sequence in _sequences():
        if len(sequence) > 1:
            pairs.setdefault(sequence[0], set()).add(sequence[1])
    for first, second in (("â", "€"), ("Ã", " "), ("Â", " ")):
        pairs.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in pairs.items()}


@cache
def _signs() -> re.Pattern[str]:
    """The two characters with which damage begins, or a control: quick to look for in sound text."""
    firsts, seconds = "".join(sorted(_pairs())), "".join(sorted(frozenset().union(*_pairs().values())))
    return compiled(f"[{re.escape(firsts)}][{re.escape(seconds)}]|[{''.join(_CONTROLS)}\x90]")


def looks_damaged(raw: str, characters: frozenset[str]) -> bool:
    """False where nothing in the text, which holds these characters, can be damage."""
    pairs = _pairs()
    controls = "\x90" in characters or not characters.isdisjoint(_CONTROLS)
    if not controls and all(pairs[first].isdisjoint(characters) for first in pairs.keys() & characters):
        return False
    return _signs().search(raw) is not None


def _mend(found: str, following: str) -> str:
    if found == "Ã\N{NO-BREAK SPACE}" and following.isalpha():
        return "à "  # the space behind it was taken for part of it
    if found in _CONTROLS:
        return _CONTROLS[found]
    return {"\x90": "’", "Ã": "à", "Â": "", "â€": "”"}.get(found) or _sequences().get(found, "")


def _believable(raw: str, start: int, end: int, repaired: str) -> bool:
    """False for capitals before a mark (MARANHÃ…), which are written so on purpose, and for a lone Å before a space."""
    found = raw[start:end]
    if found == "Ã":
        return _NAMED.search(raw, max(0, start - 12), start) is None
    if len(found) != 2 or found[0] not in _LEADS or found[1].isalpha():
        return True
    before = raw[start - 1 : start]
    if before.isupper() and found[1] in "»’”…—–“‘\N{NO-BREAK SPACE}":
        return raw[max(0, start - 2) : start].isupper() is False or (repaired in _COMMON and found[0] == "Ã")
    return found[0] in "ÃÂ" or before.isalpha() or found[1] != _TAIL


def _once(raw: str) -> list[Damage]:
    found = [
        Damage(*match.span(), _mend(match[0], raw[match.end() : match.end() + 1])) for match in _pattern().finditer(raw)
    ]
    return [d for d in found if _believable(raw, d.start, d.end, d.repaired)]


def repair(text: str) -> str:
    """The passage after all damage is mended, layer upon layer."""
    for _ in range(_LATER):
        damages = _once(text)
        if not damages:
            break
        for damage in reversed(damages):
            text = text[: damage.start] + damage.repaired + text[damage.end :]
    return text


_WORD = regex(r"[\w'’-]")


def find_damage(raw: str) -> Iterator[Damage]:
    """The damaged words of a raw text, in order; linear in its length."""
    damages = _once(raw)
    starts = {damage.start: damage for damage in damages}
    end = 0
    for first in damages:
        if first.start < end:
            continue
        start = first.start
        while start > end and _WORD.match(raw, start - 1):
            start -= 1
        stop = first.end
        while stop < len(raw) and (stop in starts or _WORD.match(raw, stop)):
            stop = starts[stop].end if stop in starts else stop + 1
        end = stop
        yield Damage(start, stop, _repaired(raw, start, stop, starts))


def _repaired(raw: str, start: int, stop: int, starts: dict[int, Damage]) -> str:
    """The word after the damage in it is mended, layer upon layer."""
    pieces = []
    while start < stop:
        damage = starts.get(start)
        pieces.append(damage.repaired if damage else raw[start])
        start = damage.end if damage else start + 1
    return repair("".join(pieces))
