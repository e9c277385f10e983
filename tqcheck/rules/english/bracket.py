"""ENG_BRACKET."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.editorial import find_insertions


@rule(
    "ENG_BRACKET",
    "English insertion in brackets",
    Category.UNTRANSLATED,
    Severity.MAJOR,
    title_fr="Insertion anglaise entre crochets",
    explanation_fr="Les mots entre crochets d’un rédacteur sont en anglais.\n\n"
    "Les journalistes éclairent une citation par un mot entre crochets ; les moteurs recopient les crochets sans les traduire.",
    chars="[(",
    gaps=r"\[",
    words=("the", "our", "their", "his", "her", "my", "your", "its"),
    any_of=True,
    trigger=r"\[|\((?:the|our|their|his|her|my|your|its)[ )]",
    outranks=["ENG_SPAN", "ENG_WORD", "ENG_EXONYM", "ENG_ORG", "ENG_QUOTE"],
    bad=[
        Bad(
            "« Personne ne veut signer ⟦[the treaty]⟧ avant l’été », dit-elle.",
            fixed="« Personne ne veut signer [le traité] avant l’été », dit-elle.",
        ),
        Bad(
            "« La colère ⟦[of the farmers]⟧ est légitime », juge le maire.",
            fixed="« La colère [des agriculteurs] est légitime », juge le maire.",
        ),
        Bad(
            "« Ils ont trahi ⟦[our]⟧ confiance », a lancé le délégué.",
            fixed="« Ils ont trahi [notre] confiance », a lancé le délégué.",
        ),
        Bad("« Je crois ⟦[Johnson]’s⟧ promesse », ironise-t-il."),
        Bad("« Le vote à ⟦[Warsaw]⟧ changera tout », prédit le député."),
        Bad("« Les sondages ⟦[they]⟧ citent sont faux », dit le candidat."),
    ],
    good=[
        Good("« Elles [les infirmières] sont épuisées », dit le médecin."),
        Good("« Le traité […] sera signé », a-t-il promis."),
        Good("« La SEC [Securities and Exchange Commission] enquête », dit le courtier."),
        Good("« C’est vraie [sic] », écrit-il, [NDLR : en rouge]."),
        Good("Elle s’impose 6-4, 6-7 [5/7], 6-2."),
        Good("« Un vrai gentleman [monsieur] », sourit-elle."),
    ],
)  # fmt: skip
def english_insertion(article: Article) -> Findings:
    """The words between an editor's brackets are in English.

    Journalists put a word in brackets to make a quotation clear; engines copy brackets without translating them.
    """
    for insertion in find_insertions(article.text, article.quotes):
        words = article.text[insertion.start : insertion.end]
        edits = (Edit(insertion.start, insertion.end, insertion.french),) if insertion.french else ()
        yield Finding(
            insertion.start,
            insertion.end,
            f"L'insertion « {words} » est restée en anglais.",
            f"The insertion “{words}” was left in English.",
            edits,
            0.96,
        )
