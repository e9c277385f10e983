"""MKP_PLACE."""

from __future__ import annotations

import re
from itertools import chain

from tqcheck.article import Article
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import anchored, regex
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule

_PLACE = regex(
    r"\$?\{\{[^{}\n]{0,60}\}\}"
    r"|[$#]\{[^{}\n]{1,60}\}"
    r"|\{\s?[A-Za-z_][\w.-]{0,40}\s?\}|\{\d{1,2}\}"
    r"|<%=?[^<>\n]{1,60}%>"
    r"|(?<!\d )(?<![\d%\w])%(?:\d\$)?(?:\(\w{1,40}\))?[sdif@](?![\w'])"
    r"|%%?[A-Za-z_]{2,40}%%?(?!\w)"
    r"|(?<!\w)__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__(?!\w)"
    r"|(?<!\w)@@[A-Z]\w{1,30}@@"
    r"|(?<!\w)#[A-Z]{3,20}#(?!\w)"
    r"|\[\[?(?P<label>[A-ZÀ-ÞŒŸ][A-ZÀ-ÞŒŸ0-9]*(?:[ _-][A-ZÀ-ÞŒŸ0-9]+){0,5})\]\]?"
    r"|\[(?P<ask>(?:insérer|insert|ajouter|compléter|à compléter|à préciser|à vérifier|votre|your|nom|name|date|ville|lieu|X{1,4}|x{2,4}|_+)(?: [^\[\]\n]{0,40})?)\]"
    r"|<(?P<tag>[a-z]{2,20}(?:[_-][a-z0-9]{1,20}){0,3})>|<(?P<capitals>[A-Z]{3,20}(?:_[A-Z0-9]+)*)>"
    r"|(?<![\w-])(?P<word>XXX|TBD|TBC|TODO|FIXME|TKTK|(?i:lorem ipsum)(?: dolor(?: [a-z]{1,14},?){0,60})?)(?![\w-])"
)
_SIGN = regex(r"[{$<%_@#\[]")
_MARKS = frozenset(("xxx", "tbd", "tbc", "todo", "fixme", "tktk", "lorem"))
_RATED = regex(
    r"(?i:\b(?:classée?s?|films?|siècle|congrès|bowl|jeux|olympiade|wrestlemania|louis|papa|pape|édition|session|cinéma|label|site|catégorie|interdit|vin|diesel) ?)$"
)
_ASKED = frozenset(("nom", "name", "date", "ville", "lieu", "votre", "your"))


def _is_variable(word: str) -> bool:
    return word.startswith("__")


def _is_placeholder(article: Article, found: re.Match[str]) -> bool:
    """True unless the brackets or capitals are French: a gloss, an acronym, a film rating, a tag of the tokenizer."""
    text, start = article.text, found.start()
    if article.masked(start, found.end()):
        return False
    label = found["label"]
    if label is not None:
        words = re.split(r"[ _-]", label)
        generic = any(word.rstrip("0123456789") in word_set("placeholders.txt") for word in words)
        return generic and (article.quotes.around(start) is None or "_" in label)
    if found["tag"] is not None:
        return found["tag"].split("_")[0].split("-")[0].upper() in word_set("placeholders.txt")
    if found["capitals"] is not None:
        return found["capitals"].split("_")[0] in word_set("placeholders.txt")
    if found["word"] == "XXX":
        return _RATED.search(text, max(0, start - 24), start) is None and article.quotes.around(start) is None
    if found["ask"] is not None:
        first = found["ask"].split(" ")[0]
        return article.quotes.around(start) is None and (
            first not in _ASKED or found["ask"] in _ASKED or " de " in found["ask"]
        )
    return True


@rule(
    "MKP_PLACE",
    "Placeholder or template variable",
    Category.UNTRANSLATED,
    Severity.MAJOR,
    title_fr="Variable de gabarit non remplie",
    explanation_fr="Une variable de gabarit tient la place d’un nom, d’une date ou d’un nombre.\n\n"
    "La valeur n’a jamais été remplie, ou le moteur a recopié un mot protégé. Ce qui manque n’est pas connu.",
    words=_MARKS,
    test=_is_variable,
    gaps=r"\{|<%|%(?:\(?\Z|@)|@@|[#\[<]\Z",
    any_of=True,
    outranks=["PUN", "TYP", "ENG", "BRK", "CAP", "NUM", "LEX", "MKP_HTML", "MKP_MD", "MET_ID", "BOI_FR", "ENG_BOILER", "AGR"],
    bad=[
        Bad("La maire {city} a salué les équipes.".replace("{city}", "⟦{city}⟧")),
        Bad("Le match débutera à ⟦[HEURE]⟧ au stade."),
        Bad("Environ ⟦%s⟧ foyers sont privés de courant."),
        Bad("D’après ⟦${agency}⟧, la route est coupée."),
        Bad("La préfète, ⟦__PERSON_1__⟧, se rendra sur place."),
        Bad("Le coût est estimé à ⟦{{ amount }}⟧ euros."),
        Bad("Le bilan est de ⟦TBD⟧ blessés."),
    ],
    good=[
        Good("Le XXXe congrès s’ouvre à Metz ; le film est classé XXX."),
        Good("« [La maire] nous a reçus », raconte-t-il."),
        Good("La hausse de 4 % des prix et de 10 % d’impôt."),
        Good("L’Organisation de l’unité africaine [OUA] et l’agence [AFP]."),
        Good("Un ensemble {1, 2, 3} de nombres entiers."),
        Good("Le numéro #1 mondial a perdu."),
    ],
)  # fmt: skip
def placeholder(article: Article) -> Findings:
    """A variable of a template stands where a name, a date or a number should be.

    The value was never filled in, or the engine copied a protected word. What is missing is not known.
    """
    text = article.text
    for found in chain(anchored(_SIGN, _PLACE, text), article.at_words(_MARKS, _PLACE)):
        if _is_placeholder(article, found):
            shown = found[0] if len(found[0]) <= 40 else found[0][:39] + "…"
            yield Finding(
                found.start(),
                found.end(),
                f"« {shown} » est une variable de modèle : la valeur manque.",
                f"“{shown}” is a template variable: its value is missing.",
                (),
                0.95,
            )
