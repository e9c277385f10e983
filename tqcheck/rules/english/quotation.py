"""ENG_QUOTE."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.passages import Role


@rule(
    "ENG_QUOTE",
    "Quotation left in English",
    Category.UNTRANSLATED,
    Severity.MAJOR,
    title_fr="Citation laissée en anglais",
    explanation_fr="Une citation est en anglais et rien à côté ne la traduit.\n\n"
    "Les slogans, les titres et les mots célèbres restent tels quels ; ce qu’une personne a dit dans un entretien se traduit.",
    tier=Tier.B,
    outranks=["ENG_SPAN", "ENG_WORD", "NUM"],
    bad=[
        Bad("« ⟦We are not afraid of the strike⟧ », a déclaré le patron du port."),
        Bad("L’avocate a répondu : « ⟦My client has nothing to hide.⟧ »"),
        Bad("Le médecin juge la situation « ⟦extremely worrying⟧ »."),
    ],
    good=[
        Good("« Go home ! » (« Rentrez chez vous ! »), ont crié les riverains."),
        Good("Sur sa pancarte : « There is no planet B »."),
        Good("« The show must go on », sourit la régisseuse."),
        Good("Il lance en anglais : « I have been waiting for this day. »"),
        Good("La chanson « I Want to Break Free » clôt le concert."),
    ],
)
def english_quotation(article: Article) -> Findings:
    """A quotation is in English and nothing near it translates it.

    Slogans, titles and famous words stay as they are; what a person said in an interview is translated.
    """
    for passage in article.english:
        if passage.role is Role.QUOTE:
            yield Finding(
                passage.start,
                passage.end,
                "Cette citation est restée en anglais, sans traduction.",
                "This quotation was left in English, without a translation.",
                confidence=0.85,
            )
