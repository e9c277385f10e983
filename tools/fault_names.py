"""Faults of names: swapped, taken from elsewhere, replaced, misspelt."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from fault import Fault, Parallel, articles
from fault_words import AWAY, COUNTRIES


class Name(NamedTuple):
    """A name in an article."""

    group: str
    start: int
    end: int
    text: str


def _names(article: Parallel) -> list[Name]:
    """Persons and places in order; those of one group may stand in one another's place."""
    found = [
        Name(group, *match.span(), match.group())
        for group, words in COUNTRIES.items()
        for match in article.matches(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")
    ]
    found += [Name("person", *match.span(), match.group()) for match in article.matches(_person(article))]
    return sorted(found, key=lambda each: each.start)


def _person(article: Parallel) -> str:
    """What matches a given name and a surname that stand in the source too."""
    names = re.findall(r"\b([A-ZÉŠ][\w’]+ (?:al-)?[A-ZÉÁŠ][\wčćáéíóúñü-]+)\b", article.text)
    both = {name for name in names if name in article.source and AWAY.isdisjoint(name.split())}
    return rf"(?<![\w-])(?:{'|'.join(sorted(both))})(?![\w-])"


def _with_article(name: Name, article: Parallel) -> Name:
    """A feminine country with its article, so that it may change places with any other."""
    for head, group in (("la ", "the"), ("l’", "the"), ("en ", "in")):
        if name.group in ("la", "l’") and article.text[: name.start].lower().endswith(head):
            taken = len(head) if group == "the" else 0
            return Name(group, name.start - taken, name.end, article.text[name.start - taken : name.end])
    return name


def swapped_names(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """Two names of one sentence have changed their places; those of an enumeration may do so."""
    names = [_with_article(each, article) for each in _names(article)]
    series = re.compile(r"(?:,|\b(?:et|ou|en|la|le|de|à)\b|l’|\s|[A-ZÉ]\w+)*")
    for start, end in article.sentences[1:]:
        inside = [name for name in names if start <= name.start < end]
        for one, two in combinations(inside, 2):
            between = article.text[one.end : two.start]
            if one.group == two.group and one.text.lower() != two.text.lower() and not series.fullmatch(between):
                new = _like(one.text, two.text) + between + _like(two.text, one.text)
                yield article.put("names swapped", (one.start, two.end), new, ("SRC_ENTITY",))


def _like(old: str, new: str) -> str:
    """`new` with a capital where `old` has one."""
    return (new[0].upper() if old[0].isupper() else new[0].lower()) + new[1:]


def exchanged_names(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """A name has been taken from another place of the article, far from this one."""
    names = _names(article)
    for name in names:
        away = {each.text for each in names if each.group == name.group and abs(each.start - name.start) > 700}
        here = article.text[max(0, name.start - 500) : name.end + 500]
        others = sorted(each for each in away if each not in here)
        if others:
            yield article.put("name of elsewhere", (name.start, name.end), dice.choice(others), ("SRC_ENTITY",))


def other_name(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """A name that the article does not have."""
    strangers = [
        each.text for other in articles() if other is not article for each in _names(other) if each.group == "person"
    ]
    for name in _names(article):
        person = name.group == "person"
        others = [each for each in (strangers if person else COUNTRIES[name.group]) if each not in article.text]
        yield article.put("person" if person else "place", (name.start, name.end), dice.choice(others), ("SRC_ENTITY",))


def misspelt_name(article: Parallel, dice: random.Random) -> Iterator[Fault]:
    """A surname with another letter."""
    for name in _names(article):
        if name.group == "person":
            at = dice.randrange(name.text.index(" ") + 2, len(name.text))
            letter = dice.choice([each for each in "abdegiklmnoprstu" if each != name.text[at]])
            new = name.text[:at] + letter + name.text[at + 1 :]
            yield article.put("surname", (name.start, name.end), new, ("SRC_ENTITY", "CON_NAME"))
