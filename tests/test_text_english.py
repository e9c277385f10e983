"""Leftover English: the evidence of words, the decoder, and what its runs are."""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tqcheck.article import Article
from tqcheck.document import Document
from tqcheck.lexicon import evidence
from tqcheck.lexicon.accents import accented
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.text.editorial import find_insertions
from tqcheck.text.english import _decode, find_english, stretches
from tqcheck.text.english_places import ENTRY
from tqcheck.text.hybrids import Hybrid, find_hybrids, hot
from tqcheck.text.passages import Role, find_passages
from tqcheck.text.running import run_through

CORPORA = Path(__file__).resolve().parent.parent / "corpora"


def _hybrids(text: str) -> list[Hybrid]:
    article = Article(Document(text))
    return list(find_hybrids(text, article.spots(hot())))


def passages(text: str) -> list[tuple[str, Role]]:
    article = Article(Document(text))
    return [(article.text[p.start : p.end], p.role) for p in article.english]


def runs(text: str) -> list[str]:
    found = find_english(text, run_through(text), lambda: [(0, len(text))])
    return [text[run.start : run.end] for mixed in found for run in mixed.runs]


def worth(values: list[int], chosen: list[tuple[int, int]]) -> int:
    return sum(sum(values[first : last + 1]) - ENTRY for first, last in chosen)


def best_worth(values: list[int]) -> int:
    """The same by trying every assignment of the two states."""
    best = 0
    for states in itertools.product((False, True), repeat=len(values)):
        total, before = 0, False
        for value, english in zip(values, states, strict=True):
            total += (value if english else 0) - (ENTRY if english and not before else 0)
            before = english
        best = max(best, total)
    return best


@pytest.mark.parametrize("seed", range(40))
def test_no_other_cut_of_a_sentence_brings_in_more(seed: int) -> None:
    chance = random.Random(seed)
    values = [chance.randint(-16, 16) for _ in range(chance.randint(1, 11))]
    assert worth(values, stretches(values)) == best_worth(values)


@pytest.mark.parametrize("seed", range(40))
def test_stretches_are_disjoint_and_in_order(seed: int) -> None:
    chance = random.Random(seed)
    edges = [edge for pair in stretches([chance.randint(-16, 16) for _ in range(60)]) for edge in pair]
    assert edges == sorted(edges)


def test_nothing_is_cut_from_no_words() -> None:
    assert stretches([]) == []


def test_the_table_knows_both_languages() -> None:
    table = english_evidence()
    assert {word: table[word] > 0 for word in ("the", "which", "dans", "cette")} == {
        "the": True, "which": True, "dans": False, "cette": False,
    }  # fmt: skip
    assert all(-16 <= value <= 16 for value in table.values())


def test_a_word_is_worth_the_same_where_the_table_lies_and_where_it_was_read_in() -> None:
    few, whole = evidence._Mapped(), evidence._whole()
    words = [*sorted(whole)[::97], "the", "on", "sans", "qwxz", ""]
    assert {word: few.get(word) for word in words} == {word: whole.get(word) for word in words}
    assert len(few) == len(whole)
    assert "qwxz" not in few


