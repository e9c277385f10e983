"""SRC_NUM."""

from __future__ import annotations

from tqcheck.bitext import Bitext
from tqcheck.quantities import of, quoted, wrong
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text.amountmatch import Fault


@rule(
    "SRC_NUM",
    "Number differs from the source",
    Category.MISTRANSLATION,
    Severity.CRITICAL,
    title_fr="Nombre autre que dans la source",
    explanation_fr="Une quantité n’est pas celle que donne la source.\n\n"
    "Un nombre faux est l’erreur que le lecteur ne peut pas voir. Mots et chiffres, parts, douzaines, âges, durées et unités converties sont d’abord ramenés à une même valeur ; n’est signalée qu’une quantité que rien dans la source n’explique, quand la source en donne une de même sorte que rien dans l’article n’explique.",
    outranks=["NUM", "CON_CURRENCY"],
    bad=[
        Bad("L’éboulement a fait au moins ⟦27⟧ morts.", source="The landslide killed at least 72 people."),
        Bad("⟦Cinq⟧ randonneurs sont portés disparus.", source="Six hikers are missing."),
        Bad("La fréquentation du musée a ⟦doublé⟧.", source="Attendance at the museum has tripled."),
        Bad("Le loyer a augmenté de ⟦6,5⟧ % en un an.", source="Rent rose 5.6 percent in a year."),
        Bad("Le ⟦tiers⟧ des sièges ira aux femmes.", source="Half of the seats will go to women."),
        Bad("Ils ont recueilli des ⟦centaines⟧ de témoignages.", source="They gathered thousands of testimonies."),
        Bad("Le fabricant a perdu ⟦73⟧ millions.", source="The maker lost $37 million."),
        Bad("Gratuit pour les moins de ⟦14⟧ ans.", source="Free for those under the age of twelve."),
        Bad("Il n’a rien publié depuis ⟦vingt⟧ ans.", source="He has published nothing for a decade."),
        Bad("Le chantier durera ⟦quatre⟧ ans.", source="The work will take three years."),
    ],
    good=[
        Good("Plus de la moitié des Suisses ont dit oui.", source="More than 50 percent of the Swiss said yes."),
        Good("Une douzaine de chevaux se sont échappés.", source="About 12 horses escaped."),
        Good("Il a été absent un an et demi.", source="He was away for eighteen months."),
        Good("Le colis pèse 9 kilos.", source="The parcel weighs 20 pounds."),
        Good("Le concert commence dans quinze jours.", source="The concert starts in two weeks."),
        Good("Quatre-vingt-onze élus ont voté.", source="Ninety-one members voted."),
        Good("Un Vaudois sur cinq a plus de septante ans.", source="One in five people in Vaud is over 70."),
        Good("Des dizaines de milliers de fans attendaient.", source="Tens of thousands of fans were waiting."),
        Good("Deux blessés et neuf morts, selon la police.", source="Nine dead and two wounded, police say."),
        Good("Elle a vécu dix ans à Rome.", source="She lived in Rome for a decade."),
        Good("Un sexagénaire a été blessé.", source="A 64-year-old man was injured."),
    ],
)  # fmt: skip
def number_differs(bitext: Bitext) -> Findings:
    """A quantity is not the one that the source tells.

    A wrong number is the error that readers cannot see. Words and digits, shares, dozens, ages, lengths of time and converted
    units are brought to one value first; only a quantity that nothing in the source explains, where the source tells one
    of the same sort that nothing in the article explains, is reported.
    """
    for each in of(bitext, Fault.NUMBER):
        start, end = wrong(bitext, each)
        told, meant = quoted(bitext, each)
        yield Finding(
            start,
            end,
            f"« {told} » où la source dit “{meant}”.",
            f"“{told}” where the source says “{meant}”.",
            confidence=0.96,
            source=(each.source.start, each.source.end),
        )
