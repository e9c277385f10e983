from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tqcheck import catalogue
from tqcheck.article import Article
from tqcheck.check import Checked, Issue, apply, check
from tqcheck.document import Document
from tqcheck.fixing import fix
from tqcheck.readers.original import splice
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Rule, Severity, rule

RULES = catalogue.choose()


def fixed(text: str, *rules: Rule, unsafe: bool = False) -> str:
    return fix(Document(text), rules or RULES, unsafe=unsafe).text


def finder(code: str, old: str, new: str, *, safe: bool = True) -> Rule:
    """A rule that finds every `old` and would have it be `new`."""

    def find(article: Article) -> Findings:
        """Found."""
        at = article.text.find(old)
        while at >= 0:
            yield Finding(at, at + len(old), "Voilà.", "There.", (Edit(at, at + len(old), new),), safe=safe)
            at = article.text.find(old, at + len(old))

    return rule(code, code, Category.STYLE, Severity.MINOR, bad=[Bad("⟦x⟧")], good=[Good("y")])(find)


def test_safe_edits_are_applied_and_nothing_else() -> None:
    result = fix(Document("Le prix du du blé monte. Le riz baisse."), RULES)
    assert result.text == "Le prix du blé monte. Le riz baisse."
    assert [issue.code for issue in result.fixed] == ["DUP_WORD"]
    assert result.left.issues == ()


def test_a_proposal_is_applied_only_when_asked() -> None:
    proposal = finder("XX_A", "rouge", "vert", safe=False)
    assert fixed("Le mur rouge.", proposal) == "Le mur rouge."
    assert fixed("Le mur rouge.", proposal, unsafe=True) == "Le mur vert."


def test_an_edit_that_leaves_an_issue_where_there_was_none_is_not_made() -> None:
    rules = finder("XX_A", "rouge", "vert"), finder("XX_B", "vert", "vert", safe=False)
    assert fixed("Le mur rouge.", *rules) == "Le mur rouge."
    assert fixed("Le mur rouge, le mur vert.", *rules) == "Le mur rouge, le mur vert."


def test_the_harmless_edits_beside_it_are_made() -> None:
    rules = finder("XX_A", "rouge", "vert"), finder("XX_B", "vert", "x", safe=False), finder("XX_C", "bleu", "gris")
    assert fixed("bleu bleu rouge bleu rouge bleu", *rules) == "gris gris rouge gris rouge gris"


def test_two_rules_that_undo_each_other_do_not_run_for_ever() -> None:
    assert fixed("rouge", finder("XX_A", "rouge", "vert"), finder("XX_B", "vert", "rouge")) in ("rouge", "vert")
    assert fixed("rouge", finder("XX_A", "rouge", "rouge rouge")) == "rouge"


def test_what_a_fix_reveals_is_fixed_too() -> None:
    rules = finder("XX_A", "rougee", "rouge"), finder("XX_B", "rouge rouge", "rouge")
    assert fixed("Le mur rougee rouge.", *rules) == "Le mur rouge."
    rules = finder("XX_A", "un", "deux"), finder("XX_B", "deux", "trois")
    assert fixed("un", *rules) == "trois"
    assert fixed("un", *rules, finder("XX_C", "trois", "quatre", safe=False)) == "un"


def test_a_text_is_never_emptied() -> None:
    assert fixed("rouge", finder("XX_A", "rouge", "")) == "rouge"


def test_an_edit_that_cannot_be_written_is_left() -> None:
    dash = finder("XX_A", "--", "—")
    result = fix(Document("Oui -- non."), [dash], writable=lambda text: text.isascii())
    assert result.text == "Oui -- non."
    assert len(result.left.issues) == 1


def test_the_edits_of_one_issue_are_made_together_or_not_at_all() -> None:
    @rule("XX_A", "Pair", Category.STYLE, Severity.MINOR, bad=[Bad("⟦x⟧")], good=[Good("y")])
    def pair(article: Article) -> Findings:
        """Found."""
        if article.text.startswith("("):
            end = len(article.text)
            yield Finding(0, 1, "Voilà.", "There.", (Edit(0, 1, "["), Edit(end - 1, end, "]")), safe=True)

    assert fixed("(a b)", pair, finder("XX_B", "b", "c")) == "[a c]"
    assert fixed("(a b)", pair, finder("XX_B", "b)", "c)")) == "[a b]"


def test_edits_that_touch_are_not_mixed() -> None:
    rules = finder("XX_A", "ab", "x"), finder("XX_B", "bc", "y")
    assert fixed("abc", *rules) == "xc"


def test_a_text_that_is_not_french_is_left_alone() -> None:
    english = "The minister said that that was not for him to say, and that the price of of it was high. " * 4
    result = fix(Document(english), RULES)
    assert result.text == english
    assert result.left.foreign


def test_line_ends_stay_what_they_are() -> None:
    text = "Le prix du du blé.\r\n\r\nLe riz riz baisse.\r\n"
    assert fixed(text) == "Le prix du blé.\r\n\r\nLe riz baisse.\r\n"