def test_a_word_tells_the_same_before_and_after_the_table_is_read_in(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["the", "which", "dans", "les", "street", "a", "qwxz"]
    monkeypatch.setattr(evidence, "_mapped", cache(evidence._Mapped))
    early = [evidence.english_evidence().get(word) for word in words]
    monkeypatch.setattr(evidence, "_PATIENCE", 0)
    assert evidence.english_evidence() is evidence._whole()
    assert early == [evidence.english_evidence().get(word) for word in words]


def test_no_sentence_with_a_passage_in_english_is_passed_over() -> None:
    """Only sentences that places() points at are decoded: all others must hold nothing that matters."""
    for path in sorted(CORPORA.glob("*/*.fr.txt")):
        article = Article(Document(path.read_text(encoding="utf-8")))
        every = (_decode(article.text, sentence.start, sentence.end) for sentence in article.sentences)
        mixed = [one for one in every if one is not None]
        assert article.english == find_passages(article.text, mixed, article.quotes, article.masked), path


@pytest.mark.parametrize("text", ["Le maire _waiting and_ sourit.", "Le maire waiting_and sourit."])
def test_underscores_part_words(text: str) -> None:
    article = Article(Document(text))
    every = [_decode(article.text, sentence.start, sentence.end) for sentence in article.sentences]
    mixed = [one for one in every if one is not None]
    assert mixed
    assert article.english == find_passages(article.text, mixed, article.quotes, article.masked)


def test_letters_beside_a_digit_are_no_word_of_english() -> None:
    assert passages("Les négociateurs sont in1quiet avant le sommet.") == []


def test_words_of_both_languages_tell_nothing() -> None:
    assert all(english_evidence()[word] <= 0 for word in ("a", "on", "or", "son"))


def test_the_table_is_not_read_before_a_rule_asks() -> None:
    code = (
        "from tqcheck.article import Article; from tqcheck import catalogue; catalogue.all_rules()\n"
        "from tqcheck.lexicon import evidence as e; print(e._mapped.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "0\n"


def test_a_run_ends_where_french_begins_again() -> None:
    assert runs("Le préfet refuse to answer the lawyers depuis lundi.") == ["to answer the lawyers"]


def test_two_runs_of_a_sentence_are_two() -> None:
    assert runs("Le chef said que la ville would recover avant la fin de la semaine.") == ["said", "would recover"]


def test_a_french_sentence_has_no_run() -> None:
    assert runs("La préfecture a levé l'alerte dimanche, mais les écoles restent fermées jusqu'à mardi.") == []


def test_an_article_in_french_costs_no_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.text.english._decode", None)
    text = "La récolte a été bonne malgré la sécheresse. Les cours du blé remontent."
    assert find_english(text, run_through(text), lambda: [(0, 44), (45, len(text))]) == ()


def test_a_sentence_in_capitals_is_read_too() -> None:
    assert passages("Le maire a parlé.\nWE WILL REBUILD THE BRIDGE BEFORE THE WINTER.") == [
        ("WE WILL REBUILD THE BRIDGE BEFORE THE WINTER.", Role.SENTENCE)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le juge a lu le texte. The court will rule next week.", [("The court will rule next week.", Role.SENTENCE)]),
        ("« We have lost everything here », raconte le fermier.", [("We have lost everything here", Role.QUOTE)]),
        ("Les mineurs, trapped since Sunday, ont été sauvés.", [("trapped since Sunday", Role.SPAN)]),
        ("Le préfet refuse to answer the question depuis lundi.", [("to answer the question", Role.SPAN)]),
        ("Le pont, built by Eiffel, sera repeint.", [("built by Eiffel", Role.SPAN)]),
        ("Un gaz known as R-22 fuit.", [("known as", Role.SPAN)]),
        ("La loi est votée on Tuesday par le Sénat.", [("on Tuesday", Role.SPAN)]),
        ("Le témoin, a 52-year-old farmer, hésite.", [("52-year-old farmer", Role.SPAN)]),
        ("Les marins but aussi les dockers because la mer monte.", [("because", Role.WORD)]),
        ("« They ont tout perdu », dit-elle.", [("They", Role.WORD)]),
        ("L'appel lancé by Mandela reste célèbre.", [("by", Role.WORD)]),
    ],
)
def test_english_is_a_sentence_a_quotation_a_stretch_or_a_word(text: str, found: list[tuple[str, Role]]) -> None:
    assert passages(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Le festival Music for the Masses ouvre à Lille.",
        "L'album Songs about the Weather est sorti.",
        "Le Council on Foreign Relations publie une note.",
        "Le terme « gaslighting » vient d'un film.",
        "« Nothing compares to you » (« Rien ne se compare à toi »), chante-t-elle.",
        "Il a répondu en anglais : « That is none of your business. »",
        "La revue de code (pull request) attend.",
        "Le site https://example.org/the-story-of-the-week est hors ligne.",
        "Sur la banderole : « Housing is a human right ».",
        "Ils visent le zero waste et le low cost.",
        "Il a dit « les gens sont fatigués, they are tired », en anglais dans le texte.",
    ],
)
def test_names_titles_and_what_is_explained_are_left_alone(text: str) -> None:
    assert passages(text) == []


def test_a_text_typed_without_accents_has_no_english_cognates() -> None:
    assert passages("La reunion a releve une difference de la temperature et une coincidence.") == []


def test_an_english_cognate_is_given_its_accents() -> None:
    article = Article(Document("Les experts écartent la thèse d'une coincidence."))
    assert [passage.french for passage in article.english] == ["coïncidence"]


@pytest.mark.parametrize(("word", "french"), [("coherence", "cohérence"), ("different", ""), ("zzz", "")])
def test_accents_are_put_back_where_one_form_is_known(word: str, french: str) -> None:
    assert accented(word) == french


@pytest.mark.parametrize(
    ("text", "name", "french"),
    [
        ("Un pêcheur de North Corée.", "North Corée", "Corée du Nord"),
        ("La Bank de Norvège attend.", "Bank de Norvège", "Banque de Norvège"),
        ("L'Australia du Sud brûle.", "Australia du Sud", "Australie du Sud"),
        ("La Cour constitutionnelle of Équateur siège.", "Cour constitutionnelle of Équateur",
         "Cour constitutionnelle d'Équateur"),
        ("Le projet Pearl of Sicile.", "Pearl of Sicile", ""),
    ],
)  # fmt: skip
def test_a_name_of_two_languages_is_found_whole(text: str, name: str, french: str) -> None:
    assert [(text[h.start : h.end], h.french) for h in _hybrids(text)] == [(name, french)]


@pytest.mark.parametrize(
    "text",
    [
        "Le West End de Londres.",
        "La Bank of Ireland.",
        "Out of Africa est un film.",
        "L'Office de tourisme de New York.",
    ],
)
def test_a_name_of_one_language_is_no_hybrid(text: str) -> None:
    assert _hybrids(text) == []


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("« Il faut aider [the children] », dit-il.", ["[les enfants]"]),
        ("« La mort [of the king] choque », dit-il.", ["[du roi]"]),
        ("« J'aime [my] maison », dit-il.", ["[ma]"]),
        ("« Une paix durable [the agreement] viendra », dit-il.", [""]),
        ("« Il [le roi] est mort », dit-il.", []),
        ("« Voir [the docs](https://example.org) », dit-il.", []),
    ],
)
def test_an_insertion_is_rendered_only_where_its_neighbours_allow(text: str, french: list[str]) -> None:
    article = Article(Document(text))
    assert [i.french for i in find_insertions(article.text, article.quotes)] == french


def test_a_sentence_of_many_pages_is_read_to_its_end() -> None:
    french = "le maire a lu la lettre du préfet, " * 900
    text = f"Hier {french}although la salle était vide"
    assert runs(text) == ["although"]
