"""Sentences that may come again."""

from __future__ import annotations

import pytest

from tqcheck.article import Article
from tqcheck.document import Document


@pytest.mark.parametrize(
    "text",
    [
        "Le pont reste fermé ce soir. Il pleut. Le pont reste fermé ce soir.",
        "La digue a cédé hier. LA DIGUE A CÉDÉ HIER.",
        "Le maire parle longuement devant la foule réunie place de la gare.\nIl parle longuement devant la foule réunie"
        " place de la gare.",
        "La loi entrera en vigueur le 3 mai 2022. La loi prendra effet le 3 mai 2022.",
        "Non, non. Non, non. Non, non.",
        "Oui ! Oui ! Oui !",
    ],
)
def test_a_text_with_like_sentences_echoes(text: str) -> None:
    assert Article(Document(text)).echoing


@pytest.mark.parametrize(
    "text",
    [
        "Il a neigé toute la nuit. Il a plu ce matin à Brest. Il a fait froid.",
        "Elle vit à la campagne. Il vit à la ville. Tous rentrent à la maison.",
        "",
        "Un seul mot",
    ],
)
def test_a_text_whose_sentences_share_a_few_words_does_not(text: str) -> None:
    assert not Article(Document(text)).echoing
