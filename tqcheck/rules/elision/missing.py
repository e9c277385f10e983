"""ELI_MISSING."""

from __future__ import annotations

import re
from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.aspirated import elides, may_elide
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.grammar import noun_gender, parts
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_PAIR = regex(
    r"(?<![\w'.@/-])([Ll][ea]|[DdJjNnSsMmTt]e|[Qq]ue|[Jj]usque|[Ll]orsque|[Pp]uisque|[Qq]uoique|[Ss]i|[Cc]e|[Dd]u|[Aa]u)"
    r" ((?:[aàâäeéèêëhiîïoôöuùûüyœæAÀÂEÉÈÊHIÎOÔUÙYŒ][^\W\d_]*)(?:-[^\W\d_]+)*)(?![\w-])(?= ([^\W\d_]+))?"
)
_BEFORE_VOWEL = frozenset("le la de que je ne se me te du au".split())
_SMALL = frozenset("le la de je ne se me te que jusque lorsque puisque quoique si ce du au".split())
_LAST = regex(r"([^\W\d_]+) $")
_FIRST = regex(r" ([^\W\d_]+)")
_PRONOUNS = frozenset(("il", "ils", "elle", "elles", "on", "un", "une", "en"))
_SILENT = frozenset("avec et ou où à a ah oh eh euh ô ès i y e o u un une uns unes".split())
_AFTER_ONE = frozenset("à ou et pour contre sur point virgule mètre de sept".split())
_ENGLISH = 6  # evidence from which a word is left to the rules on English
_SURNAME = regex(r"(?:^|[\w,'] )[A-ZÀ-ÞŒŸ][\w-]+ $")  # Javier de Antonio
_BYLINE = (", ", "Photo ", "photo ", "photos ", "texte ", "Texte ", "\n")
# Acronyms that have their article also after de: le siège de l'ONU, but une expertise d'EDF.
_ARTICLED = frozenset(
    "AFP AIEA AMF ANSM ENA INSEE INSERM IRSN OCDE OIT OLP OMC OMS ONU OPEP OSCE OTAN UE UEFA UNESCO URSS".split()
)
_NOMINAL = frozenset(("noun", "adjective", "participle"))
_VERBAL = frozenset(("verb", "infinitive", "gerund"))


@cache
def _names() -> frozenset[str]:
    """Capitalised words before which one always elides."""
    places = (row[0] for row in rows("countries.txt"))
    return word_set("elided_names.txt") | {name for name in places if elides(name)}


@cache
def _first_parts() -> frozenset[str]:
    """The first parts of capitalised words before which something is elided."""
    return word_set("elided_first_names.txt") | {name.split("-")[0] for name in _names()}


def _may_want(word: str) -> bool:
    """True for a word, or the first part of one, before which something may be elided."""
    return word in _first_parts() if word[0].isupper() else may_elide(word)


def _head(word: str) -> str:
    """The last part of a compound that the lexicon does not hold."""
    return word if parts(word) else word.rsplit("-", 1)[-1]


def _determined(word: str) -> bool:
    """True where le, la, du and au can stand before this word, or le and la as pronouns."""
    word = _head(word)
    return bool(parts(word) & (_NOMINAL | _VERBAL)) and not parts(word) & {"preposition", "conjunction"}


def _before_name(head: str, small: str, name: str) -> bool:
    """True where `small` is elided before this capitalised word."""
    first = name.split("-")[0]
    if head + small[1:] == "de" and first in word_set("elided_first_names.txt"):
        return True
    return small in ("le", "la", "de", "que") and (name in _names() or first in _names())


_FIXED = {
    "si": frozenset(("il", "ils")),
    "ce": frozenset(("est", "était", "étaient", "eût", "étant")),
    "lorsque": _PRONOUNS,
    "puisque": _PRONOUNS,
    "quoique": _PRONOUNS - {"en"},
    "jusque": frozenset(("à", "au", "aux", "en", "alors", "ici", "où")),
}


def _wants(small: str, word: str, after: str) -> bool:
    """True where `small` is elided before `word`, in this pair of lower-case words."""
    if small in _FIXED:
        return word in _FIXED[small]
    if small in ("de", "que") and word in ("un", "une"):
        return after.islower() and after not in _AFTER_ONE and bool(parts(after))
    if small in ("ne", "me", "te", "se") and word in ("a", "y"):
        return True
    if word[1:2] == "-" or word in _SILENT or not elides(word) or not parts(_head(word)):
        return False
    if small in ("le", "la"):
        return _determined(word)
    if small in ("du", "au"):
        return parts(word) <= _NOMINAL and noun_gender(word) == "m"
    if small in ("je", "ne", "se", "me", "te"):
        return bool(parts(word) & _VERBAL) or word in ("en", "y")
    return parts(_head(word)) != {"verb"}


def _is_plural(word: str) -> bool:
    """True for a word that has only the plural: élections, États-Unis."""
    numbers = {form.number for form in lookup(word) if form.pos in _NOMINAL}
    return numbers == {"p"} or word in ("Etats-Unis", "États-Unis", "Émirats", "Emirats")


