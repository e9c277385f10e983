"""The typographic habits of a document: what its own clear majority does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tqcheck.pattern import regex

# The spaces that may stand beside a mark, those of them that do not break, and the name of each for the reader.
SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_INSIDE = ("\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", " ")
# A double mark after a word, a number or a closing mark, and before white space, a closing mark or the end.
_MARK = regex(
    rf"(?<=[\w»”\")\]%°])(?P<space>[{SPACES}]?)(?P<mark>[;:!?»%])(?=[\s{SPACES},.;:!?…»”\")\]]|$)"
    rf"|«(?P<after>[{SPACES}]?)(?=\S)"
)
_SIGN = regex("[;:!?»%«]")
NAMES = {
    " ": "SPACE U+0020",
    "\N{NO-BREAK SPACE}": "NO-BREAK SPACE U+00A0",
    "\N{NARROW NO-BREAK SPACE}": "NARROW NO-BREAK SPACE U+202F",
    "\N{THIN SPACE}": "THIN SPACE U+2009",
}
_ENTITY = regex(r"&#?\w{1,8}$")
_ENOUGH = 3
_CLEAR = 0.8


@dataclass(slots=True)
class Habit:
    """How often a mark is glued to its word, and which spaces stand there otherwise."""

    glued: int = 0
    spaces: Counter[str] = field(default_factory=Counter)

    @property
    def spaced(self) -> int:
        """How often a space stands there."""
        return self.spaces.total()

    @property
    def space(self) -> str:
        """The space most often used."""
        return max(self.spaces, key=self.spaces.__getitem__, default="\N{NO-BREAK SPACE}")

    @property
    def clear(self) -> str:
        """The habit, "spaced" or "glued", where the majority is clear: three or more, and four of five; else ""."""
        total = self.spaced + self.glued
        if total < _ENOUGH:
            return ""
        return "spaced" if self.spaced >= _CLEAR * total else "glued" if self.glued >= _CLEAR * total else ""


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts of the marks used, and the spacing and the apostrophe that a mend should follow."""

    guillemets: int
    curly: int
    straight: int
    quote_space: str
    apostrophe: str


def find_profile(raw: str) -> Profile:
    """Count the quotation marks of a raw text and the space that stands inside its guillemets."""
    inside: Counter[str] = Counter()
    guillemets, closing = raw.count("«"), raw.count("»")
    if guillemets or closing:
        for space in _INSIDE:
            inside[space] = raw.count("«" + space) + raw.count(space + "»")
        inside[""] = guillemets + closing - inside.total()
    space = max(inside, key=inside.__getitem__) if inside else "\N{NO-BREAK SPACE}"
    typed, printed = raw.count("'"), raw.count("\N{RIGHT SINGLE QUOTATION MARK}")
    apostrophe = "'" if typed > printed else "\N{RIGHT SINGLE QUOTATION MARK}"
    return Profile(guillemets, raw.count("“"), raw.count('"'), space, apostrophe)


@dataclass(frozen=True)
class Spacing:
    """The habits of ; : ! ? % « and », and the places of those marks: offset, mark and space."""

    places: list[tuple[int, str, str]] = field(default_factory=list)
    habits: dict[str, Habit] = field(default_factory=lambda: {mark: Habit() for mark in ";:!?%«»"})

    def of(self, marks: str) -> Habit:
        """The habits of one mark or of several as one."""
        habit = Habit()
        for mark in marks:
            habit.glued += self.habits[mark].glued
            habit.spaces.update(self.habits[mark].spaces)
        return habit

    @property
    def no_break(self) -> int:
        """How many of these marks have a space that does not break."""
        return sum(habit.spaces[space] for habit in self.habits.values() for space in NO_BREAK)


def find_spacing(printed: str) -> Spacing:
    """Look at every double mark of a text and at the space beside it; linear in its length."""
    spacing = Spacing()
    for place in _SIGN.finditer(printed):
        at = place.start()
        found = _MARK.match(printed, at - (at > 0 and printed[at - 1] in SPACES and printed[at] != "«"))
        if found is None:
            continue
        mark = found["mark"] or "«"
        start = found.start()
        if mark == ";" and _ENTITY.search(printed, max(0, start - 10), start):
            continue
        if mark in ":;" and printed.startswith(")", start + 1 + len(found["space"] or "")):
            continue  # a smiley
        if mark == "%" and not printed[start - 1].isdigit():
            continue
        space = (found["space"] if found["mark"] else found["after"]) or ""
        spacing.places.append((found.start("mark") if found["mark"] else start, mark, space))
        if space:
            spacing.habits[mark].spaces[space] += 1
        else:
            spacing.habits[mark].glued += 1
    return spacing
