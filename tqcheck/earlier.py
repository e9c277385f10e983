"""An earlier JSON report: its issues, to tell what is new, what is gone and what is as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tqcheck.baseline import Baseline, Entry
from tqcheck.errors import TqcheckError

_SCHEMA = "tqcheck/1"


def issues(path: Path) -> Baseline:
    """The issues of a report that `tqcheck check --format json` printed, known each; those that were set aside too."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TqcheckError(
            f"There is no report {path}; make it with --output json={path}.",
            f"Le rapport {path} n’existe pas\N{NO-BREAK SPACE}; faites-le avec --output json={path}.",
        ) from None
    except OSError as error:
        why = error.strerror or str(error)
        raise TqcheckError(
            f"The report {path} cannot be read ({why}).", f"Le rapport {path} ne peut pas être lu ({why})."
        ) from None
    except (ValueError, RecursionError):
        raise _broken(path) from None
    if not isinstance(data, dict) or data.get("schema") != _SCHEMA or not isinstance(data.get("documents"), list):
        raise _broken(path)
    try:
        return Baseline(tuple(_entry(document, row) for document in data["documents"] for row in document["issues"]))
    except (KeyError, TypeError):
        raise _broken(path) from None


def _entry(document: dict[str, Any], row: dict[str, Any]) -> Entry:
    return Entry(str(row["fingerprint"]), str(row["rule"]), str(document["path"]), str(row["text"]))


def _broken(path: Path) -> TqcheckError:
    return TqcheckError(
        f"{path} is no report of `tqcheck check --format json` ({_SCHEMA}).",
        f"{path} n’est pas un rapport de `tqcheck check --format json` ({_SCHEMA}).",
    )
