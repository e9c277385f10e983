"""LEX_NAMELIT."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.patterns import find_turns, sign_rows, signs
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_TABLE = "literal_names.txt"


@rule(
    "LEX_NAMELIT",
    "Proper name translated literally",
    Category.MISTRANSLATION,
    Severity.MAJOR,
    title_fr="Nom propre traduit mot à mot",
    explanation_fr="Le nom d’un journal, d’une entreprise, d’un club ou d’une ville a été traduit mot à mot.\n\n"
    "Les lecteurs connaissent ces noms en anglais ou sous un autre nom français ; les noms ambigus demandent un mot de contexte.",
    tier=Tier.B,
    words=signs(_TABLE),
    rows=sign_rows(_TABLE),
    any_of=True,
    outranks=["ENG", "CAP"],
    bad=[
        Bad("Selon le ⟦Temps de New York⟧, l’accord est prêt.", fixed="Selon le New York Times, l’accord est prêt."),
        Bad(
            "Les start-up de la ⟦vallée du silicium⟧ licencient.", fixed="Les start-up de la Silicon Valley licencient."
        ),
        Bad("La ⟦Maison des représentants⟧ a voté le budget.", fixed="La Chambre des représentants a voté le budget."),
    ],
    good=[
        Good("La Maison Blanche a démenti ; Le Temps et Le Monde en font leur une."),
        Good("Le palais de cristal du parc du Retiro rouvre à Madrid."),
        Good("Le phare de Petit-Rocher, au Nouveau-Brunswick, sera repeint."),
    ],
)
def literal_name(article: Article) -> Findings:
    """The name of a paper, a company, a club or a town was translated word for word.

    Readers know these names in English or under another French name; ambiguous ones need a word of context.
    """
    for start, end, mend, turn in find_turns(_TABLE, article.text, article.vocabulary, article.where):
        if not article.masked(start, end):
            yield Finding(start, end, turn.fr, turn.en, (Edit(start, end, mend),) if mend else (), 0.85)
