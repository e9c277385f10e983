"""ELI_FORBIDDEN."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.aspirated import aspirated, may_refuse
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.grammar import parts
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.tokens import word_start

_ELIDED = regex(
    r"(?<![\w'])(?:([DdÀà]e?) )?((?:[LlDdNnSsJj]|[Qq]u|[Jj]usqu|[Ll]orsqu)')"
    r"(?=[hHoOuUyY1-9b-df-gj-np-tv-zB-DF-GJ-NP-TV-Z])([^\W_]+(?:-[^\W\d_]+)*)"
)
_MARK = regex(r"'(?=[hHoOuUyY1-9b-df-gj-np-tv-zB-DF-GJ-NP-TV-Z])")
_SECOND = regex(r" (?:Kong|Haye|Havane|Réunion|Paz|Valette|Rochelle|Mecque|Nouvelle-Orléans|Barbade|Spezia)(?!\w)")
_WAVERING = frozenset("oui ouistiti ouistitis uhlan uhlans hein unième".split())
_FULL = {
    "l": "",
    "d": "de ",
    "n": "ne ",
    "s": "se ",
    "j": "je ",
    "qu": "que ",
    "jusqu": "jusque ",
    "lorsqu": "lorsque ",
}
_CONTRACTED = {("de", "m"): "du ", ("à", "m"): "au ", ("de", "f"): "de la ", ("à", "f"): "à la "}
_ARTICLE = {"m": "le ", "f": "la "}


def _may_refuse(word: str) -> bool:
    """True for a word, or the first part of one, that may have an aspirated h."""
    return may_refuse(word.partition("_")[0])


def _begins_hard(word: str) -> bool:
    """True for a word that begins with a consonant or a figure."""
    return word[0].lower() not in "aàâäeéèêëhiîïoôöuùûüyÿœæ"


def _begins_place(word: str) -> bool:
    """True for a figure, and for what the places begin with before which d' is no more possible."""
    return word[0].isdecimal() or word.partition("_")[0] in _first_parts()


def _elided(text: str) -> Iterator[re.Match[str]]:
    """The matches of the pattern, looked for before each apostrophe that one of its letters follows."""
    done = 0
    for mark in _MARK.finditer(text):
        start = word_start(text, mark.start())
        for begin in (start - 3, start - 2, start):
            found = _ELIDED.match(text, begin) if begin >= done else None
            if found is not None and found.end(2) == mark.start() + 1:
                done = found.end()
                yield found
                break


@cache
def _consonant_places() -> dict[str, str]:
    """Countries and cities that begin with a consonant, and the gender of those that take an article."""
    return {
        row[0]: {"f": "f", "m": "m"}.get(row[1], "")
        for row in rows("countries.txt")
        if row[0][0] not in "AÀÂEÉÈÊHIÎOÔUY"
    }


@cache
def _first_parts() -> frozenset[str]:
    return frozenset(name.split("-")[0].split(" ")[0] for name in _consonant_places())


def _gender(word: str) -> str:
    genders = {form.gender for form in lookup(word) if form.pos in ("noun", "name", "adjective", "participle")}
    only = genders.pop() if len(genders) == 1 else ""
    return only if only in ("m", "f") else ""


def _aspirated(small: str, word: str) -> bool:
    """True for a word that allows no elision though it begins like one that does."""
    if word.lower() in _WAVERING or word.isupper() or not aspirated(word):
        return False
    if word.lower().startswith(("onz", "harlem")):
        return small == "l" or (small == "d" and word[0] == "H")
    listed = word.lower() in word_set("aspirated_h.txt")
    return bool(listed or parts(word) or parts(word.lower())) and not (
        small == "l" and parts(word) <= {"verb", "infinitive"}
    )


def _consonant(small: str, word: str) -> bool:
    """True for a place or a plain noun that begins with a consonant."""
    if word in _consonant_places():
        return small in ("l", "d") and (small == "l" or word not in ("La", "Le"))
    return small == "l" and len(word) > 4 and parts(word) == {"noun"}


