"""Amounts in French: une douzaine, trois millions et demi, soixante et onze, 34 000 milliards, un tiers, doublé."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import chain

from tqcheck.pattern import regex
from tqcheck.text.amounts import Amount, Kind, Value
from tqcheck.text.amounts_read import find, unit_after
from tqcheck.text.amounts_tongue import Special, Tongue
from tqcheck.text.numberwords import NUMERALS, ROMAN, spell

_FR = NUMERALS["fr"]
_SCALES = {**_FR.scales, "cent": 100, "cents": 100}
_VAGUE = frozenset(
    "dizaines douzaines vingtaines trentaines cinquantaines centaines milliers millions milliards billions"
    " trillions".split()
)
_PARTS = {"demi": 2, "demis": 2, "tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5, "sixième": 6,
          "sixièmes": 6, "septième": 7, "septièmes": 7, "huitième": 8, "huitièmes": 8, "neuvième": 9, "neuvièmes": 9,
          "dixième": 10, "dixièmes": 10, "centième": 100, "centièmes": 100}  # fmt: skip
_PART = regex(rf"[ -]({'|'.join(sorted(_PARTS, key=len, reverse=True))})(?![^\W\d_]|-)(?! de finale)")
_MULTIPLES = {
    **dict.fromkeys("doublé doublée doublés doublées doubler doublait doublant doublement doublera".split(), 2),
    **dict.fromkeys("triplé triplée triplés triplées tripler triplait triplant triplement triplera".split(), 3),
    **dict.fromkeys("quadruplé quadruplée quadruplés quadruplées quadrupler quadruplement quadruplant".split(), 4),
    **dict.fromkeys("quintuplé quintupler".split(), 5), **dict.fromkeys("décuplé décupler".split(), 10),
}  # fmt: skip
_WEAK = {"double": 2, "triple": 3, "couple": 2, "paire": 2, "jumeaux": 2, "duo": 2, "trio": 3, "quatuor": 4,
         "doubles": 2, "triplés": 3}  # fmt: skip
_AGED = {"vicennaire": 20, "trentenaire": 30, "quadragénaire": 40, "quinquagénaire": 50, "sexagénaire": 60,
         "septuagénaire": 70, "octogénaire": 80, "nonagénaire": 90, "centenaire": 100}  # fmt: skip
_AGES = _AGED | {f"{word}s": years for word, years in _AGED.items()}
_ONE_AND = regex(r"(?<![^\W\d_])une? ([^\W\d_]+) et $")
_BEFORE = regex(r"(?<![^\W\d_])(?:une?|le|la|du|au|d'un|les|des|à|de) $")
_OF = regex(r" (?:de|des|du|environ) | d'|[.,;:!?)]|$")
_BY = regex(r"(?<![^\W\d_])(multipli|divis)[^\W\d_]+ par (?:plus de |près de )?$")
_LAST = regex(r" (?:dernière|écoulée|précédente|prochaine|suivante)\b")
_PER_CENT = regex(r"(?:pour|%) $")


@lru_cache(maxsize=20_000)
def read(numeral: str) -> tuple[Value, ...]:
    """The readings of digits as French writes them, or as English does where they were left so."""
    plain = numeral.replace(" ", "").replace("'", "")
    if "," in plain and "." in plain:
        decimal = max(plain.rfind(","), plain.rfind("."))
        return (_number(plain[:decimal].replace(",", "").replace(".", "") + "." + plain[decimal + 1 :]),)
    sign = "," if "," in plain else "."
    head, mark, tail = plain.rpartition(sign)
    if not mark:
        return (int(plain),)
    if plain.count(sign) > 1:
        return (int(plain.replace(sign, "")),)
    decimal_reading = _number(f"{head}.{tail}")
    if len(tail) == 3 and head != "0" and len(head) <= 3:
        whole = int(head + tail)
        return (whole, decimal_reading) if sign == "." else (decimal_reading, whole)
    return (decimal_reading,)


def _number(plain: str) -> Value:
    return Fraction(plain) if "." in plain else int(plain)


def _vague(text: str, lowered: str, start: int) -> Amount | int | None:
    """Dizaines, milliers, des centaines de milliers: a magnitude without a number."""
    run = _FR.run.match(lowered, start)
    spelt = spell(run[0], "fr") if run else None
    if spelt is None:
        return None
    span = (start, start + spelt.length)
    found, end = unit_after(text, span[1], TONGUE, written=False)
    return Amount(start, end, (spelt.value,), Kind.VAGUE, found, span, span if spelt.value >= 1000 else None)


def _multiple(text: str, lowered: str, start: int) -> Amount | int | None:
    word = _word(lowered, start)
    span = (start, start + len(word))
    return Amount(*span, (_MULTIPLES[word],), Kind.MULTIPLE, (), span)


def _weak(text: str, lowered: str, start: int) -> Amount | int | None:
    word = _word(lowered, start)
    span = (start, start + len(word))
    return Amount(*span, (_WEAK[word],), Kind.COUNT, (), span, weak=True)


def _age(text: str, lowered: str, start: int) -> Amount | int | None:
    word = _word(lowered, start)
    span = (start, start + len(word))
    return Amount(*span, (_AGES[word],), Kind.COUNT, (), span, rough=True, weak=True)


def _period(text: str, lowered: str, start: int) -> Amount | int | None:
    """A century or a decade without a number: one of them, and perhaps not, unless it is the last or the next."""
    found, end = unit_after(text, start, TONGUE)
    weak = _LAST.match(lowered, end) is None and not lowered.endswith("dernière ", max(0, start - 9), start)
    half = TONGUE.half.match(lowered, end)
    value, end = (Fraction(3, 2), half.end()) if half else (1, end)
    return Amount(start, end, (value,), Kind.COUNT, found, (start, end), weak=weak) if found else None


def _share(text: str, lowered: str, start: int) -> Amount | int | None:
    """La moitié, un tiers, le quart, un cinquième; elsewhere an ordinal number or nothing."""
    word = _word(lowered, start)
    end = start + len(word)
    if lowered.startswith((" de finale", "-monde", "-mondiste", "-temps"), end):
        return end
    if word == "moitié":
        return Amount(start, end, (Fraction(1, 2),), Kind.FRACTION, (), (start, end))
    if _BEFORE.search(lowered, max(0, start - 6), start) and (word in ("tiers", "quart") or _OF.match(lowered, end)):
        return _shared(text, start, end, Fraction(1, _PARTS[word]))
    return None if word in ("tiers", "quart", "quarts") else _plain(text, lowered, start)


def _shared(text: str, start: int, end: int, value: Fraction) -> Amount:
    """A share, or a part of an hour or another unit: trois quarts d'heure."""
    found, stop = unit_after(text, end, TONGUE, written=False)
    if found and found[0].dimension == "time":
        return Amount(start, stop, (value,), Kind.COUNT, found, (start, stop))
    return Amount(start, end, (value,), Kind.FRACTION, (), (start, end))


