"""ENG_SENT."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text.passages import Role


@rule(
    "ENG_SENT",
    "English sentence",
    Category.UNTRANSLATED,
    Severity.CRITICAL,
    title_fr="Phrase anglaise",
    explanation_fr="Une phrase entière est restée en anglais.\n\n"
    "Les moteurs recopient une phrase qu’ils ne savent pas traduire, et le lecteur bute sur un mur au milieu de l’article.",
    outranks=[
        "ENG_SPAN",
        "ENG_WORD",
        "ENG_EXONYM",
        "ENG_ABBR",
        "ENG_TITLE",
        "ENG_ORG",
        "ENG_HALFNAME",
        "ENG_BRACKET",
        "NUM",
        "AGR",
        "GRM",
        "ELI",
        "LEX_NONWORD",
    ],
    bad=[
        Bad("Les pompiers ont quitté les lieux vers midi. ⟦The bridge will stay closed until Friday.⟧"),
        Bad("⟦The governor said he had never been told about the loan.⟧"),
        Bad("⟦However, farmers warn that the harvest could fail again.⟧ Le cours du blé recule."),
        Bad("Le maire a promis une enquête.\n⟦Nobody was hurt in the collapse.⟧\nLe gymnase restera fermé."),
    ],
    good=[
        Good("Le film « We Need to Talk About Kevin » a été projeté à Cannes."),
        Good("« Ask not what your country can do for you », disait Kennedy."),
        Good("Elle a publié ce message : « See you next year. » (« À l’année prochaine. »)"),
        Good("Make My Lemonade ouvre une boutique à Nantes."),
        Good("Les Rolling Stones ont joué Sympathy for the Devil."),
    ],
)
def english_sentence(article: Article) -> Findings:
    """A whole sentence was left in English.

    Engines copy a sentence they cannot translate, and the reader meets a wall in the middle of the article.
    """
    for passage in article.english:
        if passage.role is Role.SENTENCE:
            yield Finding(
                passage.start,
                passage.end,
                "Cette phrase est restée en anglais.",
                "This sentence was left in English.",
                confidence=0.97,
            )
