"""The one error that the user sees, and what is said of a file that cannot be read."""

from __future__ import annotations

from typing import NamedTuple


class TqcheckError(Exception):
    """One sentence that says what could not be done, where, and what to do: in English, and in French where known."""

    def __init__(self, en: str, fr: str = "") -> None:
        super().__init__(en)
        self.fr = fr

    def message(self, lang: str) -> str:
        """The sentence, in French ("fr") or English ("en")."""
        return self.fr if lang == "fr" and self.fr else str(self)


class Trouble(NamedTuple):
    """A file, or a line of it, that cannot be checked: one sentence that names the place, in both languages."""

    path: str
    fr: str
    en: str

    def message(self, lang: str) -> str:
        """The sentence, in French ("fr") or English ("en")."""
        return self.fr if lang == "fr" else self.en
