"""What holds of every text and every file, as hypothesis finds the exceptions; the same examples on every run."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.fuzz import claims, files, pieces
from bench.fuzz.samples import SAMPLES
from tqcheck import catalogue
from tqcheck.document import Document
from tqcheck.fixing import fix
from tqcheck.text.normalise import normalise

EVERY = settings(deadline=None, derandomize=True)
PIECES = st.sampled_from([piece for group in pieces.GROUPS for piece in group])
ANY = st.text(st.characters(exclude_categories=[]), max_size=60)
FRENCH = st.sampled_from(pieces.texts())
TEXTS = st.lists(PIECES | FRENCH | ANY, min_size=1, max_size=12).map("".join)
MARKS = st.text(st.sampled_from("ae o1.\n'éç\u0301\u0327\u0323\u1100\u1161\u11a8\u0344\u212b\ud800"), max_size=80)


@settings(EVERY, max_examples=300)
@given(MARKS | TEXTS)
def test_every_offset_of_the_view_leads_into_the_text_and_none_goes_back(raw: str) -> None:
    view = normalise(raw)
    places = [view.raw(offset) for offset in range(len(view.text) + 1)]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] == len(raw)
    for offset in range(len(view.text) + 1):
        assert view.raw(offset) <= view.raw_end(offset) <= len(raw)
        if not view.splits(offset):
            assert view.at(view.raw(offset)) == offset


@settings(EVERY, max_examples=150)
@given(TEXTS)
def test_every_claim_holds_of_any_text(text: str) -> None:
    claims.hold(text)


@settings(EVERY, max_examples=40)
@given(TEXTS)
def test_fixing_twice_is_fixing_once(text: str) -> None:
    fixed = fix(Document(text), catalogue.choose())
    again = fix(replace(Document(text), text=fixed.text), catalogue.choose())
    assert again.text == fixed.text
    assert not again.rounds


@settings(EVERY, max_examples=200)
@given(
    st.sampled_from(sorted(SAMPLES)), st.binary(max_size=120) | TEXTS.map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_give_documents_or_sentences_in_every_format(ending: str, data: bytes) -> None:
    files.hold(f"a{ending}", data)
