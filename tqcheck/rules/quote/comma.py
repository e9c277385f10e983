"""QUO_COMMA."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.attribution import begins_attribution

_INSIDE = regex(r"(?P<mark>[,.]) ?(?P<close>[»”\"])(?P<comma>,?)(?= )")
_CLOSERS = {"«": "»", "“": "”", '"': '"'}


@rule(
    "QUO_COMMA",
    "Punctuation and closing quote in the wrong order",
    Category.LOCALE_PUNCTUATION,
    Severity.MINOR,
    title_fr="Ponctuation et guillemet fermant dans le mauvais ordre",
    explanation_fr="La virgule avant l’attribution, ou un point, se trouve à l’intérieur du guillemet fermant, comme en anglais.\n\n"
    "Le français ferme d’abord la citation : « … », a dit le maire. Un point ne précède la virgule que dans ? ! et ….",
    tier=Tier.B,
    chars='»”"',
    gaps=r", ?[»”\"],? |\. ?[»”\"], ",
    outranks=["QUO_MIXED", "PUN_DOUBLED"],
    bad=[
        Bad(
            "« La récolte est sauvée⟦, »⟧ a annoncé la coopérative.",
            fixed="« La récolte est sauvée », a annoncé la coopérative.",
        ),
        Bad(
            "« La récolte est sauvée⟦. »,⟧ a annoncé la coopérative.",
            fixed="« La récolte est sauvée », a annoncé la coopérative.",
        ),
        Bad(
            "Le maire promet « un plan⟦, »⟧ le préfet « une aide ».",
            fixed="Le maire promet « un plan », le préfet « une aide ».",
        ),
        Bad(
            "« La récolte est sauvée⟦,”⟧ a annoncé la coopérative.",
            fixed="« La récolte est sauvée », a annoncé la coopérative.",
        ),
        Bad(
            "\"La récolte est sauvée⟦,\"⟧ a annoncé la coopérative.",
            fixed="\"La récolte est sauvée\", a annoncé la coopérative.",
        ),
    ],
    good=[
        Good("« Qui vient ? », a demandé la factrice."),
        Good("« À table ! », crie le chef."),
        Good("« Je verrai… », a soufflé le boxeur."),
        Good("« Elle a refusé. » Le chef a quitté la salle."),
        Good("« La récolte, annonce la coopérative, est sauvée. »"),
    ],
)  # fmt: skip
def mark_inside_quotation(article: Article) -> Findings:
    """The comma before the attribution, or a full stop, stands inside the closing mark, as in English.

    French closes the quotation first: « … », a dit le maire. A stop goes before the comma only in ? ! and ….
    """
    text = article.text
    ends = {pair.end: pair for pair in article.quotes.pairs}
    for found in _INSIDE.finditer(text):
        pair = ends.get(found.start("close"))
        if pair is None or text[max(0, found.start() - 1)] in ".!?…,":
            continue
        if found["mark"] == "." and not found["comma"]:
            continue
        goes_on = text[found.end() + 1 : found.end() + 2].islower()
        if not found["comma"] and not goes_on and not begins_attribution(text, found.end()):
            continue
        opening = text[pair.start]
        closing = _CLOSERS.get(opening, found["close"])
        space = article.profile.quote_space if closing == "»" else ""
        yield Finding(
            found.start(),
            found.end(),
            f"La virgule se place après {closing}, et la citation ne prend pas de point avant elle.",
            f"The comma goes after {closing}, and no full stop stands before it.",
            (Edit(found.start(), found.end(), f"{space}{closing},"),),
            0.88,
            safe=True,
        )
