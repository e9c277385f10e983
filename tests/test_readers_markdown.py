"""Markdown: what of a file is text, and where it stands there."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.marked.markdown import documents as parsed
from tqcheck.readers.reader import Reading


def document(page: str) -> Document:
    (found,) = parsed(page, "a.md", Reading())
    assert isinstance(found, Document)
    return found


def text(page: str) -> str:
    return document(page).text


def said(page: str) -> list[str]:
    return [each.en for each in parsed(page, "a.md", Reading()) if isinstance(each, Trouble)]


def written(page: str, words: str) -> str:
    found = document(page)
    start = found.text.index(words)
    return page[slice(*found.lift(start, start + len(words)))]


# Blocks


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("# Le blé #\n\nIl monte.", "Le blé\n\nIl monte."),
        ("Le blé\n======\nIl monte.\n---\nFin", "Le blé\n\nIl monte.\n\nFin"),
        ("## Le blé {#ble .x}\nIl monte.", "Le blé\n\nIl monte."),
        ("Une phrase\nsur deux lignes.", "Une phrase sur deux lignes."),
        ("Un vers  \net l’autre\\\net la fin", "Un vers\net l’autre\net la fin"),
        ("> Une phrase\n> citée\nmollement.", "Une phrase citée mollement."),
        ("> > deux\n\nhors", "deux\n\nhors"),
        ("- un\n- deux\n  suite\n\n  autre\n* trois", "• un\n• deux suite\n\nautre\n\n• trois"),
        ("1. un\n2) deux", "1. un\n2) deux"),
        ("- [x] fait\n- [ ] à faire", "• fait\n• à faire"),
        ("En 1998. Une\n1998. Année", "En 1998. Une 1998. Année"),
        ("a\n***\nb\n- - -\nc", "a\n\nb\n\nc"),
        ("> [!NOTE]\n> À savoir.", "À savoir."),
        ("Un\n{: .chapo}", "Un {: .chapo}"),
        ("{: .chapo}\nUn", "Un"),
        ("| a | b |\n|:--|--:|\n| c \\| d | **e** |\nfin | x", "a\tb\nc | d\te\nfin\tx"),
        ("a | b\nsans trait", "a | b sans trait"),
        ("Voir[^1].\n\n[^1]: La note.\n    Sa suite.", "Voir.\n\nLa note. Sa suite."),
    ],
)
def test_blocks_give_their_text(page: str, expected: str) -> None:
    assert text(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        "---\ntitle: du du\n---\n",
        "+++\ntitle = 'du du'\n+++\n",
    ],
)
def test_front_matter_is_no_text(page: str) -> None:
    assert text(f"{page}Le blé.") == "Le blé."


def test_a_rule_in_the_first_line_is_no_front_matter() -> None:
    assert text("---\nLe blé.\n") == "Le blé."


@pytest.mark.parametrize(
    "page",
    [
        "```python\nx = 1\n```\n",
        "~~~~\nx\n~~~\n~~~~\n",
        "    x = 1\n",
        "> ```\n> x\n\n",
        "- ```\n  x\n  ```\n\n",
        "<div>\nx **y**\n</div>\n\n",
        "<!-- x\n\ny -->\n",
        "<script>\n\nx\n\n</script>\n",
        "[x]: http://exemple.fr 'titre'\n\n",
        "![une image](a.png)\n\n",
        "***\n",
    ],
)
def test_code_html_and_definitions_are_no_text(page: str) -> None:
    assert text(f"Avant\n\n{page}Après") == "Avant\n\nAprès"


def test_code_in_an_item_ends_with_the_item() -> None:
    assert text("- a\n  ```\n  x\n\nb") == "• a\n\nb"


# Spans


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Le **prix** du *blé* ~~baisse~~ __monte__ _ici_.", "Le prix du blé baisse monte ici."),
        ("Le ***prix* du** blé", "Le prix du blé"),
        ("5 * 3 * 2, nom_de_fichier, a ** b", "5 * 3 * 2, nom_de_fichier, a ** b"),
        ("Seul **ici", "Seul **ici"),
        ("l’**Union**, «*oui*»", "l’Union, «oui»"),
        ("\\*non\\* et C\\:\\x", "*non* et C:\\x"),
        ("bl&eacute; &#233; R&D", "blé é R&D"),
        ('Voir [le *site*](http://a.fr/(x) "du du") ici', "Voir le site ici"),
        ("Voir [le site](<a b> 'x').", "Voir le site."),
        ("[le ministre] (hier) et [note](a b)", "[le ministre] (hier) et [note](a b)"),
        ("Voir [le site][S], [s][] et [S].\n\n[s]: http://a.fr", "Voir le site, s et S."),
        ("Le [![logo](a.png)](b) site ![x][y]", "Le ▣ site ![x][y]"),
        ("Tapez `x*y*` puis ``a ` b``.", "Tapez ▣ puis ▣."),
        ("Un ` seul", "Un ` seul"),
        ("<http://a.fr/b_c_> et <a@b.fr>", "http://a.fr/b_c_ et a@b.fr"),
        ("a<br>b, <b>c</b>, 3 < 5 et <i lang=en>the</i>", "a\nb, c, 3 < 5 et ▣"),
        ("Le {{ prix }} du {% blé %} {monte}", "Le ▣ du ▣ {monte}"),
        ("Un<!-- x --> mot", "Un mot"),
    ],
)
def test_marks_are_taken_away_and_what_only_looks_like_marks_is_text(page: str, expected: str) -> None:
    assert text(page) == expected


# Where it stands


def test_an_offset_is_a_line_and_a_column_of_the_file() -> None:
    page = "# Titre\r\n\r\n> Le **prix**\r\n> du bl&eacute; monte"
    found = document(page)
    assert found.text == "Titre\n\nLe prix du blé monte"
    assert [found.where(found.text.index(word)) for word in ("Titre", "prix", "du", "monte")] == [
        (1, 3), (3, 8), (4, 3), (4, 17),
    ]  # fmt: skip
    assert written(page, "prix du") == "prix**\r\n> du"
    assert written(page, "blé") == "bl&eacute;"


def test_an_edit_within_plain_text_has_a_place_also_over_a_line_end() -> None:
    page = "Le prix du\ndu blé *du* monte"
    found = document(page)
    start = found.text.index(" du blé")
    assert found.exact(start, start + 3) == (10, 13)
    assert found.exact(found.text.index("blé"), len(found.text)) is None
    edited = found.edited([(start, start + 3, "")])
    assert edited.file.text == "Le prix du blé *du* monte"
    assert text(edited.file.text) == edited.text


# What cannot be read


def test_code_that_never_ends_is_named() -> None:
    page = "Le blé.\n\n```\nLe reste de l’article."
    assert text(page.replace("```", "")) == "Le blé.\n\nLe reste de l’article."
    assert said(page) == ["a.md, line 3: “```” is not closed; what follows was not checked."]
    assert said("Le blé.\n\n<!-- x\n\nLe reste") == [
        "a.md, line 3: “<!-- x” is not closed; what follows was not checked."
    ]


def test_a_file_without_text_is_named() -> None:
    assert said("```\nx\n```\n") == ["a.md holds no text that a reader would see: there is nothing to check."]


@pytest.mark.parametrize(
    "unit", ["[", "![", "[a](", "](", "*a ", "_a*b ", "` ``", "<a ", "<b>", "{{", "> ", "> a\n", "- a\n", "a|b\n-|-\n"]
)
def test_odd_markup_takes_time_in_proportion(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.perf_counter()
        list(parsed(unit * times, "a.md", Reading()))
        return time.perf_counter() - start

    seconds(500)
    small = min(seconds(2000) for _ in range(3))
    assert min(seconds(16000) for _ in range(2)) < 0.05 + 24 * small


FRAGMENTS = st.sampled_from(
    ["*", "**", "_", "`", "[", "](u)", "![", "\\", "&eacute;", "<b>", "</b>", "mot", " ", "  \n", "\n", "\n\n", "> ",
     "- ", "1. ", "# ", "    ", "```\n", "|", "-|-\n", "---\n", "===\n", "é", "~~", "<!-- x -->", "<div>\n", "\r\n"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=30))
@settings(max_examples=300, deadline=None)
def test_every_word_of_the_text_is_that_of_its_place(parts: list[str]) -> None:
    page = "".join(parts)
    for found in parsed(page, "a.md", Reading()):
        if isinstance(found, Document):
            for start in range(len(found.text)):
                char = found.text[start]
                first, last = found.lift(start, start + 1)
                if char.isalpha():
                    assert page[first:last] in (char, "&eacute;")
                    assert found.exact(start, start + 1) == (first, last)
