"""DUP_PHRASE."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.doubled import may_double
from tqcheck.lexicon.words import word_set
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.calendar import MONTHS
from tqcheck.text.repeats import COORDINATORS, Repeat

_IDIOMS = frozenset(("après", "par", "à", "en", "pour", "contre", "sur", "ni", "et", "ou", "soit", "de"))
_PREPOSITIONS = frozenset("selon dans depuis avant après pendant durant lors chez malgré vers à en au aux".split())
_BETWEEN = frozenset(("après", "par", "pour", "contre"))  # between two of the same: jour après jour après jour
_NUMBERS = frozenset("un une deux trois quatre cinq six sept huit neuf dix".split())


def _is_french(article: Article, repeat: Repeat) -> bool:
    """True for idioms (jour après jour …), numbers, names, insistence after a comma and enumerations."""
    words = [token for token in repeat.tokens if token[0].isalpha()]
    if len(words) < 2 or (any(token[0].isdigit() for token in repeat.tokens) and not _is_date(repeat)):
        return True
    quoted = article.quotes.around(repeat.start)
    if "," in repeat.tokens and (quoted is not None or not _is_list(repeat)):
        return True
    if repeat.gap and (quoted is not None or (len(words) < 4 and not _is_circumstance(repeat, words))):
        return "," not in repeat.tokens and not _is_name_in_list(article, repeat)
    if words == ["que", "ce"]:
        return True
    if len(words) == 2 and words[0] in _BETWEEN:
        return repeat.before[-1:] == (words[1],)
    if len(words) == 2 and (words[1] in _IDIOMS or (words[0] in _IDIOMS and words[0] not in ("de", "à", "en", "sur"))):
        return True
    if all(word in _NUMBERS for word in words):
        return True
    first = article.text[repeat.start : repeat.first_end]
    second = article.text[repeat.second_start : repeat.end]
    if second[1:] != first[1:] or (second[0].isupper() and not _is_full_name(repeat, first, second)):
        return True
    return quoted is not None and len(words) <= 3 and quoted[1] - quoted[0] < 80


def _is_circumstance(repeat: Repeat, words: list[str]) -> bool:
    """True for three words that begin with a preposition and end before a mark: selon la police, selon la police,."""
    return len(words) == 3 and words[0] in _PREPOSITIONS and repeat.after in ("", ",", ".", ";")


def _is_date(repeat: Repeat) -> bool:
    """True for a day with its month, told twice: le 12 mars le 12 mars."""
    return repeat.gap == "" and any(token in MONTHS for token in repeat.tokens)


def _is_full_name(repeat: Repeat, first: str, second: str) -> bool:
    """True for a name of two words or more, or a sentence begun twice; “New York New York” is a name."""
    return repeat.gap == "" and first == second and "york" not in repeat.tokens


def _is_list(repeat: Repeat) -> bool:
    """True for two items or more that are told again: des meurtres, des vols, des meurtres, des vols."""
    functions = word_set("function_words_fr.txt")
    content = [token for token in repeat.tokens if token[0].isalpha() and token not in functions]
    if not repeat.before and repeat.after in (":", "!", "?", "…"):
        return False  # an order that is shouted: gauche, droite, gauche, droite !
    return len(set(content)) > 1 and all(len(w) > 3 and w not in _NUMBERS and not may_double(w) for w in content)


def _is_name_in_list(article: Article, repeat: Repeat) -> bool:
    """True for a country that a list names twice: l’Autriche, l’Autriche et la Hongrie."""
    name = article.text[repeat.start : repeat.first_end].replace("'", " ").rsplit(" ", 1)[-1]
    return repeat.tokens[0] in ("le", "la", "l'", "les") and name[:1].isupper() and repeat.after == "et"


@rule(
    "DUP_PHRASE",
    "Adjacent repeated phrase",
    Category.DUPLICATION,
    Severity.MINOR,
    title_fr="Groupe de mots répété",
    explanation_fr="Un groupe de mots est écrit une seconde fois aussitôt après.\n\n"
    "Le décodeur retombe sur ce qu’il vient de dire ; la seconde copie peut partir, mais un relecteur doit voir si un autre mot était attendu.",
    trigger=r"\w\s+\w",
    outranks=["DUP_WORD"],
    bad=[
        Bad("Le parquet a ouvert ⟦une information une information⟧ pour vol.",
            fixed="Le parquet a ouvert une information pour vol."),
        Bad("⟦D’après le maire, d’après le maire⟧, la digue tiendra.", fixed="D’après le maire, la digue tiendra."),
        Bad("La loi est entrée en vigueur ⟦le 12 mai le 12 mai⟧.", fixed="La loi est entrée en vigueur le 12 mai."),
        Bad("Le ministre ⟦Hans Weber Hans Weber⟧ a démissionné.", fixed="Le ministre Hans Weber a démissionné."),
        Bad("La présidente assure ⟦qu’elle ne qu’elle ne⟧ cédera pas.",
            fixed="La présidente assure qu’elle ne cédera pas."),
        Bad("Le match a été arrêté ⟦à la fin du premier acte, à la fin du premier acte⟧.",
            fixed="Le match a été arrêté à la fin du premier acte."),
        Bad("L’accord engage ⟦l’Estonie, l’Estonie⟧ et la Lettonie.", fixed="L’accord engage l’Estonie et la Lettonie."),
        Bad("La plainte cite ⟦des vols, des menaces, des vols, des menaces⟧ et des coups.",
            fixed="La plainte cite des vols, des menaces et des coups."),
    ],
    good=[
        Good("Année après année, pierre après pierre, le village renaît."),
        Good("De plus en plus de familles partent, peu à peu, face à face avec la crise."),
        Good("Ils ont logé au New York New York puis au Pago Pago."),
        Good("Avance, recule, avance, recule : le moniteur s’impatiente."),
        Good("Les Bretonnes l’emportent 6-3, 6-3."),
        Good("« Plus jamais ça, plus jamais ça », a répété la foule."),
        Good("Il parle de regrets, de regrets, de doutes, de rêves."),
        Good("« Je ne céderai pas un mètre, je ne céderai pas un mètre », a lancé le maire."),
        Good("C’est une affaire très, très délicate."),
    ],
)  # fmt: skip
def repeated_phrase(article: Article) -> Findings:
    """A group of words is written again straight after itself.

    The decoder of an engine falls back on what it has just said; the second copy can go, but an editor should look
    whether another word was meant.
    """
    for repeat in article.repeats:
        if repeat.gap not in ("", ",") or repeat.copies > 2 or _is_french(article, repeat):
            continue
        if repeat.tokens[0] in COORDINATORS:
            continue
        phrase = article.text[repeat.start : repeat.first_end]
        yield Finding(
            repeat.start,
            repeat.end,
            f"« {phrase} » est écrit deux fois de suite.",
            f"“{phrase}” is written twice in a row.",
            (Edit(repeat.first_end, repeat.end, ""),),
            0.95,
        )
