"""SRC_ANTONYM."""

from __future__ import annotations

from tqcheck.bitext import Bitext
from tqcheck.opposites import find_opposed
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text.polarity import side
from tqcheck.text.poles import swaps

_TABLE = "antonyms.txt"


@rule(
    "SRC_ANTONYM",
    "Opposite of what the source says",
    Category.MISTRANSLATION,
    Severity.CRITICAL,
    title_fr="Contraire de ce que dit la source",
    explanation_fr="La source dit l’un de deux contraires, l’article l’autre.\n\n"
    "Hausse et baisse, achat et vente, avant et après tiennent les mêmes places dans les données dont les moteurs apprennent, et le lecteur n’a aucun moyen de le voir. Signalé quand chaque côté n’a qu’un des deux pôles, et qu’aucun n’est nié.",
    outranks=["SRC_NEG"],
    bad=[
        Bad("Les loyers ont ⟦baissé⟧ de 3 % à Lille.", source="Rents rose by 3 percent in Lille."),
        Bad("Le conseil a ⟦approuvé⟧ le budget du port.", source="The council rejected the port budget."),
        Bad("Les bénéfices sont plus ⟦élevés⟧ que prévu.", source="Profits were lower than expected."),
        Bad("Le pays ⟦exporte⟧ la moitié de son blé.", source="The country imports half of its wheat."),
        Bad("La séance a été levée ⟦avant⟧ le vote.", source="The sitting was adjourned after the vote."),
        Bad("Le père et la ⟦sœur⟧ du suspect ont été entendus.",
            source="The father and the brother of the suspect were questioned."),
    ],
    good=[
        Good("Les loyers ont reculé de 3 % à Lille.", source="Rents fell by 3 percent in Lille."),
        Good("Le dollar est monté face au yen.", source="The yen fell against the dollar."),
        Good("Le conseil n’a pas approuvé le budget du port.", source="The council rejected the port budget."),
        Good("Le rythme de la baisse a diminué.", source="The pace of decline fell."),
        Good("Il a vendu la maison à une banque qui l’avait achetée en mai.",
            source="He sold the house to a bank that had bought it in May."),
    ],
)  # fmt: skip
def opposite_word(bitext: Bitext) -> Findings:
    """The source says one of a pair of opposites, the article the other.

    Rise and fall, buy and sell, before and after stand in the same places of the data from which engines learn, and
    a reader has no way to tell. Reported where each side holds only one of the poles, and neither is denied.
    """
    for pair in bitext.once(find_opposed)[_TABLE]:
        source, target = side(pair.source_tokens), side(pair.tokens)
        for swap in swaps(_TABLE, source, target):
            left, right = source.tokens[swap.source], target.tokens[swap.target]
            yield Finding(
                right.start,
                right.end,
                f"La source dit “{left.text}”, soit le contraire de « {right.text} ».",
                f"The source says “{left.text}”, the opposite of “{right.text}”.",
                confidence=0.9,
                source=(left.start, left.end),
            )
