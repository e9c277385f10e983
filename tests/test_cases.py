"""Lines written from the specification by somebody who had not read the rules: how the rules generalise."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

from cases import Case, load

CASES = load()


def marked(cases: list[Case]) -> list[object]:
    """The cases as parameters; those that the rules do not manage yet must fail."""
    params: list[object] = []
    for n, case in enumerate(cases):
        why = case.known_failure
        marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
        params.append(pytest.param(case, id=f"{case.code}-{n}", marks=marks))
    return params


@pytest.mark.parametrize("case", marked([c for c in CASES if c.mark is not None]))
def test_defective_line_is_found_and_its_mended_form_is_clean(case: Case) -> None:
    assert case.problems() == []


@pytest.mark.parametrize("case", marked([c for c in CASES if c.mark is None]))
def test_correct_line_tempts_no_rule(case: Case) -> None:
    assert case.problems() == []
