from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bench.peers import (
    codespell,
    cspell,
    grammalecte,
    hunspell,
    languagetool,
    pofilter,
    proselint,
    pyspellchecker,
    textlint,
)
from bench.peers.__main__ import PEERS, measure
from bench.peers.count import Case, cases, matched, score, touch
from bench.peers.offsets import from_nfc, from_utf16
from bench.peers.peer import Finding, Found, Peer, Text
from bench.peers.setup import PeerError, call, once, reason
from bench.peers.table import Row, rate, render
from tqcheck.evaluation.corpus import Defect, Entry
from tqcheck.rule import Edit

GRIN = "\N{GRINNING FACE}"


def marked(text: str, findings: object) -> list[str]:
    assert isinstance(findings, list)
    return [text[each.start : each.end] for each in findings]


def test_utf16_units_count_two_for_what_lies_beyond_the_first_plane() -> None:
    assert from_utf16(f"a{GRIN}b", 3) == 2
    assert from_utf16("été", 2) == 2


def test_an_offset_of_the_nfc_form_is_found_in_the_decomposed_text() -> None:
    text = "E\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT} ici"
    assert text[from_nfc(text, 4) :] == "ici"
    assert from_nfc("Été", 2) == 2


def test_codespell_names_a_word_of_a_line_as_often_as_it_stands_there() -> None:
    text = "Rien.\nLa raison, sa raison, pas raisonner.\n"
    output = "a.txt:2: raison ==> reason, raisin\na.txt:2: raison ==> reason, raisin\n"
    assert list(codespell.parse(output, text)) == [Finding(9, 15, "raison"), Finding(20, 26, "raison")]


def test_proselint_counts_from_one() -> None:
    text = "Il dit que que oui."
    diagnostic = {"check_path": "lexical_illusions", "message": "…", "pos": [1, 8], "span": [8, 15]}
    output = json.dumps({"result": {"file:///x/a.txt": {"diagnostics": [diagnostic]}, "file:///x/b.txt": {}}})
    found = proselint.parse(output)
    assert set(found) == {"a.txt"}
    assert marked(text, found["a.txt"]) == ["que que"]


def test_hunspell_counts_the_mark_before_a_line_and_closes_a_line_with_an_empty_one() -> None:
    text = f"Le {GRIN} zorg dort.\n\nUn blib."
    output = "@(#) International Ispell Version 3.2.06\n*\n& zorg 2 6: zorgs, org\n*\n\n\n*\n# blib. 4\n\n"
    assert marked(text, list(hunspell.parse(output, text))) == ["zorg", "blib"]


def test_cspell_counts_utf16_units_of_the_file() -> None:
    text = f"Un {GRIN} wordd."
    issue = {"text": "wordd", "offset": 6, "row": 1, "col": 7, "uri": "file:///x/a.txt"}
    found = cspell.parse(json.dumps({"issues": [issue]}), {"a.txt": text})
    assert marked(text, found["a.txt"]) == ["wordd"]


def test_textlint_marks_a_misspelt_word_and_the_mark_without_its_pair() -> None:
    text = f"{GRIN} wordd (ici"
    messages = [
        {"ruleId": "spelling", "message": "wordd", "range": [3, 4]},
        {"ruleId": "@textlint-rule/no-unmatched-pair", "message": "Cannot find …", "range": [10, 11]},
    ]
    findings = list(textlint.parse(json.dumps([{"filePath": "all.txt", "messages": messages}]), text))
    assert marked(text, findings) == ["wordd", "("]


def test_textlint_findings_in_one_file_go_back_to_their_texts() -> None:
    texts = [Text("a.txt", "Un wordd."), Text("b.txt", "Deux wordd.")]
    found = textlint.split([Finding(3, 8), Finding(16, 21)], texts)
    assert found == {"a.txt": [Finding(3, 8)], "b.txt": [Finding(5, 10)]}


def test_grammalecte_counts_from_the_start_of_each_line() -> None:
    text = "Bien.\nLes chat dorment à Zorgville."
    grammar = {"nStart": 4, "nEnd": 8, "sRuleId": "g3__gn_les_1m", "sType": "gn"}
    spelling = {"i": 5, "sType": "WORD", "sValue": "Zorgville", "nStart": 19, "nEnd": 28}
    lines = [
        {"iParagraph": 1, "lGrammarErrors": [], "lSpellingErrors": []},
        {"iParagraph": 2, "lGrammarErrors": [grammar], "lSpellingErrors": [spelling]},
    ]
    output = f"Python v3\n{json.dumps({'grammalecte': '2.1.2', 'lang': 'fr', 'data': lines})}\n"
    findings = list(grammalecte.parse(output, text))
    assert marked(text, findings) == ["chat", "Zorgville"]
    assert [each.label for each in findings] == ["g3__gn_les_1m", "spelling"]


@pytest.mark.parametrize(
    ("parse", "row"), [(pyspellchecker.parse, '["a.txt", [[3, 8]]]'), (languagetool.parse, '["a.txt", [[3, 8, "R"]]]')]
)
def test_a_library_answers_with_a_line_a_text(parse: object, row: str) -> None:
    assert callable(parse)
    found: Found = parse(row + "\n" + '["b.txt", []]\n')
    assert marked("Un wordd.", found["a.txt"]) == ["wordd"]
    assert found["b.txt"] == []


def test_pofilter_gets_a_unit_a_line_with_the_source_of_the_same_line() -> None:
    units = pofilter.units(Text("a.txt", 'Titre\n\nIl dit "oui".', "Title\n\nHe says yes."))
    assert 'msgctxt "1"\nmsgid "Title"\nmsgstr "Titre"\n' in units
    assert 'msgctxt "3"\nmsgid "He says yes."\nmsgstr "Il dit \\"oui\\"."\n' in units
    assert 'msgid "1"\nmsgstr "Titre"' in pofilter.units(Text("a.txt", "Titre"))


