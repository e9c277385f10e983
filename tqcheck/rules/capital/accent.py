"""CAP_ACCENT."""

from __future__ import annotations

import unicodedata
from itertools import filterfalse

from tqcheck.article import Article
from tqcheck.lexicon.forms import lookup
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_ACCENTS = frozenset("ÉÈÊÀÂÎÔÇ")
_TO = regex(r"À (?=\w)")
_BARE_TO = regex(r"A (?=([^\W\d_]+))")
_NAME = regex(r"[ -][A-ZÀ-ÞŒŸ][a-z]")


def _strip(word: str) -> str:
    """The word with the accent of its first letter taken away."""
    return unicodedata.normalize("NFD", word[0])[0] + word[1:]


def _is_accented(word: str) -> bool:
    """True for a word whose capital has an accent."""
    return word[0] in _ACCENTS and len(word) > 2 and not word.isupper()


def _tells(word: str) -> bool:
    """True for a word that may be meant, and for what can only be a preposition."""
    return word == "A" or word.endswith("_A") or _is_accented(word)


def _stem(word: str) -> str:
    """Singular and plural of a word are one: État, États."""
    return word.rstrip("s")


@rule(
    "CAP_ACCENT",
    "Accent on a capital missing (inconsistent)",
    Category.LOCALE_CAPITALS,
    Severity.MINOR,
    title_fr="Accent absent sur une capitale",
    explanation_fr="Un mot porte ici l’accent sur sa capitale et ailleurs non.\n\n"
    "Il en va de même de la préposition À en tête de phrase. Bien des journaux écrivent toutes les capitales sans accent ; seul le mélange dans un même article est signalé.",
    tier=Tier.B,
    chars=_ACCENTS,
    test=_tells,
    bad=[
        Bad("L’Égypte a protesté. Selon Le Caire, l’⟦Egypte⟧ n’a pas été consultée.",
            fixed="L’Égypte a protesté. Selon Le Caire, l’Égypte n’a pas été consultée."),
        Bad("L’Écosse a voté oui, l’Écosse du Nord surtout, mais l’⟦Ecosse⟧ rurale s’est abstenue.",
            fixed="L’Écosse a voté oui, l’Écosse du Nord surtout, mais l’Écosse rurale s’est abstenue."),
        Bad("À Lyon, l’opposition proteste. ⟦A⟧ Paris aussi.", fixed="À Lyon, l’opposition proteste. À Paris aussi."),
        Bad("L’État fédéral paiera. Les ⟦Etats⟧ membres attendent.", fixed="L’État fédéral paiera. Les États membres attendent."),
    ],
    good=[
        Good("L’Equateur et les Etats membres de l’alliance se sont réunis à Quito."),
        Good("Émile Combes et Emile Zola ont leur rue."),
        Good("À Lyon, l’opposition proteste. A-t-elle raison ? A été élu un ancien maire. Le plan A est prêt."),
        Good("A Lyon, l’opposition proteste. A Paris aussi, selon l’ETA."),
        Good("L’Élysée confirme. ETAT D’URGENCE, titre le journal."),
    ],
)  # fmt: skip
def missing_accent(article: Article) -> Findings:
    """A word is written with its accented capital in one place and without it in another.

    So is the preposition at the head of a sentence. Many newspapers leave capitals without accents throughout; only the mixture in one article is reported.
    """
    yield from _bare_preposition(article)
    stems = {_stem(_strip(word)) for word in filterfalse(str.islower, article.spellings) if _is_accented(word)}
    if not any(stem in article.text for stem in stems):
        return
    capitals = article.capitals
    accented: dict[str, str] = {}
    for word in filter(_is_accented, capitals):
        accented.setdefault(_stem(_strip(word)), word)
    plain = [word for word in capitals if word[0] not in _ACCENTS and word[1:].islower() and _stem(word) in accented]
    for word in plain:
        model = accented[_stem(word)]
        mended = model[0] + word[1:]
        line = article.line(capitals[model][0])
        for start in capitals[word]:
            end = start + len(word)
            if article.masked(start, end) or _is_given_name(article.text, end):
                continue
            yield Finding(
                start,
                end,
                f"L’article écrit « {model} » avec l’accent à la ligne {line} : {mended}.",
                f"The article writes “{model}” with its accent in line {line}: {mended}.",
                (Edit(start, start + 1, model[0]),),
                0.85,
                safe=True,
            )


def _bare_preposition(article: Article) -> Findings:
    """The preposition without its accent at the head of a sentence, where others have it."""
    text = article.text
    if "A " not in text or _TO.search(text) is None:
        return
    for found in _BARE_TO.finditer(text):
        start = found.start()
        if not article.opens(start) or (start and text[start - 1].isalnum()) or article.masked(start, start + 1):
            continue
        if any(form.pos == "participle" for form in lookup(found[1])):
            continue  # A été élu
        yield Finding(
            start,
            start + 1,
            "L’article écrit ailleurs « À » avec l’accent.",
            "The article writes “À” with its accent elsewhere.",
            (Edit(start, start + 1, "À"),),
            0.85,
            safe=True,
        )


def _is_given_name(text: str, end: int) -> bool:
    """True before a capitalised word: the names of persons keep their own spelling."""
    return _NAME.match(text, end) is not None and not text.startswith("-Unis", end)
