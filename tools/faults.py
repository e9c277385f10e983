"""Faults of correct articles, made one at a time by chance that is the same each time: what tools/inject.py puts in."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from fault import Fault, Maker, Parallel, articles
from fault_names import exchanged_names, misspelt_name, other_name, swapped_names
from fault_words import (
    CURRENCIES,
    DIRECTIONS,
    DURATIONS,
    MONTHS,
    NUMERALS,
    SCALES,
    SWAPS,
    UNITS,
    WEEKDAYS,
)  # fmt: skip

MOST = 4  # faults of one kind in one article
NBSP = "\N{NO-BREAK SPACE}"


def drop_sentence(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """A sentence of eight words or more is gone."""
    for start, end in article.sentences[1:]:
        if len(article.text[start:end].split()) >= 8:
            tail = re.compile(r"[^\S\n]*").match(article.text, end)
            yield article.put("sentence", (start, tail.end() if tail else end), "", ("SRC_MISSING", "SRC_LENGTH"))


_YEAR = r"(?:1[89]|2[01])\d\d"
_TIME = re.compile(rf"{NBSP}h\b| heures\b(?! de| et)| (?:{'|'.join(MONTHS)})\b")


def number(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """Another digit, or two that changed their places."""
    for found in article.matches(rf"(?<![\w,.({NBSP}-])\d+(?:{NBSP}\d{{3}})*(?:,\d+)?(?![\d-]|e\b)"):
        old = found.group()
        if re.fullmatch(_YEAR, old) or _TIME.match(article.text, found.end()):
            continue
        new = _other_digits(old, article.source, dice)
        percent = re.match(rf"{NBSP}%", article.text[found.end() :]) is not None
        yield article.put("percentage" if percent else "number", found.span(), new, ("SRC_NUM", "SRC_UNIT"))


def _other_digits(old: str, source: str, dice: random.Random) -> str:
    """The number with another digit; far from it where the source has it in another unit."""
    english = old.replace(NBSP, ".").replace(",", ";").replace(".", ",").replace(";", ".")
    least = 0.0 if re.search(rf"(?<![\d.,]){re.escape(english)}(?![\d]|[.,]\d)", source) else 0.15
    while True:
        digits = list(old)
        places = [n for n, each in enumerate(old) if each.isdigit()]
        place = dice.choice(places)
        near = [n for n in places if n == place + 1 and old[n] != old[place]]
        if near and dice.random() < 0.4:
            digits[place], digits[near[0]] = digits[near[0]], digits[place]
        else:
            digits[place] = dice.choice("123456789".replace(old[place], ""))
        new = "".join(digits)
        if new[0] != "0" and abs(_value(new) - _value(old)) > least * _value(old):
            return new


def _value(digits: str) -> float:
    return float(digits.replace(NBSP, "").replace(",", "."))


def year(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """Another year."""
    for found in article.matches(rf"(?<=[a-zéàû] ){_YEAR}\b(?!{NBSP}\d|,\d)"):
        new = str(int(found.group()) + dice.choice((-20, -10, -4, -3, -1, 1, 3)))
        yield article.put("year", found.span(), new, ("SRC_DATE", "SRC_NUM"))


def clock(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """Another hour of the day."""
    for found in article.matches(rf"\b(\d{{1,2}})(?={NBSP}h{NBSP}\d| heures\b(?! de| et))"):
        new = str((int(found.group()) + dice.choice((2, 3, 5))) % 24)
        yield article.put("hour", found.span(), new, ("SRC_DATE", "SRC_NUM"))


def _table(kind: str, table: dict[str, tuple[str, ...]], codes: Sequence[str], before: str = "") -> Maker:
    """Faults that put another word of a table in the place of one; `before` must end what stands before it."""
    behind = re.compile(rf"(?:{before})\Z")
    pattern = rf"(?<![\w'’-])(?:{'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})(?![\w-])"

    def words(article: Parallel, dice: random.Random) -> Iterator[Fault]:
        for found in article.matches(pattern):
            if behind.search(article.text[max(0, found.start() - 40) : found.start()]):
                yield article.put(kind, found.span(), dice.choice(table[found.group()]), codes)

    return words


def lost_negation(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """Of ne … pas, ne … plus nothing is left."""
    before = r"(?:\b(je|ce|que|de)\s)?"
    inner = r"((?:(?:l[ae]|les|y|en|me|nous|vous|se|lui|leur)\s|[lstm]’)?\w+(?:-\w+)?)"
    for found in re.finditer(rf"{before}\b(?:n’|ne\s){inner}\s(?:pas|plus)\b(?! que\b)", article.text, re.IGNORECASE):
        if re.match(r"[^.,;»]{0,25}\b(?:de\b|d’|ni\b|rien\b)", article.text[found.end() :]):
            continue
        head, verb = found.group(1), found.group(2)
        if head and verb[0].lower() in "aeéèêiouyh":
            new = f"{head[:-1]}’{verb}"
        else:
            new = f"{head} {verb}" if head else verb
            new = new[0].upper() + new[1:] if found.group()[0].isupper() else new
        yield article.put("negation lost", found.span(), new, ("SRC_NEG",))


def new_negation(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """A positive sentence is made negative."""
    auxiliary = "a|ont|avait|avaient|est|sont|était|étaient|sera|seront|doit|doivent|peut|pourrait|devrait|devraient"
    pronouns = r"(?<!\by )(?<!\ben )(?<!\blui )(?<!\bleur )(?<!\bse )(?<!\bl[ae] )(?<!\bles )(?<!\bnous )"
    verb_form = r"(?!plus|moins|aussi|désormais|depuis|ainsi|puis)\w+(?:é|ée|és|ées|i|is|u|us|it|er|ir|re)\b"
    negative = re.compile(r"\b(?:n’|ne\b|ni\b|sans\b|aucun|jamais|rien|non\b|ou\b)")
    for found in article.matches(rf"(?<=[\w»)] ){pronouns}({auxiliary}) (?={verb_form})"):
        if negative.search(article.sentence(found.start())):
            continue
        verb = found.group(1)
        new = ("n’" if verb[0] in "aeéo" else "ne ") + verb + " pas "
        yield article.put("negation added", found.span(), new, ("SRC_NEG",))


def lost_quotes(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """A quotation of three words or more without its marks."""
    for found in article.matches(rf"«{NBSP}([^«»\n]*?){NBSP}»"):
        if len(found.group(1).split()) >= 3:
            yield article.put("quotation marks", found.span(), found.group(1), ("SRC_QUOTES",))


def copied(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """A first sentence of a paragraph, or half of one, in the words of the source."""
    target = _firsts(article.text, article.sentences)
    source = _firsts(article.source, article.originals)
    assert len(target) == len(source), f"{article.name}: the paragraphs of the two sides are not as many"
    for (start, end), (first, last) in list(zip(target, source, strict=True))[1:]:
        english = article.source[first:last]
        yield article.put("copy", (start, end), english, ("SRC_COPY", "ENG_"))
        middle = article.text.find(" ", (start + end) // 2)
        words = english.split()
        if start < middle < end and len(words) >= 12:
            half = " ".join(words[len(words) // 2 :])
            yield article.put("half a copy", (middle + 1, end), half, ("SRC_COPY", "ENG_"))


def _firsts(text: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first sentence of each paragraph."""
    return [(a, b) for a, b in sentences if a == 0 or text[:a].endswith("\n")]


