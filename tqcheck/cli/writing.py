"""How a report leaves the program: on the standard output, into files, and into what a CI system reads."""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tqcheck.cli import github, terminal
from tqcheck.output import encode, write
from tqcheck.report import Report

PEOPLE = ("text", "concise")  # formats that other lines may stand beside


def deliver(report: Report, given: Mapping[str, Any], wanted: list[tuple[str, Path]]) -> bool:
    """Write and print the report; False where a part could not be written, which is the last that is said."""
    unwritten = save(report, wanted)
    _print(report, given)
    if github.active(os.environ):
        if given["format_"] in PEOPLE and not given["quiet"]:
            terminal.show(_ended(github.annotated(report)))
        unwritten += github.leave(report, os.environ)
    for sentence in unwritten:
        terminal.say(f"tqcheck: {sentence}")
    return not unwritten


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def render(format_: str, report: Report, **look: Any) -> str:
    """The report in a format, with a line end at its end."""
    text: str = importlib.import_module(f"tqcheck.report.{format_}").render(report, **look)
    return _ended(text)


def save(report: Report, wanted: list[tuple[str, Path]], told: bool = True) -> list[str]:
    """Write every report, and say where unless that is known; a sentence for each that could not be written."""
    unwritten = []
    for format_, path in wanted:
        try:
            write(path, encode(render(format_, report, **({"color": False} if format_ == "text" else {}))))
            label = "Rapport\N{NO-BREAK SPACE}:" if report.lang == "fr" else "Report:"
            if told:
                terminal.say(f"{label} {path}")
        except OSError as error:
            why = error.strerror or error
            unwritten.append(
                f"le rapport {path} n’a pas pu être écrit ({why})."
                if report.lang == "fr"
                else f"the report {path} could not be written ({why})."
            )
    return unwritten


def _print(report: Report, given: Mapping[str, Any]) -> None:
    format_ = given["format_"]
    machine = format_ not in PEOPLE
    silent = given["quiet"] or (not machine and not report.checked and bool(report.problems))
    if silent or machine:
        for problem in report.problems:
            terminal.say(f"tqcheck: {problem.sentence}")
    if given["quiet"] and not report.verdict.passed:
        verdict = importlib.import_module("tqcheck.report.text").verdict
        terminal.say(verdict(report))
    if silent:
        return
    look = {"color": terminal.colours_on_stdout(given["color"]), "width": terminal.width()} if format_ == "text" else {}
    terminal.show(render(format_, report, **look), machine=machine)
