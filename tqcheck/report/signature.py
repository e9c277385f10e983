"""The signature of a report: two reports with one signature were made the same way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from tqcheck import __version__
from tqcheck.rule import Rule


@cache
def _lexicon() -> str:
    """A digest of every word list, in order of the names."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent.parent / "lexicon"
    for each in sorted(each for each in folder.iterdir() if ".txt" in each.name):
        digest.update(each.name.encode() + b"\0" + each.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


def sign(rules: Iterable[Rule], configuration: Mapping[str, object] | None = None) -> str:
    """Name version, rules (number and digest), word lists and the configuration, as sacrebleu names a score.

    >>> sign((), {"fail_on": "major"}).split("|")[-1]
    'fail_on:major'
    """
    lines = sorted(f"{rule.code} {rule.severity} {rule.tier}" for rule in rules)
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
    fields = {"tqcheck": __version__, "rules": f"{len(lines)}.{digest}", "lexicon": _lexicon()}
    fields |= {key: str(value) for key, value in sorted((configuration or {}).items())}
    return "|".join(f"{key}:{value}" for key, value in fields.items())
