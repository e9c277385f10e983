"""NUM_SCALE."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.lexicon.quantities import is_currency
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.numerals import NumberStyle, french, group, value

_WORDS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "vingt": 20, "trente": 30, "cent": 100,
}  # fmt: skip
_SCALE = regex(
    rf"(?<![\w.,-])(?:(?P<digits>\d{{1,3}}(?: \d{{3}})+|\d+(?:[.,]\d+)?)|(?P<word>(?i:{'|'.join(_WORDS)}))"
    r"|(?P<vague>[Pp]lusieurs|[Qq]uelques|[Dd]es|[Ll]es)) (?P<scale>[bB]illions?|[tT]rillions?)\b(?![-'])"
)
_OF = regex(r" (?P<of>de |d'|des )?(?P<word>[^\W\d_][\w-]*)|\s?[€$£]")
# What science counts by the French billion, 10 to the 12th.
_SCIENCE = frozenset(
    "cellules bactéries neurones synapses connexions opérations calculs instructions atomes molécules microbes virus fourmis"
    " insectes étoiles galaxies planètes soleils kilomètres octets bits électrons photons particules neutrinos pixels"
    " paramètres combinaisons possibilités nombres chiffres milliards milliard millions spermatozoïdes grains".split()
)
_GLOSS = regex(r"mille milliards|\d ?000 milliards|10\^?1[28]|milliards de milliards|milliard de milliards")
_EQUALS = regex(r" (?:vaut|vaudrait|équivaut|correspond|est égal|signifie|désigne|veut dire|c'est)")


def _mend(found: re.Match[str], style: NumberStyle) -> str | None:
    """The number with its French scale, or None where the number is vague."""
    trillion = found["scale"].lower().startswith("t")
    if found["vague"]:
        return None if trillion else f"{found['vague']} milliards"
    if found["word"]:
        amount: float = _WORDS[found["word"].lower()]
        if not trillion:
            return f"{found['word']}{style.unit}milliard{'s' if amount >= 2 else ''}"
    else:
        number = french(found["digits"].replace(".", ","), style.thousands)
        amount = value(number)
        if not trillion:
            return f"{number}{style.unit}milliard{'s' if amount >= 2 else ''}"
    thousands = f"{amount * 1000:.3f}".rstrip("0").rstrip(".")
    whole, _, fraction = thousands.partition(".")
    return f"{group(whole, style.thousands)}{',' + fraction if fraction else ''}{style.unit}milliards"


def _edit(article: Article, found: re.Match[str], right: str) -> Edit:
    """The mend, with the “de” that a currency wants: 3 billion dollars -> 3 milliards de dollars."""
    after = _OF.match(article.text, found.end())
    if after is None or after["of"] or not after["word"] or not is_currency(after["word"]):
        return Edit(found.start(), found.end(), right)
    of = " d'" if after["word"][0] in "aeiou" else " de "
    return Edit(found.start(), after.start("word"), right + of)


def _is_false(article: Article, found: re.Match[str]) -> bool:
    """True where the word scales money, people or another thing that does not come by the French billion."""
    scale = found["scale"]
    if scale[0].isupper() or article.masked(found.start(), found.end()) or _EQUALS.match(article.text, found.end()):
        return False
    sentence = article.sentence_at(found.start())
    if sentence is not None and article.tells(_GLOSS, sentence):
        return False
    after = _OF.match(article.text, found.end())
    word = ((after["word"] if after else "") or "").lower()
    if after is not None and not after["word"]:
        return True
    if found["vague"]:
        return is_currency(word)
    if word in _SCIENCE:
        return False
    singular = not scale.endswith("s") and found["digits"] is not None and value(found["digits"].replace(".", ",")) >= 2
    return singular or (after is not None and (after["of"] is not None or is_currency(word)))


@rule(
    "NUM_SCALE",
    "False scale: billion or trillion",
    Category.TERM_NUMBER,
    Severity.CRITICAL,
    title_fr="Fausse échelle (billion, trillion)",
    explanation_fr="Une somme est donnée en billions ou en trillions, qui valent en français mille ou un million de fois plus.\n\n"
    "Un billion anglais est un milliard, un trillion mille milliards. Les comptes scientifiques et les définitions sont laissés.",
    words=("billion", "billions", "trillion", "trillions"),
    outranks=["NUM_AGREE", "NUM_DECIMAL", "ENG_WORD", "LEX_NONWORD"],
    bad=[
        Bad("Le plan prévoit ⟦3 billions⟧ de dollars de dépenses.",
            fixed="Le plan prévoit 3\N{NO-BREAK SPACE}milliards de dollars de dépenses."),
        Bad("La capitalisation approche ⟦1,5 trillion⟧ d’euros.",
            fixed="La capitalisation approche 1\N{NARROW NO-BREAK SPACE}500\N{NO-BREAK SPACE}milliards d’euros."),
        Bad("Le fonds gère ⟦12 billion⟧ d’actifs.", fixed="Le fonds gère 12\N{NO-BREAK SPACE}milliards d’actifs."),
        Bad("L’usine a coûté ⟦4 billion⟧ euros.", fixed="L’usine a coûté 4\N{NO-BREAK SPACE}milliards d’euros."),
        Bad("L’amende dépasse ⟦deux billions⟧ d’euros.", fixed="L’amende dépasse deux\N{NO-BREAK SPACE}milliards d’euros."),
        Bad("Le parti promet ⟦des billions⟧ de dollars.", fixed="Le parti promet des milliards de dollars."),
    ],
    good=[
        Good("Un billion, c’est un million de millions, et un trillion un million de billions."),
        Good("Le corps humain compte 30 billions de cellules."),
        Good("Le déficit atteint 2 billions de dollars, soit 2 000 milliards."),
        Good("La série « Billions » et le projet Trillion Trees reviennent."),
        Good("Le mot billion prête à confusion."),
    ],
)  # fmt: skip
def false_scale(article: Article) -> Findings:
    """An amount is told in billions or trillions, which in French are a thousand or a million times larger.

    An English billion is a milliard, a trillion a thousand milliards. Scientific counts and definitions are left.
    """
    for found in _SCALE.finditer(article.text):
        if not _is_false(article, found):
            continue
        right = _mend(found, article.numbers)
        yield Finding(
            found.start(),
            found.end(),
            f"« {found['scale']} » est l’échelle anglaise" + (f" : il faut « {right} »." if right else "."),
            f"“{found['scale']}” is the English scale" + (f": it should read “{right}”." if right else "."),
            (_edit(article, found, right),) if right else (),
            0.96,
        )
