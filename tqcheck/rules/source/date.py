"""SRC_DATE."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from tqcheck.bitext import Bitext, Pair
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text import dates_en, dates_fr
from tqcheck.text.datematch import Side, contradictions, may_contradict
from tqcheck.text.dates import Moment, Unit

_KIND = {
    Unit.WEEKDAY: ("le jour", "day"),
    Unit.DATE: ("la date", "date"),
    Unit.MONTH: ("le mois", "month"),
    Unit.YEAR: ("l’année", "year"),
    Unit.DECADE: ("la décennie", "decade"),
    Unit.CENTURY: ("le siècle", "century"),
    Unit.QUARTER: ("le trimestre", "quarter"),
    Unit.TIME: ("l’heure", "time"),
}
_FLOOR = 0.4  # dates answer one another by themselves where the alignment is less sure than other rules need it
_BLOCK = 3000  # code points of a paragraph up to which a date may stand anywhere in it


class Told(NamedTuple):
    """The moments of a text, and where they start, in order."""

    moments: Sequence[Moment]
    starts: Sequence[int]

    def between(self, start: int, end: int) -> Sequence[Moment]:
        """Those that start in [start, end)."""
        return self.moments[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


Moments = tuple[Told, Told]


def _moments(bitext: Bitext) -> Moments:
    """The moments of the article and of the source."""
    here, there = bitext.figures
    article, source = bitext.article, bitext.source
    return (
        _told(dates_fr.find_dates(article.text, 0, len(article.text), article.words, here)),
        _told(dates_en.find_dates(source.text, 0, len(source.text), source.words, there)),
    )


def _told(moments: Iterable[Moment]) -> Told:
    found = sorted(moments, key=attrgetter("start"))
    return Told(found, [each.start for each in found])


def _clashes(pair: Pair, moments: Moments) -> list[tuple[Moment, Moment]]:
    """The contradictions of a pair; words such as “yesterday” are looked for only where there is one to excuse."""
    sides = _sides(pair, moments)
    if sides is None or not any(True for _ in contradictions(*sides)):
        return []
    target, source = sides
    relatives = (
        dates_fr.find_relatives(pair.bitext.article.text, pair.start, pair.end),
        dates_en.find_relatives(pair.bitext.source.text, pair.source_start, pair.source_end),
    )
    return list(
        contradictions(
            target._replace(here=(*target.here, *relatives[0])), source._replace(here=(*source.here, *relatives[1]))
        )
    )


def _sides(pair: Pair, moments: Moments) -> tuple[Side, Side] | None:
    """The two sides of a pair with their surroundings; None where their own dates contradict each other nowhere."""
    here = moments[0].between(pair.start, pair.end)
    there = moments[1].between(pair.source_start, pair.source_end) if here else ()
    if not may_contradict(here, there):
        return None
    (start, end), (low, high) = pair.near()
    block = pair.bitext.article.paragraph_at(pair.start)
    if block is not None and block.end - block.start < _BLOCK:
        first, last = pair.bitext.pair_at(block.start), pair.bitext.pair_at(block.end - 1)
        if first is not None and last is not None:
            start, end = min(start, block.start), max(end, block.end)
            low, high = min(low, first.source_start), max(high, last.source_end)
    article, source = pair.bitext.article.text, pair.bitext.source.text
    return (
        Side(here, moments[0].between(start, end), pair.target, article[start:end]),
        Side(there, moments[1].between(low, high), pair.source, source[low:high]),
    )


@rule(
    "SRC_DATE",
    "Date, weekday or month differs from the source",
    Category.MISTRANSLATION,
    Severity.CRITICAL,
    title_fr="Date, jour ou mois autre que dans la source",
    explanation_fr="Un jour, une date, un mois, une année, un trimestre ou une heure n’est pas celui de la source.\n\n"
    "Ne sont comparées que deux dates de même sorte dont chacune manque de l’autre côté. Ce que les rédacteurs changent exprès est laissé : « aujourd’hui » rendu par le jour, un petit matin par la nuit d’avant, une heure d’un autre fuseau.",
    bad=[
        Bad("Le procès s’ouvrira ⟦jeudi⟧ à Lille.", source="The trial will open in Lille on Monday."),
        Bad("Le scrutin est fixé au ⟦12 juillet⟧.", source="The vote is set for June 12."),
        Bad("L’usine a fermé en ⟦1987⟧.", source="The plant closed in 1978."),
        Bad("La réunion commence à ⟦19 h 45⟧.", source="The meeting starts at 6:45 p.m."),
        Bad("Les travaux reprendront en ⟦mai⟧.", source="Work will resume in March."),
        Bad("Le parc sera ouvert les 4, 5 et ⟦8 juin⟧.", source="The park will open on June 4, 5 and 6."),
        Bad("Ils vivent ici depuis la fin des années ⟦1983⟧.", source="They have lived here since the late 1980s."),
        Bad("Le budget de l’exercice ⟦2031⟧ est prêt.", source="The budget for fiscal 2030 is ready."),
        Bad("Les ventes ont bondi au ⟦deuxième trimestre⟧.", source="Sales jumped in the third quarter."),
    ],
    good=[
        Good("Le séisme a fait douze morts mardi.", source="The earthquake killed twelve people today."),
        Good("Ils ont voté dans la nuit de mercredi à jeudi.", source="They voted early on Thursday."),
        Good("La boutique ferme à 17 h 30 le samedi.", source="The shop closes at 5:30 p.m. on Saturdays."),
        Good("Ce tube des années 90 revient.", source="This hit from the 1990s is back."),
        Good("Mme May a quitté son poste en juin.", source="Mrs May left office in June."),
        Good("La visite a lieu à 17 h 30.", source="The visit takes place at half past five."),
        Good("Le taux est de 0,59 %, un record à ce jour.", source="The rate is 0.59 per cent, a record to date."),
        Good("Le décollage est prévu à 16 heures à Paris.", source="Lift-off is due at 10 a.m. ET."),
        Good("Le bénéfice a baissé au T3 2019, selon le groupe.", source="Profit fell in the third quarter of 2019, it said."),
    ],
)  # fmt: skip
def date_differs(bitext: Bitext) -> Findings:
    """A weekday, a date, a month, a year, a quarter or a time of day is not that of the source.

    Only two dates of a kind are held against each other: one that the source does not tell, and one that the
    translation does not tell. What editors change on purpose is left alone: “today” told by its weekday, an early
    morning told as the night before, an hour of another time zone.
    """
    moments = bitext.once(_moments)
    for pair in bitext.pairs if moments[0].moments and moments[1].moments else ():
        for moment, other in _clashes(pair, moments) if pair.confidence >= _FLOOR else ():
            written = bitext.article.raw(moment.start, moment.end)
            told = bitext.source.text[other.start : other.end]
            french, english = _KIND[moment.unit]
            yield Finding(
                moment.start,
                moment.end,
                f"{french[0].upper()}{french[1:]} n’est pas celui de la source : « {written} » pour « {told} »."
                if french.startswith("le ")
                else f"{french[0].upper()}{french[1:]} n’est pas celle de la source : « {written} » pour « {told} ».",
                f"The {english} is not that of the source: “{written}” for “{told}”.",
                confidence=0.96,
                source=(other.start, other.end),
            )
