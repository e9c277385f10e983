"""Ratios of times within one run; no absolute time, which would depend on the machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

import pytest

from bench import corpus
from tqcheck import catalogue
from tqcheck.article import Article
from tqcheck.check import check
from tqcheck.document import Document
from tqcheck.rule import Rule
from tqcheck.triggers import Plan

pytestmark = pytest.mark.no_cover  # counting lines would take longer than the tests

CORE = ("ENG", "BOI", "MET", "DUP", "QUO", "BRK", "PUN")
SLIPS = ("Il a parlé de hier.", "Les les voisins sont là.", "Elle part , dit-il.", "Le 11 March 2024, il vient.")


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least processor time of a few runs, which other work on the machine disturbs least."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return least


def checking(texts: Sequence[str], rules: Sequence[Rule] | None = None) -> float:
    chosen = catalogue.choose() if rules is None else rules
    check(Document(texts[0]), chosen)
    return seconds(lambda: [check(Document(text), chosen) for text in texts])


def test_four_times_the_text_takes_four_times_as_long() -> None:
    line = corpus.single_line(12_000)
    assert checking([" ".join([line] * 4)]) < 7 * checking([line])


def test_four_times_the_issues_take_four_times_as_long() -> None:
    passage = " ".join(corpus.single_line(200, seed) + " " + SLIPS[seed % 4] for seed in range(24))
    assert len(check(Document(passage)).issues) > 12
    assert checking([" ".join([passage] * 4)]) < 7 * checking([passage])


def test_the_whole_catalogue_costs_little_more_than_its_core() -> None:
    texts = corpus.articles(18_000)
    assert checking(texts) < 4 * checking(texts, catalogue.choose(CORE))


def test_rules_whose_words_are_absent_cost_less_than_the_word_index() -> None:
    texts = corpus.articles(18_000)
    articles = [Article(Document(text)) for text in texts]
    rules = [rule for rule in catalogue.choose() if rule.words or rule.chars or rule.literals]
    for article in articles:
        assert article.words
        assert article.characters
    plan = Plan(tuple(rules))
    wanting = [(rule, article) for article in articles for rule in set(rules).difference(plan.wanted(article))]
    assert len(wanting) > 3 * len(articles)
    looking = seconds(lambda: [list(plan.wanted(article)) for article in articles])
    indexing = seconds(lambda: [Article(Document(text)).words for text in texts])
    assert looking < indexing


@pytest.mark.parametrize("row", ["111 ", "1", "111.", "11,", "11 euros, 12 dollars "])
def test_a_row_of_figures_between_sums_of_money_is_crossed_in_linear_time(row: str) -> None:
    sums = "Le plan de 5 euros et de 6 dollars a été voté. "
    short, long = Document(sums + row * 1_000), Document(sums + row * 4_000)
    rules = catalogue.choose(["CON", "NUM"])
    check(short, rules)
    assert seconds(partial(check, long, rules), 2) < 10 * max(seconds(partial(check, short, rules), 2), 0.002)


@pytest.mark.parametrize("sign", list(".'«\"(-@*,1 aé…"))
def test_a_run_of_one_sign_is_crossed_in_linear_time(sign: str) -> None:
    short, long = Document(f"Il neige. {sign * 2_000}"), Document(f"Il neige. {sign * 8_000}")
    rules = catalogue.choose()
    check(short, rules)
    assert seconds(partial(check, long, rules), 2) < 10 * max(seconds(partial(check, short, rules), 2), 0.002)
