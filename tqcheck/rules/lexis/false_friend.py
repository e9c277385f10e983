"""LEX_FALSEFRIEND."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.patterns import find_turns, sign_rows, signs
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_TABLE = "false_friends.txt"


@rule(
    "LEX_FALSEFRIEND",
    "False friend visible without the source",
    Category.MISTRANSLATION,
    Severity.MINOR,
    title_fr="Faux ami visible sans la source",
    explanation_fr="Un mot français se trouve là où seul son sosie anglais a un sens.\n\n"
    "Le mot seul ne prouve rien ; ce qui l’entoure, si.",
    tier=Tier.B,
    words=signs(_TABLE),
    rows=sign_rows(_TABLE),
    any_of=True,
    bad=[
        Bad(
            "Les enquêteurs ont recueilli de nouvelles ⟦évidences⟧ sur place.",
            fixed="Les enquêteurs ont recueilli de nouvelles preuves sur place.",
        ),
        Bad("Le vote de ⟦confidence⟧ est prévu lundi.", fixed="Le vote de confiance est prévu lundi."),
        Bad(
            "Plusieurs ⟦officiels⟧ ukrainiens ont confirmé la frappe.",
            fixed="Plusieurs responsables ukrainiens ont confirmé la frappe.",
        ),
    ],
    good=[
        Good("Il se rend à l’évidence : le bail du café ne sera pas renouvelé."),
        Good("Il s’est résigné à attendre les documents officiels."),
        Good("Elle supporte l’équipe de Lens depuis toujours."),
    ],
)
def false_friend(article: Article) -> Findings:
    """A French word stands where only its English look-alike makes sense.

    The bare word proves nothing; what stands beside it does.
    """
    for start, end, mend, turn in find_turns(_TABLE, article.text, article.vocabulary, article.where):
        if not article.masked(start, end):
            yield Finding(start, end, turn.fr, turn.en, (Edit(start, end, mend),) if mend else (), 0.7)
