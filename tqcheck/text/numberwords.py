"""Numbers in words: quatre-vingt-dix-sept, septante, soixante et onze, twenty-one, two hundred and fifty thousand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from tqcheck.pattern import regex

Span = tuple[int, int]


class Numerals(NamedTuple):
    """The number words of a language: what each adds, multiplies or ranks, and a pattern for a run of them."""

    language: str
    adds: Mapping[str, int]
    scales: Mapping[str, int]
    ranks: Mapping[str, int]
    hundreds: frozenset[str]
    rough: frozenset[str]
    run: re.Pattern[str]


class Spelt(NamedTuple):
    """A number in words: its value, how long it is, what stands before its last scale word, and where that is."""

    value: int
    length: int
    mantissa: int
    scale: Span | None
    ordinal: bool
    rough: bool


_MOST = 10**30  # more than any text counts
_WORD = regex(r"[^\W\d_]+")


@lru_cache(maxsize=20_000)
def spell(run: str, language: str) -> Spelt | None:
    """The number at the head of a run of number words in lower case; None where it is none."""
    words = NUMERALS[language]
    parts, current, any_current = 0, 0, False
    length = 0
    mantissa, scale, rough = 0, None, False
    for found in _WORD.finditer(run):
        word = found[0]
        if word in ("et", "and", "de", "a"):
            continue
        if word in words.hundreds:
            if current > 99:
                break
            current, any_current = max(1, current) * 100, True
        elif word in words.scales:
            size = words.scales[word]
            low, high = (parts % size if size > 1 else 0) + current, parts - parts % size
            mantissa, scale = low or 1, found.span()
            parts, current, any_current = high + (low or 1) * size, 0, False
            rough = rough or word in words.rough
        elif word in words.ranks and _adds(current, words.ranks[word], any_current, language):
            return Spelt(parts + current + words.ranks[word], found.end(), 0, None, True, False)
        elif word in words.adds:
            if language == "fr" and word in ("vingt", "vingts") and current % 100 == 4:
                current += 76
            elif _adds(current, words.adds[word], any_current, language):
                current, any_current = current + words.adds[word], True
            else:
                break
        else:
            break
        length = found.end()
    if not length or parts > _MOST:
        return None
    if current and scale:  # deux mille trois: the scale is inside
        return Spelt(parts + current, length, parts + current, None, False, rough)
    return Spelt(parts + current, length, mantissa or parts + current, scale, False, rough)


def _adds(current: int, number: int, begun: bool, language: str) -> bool:
    """True where a number below a hundred may follow what was read of this group."""
    tens = current % 100
    if not begun or tens == 0:
        return number > 0 or not begun
    if number < 10:
        return tens % 10 == 0 and (tens >= 20 or (language == "fr" and number >= 7))
    return language == "fr" and number < 20 and tens in (60, 80)


def _named(names: str, numbers: range | list[int]) -> dict[str, int]:
    return dict(zip(names.split(), numbers, strict=True))


_TENS = [20, 30, 40, 50, 60, 70, 80, 90]
_EN_ADDS = {
    **_named("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
             " seventeen eighteen nineteen", range(20)),
    **_named("twenty thirty forty fifty sixty seventy eighty ninety", _TENS),
}  # fmt: skip
_EN_RANKS = {
    **_named("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
             " fifteenth sixteenth seventeenth eighteenth nineteenth", range(1, 20)),
    **_named("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", _TENS), "hundredth": 100,
}  # fmt: skip
_EN_SCALES = {"dozen": 12, "thousand": 1000, "million": 10**6, "billion": 10**9, "milliard": 10**9,
              "trillion": 10**12, "quadrillion": 10**15}  # fmt: skip
_FR_ADDS = {
    **_named("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
             range(17)),
    "une": 1, **_named("vingt trente quarante cinquante soixante septante huitante nonante", _TENS), "vingts": 20,
    "octante": 80,
}  # fmt: skip
_FR_STEMS = _named("deux trois quatr cinqu six sept huit neuv dix onz douz treiz quatorz quinz seiz", range(2, 17))
_FR_RANKS = {
    **{f"{stem}ième": n for stem, n in _FR_STEMS.items()}, "unième": 1, "centième": 100,
    **_named("vingtième trentième quarantième cinquantième soixantième septantième huitantième nonantième", _TENS),
    "premier": 1, "première": 1, "second": 2, "seconde": 2,
}  # fmt: skip
_FR_RANKS |= {f"{word}s": n for word, n in _FR_RANKS.items()}
_FR_ROUGH = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
             "soixantaine": 60, "centaine": 100, "millier": 1000}  # fmt: skip
_FR_EXACT = {"douzaine": 12, "mille": 1000, "million": 10**6, "milliard": 10**9, "billion": 10**12, "trillion": 10**18}
_FR_SCALES = _FR_ROUGH | _FR_EXACT
_FR_SCALES |= {f"{word}s": size for word, size in _FR_SCALES.items() if word != "mille"}


def _roman(number: int) -> str:
    return "".join((
        ("", "x", "xx", "xxx")[number // 10],
        ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10],
    ))  # fmt: skip


ROMAN = {_roman(number): number for number in range(1, 40)}


def _run(words: list[str], joins: str) -> re.Pattern[str]:
    """A run of number words: one of them, and those that follow behind the joins, up to more than any number has."""
    each = "|".join(sorted(words, key=len, reverse=True))
    return regex(rf"(?:{each})(?:(?:{joins})(?:{each})){{0,20}}(?![^\W\d_])")


NUMERALS = {
    "en": Numerals(
        "en", _EN_ADDS, _EN_SCALES, _EN_RANKS, frozenset(["hundred"]), frozenset(["dozen"]),
        _run([*_EN_ADDS, *_EN_SCALES, *_EN_RANKS, "hundred"],
             "[-\N{NON-BREAKING HYPHEN} ]|(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion)) and "),
    ),
    "fr": Numerals(
        "fr", _FR_ADDS, _FR_SCALES, _FR_RANKS, frozenset(["cent", "cents"]), frozenset(_FR_ROUGH) | {"douzaine"},
        _run([*_FR_ADDS, *_FR_SCALES, *_FR_RANKS, "cents", "cent"],
             "[-\N{NON-BREAKING HYPHEN} ]|[ -]et[ -](?=une?(?![^\\W\\d_])|onz|uni)"
             "|(?:(?<=aine)|(?<=aines)|(?<=millier)|(?<=milliers)) de "),
    ),
}  # fmt: skip
