"""DUP_COORD."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.grammar import parts
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text.repeats import COORDINATORS, Repeat

_LINKS = frozenset(
    ("et", "ou", "ni", "mais", "puis", "ou bien", "et / ou", "ou encore", "et aussi", "et également", "ainsi que")
)
_CORRELATIVES = frozenset(("ni", "soit", "ou"))
_DETERMINERS = frozenset(
    "le la l' les un une des ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes".split()
)
_SINGULAR = frozenset("le la l' un une ce cet cette son sa leur notre votre mon ma du au".split())
_NUMBERS = frozenset("deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente cent".split())
_PLURAL = regex(r"(?:[eé]s|ifs|[ae]ux|[eaio]ls|[aei]nts|eurs|ains)$")
_PRONOUNS = frozenset(("lui", "elle", "eux", "elles", "moi", "toi", "nous", "vous", "soi", "cela", "ça"))
_SPEECH = (" d'ici", " d'après", " d'abord", " d'ailleurs", " d'une part", " de plus", " de nouveau", " du coup")
_GOVERNED = frozenset("du de d' des au aux à dans sur pour par contre avec entre chez vers".split())
_MORE = frozenset(("encore", "toujours", "rebelote", "seulement", "seul", "seule", "seuls", "seules", "même"))
# What goes on after both sides: the verb of which they are the subject, or a new clause.
_FOLLOWERS = frozenset(
    "est sont était étaient sera seront serait seraient fut furent a ont avait avaient aura auront aurait auraient"
    " eut peut peuvent pouvait pouvaient pourra pourront pourrait pourraient doit doivent devait devaient devra"
    " devront devrait devraient va vont allait allaient fait font veut veulent reste restent non selon"
    " lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain".split()
)


def _content(repeat: Repeat) -> list[str]:
    functions = word_set("function_words_fr.txt")
    return [token for token in repeat.tokens if token[0].isalpha() and token not in functions]


def _is_french(article: Article, repeat: Repeat) -> bool:
    """True for insistence, for a second side that goes on differently, and for names."""
    content = _content(repeat)
    if not content or any(token[0].isdigit() or not token[0].isalpha() for token in repeat.tokens):
        return True
    last = repeat.tokens[-1]
    if (len(repeat.tokens) == 1 and len(last) < 4) or last in _PRONOUNS or repeat.after in _MORE:
        return True
    if repeat.gap == "et" and any(token in word_set("intensive_repeats.txt") for token in content):
        return True
    if repeat.before[-2:] in (("y", "a"), ("y", "avait")) or repeat.before[-1:] in (("quelque",), ("tel",)):
        return True
    if repeat.gap == "et" and repeat.after in ("à", "en") and repeat.tokens[0] in _DETERMINERS:
        return True  # the second side is a kind of the first: le commerce et le commerce en ligne
    if _is_parallel(repeat) or _is_higher(repeat):
        return True
    if repeat.after and repeat.after[0].isalpha() and repeat.after not in word_set("function_words_fr.txt"):
        governed = repeat.tokens[0] in _GOVERNED and parts(repeat.after) == {"verb"}  # du blé et du blé occupe
        return repeat.after not in _FOLLOWERS and not governed and not _goes_with_both(repeat)
    return _is_longer_name(article, repeat)


def _is_parallel(repeat: Repeat) -> bool:
    """True behind another pair of the same make: il y a vin et vin, fromage et fromage."""
    before = repeat.before
    return len(before) == 4 and before[3] == "," and before[1] == repeat.gap and before[0] == before[2]


def _is_higher(repeat: Repeat) -> bool:
    """True where “de” governs the first side only, so that the second belongs higher up: le prix de la vie et la vie."""
    return repeat.before[-1:] in (("de",), ("d'",)) and repeat.tokens[0] in _DETERMINERS


def _goes_with_both(repeat: Repeat) -> bool:
    """True where a plural adjective behind a singular shows that two different nouns stood there."""
    return (
        repeat.tokens[0] in _SINGULAR
        and not _PLURAL.search(repeat.tokens[-1])
        and _PLURAL.search(repeat.after) is not None
    )


def _is_choice_of_one(repeat: Repeat) -> bool:
    """True for the same number on both sides of “ou”: deux ou deux."""
    return repeat.gap == "ou" and len(repeat.tokens) == 1 and repeat.tokens[0] in _NUMBERS


def _is_longer_name(article: Article, repeat: Repeat) -> bool:
    """True where the second side begins a longer name: l’Irlande et l’Irlande du Nord."""
    last = article.text[repeat.second_start : repeat.end].rsplit("'", 1)[-1].rsplit(" ", 1)[-1]
    if not last[:1].isupper():
        return False
    if repeat.after == "-" and article.text[repeat.end] != "-":
        return False
    before = article.text[max(0, repeat.start - 2) : repeat.start]
    if article.text.startswith(_SPEECH, repeat.end):
        return False
    return repeat.after in ("du", "de", "d'", "des", "-") or (before.endswith(". ") and len(repeat.tokens) == 1)


@rule(
    "DUP_COORD",
    "Coordination with identical sides",
    Category.DUPLICATION,
    Severity.MAJOR,
    title_fr="Coordination de deux termes identiques",
    explanation_fr="Les deux côtés de « et », « ou » ou « ni » sont les mêmes mots.\n\n"
    "La source joignait deux quasi-synonymes, ou deux noms dont l’un s’est perdu ; le moteur a écrit l’autre deux fois. Le terme absent étant inconnu, aucune correction n’est proposée.",
    trigger=r"\w\s+\w",
    outranks=["DUP_PHRASE", "DUP_WORD"],
    bad=[
        Bad("Les contrats sont payés ⟦en couronnes ou en couronnes⟧."),
        Bad("Un pont relie ⟦la Suède et la Suède⟧ depuis 2000."),
        Bad("L’acteur joue un homme ⟦cruel et cruel⟧, mais lucide."),
        Bad("Elle a consacré sa vie à ⟦la recherche et la recherche⟧."),
        Bad("Le pays a reçu ⟦une aide et une aide⟧ militaires."),
        Bad("Il faudra ⟦soit réduire, soit réduire⟧."),
    ],
    good=[
        Good("Des milliers et des milliers de pèlerins ont marché des heures et des heures."),
        Good("Il y a promesse et promesse, soupire un élu."),
        Good("Dublin surveille la frontière entre l’Irlande et l’Irlande du Nord."),
        Good("Les deux pays ne négocient pas et ne négocieront pas."),
        Good("La victoire revient à elle et à elle seule."),
        Good("Le guide raconte l’histoire de la tour et la tour en ruine de 1802."),
        Good("Il y a lac et lac, montagne et montagne."),
        Good("Le texte vise le commerce et le commerce en ligne, le rugby et le rugby à sept."),
        Good("Prenez tel ou tel chemin, encore et encore."),
    ],
)
def identical_sides(article: Article) -> Findings:
    """The two sides of “et”, “ou” or “ni” are the same words.

    The source joined two near synonyms, or two names of which one was lost; the engine wrote one of them twice. The
    missing side is unknown, so that no mend is proposed.
    """
    for repeat in article.repeats:
        if repeat.copies > 2:
            continue
        words = article.text[repeat.start : repeat.first_end]
        first = repeat.tokens[0]
        if len(repeat.tokens) > 1 and (
            (repeat.gap == "" and first in COORDINATORS) or (repeat.gap in ("", ",") and first in _CORRELATIVES)
        ):
            gap, _, words = words.partition(" ")
            if not words:
                continue  # no words stand behind it, but a sign: et&et&
        elif repeat.gap in _LINKS:
            gap = repeat.gap
        else:
            continue
        if not _is_choice_of_one(repeat) and _is_french(article, repeat):
            continue
        yield Finding(
            repeat.start,
            repeat.end,
            f"Les deux côtés de « {gap} » sont identiques (« {words} ») : l’un des deux termes a été perdu.",
            f"Both sides of “{gap}” are the same (“{words}”): one of the two terms was lost.",
            (),
            0.95,
        )
