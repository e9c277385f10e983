"""ENC_MOJIBAKE."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.mojibake import SUSPECTS, find_damage, looks_damaged

_OTHERS = [
    "QUO",
    "LEX",
    "ENG",
    "TYP",
    "PUN",
    "CAP",
    "ELI",
    "AGR",
    "BRK",
    "NUM",
    "TOK",
    "ENC_INVIS",
    "ENC_MIXED",
    "ENC_SCRIPT",
]


@rule(
    "ENC_MOJIBAKE",
    "Mojibake",
    Category.ENCODING,
    Severity.MAJOR,
    title_fr="Caractères mal décodés",
    explanation_fr="Les octets d’un mot ont été lus dans le mauvais codage : Ã© pour é, â€™ pour une apostrophe.\n\n"
    "La correction rend les caractères à leurs octets et les relit en UTF-8, autant de fois que le dégât a été fait ; rien n’est deviné.",
    chars=SUSPECTS,
    outranks=_OTHERS,
    bad=[
        Bad("La ⟦forÃªt⟧ brûle depuis mardi.", fixed="La forêt brûle depuis mardi."),
        Bad("Le bilan de ⟦lâ€™incendie⟧ est lourd.", fixed="Le bilan de l’incendie est lourd."),
        Bad("Le prix atteint 30 ⟦â‚¬⟧ le kilo.", fixed="Le prix atteint 30 € le kilo."),
        Bad("Le maire est ⟦dÃƒÂ©Ã§u⟧ du vote.", fixed="Le maire est déçu du vote."),
        Bad("La ⟦for√™t⟧ brûle depuis mardi.", fixed="La forêt brûle depuis mardi."),
        Bad("Il habite ⟦Ã⟧ une heure de Sète.", fixed="Il habite à une heure de Sète."),
        Bad("Les pompiers de ⟦l\x92Aude⟧ sont partis.", fixed="Les pompiers de l’Aude sont partis."),
    ],
    good=[
        Good("Le joueur du São Bernardo a marqué à Curaçao."),
        Good("Håkan Mård vit à Umeå, à 60 °C de moins qu’à Bilma."),
        Good("La lettre Ã s’écrit en portugais et Å en suédois."),
        Good("L’association BÂTIR a perdu son procès."),
        Good("« MARANHÃO » est écrit sur la pancarte."),
    ],
)  # fmt: skip
def mojibake(article: Article) -> Findings:
    """A word whose bytes were read in the wrong encoding: Ã© stands for é, â€™ for an apostrophe.

    The mend writes the characters back to bytes and reads them as UTF-8, again and again where the damage was done
    twice; nothing is guessed.
    """
    if not looks_damaged(article.document.text, article.characters):
        return
    at = article.view.at
    for start, end, repaired in find_damage(article.document.text):
        shown = article.document.text[start:end]
        yield Finding(
            at(start),
            at(end),
            f"Caractères lus dans un mauvais encodage : « {_printable(shown)} » était « {_printable(repaired)} ».",
            f"Characters read in a wrong encoding: “{_printable(shown)}” was “{_printable(repaired)}”.",
            (Edit(at(start), at(end), repaired),),
            0.98,
            safe=True,
        )


def _printable(text: str) -> str:
    """The text with characters that show nothing written as U+…"""
    return "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in text)[:80]
