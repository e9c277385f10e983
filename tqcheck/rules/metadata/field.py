"""MET_FIELD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.lines import removal

_LABEL = regex(
    r"(?:\[|\*\*|\"|<|#+ ?)?([^\W\d_][\w'-]*(?:[ _-][\w'-]+){0,3}?)(?:\*\*|\")?( ?)([:=])(?:\*\*)?(?=[\s\"'\w«“\[/]|$)"
)
_PAIRS = regex(r"[\[{<(]?(?:\"?[a-z][\w.:-]{1,24}\"?=[^\s=]+[ ,;]*){1,12}[\])}>]?")
_JSON = regex(r"[{,]? ?\"[A-Za-z][\w.-]{1,24}\": ?(?:\"[^\"\n]*\"|\d+|true|false|null)\}?,?")
_DATED = regex(
    r"(?i:mis(?:e)? (?:à jour|en ligne)|publiée?|actualisée?|modifiée?|postée?|dernière (?:mise à jour|modification)|published|updated|posted|last updated)"
    r"(?i: on| at| ?:)? ?(?i:le |il y a |à |hier|aujourd'hui)?(?i:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?(?i:le )?"
    r"(?:\d[\w :/.,-]{0,40}|hier[\w :]{0,20}|[A-Z][a-z]+ \d[\w :/.,-]{0,30})(?<![.])$"
)
_KEEPS = frozenset(
    "titre title headline body corps content text texte chapô lede subtitle subheadline subhead sous-titre surtitre summary résumé abstract dek article".split()
)
_DATES = frozenset(
    "mis mise publié publiée modifié dernière published updated posted last".split()
)  # a date must follow
_NOTICE = regex(r"[^\W\d_.]{2,}\. [A-ZÀ-ÞŒŸ][\w ]{2,20} : ")  # a second label: Titre : néant. Prix : 20 euros.
_OPENING = frozenset('[{<(", abcdefghijklmnopqrstuvwxyz')  # what pairs and JSON begin with
_DATING = frozenset("mpadulMPADUL")  # what a date of publication begins with
_LONGEST = 200
_LONGEST_LABEL = 40


_DATES_AT_HEAD = regex(r"\n[^\S\n]*(?i:mis|publi|actualis|modifi|post|dernière|last|updated)")


@cache
def _kinds() -> dict[str, str]:
    """How strictly each label is taken."""
    return {name: kind for kind, name in rows("metadata_labels.txt")}


def _kind(label: str) -> str | None:
    """How strictly a label is taken, None where it is none of the table and has no underscore."""
    name = label.lower().replace("_", " ").strip("\"'")
    return _kinds().get(name) or _kinds().get(name.replace("-", " ")) or ("glued" if "_" in label else None)


def _before_colons(text: str) -> Iterator[str]:
    """What stands before the first colon of a line, where it is short or has an underscore, and no marks around it."""
    colon = text.find(":")
    while colon >= 0:
        label = text[text.rfind("\n", 0, colon) + 1 : colon].strip(' [*"<#')
        if len(label) <= _LONGEST_LABEL or "_" in label:
            yield label
        end = text.find("\n", colon)
        colon = text.find(":", end) if end >= 0 else -1


def _may_hold(text: str, signs: frozenset[str]) -> bool:
    """False where no line can be a field; a cheap look."""
    return (
        "=" in signs
        or ('"' in signs and '":' in text)
        or _DATES_AT_HEAD.search(f"\n{text}") is not None
        or (":" in signs and any(map(_kind, _before_colons(text))))
    )


def _label(article: Article, start: int, end: int) -> re.Match[str] | None:
    """The label at the head of a line, where it is one of a metadata field."""
    text = article.text
    if text.find(":", start, end) < 0 and text.find("=", start, end) < 0:
        return None
    found = _LABEL.match(text, start, end)
    if found is None:
        return None
    label, kind = found[1].lower().replace("_", " ").strip("\"'"), _kind(found[1])
    if kind is None or (kind == "glued" and (found[2] or article.raw(found.end(1), found.start(3)).strip('*"'))):
        return None
    if label.split(" ")[0] in _DATES and not any(map(str.isdigit, article.text[found.end() : end])):
        return None
    if _NOTICE.search(article.text, found.end(), end):
        return None
    if kind == "glued" and found[3] == ":" and _glues_colons(article):
        return None
    return found


def _glues_colons(article: Article) -> bool:
    """True where the article writes its colons without a space, as Québec does not but some sites do."""
    return len(re.findall(r"\w: \w", article.text)) > 2


@rule(
    "MET_FIELD",
    "Metadata field left in the article",
    Category.EXTRANEOUS,
    Severity.MINOR,
    title_fr="Champ de métadonnées resté dans l’article",
    explanation_fr="Un champ de la fiche de l’article, comme son auteur, sa date ou sa langue, y forme une ligne.\n\n"
    "Une étiquette qui est aussi un mot français ne compte que si le deux-points y est collé.",
    tier=Tier.B,
    outranks=["PUN_NOFINAL", "PUN_TRUNC", "ENG_WORD", "ENG_SPAN", "ENG_SENT", "ENG_BOILER", "TYP_SPACING", "NUM_DATE", "NUM_TIME", "CAP_SENTSTART", "CAP_MONTH"],
    bad=[
        Bad("⟦Author: Lena Moe⟧\nLa digue a tenu.", fixed="La digue a tenu."),
        Bad("⟦Date de publication : 5 novembre 2023⟧\nLa digue a tenu.", fixed="La digue a tenu."),
        Bad("⟦headline: La digue a tenu⟧", fixed="La digue a tenu"),
        Bad("⟦lang=fr model=nmt-4⟧\nLa digue a tenu.", fixed="La digue a tenu."),
        Bad("⟦Mots-clés : digue, crue, Loire⟧\nLa digue a tenu.", fixed="La digue a tenu."),
    ],
    good=[
        Good("Lyon : la digue a tenu toute la nuit."),
        Good("Société : les congés allongés en mars."),
        Good("Lieu : salle des fêtes. Heure : 18 heures."),
        Good("Auteur : inconnu. Date : vers 1530. Prix : 2 millions."),
        Good("« Titre : néant », répond le greffier."),
        Good("L’auteur : un homme de 34 ans, connu de la police."),
        Good("Publié en 1962, le roman est réédité."),
    ],
)  # fmt: skip
def metadata_field(article: Article) -> Findings:
    """A field of the record that held the article, such as its author, date or language, stands in it as a line.

    A label that French also writes as a word counts only where the colon is glued to it.
    """
    text = article.text
    if not _may_hold(text, article.characters):
        return
    for paragraph in article.paragraphs:
        start, end = paragraph.start, paragraph.end
        if end - start > _LONGEST:
            continue
        found = _label(article, start, end)
        if found is not None:
            keeps = found[1].lower() in _KEEPS
            cut = (start, _value(text, found.end(), end)) if keeps else removal(text, start, end)
            yield _finding(start, end, found[1], cut)
        elif (
            text[start] in _OPENING and (_PAIRS.fullmatch(text, start, end) or _JSON.fullmatch(text, start, end))
        ) or (text[start] in _DATING and _DATED.match(text, start, end)):
            yield _finding(start, end, text[start:end][:24].split("=")[0].split(" : ")[0], removal(text, start, end))


def _value(text: str, start: int, end: int) -> int:
    while start < end and text[start] in ' *"':
        start += 1
    return start


def _finding(start: int, end: int, label: str, cut: tuple[int, int]) -> Finding:
    return Finding(
        start,
        end,
        f"« {label} » est un champ de la fiche de l’article, non une phrase du texte.",
        f"“{label}” is a field of the article's record, not a sentence of the text.",
        (Edit(*cut, ""),),
        0.88,
        safe=True,
    )
