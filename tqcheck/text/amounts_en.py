"""Amounts in English: a dozen, three and a half million, twenty-one, $34tn, a third, doubled, 35-year-old."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from tqcheck.pattern import regex
from tqcheck.text.amounts import Amount, Kind, Value
from tqcheck.text.amounts_read import find, unit_after
from tqcheck.text.amounts_tongue import Special, Tongue
from tqcheck.text.numberwords import NUMERALS, ROMAN, spell

_EN = NUMERALS["en"]
_VAGUE = {"tens": 10, "dozens": 10, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6,
          "billions": 10**9, "trillions": 10**12}  # fmt: skip
_VAGUE_RUN = regex(
    rf"({'|'.join(_VAGUE)})(?: (?:and|upon) \1)?(?: of ({'|'.join(_VAGUE)})\b)?(?: of ({'|'.join(_VAGUE)})\b)?"
)
_SEVERAL = regex(r"\b(?:several|few|many|some|couple of|multi-) ?$")
_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
          "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
          "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100}  # fmt: skip
_PART = regex(rf"[ -]({'|'.join(sorted(_PARTS, key=len, reverse=True))})\b(?!-)")
_MULTIPLES: dict[str, Value] = {
    "doubled": 2, "doubling": 2, "doubles": 2, "twofold": 2, "tripled": 3, "tripling": 3, "trebled": 3, "triples": 3,
    "threefold": 3, "quadrupled": 4, "quadrupling": 4, "fourfold": 4, "fivefold": 5, "tenfold": 10,
    "halved": Fraction(1, 2), "halving": Fraction(1, 2),
}  # fmt: skip
_WEAK = {"both": 2, "pair": 2, "couple": 2, "twin": 2, "twins": 2, "duo": 2, "trio": 3, "double": 2, "triple": 3,
         "dual": 2, "quartet": 4, "triplets": 3}  # fmt: skip
_OF_SCALE = regex(r" of an? (million|billion|trillion)\b")
_HALF_OF = regex(r"half(?:[ -]an?)?[ -]([a-z]+)")
_NO_HALF = regex(
    r"half(?:[- ](?:time|way|past|term|brother|sister|year|mast|back|final|finals|marathon|moon|hearted)|time|way)"
)
_NAMED_HALF = regex(r"\b(?:first|second|other|better|latter|last|final|this|next)[ -]$")
_ONE_AND = regex(r"\b(?:an?|one)[ -]([a-z]+)[ -]and[ -]an?[ -]$")
_A = regex(r"\b(?:an?|one)[ -]$")
_OF = regex(
    r" of\b|[.,;:!?)]|$| (?:less|more|since|in|to|from|compared|at|over"
    r"|had|have|has|was|were|are|is|did|do|said|say|voted|would|will|could|can)\b"
)
_LAST = regex(r"(?<![a-z])(?:past|last|previous|next|coming|(?:for|in|over|than|nearly|almost|about|least) an?) $")
_OF_TIME = regex(r" of an? (?=hour|century|second|minute|mile|year)")


@lru_cache(maxsize=20_000)
def read(numeral: str) -> tuple[Value, ...]:
    """The readings of digits as English writes them, also with a decimal comma."""
    plain = numeral.replace(" ", "").replace("'", "")
    head, comma, tail = plain.rpartition(",")
    if comma and len(tail.partition(".")[0]) != 3:
        return (_number(f"{head.replace(',', '')}.{tail}"),)
    whole = _number(plain.replace(",", ""))
    if "," not in plain and plain.count(".") == 1 and len(plain.partition(".")[2]) == 3 and plain[0] != "0":
        return (whole, int(plain.replace(".", "")))
    return (whole,)


def _number(plain: str) -> Value:
    return Fraction(plain) if "." in plain else int(plain)


def _vague(text: str, lowered: str, start: int) -> Amount | int | None:
    run = _VAGUE_RUN.match(lowered, start)
    if run is None or (run[0] in ("tens", "scores") and not lowered.startswith(" of ", run.end())):
        return None
    value = 1
    for word in run.groups():
        value *= _VAGUE.get(word, 1)
    return Amount(start, run.end(), (value,), Kind.VAGUE, (), run.span(), run.span() if value >= 1000 else None)


def _multiple(text: str, lowered: str, start: int) -> Amount | int | None:
    word = _word(lowered, start)
    return Amount(start, start + len(word), (_MULTIPLES[word],), Kind.MULTIPLE, (), (start, start + len(word)))


def _weak(text: str, lowered: str, start: int) -> Amount | int | None:
    word = _word(lowered, start)
    span = (start, start + len(word))
    return Amount(*span, (_WEAK[word],), Kind.COUNT, (), span, weak=True)


def _times(text: str, lowered: str, start: int) -> Amount | int | None:
    word = _word(lowered, start)
    span = (start, start + len(word))
    return Amount(*span, (2 if word == "twice" else 3,), Kind.COUNT, (), span)


def _score(text: str, lowered: str, start: int) -> Amount | int | None:
    """A score of: twenty."""
    if not _A.search(lowered, max(0, start - 5), start) or not lowered.startswith("score of ", start):
        return None
    return Amount(start, start + 5, (20,), Kind.COUNT, (), (start, start + 5), rough=True)


def _period(text: str, lowered: str, start: int) -> Amount | int | None:
    """A century or a decade without a number: one of them, and perhaps not, unless it is the last or the next."""
    found, end = unit_after(text, start, TONGUE)
    weak = _LAST.search(lowered, max(0, start - 12), start) is None
    half = TONGUE.half.match(lowered, end)
    value, end = (Fraction(3, 2), half.end()) if half else (1, end)
    return Amount(start, end, (value,), Kind.COUNT, found, (start, end), weak=weak) if found else None


def _roman(text: str, lowered: str, start: int) -> Amount | int | None:
    """XIV in capitals behind a name."""
    word = _word(lowered, start)
    span = (start, start + len(word))
    if not text[span[0] : span[1]].isupper() or len(word) < 2:
        return None
    return Amount(*span, (ROMAN[word],), Kind.ORDINAL, (), span, weak=True)


def _part(text: str, lowered: str, start: int) -> Amount | int | None:
    """A quarter of, a third of; where no share is told, an ordinal number or nothing."""
    word = _word(lowered, start)
    end = start + len(word)
    if _OF_SCALE.match(lowered, end):
        return _scaled(text, lowered, start, end, Fraction(1, _PARTS[word]))
    if _A.search(lowered, max(0, start - 5), start) and _OF.match(lowered, end):
        return Amount(start, end, (Fraction(1, _PARTS[word]),), Kind.FRACTION, (), (start, end))
    return None if word.startswith("quarter") else _number_word(text, lowered, start)


def _scaled(text: str, lowered: str, start: int, end: int, part: Fraction) -> Amount | None:
    """A quarter of a million, three-quarters of a million: the part that ends at `end`, of the scale behind it."""
    scale = _OF_SCALE.match(lowered, end)
    if scale is None:
        return None
    found, stop = unit_after(text, scale.end(), TONGUE, written=False)
    value = part * _EN.scales[scale[1]]
    return Amount(start, stop, (value,), Kind.COUNT, found, (start, scale.end()), scale.span(1), rough=True)


def _half(text: str, lowered: str, start: int) -> Amount | int | None:
    if _NAMED_HALF.search(lowered, max(0, start - 8), start) or _NO_HALF.match(lowered, start):
        return None
    end = start + 4
    more = _ONE_AND.search(lowered, max(0, start - 24), start)
    if more is not None:
        found, _ = unit_after(text, more.start(1), TONGUE)
        return Amount(more.start(), end, (Fraction(3, 2),), Kind.COUNT, found, (more.start(), end))
    scaled = _HALF_OF.match(lowered, start)
    if scaled is not None:
        size = {**_EN.scales, "hundred": 100}.get(scaled[1])
        if size:
            found, stop = unit_after(text, scaled.end(), TONGUE, written=False)
            scale = scaled.span(1) if size >= 1000 else None
            return Amount(start, stop, (size // 2,), Kind.COUNT, found, scaled.span(), scale, rough=True)
        found, stop = unit_after(text, scaled.start(1), TONGUE, written=False)
        if found:
            return Amount(start, stop, (Fraction(1, 2),), Kind.COUNT, found, (start, stop))
    return Amount(start, end, (Fraction(1, 2),), Kind.FRACTION, (), (start, end))


def _number_word(text: str, lowered: str, start: int) -> Amount | int | None:
    """A number word that a share, several or “a half” may follow or precede; else it is read as any other."""
    run = _EN.run.match(lowered, start)
    spelt = spell(run[0], "en") if run else None
    if spelt is None:
        return None
    end = start + spelt.length
    part = None if spelt.ordinal else _PART.match(lowered, end)
    if part is not None and (part[1].endswith("s") or part[1] == "halves") == (spelt.value > 1):
        value = Fraction(spelt.value, _PARTS[part[1]])
        scaled = _scaled(text, lowered, start, part.end(), value)
        if scaled is not None:
            return scaled
        hours = _OF_TIME.match(text, part.end())
        if hours is not None:
            found, stop = unit_after(text, hours.end(), TONGUE, written=False)
            return Amount(start, stop, (value,), Kind.COUNT, found, (start, part.end()))
        return Amount(start, part.end(), (value,), Kind.FRACTION, (), (start, part.end()))
    first = _word(lowered, start)
    if (first in _EN.scales or first == "hundred") and _SEVERAL.search(lowered, max(0, start - 11), start):
        scale = (start, end) if spelt.value >= 1000 else None
        return Amount(start, end, (spelt.value,), Kind.VAGUE, (), (start, end), scale)
    return _plain(text, lowered, start)


def _plain(text: str, lowered: str, start: int) -> Amount | None:
    found = find(text, lowered, (start,), PLAIN)
    return found[0] if found else None


def _word(lowered: str, start: int) -> str:
    end = start
    while end < len(lowered) and lowered[end].isalpha():
        end += 1
    return lowered[start:end]


_NUMERAL = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[ ']\d{3})+(?![\d,])|\d+(?:[.,]\d+)?")
PLAIN = Tongue(
    "en",
    _NUMERAL,
    read,
    regex(r"(?:st|nd|rd|th)(?![^\W_])"),
    regex(r"[ -]?(hundred|thousand|[mb]illion|milliard|trillion|quadrillion|dozen|[bmt]n|trn|m(?= |$)|lakh|crore)s?"
          r"(?![^\W_])"),
    {**_EN.scales, "hundred": 100, "bn": 10**9, "mn": 10**6, "tn": 10**12, "trn": 10**12, "m": 10**6, "lakh": 10**5,
     "crore": 10**7},
    regex(r"[ -]and[ -]an?[ -]half(?![^\W_])| 1/2(?![\d/])"),
    regex(r" ?[-–—] ?| (?:to|and|or) (?:[$£€])?"),
    regex(r"[ -](?:of )?(?:(?:U\.?S\.?|Canadian|Australian|more|full|long|straight|consecutive|other|whole"
          r"|short|extra|additional)[ -])?"),
    frozenset(["one"]),
    regex(r"(?i:one[ -](?:another|day|of|by|point|second|minute))|Second(?= World)"
          r"|Nine Inch|Seven Sisters|Four Seasons|First Lady"),
    regex(r"(?<![a-z])(?:aged|ages?)(?: (?:of|between|under|over|just|only|about|around|from))? $"),
    {},
)  # fmt: skip
_SPECIAL: dict[str, Special] = {
    **dict.fromkeys([*_EN.adds, *_EN.scales, "hundred"], _number_word),
    **dict.fromkeys(_VAGUE, _vague), **dict.fromkeys(_MULTIPLES, _multiple), **dict.fromkeys(_WEAK, _weak),
    **dict.fromkeys(("twice", "thrice"), _times), "score": _score,
    **dict.fromkeys(("century", "decade", "fortnight", "millennium"), _period),
    **dict.fromkeys((part for part in _PARTS if part in _EN.ranks), _part), "quarter": _part, "half": _half,
    **dict.fromkeys(ROMAN, _roman),
}  # fmt: skip
TONGUE = PLAIN._replace(special=_SPECIAL)
WORDS = frozenset([*_SPECIAL, *_EN.ranks])
