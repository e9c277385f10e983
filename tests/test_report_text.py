"""The text report: precise, aligned, calm."""

from __future__ import annotations

import re
import unicodedata

import pytest
from report_samples import checked, issue, plain, report

from tqcheck.document import Document
from tqcheck.gate import Reason
from tqcheck.report import Problem, concise, wording
from tqcheck.report.mend import Role, changes
from tqcheck.report.text import render
from tqcheck.report.visible import columns, printable, telling

NBSP, NNBSP, ZWSP = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}"


def under_carets(output: str) -> str:
    """What stands above the first row of carets, cell by cell."""
    lines = plain(output).split("\n")
    row = next(number for number, line in enumerate(lines) if line.strip().startswith("^"))
    carets = lines[row].split("^")
    first, last = len(carets[0]), len(carets[0]) + len(carets) - 1
    column, found = 0, ""
    for char in lines[row - 1]:
        if first <= column < last and not (column == first and unicodedata.combining(char)):
            found += char
        column += columns(char)
    return found


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Le board a voté.", "board"),
        ("Le 東京 board a voté.", "board"),
        ("Le 東京 a voté.", "東京"),
        ("L’e\u0301te\u0301 du board a voté.", "board"),
        ("👩 le board", "board"),
        ("Le\tboard a voté.", "board"),
        (f"Le{ZWSP} board a voté.", "board"),
        ("Une phrase très longue, " * 60 + "le board a voté, " + "puis une autre, " * 60, "board"),
    ],
)
def test_carets_stand_under_the_span(text: str, span: str) -> None:
    assert under_carets(render(report(checked(text, issue(text, span))), width=80)) == span


@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_long_line_is_cut_around_the_span_between_words(width: int) -> None:
    text = "avant " * 400 + "board" + " après" * 400
    lines = plain(render(report(checked(text, issue(text, "board"))), width=width)).split("\n")
    shown = next(line for line in lines if "board" in line)
    assert columns(shown) <= width
    assert set(shown.split()) == {"…", "avant", "board", "après"}
    assert shown.strip().startswith("… ")
    assert shown.endswith(" …")


def test_span_longer_than_the_window_is_cut_at_its_end() -> None:
    text = "Voici " + "a very long passage " * 30 + "fin."
    lines = plain(render(report(checked(text, issue(text, (6, len(text) - 4)))), width=80)).split("\n")
    at = next(number for number, line in enumerate(lines) if line.strip().startswith("^"))
    assert columns(lines[at]) <= 80
    assert lines[at - 1].endswith("…")
    assert "Voici" in lines[at - 1]


def test_issue_without_length_gets_one_caret_where_something_is_missing() -> None:
    text = "Le texte s’arrête"
    lines = render(report(checked(text, issue(text, (17, 17))))).split("\n")
    assert f"      {' ' * 17}^" in lines


def test_span_over_several_lines_says_where_it_ends() -> None:
    text = "Un\nDeux\nTrois"
    assert "jusqu’à 3:6" in render(report(checked(text, issue(text, (0, len(text))))))


def test_head_names_place_severity_code_and_what_is_to_check() -> None:
    text = "Un\nLe board"
    out = render(report(checked(text, issue(text, "board", tier="B"))))
    assert "  2:4  majeur  ENG_SPAN  Quelque chose d’étrange  (à vérifier)" in out.split("\n")
    assert "  2:4  major  ENG_SPAN  Something odd  (to check)" in render(
        report(checked(text, issue(text, "board", tier="B")), lang="en")
    ).split("\n")


def test_mend_shows_the_changed_words_in_their_neighbourhood() -> None:
    text = "La mairie annonce que que le marché rouvrira."
    lines = render(report(checked(text, issue(text, "que que", edits=[(" que", "")], safe=True)))).split("\n")
    assert "      - annonce que que" in lines
    assert "      + annonce que" in lines


def test_mend_that_is_not_safe_is_called_a_proposal() -> None:
    text = "Il vit à Geneva."
    out = render(report(checked(text, issue(text, "Geneva", edits=[("Geneva", "Genève")]))))
    assert "      + à Genève.  (proposition à relire)" in out.split("\n")


def test_mend_that_deletes_a_paragraph_says_so() -> None:
    text = "Titre\n\nAbonnez-vous\n\nTexte."
    out = render(report(checked(text, issue(text, "Abonnez-vous", edits=[("Abonnez-vous\n\n", "")], safe=True))))
    assert "      - Abonnez-vous\n      + (à supprimer)\n" in out


def test_only_words_that_differ_are_called_old_and_new() -> None:
    text = "payé en tenges ou en tenges, dit-il"
    found = issue(text, "en tenges ou en tenges", edits=[("en tenges ou en tenges", "en tenges ou en soums")])
    (change,) = changes(Document(text), found)
    assert [(role, part) for role, part in change] == [
        (Role.SAME, "payé en tenges ou en "), (Role.OLD, "tenges"), (Role.NEW, "soums"), (Role.SAME, ","),
    ]  # fmt: skip


def test_edits_far_apart_are_changes_of_their_own() -> None:
    text = "Le « mot " + "reste " * 20 + "fin"
    found = issue(text, "«", edits=[("«", "“"), ((len(text), len(text)), " ”")])
    assert len(changes(Document(text), found)) == 2


def test_invisible_character_is_named() -> None:
    text = f"Le mot{ZWSP}lié"
    out = render(report(checked(text, issue(text, ZWSP, edits=[(ZWSP, "")], safe=True))))
    assert f"Invisible{NBSP}: ZERO WIDTH SPACE U+200B" in out
    assert "- mot⟨ZWSP⟩lié" in out
    assert "+ motlié" in out
    assert ZWSP not in out


