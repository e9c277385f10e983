"""CAP_MIDUPPER."""

from __future__ import annotations

from functools import lru_cache
from itertools import filterfalse

from tqcheck.article import Article
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.grammar import parts
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.remembered import Remembered
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_INSIDE = frozenset("abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿœ,")
_GOES_ON = regex(r" [a-zà-öø-ÿœ]|[,.;]")
_AUXILIARY = regex(
    r"\b(?:a|ont|avait|avaient|aura|auront|est|sont|était|étaient|sera|seront|fut|furent|être|été|avoir|doit|doivent"
    r"|devra|devront|devait|peut|peuvent|pourrait|pourraient|veut|veulent|voulait|va|vont|allait|souhaite|souhaitent"
    r"|compte|comptent|espère|espèrent|s'est|se sont|n'a|n'ont) (?:pas |déjà |aussi |encore )?$"
)
_BEFORE_INFINITIVE = regex(r"\b(?:pour|de|à|sans) $")
_DEGREE = regex(r"\b(?:très|trop|assez|plutôt) $")
_ARTICLE = regex(r"(?:^|[^\w])(?:[Uu]n|[Uu]ne|[Cc]ette|[Cc]et|[Cc]es) $")


# What the three patterns end with, and what may stand between an auxiliary and its verb.
_BEFORE_VERB = frozenset(
    "a ont avait avaient aura auront est sont était étaient sera seront fut furent être été avoir doit doivent devra"
    " devront devait peut peuvent pourrait pourraient veut veulent voulait va vont allait souhaite souhaitent compte"
    " comptent espère espèrent pas déjà aussi encore pour de à sans".split()
)
_BEFORE_ADJECTIVE = frozenset("très trop assez plutôt".split())
_BEFORE_NOUN = frozenset("un une cette cet ces".split())


@lru_cache(maxsize=16384)
def _is_common(word: str) -> bool:
    """True where the word is French in lower case and no name with a capital."""
    return bool(lookup(word[0].lower() + word[1:])) and not lookup(word)


def _parts(word: str) -> frozenset[str]:
    """The parts of speech of a capitalised word that is common; none for others."""
    if len(word) < 3 or not word[0].isupper() or not word[1:].islower() or not _is_common(word):
        return frozenset()
    return parts(word[0].lower() + word[1:])


_common = Remembered(_parts)


def _may_be_verb(word: str) -> bool:
    return not _common[word].isdisjoint(("infinitive", "participle"))


def _may_be_adjective(word: str) -> bool:
    return _common[word] == {"adjective"}


def _may_be_noun(word: str) -> bool:
    return "noun" in _common[word] <= {"noun", "verb"} and not _is_named(word.lower())


def _is_named(low: str) -> bool:
    """True for a noun that institutions and brands are called by."""
    return low.capitalize() in word_set("institution_nouns.txt") or low in word_set("brand_nouns.txt")


def _is_misplaced(text: str, start: int, low: str) -> bool:
    """True for a verb form after its auxiliary, and for a noun after an indefinite article."""
    found = parts(low)
    if found & {"infinitive", "participle"} and "name" not in found:
        if "infinitive" in found and _BEFORE_INFINITIVE.search(text, max(0, start - 6), start):
            return True
        if _AUXILIARY.search(text, max(0, start - 24), start):
            return True
    if found == {"adjective"} and _DEGREE.search(text, max(0, start - 8), start):
        return True
    if _is_named(low) or _ARTICLE.search(text, max(0, start - 8), start) is None:
        return False
    return found == {"noun"} or found == {"noun", "verb"}


@rule(
    "CAP_MIDUPPER",
    "Unexpected capital inside a sentence",
    Category.LOCALE_CAPITALS,
    Severity.MINOR,
    title_fr="Majuscule inattendue dans la phrase",
    explanation_fr="Un nom commun porte une majuscule au milieu d’une phrase.\n\n"
    "Aucune liste des noms que portent les institutions n’est complète ; ne comptent donc que les verbes après leur auxiliaire et les noms après un article indéfini : « une Crise », « ont Repris ».",
    tier=Tier.B,
    rows=[(_BEFORE_VERB, _may_be_verb), (_BEFORE_ADJECTIVE, _may_be_adjective), (_BEFORE_NOUN, _may_be_noun)],
    outranks=["LEX_NONWORD"],
    bad=[
        Bad(
            "Les syndicats veulent ⟦Reprendre⟧ les discussions.",
            fixed="Les syndicats veulent reprendre les discussions.",
        ),
        Bad("Une ⟦Sécheresse⟧ durable menace le delta.", fixed="Une sécheresse durable menace le delta."),
        Bad("La guide a glissé dans une ⟦Combe⟧ enneigée.", fixed="La guide a glissé dans une combe enneigée."),
        Bad("La trêve paraît très ⟦Fragile⟧ au Yémen.", fixed="La trêve paraît très fragile au Yémen."),
        Bad("Les otages ont été ⟦Libérés⟧ dans la nuit.", fixed="Les otages ont été libérés dans la nuit."),
    ],
    good=[
        Good("Le Code civil et la Bourse de Paris résistent au Nord comme au Sud."),
        Good("Elle joue au Petit Théâtre, sur un texte de Marie Lenoir."),
        Good("Une Vespa, un Zodiac et un Taser ont été saisis."),
        Good("Un Brésilien et une Italienne fondent un Institut du climat."),
        Good("Le Chômage, essai paru en mai, a fait de Lenoir un auteur lu."),
    ],
)
def capital_inside(article: Article) -> Findings:
    """A common word has a capital in the middle of a sentence.

    No list of the nouns that institutions are called by is complete; so verbs count after their auxiliary, and nouns
    after an indefinite article only: “une Crise”, “ont Repris”.
    """
    text = article.text
    for word in _common.those(filterfalse(str.islower, article.spellings)):
        offsets = article.spots(frozenset((word,)))
        low = word[0].lower() + word[1:]
        inside = [offset for offset in offsets if text[offset - 1] == " " and text[offset - 2 : offset - 1] in _INSIDE]
        if len(inside) != 1:
            continue  # written so again and again, it is a name of the article's own
        start, end = inside[0], inside[0] + len(word)
        if not _GOES_ON.match(text, end) or article.opens(start) or article.masked(start, end):
            continue
        if not _is_misplaced(text, start, low):
            continue
        yield Finding(
            start,
            end,
            f"« {low} » est un mot courant : rien n’appelle ici une majuscule.",
            f"“{low}” is a common word: nothing calls for a capital here.",
            (Edit(start, start + 1, low[0]),),
            0.6,
        )
