"""QUO_NESTED."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_INNER_LIMIT = 3  # nestings of the same level above which they are the document's habit


def _padding(text: str, offset: int, step: int) -> int:
    """The number of spaces beside `offset`, counted in the direction of `step`."""
    count = 0
    while 0 <= offset + step * (count + 1) < len(text) and text[offset + step * (count + 1)] == " ":
        count += 1
    return count


@rule(
    "QUO_NESTED",
    "Same-level quotes nested",
    Category.PUNCTUATION,
    Severity.MINOR,
    title_fr="Guillemets de même niveau emboîtés",
    explanation_fr="Une citation dans une citation a les mêmes signes que celle qui l’entoure.\n\n"
    "Le français met “ ” à l’intérieur de « », pour que le lecteur voie où chacune finit. Un document qui emboîte trois fois ou plus les mêmes guillemets l’a choisi.",
    chars="«",
    trigger="«[^»]*«",
    outranks=["QUO_UNCLOSED", "PUN_DOUBLED"],
    bad=[
        Bad(
            "⟦« « La digue tiendra »⟧, a promis le préfet.",
            fixed="« La digue tiendra », a promis le préfet.",
        ),
        Bad(
            "« Mon frère a crié ⟦« À l’eau ! »⟧ et il a plongé », raconte la nageuse.",
            fixed="« Mon frère a crié “À l’eau !” et il a plongé », raconte la nageuse.",
        ),
        Bad(
            "« La ⟦« nouvelle donne »⟧ ne convainc personne », résume le politologue.",
            fixed="« La “nouvelle donne” ne convainc personne », résume le politologue.",
        ),
    ],
    good=[
        Good("« Le mot “partage” revient souvent », dit-elle."),
        Good("« Courage » et « patience » sont ses deux mots."),
        Good("« Ouest-France » a titré « Marée noire » dès lundi."),
        Good("« Nous dormions.\n\n« Le toit s’est envolé. »"),
    ],
    tier=Tier.B,
)  # fmt: skip
def nested_guillemets(article: Article) -> Findings:
    """A quotation inside a quotation has the same marks as the outer one.

    French puts “ ” inside « », so that the reader sees where each of them ends. A document that nests guillemets three
    times or more has chosen to.
    """
    text = article.text
    quotes = article.quotes
    unclosed = set(quotes.unclosed)
    inner = [
        pair for pair in quotes.pairs
        if pair.depth == 1 and text[pair.start] == "«" and text[pair.end] == "»" and _outer_is_guillemet(article, pair.start)
    ]  # fmt: skip
    for pair in inner if len(inner) < _INNER_LIMIT else ():
        left, right = _padding(text, pair.start, 1), _padding(text, pair.end, -1)
        yield Finding(
            pair.start, pair.end + 1,
            "À l’intérieur de « », une citation prend les guillemets “ ”.",
            "A quotation inside « » takes the marks “ ”.",
            (Edit(pair.start, pair.start + 1 + left, "“"), Edit(pair.end - right, pair.end + 1, "”")),
            0.85,
        )  # fmt: skip
    for pair in quotes.pairs:
        before = pair.start - 1 - _padding(text, pair.start, -1)
        if text[pair.start] == "«" and before in unclosed and text[before] == "«":
            yield Finding(
                before, pair.end + 1,
                "Le guillemet ouvrant est écrit deux fois.",
                "The opening mark is written twice.",
                (Edit(before, pair.start, ""),),
                0.9,
                safe=True,
            )  # fmt: skip


def _outer_is_guillemet(article: Article, offset: int) -> bool:
    outer = article.quotes.around(offset)
    return outer is not None and article.text[outer[0]] == "«" and article.text[outer[1]] == "»" and (
        "\n" not in article.text[outer[0] : outer[1]]
    )  # fmt: skip
