"""The French full forms and the elision classes."""

from __future__ import annotations

import pytest

from tqcheck.lexicon import forms, lines
from tqcheck.lexicon.aspirated import elides
from tqcheck.lexicon.forms import is_aspirated, known, lookup, siblings


@pytest.mark.parametrize(
    "word", ["maison", "chevaux", "ont", "releva", "Hongrie", "aujourd'hui", "œuvres", "kilomètres"]
)
def test_words_of_the_dictionary_are_known(word: str) -> None:
    assert known(word)


@pytest.mark.parametrize("word", ["", "releasé", "MAISON", "maiso", "qzqz", "\t", "0", "!", "maison\t0", "\ud800"])
def test_anything_else_is_unknown_and_does_not_raise(word: str) -> None:
    assert not known(word)
    assert lookup(word) == ()


def test_a_noun_shows_its_gender_and_number() -> None:
    (form,) = lookup("soldats")
    assert (form.pos, form.gender, form.number, form.lemma) == ("noun", "m", "p", "soldat")


def test_a_noun_of_two_genders_shows_both() -> None:
    assert any(form.pos == "noun" and form.gender == "mf" for form in lookup("livre"))


def test_an_ambiguous_form_shows_every_reading() -> None:
    assert {form.pos for form in lookup("porte")} >= {"noun", "verb"}


def test_a_finite_verb_shows_moods_and_persons() -> None:
    (form,) = lookup("ont")
    assert (form.moods, form.persons, form.lemma) == (("present",), ("3p",), "avoir")


def test_a_participle_shows_gender_number_and_auxiliary() -> None:
    form = next(form for form in lookup("arrivées") if form.pos == "participle")
    assert (form.pos, form.gender, form.number, form.lemma) == ("participle", "f", "p", "arriver")
    assert "e" in form.verb


def test_siblings_are_the_other_forms_of_the_lemma() -> None:
    adjective = next(form for form in lookup("national") if form.pos == "adjective")
    found = {word for word, form in siblings(adjective, "nation") if form.pos == "adjective"}
    assert found == {"national", "nationale", "nationaux", "nationales"}


@pytest.mark.parametrize(
    "word", ["haine", "Hongrie", "Hamas", "huit", "onze", "yaourt", "héros", "Hauts-de-Seine", "haut"]
)
def test_no_elision_before_aspirated_words(word: str) -> None:
    assert is_aspirated(word)
    assert elides(word) is False


@pytest.mark.parametrize("word", ["homme", "héroïne", "hôpital", "Ukraine", "yeux", "huile", "État", "hésite", "Haïti"])
def test_elision_before_vowels_and_mute_h(word: str) -> None:
    assert elides(word) is True
    assert not is_aspirated(word)


@pytest.mark.parametrize("word", ["un", "Henri", "hyène", "i", "énième", ""])
def test_wavering_use_is_left_open(word: str) -> None:
    assert elides(word) is None


def test_a_form_is_found_by_bisection_and_by_the_index_alike() -> None:
    few, many = forms._Table("forms.txt"), forms._Table("forms.txt")
    many.asked = lines._PATIENCE
    rows = few.data[few.start :].decode().split("\n")[1:-1]
    for line in [*rows[:50], *rows[::5000], *rows[-50:]]:
        form, number = line.split("\t")
        for table in (few, many):
            at = table.find(form)
            assert table.data[at : table.data.find(b"\n", at)].decode() == number
            assert table.find(f"{form}qq") == -1
            assert next(table.beginning(form))[0] == form
    assert few.starts == []
    assert many.starts != []
