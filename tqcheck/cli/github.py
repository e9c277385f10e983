"""What a run leaves in GitHub Actions: annotations in the log, a job summary, and outputs for later steps."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from tqcheck.report import Report
from tqcheck.report.summary import summarise

_SUMMARY, _OUTPUT = "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"
_MOST = 1_000_000  # bytes of a job summary; GitHub takes 1 MiB of each step


def active(environ: Mapping[str, str]) -> bool:
    """True in a job of GitHub Actions."""
    return environ.get("GITHUB_ACTIONS") == "true"


def annotated(report: Report) -> str:
    """The annotations that go behind the log for people."""
    text: str = importlib.import_module("tqcheck.report.github").render(report)
    return text


def leave(report: Report, environ: Mapping[str, str]) -> list[str]:
    """Append the summary and the outputs to the files that GitHub names; a sentence for each that cannot be written."""
    unwritten = []
    for name, make in ((_SUMMARY, _summary), (_OUTPUT, _outputs)):
        path = environ.get(name)
        if not path:
            continue
        try:
            with open(path, "ab") as stream:
                stream.write(make(report).encode("utf-8", "replace"))
        except OSError as error:
            why = error.strerror or str(error)
            fr, en = f"{name} n’a pas pu être écrit ({why}).", f"{name} could not be written ({why})."
            unwritten.append(fr if report.lang == "fr" else en)
    return unwritten


def _summary(report: Report) -> str:
    text: str = importlib.import_module("tqcheck.report.markdown").render(report)
    data = text.encode("utf-8", "replace")
    if len(data) > _MOST:
        text = data[: data.rfind(b"\n", 0, _MOST)].decode("utf-8")
    return f"{text}\n\n"


def _outputs(report: Report) -> str:
    total = summarise(report.tally)
    values = {
        "passed": str(report.verdict.passed).lower(),
        "issues": total.issues,
        **total.by_severity,
        "to-check": total.to_check,
        "per-1000-words": total.per_1000_words,
        "mqm": total.mqm,
        "not-checked": len(report.problems),
    }
    return "".join(f"{key}={value}\n" for key, value in values.items())