@pytest.mark.parametrize(
    ("line", "edits", "expected"),
    [
        (r'{"text": "Le du du bl\u00e9"}', [Edit(3, 6, "")], r'{"text": "Le du bl\u00e9"}'),
        (r'{"text": "Le bl\u00e9"}', [Edit(3, 6, "été")], r'{"text": "Le \u00e9t\u00e9"}'),
        ('{"text": "Le blé"}', [Edit(3, 6, "l’été")], '{"text": "Le l’été"}'),
        (r'{"text": "\ud83d\ude00 a \"b\"\n"}', [Edit(2, 3, 'c"')], r'{"text": "\ud83d\ude00 c\" \"b\"\n"}'),
        (r'{"text": "\ud83d a"}', [Edit(2, 3, "b")], r'{"text": "\ud83d b"}'),
        ('{"text": "a", "x": {"text": "a"}, "text" :\t"ab"  } ', [Edit(0, 1, "")],
         '{"text": "a", "x": {"text": "a"}, "text" :\t"b"  } '),
        ('{"text": "abc"}', [Edit(0, 1, ""), Edit(2, 3, "d")], '{"text": "bd"}'),
        ('{"text": "ab"}', [Edit(2, 2, "\n")], r'{"text": "ab\n"}'),
    ],
)  # fmt: skip
def test_a_line_of_json_changes_only_where_it_is_edited(line: str, edits: list[Edit], expected: str) -> None:
    assert splice(line, edits) == expected
    assert json.loads(expected)["text"] == apply(json.loads(line)["text"], edits)


# Properties over generated French

_PHRASES = st.sampled_from([
    "Le ministre", "la mairie de Lyon", "du du blé", "a annoncé", "que que", "le prix de l’eau", "l'été", "l' eau",
    "5 billions de dollars", "« Nous verrons", "verrons »", "le the", "the price of", "1,234,567", "3.5 %", "10 %",
    "en tenges ou en tenges. riyal", "États-Unis", "Etats-Unis", "e\u0301te\u0301 e\u0301te\u0301", "cafe\u0301",
    "&#39;", "Ã©", "l\u0092eau", "😀", "𝔸𝔹", "👩\u200d👧", "q\u0323\u0301", "cœur", "(voir", "plus loin)", "M. X",
    "le 4 Octobre", "lundi lundi", "<b>gras</b>", "…", "...", "«", "»", "“", "”", "de 3 p.m.", "ttn-fr-12",
    "Restez branché", "Suivez-nous sur Facebook", "!", "et et", "le arbre", "de Ukraine", "[the treaty]",
    "Photo : AFP", "www.example.com",
])  # fmt: skip
_GAPS = st.sampled_from(
    [" "] * 8 + [", ", ". ", ".\n", ".\r\n", ".\n\n", ".\r\n\r\n", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}: ",
     "  ", " ,", "\u2028", "\N{ZERO WIDTH SPACE}", "\t", " !", "?", " ; ", "-"]
)  # fmt: skip
FRENCH = st.lists(st.tuples(_PHRASES, _GAPS), min_size=1, max_size=14).map(
    lambda parts: "".join(piece for part in parts for piece in part)
)
FAST = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans_are_exact(checked: Checked) -> None:
    text = checked.document.text
    for issue in checked.issues:
        assert 0 <= issue.start <= issue.end <= len(text)
        assert issue.text == text[issue.start : issue.end]
        for edit in issue.edits:
            assert 0 <= edit.start <= edit.end <= len(text)


def tally(issues: tuple[Issue, ...]) -> Counter[str]:
    return Counter(issue.code for issue in issues)


@given(FRENCH)
@FAST
def test_offsets_slice_to_the_reported_text(text: str) -> None:
    spans_are_exact(check(Document(text), RULES))


@given(FRENCH, st.booleans())
@FAST
def test_fixing_twice_is_fixing_once_and_brings_no_new_issue(text: str, unsafe: bool) -> None:
    before = check(Document(text), RULES)
    once = fix(Document(text), RULES, unsafe=unsafe)
    assert fix(Document(once.text), RULES, unsafe=unsafe).text == once.text
    assert len(once.left.issues) <= len(before.issues)
    assert not tally(once.left.issues) - tally(before.issues)
    spans_are_exact(once.left)


@given(FRENCH)
@FAST
def test_the_rounds_lead_from_the_text_to_its_fix_in_json_too(text: str) -> None:
    result = fix(Document(text), RULES, unsafe=True)
    line = json.dumps({"id": "é", "text": text}, ensure_ascii=len(text) % 2 == 0)
    for edits in result.rounds:
        text = apply(text, edits)
        line = splice(line, edits)
    assert text == result.text
    assert json.loads(line) == {"id": "é", "text": text}


@given(FRENCH)
@FAST
def test_a_crlf_text_stays_one(text: str) -> None:
    crlf = "Un.\r\n" + text.replace("\r\n", "\n").replace("\n", "\r\n")
    result = fixed(crlf)
    assert result.count("\n") == result.count("\r\n") == result.count("\r")


def test_edits_that_nearly_all_do_harm_are_not_tried_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []

    def counting(document: Document, *rest: Any) -> Checked:
        looks.append(len(document.text))
        return check(document, *rest)

    monkeypatch.setattr("tqcheck.fixing.check", counting)
    text = "Le prix du du blé remonte à Chicago." * 120
    once = fix(Document(text), RULES)
    assert sum(looks) < 600_000 * (len(once.rounds) + 2)
    assert fix(Document(once.text), RULES).text == once.text
