"""An article beside its source: paragraphs and sentences that belong together."""

from __future__ import annotations

import random
import re
import time

import pytest
from aligned_articles import ARTICLES, Aligned

from tqcheck.article import Article
from tqcheck.bitext import Bitext
from tqcheck.document import Document
from tqcheck.source import Source

Link = tuple[str, str]
_BREAK = re.compile(r"(?<=[.!?”»\"])\n\n")


def bitext(source: str, target: str) -> Bitext:
    return Bitext(Article(Document(target, source=source)), Source(source))


def plain(sentence: str) -> str:
    return " ".join(sentence.replace("’", "'").split())


def wanted(article: Aligned) -> set[Link]:
    """The links of the gold: each sentence with each of its group, or with nothing."""
    return {(plain(en), plain(fr)) for group in article.groups for en in group[0] or {""} for fr in group[1] or {""}}


def found(both: Bitext) -> set[Link]:
    links = set()
    for pair in both.pairs:
        source = [both.source.text[a:b] for a, b in both.source.sentences if pair.source_start <= a < pair.source_end]
        target = [each.text for each in both.article.sentences if pair.start <= each.start < pair.end]
        links |= {(plain(en), plain(fr)) for en in source or [""] for fr in target or [""]}
    return links


def score(articles: list[tuple[str, str, set[Link]]]) -> float:
    """F1 of the links of several articles."""
    right = given = asked = 0
    for source, target, gold in articles:
        got = found(bitext(source, target))
        right, given, asked = right + len(got & gold), given + len(got), asked + len(gold)
    return 2 * right / (given + asked)


def test_gold_is_cut_into_the_same_sentences() -> None:
    for article in ARTICLES.values():
        both = bitext(article.source, article.target)
        assert [plain(both.source.text[a:b]) for a, b in both.source.sentences] == [
            plain(sentence) for sentence in article.sentences["en"]
        ]
        assert [plain(each.text) for each in both.article.sentences] == list(map(plain, article.sentences["fr"]))


@pytest.mark.parametrize("lost", ["neither", "source", "target", "both"])
def test_hand_aligned_articles_are_linked_as_by_hand_also_where_lines_are_lost(lost: str) -> None:
    articles = [
        (
            _BREAK.sub(" ", article.source) if lost in ("source", "both") else article.source,
            _BREAK.sub(" ", article.target) if lost in ("target", "both") else article.target,
            wanted(article),
        )
        for article in ARTICLES.values()
    ]
    assert score(articles) >= 0.95


def test_a_sentence_alone_on_each_side_is_trusted_whatever_its_length() -> None:
    pairs = bitext("The talks, which lasted for three days and two nights, have failed.", "Échec.").pairs
    assert [(pair.sources, pair.targets) for pair in pairs] == [(1, 1)]
    assert pairs[0].confidence > 0.9


def test_a_paragraph_that_was_moved_answers_its_source() -> None:
    source = (
        "The storm reached Brest at 4 a.m. on Sunday.\n\nThe mayor, Yann Kervella, closed 12 schools.\n\n"
        "Ferries to Ouessant stopped.\n\nElectricity came back in 3,400 homes."
    )
    target = (
        "La maire, Yann Kervella, a fermé 12 écoles.\n\nLa tempête a atteint Brest dimanche à 4 heures.\n\n"
        "Les ferrys pour Ouessant sont à l’arrêt.\n\nLe courant est revenu dans 3 400 foyers."
    )
    both = bitext(source, target)
    answers = {pair.target[:12]: pair.source[:9] for pair in both.pairs if pair.sources and pair.targets}
    assert answers["La maire, Ya"] == "The mayor"
    assert answers["La tempête a"] == "The storm"


def test_every_sentence_is_in_one_pair_whatever_was_done_to_the_text() -> None:
    rng = random.Random(7)
    for _ in range(40):
        article = rng.choice(list(ARTICLES.values()))
        sides = []
        for language in ("en", "fr"):
            sentences = list(article.sentences[language])
            for _ in range(rng.randrange(4)):
                sentences.insert(rng.randrange(len(sentences)), sentences.pop(rng.randrange(len(sentences))))
            del sentences[rng.randrange(len(sentences)) :: rng.choice((5, 99))]
            sides.append("".join(sentence + rng.choice((" ", "\n", "\n\n")) for sentence in sentences))
        both = bitext(sides[0], sides[1])
        assert sum(pair.targets for pair in both.pairs) == len(both.article.sentences)
        assert sum(pair.sources for pair in both.pairs) == len(both.source.sentences)
        assert [pair.start for pair in both.pairs] == sorted(pair.start for pair in both.pairs)
        for sentence in both.article.sentences:
            assert sum(pair.targets > 0 and pair.start <= sentence.start < pair.end for pair in both.pairs) == 1
        for start, _ in both.source.sentences:
            assert sum(pair.sources > 0 and pair.source_start <= start < pair.source_end for pair in both.pairs) == 1


def test_confidence_is_low_where_it_could_be_otherwise() -> None:
    source = "Yes. No. He left at once. She stayed there. Nobody spoke then. It rained."
    target = "Oui. Il est parti. On se taisait. Il pleuvait."
    assert min(pair.confidence for pair in bitext(source, target).pairs) < 0.7


def long_text(sentences: int) -> tuple[str, str]:
    """A text of so many sentences, and its translation without a sixth of them, each on one line."""
    rng = random.Random(sentences)
    source, target = [], []
    for number in range(sentences):
        word, length = rng.choice(("Lyon", "Brest", "Oslo", "Turin")), rng.randrange(3, 12)
        source.append(f"On day {number} the people of {word} saw {'many very old ' * length}ships.")
        target.append(f"Au jour {number}, les gens de {word} ont vu {'beaucoup de vieux ' * length}navires.")
    del target[sentences // 3 : sentences // 2]
    return " ".join(source), " ".join(target)


def test_a_long_text_without_a_chapter_finds_its_way_back() -> None:
    source, target = long_text(1200)
    both = bitext(source, target)
    numbers = re.compile(r"\d+")
    right = sum(numbers.findall(pair.source) == numbers.findall(pair.target) for pair in both.pairs if pair.targets)
    assert right > 0.98 * len(both.article.sentences)


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    def taken(sentences: int) -> float:
        both = bitext(*long_text(sentences))
        _ = both.article.sentences, both.source.sentences, both.article.words, both.source.words
        start = time.process_time()
        assert both.pairs
        return time.process_time() - start

    small = min(taken(500), taken(500))
    assert taken(4000) < 8 * small * 2.5 + 0.2
