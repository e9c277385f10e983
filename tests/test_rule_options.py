"""The keyword-only parameters of a rule are its options."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tqcheck import catalogue
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


@pytest.mark.parametrize(
    ("code", "text", "accept"),
    [
        ("ENG_WORD", "Le musée a rendu les weapons à la famille.", "Weapons"),
        ("ENG_WORD", "Le maire must attendre le vote du conseil.", "must"),
        ("ENG_SPAN", "L’inflation reste well below les prévisions de la banque centrale.", "well  below"),
        ("ENG_EXONYM", "Les obsèques auront lieu à Cairo demain.", "Cairo"),
        ("ENG_ORG", "Le British Parliament siège jusqu’à minuit.", "British Parliament"),
        ("LEX_CALQUE", "Ce retard ne fait aucun sens, dit le maire.", "ne fait aucun sens"),
    ],
)
def test_a_rule_is_silent_on_what_the_house_accepts(code: str, text: str, accept: str) -> None:
    rule = catalogue.get(code)
    counts = [
        len(check(Document(text), [rule.tuned({"accept": words})]).issues) for words in ((), ("autre",), (accept,))
    ]
    assert counts == [1, 1, 0]


def test_the_lengths_that_are_plausible_can_be_set() -> None:
    rule = catalogue.get("SRC_LENGTH")
    [bad, _] = rule.bad
    document = Document(bad.text, source=bad.source)
    tunings: list[dict[str, object]] = [{}, {"least": 500}, {"low": 0.05}]
    assert [len(check(document, [rule.tuned(each)]).issues) for each in tunings] == [1, 0, 0]
