from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tqcheck.text.normalise import normalise

LETTERS = st.text("aeéuêœ ’'\u00a0\u202f\t\r\n\u0301\u0302\u0308\u0323\u0327\u0958\ufb2c😀𝔸क", max_size=20)


def test_one_apostrophe_and_one_space_keep_their_places() -> None:
    view = normalise("L’été\N{NO-BREAK SPACE}:\tvoilà\r\n")
    assert view.text == "L'été : voilà \n"
    assert view.offsets is None


def test_decomposed_letters_are_composed_with_the_way_back() -> None:
    raw = "e\u0301te\u0301 sec"
    view = normalise(raw)
    assert view.text == "été sec"
    assert raw[view.raw(0) : view.raw_end(3)] == "e\u0301te\u0301"
    assert raw[view.raw(4) : view.raw_end(7)] == "sec"


def test_a_span_that_ends_inside_a_cluster_takes_all_of_it() -> None:
    raw = "q\u0323\u0301x e\u0301"  # q has no composed form
    view = normalise(raw)
    assert view.text == "q\u0323\u0301x é"
    assert [view.splits(offset) for offset in range(5)] == [False, True, True, False, False]
    assert raw[view.raw(0) : view.raw_end(1)] == "q\u0323\u0301"
    assert raw[view.raw(1) : view.raw_end(2)] == "q\u0323\u0301"
    assert raw[view.raw(3) : view.raw_end(4)] == "x"


@given(LETTERS)
def test_every_span_of_the_view_is_the_span_of_the_text(raw: str) -> None:
    view = normalise(raw)
    for start in range(len(view.text) + 1):
        for end in range(start, len(view.text) + 1):
            first, last = view.raw(start), view.raw_end(end)
            assert 0 <= first <= last <= len(raw)
            if not view.splits(start) and not view.splits(end):
                assert normalise(raw[first:last]).text == view.text[start:end]


@given(LETTERS)
def test_the_view_is_composed(raw: str) -> None:
    assert unicodedata.is_normalized("NFC", normalise(raw).text)


def test_marks_in_the_wrong_order_are_not_sorted_without_end() -> None:
    marks = "\N{COMBINING ACUTE ACCENT}\N{COMBINING CEDILLA}"
    view = normalise("e" + marks * 100_000)  # sorting them takes the square of their number
    assert len(view.text) == 200_001
    assert normalise("e" + marks).text == "\N{LATIN SMALL LETTER E WITH CEDILLA}\N{COMBINING ACUTE ACCENT}"


def test_a_cluster_across_a_seam_of_two_blocks_is_composed() -> None:
    for size in range(2040, 2056):
        assert normalise("a" * size + "e\N{COMBINING ACUTE ACCENT}" + "a" * 3000).text == "a" * size + "é" + "a" * 3000
