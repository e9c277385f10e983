"""A GitLab Code Quality report: what a merge request shows beside its diff.

The fields are those of "Code Quality report format" (docs.gitlab.com/ci/testing/code_quality).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator

from tqcheck.report import Report
from tqcheck.report.json import escape
from tqcheck.report.place import every, line, path, span
from tqcheck.report.wording import reason
from tqcheck.rule import Tier


def render(report: Report) -> str:
    """A JSON array, one object an issue; what could not be checked is an issue of its file, a blocker."""
    return escape(json.dumps(list(_rows(report)), ensure_ascii=False, indent=1))


def _rows(report: Report) -> Iterator[dict[str, object]]:
    seen: Counter[str] = Counter()
    for checked, issue in every(report):
        document = checked.document
        lines = {"begin": line(document, issue)}
        whole = span(document, issue)
        if whole is not None:
            lines["end"] = whole[2]
        yield {
            "description": reason(report.lang, issue),
            "check_name": issue.code,
            "fingerprint": _unique(f"{path(document)}\0{document.id}\0{issue.fingerprint}", seen),
            "severity": str(issue.severity) if issue.tier is Tier.A else "info",
            "location": {"path": path(document), "lines": lines},
        }
    for problem in report.problems:
        yield {
            "description": problem.sentence,
            "check_name": "not-checked",
            "fingerprint": _unique(f"{problem.path}\0{problem.sentence}", seen),
            "severity": "blocker",
            "location": {"path": problem.path, "lines": {"begin": 1}},
        }


def _unique(key: str, seen: Counter[str]) -> str:
    """A digest of `key` and of how often it was seen: GitLab drops a second issue of one fingerprint."""
    seen[key] += 1
    return hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
