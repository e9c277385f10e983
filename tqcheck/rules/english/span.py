"""ENG_SPAN."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text.accepted import accepted
from tqcheck.text.passages import Role


@rule(
    "ENG_SPAN",
    "English words inside a French sentence",
    Category.UNTRANSLATED,
    Severity.MAJOR,
    title_fr="Mots anglais dans une phrase française",
    explanation_fr="Deux mots ou plus de suite sont restés en anglais.\n\n"
    "Les propositions subordonnées et les participes sont ce que les moteurs laissent le plus souvent ; une suite qui contient de la grammaire anglaise n’est pas un emprunt.\n\n"
    "`accept` énumère les mots et les tours anglais que la maison écrit exprès.",
    outranks=["ENG_WORD", "AGR", "GRM", "ELI", "LEX_NONWORD"],
    bad=[
        Bad("La ministre a promis ⟦to keep the promise⟧ faite aux infirmières."),
        Bad("Le navire, ⟦owned by a shell company⟧, a disparu des radars."),
        Bad("L’inflation reste ⟦well below⟧ les prévisions de la banque centrale."),
        Bad("Les ouvriers ⟦have been waiting for⟧ leur salaire depuis mars."),
    ],
    good=[
        Good("L’ONG Save the Children alerte sur la famine."),
        Good("La série « House of the Dragon » revient au printemps."),
        Good("La sonde traverse un no man’s land entre deux planètes."),
        Good("Le Center for Strategic and International Studies publie ses calculs."),
        Good("La demande de fusion (merge request) attend une relecture."),
    ],
)
def english_span(article: Article, *, accept: tuple[str, ...] = ()) -> Findings:
    """Two or more words in a row were left in English.

    Subordinate clauses and participles are what engines drop most often; a run that holds English grammar is no loan.

    `accept` lists the English words and phrases that the house writes on purpose.
    """
    for passage in article.english:
        words = article.text[passage.start : passage.end]
        if passage.role is Role.SPAN and not accepted(words, accept):
            yield Finding(
                passage.start,
                passage.end,
                f"« {words} » est resté en anglais.",
                f"“{words}” was left in English.",
                confidence=0.95,
            )
