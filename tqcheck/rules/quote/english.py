"""QUO_ENGLISH."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_SINGLE = regex(r"(?<![\w`])[‘`](?!`)(?P<inside>[^‘`\n]{2,200}?)['´](?!\w)")
_MINORITY = 0.5  # share of English marks from which they are the article's own habit
_ASCII = regex(r"``(?P<inside>[^`'\n]{2,300}?)''")


def _curly(article: Article) -> list[tuple[int, int, int]]:
    """Quotations in “ ” outside any other, where the article or its house prints « »; none where “ ” is its habit."""
    text = article.text
    outer = [pair for pair in article.quotes.pairs if pair.depth == 0]
    found = [(pair.start, pair.end + 1, 1) for pair in outer if text[pair.start] == "“" and text[pair.end] == "”"]
    french = sum(text[pair.start] == "«" for pair in outer)
    asked = article.house is not None and article.house.quotes[:1] == "«"
    return found if asked or (french and len(found) <= _MINORITY * (french + len(found))) else []


def _spans(article: Article) -> list[tuple[int, int, int]]:
    """Quotations in English marks outside any other: start, end, and the width of each mark."""
    text = article.text
    found = _curly(article)
    found += [(hit.start(), hit.end(), 2) for hit in _ASCII.finditer(text)]
    found += [(hit.start(), hit.end(), 1) for hit in _SINGLE.finditer(text)]
    return sorted(found)


@rule(
    "QUO_ENGLISH",
    "English quotation marks as the main system",
    Category.LOCALE_TYPOGRAPHY,
    Severity.MINOR,
    title_fr="Guillemets anglais dans tout le texte",
    explanation_fr="Une citation est entre guillemets anglais, “ ” ou ‘ ’, là où le français met « ».\n\n"
    "Certaines maisons impriment partout “ ” : ces signes ne sont signalés qu’à côté de guillemets français, ou contre la maison demandée. À l’intérieur de « », ils sont justes.",
    tier=Tier.B,
    chars="“‘`",
    bad=[
        Bad("« Le refuge est plein », dit-elle. ⟦“La neige bloque le col”⟧, prévient le guide.",
            fixed="« Le refuge est plein », dit-elle. « La neige bloque le col », prévient le guide."),
        Bad("Le guide se dit ⟦‘très inquiet’⟧ pour la cordée.", fixed="Le guide se dit «\N{NO-BREAK SPACE}très inquiet\N{NO-BREAK SPACE}» pour la cordée."),
        Bad("⟦``La neige bloque le col''⟧, prévient le guide.", fixed="«\N{NO-BREAK SPACE}La neige bloque le col\N{NO-BREAK SPACE}», prévient le guide."),
    ],
    good=[
        Good("« Le film “Heidi” a vieilli », juge le critique."),
        Good("“La neige bloque le col”, prévient le guide. “Restez au refuge”, ajoute-t-il."),
        Good("Le film \"Heidi\" a vieilli."),
        Good("Le rock ’n’ roll des années ’50 revient."),
    ],
)  # fmt: skip
def english_marks(article: Article) -> Findings:
    """A quotation stands in English marks, “ ” or ‘ ’, where French has « ».

    Some houses print “ ” throughout: those marks are reported only beside French ones, or against the house that was
    asked for. Inside « » they are right.
    """
    for start, end, width in _spans(article):
        around = article.quotes.around(start)
        if around is not None and around[0] < start:
            continue
        space = article.profile.quote_space
        yield Finding(
            start,
            end,
            "La citation porte des guillemets anglais au lieu de « ».",
            "The quotation stands in English marks instead of « ».",
            (Edit(start, start + width, f"«{space}"), Edit(end - width, end, f"{space}»")),
            0.8,
            safe=True,
        )
