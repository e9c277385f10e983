"""NUM_DATE."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.calendar import ENGLISH_MONTHS, FRENCH_OF, MONTHS, SHORT_MONTHS

_FR = "|".join(MONTHS)
_EN = "|".join(ENGLISH_MONTHS)
_ENGLISH = frozenset(ENGLISH_MONTHS)
_SHORT = dict(zip(SHORT_MONTHS, MONTHS, strict=True))
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_WEEKDAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_NAMES = frozenset(("March", "April", "May", "June", "August"))  # also names and words
_PLAIN = "|".join(month for month in ENGLISH_MONTHS if month not in _NAMES)
# Month before day, in either language: March 11, janvier 15, 2024.
_MONTH_FIRST = regex(
    rf"(?:(?P<en>{_EN})|(?P<short>{'|'.join(SHORT_MONTHS)})\.|(?P<fr>{_FR}|{'|'.join(m.capitalize() for m in MONTHS)})) (?=\d)"
)
_MONTHS = {*MONTHS, *(month.capitalize() for month in MONTHS), *ENGLISH_MONTHS, *SHORT_MONTHS}
_LOWERED = frozenset(month.lower() for month in _MONTHS)
_ORDINALS = frozenset(
    f"{day}{end}" for n in range(1, 32) for day in {str(n), f"{n:02}"} for end in ("st", "nd", "rd", "th")
)
_DAY_AFTER = regex(
    rf"(?<=[\w.] )(?P<day>{_DAY})(?:st|nd|rd|th)?\b(?:(?P<comma>,)? (?P<year>{_YEAR})\b)?"
    r"(?![\w%€$]| ?[%€$]|[.,:/]\d| (?:millions?|milliards?|mille|heures|h)\b)"
)
_DAY_WORD = regex(rf"(?:{_DAY}(?:st|nd|rd|th)?|1er)$")
_ARTICLE = regex(rf"(?i)(?:\b(?:le|du|au|dès le|{_WEEKDAY},?) )$")
_FRENCH_BEFORE = regex(r"(?:^|[^\w])[a-zà-ÿœ]+'?,? ?$|\($")
# A day with an English ordinal, or the first without its er.
_ORDINAL = regex(rf"(?<!\w)(?P<day>{_DAY})(?:st|nd|rd|th) (?:of (?![A-Z]\w+ [A-Z]))?(?P<month>{_FR}|{_EN})\b")
_FIRST = regex(rf"(?<= )1 (?:(?P<month>{_FR})\b|(?:au|et le) {_DAY} (?:{_FR})\b)")
# A comma before the year, as in English; not before what the number counts.
_COMMA = regex(rf"(?P<month>{_FR}), (?P<year>(?:19|20)\d\d)(?=[,.;:)]|$|\n)(?![,.]\d)")
_DAY_BEFORE = regex(rf"(?<![\w,.:/-])(?P<day>{_DAY}|1er) $")
# An English month where only a month can stand.
_MONTH = regex(rf"(?P<month>{_EN})\b(?P<year> {_YEAR}\b)?(?P<last> (?:dernier|prochain)\b)?")
_LEFT = regex(
    rf"(?<!: )(?<!\w)(?:[Ee]n|[Ee]ntre|[Cc]ourant|(?:{_EN}) (?:et|à|ou)|[Dd]epuis|[Ff]in|[Dd]ébut|[Ff]in de|[Mm]i-|mois de|mois d'"
    rf"|[Dd]e|[Dd]'|[Jj]usqu'en|[Dd]ès|[Aa]vant|[Aa]près|et|à|ou|{_DAY}(?:er)?) ?$"
)
_AMERICAN = regex(rf"(?<![\w/.-])(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>{_YEAR})(?![\w/-])")
_SURE = regex(rf"(?:(?:{_PLAIN}) (?:et|à|ou)|\b[Ee]n|[Mm]i-|mois de|mois d'|[Jj]usqu'en|\b{_DAY}(?:er)?) ?$")
_GOES_ON = regex(r" [A-ZÀ-ÞŒŸ]|[-']\w| (?:of|the|and|for|to|in|on|is) ")


def _day(digits: str) -> str:
    number = int(digits)
    return "1er" if number == 1 else str(number)


def _month_first(article: Article) -> Iterator[tuple[int, int, str]]:
    text = article.text
    for named in article.at_spots(_MONTHS, _MONTH_FIRST):
        found = _DAY_AFTER.match(text, named.end())
        if found is None:
            continue
        before = text[max(0, named.start() - 14) : named.start()]
        dated = _ARTICLE.search(before) is not None
        if not dated and not ((named["fr"] and found["comma"]) or (named["en"] and _FRENCH_BEFORE.search(before))):
            continue
        if named["en"] in _NAMES and not (found["year"] or dated or before.endswith("en ")):
            continue
        month = FRENCH_OF.get(named["en"] or "") or _SHORT.get(named["short"] or "") or named["fr"].lower()
        year = f" {found['year']}" if found["year"] else ""
        yield named.start(), found.end(), f"{_day(found['day'])} {month}{year}"


def _ordinal_days(article: Article) -> Iterator[tuple[int, int, str]]:
    for found in article.at_spots(_ORDINALS, _ORDINAL):
        month = FRENCH_OF.get(found["month"], found["month"])
        yield found.start(), found.end(), f"{_day(found['day'])} {month}"
    for found in article.at_spots(frozenset("1"), _FIRST):
        if _ARTICLE.search(article.text, max(0, found.start() - 14), found.start()):
            end = found.end() if found["month"] else found.start() + 1
            yield found.start(), end, f"1er {found['month'] or ''}".rstrip()


def _with_comma(article: Article) -> Iterator[tuple[int, int, str]]:
    for found in article.at_spots(frozenset(MONTHS), _COMMA):
        day = _DAY_BEFORE.search(article.text, max(0, found.start() - 5), found.start())
        if day is not None:
            yield (
                day.start("day"),
                found.end(),
                f"{_day(day['day'].removesuffix('er'))} {found['month']} {found['year']}",
            )


def _english_months(article: Article) -> Iterator[tuple[int, int, str]]:
    text = article.text
    for found in article.at_spots(_ENGLISH, _MONTH):
        start = found.start()
        before = _LEFT.search(text, max(0, start - 24), start)
        if before is None or _GOES_ON.match(text, found.end("month")):
            continue
        dated = found["year"] or found["last"] or _SURE.search(before[0])
        if dated or found["month"] not in _NAMES:
            yield start, found.end("month"), FRENCH_OF[found["month"]]


def _american(article: Article) -> Iterator[tuple[int, int, str]]:
    if "/" not in article.characters:
        return
    for found in article.at_digits(_AMERICAN):
        yield found.start(), found.end(), f"{found['day']}/{found['month'].zfill(2)}/{found['year']}"


def _edit(article: Article, start: int, end: int, right: str) -> Edit:
    """The mend, with the elision that a French month may ask for: de October -> d’octobre."""
    text = article.text
    vowel = right[0] in "aoé"
    if vowel and re.search(r"\b[Dd]e $", text[max(0, start - 4) : start]):
        return Edit(start - 2, end, "'" + right)
    if not vowel and re.search(r"\b[Dd]'$", text[max(0, start - 3) : start]):
        return Edit(start - 1, end, "e " + right)
    return Edit(start, end, right)


def _is_day(word: str) -> bool:
    return word[0].isdecimal() and _DAY_WORD.match(word) is not None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


_FRENCH = frozenset(MONTHS)


@rule(
    "NUM_DATE",
    "English or malformed date",
    Category.LOCALE_DATE,
    Severity.MINOR,
    title_fr="Date à l’anglaise ou mal formée",
    explanation_fr="Un mois porte son nom anglais ou précède le jour, le jour a un ordinal anglais ou n’a pas son « er », l’année une virgule.\n\n"
    "Les noms de mois ne sont lus comme anglais que là où un mois doit se trouver : March, May, June et August sont aussi des noms.",
    words=frozenset(month.lower() for month in ENGLISH_MONTHS),
    rows=(
        (_LOWERED, _is_day),
        (_ORDINALS, _LOWERED | {"of"}),
        (frozenset("1"), _FRENCH),
        (frozenset("1"), frozenset(("au", "et")), _is_day),
        (frozenset("1"), frozenset(("et",)), frozenset(("le",))),
        (_is_day, _FRENCH, _is_year),
        (_is_day, _is_day, _is_year),
    ),
    any_of=True,
    outranks=["ENG_WORD", "NUM_ORDINAL", "CAP_MONTH", "ELI_MISSING"],
    bad=[
        Bad("Le procès s’ouvrira en ⟦October⟧.", fixed="Le procès s’ouvrira en octobre."),
        Bad("Elle est née le 12 ⟦August⟧ 1987.", fixed="Elle est née le 12 août 1987."),
        Bad("Le scrutin du ⟦November 6⟧ approche.", fixed="Le scrutin du 6 novembre approche."),
        Bad("Le traité est entré en vigueur le ⟦mars 3, 2019⟧.", fixed="Le traité est entré en vigueur le 3 mars 2019."),
        Bad("La grève débute le ⟦22nd juin⟧.", fixed="La grève débute le 22 juin."),
        Bad("Le ⟦2 février, 2016⟧, la mine a fermé.", fixed="Le 2 février 2016, la mine a fermé."),
        Bad("L’arrêté date du ⟦1 avril⟧ 2015.", fixed="L’arrêté date du 1er avril 2015."),
        Bad("Le délai court depuis le ⟦11/28/2021⟧.", fixed="Le délai court depuis le 28/11/2021."),
        Bad("Le comité a voté le ⟦Sept. 14⟧.", fixed="Le comité a voté le 14 septembre."),
        Bad("Les ventes de ⟦October⟧ reculent.", fixed="Les ventes d’octobre reculent."),
    ],
    good=[
        Good("Le 1er mai, le 2 mai et le 31 décembre 2022, en mars 1999."),
        Good("March for Our Lives a défilé avec August Strindberg et June Carter."),
        Good("Il est passé de 1 à 2, du 1 au 2 ; la page 1 au 15 de la rue."),
        Good("Le bras de fer entre May et l’UE dure ; May et June sont des prénoms."),
        Good("Theresa May et Mme May ont dîné avec April Ryan."),
        Good("En mai 68, en mars 11 personnes sont mortes ; fin mars-début avril, 12 autres."),
        Good("Le film Né un 4 juillet et le groupe Black October."),
        Good("Le 2 février, 2016 mineurs ont débrayé ; en mars, 2017 autres."),
        Good("Du 12/03/2021 au 05/04/2021, puis le 03/04/2022."),
        Good("(en) John Smith, A Short War, The Observer, October 7, 2004."),
        Good("Il a joué dans « The Guns of August » puis à l’hôtel May Fair."),
    ],
)  # fmt: skip
def english_date(article: Article) -> Findings:
    """A month has its English name, stands before the day, the day has an English ordinal or no “er”, the year a comma.

    Month names are read as English only where a month must stand: March, May, June and August are also names.
    """
    end = 0
    found = [*_month_first(article), *_ordinal_days(article), *_with_comma(article), *_english_months(article)]
    found += _american(article)
    for start, stop, right in sorted(found, key=lambda item: (item[0], -item[1])):
        quoted = article.quotes.around(start)
        if (
            start < end
            or article.masked(start, stop)
            or (quoted is not None and quoted[1] - quoted[0] < stop - start + 24)
        ):
            continue
        end = stop
        yield Finding(
            start,
            stop,
            f"La date se lit en français « {right} ».",
            f"In French this date reads “{right}”.",
            (_edit(article, start, stop, right),),
            0.96,
            safe=True,
        )
