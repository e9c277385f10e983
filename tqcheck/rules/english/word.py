"""ENG_WORD."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text.passages import Role


@rule(
    "ENG_WORD",
    "Single English word",
    Category.UNTRANSLATED,
    Severity.MAJOR,
    bad=[
        Bad("Le syndicat ⟦and⟧ la direction ont repris les discussions."),
        Bad("Les vignerons, ⟦whose⟧ les caves sont pleines, attendent l’export."),
        Bad("Quatre randonneurs ⟦were⟧ blessés dans l’avalanche."),
        Bad("La douane a saisi ⟦three⟧ conteneurs au port."),
    ],
    good=[
        Good("Le leader du marché a présenté son best-seller au public."),
        Good("Dans son for intérieur, la juge doutait."),
        Good("Or, le texte a été rejeté par le Sénat."),
        Good("Il a joué un live à Detroit avant de signer un sponsor."),
    ],
)
def english_word(article: Article) -> Findings:
    """One English word stands among French ones.

    Conjunctions and pronouns that survive the translation make the sentence stumble; French never borrows them.
    """
    for passage in article.english:
        if passage.role is Role.WORD:
            word = article.text[passage.start : passage.end]
            yield Finding(
                passage.start,
                passage.end,
                f"Le mot « {word} » est resté en anglais.",
                f"The word “{word}” was left in English.",
                confidence=0.93,
            )
