"""CON_CURRENCY."""

from __future__ import annotations

from typing import NamedTuple

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.quantities import amounts_of
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.source import Source
from tqcheck.text.units import lookup

_SCALES = {"mille": 1e3, "million": 1e6, "milliard": 1e9, "billion": 1e12}
# A group of three digits behind others begins no number: a long row of groups would be read from each of them.
_AMOUNT = regex(
    r"(?<!\d)(?:(?<!\d[ .])|(?!\d{3}(?!\d)))(?P<number>\d++(?:[ .]\d{3})*+(?:,\d++)?+) (?:(?P<scale>mille|millions?|milliards?|billions?) )?(?:de |d')?"
    r"(?P<currency>euros?|dollars?|livres? sterling|livres?|francs?|yens?|yuans?|roubles?|roupies?|couronnes?|forints?"
    r"|zlotys?|pesos?|reals?|reais|wons?|rands?|dirhams?|riyals?|rials?|shekels?|hryvnias?|dinars?)\b"
)
_CURRENCIES = frozenset(
    name + plural
    for name in (
        "euro dollar livre franc yen yuan rouble roupie couronne forint zloty peso real reai won rand dirham riyal rial"
        " shekel hryvnia dinar"
    ).split()
    for plural in ("", "s")
)
_ANAPHORA = regex(
    r"\b(?:[Ll]es|[Cc]es|[Ss]es|[Dd]esdits|[Aa]vec (?:ces|les)|[Dd]e ces|[Dd]es|[Aa]ux|[Cc]e|[Cc]e(?:t|tte|s)? [^\W\d_]+ de) $"
)
_EQUALS = regex(r"(?:, )?\(?(?:soit|ou|autrement dit|c'est-à-dire) (?:environ |près de |quelque )?$")
_NEAR = 3  # sentences


class _Amount(NamedTuple):
    start: int
    end: int
    value: float
    currency: str
    text: str


def _amounts(article: Article) -> list[_Amount]:
    found = []
    for match in _AMOUNT.finditer(article.text):
        number = float(match["number"].replace(" ", "").replace(".", "").replace(",", "."))
        scale = _SCALES.get((match["scale"] or "").rstrip("s"), 1.0)
        currency = match["currency"].split()[0].rstrip("s")
        found.append(_Amount(match.start(), match.end(), number * scale, currency, match[0]))
    return found


def _clash(article: Article, first: _Amount, second: _Amount) -> bool:
    """True where the second amount takes up the first, or claims to be its value in another currency."""
    if first.currency == second.currency or first.value != second.value or first.value < 1000:
        return False
    before = article.text[max(first.end, second.start - 24) : second.start]
    if _EQUALS.search(before) and second.start - first.end < 30:
        return True
    a, b = article.sentence_index(first.start), article.sentence_index(second.start)
    if a is None or b is None or not _ANAPHORA.search(before):
        return False
    return a < b <= a + _NEAR or (a == b and ";" in article.text[first.end : second.start] and before.endswith("ces "))


def _in_source(article: Article, first: _Amount, second: _Amount) -> bool:
    """True where the source, if there is one, tells the amount in both currencies too."""
    if article.document.source is None:
        return False
    told = amounts_of(Source(article.document.source))
    return all(
        any(each.value == one.value and not set(lookup(one.currency, "fr")).isdisjoint(each.units) for each in told)
        for one in (first, second)
    )


@rule(
    "CON_CURRENCY",
    "Same amount in two currencies",
    Category.INCONSISTENCY,
    Severity.MAJOR,
    title_fr="Même somme en deux monnaies",
    explanation_fr="La même somme revient dans une autre monnaie : l’une des deux est fausse.\n\n"
    "La somme est reprise (« ces 25 millions… ») ou donnée pour égale (« soit… »), si bien que les deux ne peuvent être justes.",
    tier=Tier.B,
    words=_CURRENCIES,
    bad=[
        Bad("Le fonds versera 25 millions de livres. Ces ⟦25 millions d’euros⟧ iront aux écoles."),
        Bad("L’amende atteint 3 milliards de dollars, soit ⟦3 milliards d’euros⟧."),
    ],
    good=[
        Good("Le billet coûte 12 000 euros, soit 13 100 dollars."),
        Good(
            "Lyon versera 5 millions de livres. Ces 5 millions d’euros iront aux écoles.",
            source="Lyon will pay 5 million pounds. These 5 million euros will go to schools.",
        ),
        Good("Paris promet 5 millions d’euros. Washington mettra 5 millions de dollars."),
        Good("Le plan de 40 milliards d’euros est voté. Les 40 milliards d’euros seront empruntés."),
    ],
)
def two_currencies(article: Article) -> Findings:
    """The same amount comes again in another currency: one of the two is wrong.

    The amount is taken up (“ces 25 millions…”) or said to be equal (“soit…”), so that both cannot be right. Where the
    source says so too, it is no error of the translation.
    """
    named = article.vocabulary & _CURRENCIES
    amounts = _amounts(article) if len({word.rstrip("s") for word in named}) > 1 else []
    for index, second in enumerate(amounts):
        first = next((one for one in amounts[max(0, index - 4) : index] if _clash(article, one, second)), None)
        if first is not None and not _in_source(article, first, second):
            line = article.line(first.start)
            yield Finding(
                second.start,
                second.end,
                f"Le même montant est donné à la ligne {line} dans une autre monnaie (« {first.text} »).",
                f"The same amount stands in line {line} in another currency (“{first.text}”).",
                (),
                0.85,
            )
