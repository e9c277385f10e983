"""Named profiles, and the habits of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck import catalogue, profiles
from tqcheck.article import Article
from tqcheck.check import apply, check
from tqcheck.document import Document
from tqcheck.errors import TqcheckError
from tqcheck.text.profile import Habit, find_profile, find_spacing

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"
PAGE = Path(__file__).parent.parent / "docs" / "profiles.md"


def mended(text: str, profile: str, code: str) -> str:
    issues = check(Document(text), [catalogue.get(code)], profiles.get(profile)).issues
    return apply(text, [edit for issue in issues for edit in issue.edits])


def test_the_page_about_profiles_is_made_from_the_profiles() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert profiles.table() in page
    for name in profiles.names():
        assert f"- **{name}**: {profiles.get(name).about}." in page


def test_a_profile_is_found_in_any_case() -> None:
    assert profiles.get("FR-ca").name == "fr-CA"


@pytest.mark.parametrize(("wrong", "close"), [("fr-FRA", "fr-FR"), ("fr_be", "fr-BE"), ("AFB", "afp"), ("wep", "web")])
def test_an_unknown_profile_names_the_closest(wrong: str, close: str) -> None:
    with pytest.raises(TqcheckError, match=f"Did you mean {close}?"):
        profiles.get(wrong)


def test_a_profile_like_no_other_lists_them_all() -> None:
    with pytest.raises(TqcheckError, match="Choose from fr-FR, fr-CA, fr-CH, fr-BE, afp, web") as caught:
        profiles.get("zzzzzz")
    assert caught.value.message("fr").endswith("Choisissez parmi fr-FR, fr-CA, fr-CH, fr-BE, afp, web.")


@pytest.mark.parametrize(
    ("profile", "fixed"),
    [
        ("fr-FR", f"Qui vient{NARROW}? Deux cols{NO_BREAK}: «{NO_BREAK}Iseran{NO_BREAK}» à 6{NO_BREAK}%."),
        ("fr-CA", f"Qui vient? Deux cols{NO_BREAK}: «{NO_BREAK}Iseran{NO_BREAK}» à 6{NO_BREAK}%."),
        ("fr-CH", "Qui vient? Deux cols: «Iseran» à 6%."),
        ("fr-BE", f"Qui vient{NO_BREAK}? Deux cols{NO_BREAK}: «{NO_BREAK}Iseran{NO_BREAK}» à 6{NO_BREAK}%."),
        ("afp", "Qui vient ? Deux cols : « Iseran » à 6%."),
        ("web", "Qui vient ? Deux cols : « Iseran » à 6 %."),
    ],
)
def test_a_text_without_spaces_is_held_to_its_profile(profile: str, fixed: str) -> None:
    assert mended("Qui vient? Deux cols: «Iseran» à 6%.", profile, "TYP_SPACING") == fixed
    assert mended(fixed, profile, "TYP_SPACING") == fixed


def test_a_profile_takes_away_spaces_that_it_does_not_have() -> None:
    assert mended("Qui vient ? « Personne », dit-il.", "fr-CH", "TYP_SPACING") == "Qui vient? «Personne», dit-il."


def test_a_profile_says_which_space_does_not_break() -> None:
    assert mended("Qui vient ? Deux : « Iseran ».", "fr-FR", "TYP_NBSP") == (
        f"Qui vient{NARROW}? Deux{NO_BREAK}: «{NO_BREAK}Iseran{NO_BREAK}»."
    )
    assert mended("Qui vient ? 12 500 marcheurs.", "web", "TYP_NBSP") == "Qui vient ? 12 500 marcheurs."


def test_mends_follow_the_profile() -> None:
    house = profiles.get("fr-CH")
    issues = check(Document('Il a dit « merci" hier.'), [catalogue.get("QUO_MIXED")], house).issues
    assert [edit.replacement for edit in issues[0].edits] == ["»"]


def test_an_invisible_character_is_named_in_the_message() -> None:
    text = f"Il dit{NO_BREAK}: «{NO_BREAK}oui », puis «{NO_BREAK}non{NO_BREAK}»."
    issue = check(Document(text), [catalogue.get("TYP_NBSP")]).issues[0]
    for lang in ("fr", "en"):
        assert "NO-BREAK SPACE U+00A0" in issue.message(lang)
        assert NO_BREAK not in issue.message(lang)


@pytest.mark.parametrize(
    ("glued", "spaced", "clear"),
    [(0, 3, "spaced"), (1, 4, "spaced"), (1, 3, ""), (0, 2, ""), (3, 0, "glued"), (2, 2, "")],
)
def test_a_majority_is_clear_from_three_instances_and_four_of_five(glued: int, spaced: int, clear: str) -> None:
    habit = Habit(glued)
    habit.spaces[" "] = spaced
    assert habit.clear == clear


def test_the_marks_of_a_text_and_their_spaces() -> None:
    spacing = find_spacing(f"Qui vient{NARROW}? Deux: «Iseran » à 6 %, à 15:30 :) &nbsp; fin.")
    assert [(mark, space) for _, mark, space in spacing.places] == [
        ("?", NARROW), (":", ""), ("«", ""), ("»", " "), ("%", " "),
    ]  # fmt: skip
    assert spacing.no_break == 1


def test_a_mend_follows_the_space_inside_guillemets_and_the_apostrophe() -> None:
    profile = find_profile(f"«{NO_BREAK}Oui{NO_BREAK}» et « non{NO_BREAK}», dit-il, “enfin”.")
    assert (profile.quote_space, profile.apostrophe) == (NO_BREAK, "\N{RIGHT SINGLE QUOTATION MARK}")


def test_spaces_keep_their_offsets_where_letters_are_composed() -> None:
    text = f"Le cafe\N{COMBINING ACUTE ACCENT} a ferme\N{COMBINING ACUTE ACCENT}{NO_BREAK}: «{NO_BREAK}merci »."
    article = Article(Document(text))
    assert len(article.printed) == len(article.text)
    assert article.printed.count(NO_BREAK) == 2