def test_pofilter_marks_the_whole_line_once_a_test() -> None:
    text = "Titre\n\nIl dit oui."
    output = (
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n# (pofilter) numbers: Different numbers\n'
        '# (pofilter) startcaps: Different capitalization\nmsgctxt "3"\nmsgid "He says 2."\nmsgstr "Il dit oui."\n'
    )
    findings = list(pofilter.parse(output, text))
    assert marked(text, findings) == ["Il dit oui.", "Il dit oui."]
    assert [each.label for each in findings] == ["numbers", "startcaps"]


def defect(start: int, end: int, code: str = "DUP_WORD") -> Defect:
    return Defect(code, start, end, "", edits=(Edit(start, end, ""),))


def test_what_only_meets_touches_where_one_of_the_two_is_empty() -> None:
    assert not touch(Finding(0, 3), defect(3, 5))
    assert touch(Finding(0, 3), defect(3, 3))
    assert touch(Finding(0, 4), defect(3, 5))


def test_a_finding_names_one_defect_and_the_most_favourable_pairs_count() -> None:
    first, second = defect(0, 5), defect(6, 9)
    assert matched([first, second], [Finding(0, 20)]) == [first]
    assert matched([first, second], [Finding(0, 20), Finding(1, 2)]) == [first, second]


def small() -> dict[str, list[Case]]:
    bad = Entry("faulty/01-a.fr.txt", "Le le chat dort.", (defect(2, 5),))
    return cases([bad, Entry("clean/01-b.fr.txt", "Tout va bien ici.", ())])


def test_an_annotated_article_is_checked_mended_too() -> None:
    texts = [(kind, case.text.name, case.text.text) for kind, each in small().items() for case in each]
    assert texts == [
        ("annotated", "faulty-01-a.txt", "Le le chat dort."),
        ("mended", "faulty-01-a-mended.txt", "Le chat dort."),
        ("clean", "clean-01-b.txt", "Tout va bien ici."),
    ]


def test_a_score_counts_what_is_named_what_is_outside_and_each_place_once() -> None:
    found = {
        "faulty-01-a.txt": [Finding(0, 5), Finding(0, 5, "again"), Finding(6, 10)],
        "clean-01-b.txt": [Finding(0, 4)],
    }
    counted = score(small(), found, lambda _: True)
    assert (counted.named, counted.findings, counted.outside) == ({"DUP": 1}, 2, 1)
    assert counted.quiet == {"mended": (0, 3), "clean": (1, 4)}
    assert score(small(), found, lambda each: each.label == "again").findings == 1


def test_a_rate_is_by_a_thousand_words() -> None:
    assert rate(3, 2000) == "1.5"
    assert rate(0, 0) == "–"


def test_the_table_names_the_tools_and_why_one_is_missing() -> None:
    def run(home: Path, work: Path, texts: object) -> Found:
        assert (work / "clean-01-b.txt").read_text(encoding="utf-8") == "Tout va bien ici."
        return {"faulty-01-a.txt": [Finding(3, 5)]}

    peer = Peer("zorg", "MIT", "zorg FILE", lambda _: "1.2", run, "Slow.", {"zorg, half": lambda _: False})
    table = render(small(), [measure(peer, Path("nowhere"), small())], {"blib": "no registry has it"})
    assert "Articles: 1 annotated, 4 words, 1 defects. Correct texts: 1 clean, 4 words; 1 mended, 3 words." in table
    assert "| zorg | 1 | 100 % | 1 | 0 | 0.0 | 0.0 |\n| zorg, half | 0 | 0 % | 0 | 0 | 0.0 | 0.0 |" in table
    assert "| DUP Repetition | 1 | 1 |\n" in table
    assert "- **zorg** 1.2 (MIT): `zorg FILE`. Slow." in table
    assert "- **blib**: no registry has it." in table
    assert isinstance(measure(peer, Path("nowhere"), small()), Row)


def test_a_reason_is_the_telling_line_without_paths_and_addresses() -> None:
    output = "WARNING: old\nERROR: Could not fetch https://example.org/zorg into /root/.cache/zorg\n\nbye\n"
    assert reason(output) == "ERROR: Could not fetch … into …"
    assert reason("") == "it said nothing"
    assert len(reason("a" * 500)) == 160


def test_a_command_that_is_missing_fails_or_hangs_is_a_peer_error() -> None:
    with pytest.raises(PeerError, match="zorg-of-no-machine is not on this machine"):
        call(["zorg-of-no-machine"])
    with pytest.raises(PeerError, match="failed: no way"):
        call([sys.executable, "-c", "raise SystemExit('no way')"])
    with pytest.raises(PeerError, match="within 1 seconds"):
        call([sys.executable, "-c", "import time; time.sleep(9)"], seconds=1)


def test_what_was_brought_is_not_brought_again_unless_it_changes_or_failed(tmp_path: Path) -> None:
    home = tmp_path / "peer"
    brought: list[str] = []
    for wanted in ("one", "one", "two"):
        once(home, [wanted], lambda: brought.append("yes"))
    assert len(brought) == 2

    def fail() -> None:
        raise PeerError("no")

    with pytest.raises(PeerError):
        once(home, ["three"], fail)
    once(home, ["three"], lambda: brought.append("yes"))
    assert len(brought) == 3


def test_every_peer_says_how_it_is_run() -> None:
    names = [peer.name for peer in PEERS]
    assert len(set(names)) == len(names)
    assert all(peer.command and peer.licence for peer in PEERS if peer.name != "lucid-lint")