COUNTED = rf"(?:\d|\b(?:{'|'.join(NUMERALS)}|trois)(?: de)?|milli(?:ard|on)s? de)[ {NBSP}]"

KINDS: tuple[Maker, ...] = (
    drop_sentence, number, year, clock, lost_negation, new_negation, swapped_names, exchanged_names, other_name,
    misspelt_name, lost_quotes, copied,
    _table("numeral word", NUMERALS, ("SRC_NUM", "SRC_UNIT")),
    _table("scale", SCALES, ("SRC_SCALE", "SRC_NUM", "NUM_SCALE"), rf"(?<![(\d,])[\d,{NBSP}]+ "),
    _table("currency", CURRENCIES, ("SRC_UNIT", "CON_CURRENCY"), r"(?:\d|milliards?|millions?) "),
    _table("unit", UNITS, ("SRC_UNIT", "SRC_NUM"), COUNTED),
    _table("duration", DURATIONS, ("SRC_UNIT", "SRC_NUM"), COUNTED),
    _table("weekday", WEEKDAYS, ("SRC_DATE",)),
    _table("month", MONTHS, ("SRC_DATE",)),
    _table("nationality", SWAPS, ("SRC_ENTITY",)),
    _table("direction", DIRECTIONS, ("SRC_ANTONYM",)),
)  # fmt: skip


def faults() -> list[Fault]:
    """Every fault, the same at each call: at most MOST of one kind in one article."""
    made: list[Fault] = []
    for article in articles():
        by_kind: dict[str, list[Fault]] = {}
        for number_, make in enumerate(KINDS):
            dice = random.Random(f"{article.name}/{number_}")
            for fault in make(article, dice):
                by_kind.setdefault(fault.kind, []).append(fault)
        for kind, each in sorted(by_kind.items()):
            made += random.Random(f"{article.name}/{kind}").sample(each, min(MOST, len(each)))
    return made
