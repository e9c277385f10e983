"""The keyword-only parameters of a rule are its options."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tqcheck.article import Article
from tqcheck.check import check
from tqcheck.document import Document
from tqcheck.rule import Category, Finding, Severity, rule


@rule("TST_LONG", "Long line", Category.STYLE, Severity.MINOR, bad=[], good=[])
def long_line(article: Article, *, most: int = 100) -> Iterator[Finding]:
    """A line is long."""
    if len(article.text) > most:
        yield Finding(most, len(article.text), "Trop long.", "Too long.")


def test_options_are_listed_and_can_be_set() -> None:
    assert long_line.options == {"most": 100}
    short = long_line.tuned({"most": 3})
    assert (short.options, short.explanation) == ({"most": 3}, long_line.explanation)
    assert [len(check(Document("Il neige."), [each]).issues) for each in (long_line, short)] == [0, 1]


def test_an_option_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError, match="TST_LONG has no option least"):
        long_line.tuned({"least": 3})