def _beside(text: str, found: re.Match[str]) -> list[str]:
    """The words before and after the pair."""
    before = _LAST.search(text, max(0, found.start() - 20), found.start())
    return [word[1] for word in (before, _FIRST.match(text, found.end(2))) if word]


def _elided(small: str, head: str) -> str:
    """What is written instead of the small word and the space after it."""
    if small in ("du", "au"):
        return ("d" if head == "d" else "D") + "e l'" if small == "du" else ("à l'" if head == "a" else "À l'")
    return head + small[1:-1] + "'"


def _mend(small: str, word: str) -> tuple[str, str, str]:
    """What stands right before the word, and what is wrong, in French and English."""
    if word in _ARTICLED and small.lower() in ("de", "que"):
        return f"{small} l'", f"L’article manque devant « {word} »", f"The article is missing before “{word}”"
    short = _elided(small.lower(), small[0])
    return short, f"« {small} » s’élide devant « {word} »", f"“{small}” is elided before “{word}”"


@rule(
    "ELI_MISSING",
    "Missing elision",
    Category.GRAMMAR,
    Severity.MINOR,
    title_fr="Élision absente",
    explanation_fr="Le, la, je, ne, de, que, se, si… est écrit en entier devant une voyelle ou un h muet.\n\n"
    "Les moteurs qui traduisent mot à mot, ou qui collent des morceaux de phrase, oublient l’apostrophe. Les usages hésitants (prénoms rares, le ouistiti, la ouate) sont laissés.",
    rows=[
        (_BEFORE_VOWEL, _may_want),
        (frozenset(("de", "que")), frozenset(("un", "une")).__contains__),
        (frozenset(("ne", "me", "te", "se")), frozenset(("a", "y")).__contains__),
        *((frozenset((small,)), words.__contains__) for small, words in _FIXED.items()),
    ],
    outranks=["AGR_DET"],
    bad=[
        Bad("L’armée a bombardé ⟦le aéroport⟧ de la capitale.", fixed="L’armée a bombardé l’aéroport de la capitale."),
        Bad("Le vote ⟦de hier⟧ soir a surpris les marchés.", fixed="Le vote d’hier soir a surpris les marchés."),
        Bad("La présidente estime ⟦que elle⟧ gagnera.", fixed="La présidente estime qu’elle gagnera."),
        Bad("L’avocat ⟦de Ousmane⟧ Diallo fera appel.", fixed="L’avocat d’Ousmane Diallo fera appel."),
        Bad("Les syndicats ⟦se opposent⟧ au projet.", fixed="Les syndicats s’opposent au projet."),
        Bad("⟦Si ils⟧ cèdent, la trêve tiendra.", fixed="S’ils cèdent, la trêve tiendra."),
        Bad("⟦Ce était⟧ le troisième incident du mois.", fixed="C’était le troisième incident du mois."),
        Bad("Un rapport ⟦de OCDE⟧ le confirme.", fixed="Un rapport de l’OCDE le confirme."),
        Bad("Le budget ⟦de État⟧ sera voté jeudi.", fixed="Le budget d’État sera voté jeudi."),
        Bad("La sortie ⟦du hôpital⟧ est prévue jeudi.", fixed="La sortie de l’hôpital est prévue jeudi."),
    ],
    good=[
        Good("Le huitième procès des héros de la haine s’ouvre lundi."),
        Good("Le oui l’emporte avec onze voix d’avance, à la une de tous les journaux."),
        Good("Lorsque André arrive, il ne reste que Ollie et quelques amis de Oulan-Bator."),
        Good("Le e-commerce, de un à dix, note le film et le yaourt."),
        Good("Le réalisateur Javier de Antonio tourne à Madrid."),
        Good("Le marché du yen recule, celui de Hong Kong aussi."),
        Good("Le « ouf » de soulagement du onze tricolore."),
        Good("Le élections de mars sont reportées."),
    ],
)  # fmt: skip
def missing_elision(article: Article) -> Findings:
    """Le, la, je, ne, de, que, se, si … is written in full before a vowel or a silent h.

    Engines that translate word by word, or that glue the pieces of a sentence, forget the apostrophe. Wavering use (rare
    first names, le ouistiti, la ouate) is left alone.
    """
    text = article.text
    for found in article.apart_at_words(_SMALL, _PAIR):
        small, word = found[1], found[2]
        if word[0].isupper():
            wanted = _before_name(small[0], small.lower(), word)
        else:
            wanted = _wants(small.lower(), word, found[3] or "")
        if not wanted or article.masked(found.start(), found.end()):
            continue
        if any(english_evidence().get(near, 0) >= _ENGLISH for near in (word.split("-")[0], *_beside(text, found))):
            continue
        if word in word_set("elided_first_names.txt"):
            before = text[max(0, found.start() - 24) : found.start()]
            if before.endswith(_BYLINE) or _SURNAME.search(before):
                continue
        if small.lower() in ("le", "la") and _is_plural(word):
            continue  # les élections, or one election: no elision makes it right
        short, fr, en = _mend(small, word)
        yield Finding(
            found.start(),
            found.end(),
            f"{fr} : « {short}{word} ».",
            f"{en}: “{short}{word}”.",
            (Edit(found.start(), found.start(2), short),),
            0.96,
            safe=True,
        )
