"""ENG_ORG."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.names import Names, find_names
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.accepted import accepted
from tqcheck.text.naming import is_led, nationality, stands_alone, swap, with_nationality

_TABLE = "institutions.txt"
_NAMES = Names(_TABLE)
_ACRONYM = regex(r" ?\([A-Z][A-Za-z]{1,7}\)")


@rule(
    "ENG_ORG",
    "English institution with an established French name",
    Category.TERMINOLOGY,
    Severity.MAJOR,
    title_fr="Institution laissée sous son nom anglais",
    explanation_fr="Une institution, un traité ou une compétition porte son nom anglais alors que le français en a un d’usage.\n\n"
    "Le nom doit suivre un déterminant ou une préposition et n’appartenir à aucun nom plus long ; un nom que son sigle explique entre parenthèses est un choix de la presse et reste.\n\n"
    "`accept` énumère les noms anglais que la maison garde.",
    test=_NAMES.alone,
    rows=[(_NAMES.first, _NAMES.second)],
    any_of=True,
    outranks=["ENG_SPAN", "ENG_WORD", "ENG_HALFNAME", "ENG_EXONYM", "ENG_ABBR", "AGR_DET", "ELI_CONTRACT", "ELI_MISSING"],
    bad=[
        Bad("Le siège ⟦de Holy See⟧ reste muet.", fixed="Le siège du Saint-Siège reste muet."),
        Bad("Le procureur de ⟦l’European Court of Justice⟧ a conclu.", fixed="Le procureur de la Cour de justice de l’Union européenne a conclu."),
        Bad("Le ⟦British Parliament⟧ siège jusqu’à minuit.", fixed="Le Parlement britannique siège jusqu’à minuit."),
        Bad("Une source ⟦de l’Interior Ministry⟧ a confirmé le bilan.", fixed="Une source du ministère de l’intérieur a confirmé le bilan."),
        Bad("⟦Le House of Commons⟧ a voté lundi.", fixed="La Chambre des communes a voté lundi."),
    ],
    good=[
        Good("La Food and Drug Administration a retiré le médicament."),
        Good("Le Congressional Budget Office a rendu sa copie."),
        Good("Le documentaire « Inside the White House » sort mardi."),
        Good("La Bank of America ferme douze agences."),
        Good("L’Environmental Protection Agency (EPA) a saisi la justice."),
        Good("Le World Bank Group a changé de logo."),
    ],
)  # fmt: skip
def english_institution(article: Article, *, accept: tuple[str, ...] = ()) -> Findings:
    """An institution, a treaty or a competition stands under its English name although French has an established one.

    The name must follow a French determiner or preposition and be part of no longer name; a name that its acronym
    explains in brackets is a choice of the press and is left alone.

    `accept` lists the English names that the house keeps.
    """
    text = article.text
    for named in find_names(text, article.spots, _TABLE):
        start, nation = nationality(text, named)
        if not is_led(text, start) or not stands_alone(text, start, named.end) or article.masked(start, named.end):
            continue
        around = article.quotes.around(start)
        if _ACRONYM.match(text, named.end) or (around is not None and around[1] - around[0] < 45):
            continue
        if accepted(text[start : named.end], accept):
            continue
        french = with_nationality(named, nation)
        change = swap(text, start, named.end, french, named.row[2].rstrip("+"))
        yield Finding(
            change.start,
            change.end,
            f"« {text[start : named.end]} » a un nom français : « {french} ».",
            f"“{text[start : named.end]}” has a French name: “{french}”.",
            (Edit(change.start, change.end, change.replacement),),
            0.92,
        )
