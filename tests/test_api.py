from __future__ import annotations

import subprocess
import sys

import pytest

import tqcheck


def test_the_public_names_are_there() -> None:
    from tqcheck import Document, Issue, Rule, Severity, check, rule

    (issue,) = check(Document("Le prix du du blé remonte.")).issues
    assert isinstance(issue, Issue)
    assert isinstance(issue.rule, Rule)
    assert issue.severity is Severity.MINOR
    assert callable(rule)


def test_check_and_rule_are_functions_even_after_their_modules_were_imported() -> None:
    code = "import tqcheck.check, tqcheck.rule; from tqcheck import check, rule; print(type(check), type(rule))"
    output = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert output == "<class 'function'> <class 'function'>\n"


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = tqcheck.nothing
