"""NUM_CURRENCY."""

from __future__ import annotations

import re
from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import occurrences, regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.lines import Kind
from tqcheck.text.numerals import NumberStyle, french, value

_SIGNS = frozenset("$€£¥₤₹₽₩₺₪₴₦฿₱₫₸₿")
_SIGN = regex(r"[$€£¥₤₹₽₩₺₪₴₦฿₱₫₸₿](?:US)? ?(?=\d)")
_COUNTRY = regex(r"(?<![\w.$€£])(?:[A-Z]{1,3}|Can)?$")
_IS_BEHIND = regex(r"\d ?$")  # the sign follows another number
_TITLE = regex(r" [A-Z]")
_AMOUNT = regex(
    r"(?P<number>\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?: ?(?P<scale>[Mm]illions?|[Mm]illiards?|[Bb]illions?|[Tt]rillions?|mille|Mds?|Mrds?|MM|M|bn|B|mn|m|tn|T|[kK])(?![\w²³/-]))?"
    r"(?P<name> (?:de |d')(?:dollars?|euros?|livres?)\b)?"
)
_SCALES = {
    "million": "million", "m": "million", "mn": "million", "mm": "million",
    "milliard": "milliard", "md": "milliard", "mrd": "milliard", "bn": "milliard", "b": "milliard", "billion": "milliard",
    "trillion": "trillion", "tn": "trillion", "t": "trillion", "k": "mille", "mille": "mille",
}  # fmt: skip
_SCALE_WORDS = frozenset(("million", "millions", "milliard", "milliards"))
_LOST = regex(r"(?<= )(?:millions?|milliards?) (?P<name>[a-zà-ÿœł]+)\b")
_COUNT = regex(
    r"(?<![\w.,])(?:\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?|(?i:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente"
    r"|quarante|cinquante|soixante|cent|cents|quelques|plusieurs|mille))$"
)


@cache
def _names() -> dict[str, tuple[str, str]]:
    return {sign: (one, many) for sign, one, many in rows("currency_signs.txt")}


def _of(name: str) -> str:
    return ("d'" if name[0] in "aeiou" else "de ") + name


def _amount(sign: str, found: re.Match[str], style: NumberStyle) -> str:
    """The amount in French: $1.5 million -> 1,5 million de dollars."""
    one, many = _names()[sign]
    raw = found["number"]
    scale = _SCALES.get((found["scale"] or "").lower().removesuffix("s"), "")
    if scale in ("million", "milliard", "trillion") and re.fullmatch(r"\d+\.\d+", raw):
        raw = raw.replace(".", ",")
    number = (
        raw
        if re.fullmatch(r"\d+,\d+", raw) and (scale or len(raw) - raw.index(",") != 4)
        else french(raw, style.thousands)
    )
    amount = value(number)
    if scale == "trillion":
        number, scale = french(f"{amount * 1000:.0f}", style.thousands), "milliard"
        amount *= 1000
    if scale == "mille":
        number, scale = french(f"{amount * 1000:.0f}", style.thousands), ""
        amount *= 1000
    if not scale:
        return f"{number}{style.unit}{many if amount >= 2 else one}"
    return f"{number}{style.unit}{scale}{'s' if amount >= 2 else ''} {_of(many)}"


def _before_number(article: Article) -> Findings:
    text = article.text
    offsets = sorted(at for sign in _SIGNS & article.characters for at in occurrences(text, sign))
    for found in (_SIGN.match(text, at) for at in offsets):
        if found is None:
            continue
        country = _COUNTRY.search(text, max(0, found.start() - 4), found.start())
        if country is None or _IS_BEHIND.search(text, max(0, found.start() - 2), found.start()):
            continue
        start = country.start()
        sign = country[0] + found[0].strip()
        amount = _AMOUNT.match(text, found.end())
        paragraph = article.paragraph_at(found.start())
        if (sign not in _names() and sign != "¥") or amount is None or article.masked(start, found.end()):
            continue
        if paragraph is not None and paragraph.kind is Kind.TABLE_ROW:
            continue
        quoted = article.quotes.around(found.start())
        if quoted is not None and _TITLE.match(text, amount.end()):
            continue
        if quoted is not None and quoted[1] - quoted[0] <= amount.end() - start + 4:
            continue
        # The yen and the yuan share a sign.
        right = None if sign == "¥" else _amount(sign, amount, article.numbers)
        yield Finding(
            start,
            amount.end(),
            "En français, la monnaie suit le nombre" + (f" : « {right} »." if right else "."),
            "In French the currency follows the number" + (f": “{right}”." if right else "."),
            (Edit(start, amount.end(), right),) if right else (),
            0.96,
            safe=right is not None,
        )


