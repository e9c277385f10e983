"""QUO_MIXED."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_OPENING = {"«": "«", "»": "«", "“": "“", "”": "“", "„": "“", "‟": "“", '"': '"', "‹": "‹", "›": "‹"}
_CLOSING = {"«": "»", "“": "”", '"': '"', "‹": "›"}
_RANK = {"«": 3, "“": 2, '"': 1, "‹": 0}


def _system(article: Article, opening: int, closing: int) -> str:
    """The system that the pair should follow: the one of the document's majority, else the more French one."""
    first, last = _OPENING[article.text[opening]], _OPENING[article.text[closing]]
    profile = article.profile
    count = {"«": profile.guillemets, "“": profile.curly, '"': profile.straight // 2, "‹": 0}
    if max(count[first], count[last]) > 2 and count[first] != count[last]:
        return max(first, last, key=lambda mark: count[mark])
    return max(first, last, key=lambda mark: _RANK[mark])


def edits(article: Article, opening: int, closing: int) -> tuple[Edit, ...]:
    """Replace the mark of the wrong system, with the space that the document puts inside its guillemets."""
    text = article.text
    system = _system(article, opening, closing)
    space = article.profile.quote_space if system == "«" else ""
    if _OPENING[text[opening]] != system:
        after = opening + 1
        while text[after] == " ":
            after += 1
        return (Edit(opening, after, system + space),)
    before = closing
    while text[before - 1] == " ":
        before -= 1
    return (Edit(before, closing + 1, space + _CLOSING[system]),)


@rule(
    "QUO_MIXED",
    "Opened with one system, closed with another",
    Category.PUNCTUATION,
    Severity.MINOR,
    title_fr="Guillemets ouverts d’une façon, fermés d’une autre",
    explanation_fr="Une citation s’ouvre avec un signe d’un système et se ferme avec un signe d’un autre.\n\n"
    "Les moteurs choisissent chaque signe séparément, si bien que « va avec un guillemet droit ; le lecteur ne voit plus ce qui est cité.",
    chars='"“”„‟‹›',
    bad=[
        Bad(
            "⟦« Le barrage tiendra tout l’hiver\"⟧, a promis l’ingénieur.",
            fixed="« Le barrage tiendra tout l’hiver », a promis l’ingénieur.",
        ),
        Bad(
            "⟦\"Le barrage tiendra tout l’hiver »⟧, a promis l’ingénieure.",
            fixed="« Le barrage tiendra tout l’hiver », a promis l’ingénieure.",
        ),
        Bad(
            "La préfète a parlé d’⟦“un été difficile »⟧ pour les bergers.",
            fixed="La préfète a parlé d’« un été difficile » pour les bergers.",
        ),
        Bad(
            "« Le chapitre ⟦‹Nuit de mai”⟧ manque à cette édition », regrette le traducteur.",
            fixed="« Le chapitre “Nuit de mai” manque à cette édition », regrette le traducteur.",
        ),
        Bad(
            "La fanfare, dite ⟦“L’Increvable\"⟧, défile depuis 1911.",
            fixed="La fanfare, dite “L’Increvable”, défile depuis 1911.",
        ),
    ],
    good=[
        Good("« Mon père répétait : “Tais-toi.” Je parlais quand même », raconte la chanteuse."),
        Good("« Le titre \"Nuit de mai\" est de lui », assure l’éditeur."),
        Good("La pièce « “Hamlet” revisité » sera jouée à Mons."),
        Good("« L’écran de 27\" coûte trop cher », estime le vendeur."),
        Good("« Il a couru en 49\"87 », a noté le juge."),
    ],
)  # fmt: skip
def mixed_pair(article: Article) -> Findings:
    """A quotation opens with a mark of one system and closes with a mark of another.

    Engines choose each mark alone, so that « goes with a straight mark; the reader no longer sees what is quoted.
    """
    for opening, closing in article.quotes.mixed:
        first, last = article.text[opening], article.text[closing]
        yield Finding(
            opening,
            closing + 1,
            f"La citation s’ouvre par {first} et se ferme par {last}.",
            f"The quotation opens with {first} and closes with {last}.",
            edits(article, opening, closing),
            0.95,
            safe="\n" not in article.text[opening:closing],
        )
