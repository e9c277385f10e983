"""CON_TERM."""

from __future__ import annotations

import re
from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.names import Named, Names, find_names
from tqcheck.lexicon.words import rows
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.naming import determiner, stands_alone, swap

_TABLES = ("abbreviations_en.txt", "institutions.txt")
_NAMES = Names(*_TABLES)
_MOST = 3  # findings for one name


@cache
def _full_names() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("institution_acronyms.txt")}


def _french_elsewhere(article: Article, named: Named) -> tuple[str, int]:
    """The French name that the article uses elsewhere for the same thing, and its line; "" where it uses none."""
    for french in (named.row[1], _full_names().get(named.row[0], "")):
        if not french:
            continue
        name = re.escape(french)
        found = re.search(rf"(?<![\w-]){name[:1]}(?i:{name[1:]})(?![\w-])", article.text)
        if found is not None:
            return french, article.line(found.start())
    return "", 0


def _in_gloss(article: Article, named: Named) -> bool:
    """True in brackets, quotations and definitions: l’OMS (WHO en anglais)."""
    text, start, end = article.text, named.start, named.end
    around = article.quotes.around(start)
    return (
        text[start - 1 : start] == "("
        or text[end : end + 1] == ")"
        or (around is not None and around[1] - around[0] < 40)
        or "anglais" in text[max(0, start - 40) : end + 30]
    )


@rule(
    "CON_TERM",
    "Same institution under two names",
    Category.TERM_INCONSISTENCY,
    Severity.MINOR,
    title_fr="Même institution sous deux noms",
    explanation_fr="Une institution porte ici son nom français et là son nom anglais.\n\n"
    "Le moteur a traduit ce nom là où il connaissait les mots et l’a recopié là où il voyait des majuscules.",
    tier=Tier.B,
    test=_NAMES.alone,
    rows=[(_NAMES.first, _NAMES.second)],
    any_of=True,
    outranks=["ENG", "ELI_MISSING", "ELI_CONTRACT", "ELI_FORBIDDEN", "AGR_DET"],
    bad=[
        Bad("L’OCDE a revu ses chiffres. Le rapport de l’⟦OECD⟧ paraîtra lundi.",
            fixed="L’OCDE a revu ses chiffres. Le rapport de l’OCDE paraîtra lundi."),
        Bad("La Cour internationale de justice siège à La Haye. Les juges de l’⟦ICJ⟧ ont voté.",
            fixed="La Cour internationale de justice siège à La Haye. Les juges de la CIJ ont voté."),
        Bad("Le Conseil de sécurité se réunit. Le ⟦Security Council⟧ votera ce soir.",
            fixed="Le Conseil de sécurité se réunit. Le Conseil de sécurité votera ce soir."),
    ],
    good=[
        Good("L’Organisation mondiale du commerce (OMC, WTO en anglais) siège à Genève."),
        Good("La Réserve fédérale a relevé ses taux ; la Fed recommencera."),
        Good("La CPI et la CIJ siègent toutes deux à La Haye."),
    ],
)  # fmt: skip
def two_names(article: Article) -> Findings:
    """An institution has its French name in one place and its English name in another.

    The engine translated it where it knew the words and copied it where it saw capitals.
    """
    seen: dict[str, int] = {}
    others: dict[str, tuple[str, int]] = {}
    for table in _TABLES:
        for named in find_names(article.text, article.spots, table):
            english, french, kind = named.row
            if english == french or not determiner(article.text, named.start) or _in_gloss(article, named):
                continue
            if not stands_alone(article.text, named.start, named.end) or article.masked(named.start, named.end):
                continue
            if english not in others:
                others[english] = _french_elsewhere(article, named)
            elsewhere, line = others[english]
            seen[english] = seen.get(english, 0) + bool(elsewhere)
            if not elsewhere or seen[english] > _MOST:
                continue
            short = "A" if french.isupper() and not kind.startswith("P") else ""
            new = swap(article.text, named.start, named.end, french, short + kind.rstrip("!+"))
            yield Finding(
                named.start,
                named.end,
                f"L’article dit « {elsewhere} » à la ligne {line} : un seul nom par institution.",
                f"The article says “{elsewhere}” in line {line}: one name per institution.",
                (Edit(new.start, new.end, new.replacement),),
                0.85,
            )
