"""The public names: what they are, what they cost, and that they are documented and typed."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import tqcheck


def test_the_public_names_are_there() -> None:
    from tqcheck import Checked, Document, Edit, Issue, Rule, Severity, State, Tier, apply, check, rule

    checked = check(Document("Le prix du du blé remonte."))
    (issue,) = checked.issues
    assert isinstance(checked, Checked)
    assert isinstance(issue, Issue)
    assert isinstance(issue.rule, Rule)
    assert isinstance(issue.edits[0], Edit)
    assert (issue.severity, issue.tier, issue.state) == (Severity.MINOR, Tier.A, State.NEW)
    assert apply(checked.document.text, issue.edits) == "Le prix du blé remonte."
    assert callable(rule)


def test_a_file_is_read_into_documents_or_one_error_says_why_not(tmp_path: Path) -> None:
    from tqcheck import TqcheckError, read

    (tmp_path / "a.jsonl").write_text('{"text": "Il neige."}\n{"text": "Il pleut."}\n', encoding="utf-8")
    for path in (tmp_path / "a.jsonl", str(tmp_path / "a.jsonl")):
        assert [document.text for document in read(path)] == ["Il neige.", "Il pleut."]
    with pytest.raises(TqcheckError, match="cannot be read"):
        list(read(tmp_path / "none.txt"))


def test_a_text_is_held_clean() -> None:
    tqcheck.assert_clean("Le prix du blé remonte.")
    with pytest.raises(AssertionError, match="DUP_WORD"):
        tqcheck.assert_clean("Le prix du du blé remonte.")


def test_every_name_is_documented_and_listed() -> None:
    assert 12 <= len(tqcheck.__all__) <= 16
    assert list(tqcheck.__all__) == sorted(tqcheck.__all__)
    for name in tqcheck.__all__:
        assert name in dir(tqcheck)
        assert len(inspect.getdoc(getattr(tqcheck, name)) or "") > 30, name
        assert name in (tqcheck.__doc__ or "") or name in ("Edit", "Severity", "State", "Tier", "TqcheckError")


def test_every_parameter_and_result_is_typed() -> None:
    assert files("tqcheck").joinpath("py.typed").is_file()
    for name in ("apply", "assert_clean", "check", "read", "rule"):
        signature = inspect.signature(getattr(tqcheck, name))
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(each.annotation is not each.empty for each in signature.parameters.values())


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    code = "import sys, tqcheck; print([name for name in sys.modules if name.startswith('tqcheck.')])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"


def test_check_and_rule_are_functions_even_after_their_modules_were_imported() -> None:
    code = "import tqcheck.check, tqcheck.rule; from tqcheck import check, rule; print(type(check), type(rule))"
    output = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert output == "<class 'function'> <class 'function'>\n"


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = tqcheck.nothing
