"""The gate: limits on a tally, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the gate failed: one sentence that names the limit and by how much it was passed, in both languages."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Passed, or failed for these reasons."""

    reasons: tuple[Reason, ...] = ()

    @property
    def passed(self) -> bool:
        """True where no limit was passed."""
        return not self.reasons
