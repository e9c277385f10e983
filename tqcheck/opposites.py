"""Pairs of sentences that prove opposite poles: what the rules on antonyms and negations share."""

from __future__ import annotations

from collections.abc import Sequence

from tqcheck.bitext import FLOOR, Bitext, Pair
from tqcheck.text.poles import Told, opposed


def find_opposed(bitext: Bitext) -> dict[str, Sequence[Pair]]:
    """For each table the trusted pairs of one sentence each that hold opposite poles; for `Bitext.once`."""
    there = Told(bitext.source.words, bitext.source.text, bitext.number_of)
    here = Told(bitext.article.words, bitext.article.text, bitext.number_at)
    found = opposed(there, here)
    return {name: list(filter(_is_plain, map(bitext.pairs.__getitem__, sorted(found[name])))) for name in found}


def _is_plain(pair: Pair) -> bool:
    return pair.confidence >= FLOOR and pair.targets == pair.sources == 1
