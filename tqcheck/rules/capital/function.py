"""CAP_TITLE."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.lexicon.words import entries, word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_BEFORE = regex(
    r"(?<![\w-])(?:[Ll]e|[Ll]a|[Ll]'|[Dd]u|[Aa]u|[Ss]on|[Ss]a|[Uu]ne?|[Ll]'ancien|[Ll]'ancienne) ?(?<=[ '])"
    r"(?P<head>Premi(?:er|ère) |Vice-|vice-)?$"
)
_HONOUR = regex(r"(?i)\b(?:monsieur|madame|m\.|mme) (?:le|la) $")
_NAMES = regex(
    r"(?:Roi [Ll]ion|Prince Noir|Petit Prince|Roi-Soleil|Maire de Casterbridge|Général Motors|Général Electric)"
)
_LEADS = frozenset("le la l du au son sa un une ancien ancienne premier première vice".split())
# Functions that news gives no capital of honour and that begin no names of ships, detectives or kings.
_PLAIN = frozenset(
    "ambassadeur ambassadrice chancelier chancelière colonel conseiller conseillère directeur directrice député députée"
    " gouverneur gouverneure général juge ministre préfet préfète procureur procureure recteur rectrice secrétaire"
    " sénateur sénatrice trésorier trésorière".split()
)
_PERSON = regex(
    r" (?:[A-ZÀ-ÞŒŸ][a-zà-öø-ÿœ]+(?:-[A-ZÀ-ÞŒŸ]\w+)*|d[eu] [A-ZÀ-ÞŒŸ]\w+) [A-ZÀ-ÞŒŸa-zà-öø-ÿœ]| [A-ZÀ-ÞŒŸ][\w-]+[,.;]"
)
_ADJECTIVE = regex(r" ([a-zà-öø-ÿœ]+)\b")


def _is_function(word: str) -> bool:
    """True for the name of a function with a capital."""
    return not word.islower() and word.lower() in word_set("functions.txt") and not word.isupper()


def _is_plain(article: Article, word: str, offset: int) -> bool:
    """True for the one function of the article that has a capital, before a name or a nationality."""
    names = word_set("functions.txt")
    if word.lower() not in _PLAIN or len(article.capitals[word]) > 1:
        return False
    if sum(capital.lower() in names and not capital.isupper() for capital in article.capitals) > 1:
        return False  # a house that honours
    end = offset + len(word)
    adjective = _ADJECTIVE.match(article.text, end)
    if adjective is not None:
        return any(adjective[1] in row.split() for row in entries("nationalities.txt"))
    return _PERSON.match(article.text, end) is not None


def _is_surname(article: Article, lead: re.Match[str], word: str) -> bool:
    """True for names such as Bruno Le Maire and Le Grau-du-Roi: a capital article inside a sentence, a name before."""
    if lead[0][0].isupper() and not article.opens(lead.start()):
        return True
    royal = word in ("Roi", "Reine", "Prince", "Pape")
    return (
        royal and re.search(r"[A-ZÀ-ÞŒŸ][\w-]+ $", article.text[max(0, lead.start() - 20) : lead.start()]) is not None
    )


def _common(article: Article, word: str) -> bool:
    """True where the article writes the same function, of a man or a woman, without a capital elsewhere."""
    stem = word[: max(4, len(word) - 3)]
    alike = [name for name in word_set("functions.txt") if name.startswith(stem) and abs(len(name) - len(word)) <= 2]
    alike += [f"{name}s" for name in alike] + [f"{name[:-1]}ux" for name in alike if name.endswith("al")]
    return not article.spellings.isdisjoint(alike)


@rule(
    "CAP_TITLE",
    "Capitalised function title",
    Category.LOCALE_CAPITALS,
    Severity.MINOR,
    title_fr="Fonction avec une majuscule",
    explanation_fr="Un nom de fonction porte une majuscule : le Président, la Chancelière.\n\n"
    "L’anglais écrit President Smith ; la plupart des rédactions françaises écrivent le président Smith. Les usages varient : sont signalés le mélange des deux dans un article, et la majuscule des fonctions qu’aucune rédaction n’honore ; « Premier ministre » est laissé à la maison.",
    tier=Tier.B,
    rows=[(_LEADS, _is_function)],
    bad=[
        Bad(
            "Le ⟦Président⟧ Okafor a reçu le président du Sénat.",
            fixed="Le président Okafor a reçu le président du Sénat.",
        ),
        Bad(
            "La ministre se tait. La décision revient à la ⟦Ministre⟧.",
            fixed="La ministre se tait. La décision revient à la ministre.",
        ),
        Bad(
            "Selon le ⟦Préfet⟧ Jean Okafor, la route rouvrira.", fixed="Selon le préfet Jean Okafor, la route rouvrira."
        ),
        Bad("La ⟦Ministre⟧ norvégienne a démissionné.", fixed="La ministre norvégienne a démissionné."),
        Bad(
            "L’ancien ⟦Gouverneur⟧ a perdu contre le gouverneur sortant.",
            fixed="L’ancien gouverneur a perdu contre le gouverneur sortant.",
        ),
    ],
    good=[
        Good("Le Président Okafor a reçu les syndicats ; le Président repart demain."),
        Good("« Monsieur le Président, je vous fais une lettre », chantait-il au président."),
        Good("Le Petit Prince et le Roi lion se vendent toujours, dit le prince."),
        Good("Le Général Motors du Sénat, le Commandant Charcot et le Conseil d’État."),
        Good("Le Directeur Okafor et le Directeur Mbeki signent."),
        Good("Le ministre Bruno Le Maire a reçu le maire de Lille."),
    ],
)
def capitalised_function(article: Article) -> Findings:
    """The name of a function has a capital: le Président, la Chancelière.

    English writes President Smith; most French houses write le président Smith. Houses differ, so that the mixture of
    both in one article is reported, and a single capital of the functions that no house honours; “Premier ministre” is
    left to the house.
    """
    text = article.text
    for word in filter(_is_function, article.capitals):
        common = _common(article, word.lower())
        for offset in article.capitals[word]:
            if not common and not _is_plain(article, word, offset):
                continue
            lead = _BEFORE.search(text, max(0, offset - 24), offset)
            end = offset + len(word)
            if lead is None or _is_surname(article, lead, word) or not re.match(r"[ ,.;:)]|$", text[end : end + 1]):
                continue
            start = offset - len(lead["head"] or "")
            if (
                _HONOUR.search(text, max(0, start - 20), start)
                or _NAMES.match(text, start)
                or article.masked(start, end)
            ):
                continue
            if re.match(r" (?:des|du|de la|de) [A-ZÀ-ÞŒŸ]\w+,", text[end : end + 30]):
                continue
            yield _finding(start, end, text[start:end].lower())


def _finding(start: int, end: int, mended: str) -> Finding:
    return Finding(
        start,
        end,
        f"Le nom d’une fonction s’écrit d’ordinaire sans majuscule : {mended}.",
        f"French usually writes the name of a function without a capital: {mended}.",
        (Edit(start, end, mended),),
        0.7,
        safe=True,
    )
