"""What reading amounts needs of a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from tqcheck.text.amounts import Amount, Value

Special = Callable[[str, str, int], "Amount | int | None"]


class Tongue(NamedTuple):
    """What reading needs of a language.

    `numeral` matches digits with their separators and `values` reads them; `suffix` ranks digits, `scale` is a word for
    thousands or more behind digits, `scales` the size of each, `half` what adds a half, `joins` what stands inside a
    range, `linking` may part number and unit, `ones` are articles that count only before a unit, `skip` matches
    names that numbers belong to, `aged` what stands before an age told without its unit, and `special` reads what
    begins with one of its words.
    """

    language: str
    numeral: re.Pattern[str]
    values: Callable[[str], tuple[Value, ...]]
    suffix: re.Pattern[str]
    scale: re.Pattern[str]
    scales: Mapping[str, int]
    half: re.Pattern[str]
    joins: re.Pattern[str]
    linking: re.Pattern[str]
    ones: frozenset[str]
    skip: re.Pattern[str]
    aged: re.Pattern[str]
    special: Mapping[str, Special]
