"""What a worker of `tqcheck serve` does with a request: the run of `tqcheck check` on one document, as JSON."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tqcheck.baseline import Baseline
from tqcheck.cli import gating, running
from tqcheck.cli.rulesets import Rulesets
from tqcheck.cli.running import Outcome, Plan
from tqcheck.config import Config
from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.glossary import Glossary
from tqcheck.report.json import render
from tqcheck.rule import Rule
from tqcheck.scale.checking import Setup
from tqcheck.serve.asked import LANGUAGES, Asked, read
from tqcheck.serve.frames import Frame
from tqcheck.serve.refusal import RefusedError

# The options of `tqcheck check` that speak of files, which a request has none of.
_FILELESS: Mapping[str, Any] = MappingProxyType({
    "format_": "json", "no_ignores": True, "diff_base": None, "baseline": None, "write_baseline": None,
    "prune_baseline": False, "strict_baseline": False, "against": None, "max_drop": (), "reference": None,
    "reference_dir": None, "ui_lang": None,
})  # fmt: skip
_PLAIN = "Le prix du blé a reculé mardi à Chicago, a annoncé le ministère."


@dataclass(frozen=True)
class Recipe:
    """What a worker is made from; it travels, since rules do not."""

    given: Mapping[str, Any]
    config: Config
    glossary: Glossary | None

    def __call__(self) -> Desk:
        """What answers requests, with all that the first would have to wait for."""
        desk = Desk(self)
        desk.warm()
        return desk


class Desk:
    """Answers requests; TqcheckError is raised for options that cannot be meant."""

    def __init__(self, recipe: Recipe) -> None:
        given = {**_FILELESS, **recipe.given}
        rulesets = Rulesets(given, recipe.config).settled()
        self.rules: tuple[Rule, ...] = rulesets.base
        self._setup = Setup((self.rules,), given["house"], recipe.glossary)
        limits, scores, known = gating.limits(given), gating.score_limits(given), (Baseline(), None)
        self._plans = {
            lang: Plan({**given, "lang": lang}, rulesets, recipe.glossary, limits, scores, known, [])
            for lang in LANGUAGES
        }

    def __call__(self, head: Mapping[str, Any], body: bytes) -> Frame:
        """The report on the document of a request; RefusedError where there is none."""
        asked = read(body, str(head["kind"]), head)
        try:
            outcome = self._look(asked)
        except TqcheckError as error:
            raise _refused(422, "limits", error.message("en"), error.message("fr"), asked.lang) from None
        tally = outcome.report.tally
        told = {
            "status": 200, "exit": outcome.status(exit_zero=False), "words": tally.words, "rules": tally.by_rule(),
        }  # fmt: skip
        return told, render(outcome.report).encode() + b"\n"

    def warm(self) -> None:
        """Load what rules load when they first run, by their own examples."""
        with contextlib.suppress(RefusedError):  # of a text without a reference, where scores are limited
            self({"kind": "text/plain", "lang": "fr"}, _PLAIN.encode())
        for bad in (bad for rule in self.rules for bad in rule.bad[:1]):
            self._setup.check(Document(bad.text, source=bad.source))

    def _look(self, asked: Asked) -> Outcome:
        """Check and judge; RefusedError where tqcheck itself fails."""
        checked = self._setup.check(asked.document)
        if isinstance(checked, Trouble):
            raise _refused(500, "failed", checked.en, checked.fr, asked.lang)
        return running.conclude(self._plans[asked.lang], [checked], asked.troubles)


def _refused(status: int, reason: str, en: str, fr: str, lang: str) -> RefusedError:
    refused = RefusedError(status, reason, en, fr)
    refused.lang = lang
    return refused
