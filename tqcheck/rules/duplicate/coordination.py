"""DUP_COORD."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.words import word_set
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text.repeats import COORDINATORS, Repeat

_PRONOUNS = frozenset(("lui", "elle", "eux", "elles", "moi", "toi", "nous", "vous", "soi", "cela", "ça"))
_MORE = frozenset(("encore", "toujours", "rebelote", "seulement", "seul", "seule", "seuls", "seules", "même"))
_FOLLOWERS = frozenset(("sont", "est", "a", "ont", "était", "étaient", "sera", "seront", "», ", "non", "selon"))


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
    if repeat.after and repeat.after[0].isalpha() and repeat.after not in word_set("function_words_fr.txt"):
        return repeat.after not in _FOLLOWERS
    return _is_longer_name(article, repeat)


def _is_longer_name(article: Article, repeat: Repeat) -> bool:
    """True where the second side begins a longer name: l’Irlande et l’Irlande du Nord."""
    last = article.text[repeat.second_start : repeat.end].rsplit("'", 1)[-1].rsplit(" ", 1)[-1]
    if not last[:1].isupper():
        return False
    before = article.text[max(0, repeat.start - 2) : repeat.start]
    return repeat.after in ("du", "de", "d'", "des", "-") or (before.endswith(". ") and len(repeat.tokens) == 1)


@rule(
    "DUP_COORD",
    "Coordination with identical sides",
    Category.DUPLICATION,
    Severity.MAJOR,
    trigger=r"\w\s+\w",
    outranks=["DUP_PHRASE", "DUP_WORD"],
    bad=[
        Bad("Les contrats sont payés ⟦en couronnes ou en couronnes⟧."),
        Bad("Un pont relie ⟦la Suède et la Suède⟧ depuis 2000."),
        Bad("L’acteur joue un homme ⟦cruel et cruel⟧, mais lucide."),
        Bad("Elle a consacré sa vie à ⟦la recherche et la recherche⟧."),
    ],
    good=[
        Good("Des milliers et des milliers de pèlerins ont marché des heures et des heures."),
        Good("Il y a promesse et promesse, soupire un élu."),
        Good("Dublin surveille la frontière entre l’Irlande et l’Irlande du Nord."),
        Good("Les deux pays ne négocient pas et ne négocieront pas."),
        Good("La victoire revient à elle et à elle seule."),
        Good("Prenez tel ou tel chemin, encore et encore."),
    ],
)
def identical_sides(article: Article) -> Findings:
    """The two sides of “et”, “ou” or “ni” are the same words.

    The source joined two near synonyms, or two names of which one was lost; the engine wrote one of them twice. The
    missing side is unknown, so that no mend is proposed.
    """
    for repeat in article.repeats:
        if repeat.copies > 2 and not (repeat.gap and repeat.copies == 2):
            continue
        start = repeat.start
        words = article.text[repeat.start : repeat.first_end]
        if repeat.gap == "" and len(repeat.tokens) > 1 and repeat.tokens[0] in COORDINATORS:
            gap, words = words.split(" ", 1)
        elif repeat.gap in ("et", "ou", "ni", "mais", "puis", "ou bien", "et / ou"):
            gap = repeat.gap
        else:
            continue
        if _is_french(article, repeat):
            continue
        yield Finding(
            start,
            repeat.end,
            f"Les deux côtés de « {gap} » sont identiques (« {words} ») : l’un des deux termes a été perdu.",
            f"Both sides of “{gap}” are the same (“{words}”): one of the two terms was lost.",
            (),
            0.95,
        )
