"""The typographic habits of a document: what its own clear majority does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

_SPACES = ("\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", " ")


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts of the marks used, and the spacing and the apostrophe that a mend should follow."""

    guillemets: int
    curly: int
    straight: int
    quote_space: str
    apostrophe: str

    @property
    def main_quotes(self) -> str:
        r"""The system that most quotations use: «, “ or \"."""
        return max((self.guillemets, "«"), (self.curly, "“"), (self.straight // 2, '"'))[1]


def find_profile(raw: str) -> Profile:
    """Count the quotation marks of a raw text and the space that stands inside its guillemets."""
    inside: Counter[str] = Counter()
    guillemets, closing = raw.count("«"), raw.count("»")
    if guillemets or closing:
        for space in _SPACES:
            inside[space] = raw.count("«" + space) + raw.count(space + "»")
        inside[""] = guillemets + closing - inside.total()
    space = max(inside, key=inside.__getitem__) if inside else "\N{NO-BREAK SPACE}"
    typed, printed = raw.count("'"), raw.count("\N{RIGHT SINGLE QUOTATION MARK}")
    apostrophe = "'" if typed > printed else "\N{RIGHT SINGLE QUOTATION MARK}"
    return Profile(guillemets, raw.count("“"), raw.count('"'), space, apostrophe)
