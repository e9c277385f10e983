"""SRC_SCALE."""

from __future__ import annotations

from fractions import Fraction

from tqcheck.bitext import Bitext
from tqcheck.pattern import regex
from tqcheck.quantities import of, quoted
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.amountmatch import Contradiction, Fault
from tqcheck.text.amounts import Amount, Kind, Span, Value
from tqcheck.text.numerals import group

_MILLION, _MILLIARD = 10**6, 10**9
_VAGUE = {1000: "milliers", _MILLION: "millions", _MILLIARD: "milliards", 10**12: "milliers de milliards"}
_WORDS = {
    "millier": 1000,
    "mille": 1000,
    "million": _MILLION,
    "milliard": _MILLIARD,
    "billion": 10**12,
    "trillion": 10**18,
}
_SIGNS = frozenset("$£€¥")
_OF = regex(r" (?:de |d')(?=[^\W\d_])")
_NOUN = regex(r" (?=[^\W\d_])(?!de |d'|des )")


def _scale(value: Value) -> tuple[int, str]:
    """The scale in which French tells a value, and its word; 1 and nothing for less than a million."""
    if value >= _MILLIARD:
        return _MILLIARD, "milliard"
    return (_MILLION, "million") if value >= _MILLION else (1, "")


def _decimal(value: Fraction) -> str | None:
    """A value in digits with a comma; None where it has more than three decimals."""
    if (value * 1000).denominator != 1:
        return None
    whole, _, decimals = f"{float(value):.3f}".rstrip("0").partition(".")
    return whole + ("," + decimals if decimals else "")


def _mend(bitext: Bitext, each: Contradiction) -> tuple[Span, Edit | None]:
    """What is wrong, the scale word or the number with it, and the mend."""
    text, style = bitext.article.text, bitext.article.numbers
    amount, right = each.target, each.source.value
    start, end = amount.numeral
    if amount.kind is Kind.VAGUE:
        word = _VAGUE.get(int(right))
        return (start, end), Edit(start, end, word) if word else None
    size, word = _scale(right)
    mantissa = Fraction(right) / size
    plural = "s" if mantissa >= 2 else ""
    if amount.scale and size > 1 and _told(text, amount) * size == right:
        return amount.scale, Edit(*amount.scale, word + plural)
    number = _decimal(mantissa)
    if number is None or not amount.written:
        return (start, end), None
    whole, _, decimals = number.partition(",")
    number = group(whole, style.thousands) + ("," + decimals if decimals else "")
    replacement = f"{number}{style.unit}{word}{plural}" if word else number
    if text[end : end + 1] in _SIGNS:
        replacement += style.unit
    old = text[slice(*amount.number)]
    if amount.scale and word and number.startswith(old) and number != old:
        return amount.scale, Edit(start, end, replacement)
    after = _NOUN.match(text, end) if word and not amount.scale else _OF.match(text, end) if not word else None
    if after is not None:
        vowel = text[after.end()].lower() in "aeiouyéèêhœ"
        return (start, end), Edit(start, after.end(), replacement + ((" d'" if vowel else " de ") if word else " "))
    return (start, end), Edit(start, end, replacement)


def _told(text: str, amount: Amount) -> Fraction:
    """What stands before the scale word of an amount; 0 where the word is not one that a number is told with."""
    assert amount.scale is not None
    size = _WORDS.get(text[slice(*amount.scale)].lower().rstrip("s"), 0)
    return Fraction(amount.value) / size if size else Fraction(0)


@rule(
    "SRC_SCALE",
    "Scale word wrong",
    Category.MISTRANSLATION,
    Severity.CRITICAL,
    title_fr="Mot d’échelle fautif",
    explanation_fr="Le chiffre est celui de la source, mais non les milliers, les millions ou les milliards.\n\n"
    "Le billion anglais est un milliard, le trillion mille milliards : les moteurs gardent le mot qui leur ressemble. La correction donne la valeur de la source à l’échelle française.",
    outranks=["NUM", "ENG_WORD", "LEX_NONWORD", "SRC_NUM", "SRC_UNIT", "CON_CURRENCY"],
    bad=[
        Bad("La fortune du pays dépasse 12 ⟦milliards⟧ de dollars.",
            fixed="La fortune du pays dépasse 12\N{NARROW NO-BREAK SPACE}000 milliards de dollars.",
            source="The country’s wealth exceeds $12 trillion."),
        Bad("Le plan coûtera ⟦1,5 milliard⟧ d’euros.",
            fixed="Le plan coûtera 1\N{NARROW NO-BREAK SPACE}500 milliards d’euros.",
            source="The plan will cost 1.5 trillion euros."),
        Bad("Le fonds a promis 3,2 ⟦billions⟧ de dollars.", fixed="Le fonds a promis 3,2 milliards de dollars.",
            source="The fund pledged $3.2 billion."),
        Bad("La ville compte neuf ⟦milliards⟧ d’habitants.", fixed="La ville compte neuf millions d’habitants.",
            source="The city has nine million inhabitants."),
        Bad("Ce fossile a 1,8 ⟦million⟧ d’années.", fixed="Ce fossile a 1,8 milliard d’années.",
            source="The fossil is 1.8 billion years old."),
    ],
    good=[
        Good("La dette atteint 5 000 milliards d’euros.", source="Debt stands at 5 trillion euros."),
        Good("Le contrat vaut 1,2 milliard de dollars.", source="The contract is worth $1.2bn."),
        Good("Il a levé 500 millions d’euros.", source="He raised half a billion euros."),
        Good("Le budget est de mille milliards de yens.", source="The budget is one trillion yen."),
        Good("La perte est de 8 milliards.", source="The loss is 8,000 million."),
        Good("Entre 2 et 3 millions de fidèles sont attendus.", source="Two to three million worshippers are expected."),
    ],
)  # fmt: skip
def scale_differs(bitext: Bitext) -> Findings:
    """The figure is that of the source, but thousands, millions and milliards are not.

    The English billion is a milliard and the trillion a thousand milliards: engines keep the word that looks alike. The
    mend gives the value of the source in the French scale.
    """
    for each in of(bitext, Fault.SCALE):
        told, meant = quoted(bitext, each)
        (start, end), edit = _mend(bitext, each)
        right = f" : il faut « {edit.replacement.strip()} »" if edit else ""
        yield Finding(
            start,
            end,
            f"« {told} » où la source dit “{meant}”{right}.",
            f"“{told}” where the source says “{meant}”"
            + (f": it should read “{edit.replacement.strip()}”." if edit else "."),
            (edit,) if edit else (),
            0.97,
            source=(each.source.start, each.source.end),
        )
