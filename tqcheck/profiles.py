"""Named typographic profiles: what a house or a country prints, so that a document can be held to it."""

from __future__ import annotations

import difflib
from typing import NamedTuple

from tqcheck.errors import TqcheckError

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"
APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


class House(NamedTuple):
    """The typographic choices of a house; a space is the character that stands there, "" where there is none.

    `semicolon`, `exclamation`, `question`, `colon` and `percent` are the space before the mark, `guillemet` the one
    inside « », `quotes` and `inner` the marks of a quotation and of one inside it, `decimal` and `thousands` the
    separators of a number, `dash` the parenthetical dash with its spaces, `apostrophe` the apostrophe.
    """

    name: str
    about: str
    semicolon: str = NARROW
    exclamation: str = NARROW
    question: str = NARROW
    colon: str = NO_BREAK
    guillemet: str = NO_BREAK
    percent: str = NO_BREAK
    quotes: str = "« »"
    inner: str = "“ ”"
    decimal: str = ","
    thousands: str = NARROW
    dash: str = " – "
    apostrophe: str = APOSTROPHE

    def before(self, mark: str) -> str:
        """The space before one of ; ! ? : % », which is the one after « as well."""
        return {
            ";": self.semicolon, "!": self.exclamation, "?": self.question, ":": self.colon, "%": self.percent,
            "»": self.guillemet, "«": self.guillemet,
        }[mark]  # fmt: skip


_HOUSES = (
    House("fr-FR", "France: the usage of the Imprimerie nationale, a narrow space before ; ! ?"),
    House(
        "fr-CA", "Canada: the usage of the OQLF, no space before ; ! ?",
        semicolon="", exclamation="", question="", thousands=NO_BREAK, dash=" — ",
    ),
    House(
        "fr-CH", "Switzerland: the usage of the press, marks and guillemets without spaces",
        semicolon="", exclamation="", question="", colon="", guillemet="", percent="", inner="‹ ›",
        thousands=APOSTROPHE,
    ),
    House(
        "fr-BE", "Belgium: full spaces before every double mark, thousands with a full stop",
        semicolon=NO_BREAK, exclamation=NO_BREAK, question=NO_BREAK, thousands=".",
    ),
    House(
        "afp", "Agency copy: straight marks, ordinary spaces, % without a space, hyphens for dashes",
        semicolon=" ", exclamation=" ", question=" ", colon=" ", guillemet=" ", percent="", quotes='" "', inner="' '",
        thousands=" ", dash=" - ", apostrophe="'",
    ),
    House(
        "web", "Web sites: French marks with ordinary spaces",
        semicolon=" ", exclamation=" ", question=" ", colon=" ", guillemet=" ", percent=" ", thousands=" ",
    ),
)  # fmt: skip
_NAMES = {NO_BREAK: "U+00A0", NARROW: "U+202F", " ": "U+0020", "": "none", APOSTROPHE: "U+2019", "'": "U+0027"}
_COLUMNS = {
    "semicolon": "before ;", "exclamation": "before !", "question": "before ?", "colon": "before :",
    "guillemet": "inside « »", "percent": "before %", "quotes": "quotation marks", "inner": "inner marks",
    "decimal": "decimals", "thousands": "thousands", "dash": "dash", "apostrophe": "apostrophe",
}  # fmt: skip


def names() -> tuple[str, ...]:
    """The names of the profiles, in the order of the documentation."""
    return tuple(house.name for house in _HOUSES)


def get(name: str) -> House:
    """The profile called `name`, in any case; TqcheckError names the closest one where there is none."""
    for house in _HOUSES:
        if house.name.lower() == name.lower():
            return house
    close = difflib.get_close_matches(name.lower(), [known.lower() for known in names()], 1, 0.4)
    hint = next((known for known in names() if close and known.lower() == close[0]), "")
    known = ", ".join(names())
    raise TqcheckError(
        f"There is no profile called {name}. " + (f"Did you mean {hint}?" if hint else f"Choose from {known}."),
        f"Aucun profil ne s’appelle {name}. "
        + (f"Vouliez-vous dire {hint}\N{NO-BREAK SPACE}?" if hint else f"Choisissez parmi {known}."),
    )


def table() -> str:
    """The profiles as a Markdown table: a row for each choice, a column for each profile."""
    choices = [name for name in House._fields if name in _COLUMNS]
    rows = [["", *names()], ["---"] * (len(_HOUSES) + 1)]
    for choice in choices:
        values = [getattr(house, choice) for house in _HOUSES]
        rows.append([_COLUMNS[choice], *(_NAMES.get(value, f"`{value}`") for value in values)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
