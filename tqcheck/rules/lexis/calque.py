"""LEX_CALQUE."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.patterns import find_turns, sign_rows, signs
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.accepted import accepted

_TABLE = "calques.txt"


@rule(
    "LEX_CALQUE",
    "Fixed calque",
    Category.STYLE,
    Severity.MINOR,
    title_fr="Calque de l’anglais",
    explanation_fr="Une tournure copie l’anglais mot pour mot.\n\n"
    "Chaque entrée a sa correction et un contexte qui exclut le sens propre.\n\n"
    "`accept` énumère les tournures que la maison admet.",
    tier=Tier.B,
    words=signs(_TABLE),
    rows=sign_rows(_TABLE),
    any_of=True,
    bad=[
        Bad(
            "L’ambassadrice a ⟦délivré un discours⟧ remarqué.", fixed="L’ambassadrice a prononcé un discours remarqué."
        ),
        Bad(
            "Cette hausse ⟦ne fait pas de sens⟧, juge la banque.", fixed="Cette hausse n’a pas de sens, juge la banque."
        ),
        Bad(
            "Le gouvernement doit prendre des ⟦étapes⟧ pour calmer la rue.",
            fixed="Le gouvernement doit prendre des mesures pour calmer la rue.",
        ),
        Bad(
            "Les deux capitales sont ⟦sur la même page⟧ au sujet du gaz.",
            fixed="Les deux capitales sont sur la même longueur d’onde au sujet du gaz.",
        ),
        Bad("Le colloque ⟦prendra place⟧ en mai à Sfax.", fixed="Le colloque aura lieu en mai à Sfax."),
        Bad("Ce retard ⟦ne fait aucun sens⟧, dit le maire.", fixed="Ce retard n’a aucun sens, dit le maire."),
    ],
    good=[
        Good("À la fin de la journée, les mineurs remontent au jour."),
        Good("Les deux citations figurent sur la même page du carnet."),
        Good("Elle adresse la question au ministre et prend place au premier rang."),
        Good("La foule du congrès prend place dans la salle."),
        Good("Le club a perdu face à Lyon ; son livre fait sens aujourd’hui."),
    ],
)
def fixed_calque(article: Article, *, accept: tuple[str, ...] = ()) -> Findings:
    """A turn of phrase copies the English one word for word.

    Each entry has a fixed correction and a context that shuts out its literal use.

    `accept` lists the turns of phrase that the house allows.
    """
    for start, end, mend, turn in find_turns(_TABLE, article.text, article.vocabulary, article.where):
        if not article.masked(start, end) and not accepted(article.text[start:end], accept):
            yield Finding(start, end, turn.fr, turn.en, (Edit(start, end, mend),) if mend else (), 0.8)
