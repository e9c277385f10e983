"""CAP_TITLE."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_FUNCTION = re.compile(
    r"(?<![\w-])(?:[Ll]e|[Ll]a|[Ll]'|[Dd]u|[Aa]u|[Ss]on|[Ss]a|[Uu]n|[Uu]ne|[Ll]'ancien|[Ll]'ancienne|[Ll]'ex-?) ?"
    r"(Président|Présidente|Vice-[Pp]résident|Vice-[Pp]résidente|Ministre|Chancelier|Chancelière|Général|Colonel|Amiral"
    r"|Gouverneur|Gouverneure|Sénateur|Sénatrice|Député|Députée|Maire|Directeur|Directrice|Secrétaire|Ambassadeur"
    r"|Ambassadrice|Roi|Reine|Prince|Princesse|Empereur|Pape|Cardinal|Évêque|Archevêque|Procureur|Procureure|Juge"
    r"|Commissaire|Porte-[Pp]arole|Professeur|Docteur|Capitaine|Lieutenant|Premier Ministre|Première Ministre)\b"
    r"(?=[ ,.;:)]|$)"
)
_NAMES = re.compile(
    r"(?:Roi [Ll]ion|Prince Noir|Petit Prince|Roi-Soleil|Maire de Casterbridge|Général Motors|Général Electric)"
)


def _is_surname(article: Article, found: re.Match[str]) -> bool:
    """True for names such as Bruno Le Maire and Le Grau-du-Roi: a capital article inside a sentence, a name before."""
    if found[0][0].isupper() and not article.opens(found.start()):
        return True
    return re.search(r"[A-ZÀ-Ÿ][\w-]+ $", article.text[max(0, found.start() - 20) : found.start()]) is not None and (
        found[1] in ("Roi", "Reine", "Prince", "Pape")
    )


@rule(
    "CAP_TITLE",
    "Capitalised function title",
    Category.LOCALE_CAPITALS,
    Severity.MINOR,
    tier=Tier.B,
    bad=[
        Bad(
            "Le ⟦Président⟧ Okafor a reçu le président du Sénat.",
            fixed="Le président Okafor a reçu le président du Sénat.",
        ),
        Bad(
            "La ministre se tait. La décision revient à la ⟦Ministre⟧.",
            fixed="La ministre se tait. La décision revient à la ministre.",
        ),
        Bad(
            "L’ancien ⟦Gouverneur⟧ a perdu contre le gouverneur sortant.",
            fixed="L’ancien gouverneur a perdu contre le gouverneur sortant.",
        ),
    ],
    good=[
        Good("Le Président Okafor a reçu les syndicats ; le Président repart demain."),
        Good("« Monsieur le Président, je vous fais une lettre », chantait-il au président."),
        Good("Le Petit Prince et le Roi lion se vendent toujours, dit le prince."),
        Good("Le ministre Bruno Le Maire a reçu le maire de Lille."),
    ],
)
def capitalised_function(article: Article) -> Findings:
    """The name of a function has a capital: le Président, la Chancelière.

    English writes President Smith; most French houses write le président Smith. Houses differ, so that only the mixture
    of both in one article is reported; the capital of “Premier ministre” is left to the house.
    """
    for found in _FUNCTION.finditer(article.text):
        start, end = found.start(1), found.end(1)
        before = article.text[max(0, found.start() - 10) : found.start()]
        following = article.text[end : end + 30]
        if _is_surname(article, found):
            continue
        if before.lower().endswith(("monsieur ", "madame ", "m. ", "mme ")) or _NAMES.match(article.text, start):
            continue
        if re.match(r" (?:des|du|de la|de) [A-ZÀ-Ÿ]\w+,", following) or article.masked(start, end):
            continue
        mended = found[1].lower()
        if not re.search(rf"(?:\b(?:[Ll]e|[Ll]a|[Uu]ne?|du|au)|[DdLl]') ?{mended}\b", article.text):
            continue
        yield Finding(
            start,
            end,
            f"Le nom d’une fonction s’écrit d’ordinaire sans majuscule : {mended}.",
            f"French usually writes the name of a function without a capital: {mended}.",
            (Edit(start, end, mended),),
            0.7,
            safe=True,
        )
