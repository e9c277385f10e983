"""Reports: what was checked, written for people and for machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqcheck.baseline import Entry
from tqcheck.check import Checked
from tqcheck.gate import Verdict
from tqcheck.rule import Tier
from tqcheck.tally import Tally

if TYPE_CHECKING:
    from tqcheck.scoring.documents import Scored


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or a place in it, that could not be checked: one sentence that names it and says what to do."""

    path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report shows; `lang` ("fr" or "en") is the language of its messages.

    `signature` names version, rules and configuration: reports with one signature were made the same way. `tiers` are
    those whose issues count in the gate. `scored` are the scores of those documents that have a reference. `notices`
    are sentences on what should be put in order; `gone` the issues of an earlier report that are not there any more,
    None where there is none. `live` is true in `tqcheck watch`, where a page looks for its next state by itself.
    """

    checked: tuple[Checked, ...]
    tally: Tally
    verdict: Verdict
    problems: tuple[Problem, ...]
    signature: str
    lang: str = "fr"
    tiers: tuple[Tier, ...] = (Tier.A,)
    scored: Scored | None = None
    notices: tuple[str, ...] = ()
    gone: tuple[Entry, ...] | None = None
    command: str = ""
    ui_lang: str = ""
    live: bool = False
