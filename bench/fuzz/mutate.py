"""Mutations: a text, or the bytes of a file, made worse; the same for the same random numbers."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from typing import Literal

from bench.fuzz import pieces

_FORMS: tuple[Literal["NFD", "NFC", "NFKD", "NFKC"], ...] = ("NFD", "NFC", "NFKD", "NFKC")
_MOST = 8  # mutations of one input
_Change = Callable[[random.Random, str], str]


def text(rng: random.Random) -> str:
    """A text of 1 to some 600 code points: pieces of French, mutated; one in twenty is made of hostile pieces alone."""
    if rng.random() < 0.05:
        return "".join(_piece(rng) for _ in range(rng.randrange(1, 60)))
    parts = [rng.choice(pieces.texts()) for _ in range(rng.choice((1, 1, 1, 2, 2, 3)))]
    return mutated(rng, rng.choice((" ", "\n", "\n\n", "\r\n", "")).join(parts))


def pair(rng: random.Random) -> tuple[str, str]:
    """A text and its source; mostly one of both is mutated, so that they are still found to belong together."""
    target, source = rng.choice(pieces.pairs())
    if rng.random() < 0.8:
        target = mutated(rng, target)
    if rng.random() < 0.4:
        source = mutated(rng, source)
    return target, source


def mutated(rng: random.Random, of: str) -> str:
    """The text after up to eight mutations."""
    for _ in range(rng.randrange(_MOST)):
        of = rng.choice(_CHANGES)(rng, of)
    return of or _piece(rng)


def _piece(rng: random.Random) -> str:
    group: tuple[str, ...] = rng.choice(pieces.GROUPS)
    return rng.choice(group)


def _span(rng: random.Random, of: str, most: int = 40) -> tuple[int, int]:
    start = rng.randrange(len(of) + 1)
    return start, min(len(of), start + rng.randrange(most))


def _insert(rng: random.Random, of: str) -> str:
    at = rng.randrange(len(of) + 1)
    return of[:at] + _piece(rng) + of[at:]


def _insert_many(rng: random.Random, of: str) -> str:
    at = rng.randrange(len(of) + 1)
    return of[:at] + _piece(rng) * rng.choice((2, 3, 7, 30)) + of[at:]


def _replace(rng: random.Random, of: str) -> str:
    start, end = _span(rng, of, 4)
    return of[:start] + _piece(rng) + of[end:]


def _delete(rng: random.Random, of: str) -> str:
    start, end = _span(rng, of)
    return of[:start] + of[end:]


def _repeat(rng: random.Random, of: str) -> str:
    start, end = _span(rng, of)
    return of[:end] + of[start:end] * rng.choice((1, 1, 2, 5)) + of[end:]


def _move(rng: random.Random, of: str) -> str:
    start, end = _span(rng, of)
    rest = of[:start] + of[end:]
    at = rng.randrange(len(rest) + 1)
    return rest[:at] + of[start:end] + rest[at:]


def _cut(rng: random.Random, of: str) -> str:
    at = rng.randrange(len(of) + 1)
    return of[:at] if rng.random() < 0.5 else of[at:]


def _splice(rng: random.Random, of: str) -> str:
    other = rng.choice(pieces.texts())
    start, end = _span(rng, other, 80)
    at = rng.randrange(len(of) + 1)
    return of[:at] + other[start:end] + of[at:]


def _recase(rng: random.Random, of: str) -> str:
    start, end = _span(rng, of, 80)
    change = rng.choice((str.upper, str.lower, str.title, str.swapcase))
    return of[:start] + change(of[start:end]) + of[end:]


def _renormalise(rng: random.Random, of: str) -> str:
    start, end = _span(rng, of, 200)
    forms = [unicodedata.normalize(form, of[start:end]) for form in _FORMS]
    return of[:start] + rng.choice(forms) + of[end:]


def _respace(rng: random.Random, of: str) -> str:
    return of.replace(" ", rng.choice(pieces.SPACES), rng.randrange(1, 12))


def _resign(rng: random.Random, of: str) -> str:
    old = rng.choice("«»“”\"'’.,;:!?()- ")
    return of.replace(old, rng.choice(pieces.SIGNS + pieces.UNSEEN), rng.randrange(1, 6))


def _misread(rng: random.Random, of: str) -> str:
    start, end = _span(rng, of, 60)
    wrong = of[start:end].encode("utf-8", "replace").decode("cp1252", "replace")
    return of[:start] + wrong + of[end:]


def _reverse(rng: random.Random, of: str) -> str:
    start, end = _span(rng, of, 20)
    return of[:start] + of[start:end][::-1] + of[end:]


_CHANGES: tuple[_Change, ...] = (
    *(_insert, _insert, _insert, _insert_many, _replace, _replace, _delete, _repeat, _move, _cut, _splice),
    *(_recase, _renormalise, _respace, _resign, _misread, _reverse),
)


def mutated_bytes(rng: random.Random, data: bytes) -> bytes:
    """The bytes after a few flips, cuts, repeats and insertions of bytes that mean something somewhere."""
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(data) + 1)
        end = min(len(data), at + rng.choice((1, 1, 2, 4, 16, 64)))
        kind = rng.randrange(6)
        if kind == 0:
            data = data[:at] + bytes((rng.randrange(256),)) + data[at + 1 :]
        elif kind == 1:
            data = data[:at] + data[end:]
        elif kind == 2:
            data = data[:end] + data[at:end] * rng.choice((1, 2, 40)) + data[end:]
        elif kind == 3:
            data = data[:at] + rng.choice(_TOKENS) + data[at:]
        elif kind == 4:
            data = data[:at] + _piece(rng).encode("utf-8", "surrogatepass") + data[end:]
        else:
            data = data[:at] if rng.random() < 0.3 else data[:at] + data[end:] + data[at:end]
    return data


_TOKENS = (
    *(b"\0", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf"),
    *(b"\xc3", b"\xed\xa0\x80", b"\r", b"\n", b"\r\n", b"\t"),
    *(b'"', b"'", b"<", b">", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml", b"?>", b"&", b"&amp;"),
    *(b"&#0;", b"&#x110000;", b"&#99999999999;"),
    *(b"&eacute", b"<!DOCTYPE a>", b'<!DOCTYPE a [<!ENTITY b "c">]>', b"&b;"),
    *(b"<script>", b"<pre>", b"<p>", b"</p>"),
    *(b"<table>", b'<p lang="en">', b'translate="no"', b"<title>", b"<textarea>"),
    *(b"{", b"}", b"[", b"]", b", ", b", :", b"\\"),
    *(b"\\u", b"\\ud800", b"\\u0000", b"null", b"1e999", b"-0", b"NaN", b"true"),
    *(b"9" * 30, b"-->", b"00:00:01,000 --> 00:00:02,000", b"WEBVTT", b"NOTE", b"msgid", b"msgstr", b'msgstr[1] "a"'),
    *(b"---\n", b"```\n", b"~~~", b"    ", b"> ", b"- ", b"# "),
    *(b"|", b"![", b"](", b"](<", b"[^1]:", b"$$", b"<b", b"<xliff>"),
    *(b'encoding="utf-16"', b'encoding="nosuch"', b'xml:lang="fr"', b"charset=utf-7", b"\x1f\x8b", b"PK\x03\x04"),
    *(b"<!-- tqcheck-disable -->", b"<!-- tqcheck-disable DUP -- a -->", b"<!-- tqcheck-enable -->"),
)
