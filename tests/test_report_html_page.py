"""The HTML report: what stands beside an article, what is said of the run, and how large it gets."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from report_samples import checked, issue, report

from tqcheck.baseline import Entry
from tqcheck.check import State
from tqcheck.report.beside import difference
from tqcheck.report.html import render

# Source and reference


def test_paragraphs_stand_beside_their_source_and_what_was_lost_is_marked_there() -> None:
    text = "Un titre\n\nLe maire a ouvert le pont lundi.\n\nIl rouvrira en mai."
    source = "A title\n\nThe mayor opened the bridge on Monday. He cried.\n\nIt will reopen in May."
    start = source.index("He cried.")
    lost = issue(text, (text.index("\n\nIl"), text.index("\n\nIl")), "SRC_MISSING", source=(start, start + 9))
    out = render(report(checked(text, lost, source=source, source_path="a.en.txt")))
    rows = re.findall(r'<div class="row"><div class="src" lang="en">(.*?)</div><div class="tgt">(.*?)</div>', out, re.S)
    assert [re.sub(r"<.*?>|\n", "", target) for _, target in rows] == [
        "Un titre", "Le maire a ouvert le pont lundi.1", "Il rouvrira en mai.",
    ]  # fmt: skip
    assert '<mark class="major gap">He cried.<a href=#c1>1</a></mark>' in rows[1][0]
    assert re.sub(r"<.*?>|\n", "", "".join(left for left, _ in rows)) == source.replace("\n", "").replace(
        "He cried.", "He cried.1"
    )


def test_no_line_of_a_source_or_an_article_is_lost_where_nothing_answers() -> None:
    text = "\n\n".join(f"Phrase {n} du texte français." for n in range(4))
    source = "\n\n".join(f"Something quite else, number {n * 7}." for n in range(9))
    out = render(report(checked(text, source=source)))
    assert all(f"Phrase {n} du texte" in out for n in range(4))
    assert all(f"Something quite else, number {n * 7}." in out for n in range(9))


@pytest.mark.parametrize(
    ("target", "reference", "shown"),
    [
        ("Le chat dort.", "Le chat dort.", "Le chat dort."),
        ("Le chat dort.", "Le chien dort.", "Le <del>chat</del><ins>chien</ins> dort."),
        ("Le <b> dort.", "Le dort.", "Le<del> &lt;b&gt;</del> dort."),
        ("mot " * 700, "Tout autre <chose>", "Tout autre &lt;chose&gt;"),
    ],
)
def test_a_reference_shows_the_words_that_differ(target: str, reference: str, shown: str) -> None:
    assert difference(target, reference) == shown


# What a run was


def test_the_page_speaks_its_own_language_and_the_reasons_theirs() -> None:
    what = replace(report(checked("Le board.", issue("Le board.", "board"))), ui_lang="en")
    out = render(what)
    assert '<html lang="en">' in out
    assert "<p lang=fr>C’est resté en anglais" in out
    assert ">Translation review</h1>" in out


def test_what_is_set_aside_is_in_the_page_with_its_reason() -> None:
    text = "Le board a dit que que oui."
    known = replace(issue(text, "board"), state=State.DISMISSED, note='un "nom" propre')
    out = render(report(checked(text, known, issue(text, "que que"))))
    assert '<li id=c1 class=major data-state=dismissed data-note="un &quot;nom&quot; propre">' in out
    assert "écarté\N{NO-BREAK SPACE}: un &quot;nom&quot; propre</em>" in out
    assert "<span class=count>1 mis de côté</span>" in out
    assert 'data-group="state" data-key="dismissed"' in out


def test_the_page_says_how_the_run_is_made_again_and_what_is_gone() -> None:
    gone = (Entry("0" * 16, "ENG_WORD", "old.txt", "the <leader>"),)
    out = render(replace(report(checked("Rien.")), command="tqcheck check a.txt --max 'ENG=3'", gone=gone))
    assert '<code id="command">tqcheck check a.txt --max &#x27;ENG=3&#x27;</code>' in out
    assert "the &lt;leader&gt;" in out
    assert 'id="gone"' not in render(report(checked("Rien.")))


def test_issues_with_one_fingerprint_have_links_of_their_own() -> None:
    text = "Le board."
    same = [checked(text, issue(text, "board", fingerprint="ab"), name=name) for name in ("a.txt", "b.txt")]
    links = re.findall(r"<a id=(f-\S+)", render(report(*same)))
    assert links == ["f-ab", "f-ab-2"]


# Sizes


def test_an_article_stays_under_150_kb_and_an_issue_under_600_bytes() -> None:
    text = "Le board a dit que que oui, et le ministre a quitté la salle sans répondre aux questions. " * 40
    found = [issue(text, (i * 89 + 3, i * 89 + 8), edits=[((i * 89 + 3, i * 89 + 8), "conseil")]) for i in range(40)]
    one = checked(text, *found)
    small, large = (len(render(report(*[one] * n)).encode()) for n in (1, 21))
    assert small < 150_000
    assert (large - small) / 20 - len(text.encode()) < 40 * 600