def _roman(text: str, lowered: str, start: int) -> Amount | int | None:
    """XIXe siècle; XIV in capitals behind a name."""
    word = _word(lowered, start)
    end = start + len(word)
    ranked = word.endswith("e")
    if not text[start : end - ranked].isupper() or (not ranked and len(word) < 2):
        return None
    found, stop = unit_after(text, end, TONGUE, written=False)
    return Amount(start, stop, (ROMAN[word.removesuffix("e")],), Kind.ORDINAL, found, (start, end), weak=not ranked)


def _half(text: str, lowered: str, start: int) -> Amount | int | None:
    """Un demi-million, une demi-heure, un an et demi."""
    word = _word(lowered, start)
    end = start + len(word)
    more = _ONE_AND.search(lowered, max(0, start - 24), start)
    if more is not None:
        found, _ = unit_after(text, more.start(1), TONGUE)
        return Amount(more.start(), end, (Fraction(3, 2),), Kind.COUNT, found, (more.start(), end))
    if lowered[end : end + 1] != "-":
        return None
    base = _word(lowered, end + 1)
    stop = end + 1 + len(base)
    size = _SCALES.get(base)
    if size:
        found, last = unit_after(text, stop, TONGUE, written=False)
        scale = (end + 1, stop) if size >= 1000 else None
        return Amount(start, last, (size // 2,), Kind.COUNT, found, (start, stop), scale, rough=True)
    found, last = unit_after(text, end + 1, TONGUE, written=False)
    return Amount(start, last, (Fraction(1, 2),), Kind.COUNT, found, (start, last)) if found else None


def _number_word(text: str, lowered: str, start: int) -> Amount | int | None:
    """A number word that a share may follow: deux tiers, trois quarts."""
    run = _FR.run.match(lowered, start)
    spelt = spell(run[0], "fr") if run else None
    if spelt is None or (lowered.startswith("cent", start) and _PER_CENT.search(lowered, max(0, start - 5), start)):
        return None
    end = start + spelt.length
    part = None if spelt.ordinal else _PART.match(lowered, end)
    if part is not None:
        value = Fraction(spelt.value, _PARTS[part[1]])
        return _shared(text, start, part.end(), value)
    return _times(text, lowered, start, _plain(text, lowered, start))


def _times(text: str, lowered: str, start: int, amount: Amount | None) -> Amount | None:
    """Multiplié par trois is triplé, divisé par deux a half."""
    by = _BY.search(lowered, max(0, start - 18), start)
    if by is None or amount is None or amount.units or not amount.value:
        return amount
    value: Value = amount.value if by[1] == "multipli" else 1 / Fraction(amount.value)
    return amount._replace(kind=Kind.MULTIPLE, values=(value,))


def _plain(text: str, lowered: str, start: int) -> Amount | None:
    found = find(text, lowered, (start,), PLAIN)
    return found[0] if found else None


def _word(lowered: str, start: int) -> str:
    end = start
    while end < len(lowered) and lowered[end].isalpha():
        end += 1
    return lowered[start:end]


_SCALE_WORDS = "mille|milliers?|millions?|milliards?|billions?|trillions?|mds?|m(?= ?[€$£])|mrds?|mios?"
PLAIN = Tongue(
    "fr",
    regex(r"\d{1,3}(?:[ '.]\d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"),
    read,
    regex(r"(?:ers?|res?|nde?|e|es|è|ès|ème|èmes|eme|ième|st|nd|rd|th)(?![^\W_])"),
    regex(rf"[ -]?(?:de )?({_SCALE_WORDS})(?![^\W_])"),
    {**_SCALES, "md": 10**9, "mds": 10**9, "m": 10**6, "mrd": 10**9, "mrds": 10**9, "mio": 10**6, "mios": 10**6},
    regex(r" et demie?(?![^\W_])"),
    regex(r" ?[-–—] ?| (?:à|et|ou) "),
    regex(r"[ -]?(?:de |d'|des )?(?:(?:prochain|dernier|dernière|premier|première|autre|long|longue|bonne"
          r"|petit|petite|plein|pleine)e?s )?"),
    frozenset(["un", "une"]),
    regex(r"(?i:premiers? ministres?|première ministre|premières ministres"
          r"|neuf(?! [^\W\d_]*[sx]\b)|quarantaine(?! d))|Seconde Guerre"),
    regex(r"(?<!\w)âgée?s? de $"),
    {},
)  # fmt: skip
_SPECIAL: dict[str, Special] = {
    **dict.fromkeys([*_FR.adds, "cent", "cents", *_FR.scales], _number_word),
    **dict.fromkeys(_VAGUE, _vague), **dict.fromkeys(_MULTIPLES, _multiple), **dict.fromkeys(_WEAK, _weak),
    **dict.fromkeys(_AGES, _age), **dict.fromkeys(("siècle", "décennie", "millénaire"), _period),
    **dict.fromkeys((part for part in _PARTS if not part.startswith("demi")), _share), "moitié": _share,
    **dict.fromkeys(("demi", "demie"), _half), **dict.fromkeys(chain(ROMAN, (f"{each}e" for each in ROMAN)), _roman),
}  # fmt: skip
del _SPECIAL["un"], _SPECIAL["une"]
TONGUE = PLAIN._replace(special=_SPECIAL)
WORDS = frozenset([*_SPECIAL, *_FR.ranks, "un", "une"])