def _wrong(small: str, word: str) -> bool:
    if word[0].isdigit():
        return small in ("l", "d") and re.match(r"1(?:\D|$)|11(?:\D|$)", word) is None
    return _aspirated(small, word) or (word[0].lower() not in "aeéhiouyôœ" and _consonant(small, word))


def _written(before: str, small: str, word: str) -> str:
    """What stands before the word in full, or "" where its gender leaves it open."""
    if small != "l":
        return _FULL[small]
    gender = _consonant_places().get(word) or _gender(word) or _gender(word.lower())
    if not gender:
        return ""
    return _CONTRACTED[before, gender] if before else _ARTICLE[gender]


@rule(
    "ELI_FORBIDDEN",
    "Elision before aspirated h or consonant",
    Category.GRAMMAR,
    Severity.MINOR,
    title_fr="Élision devant un h aspiré ou une consonne",
    explanation_fr="Une apostrophe précède un mot qui n’en admet pas : un h aspiré, une consonne, un chiffre.\n\n"
    "Les moteurs savent que le h s’élide (l’homme) et l’élident aussi devant le Hamas, la Hongrie ou la hausse.",
    chars="'\N{RIGHT SINGLE QUOTATION MARK}",
    rows=[
        (frozenset("l d n s j qu jusqu lorsqu".split()), _may_refuse),
        (frozenset("l"), _begins_hard),
        (frozenset("d"), _begins_place),
    ],
    bad=[
        Bad("Le porte-parole ⟦de l’Hezbollah⟧ a démenti.", fixed="Le porte-parole du Hezbollah a démenti."),
        Bad("⟦L’hockey⟧ sur glace gagne du terrain.", fixed="Le hockey sur glace gagne du terrain."),
        Bad("Le parquet enquête sur des faits ⟦d’harcèlement⟧.", fixed="Le parquet enquête sur des faits de harcèlement."),
        Bad("Les frontières ⟦de l’Syrie⟧ ont été rouvertes.", fixed="Les frontières de la Syrie ont été rouvertes."),
        Bad("Une hausse ⟦d’80⟧ % a été constatée.", fixed="Une hausse de 80 % a été constatée."),
        Bad("Les juges ⟦d’La Haye⟧ ont tranché.", fixed="Les juges de La Haye ont tranché."),
        Bad("L’équipe ⟦d’Honduras⟧ s’est inclinée.", fixed="L’équipe de Honduras s’est inclinée."),
    ],
    good=[
        Good("L’héroïne du roman hésite d’heure en heure."),
        Good("L’Haÿ-les-Roses, d’Hollywood à l’Himalaya : l’hebdomadaire voyage."),
        Good("« J’te dis qu’on va gagner, l’gars », a lancé le capitaine."),
        Good("Un prêt d’1 million et un trou d’1,5 mètre."),
        Good("L’huissier d’Hendaye et l’hélice de l’hydravion."),
        Good("Cheick Tidiane N’Diaye arrive de N’Djamena."),
    ],
)  # fmt: skip
def elision_too_many(article: Article) -> Findings:
    """An apostrophe stands before a word that allows none: an aspirated h, a consonant, a figure.

    Engines know that h is elided (l’homme) and do it before le Hamas, la Hongrie and la hausse as well.
    """
    for found in _elided(article.text):
        before, small, word = (found[1] or "").lower(), found[2][:-1].lower(), found[3]
        second = _SECOND.match(article.text, found.end())
        wrong = (word == "La" and second and small == "d") or _wrong(small, word)
        if not wrong or article.masked(found.start(), found.end()):
            continue
        if before not in ("", "de", "à") or small != "l":
            before = ""
        start = found.start(1) if before else found.start(2)
        full = _written(before, small, word)
        if article.text[start].isupper():
            full = full[:1].upper() + full[1:]
        edits = (Edit(start, found.start(3), full),) if full else ()
        yield Finding(
            start,
            second.end() if second else found.end(),
            f"On n’élide pas devant « {word} ».",
            f"There is no elision before “{word}” in French.",
            edits,
            0.95,
            safe=bool(full),
        )
