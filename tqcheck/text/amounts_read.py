"""Reading amounts at given places of a text, in whichever language its `Tongue` describes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from tqcheck.pattern import regex
from tqcheck.text.amounts import Amount, Kind, Span, Value
from tqcheck.text.amounts_join import SYMBOLS, join
from tqcheck.text.amounts_tongue import Tongue
from tqcheck.text.numberwords import NUMERALS, spell
from tqcheck.text.units import TEMPERATURE, Unit, lookup, units


class Head(NamedTuple):
    """A number before its unit is read."""

    values: tuple[Value, ...]
    kind: Kind
    end: int
    number: Span
    scale: Span | None = None
    rough: bool = False
    written: bool = False


_SIGNS = frozenset("$£€¥₹₽₩₪₫₦฿₱₴₸₺₿")
_CODE = regex(r"(?<![A-Za-z])(?:USD|EUR|GBP|CHF|JPY|CNY|RMB|CAD|AUD|INR|Rs\.?|R\$)\s?$")
_CHAIN = regex(r"\d+(?:[/:]\d+)+|\d{2}(?:[ .]\d{2}){3,}|\d{3}-\d{4}(?!\d)|\d{3}-\d{3}-\d{4}|\d+(?:\.\d+){2,}")
_LINKS = frozenset("/:. -")
_GROUPED = regex(r"\d{1,3}[ ,.](?=\d{3}(?!\d))")
_TAIL = regex(r"[^\W\d_]\d{1,3} $")
_GLUED = regex(r"[^\W\d_]+[²³]?(?:/[a-z]+)?(?![^\W_])")
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_UNIT = regex(r"([^\W\d_]+(?:[/-][^\W\d_]+)*[²³]?|[%‰°¢][^\W\d_]?|[$£€¥₹][A-Z]{0,2})")
_ABBREVIATED = regex(r"['-]|\. ?[a-zA-Z]\b")
_FOLLOWING = regex(r"[ -]([^\W\d_]+)(?: ((?:l')?[^\W\d_]+))?(?: ((?:l')?[^\W\d_]+))?")
_MINUS = regex(r"(?:(?<![\w])[-−–]|\b(?:minus|moins) )$")
_LONGEST = 24  # signs of a numeral that tells a quantity
_SCALES = 3  # words in a row that scale a number: cent mille milliards
_LARGE = frozenset("million milliard billion trillion thousand".split())
_ONE_BEFORE = regex(r"(?<![^\W\d_])(?:an?|one|un|le|du|au|the|per|par)[ -]$")
_YEARS = (1000, 2100)
# A price or a use for an imperial unit, which a translation converts into one for a metric unit: $5 a gallon.
_RATE = regex(
    r"(?: (?:an?|per|for (?:an?|each)) |/)"
    r"(?:gal|gallon|pound|lb|acre|sq|square (?:foot|feet|mile|yard|inch)|cubic (?:foot|feet)|foot|ft|mile|yard"
    r"|pint|inch|quart|bushel)\b"
)


def find(text: str, lowered: str, starts: Iterable[int], tongue: Tongue) -> list[Amount]:
    """The amounts that begin at some of the ascending `starts` of digits and number words."""
    found: list[Amount] = []
    done = 0
    for start in starts:
        if start < done:
            continue
        got = (_digits if text[start].isdigit() else _words)(text, lowered, start, tongue)
        if isinstance(got, Amount):
            found.append(got)
            done = got.end
        elif got is not None:
            done = got
    joined = join(text, found, tongue.joins, tongue.scales)
    return [each for each in joined if _RATE.match(text, each.end) is None] if tongue.language == "en" else joined


def _digits(text: str, lowered: str, start: int, tongue: Tongue) -> Amount | int | None:
    """The amount that begins with digits; where none does, the offset up to which nothing is to be read, or None."""
    before = text[start - 1] if start else " "
    if before.isalpha() or (before in "-_" and start > 1 and text[start - 2].isalpha()):
        return _past(text, start)
    if before in ".,:/" and start > 1 and text[start - 2].isdigit():
        return _past(text, start)
    if before == " " and text[start - 2 : start - 1].isdigit() and _TAIL.search(text, max(0, start - 6), start):
        return _past(text, start)  # de1 000
    numeral = tongue.numeral.match(text, start)
    if numeral is None:
        return None
    end = numeral.end()
    if end - start > _LONGEST:
        return _past(text, end)
    chain = _CHAIN.match(text, start) if text[end : end + 1] in _LINKS else None
    if chain is not None and chain.end() > end:
        return chain.end()
    values = tongue.values(numeral[0])
    if text[end : end + 1] in _VULGAR:
        values, end = tuple(each + _VULGAR[text[end]] for each in values), end + 1
    prefix = _prefix(text, start, tongue) if before in _SIGNS or (start > 2 and text[start - 2].isalpha()) else ()
    head = Head(values, Kind.COUNT, end, (start, end), written=True)
    first = _prefixed(text, start) if prefix else start
    if text[end : end + 1].isalpha():
        return _glued(text, lowered, first, head, prefix, tongue)
    amount = _finish(text, lowered, first, _scaled(lowered, head, tongue), tongue, prefix)
    plain = not amount.units and amount.scale is None and numeral.end() - start == 4
    if plain and numeral[0].isdigit() and _YEARS[0] <= values[0] <= _YEARS[1]:
        return amount._replace(weak=True)
    return amount


def _past(text: str, start: int) -> int:
    end = start
    while (grouped := _GROUPED.match(text, end)) is not None:
        end = grouped.end()
    while end < len(text) and (text[end].isalnum() or text[end] in "-/"):
        end += 1
    return end


def _prefix(text: str, start: int, tongue: Tongue) -> tuple[Unit, ...]:
    """The currency that stands before a number."""
    if start and text[start - 1] in _SIGNS:
        return lookup(text[start - 1], tongue.language)
    code = _CODE.search(text, max(0, start - 5), start)
    return lookup(code[0].strip(" ."), tongue.language) if code else ()


def _prefixed(text: str, start: int) -> int:
    """Where the currency before a number begins: US$, €, CHF."""
    code = _CODE.search(text, max(0, start - 5), start)
    if code is not None:
        return code.start()
    while start and (text[start - 1] in _SIGNS or text[start - 1].isupper()):
        start -= 1
    return start


def _glued(
    text: str, lowered: str, start: int, head: Head, prefix: tuple[Unit, ...], tongue: Tongue
) -> Amount | int | None:
    """What letters right behind digits make of them: 21st, 20km, £3bn; G20-like names are passed over."""
    suffix = tongue.suffix.match(text, head.end)
    if suffix is not None:
        head = head._replace(kind=Kind.ORDINAL, end=suffix.end(), number=(head.number[0], suffix.end()))
        return _finish(text, lowered, start, head, tongue, ())
    glued = _GLUED.match(text, head.end)
    if glued is None:
        return _past(text, start)
    size = SYMBOLS.get(glued[0]) or tongue.scales.get(glued[0].lower())
    unit = () if prefix else lookup("inch" if glued[0] == "in" else glued[0], tongue.language)
    if size and not unit:
        scaled = head._replace(
            values=tuple(each * size for each in head.values), end=glued.end(), scale=glued.span()
        )  # fmt: skip
        return _finish(text, lowered, start, scaled, tongue, prefix)
    if unit and size:
        values = (*head.values, *(each * size for each in head.values))
        return Amount(start, glued.end(), values, Kind.COUNT, unit, head.number, None, written=True, weak=True)
    if unit:
        return Amount(start, glued.end(), head.values, Kind.COUNT, unit, head.number, None, written=True)
    return glued.end()


def _scaled(lowered: str, head: Head, tongue: Tongue, size: int = 1) -> Head:
    """The head with the halves and the words for thousands and more that follow it."""
    half = tongue.half.match(lowered, head.end)
    if half is not None:
        head = head._replace(values=tuple(v + Fraction(size, 2) for v in head.values), end=half.end())
    for _ in range(_SCALES):
        word = tongue.scale.match(lowered, head.end)
        if word is None:
            break
        size = tongue.scales[word[1]]
        head = head._replace(
            values=tuple(v * size for v in head.values),
            end=word.end(),
            scale=(head.scale[0] if head.scale else word.start(1), word.end()),
        )
        half = tongue.half.match(lowered, head.end)
        if half is not None:
            head = head._replace(values=tuple(v + Fraction(size, 2) for v in head.values), end=half.end())
    return head


def _words(text: str, lowered: str, start: int, tongue: Tongue) -> Amount | int | None:
    """The amount that begins with a number word."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before == "_" or (before == "-" and start > 1 and text[start - 2].isalpha()):
        return None
    word_end = start
    while word_end < len(lowered) and lowered[word_end].isalpha():
        word_end += 1
    first = lowered[start:word_end]
    special = tongue.special.get(first)
    if special is not None:
        return special(text, lowered, start)
    if first in tongue.ones and not _counts(lowered, word_end, tongue):
        return None
    if tongue.skip.match(text, start):
        return None
    run = NUMERALS[tongue.language].run.match(lowered, start)
    spelt = spell(run[0], tongue.language) if run else None
    if spelt is None:
        return None
    end = start + spelt.length
    if text[end : end + 1] == "-" and text[start].isupper() and text[end + 1 : end + 2].isupper():
        return end
    kind = Kind.ORDINAL if spelt.ordinal else Kind.COUNT
    scale = (start + spelt.scale[0], start + spelt.scale[1]) if spelt.scale else None
    number = (start, end)
    if scale is not None:
        number = (start, max(start, scale[0] - 1)) if scale[0] > start and first not in tongue.ones else scale
    head = Head((spelt.value,), kind, end, number, scale, spelt.rough)
    if kind is Kind.COUNT:
        head = _scaled(lowered, head, tongue, spelt.value // spelt.mantissa if spelt.scale else 1)
    amount = _finish(text, lowered, start, head, tongue, ())
    if first in _LARGE and _ONE_BEFORE.search(lowered, max(0, start - 5), start) is None:
        return amount._replace(weak=True)  # a number got lost before it
    if first in tongue.ones and spelt.length == len(first):
        return amount._replace(weak=first != "one") if amount.units else None
    return amount


def _counts(lowered: str, end: int, tongue: Tongue) -> bool:
    """True where what follows an article may be a unit or a number: a cheap look."""
    link = tongue.linking.match(lowered, end)
    start = at = link.end() if link else end
    while at < len(lowered) and lowered[at].isalpha():
        at += 1
    return lowered[start:at] in _followers(tongue.language)


@cache
def _followers(language: str) -> frozenset[str]:
    """The words with which units and numbers begin, in both numbers, and "" for signs and digits."""
    first = {re.split(r"[ -]", form)[0].lower() for form in units(language)}
    numerals = NUMERALS[language]
    return frozenset(
        ["", *first, *(f"{word}s" for word in first), *numerals.adds, *numerals.scales, *numerals.hundreds]
    )


def _finish(text: str, lowered: str, start: int, head: Head, tongue: Tongue, prefix: tuple[Unit, ...]) -> Amount:
    """The amount, with the unit that stands before or behind it."""
    found, end = (prefix, head.end) if prefix else unit_after(text, head.end, tongue, head.written)
    values = head.values
    if (
        not found
        and "g" in lowered[max(0, start - 12) : start]
        and tongue.aged.search(lowered, max(0, start - 16), start)
    ):
        found = lookup("year", "en")
    if found and not prefix:
        half = tongue.half.match(lowered, end)
        if half is not None and head.kind is Kind.COUNT and head.scale is None:
            values, end = tuple(v + Fraction(1, 2) for v in values), half.end()
    if found and any(unit.dimension == TEMPERATURE for unit in found) and _MINUS.search(text, max(0, start - 6), start):
        values = (*(-v for v in values), *values)
    return Amount(start, end, values, head.kind, found, head.number, head.scale, head.rough, False, head.written)


def unit_after(text: str, end: int, tongue: Tongue, written: bool = True) -> tuple[tuple[Unit, ...], int]:
    """The unit behind a number that ends at `end`, and where it ends; symbols only where the number is in digits."""
    link = tongue.linking.match(text, end)
    at = link.end() if link else end
    word = _UNIT.match(text, at)
    if word is None:
        return (), end
    first = word[0]
    if len(first) < 3 and first.isalpha() and (not written or _ABBREVIATED.match(text, word.end())):
        return (), end
    if first.lower() in _heads(tongue.language):
        more = _FOLLOWING.match(text, word.end())
        if more is not None:
            for last in (3, 2, 1):
                if more[last]:
                    rest = text[word.end() + 1 : more.end(last)]
                    found = lookup(f"{first} {rest}", tongue.language)
                    if found:
                        return found, more.end(last)
    found = lookup(first, tongue.language)
    if found:
        return found, word.end()
    if "-" in first:  # 35-year-old
        part = first.partition("-")[0]
        found = lookup(part, tongue.language)
        if found:
            return found, word.start() + len(part)
    return (), end


@cache
def _heads(language: str) -> frozenset[str]:
    """The first words, in both numbers, of units of more than one word."""
    first = {form.split(" ")[0].lower() for form in units(language) if " " in form}
    return frozenset(first | {f"{word}s" for word in first})
