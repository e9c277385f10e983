"""English names in French prose: the determiner that the French name wants, and names that stand alone."""

from __future__ import annotations

import pytest

from tqcheck.text.naming import stands_alone, swap

# sentence with the name in brackets, French name, kind, sentence after the mend
PLACES = [
    ("Il vit à [Vienna].", "Vienne", "c", "Il vit à Vienne."),
    ("Le port de [Antwerp].", "Anvers", "c", "Le port d'Anvers."),
    ("Il vit en [Cyprus].", "Chypre", "c", "Il vit à Chypre."),
    ("Il vit en [Haiti].", "Haïti", "c", "Il vit en Haïti."),
    ("Il vit à [Cairo].", "Le Caire", "a", "Il vit au Caire."),
    ("Les rues de [The Hague].", "La Haye", "a", "Les rues de La Haye."),
    ("Il vit en [Denmark].", "Danemark", "m", "Il vit au Danemark."),
    ("Il vit à [Germany].", "Allemagne", "f", "Il vit en Allemagne."),
    ("Le roi de [Spain].", "Espagne", "f", "Le roi d'Espagne."),
    ("Le roi de [Denmark].", "Danemark", "m", "Le roi du Danemark."),
    ("La reine de [Netherlands].", "Pays-Bas", "p", "La reine des Pays-Bas."),
    ("Il vise [Russia].", "Russie", "f", "Il vise la Russie."),
    ("[Russia] proteste.", "Russie", "f", "La Russie proteste."),
    ("Le [West Bank] brûle.", "Cisjordanie", "f", "La Cisjordanie brûle."),
    ("Les bords de [Thames].", "Tamise", "F", "Les bords de la Tamise."),
    ("Le siège de la [NATO].", "OTAN", "AF", "Le siège de l'OTAN."),
    ("Un test d'[AI].", "IA", "AF", "Un test d'IA."),
    ("Le chef de l'[IMF].", "FMI", "AM", "Le chef du FMI."),
]


def bracketed(sentence: str) -> tuple[str, int, int]:
    start = sentence.index("[")
    return sentence.replace("[", "").replace("]", ""), start, sentence.index("]") - 1


@pytest.mark.parametrize(("sentence", "name", "kind", "wanted"), PLACES)
def test_the_french_name_brings_its_preposition_and_article(sentence: str, name: str, kind: str, wanted: str) -> None:
    text, start, end = bracketed(sentence)
    change = swap(text, start, end, name, kind)
    assert text[: change.start] + change.replacement + text[change.end :] == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Il lit Jack [London].",
        "Le [London] Eye.",
        "Les vols Paris-[London].",
        "The Bank of [England].",
        "Lars von [Trier].",
    ],
)
def test_a_part_of_a_longer_name_does_not_stand_alone(sentence: str) -> None:
    assert not stands_alone(*bracketed(sentence))


@pytest.mark.parametrize(
    "sentence", ["Il vit à [London].", "À [London], il pleut.", "« Selon [London], non »", "[London] refuse."]
)
def test_a_name_among_french_words_stands_alone(sentence: str) -> None:
    assert stands_alone(*bracketed(sentence))
