"""ENG_ABBR."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.lexicon.names import Named, Names, find_names
from tqcheck.lexicon.words import entries
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.naming import determiner, stands_alone, swap

_TABLE = "abbreviations_en.txt"
_NAMES = Names(_TABLE)
_BEFORE = regex(r"(?:^|[\s(«“])([^\s(«“]+) $")
_NEXT = regex(r" ?([^\s]+)")
_VERBS = regex(
    r" (?:a|ont|est|sont|n'|s'|ne|se|avait|était|sera|va|doit|peut|veut|vient|dit|estime|prévoit|accuse|affirme|annonce|appelle|"
    r"demande|refuse|rejette|soutient|envoie|cherche|craint|compte|reste|devrait|pourrait)\b"
)
# Where French says CEO too: Belgium, Switzerland, Québec.
_ABROAD = frozenset(
    "septante nonante huitante chf wallonie wallon wallonne flandre belge belges belgique suisse suisses romande vaudois genevois"
    " lausanne zurich bâle québec québécois québécoise québécois montréal canadien canadienne".split()
)
# In Switzerland AI is the insurance against invalidity.
_INSURANCE = frozenset("invalidité rente rentes rentier rentiers rentière assurance-invalidité".split())
_PLURAL = ("les ", "des ", "aux ")
_LEADS = frozenset(
    "un une ce cette cet son sa leur notre votre par pour avec chez selon sur contre et ou que vers entre via"
    " nouveau nouvelle ancien ancienne futur future actuel actuelle premier première prochain prochaine".split()
)


def _is_shouted(text: str, start: int, end: int) -> bool:
    """True in a line of capitals, where UN and WHO are words like others."""
    words = [
        word for word in re.findall(r"[^\W\d_]{2,}", text[max(0, start - 40) : end + 40]) if word != text[start:end]
    ]
    return bool(words) and sum(map(str.isupper, words)) * 2 > len(words)


def _is_introduced(article: Article, named: Named, before: str) -> bool:
    """True where French syntax leads up to the abbreviation, or a French verb follows at the head of a sentence."""
    text, start, end = article.text, named.start, named.end
    shy = named.row[2].endswith("!")
    if before in ("à ", "dans ", ""):
        found = _BEFORE.search(text, max(0, start - 20), start)
        word = found[1].lower().rsplit("'", 1)[-1] if found else ""
        if shy:
            return False
        if word in _LEADS or before:
            return True
        sentence = article.sentence_at(start)
        return sentence is not None and sentence.start == start and _VERBS.match(text, end) is not None
    return True


def _is_followed_by_nationality(text: str, end: int) -> bool:
    following = _NEXT.match(text, end)
    return following is not None and any(
        following[1].strip(",.;:") == row.split()[0] for row in entries("nationalities.txt")
    )


def _is_other(article: Article, named: Named, before: str) -> bool:
    """True for names that only look like the abbreviation: clubs, currencies, bands, laws, a gloss in brackets."""
    text, start, end = article.text, named.start, named.end
    name = named.row[0]
    if (
        text[start - 1 : start] == "("
        or text[end : end + 1] == ")"
        or text.startswith(" (", end)
        or text[end + 1 : end + 2].isdigit()
    ):
        return True
    if name in ("CEO", "CEOs", "CFO") and not _ABROAD.isdisjoint(article.vocabulary):
        return True
    around = article.quotes.around(start)
    if around is not None and around[1] - around[0] < 30:
        return True
    if name == "US":
        return before not in _PLURAL
    if name == "PM":
        return before not in ("le ", "du ", "au ") or not _is_followed_by_nationality(text, end)
    if name == "AI" and not _INSURANCE.isdisjoint(article.vocabulary):
        return True
    if name == "DNA" and before in _PLURAL:
        return True  # a newspaper
    if name in ("UN", "EU", "WHO", "AI"):
        return before in _PLURAL or before == "de " or _is_shouted(text, start, end)
    return False


@rule(
    "ENG_ABBR",
    "English abbreviation with a French one",
    Category.TERMINOLOGY,
    Severity.MAJOR,
    title_fr="Sigle anglais qui en a un français",
    explanation_fr="Un sigle est en anglais alors que le français a le sien.\n\n"
    "Les moteurs recopient les capitales ; un lecteur français ne connaît ni GDP ni WTO. Le sigle doit se tenir seul après un déterminant ou une préposition, ou devant un verbe français.",
    test=_NAMES.alone,
    rows=[(_NAMES.first, _NAMES.second)],
    any_of=True,
    outranks=["ENG_WORD", "ELI_MISSING", "ELI_CONTRACT", "ELI_FORBIDDEN", "AGR_DET"],
    bad=[
        Bad("Le siège de ⟦la OECD⟧ est à Paris.", fixed="Le siège de l’OCDE est à Paris."),
        Bad("Un accord avec l’⟦IAEA⟧ a été trouvé à Vienne.", fixed="Un accord avec l’AIEA a été trouvé à Vienne."),
        Bad("La hausse de la ⟦VAT⟧ pèse sur les cafés.", fixed="La hausse de la TVA pèse sur les cafés."),
        Bad("L’ancien ⟦CEO⟧ du groupe comparaît.", fixed="L’ancien PDG du groupe comparaît."),
        Bad("Les recherches sur le ⟦HIV⟧ avancent.", fixed="Les recherches sur le VIH avancent."),
        Bad("Un test d’⟦AI⟧ a été mené au lycée.", fixed="Un test d’IA a été mené au lycée."),
    ],
    good=[
        Good("Le ministre de l’Économie attend le rapport de l’OCDE et celui du FMI."),
        Good("L’US Orléans reçoit l’AJ Auxerre."),
        Good("Le prix est de 90 millions de dollars US."),
        Good("Les UN Women Awards ont été remis à Lausanne."),
        Good("L’intelligence artificielle (AI) inquiète les traducteurs."),
        Good("L’office de l’AI lui refuse sa rente d’invalidité."),
        Good("CE MATIN, UN TRAIN A EU DU RETARD."),
    ],
)  # fmt: skip
def english_abbreviation(article: Article) -> Findings:
    """An abbreviation stands in English although French has its own.

    Engines copy capitals; a reader of French does not know the GDP nor the WTO. The abbreviation must stand alone after
    a French determiner or preposition, or before a French verb.
    """
    for named in find_names(article.text, article.spots, _TABLE):
        before = determiner(article.text, named.start)
        if not stands_alone(article.text, named.start, named.end) or article.masked(named.start, named.end):
            continue
        if not _is_introduced(article, named, before) or _is_other(article, named, before):
            continue
        english, french, kind = named.row
        change = _change(article, named, french, kind.rstrip("!"))
        yield Finding(
            change[0].start,
            change[0].end,
            f"« {english} » est une abréviation anglaise ; en français : {french}.",
            f"“{english}” is an English abbreviation; in French: {french}.",
            change,
            0.92,
        )


def _change(article: Article, named: Named, french: str, kind: str) -> tuple[Edit, ...]:
    """The edit; a French abbreviation keeps "de" and "d'", a name in full takes its article."""
    short = french.isupper() and kind != "P"
    new = swap(article.text, named.start, named.end, french, ("A" if short else "") + kind)
    return (Edit(new.start, new.end, new.replacement),)
