"""Record: scores as reports write them down, and earlier ones read again to be compared with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqcheck.errors import TqcheckError
from tqcheck.scoring import typography
from tqcheck.scoring.metrics import Value
from tqcheck.scoring.scores import FORMS, Score, Scores

SCHEMA = "tqcheck-scores/1"
_NBSP = "\N{NO-BREAK SPACE}"


def summary(scores: Scores) -> dict[str, Any]:
    """The scores of a system together, as JSON writes them."""
    return {
        "segments": scores.size,
        "empty": scores.empty,
        "references": scores.references,
        "digest": scores.digest,
        "typography": typography.VERSION,
        "enough": scores.enough,
        "doubtful": scores.strangers,
        "metrics": {
            name: {
                "signature": scores.signatures[name],
                "raw": _value(score.raw),
                "normalised": _value(score.normalised),
            }
            for name, score in scores.total.items()
        },
    }


def brief(scores: Mapping[str, Score]) -> dict[str, dict[str, float]]:
    """The scores of a document or a segment, as JSON writes them."""
    return {name: {form: round(score.value(form).score, 4) for form in FORMS} for name, score in scores.items()}


def _value(value: Value) -> dict[str, float]:
    if value.mean is None or value.margin is None:
        return {"score": round(value.score, 4)}
    return {"score": round(value.score, 4), "mean": round(value.mean, 4), "margin": round(value.margin, 4)}


@dataclass(frozen=True, slots=True)
class Earlier:
    """The scores of one system in an earlier report."""

    path: Path
    data: Mapping[str, Any]

    def score(self, metric: str, form: str) -> float:
        """A value of it."""
        return float(self.data["metrics"][metric][form]["score"])

    def hold(self, scores: Scores) -> None:
        """TqcheckError where scores cannot be compared with these."""
        if self.data["digest"] != scores.digest:
            raise TqcheckError(
                f"{self.path} was scored against other references: its scores cannot be compared with these.",
                f"{self.path} a été noté sur d’autres références{_NBSP}: ses scores ne se comparent pas à ceux-ci.",
            )
        for name, metric in self.data["metrics"].items():
            ours, theirs = _settings(scores.signatures[name]), _settings(metric["signature"])
            if ours != theirs or self.data["typography"] != typography.VERSION:
                raise TqcheckError(
                    f"{self.path} was scored in another way: {theirs} there, {ours} here.",
                    f"{self.path} a été noté autrement{_NBSP}: {theirs} là-bas, {ours} ici.",
                )


def _settings(signature: str) -> str:
    """A signature without what concerns the interval alone."""
    return re.sub(r"\|(bs|ar|seed):[^|]*", "", signature)


def earlier(path: Path, names: Iterable[str]) -> dict[str, Earlier]:
    """The scores of these systems in an earlier report of `tqcheck score` or `tqcheck check`, by name.

    Where there is one system on both sides its name does not matter.
    """
    names = list(names)
    found = _systems(path)
    if len(found) == len(names) == 1:
        return {names[0]: Earlier(path, next(iter(found.values())))}
    for name in names:
        if name not in found:
            raise TqcheckError(
                f"{path} holds no scores of {name}; it has {', '.join(found)}.",
                f"{path} ne contient pas de scores de {name}{_NBSP}; il a {', '.join(found)}.",
            )
    return {name: Earlier(path, found[name]) for name in names}


def _systems(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] == SCHEMA:
            found = {each["name"]: each["scores"] for each in data["systems"]}
        else:
            found = {"": data["summary"]["scores"]}
        for each in found.values():
            each["digest"], each["typography"]
            for metric in each["metrics"].values():
                metric["signature"], [float(metric[form]["score"]) for form in FORMS]
        if not found:
            raise KeyError("systems")
    except OSError as error:
        why = error.strerror or str(error)
        raise TqcheckError(f"{path} cannot be read ({why}).", f"{path} ne peut pas être lu ({why}).") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise TqcheckError(
            f"{path} holds no scores: give a JSON report of tqcheck score, or of tqcheck check with a reference.",
            f"{path} ne contient pas de scores{_NBSP}: donnez un rapport JSON de tqcheck score, ou de tqcheck check "
            "avec une référence.",
        ) from None
    return found
