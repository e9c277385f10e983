"""CAP_NATION."""

from __future__ import annotations

import re
from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.words import entries, word_set
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_DETERMINER = r"(?:[Ll]e|[Ll]a|[Ll]es|[Ll]'|[Uu]n|[Uu]ne|[Dd]es|[Dd]u|[Aa]u|[Aa]ux|[Cc]e|[Cc]et|[Cc]ette|[Cc]es|[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Dd]eux|[Tt]rois|[Pp]lusieurs|[Cc]haque|[Dd]'un|[Dd]'une|[Qq]uelques)"  # fmt: skip
# A determiner, a noun in lower case, and perhaps the capital of an adjective.
_ADJECTIVE = re.compile(rf"(?<![\w']){_DETERMINER} ?(?<=[ '])([a-zà-öø-ÿœ]{{3,}}(?:-[a-zà-öø-ÿœ]+)*) ([A-ZÀ-Ÿ][\w-]*)")
_PEOPLE = re.compile(r"(?:\b([Ll]es|[Aa]ux|[Ll]a plupart des|[Ll]a majorité des|[Dd]es millions de|[Dd]es milliers de|entre)|% (?:des|de)) ([a-zà-öø-ÿœ-]{4,}s)\b( [a-zà-öø-ÿœ']+)?")  # fmt: skip
_LANGUAGE = re.compile(
    r"\b(?:parl|appren|enseign|étudi|tradui|baragouin)\w* (?:\w+ment |bien |mal |mieux |aussi )?(?:l'|le |la langue )([A-ZÀ-Ÿ]\w+)\b(?! [A-ZÀ-Ÿ])"
    r"|\b(?:[Ee]n) ([A-ZÀ-Ÿ]\w+)(?=[ ,.;:)]|$)(?! [A-ZÀ-Ÿ])"
)
_VERBS = frozenset(
    "ont sont avaient étaient auront seront auraient seraient veulent peuvent doivent vont n' ne s' se souhaitent"
    " pensent craignent espèrent estiment votent demandent rejettent attendent vivent travaillent continuent restent"
    " accusent affirment préfèrent croient savent font disent refusent eux qui".split()
)
# Words between a determiner and the name of a people, where the name keeps its capital: les jeunes Français.
_BETWEEN = frozenset(
    "océan union autre autres jeune jeunes seul seule seuls seules premier première premiers premières dernier dernière derniers"
    " dernières nombreux nombreuses ancien ancienne anciens anciennes vieux vieil vieille vieilles petit petite petits"
    " petites grand grande grands grandes même mêmes rares rare pauvre pauvres riches vrai vraie vrais vraies bon bonne"
    " bons bonnes mauvais double simple futur futurs future futures certains certaines divers différents tels quelques"
    " deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente cent cents mille millions milliers"
    " centaines dizaines million millier centaine dizaine quinzaine vingtaine trentaine cinquantaine douzaine tiers"
    " quart moitié majorité partie nombre groupe poignée couple non que comme chez entre pour par dont avec tout tous"
    " toute toutes face contre aux des les dit dite est sont sera devenu nommé nommée prénommé ex demi".split()
)


@cache
def _forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Capitalised adjectives, plural names in lower case, masculine languages with a capital."""
    rows = [row.split() for row in entries("nationalities.txt")]
    return (
        frozenset(form.capitalize() for row in rows for form in row),
        frozenset(form for row in rows for form in row[2:]),
        frozenset(row[0].capitalize() for row in rows),
    )


def _adjectives(article: Article) -> Findings:
    capitals, _, _ = _forms()
    for found in _ADJECTIVE.finditer(article.text):
        noun, word = found[1], found[2]
        following = article.text[found.end() : found.end() + 2]
        if word not in capitals or noun in _BETWEEN or noun in word_set("function_words_fr.txt"):
            continue
        if (following[:1] in "-" and following) or article.opens(found.start(2)):
            continue
        if re.match(r" [A-ZÀ-Ÿ]", following) and noun.endswith("s") != word.endswith("s"):
            continue
        low = word[0].lower()
        yield Finding(
            found.start(2),
            found.end(2),
            f"« {word} » est ici un adjectif : il s’écrit sans majuscule après « {noun} ».",
            f"“{word}” is an adjective here: French writes it without a capital after “{noun}”.",
            (Edit(found.start(2), found.start(2) + 1, low),),
            0.95,
            safe=True,
        )


def _peoples(article: Article) -> Findings:
    _, plurals, _ = _forms()
    for found in _PEOPLE.finditer(article.text):
        word = found[2]
        if word not in plurals:
            continue
        following = (found[3] or "").strip()
        share = found[1] is None or found[1] not in ("les", "Les", "aux", "Aux", "entre")
        if not share and following.split("'")[0] + ("'" if "'" in following else "") not in _VERBS:
            continue
        yield Finding(
            found.start(2),
            found.end(2),
            f"Le nom d’un peuple prend une majuscule : {word.capitalize()}.",
            f"The name of a people takes a capital: {word.capitalize()}.",
            (Edit(found.start(2), found.start(2) + 1, word[0].upper()),),
            0.93,
            safe=True,
        )


def _languages(article: Article) -> Findings:
    _, _, languages = _forms()
    for found in _LANGUAGE.finditer(article.text):
        group = 1 if found[1] else 2
        word = found[group]
        if word not in languages or article.opens(found.start(group)):
            continue
        yield Finding(
            found.start(group),
            found.end(group),
            f"Le nom d’une langue s’écrit sans majuscule : {word.lower()}.",
            f"French writes the name of a language without a capital: {word.lower()}.",
            (Edit(found.start(group), found.start(group) + 1, word[0].lower()),),
            0.95,
            safe=True,
        )


@rule(
    "CAP_NATION",
    "Nationality capital errors",
    Category.LOCALE_CAPITALS,
    Severity.MINOR,
    words=frozenset(form for row in entries("nationalities.txt") for form in row.split()),
    bad=[
        Bad("L’ambassadeur ⟦Danois⟧ a été rappelé.", fixed="L’ambassadeur danois a été rappelé."),
        Bad("La capitale vit au rythme des entreprises ⟦Coréennes⟧.", fixed="La capitale vit au rythme des entreprises coréennes."),
        Bad("Les ⟦brésiliens⟧ ont gagné le tournoi.", fixed="Les Brésiliens ont gagné le tournoi."),
        Bad("Près de 40 % des ⟦canadiens⟧ louent leur logement.", fixed="Près de 40 % des Canadiens louent leur logement."),
        Bad("La romancière parle couramment l’⟦Italien⟧.", fixed="La romancière parle couramment l’italien."),
    ],
    good=[
        Good("L’italien Fincantieri et le coréen Hanwha ont remporté le marché."),
        Good("Les jeunes Polonais et deux autres Tchèques ont été arrêtés."),
        Good("Le norvégien s’apprend vite ; elle lit aussi le grec."),
        Good("Entre Belges et Hollandais, la rivalité reste cordiale."),
        Good("La Banque européenne et la Comédie-Française ont signé ; c’est une Espagnole qui dirige le projet."),
        Good("Les constructeurs allemands et les japonais de Toyota se partagent le marché."),
    ],
)  # fmt: skip
def nationality_capital(article: Article) -> Findings:
    """An adjective of nationality or a language has a capital, or the name of a people has none.

    English writes all of them with a capital; French keeps it for the people: les Français, le peuple français.
    """
    yield from _adjectives(article)
    yield from _peoples(article)
    yield from _languages(article)
