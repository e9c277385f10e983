"""HTML: what of a page is text, and where it stands in the file."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers import documents
from tqcheck.readers.files import File
from tqcheck.readers.marked.html import documents as parsed
from tqcheck.readers.reader import Reading

NBSP = "\N{NO-BREAK SPACE}"


def document(page: str) -> Document:
    (found,) = parsed(page, "a.html", Reading())
    assert isinstance(found, Document)
    return found


def text(page: str) -> str:
    return document(page).text


def said(page: str) -> list[str]:
    return [each.en for each in parsed(page, "a.html", Reading()) if isinstance(each, Trouble)]


def place(page: str, words: str) -> tuple[int, int]:
    found = document(page)
    return found.where(found.text.index(words))


def written(page: str, words: str) -> str:
    found = document(page)
    start = found.text.index(words)
    first, last = found.lift(start, start + len(words))
    return page[first:last]


# What is text


def test_blocks_are_paragraphs_and_inline_marks_are_nothing() -> None:
    assert text("<h1>Le blé</h1><p>Il <b>re</b>monte <a href='x'>ici</a>.</p>") == "Le blé\n\nIl remonte ici."


def test_white_space_is_one_space_and_none_at_the_ends() -> None:
    assert text("<p>\n  Le   blé\n\tremonte </p>\n") == "Le blé remonte"


def test_a_space_between_two_elements_is_kept_once() -> None:
    assert text("<p>Le <b> blé </b> remonte</p>") == "Le blé remonte"


def test_references_are_the_characters_they_stand_for() -> None:
    assert text("<p>bl&eacute; &amp; or&#8239;: d&#xE9;j&agrave; vu&nbsp;!") == f"blé & or\u202f: déjà vu{NBSP}!"


def test_what_only_looks_like_a_reference_or_a_tag_is_text() -> None:
    assert text("<p>R&D, 3 < 5, &inconnu; a&b") == "R&D, 3 < 5, &inconnu; a&b"


@pytest.mark.parametrize("name", ["script", "style", "nav", "template", "noscript", "svg", "textarea", "button", "pre"])
def test_what_is_no_text_of_the_article_is_left_out(name: str) -> None:
    assert text(f"<p>Avant</p><{name}>x = 1</{name}><p>après</p>") == "Avant\n\naprès"


def test_a_script_ends_at_its_own_end_tag_alone() -> None:
    assert text("<p>Avant</p><script>a = '<p>x</p>' < b;</script><p>après</p>") == "Avant\n\naprès"


def test_the_foot_of_a_page_is_left_out_and_that_of_an_article_is_text() -> None:
    assert text("<article><p>Oui.</p><footer>J. Roy</footer></article><footer>Contact</footer>") == "Oui.\n\nJ. Roy"


def test_the_head_is_left_out() -> None:
    assert text("<html><head><title>Site</title></head><body><h1>Titre</h1></body></html>") == "Titre"


@pytest.mark.parametrize("attribute", ['lang="en"', "lang=de-CH", 'xml:lang="es"', 'translate="no"', "hidden"])
def test_what_is_not_french_or_not_to_be_translated_is_a_square_within_a_sentence(attribute: str) -> None:
    assert text(f"<p>Le film <i {attribute}>The Wall</i> sort.</p>") == "Le film ▣ sort."


def test_a_block_in_another_language_is_left_out() -> None:
    assert text('<p>Oui.</p><blockquote lang="en"><p>Yes.</p></blockquote><p>Non.</p>') == "Oui.\n\nNon."


def test_french_inside_another_language_is_text_again() -> None:
    assert text('<div lang="en"><p>Yes.</p><p lang="fr-CA">Oui.</p></div>') == "Oui."


def test_translate_yes_inside_no_is_text_again() -> None:
    assert text('<div translate="no">x <p translate="yes">Oui.</p></div>') == "Oui."


def test_code_and_pictures_are_squares_between_words_alone() -> None:
    assert text("<p>Tapez <code>ls</code> ici.</p>") == "Tapez ▣ ici."
    assert text("<p>Tapez <code>ls</code> <kbd>x</kbd>, ici.</p>") == "Tapez ▣ ▣, ici."
    assert text("<p><img src=a> Le blé <img src=b> monte <img src=c></p>") == "Le blé ▣ monte"
    assert text("<p>Oui.</p><p><code>x = 1</code></p><p>Non.</p>") == "Oui.\n\nNon."
    assert written("<p>Oui.</p><p> <code>x</code> monte</p>", "▣ monte") == "<code>x</code> monte"


def test_items_have_bullets_and_cells_are_parted_by_tabs() -> None:
    page = "<p>Liste :</p><ul><li>un<li><b>deux</b></ul><table><tr><th>a<th>b<tr><td>1<td>2</table>"
    assert text(page) == "Liste :\n\n• un\n• deux\n\na\tb\n1\t2"


def test_a_break_is_a_line_and_two_are_a_paragraph() -> None:
    assert text("<p>un<br>deux<br/><br>trois") == "un\ndeux\n\ntrois"


def test_tags_that_are_not_closed_or_closed_twice_do_no_harm() -> None:
    assert text('<p lang="en">one<p>deux</b></i></p></p><div>trois') == "deux\n\ntrois"


def test_a_comment_is_no_text_and_only_ours_are_kept() -> None:
    found = document("<p>a<!-- b > c --></p>\n<!-- tqcheck-disable X -- y\nz -->")
    assert found.text == "a"
    assert [(each.text, each.first, each.last) for each in found.comments] == [("tqcheck-disable X -- y\nz", 2, 3)]


# Where it stands


def test_an_offset_is_a_line_and_a_column_of_the_file() -> None:
    page = "<h1>Titre</h1>\r\n<p>Le <b>prix</b>\r\n   du bl&eacute; monte.</p>"
    assert place(page, "Titre") == (1, 5)
    assert place(page, "prix") == (2, 10)
    assert place(page, "du blé") == (3, 4)
    assert place(page, "monte") == (3, 18)
    assert written(page, "prix du") == "prix</b>\r\n   du"
    assert written(page, "blé") == "bl&eacute;"


def test_an_edit_has_a_place_where_no_markup_is_between() -> None:
    page = "<p>Le <b>le</b> bl&eacute; monte</p><p>Fin</p>"
    found = document(page)

    def exact(words: str) -> str | None:
        start = found.text.index(words)
        span = found.exact(start, start + len(words))
        return None if span is None else page[slice(*span)]

    assert exact("blé") == "bl&eacute;"
    assert exact(" blé m") == " bl&eacute; m"
    assert exact("Le le") is None
    assert exact("monte\n\nFin") is None
    assert found.exact(3, 3) is None  # what is put between "Le " and "le" could go inside <b> or before it
    assert found.exact(1, 1) == (4, 4)


def test_edits_change_the_file_and_leave_the_way_back() -> None:
    page = "<p>Le bl&eacute; du <b>du</b> monte monte</p>"
    found = document(page)
    start = found.text.index("blé")
    last = found.text.index(" monte", found.text.index("monte"))
    edited = found.edited([(start, start + 3, "prix"), (last, last + 6, "")])
    assert edited.text == "Le prix du du monte"
    assert edited.file.text == "<p>Le prix du <b>du</b> monte</p>"
    assert edited.where(edited.text.index("monte")) == (1, 25)
    assert text(edited.file.text) == edited.text


# What cannot be read


def test_a_tag_that_is_not_closed_is_named_and_what_stands_before_it_is_read() -> None:
    page = "<p>Oui.</p>\n<p>Non <a href='x>lien</a>.</p>"
    troubles = list(parsed(page, "a.html", Reading()))
    assert [each.text for each in troubles if isinstance(each, Document)] == ["Oui.\n\nNon"]
    assert said(page) == ["a.html, line 2: “<a href='x>l” is not closed; what follows was not checked."]
    assert said("<p>Oui<script>x") == ["a.html, line 1: “<script>x” is not closed; what follows was not checked."]
    assert said("<p>Oui\n<!-- x") == ["a.html, line 2: “<!-- x” is not closed; what follows was not checked."]


def test_a_page_without_french_text_is_named() -> None:
    assert said('<html lang="en"><p>Yes.</p></html>') == ["a.html holds no French text: its language is en (lang)."]
    assert said("<script>x</script>") == ["a.html holds no text that a reader would see: there is nothing to check."]


def test_a_page_nested_too_deep_is_read_up_to_there() -> None:
    assert said("<p>Oui.</p>" + "<div>" * 2000 + "Non.") == [
        "a.html, line 1: more than 1000 elements are nested; what follows was not checked."
    ]


def test_a_page_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes("<p>blé</p>".encode("cp1252"))
    (found,) = documents(File("a.html", path))
    assert isinstance(found, Trouble)
    assert "not UTF-8" in found.en


@pytest.mark.parametrize("unit", ["<", "<a ", "<b></i>", "<p>x", "<!--", "&", "</", "<li>a", "<td>a", "<a x='", "<i>"])
def test_broken_markup_takes_time_in_proportion(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.perf_counter()
        list(parsed(unit * times, "a.html", Reading()))
        return time.perf_counter() - start

    seconds(1000)
    small = min(seconds(4000) for _ in range(3))
    assert min(seconds(32000) for _ in range(2)) < 0.05 + 24 * small


FRAGMENTS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<br>", "<li>", "<span lang=en>", "</span>", "mot", " ", "\n", "&eacute;", "&amp",
     "<!-- x -->", "<", ">", "<script>", "</script>", "<td>", "<code>", "</code>", "é", '<a href="', '"', "<img>"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=30))
@settings(max_examples=200, deadline=None)
def test_every_letter_of_the_text_is_that_of_its_place(parts: list[str]) -> None:
    page = "".join(parts)
    for found in parsed(page, "a.html", Reading()):
        if isinstance(found, Document) and found.origin is not None:
            pieces = found.origin.pieces
            assert all(one.end <= two.start and one.stop <= two.place for one, two in pairwise(pieces))
            for piece in pieces:
                if piece.literal and not found.text[piece.start : piece.end].isspace() and "▣" not in found.text:
                    here = found.text[piece.start : piece.end].split()
                    assert page[piece.place : piece.stop].split() == here
