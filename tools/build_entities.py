"""Build tqcheck/lexicon/entities.txt, the table of places, peoples and bodies in English and French.

    python -m venv /tmp/babel && /tmp/babel/bin/pip install babel && /tmp/babel/bin/python tools/build_entities.py

Names of territories and of the cities of time zones are Unicode CLDR's, as babel carries them (Unicode licence v3);
what the people are called, variants, kin and bodies are ours, in entities.tsv and entity_places.tsv beside this file.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LEXICON = HERE.parent / "tqcheck" / "lexicon"
HEADER = """\
# Places, peoples and bodies in English and French, made by tools/build_entities.py: key, kind, kin (keys of what the
# press says instead), English names, English words for the people, French names, French words for the people; commas
# part items. Names of territories and time zones from Unicode CLDR through babel (Unicode License v3,
# https://www.unicode.org/license.txt); the rest was written for tqcheck (MIT).
"""
CITY_KINDS = ("c", "a")  # of exonyms.txt: names of cities
ENGLISH_ARTICLES = ("the ", "The ")
ARTICLES = ("de l'", "Le ", "La ", "Les ", "L'", "îles ", "Îles ", "île ", "Île ")


def known_to_babel(language: str) -> Any:
    """What babel knows of a language."""
    return importlib.import_module("babel").Locale(language)


def rows(path: Path) -> Iterator[list[str]]:
    """The cells of the lines of a table that are no comments."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


def items(cell: str) -> list[str]:
    """The items of a cell."""
    return [item for item in cell.split(",") if item]


def plurals(words: list[str]) -> list[str]:
    """English words for a people, with their plurals."""
    bare = ("s", "sh", "ch", "ese", "men", "man", "x", "Dutch", "UN", "EU", "UK", "US", "U.S.", "New Zealand")
    regular = (word for word in words if not word.endswith(bare))
    return [*words, *(word[:-1] + "ies" if word.endswith("dy") else word + "s" for word in regular)]


def inflected(cell: str, peoples: dict[str, str]) -> list[str]:
    """French adjectives, each with all its forms."""
    found: list[str] = []
    for adjective in items(cell):
        found += peoples.get(adjective, adjective).split(" ")
    return list(dict.fromkeys(found))


def straight(name: str) -> str:
    """A name of CLDR as tqcheck's view writes it."""
    return name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def without_article(name: str) -> str:
    """A name without what is not always said with it."""
    name = re.sub(r"^Îles? (?:de |d')", "", name)
    return next((name[len(lead) :] for lead in (*ENGLISH_ARTICLES, *ARTICLES) if name.startswith(lead)), name)


def countries(peoples: dict[str, str]) -> Iterator[list[str]]:
    """The rows of the territories of ISO 3166."""
    english, french = known_to_babel("en").territories, known_to_babel("fr").territories
    extra = {row[0]: row[1:] for row in rows(HERE / "entities.tsv")}
    for code in sorted(code for code in english if len(code) == 2 and code.isalpha()):
        if code in ("EU", "EZ", "UN", "ZZ", "QO", "HK", "XA", "XB", "AQ", "EA", "CQ", "AC", "IM"):
            continue
        more = extra.get(code, ["", "", "", ""])
        names = [english[code].replace(" & ", " and ").replace("St. ", "Saint "), *items(more[0])]
        if "(" in names[0] or " - " in names[0]:
            del names[0]
        local = [french[code]] if "(" not in french[code] and " - " not in french[code] else []
        local = [without_article(straight(name)) for name in (*local, *items(more[2]))]
        names = [without_article(straight(name)) for name in names]
        people, adjectives = plurals(items(more[1])), inflected(more[3], peoples)
        yield [code, "country", "", joined(names), joined(people), joined(local), joined(adjectives)]


def places(peoples: dict[str, str]) -> Iterator[list[str]]:
    """The rows of our own list."""
    for kind, kin, names, people, local, adjectives in rows(HERE / "entity_places.tsv"):
        key = items(names)[0]
        yield [key, kind, kin, names, joined(plurals(items(people))), local, joined(inflected(adjectives, peoples))]


def zones() -> Iterator[list[str]]:
    """The rows of the cities that name time zones."""
    english, french = known_to_babel("en").time_zones, known_to_babel("fr").time_zones
    for zone, territory in sorted(importlib.import_module("babel.core").get_global("zone_territories").items()):
        area, _, tail = zone.rpartition("/")
        if not area or "/" in area or area in ("Etc", "Antarctica", "Arctic") or len(territory) != 2:
            continue
        city = straight(english.get(zone, {}).get("city", tail.replace("_", " ")))
        local = straight(french.get(zone, {}).get("city", city))
        if "[" not in local and "(" not in local and "DumontD" not in city:
            yield [city, "city", territory, city, "", local.removeprefix("Le ").removeprefix("La "), ""]


def exonyms() -> Iterator[list[str]]:
    """The rows of what exonyms.txt holds beyond."""
    for english, french, kind, *_ in rows(LEXICON / "exonyms.txt"):
        yield [english, "city" if kind[0] in CITY_KINDS else "place", "", english, "", without_article(french), ""]


def joined(words: Iterable[str]) -> str:
    """The words of a cell, each once."""
    return ",".join(dict.fromkeys(words))


def main() -> None:
    """Write the table; of rows with one English or French name the first is kept."""
    peoples = {row[0].split(" ")[0]: row[0] for row in rows(LEXICON / "nationalities.txt")}
    table = [*countries(peoples), *places(peoples)]
    names = {name for row in table for name in items(row[3])}
    local = {name for row in table for name in items(row[5])}
    for row in (*zones(), *exonyms()):
        if row[3] not in names and row[5] not in local:
            table.append(row)
            names.add(row[3])
    lines = sorted("\t".join(row) for row in table)
    (LEXICON / "entities.txt").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
