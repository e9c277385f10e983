"""SRC_UNIT."""

from __future__ import annotations

from tqcheck.bitext import Bitext
from tqcheck.quantities import of, quoted
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text.amountmatch import Fault
from tqcheck.text.units import symbol


@rule(
    "SRC_UNIT",
    "Unit or currency swapped",
    Category.MISTRANSLATION,
    Severity.MAJOR,
    title_fr="Unité ou monnaie autre que dans la source",
    explanation_fr="Un nombre est celui de la source, mais son unité ou sa monnaie est une autre.\n\n"
    "Des miles donnés pour des kilomètres, des livres pour des euros, des points de base pour des points de pourcentage : le chiffre a l’air fidèle et il est faux. Une conversion juste change le chiffre, et celle qui donne les deux unités est laissée.",
    outranks=["NUM", "CON_CURRENCY", "SRC_NUM"],
    bad=[
        Bad("Le tableau a été vendu ⟦40 millions d’euros⟧.", source="The painting sold for $40 million."),
        Bad("La faille court sur ⟦300 kilomètres⟧.", source="The fault runs for 300 miles."),
        Bad("La falaise domine la mer de ⟦600 mètres⟧.", source="The cliff rises 600 feet above the sea."),
        Bad("La banque a relevé son taux de ⟦50 points de pourcentage⟧.",
            source="The bank raised its rate by 50 basis points."),
        Bad("L’étoile se trouve à ⟦quatre ans⟧ de la Terre.", source="The star lies four light years from Earth."),
        Bad("Les travaux prendront ⟦six semaines⟧.", source="The work will take six months."),
        Bad("Le tunnel court sur ⟦24 mètres⟧.", source="The tunnel runs for 15 miles."),
        Bad("Il gelait : ⟦2 °F⟧ au matin.", source="It was cold: 35 degrees in the morning."),
        Bad("Le navire a perdu ⟦800 mètres carrés⟧ de gazole.", source="The ship lost 800 cubic metres of diesel."),
    ],
    good=[
        Good("Le vent a soufflé à 160 km/h.", source="Winds reached 100 mph."),
        Good("Le billet coûte 2,40 livres.", source="The ticket costs £2.40."),
        Good("Il a couru dix kilomètres.", source="He ran 10 km."),
        Good("Le mercure a atteint 35 degrés.", source="The temperature hit 95 degrees."),
        Good("Le coût est de 20 millions de livres (23 millions d’euros).", source="The cost is £20 million."),
        Good("La hausse est de deux points.", source="The rise is two percentage points."),
        Good("Le terrain s’étend sur 40 hectares.", source="The site covers 100 acres."),
        Good("L’engin pèse 1,4 tonne.", source="The machine weighs 3,000 pounds."),
        Good("La hausse atteint un quart de point.", source="The rise is 25 basis points."),
    ],
)  # fmt: skip
def unit_swapped(bitext: Bitext) -> Findings:
    """A number is that of the source, but its unit or currency is another one.

    Miles told as kilometres, pounds as euros, basis points as percentage points: the figure looks faithful and is wrong.
    So it is where the figure was converted, but bears the unit of another size. A correct conversion changes the figure,
    and one that gives both units is left alone.
    """
    for each in of(bitext, Fault.UNIT):
        told, meant = quoted(bitext, each)
        french, english = ("l’unité a changé, pas le nombre", "the unit has changed, the number has not")
        if each.meant is not None:
            french = f"le nombre est celui qu’il faudrait en « {symbol(each.meant)} »"
            english = f"the number is the one that “{symbol(each.meant)}” would need"
        yield Finding(
            each.target.start,
            each.target.end,
            f"« {told} » où la source dit “{meant}” : {french}.",
            f"“{told}” where the source says “{meant}”: {english}.",
            confidence=0.96,
            source=(each.source.start, each.source.end),
        )
