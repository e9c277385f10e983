"""The amounts of a line, for the tests of reading and matching them."""

from __future__ import annotations

from itertools import chain

from tqcheck.text import amounts_en, amounts_fr
from tqcheck.text.amounts import Amount
from tqcheck.text.amounts_read import find
from tqcheck.text.digits import find_digits
from tqcheck.text.wordindex import index_words, lower, present


def amounts(line: str, language: str) -> list[Amount]:
    """The amounts of a line in "fr" or "en", in order."""
    tongue, words = {
        "fr": (amounts_fr.TONGUE, amounts_fr.WORDS),
        "en": (amounts_en.TONGUE, amounts_en.WORDS),
    }[language]
    lowered = lower(line)
    index = index_words(lowered)
    starts = sorted(chain(find_digits(line).starts, *(index[word] for word in present(index, words))))
    return find(line, lowered, starts, tongue)


def shown(line: str, language: str) -> list[tuple[str, str]]:
    """The likeliest value and the unit of every amount that may be reported."""
    return [
        (str(each.value), each.units[0].name if each.units else "") for each in amounts(line, language) if not each.weak
    ]
