"""NUM_DECIMAL."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.lexicon.quantities import is_counted, is_currency
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.numerals import value

_NUMBER = regex(r"(?<![\w.,:/'§])(?<!\w-)(\d{1,6})\.(\d{1,4})(?![\w]?\.?\d)(?!/)")
_AFTER = regex(
    r"\s?(?:([%‰°€$£]|Mds?[€$£]|M[€$£]|k[€$£])|(pour cent|sur (?:5|10|20|100|l'échelle)\b)|([^\W\d_][\w/²³-]*))"
)
_CHAIN = regex(
    r"\s?(?:%|°C?|points?|millions?|milliards?)?\s?(?:à|et|ou|contre|voire|puis|-|–) (?:de |d')?(?=\d+[.,]\d)|[-–](?=\d+\.\d)"
)
_SCALE = frozenset(("million", "millions", "milliard", "milliards", "billion", "billions", "trillion", "trillions"))
_BEFORE = regex(
    r"(?i)\b(?:magnitudes?|moyenne|notes?|ratio|indice|coefficient|taux|pH|IMC)"
    r"(?: [a-zà-ÿ]{3,20}){0,2}(?: (?:de|d'environ|est de|était de|égal à|à))? $"
)
# What is counted in sections and versions: a point behind these words is no decimal point.
_NAMED = regex(
    r"(?i)\b(?:articles?|art\.?|alinéas?|al\.|paragraphes?|sections?|chapitres?|annexes?|figures?|tableaux?|tableau|pages?"
    r"|versets?|versions?|modèles?|norme|normes|loi|n°|nº|no|numéros?|v|ver\.|web|industrie|point|moteurs?|canal|fréquence"
    r"|tome|lignes?|éditions?|mise à jour|firmware|usb|bluetooth|hdmi|ios|ipados|macos|windows|android|linux|python|php|html"
    r"|turbo|diesel|v6|v8|v10|v12|wi-fi|wifi) (?:de |du |la )?$"
)
_CLOCK = frozenset(("h", "heure", "heures", "min", "minute", "minutes", "mn", "s", "m"))
_PREPOSITIONS = frozenset(("de", "à", "d'environ", "environ", "que", "est", "moyenne", "compte", "avec"))


def _measured(article: Article, found: re.Match[str]) -> bool:
    """True where a unit, a scale or a percentage behind the number says that it is a quantity."""
    after = _AFTER.match(article.text, found.end())
    if after is None:
        return False
    whole, fraction = found[1], found[2]
    sign, phrase, word = after[1], after[2], after[3]
    if phrase or sign in ("%", "‰"):
        return len(fraction) != 3 or not fraction.endswith("0") or whole == "0"
    money = (sign or "")[-1:] in ("€", "$", "£") or is_currency((word or "").lower())
    if len(fraction) == 3 and whole != "0" and len(whole) <= 3:
        return False
    if money:
        return not article.numbers.swiss
    if sign:
        return True
    if word.lower() in _SCALE:
        return True
    if word in _CLOCK:
        return len(fraction) == 1 and word not in ("m", "s", "h") and whole not in ("8", "20")
    name = article.text[max(0, found.start() - 30) : found.start()].split()
    if name and name[-1][:1].isupper() and name[-1].lower() not in word_set("function_words_fr.txt"):
        return False
    if is_counted(word) and name and name[-1] in _PREPOSITIONS:
        return True
    return word.split("/")[0] in word_set("measures_fr.txt") and not (
        article.numbers.swiss and word in ("mètres", "secondes")
    )


def _is_decimal(article: Article, found: re.Match[str]) -> bool:
    before = article.text[max(0, found.start() - 60) : found.start()]
    if _NAMED.search(before) or article.masked(found.start(), found.end()):
        return False
    if _measured(article, found):
        return True
    if len(found[2]) < 3 and _BEFORE.search(before):
        return article.text[found.end() : found.end() + 1] not in ("-", "–", "'")
    chain = _CHAIN.match(article.text, found.end())
    following = _NUMBER.match(article.text, chain.end()) if chain else None
    return following is not None and len(found[2]) < 3 and _measured(article, following)


def _edits(article: Article, found: re.Match[str]) -> tuple[Edit, ...]:
    """The comma, and the singular that goes with a number below two."""
    point = found.end(1)
    comma = Edit(point, point + 1, ",")
    plural = re.compile(r" (million|milliard)(s)\b").match(article.text, found.end())
    if plural and value(f"{found[1]},{found[2]}") < 2:
        return (comma, Edit(plural.start(2), plural.end(2), ""))
    return (comma,)


def _is_whole(word: str) -> bool:
    return len(word) <= 6 and word.isdecimal()


def _is_fraction(word: str) -> bool:
    return word[0].isdecimal()


@rule(
    "NUM_DECIMAL",
    "English decimal point",
    Category.LOCALE_NUMBER,
    Severity.MINOR,
    title_fr="Point décimal à l’anglaise",
    explanation_fr="Un point tient la place de la virgule décimale devant une unité, une échelle ou un pourcentage.\n\n"
    "Le moteur a recopié le nombre de la source. Sont laissés les versions, les articles de loi, les adresses et les groupes de trois chiffres.",
    gaps=r"^\.$",
    rows=((_is_whole, _is_fraction),),
    bad=[
        Bad("L’inflation est remontée à ⟦5.2⟧ % en Italie.", fixed="L’inflation est remontée à 5,2 % en Italie."),
        Bad(
            "Une secousse de magnitude ⟦7.1⟧ a touché le Pérou.",
            fixed="Une secousse de magnitude 7,1 a touché le Pérou.",
        ),
        Bad("Le sentier fait ⟦8.4⟧ kilomètres.", fixed="Le sentier fait 8,4 kilomètres."),
        Bad(
            "La commune compte en moyenne ⟦2.2⟧ personnes par logement et 8 habitants/km².",
            fixed="La commune compte en moyenne 2,2 personnes par logement et 8 habitants/km².",
        ),
        Bad("La perte atteint ⟦1.3⟧ millions d’euros.", fixed="La perte atteint 1,3 million d’euros."),
        Bad("Le panier coûte ⟦0.75⟧ euro.", fixed="Le panier coûte 0,75 euro."),
    ],
    good=[
        Good("Le texte a été adopté grâce à l’article 44.3, puis au 49.3."),
        Good("La mise à jour 17.4 d’iOS et Windows 3.1 ne s’entendent pas ; le programme 3.7 non plus."),
        Good("Le serveur 192.168.10.24 et le 98.2 FM sont coupés."),
        Good("Le séisme a fait 1.200 morts et coûté 2.500 euros par foyer, écrit l’agence belge."),
        Good("Sa Clio 1.6 de 2004 a disparu ; le moteur 2.0 litres aussi."),
        Good("Elle a joué « 4.48 Psychose » puis couru en 1.42.15."),
        Good("Le départ est donné à 8.30 heures, précise la commune vaudoise."),
        Good("L’entrée coûte CHF 12.50 ou 12.50 francs au guichet."),
    ],
)
def english_decimal(article: Article) -> Findings:
    """A point stands for the decimal comma before a unit, a scale or a percentage.

    The engine copied the number of the source. Versions, articles of law, addresses and groups of three digits are left.
    """
    for found in article.at_digits(_NUMBER, before="."):
        if not _is_decimal(article, found):
            continue
        right = f"{found[1]},{found[2]}"
        yield Finding(
            found.start(),
            found.end(),
            f"Le français écrit la décimale avec une virgule : « {right} ».",
            f"French writes the decimal with a comma: “{right}”.",
            _edits(article, found),
            0.96,
            safe=True,
        )
