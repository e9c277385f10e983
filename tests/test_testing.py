"""Assertions for the tests of a translation system."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tqcheck import Document
from tqcheck.check import Checked
from tqcheck.gate import Limits
from tqcheck.testing import assert_clean

pytest_plugins = ["pytester"]
CLEAN, FAULTY = "Le prix du blé remonte depuis lundi.", "Le prix du du blé remonte depuis lundi."


def test_a_clean_article_passes_and_is_given_back() -> None:
    (checked,) = assert_clean(CLEAN)
    assert checked.issues == ()


def test_a_faulty_article_fails_with_its_line() -> None:
    with pytest.raises(AssertionError, match="DUP_WORD") as error:
        assert_clean([CLEAN, Document(FAULTY, "dépêche 2")])
    assert "dépêche 2" in str(error.value)
    assert "^^^^^" in str(error.value)


def test_rules_and_limits_can_be_chosen() -> None:
    assert_clean(FAULTY, ignore=["DUP"])
    assert_clean(FAULTY, limits=Limits(max_issues=1))
    with pytest.raises(AssertionError):
        assert_clean(FAULTY, select=["DUP_WORD"])


def test_a_text_that_is_not_french_fails() -> None:
    with pytest.raises(AssertionError, match="not French"):
        assert_clean("Die Regierung hat am Montag gesagt, dass sie das Gesetz nicht ändern wird. " * 8)


def test_no_article_is_an_error_and_not_a_pass() -> None:
    with pytest.raises(ValueError, match="no article"):
        assert_clean([])


def test_the_fixture_is_there(tqcheck: Callable[..., tuple[Checked, ...]]) -> None:
    assert len(tqcheck(CLEAN)) == 1


def test_the_plug_in_fails_a_test_of_somebody_else(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(f"def test_output(tqcheck):\n    tqcheck({FAULTY!r})\n")
    result = pytester.runpytest_subprocess("-q")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*DUP_WORD*"])
