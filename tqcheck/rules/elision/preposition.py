"""ELI_PREP."""

from __future__ import annotations

from functools import cache, partial

from tqcheck.article import Article
from tqcheck.lexicon.aspirated import elides
from tqcheck.lexicon.names import Named, find_names
from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_TABLE = "countries.txt"
_RUN = regex(r"\w+")
_BEFORE = regex(r"(?<![\w'-])(en|à|au|aux|En|À|Au|Aux|[Dd]ans (?:le|la|les)|[Dd]ans l(?=')) ?'?$")
_WORD_BEFORE = regex(r"([\w'-]+) $")
_GOES_ON = regex(r" (?:[A-ZÀ-ÞŒŸ0-9]|nouvelle|info|inter|libre|musique|culture|bleu)|[-'’&/@]|[A-Z0-9]")
_ENDS = regex(
    r" ?[.;:!?»)]|,|$|\n| (?:et|depuis|pendant|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) | (?:en|le|dès) \d"
)
_TO = frozenset(
    "face grâce quant suite opposé opposée opposés appel soutien hostile retour contrairement rapport".split()
)
_TRUST = frozenset("confiance foi croire croit croient croyait espoir espoirs".split())
_INTO = frozenset("investir investi investit intérêt intérêts intégration intégrer entrée entrer rôle place".split())
_AMBIGUOUS = frozenset(("Maine", "Java", "Grenade", "Congo", "Champagne", "Bourgogne", "Nice", "Saxe", "Perse"))
_PLACE = {"f": "en", "v": "en", "m": "au", "p": "aux", "c": "à"}
_GOAL = {"f": "à la", "v": "à l'", "m": "au", "p": "aux", "c": "à"}


def _impossible(row: tuple[str, ...], small: str) -> bool:
    """True where the preposition `small` is impossible before the name of this row, whatever follows."""
    name, kind, allowed = row[0], row[1], row[2].split(",")
    if small.startswith("dans"):
        return kind in "fvmp" and "dans" not in allowed
    if name in _AMBIGUOUS or small in allowed:
        return False
    if kind == "c":
        return small in ("au", "aux") or (small == "en" and name[0] not in "AÀ")
    return not (small == "à" and kind == "f" and "en" not in allowed)


@cache
def _firsts(small: str) -> frozenset[str]:
    """The first words of the names before which `small` is impossible."""
    return frozenset(_RUN.findall(row[0])[0] for row in rows(_TABLE) if _impossible(row, small))


def _refuses(small: str, word: str) -> bool:
    """True for the first word, as written, of a name before which `small` is impossible."""
    return word in _firsts(small)


def _wrong(text: str, name: Named, small: str) -> bool:
    """True where the preposition `small` is impossible before this name."""
    after = text[name.end : name.end + 12]
    goes_on = _ENDS.match(after) is None if small.startswith("dans") else _GOES_ON.match(after) is not None
    return not goes_on and _impossible(name.row, small)


def _mend(small: str, name: str, kind: str, place: str, left: str) -> str:
    """The right words before the name: of place, or of goal after face, grâce, quant …"""
    right = place
    if left in _TO and small != "en":
        right = "à l'" if kind == "f" and elides(name) else _GOAL[kind]
    return right.capitalize() if small[0].isupper() else right


@rule(
    "ELI_PREP",
    "Wrong preposition with a country or city",
    Category.GRAMMAR,
    Severity.MINOR,
    title_fr="Préposition fautive devant un pays ou une ville",
    explanation_fr="La préposition ne convient pas au genre du pays, ou une ville est traitée comme un pays.\n\n"
    "Les pays féminins et ceux qui commencent par une voyelle prennent en, les masculins au, les pluriels aux, les villes et la plupart des îles à.",
    rows=[
        *((frozenset((small,)), partial(_refuses, small)) for small in ("en", "à", "au", "aux")),
        (frozenset(("dans",)), frozenset(("le", "la", "les", "l")), partial(_refuses, "dans")),
    ],
    outranks=["ELI_MISSING"],
    bad=[
        Bad("L’usine ouvrira ⟦en Portugal⟧ l’an prochain.", fixed="L’usine ouvrira au Portugal l’an prochain."),
        Bad("La ministre se rendra ⟦à Norvège⟧ lundi.", fixed="La ministre se rendra en Norvège lundi."),
        Bad("Elle a étudié ⟦au Allemagne⟧ puis à Lyon.", fixed="Elle a étudié en Allemagne puis à Lyon."),
        Bad("Le convoi est arrivé ⟦en Pays-Bas⟧.", fixed="Le convoi est arrivé aux Pays-Bas."),
        Bad("⟦Dans la Grèce⟧, le feu progresse encore.", fixed="En Grèce, le feu progresse encore."),
        Bad("Le pape a célébré la messe ⟦en Varsovie⟧.", fixed="Le pape a célébré la messe à Varsovie."),
        Bad("La France s’est inclinée face ⟦au Italie⟧.", fixed="La France s’est inclinée face à l’Italie."),
    ],
    good=[
        Good("À Cuba, en Israël, à Haïti comme en Iran, au Chili et aux Pays-Bas."),
        Good("Elle travaille à France Inter, puis à Chine nouvelle."),
        Good("De Panama au Panama, de Québec au Québec, à Koweït comme au Koweït."),
        Good("Dans la Pologne de l’après-guerre, tout manquait."),
        Good("Le concert est donné en Avignon et le traité signé en Arles."),
        Good("La confiance en Washington s’effrite."),
        Good("Le passage de Belgique en Suisse a pris six heures."),
    ],
)  # fmt: skip
def wrong_preposition(article: Article) -> Findings:
    """The preposition does not suit the gender of the country, or a city is treated as a country.

    Feminine countries and those that begin with a vowel take en, masculine ones au, plural ones aux, cities and most islands à.
    """
    text = article.text
    for name in find_names(text, article.spots, _TABLE):
        before = _BEFORE.search(text, max(0, name.start - 11), name.start)
        if before is None or article.masked(name.start, name.end):
            continue
        small = before[1]
        allowed = tuple(name.row[2].split(","))
        if not _wrong(text, name, small.lower()):
            continue
        word = _WORD_BEFORE.search(text, max(0, before.start() - 20), before.start())
        left = word[1].lower() if word else ""
        if left in _TRUST and small.lower() not in ("à", "au", "aux"):
            continue
        if left in _INTO and small.lower().startswith("dans"):
            continue
        right = _mend(small, name.row[0], name.row[1], allowed[0], left)
        right = f"{right} " if right[-1] != "'" else right
        yield Finding(
            before.start(),
            name.end,
            f"Devant « {name.row[0]} », la préposition est « {right.strip().lower()} » et non « {small.lower()} ».",
            f"Before “{name.row[0]}” the preposition is “{right.strip().lower()}”, not “{small.lower()}”.",
            (Edit(before.start(), name.start, right),),
            0.9,
        )
