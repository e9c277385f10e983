"""ELI_CONTRACT."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.aspirated import elides
from tqcheck.lexicon.grammar import parts
from tqcheck.pattern import anchored, regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_PAIR = regex(
    r"(?<![\w-])(?<!')([Jj]usqu'à|[Dd]e|[Àà]) (les?|lequel|lesquels|lesquelles|Les?)(?: ([^\W_]+(?:-[^\W\d_]+)*)|(?![\w'-]))"
)
_ANCHOR = regex(r"[JjDdÀà](?=e? [Ll]|usqu'à l)")
_CONTRACTED = {
    ("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux",
    ("de", "lequel"): "duquel", ("de", "lesquels"): "desquels", ("de", "lesquelles"): "desquelles",
    ("à", "lequel"): "auquel", ("à", "lesquels"): "auxquels", ("à", "lesquelles"): "auxquelles",
}  # fmt: skip
_TOWNS = frozenset(
    ("Caire", "Havre", "Mans", "Cap", "Touquet", "Pirée", "Creusot", "Bourget", "Puy-en-Velay", "Lavandou")
)
_NOMINAL = frozenset(("noun", "adjective", "participle", "numeral"))


def _is_noun(word: str) -> bool:
    """True where the word cannot follow the pronouns le and les, only the articles."""
    found = parts(word) or parts(word.lower())
    return bool(found & _NOMINAL) and found <= _NOMINAL | {"verb", "name"}


def _wrong(article: str, word: str | None) -> bool:
    if article.startswith(("leq", "lesq")):
        return True
    if not word:
        return False
    if article[0].isupper():
        return article == "Le" and word in _TOWNS
    if article == "le" and elides(word) is not False:
        return False  # ELI_MISSING makes it "de l'"
    return word.isdigit() or _is_noun(word)


@rule(
    "ELI_CONTRACT",
    "Uncontracted de le / à le / de les / à les",
    Category.GRAMMAR,
    Severity.MINOR,
    title_fr="Article non contracté (de le, à le, de les, à les)",
    explanation_fr="De le, de les, à le ou à les précède un nom.\n\n"
    "Le français contracte l’article avec de et à (du, des, au, aux) ; les deux mots ne subsistent que devant un verbe, où le et les sont pronoms, et dans des noms de famille.",
    rows=[(frozenset(("de", "à")), frozenset("le les lequel lesquels lesquelles".split()))],
    outranks=["ELI_MISSING", "PUN_MIDSTOP"],
    bad=[
        Bad("Les recettes ⟦de le⟧ tourisme ont doublé.", fixed="Les recettes du tourisme ont doublé."),
        Bad("La mesure s’applique ⟦à les⟧ entreprises étrangères.", fixed="La mesure s’applique aux entreprises étrangères."),
        Bad("Le sort ⟦de les⟧ deux otages reste inconnu.", fixed="Le sort des deux otages reste inconnu."),
        Bad("Le traité ⟦à lequel⟧ tient la Pologne expire.", fixed="Le traité auquel tient la Pologne expire."),
        Bad("Le sommet ⟦de Le⟧ Caire a échoué.", fixed="Le sommet du Caire a échoué."),
    ],
    good=[
        Good("Elle rêve de les revoir et refuse de le croire."),
        Good("L’avocat de Le Floch-Prigent a plaidé à Le Vigan."),
        Good("Il a réussi à le lui dire et à les en convaincre."),
        Good("La une de « Le Monde » et celle de Les Échos."),
        Good("Il s’agit de le leur rendre, de les bien traiter et de les tous entendre."),
        Good("Rien ne sert de le nier, de le savoir ou de le faire."),
    ],
)  # fmt: skip
def uncontracted(article: Article) -> Findings:
    """De le, de les, à le or à les stands before a noun.

    French contracts the article with de and à (du, des, au, aux); only before a verb, where le and les are pronouns, and
    in surnames do both words stay.
    """
    for found in anchored(_ANCHOR, _PAIR, article.text):
        if not _wrong(found[2], found[3]) or article.masked(found.start(), found.end()):
            continue
        small = found[1].lower()
        short = _CONTRACTED[small.removeprefix("jusqu'"), found[2].lower()]
        if small.startswith("jusqu"):
            short = f"jusqu'{short}"
        if found[1][0].isupper():
            short = short[0].upper() + short[1:]
        yield Finding(
            found.start(),
            found.end(2),
            f"« {found[1]} {found[2]} » se contracte en « {short} ».",
            f"“{found[1]} {found[2]}” contracts to “{short}”.",
            (Edit(found.start(), found.end(2), short),),
            0.96,
            safe=True,
        )
