"""ENG_WORD."""

from __future__ import annotations

from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.words import rows
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.passages import Role


@cache
def _french() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("small_words_en.txt")}


@rule(
    "ENG_WORD",
    "Single English word",
    Category.UNTRANSLATED,
    Severity.MAJOR,
    outranks=["AGR", "GRM", "ELI", "LEX_NONWORD"],
    bad=[
        Bad(
            "Le syndicat ⟦and⟧ la direction ont repris les discussions.",
            fixed="Le syndicat et la direction ont repris les discussions.",
        ),
        Bad(
            "Les vignerons, ⟦who⟧ attendent l’export, ont rempli leurs caves.",
            fixed="Les vignerons, qui attendent l’export, ont rempli leurs caves.",
        ),
        Bad("Quatre randonneurs ⟦were⟧ blessés dans l’avalanche."),
        Bad(
            "La douane a saisi ⟦three⟧ conteneurs au port.",
            fixed="La douane a saisi trois conteneurs au port.",
        ),
        Bad("Le musée a rendu les ⟦weapons⟧ à la famille."),
        Bad(
            "Le jury y voit une simple ⟦coincidence⟧ de dates.",
            fixed="Le jury y voit une simple coïncidence de dates.",
        ),
    ],
    good=[
        Good("Le leader du marché a présenté son best-seller au public."),
        Good("Dans son for intérieur, la juge doutait."),
        Good("Or, le texte a été rejeté par le Sénat."),
        Good("Il a joué un live à Detroit avant de signer un sponsor."),
        Good("Le feedback des followers a fait le buzz."),
        Good("Le réalisateur de Out of Africa est mort mardi."),
    ],
)
def english_word(article: Article) -> Findings:
    """One English word stands among French ones.

    Conjunctions and pronouns that survive the translation make the sentence stumble; French never borrows them. A word
    that French writes with an accent is reported with its French spelling.
    """
    for passage in article.english:
        if passage.role is not Role.WORD:
            continue
        word = article.text[passage.start : passage.end]
        french = passage.french or _french().get(word.lower(), "")
        if french and word[0].isupper() and _opens(article.text, passage.start):
            french = french[0].upper() + french[1:]
        proposal = f" (en français : « {french} »)" if french else ""
        yield Finding(
            passage.start,
            passage.end,
            f"Le mot « {word} » est anglais{proposal}.",
            f"The word “{word}” is English" + (f" (in French: “{french}”)." if french else "."),
            (Edit(passage.start, passage.end, french),) if french else (),
            0.93,
        )


def _opens(text: str, start: int) -> bool:
    return text[max(0, start - 3) : start].rstrip()[-1:] in ("", "«", "“", '"', ".", "!", "?", ":")
