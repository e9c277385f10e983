"""ENG_HALFNAME."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.hybrids import ROWS, find_hybrids, hot, tells


@rule(
    "ENG_HALFNAME",
    "Half-translated proper name",
    Category.UNTRANSLATED,
    Severity.MAJOR,
    title_fr="Nom propre à moitié traduit",
    explanation_fr="Un nom propre est à moitié anglais, à moitié français.\n\n"
    "Les moteurs traduisent la partie du nom qu’ils connaissent et recopient le reste ; un tel nom ne se trouve nulle part.",
    test=tells,
    rows=ROWS,
    any_of=True,
    outranks=["ENG_SPAN", "ENG_WORD", "ENG_EXONYM", "ENG_ORG"],
    bad=[
        Bad("Le satellite ⟦Eye of Mongolie⟧ a été lancé mardi."),
        Bad("L’⟦University de Heidelberg⟧ a publié l’étude."),
        Bad("Un cargo de ⟦South Corée⟧ a sombré.", fixed="Un cargo de Corée du Sud a sombré."),
        Bad("La ⟦Banque centrale of Égypte⟧ relève ses taux.", fixed="La Banque centrale d’Égypte relève ses taux."),
        Bad("Le ⟦Council européen⟧ se réunit jeudi."),
        Bad("Des élus de l’⟦America du Nord⟧ ont fait le voyage."),
    ],
    good=[
        Good("La Bank of Ireland a fermé des agences à Cork."),
        Good("Le musée Getty de Los Angeles rouvre."),
        Good("La City de Londres retient son souffle."),
        Good("Le West End de Londres manque de comédiens."),
        Good("L’Open de Melbourne commence lundi, celui de New York en août."),
        Good("La Nouvelle-Zélande et l’Afrique du Sud ont voté."),
    ],
)  # fmt: skip
def half_name(article: Article) -> Findings:
    """A proper name is half in English and half in French.

    Engines translate the part of a name they know and copy the rest; readers can find such a name nowhere.
    """
    for hybrid in find_hybrids(article.text, article.spots(hot())):
        name = article.text[hybrid.start : hybrid.end]
        edits = (Edit(hybrid.start, hybrid.end, hybrid.french),) if hybrid.french else ()
        proposal = f" : « {hybrid.french} » ?" if hybrid.french else "."
        yield Finding(
            hybrid.start,
            hybrid.end,
            f"« {name} » n'est traduit qu'à moitié{proposal}",
            f"“{name}” is only half translated.",
            edits,
            0.92,
        )
