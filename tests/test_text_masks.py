from __future__ import annotations

from itertools import pairwise

import pytest

from tqcheck.text.masks import find_masks


@pytest.mark.parametrize(
    ("text", "masks"),
    [
        ("Voir https://exemple.org/a?b=c, puis la suite.", ["https://exemple.org/a?b=c,"]),
        ("Voir www.exemple.org pour la suite.", ["www.exemple.org"]),
        ("Écrire à jean-luc.b+presse@exemple.co.uk demain.", ["jean-luc.b+presse@exemple.co.uk"]),
        ("Selon @ministre et #retraites2024, rien.", ["@ministre", "#retraites2024"]),
        ("La commande `tqcheck check` suffit.", ["`tqcheck check`"]),
        ("Le site impots.gouv.fr et le fichier rapport_final.pdf.", ["impots.gouv.fr", "rapport_final.pdf"]),
        ("Le n° 3 coûte 3.50 francs, etc. Fin.", []),
        ("Un prix #1 et a@ rien.", []),
    ],
)
def test_masks_cover_addresses_and_nothing_else(text: str, masks: list[str]) -> None:
    assert [text[start:end] for start, end in find_masks(text)] == masks


def test_masks_do_not_overlap_and_stand_in_order() -> None:
    masks = find_masks("a@b.fr www.c.com/d.pdf #x @yy https://e.fr/`f`")
    assert all(before[1] <= after[0] for before, after in pairwise(masks))
    assert len(masks) >= 4