def test_no_break_space_is_named_only_where_it_matters() -> None:
    text = f"Elle a dit «{NBSP}the board{NBSP}» à 15{NBSP}%."
    quoted = issue(text, f"«{NBSP}the board{NBSP}»")
    spacing = issue(text, f"{NBSP}%", edits=[(f"{NBSP}%", f"{NNBSP}%")])
    closing = issue(text, "«", edits=[("%", f"%{NBSP}»")])
    assert telling(Document(text), quoted) == ()
    assert telling(Document(text), closing) == ()
    assert telling(Document(text), spacing) == (NBSP, NNBSP)


def test_hostile_text_cannot_move_the_cursor() -> None:
    text = "Le \x1b[2J board \x07\r\x9b \ud800 \u202e fin\x00."
    what = report(checked(text, issue(text, "board"), name="a\x1b[1m.txt"), problems=[Problem("\x1b", "Non\x1b[5m.")])
    for out in (render(what), concise.render(what)):
        out.encode("utf-8")
        assert not [char for char in out if unicodedata.category(char) in ("Cc", "Cf", "Cs") and char != "\n"]


def test_colour_changes_nothing_but_colour() -> None:
    text = "Le board a dit que que oui."
    what = report(checked(text, issue(text, "board"), issue(text, "que que", "DUP_WORD", edits=[(" que", "")])))
    assert "\x1b[" in render(what, color=True)
    assert plain(render(what, color=True)) == render(what)


def test_summary_counts_and_the_verdict_is_the_last_line() -> None:
    text = "Le board et the board et " + "mot " * 994
    what = report(
        checked(text, issue(text, (3, 8)), issue(text, (12, 21)), issue(text, (9, 11), "DUP_WORD", tier="B")),
        reasons=[Reason("2 défauts : la limite est 0.", "2 issues: the limit is 0.")],
    )
    lines = render(what).split("\n")
    summary = f"1 document · 1{NNBSP}000 mots · 3 défauts{NBSP}: 3 majeurs (dont 1 à vérifier)"
    assert [summary, f"2,0 pour 1{NBSP}000 mots, sans ceux à vérifier"] == lines[-8:-6]
    assert "  2  ENG_SPAN  Anglais resté" in lines
    assert lines[-1] == f"Verdict{NBSP}: refusé. 2 défauts{NBSP}: la limite est 0."
    assert render(report(*what.checked, lang="en")).split("\n")[-1] == "Verdict: passed."


def test_clean_report_is_three_words_and_a_verdict() -> None:
    assert render(report(checked("Un texte."))) == f"1 document · 2 mots · aucun défaut\nVerdict{NBSP}: accepté."


def test_problem_is_told_above_the_verdict_and_tempers_it() -> None:
    lines = render(report(problems=[Problem("b.txt", "b.txt manque.")])).split("\n")
    assert "  b.txt manque." in lines[:-1]
    assert lines[-1] != f"Verdict{NBSP}: accepté."


def test_clean_documents_are_not_listed() -> None:
    text = "Le board."
    out = render(report(checked("Rien.", name="clean.txt"), checked(text, issue(text, "board"), name="bad.txt")))
    assert "clean.txt" not in out
    assert "bad.txt" in out


def test_line_of_a_json_lines_file_is_named() -> None:
    text = "Un\nLe board"
    what = report(checked(text, issue(text, "board"), name="a.jsonl", file_line=7))
    assert render(what).startswith("a.jsonl:7 · a.jsonl")
    assert concise.render(what).startswith("a.jsonl:7:1: major ENG_SPAN ")
    assert "[a.jsonl 2:4]" in concise.render(what)


def test_concise_line_reads_path_place_severity_code_message() -> None:
    text = "Un\nLe board"
    what = report(checked(text, issue(text, "board", fr="Reste\nanglais.", tier="B")), problems=[Problem("b", "Non.")])
    assert concise.render(what) == "a.txt:2:4: major ENG_SPAN Reste anglais. [à vérifier]\nb: error Non."


def test_concise_report_of_nothing_is_empty() -> None:
    assert concise.render(report(checked("Rien."))) == ""


def test_every_sentence_has_both_languages_and_french_spaces() -> None:
    for key, (french, english) in wording._WORDS.items():
        asked = [set(re.findall(r"{(\w+)}", text)) - {"_"} for text in (french, english)]
        assert asked[0] == asked[1], key
        assert not re.search(r"[^{_}\s][:;!?](?:\s|$)|[ ][:;!?»]|« ", french), key
        assert "'" not in french, key


@pytest.mark.parametrize(
    ("lang", "n", "told"),
    [("fr", 0, "0 défaut"), ("fr", 1, "1 défaut"), ("fr", 2, "2 défauts"), ("en", 0, "0 issues"), ("en", 1, "1 issue")],
)
def test_singular_and_plural_follow_the_language(lang: str, n: int, told: str) -> None:
    assert wording.say(lang, "issues", n) == told


def test_french_reasons_get_the_spaces_that_must_not_break() -> None:
    assert wording.bind("fr", "Ici : « mot » !") == f"Ici{NBSP}: «{NBSP}mot{NBSP}»{NBSP}!"
    assert wording.bind("en", "Here: “word”!") == "Here: “word”!"


def test_stand_ins_take_one_column_each() -> None:
    text = "a\x1b\u200b\u2028\ud800\u00adz"
    assert columns(printable(text)) == len(text)
