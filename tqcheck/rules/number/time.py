"""NUM_TIME."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_TIME = regex(
    r"(?<![\w.,:/$€£-])(?P<hour>1[0-9]|2[0-3]|0?[0-9])(?:[:.h](?P<minute>[0-5]\d))?(?:"
    r" ?(?P<half>[ap]\. ?m\b\.?|[ap]m\b|[AP]\. ?M\b\.?|[AP]M\b)(?![-'\d])| o'clock\b)"
)
_BEFORE_CLOCK = regex(
    r"(?i)(?:\b(?:à|vers|dès|jusqu'à|de|avant|après|entre|et|depuis|ou|demain|hier|aujourd'hui|heures?|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|matin|soir)|[,(:–]) ?$"
)
_ENDS = regex(r"[)»”\"]* *(?:$|\n|[»”\"]|[A-ZÀ-ÞŒŸ«“](?![A-Z]))")


def _twenty_four(hour: int, half: str) -> int:
    """The hour of a day: 3 p.m. -> 15."""
    if half == "p":
        return hour if hour >= 12 else hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _french(hour: int, minute: str | None, space: str) -> str:
    if minute and minute != "00":
        return f"{hour}{space}h{space}{minute}"
    return f"{hour}{space}heure{'s' if hour >= 2 else ''}"


def _is_clock(article: Article, found: re.Match[str]) -> bool:
    """True where it is a time of day: bare capitals may be a station, a minister or a particle."""
    if article.masked(found.start(), found.end()):
        return False
    if found["half"] in ("AM", "PM") and not found["minute"]:
        return _BEFORE_CLOCK.search(article.text, max(0, found.start() - 20), found.start()) is not None
    return True


def _is_figure(word: str) -> bool:
    """True for the last figures of a time: 9, 45, 6h45."""
    return word[0].isdecimal() and word[-1].isdecimal()


def _is_glued(word: str) -> bool:
    """True for 9am, 6h45pm."""
    return word[0].isdecimal() and word.endswith(("am", "pm", "AM", "PM"))


def _is_half_glued(word: str) -> bool:
    """True for the 9a of 9a.m."""
    return word[0].isdecimal() and word.endswith(("a", "p", "A", "P"))


@rule(
    "NUM_TIME",
    "12-hour clock or English time",
    Category.LOCALE_DATE,
    Severity.MINOR,
    title_fr="Heure à l’anglaise",
    explanation_fr="Une heure est donnée avec a.m., p.m. ou o’clock.\n\n"
    "Le français compte jusqu’à vingt-quatre ; la conversion est certaine.",
    test=_is_glued,
    rows=(
        (_is_figure, frozenset(("am", "pm"))),
        (_is_figure, frozenset(("a", "p")), frozenset("m")),
        (_is_half_glued, frozenset("m")),
        (_is_figure, frozenset("o"), frozenset(("clock",))),
    ),
    any_of=True,
    outranks=["ENG_WORD", "ENG_ABBR", "PUN_MIDSTOP", "NUM_DECIMAL", "TYP", "PUN_NOSPACE"],
    bad=[
        Bad("Le magasin rouvre à ⟦9 a.m.⟧ demain.", fixed="Le magasin rouvre à 9\N{NO-BREAK SPACE}heures demain."),
        Bad("Le discours est prévu à ⟦6:45 pm⟧, heure locale.",
            fixed="Le discours est prévu à 18\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}45, heure locale."),
        Bad("Le séisme s’est produit à ⟦2 p.m.⟧", fixed="Le séisme s’est produit à 14\N{NO-BREAK SPACE}heures."),
        Bad("La circulation reprendra vers ⟦4 PM⟧.", fixed="La circulation reprendra vers 16\N{NO-BREAK SPACE}heures."),
        Bad("Le train part à ⟦12:30 a.m.⟧ de Turin.",
            fixed="Le train part à 0\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30 de Turin."),
    ],
    good=[
        Good("Le match commence à 21 h 05 et dure 1 h 52 min."),
        Good("La séance reprend à 15:30, le vol part à 10h30."),
        Good("La station AM 1150 et la 98,5 FM émettent."),
        Good("Le taux de PM10 et de PM 2,5 augmente ; les 3 PM de l’année ont démissionné."),
        Good("Le texte (3 pages) est lu par 4 amis."),
    ],
)  # fmt: skip
def english_time(article: Article) -> Findings:
    """A time of day is told with a.m., p.m. or o’clock.

    French counts to twenty-four; the conversion is certain.
    """
    for found in article.at_digits(_TIME):
        half = (found["half"] or "").lower()[:1]
        hour = int(found["hour"])
        if (half and hour > 12 and half == "a") or not _is_clock(article, found):
            continue
        right = _french(_twenty_four(hour, half), found["minute"], article.numbers.unit)
        stop = "." if found[0].endswith(".") and _ENDS.match(article.text, found.end()) else ""
        yield Finding(
            found.start(),
            found.end(),
            f"Le français compte les heures jusqu’à 24 : « {right} ».",
            f"French counts the hours to 24: “{right}”.",
            (Edit(found.start(), found.end(), right + stop),),
            0.97,
            safe=True,
        )