def _without_de(article: Article) -> Findings:
    for found in article.at_spots(_SCALE_WORDS, _LOST):
        start = found.start()
        if found["name"] not in word_set("currency_names.txt"):
            continue
        name = found["name"]
        number = _COUNT.search(article.text, max(0, start - 20), start - 1)
        if number is None:
            continue
        right = _of(name)
        yield Finding(
            number.start(),
            found.end(),
            f"Il manque « de » entre le nombre et la monnaie : « {right} ».",
            f"“de” is missing between the number and the currency: “{right}”.",
            (Edit(found.start("name"), found.end(), right),),
            0.96,
            safe=True,
        )


def _is_currency(word: str) -> bool:
    return word in word_set("currency_names.txt")


@rule(
    "NUM_CURRENCY",
    "English currency order or glyph",
    Category.LOCALE_NUMBER,
    Severity.MINOR,
    title_fr="Monnaie placée ou écrite à l’anglaise",
    explanation_fr="Le signe d’une monnaie précède son nombre, ou « de » manque entre une échelle et une monnaie.\n\n"
    "L’anglais écrit le signe d’abord ; le français écrit le nom ou le signe après le nombre.",
    gaps=f"[{''.join(sorted(_SIGNS))}] ?$",
    rows=((_SCALE_WORDS, _is_currency),),
    any_of=True,
    outranks=["NUM_THOUSANDS", "NUM_DECIMAL", "NUM_AGREE", "NUM_SCALE"],
    bad=[
        Bad("Le fonds a réuni ⟦$250 millions⟧ en un an.",
            fixed="Le fonds a réuni 250 millions de dollars en un an."),
        Bad("Le chantier coûtera ⟦€1,8 milliard⟧.", fixed="Le chantier coûtera 1,8 milliard d’euros."),
        Bad("Le billet est passé à ⟦£3.50⟧ à Leeds.", fixed="Le billet est passé à 3,50\N{NO-BREAK SPACE}livres à Leeds."),
        Bad("La ville verse ⟦C$12,400⟧ par famille.",
            fixed="La ville verse 12\N{NARROW NO-BREAK SPACE}400\N{NO-BREAK SPACE}dollars canadiens par famille."),
        Bad("La banque a prêté ⟦40 millions couronnes⟧ au port.", fixed="La banque a prêté 40 millions de couronnes au port."),
        Bad("L’État doit ⟦deux milliards euros⟧.", fixed="L’État doit deux milliards d’euros."),
    ],
    good=[
        Good("Un loyer de 1 450 $ par mois à Québec, un café à 4 €, une bière à 6 £."),
        Good("A$AP Rocky et Ke$ha chantent ; le S&P 500 recule."),
        Good("Des lots à 5 $ 10 fois par an, à 7 € 2 fois."),
        Good("L’entrée coûte CHF 20 ou EUR 21 ; le cuivre vaut 9 000 US$/t."),
        Good("Le film « $9.99 » est sorti en 2008."),
        Good("Le plan porte sur 40 millions de couronnes et deux milliards d’euros."),
        Good("Cent millions livrés en mai, dix milliards perdus."),
    ],
)  # fmt: skip
def english_currency(article: Article) -> Findings:
    """A currency sign stands before its number, or “de” is missing between a scale and a currency.

    English writes the sign first; French writes the name or the sign behind the number.
    """
    yield from _before_number(article)
    yield from _without_de(article)
