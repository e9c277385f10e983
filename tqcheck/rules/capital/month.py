"""CAP_MONTH."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_MONTHS = "Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre"
_DAYS = "Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche"
_NAMES_OF_DATES = frozenset(f"{_MONTHS}|{_DAYS}".split("|"))  # as they are written
_DATE = regex(rf"(?:(?<=[ '(])|(?<=\bmi-))(?:(?P<month>{_MONTHS})|(?P<day>{_DAYS}))\b(?!-)")
_BEFORE_MONTH = regex(
    r"(?:\b(?P<number>\d{1,2}|1er) |\b(?P<word>[Ee]n|[Ff]in|[Dd]ébut|[Dd]epuis|[Dd]ès|[Mm]ois de|[Mm]ois d'|[Dd]'ici|courant|[Ee]ntre|[Aa]vant|[Aa]près|[Jj]usqu'à|[Vv]ers) )$|\b[Mm]ois d'$|\b[Mm]i-$"
)
_BEFORE_DAY = regex(r"\b(?:[a-zà-öø-ÿœ]+[ ']|Chaque |Ce |Dès |Depuis )$|[,)»] $|\d $")
# Le Journal du Dimanche, Robinson et Vendredi.
_THING = regex(r"([a-zà-öø-ÿœ]+) $")
_OF_NAME = regex(r"(?<=[\w,'] )[A-ZÀ-ÞŒŸ][\w-]+ (?:du|de|des|et) $|^[A-ZÀ-ÞŒŸ][\w-]+ et $")
# Days that are called by their date alone, with a capital: holidays, revolutions, attacks.
_EVENTS = frozenset(
    "1er Mai|1er Août|8 Mai|13 Mai|18 Juin|20 Juin|4 Juillet|14 Juillet|10 Août|4 Septembre|11 Septembre|7 Octobre|11 Novembre"
    "|13 Novembre|2 Décembre|6 Janvier|6 Février|25 Avril|29 Octobre".split("|")
)
# Before “Mars” these may mean the planet.
_PLANET = frozenset(("depuis", "dès", "entre", "avant", "après", "jusqu'à", "vers"))
# “de” and a month without a day: les pluies d'Août, but la révolution d'Octobre, la monarchie de Juillet.
_OF = regex(r"\b(?P<noun>[a-zà-öø-ÿœ]{3,}) (?:de |d')$")
_OF_NAMES = frozenset(
    "révolution révolutions insurrection monarchie colonne journées journée massacres massacre ordonnances mouvement"
    " revue place rue square quai pont gare cercle théorie émeutes putsch complot grève génération enfants".split()
)
_FROM = regex(r"\b[Dd](?:e |')$")
_RANGE = regex(rf" à (?i:{_MONTHS})\b")
_PLACES = regex(
    r"(?i)\b(?:rue|place|avenue|boulevard|quai|pont|square|lycée|stade|collège|cité|mouvement|station) (?:du |de la |de |des )?(?:\w+ )?$"
)
_DAY_NAMES = regex(r" (?:[Ss]aint|[Nn]oir|[Gg]ras|[Rr]ouge|[Ss]anglant|[Bb]leu|[Dd]es [Rr]ameaux|de (?:Pâques|Pentecôte)|de la Pentecôte|de l'Ange|in Albis)\b")  # fmt: skip
_MONTH_NAMES = regex(r" (?:68|[Nn]oir|[Rr]ouge)\b")


def _is_name(article: Article, found: re.Match[str]) -> bool:
    """True for events, streets and works: le 14 Juillet, rue du 4 Septembre, le Vendredi saint."""
    text, start, end = article.text, found.start(), found.end()
    if article.opens(start) or article.masked(start, end):
        return True
    following = text[end : end + 20]
    if re.match(r" [A-ZÀ-ÞŒŸ]", following) and not re.match(r" [A-ZÀ-ÞŒŸ][\w.]* ?\(", following):
        return True
    if found["day"]:
        before_day = max(0, start - 30)
        if _DAY_NAMES.match(following) or _OF_NAME.search(text, before_day, start):
            return True
        thing = _THING.search(text, before_day, start) if re.match(r" \d", following) else None
        if thing and thing[1] in word_set("named_things.txt"):  # le voilier Vendredi 13
            return True
        return _BEFORE_DAY.search(text, before_day, start) is None
    if _MONTH_NAMES.match(following):
        return True
    before = _BEFORE_MONTH.search(text, max(0, start - 14), start)
    if before is None and _RANGE.match(following) and _FROM.search(text, max(0, start - 4), start):
        return False
    if before is None:
        of = _OF.search(text, max(0, start - 30), start) if found[0] != "Mars" else None
        return of is None or of["noun"] in _OF_NAMES
    if found[0] == "Mars" and before["word"] and before["word"].lower() in _PLANET:
        return True
    if before["number"]:
        dated = re.match(r" (?:1\d|20)\d\d\b", following)
        if f"{before['number']} {found[0]}" in _EVENTS and not dated:
            return True
        return _PLACES.search(text, max(0, start - 40), before.start()) is not None
    return False


@rule(
    "CAP_MONTH",
    "Capitalised month or weekday",
    Category.LOCALE_CAPITALS,
    Severity.MINOR,
    title_fr="Mois ou jour avec une majuscule",
    explanation_fr="Un mois ou un jour de la semaine porte une majuscule à l’intérieur d’une phrase.\n\n"
    "L’anglais la met toujours ; le français la réserve aux fêtes et aux événements (le Vendredi saint, le 14 Juillet).",
    test=_NAMES_OF_DATES.__contains__,
    bad=[
        Bad("Le procès reprendra le 3 ⟦Mars⟧ 2025.", fixed="Le procès reprendra le 3 mars 2025."),
        Bad("Depuis la fin du mois d’⟦Août⟧, le port est fermé.", fixed="Depuis la fin du mois d’août, le port est fermé."),
        Bad("Les grêles d’⟦Avril⟧ ont ruiné les vergers.", fixed="Les grêles d’avril ont ruiné les vergers."),
        Bad("De ⟦Novembre⟧ à mars, le col est fermé.", fixed="De novembre à mars, le col est fermé."),
        Bad("La banque a publié ses comptes ⟦Mardi⟧.", fixed="La banque a publié ses comptes mardi."),
        Bad("Le navire est parti en ⟦Décembre⟧ pour l’Antarctique.", fixed="Le navire est parti en décembre pour l’Antarctique."),
    ],
    good=[
        Good("La révolution d’Octobre, la monarchie de Juillet et Mai 68 ont nourri ses romans."),
        Good("Le défilé du 14 Juillet passe par la rue du 4 Septembre."),
        Good("Le Vendredi saint et le Mardi gras attirent la foule."),
        Good("La sonde restera sur Mars ; l’an prochain, on ira vers Mars avec une fusée plus légère."),
        Good("Elle écrit pour Le Journal du Dimanche et pour La Gazette du Samedi."),
        Good("Son roman « Le Lundi des ombres » paraît en avril."),
        Good("« Dimanche, nous voterons », dit l’agent Avril."),
    ],
)  # fmt: skip
def capitalised_date(article: Article) -> Findings:
    """A month or a day of the week has a capital inside a sentence.

    English writes them with a capital; French keeps it for holidays and events (le Vendredi saint, le 14 Juillet).
    """
    for found in article.at_spots(_NAMES_OF_DATES, _DATE):
        if _is_name(article, found):
            continue
        quoted = article.quotes.around(found.start())
        if quoted and quoted[1] - quoted[0] < 40:
            continue
        start, end = found.span()
        word = found[0].lower()
        kind, name = ("ce mois", "this month") if found["month"] else ("ce jour", "this day")
        yield Finding(
            start,
            end,
            f"En français, {kind} s’écrit sans majuscule : {word}.",
            f"French writes {name} without a capital: {word}.",
            (Edit(start, start + 1, word[0]),),
            0.96,
            safe=True,
        )
