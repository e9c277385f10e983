"""Quantities of an article held against those of its source: what the rules on numbers, scales and units share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from tqcheck.article import Article
from tqcheck.bitext import Bitext
from tqcheck.source import Source
from tqcheck.text import amounts_en, amounts_fr, dates_en, dates_fr
from tqcheck.text.amountmatch import Contradiction, Fault, contradictions
from tqcheck.text.amountproof import Passage, Side
from tqcheck.text.amounts import Amount, Span
from tqcheck.text.amounts_read import find
from tqcheck.text.amounts_tongue import Tongue
from tqcheck.text.dates import Moment
from tqcheck.text.wordindex import present

_FLOOR = 0.4  # quantities answer one another by themselves where the alignment is less sure than other rules need it

Dates = Callable[[str, int, int], Iterator[Moment]]


def find_contradictions(bitext: Bitext) -> tuple[Contradiction, ...]:
    """Every quantity of the article that contradicts its source; for `Bitext.once`."""
    article, source = bitext.article, bitext.source
    here, there = bitext.figures
    target = _side(article, here, amounts_fr.WORDS, amounts_fr.TONGUE, dates_fr.find_dates)
    origin = _side(source, there, amounts_en.WORDS, amounts_en.TONGUE, dates_en.find_dates)
    if not target.amounts or not origin.amounts:
        return ()
    return tuple(
        each for each in contradictions(target, origin, _passages(bitext)) if not _left_in_english(bitext, each)
    )


def amounts_of(source: Source) -> Sequence[Amount]:
    """The amounts that an English text tells."""
    figures = [word for word in source.words if word[0].isdigit()]
    return _side(source, figures, amounts_en.WORDS, amounts_en.TONGUE, dates_en.find_dates).amounts


def _left_in_english(bitext: Bitext, each: Contradiction) -> bool:
    """True where the amount stands in a passage that was not translated, and means there what the source means."""
    start, end = each.target.start, each.target.end
    same = bitext.article.text[start:end] == bitext.source.text[each.source.start : each.source.end]
    return same or any(passage.start <= start < passage.end for passage in bitext.article.english)


def of(bitext: Bitext, fault: Fault) -> Iterator[Contradiction]:
    """The contradictions of one sort."""
    return (each for each in bitext.once(find_contradictions) if each.fault is fault)


def _side(text: Article | Source, figures: Sequence[str], words: frozenset[str], tongue: Tongue, dates: Dates) -> Side:
    """The amounts of one text; `figures` are its words that begin with a digit."""
    digits = [word for word in figures if word[0].isdecimal()]
    starts = sorted(chain.from_iterable(text.words[word] for word in chain(digits, present(text.words, words))))
    return Side(text.text, find(text.text, text.lowered, starts, tongue), _finder(text.text, dates))


def _finder(text: str, dates: Dates) -> Callable[[int, int], list[Span]]:
    return lambda start, end: [(moment.start, moment.end) for moment in dates(text, start, end)]


def _passages(bitext: Bitext) -> list[Passage]:
    """The pairs, with the number of the paragraph of the article that each lies in."""
    paragraphs = bitext.article.paragraphs
    block, found = 0, []
    for pair in bitext.pairs:
        while block + 1 < len(paragraphs) and paragraphs[block + 1].start <= pair.start:
            block += 1
        found.append(
            Passage(
                (pair.start, pair.end), (pair.source_start, pair.source_end), block,
                pair.confidence >= _FLOOR and bool(pair.targets and pair.sources),
                pair.targets == pair.sources == 1,
            )
        )  # fmt: skip
    return found


def quoted(bitext: Bitext, each: Contradiction) -> tuple[str, str]:
    """Both amounts as their texts have them."""
    told = bitext.article.raw(each.target.start, each.target.end)
    return told, bitext.source.text[each.source.start : each.source.end]


def wrong(bitext: Bitext, each: Contradiction) -> Span:
    """What is wrong of a number: its numeral, without the million or milliard where the source has that too."""
    amount = each.target
    if amount.scale is None:
        return amount.number
    word = bitext.article.text[slice(*amount.scale)].lower()
    size = 10**6 if word.startswith("million") else 10**9 if word.startswith("milliard") else 0
    return amount.number if size and size <= each.source.value < 1000 * size else amount.numeral
