"""CAP_LOWER."""

from __future__ import annotations

from functools import cache, lru_cache

from tqcheck.article import Article
from tqcheck.lexicon.forms import is_doubtful, lookup
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

# What leads up to a place, an institution, a person.
_PLACE = regex(r"(?<![\w'-])(?:[àÀ]|[eE]n|[vV]ers|[dD]epuis|contre) $|\bl'$")
_INSTITUTION = regex(r"(?<![\w'-])(?:le|la|du|au|de|à) $|\b[dlDL]'$|^[LD]'$")
_PERSON = regex(r"(?<![\w'-])(?:de|par|avec|et|selon|contre|pour|chez|Mme|MM?\.) $|\bd'$")
_WITH_ARTICLE = regex(r"(?<![\w'-])(?:la |le |du |au |[lL]')$")
_OF = regex(r"(?<![\w'-])(?:de |d'|des |aux |par |pour |sur |sous |entre |et )$")
_OF_PLACE = regex(r"(?<![\w'-])([a-zà-öø-ÿœ-]+) (?:de |d'|de la |du |des )$")
# With the names of functions, what a place governs: la ville de naples, l'aéroport de genève.
_OF_PLACES = frozenset(
    "ville villes capitale aéroport port région banlieue province gare université gouvernement ambassade consulat"
    " centre nord sud est ouest large côtes habitants".split()
)
_SURNAME = regex(r" [A-ZÀ-ÞŒŸ][a-zà-öø-ÿœ-]{2,}")
# Institutions whose words can mean nothing else, with the capital that every house gives them.
_INSTITUTION_NAME = regex(
    r"(?:union européenne|union africaine|nations unies|banque mondiale|banque centrale européenne"
    r"|cour pénale internationale|cour internationale de justice|fonds monétaire international"
    r"|organisation mondiale de la santé|organisation mondiale du commerce|organisation des nations unies|ligue arabe)"
    r"(?![\w-])"
)
_HEADS = frozenset("union nations banque cour fonds organisation ligue".split())
# How they begin, as written.
_HEAD_ROWS = (
    ("union".__eq__, frozenset(("européenne", "africaine"))),
    ("nations".__eq__, frozenset(("unies",))),
    ("banque".__eq__, frozenset(("mondiale",))),
    ("banque".__eq__, frozenset(("centrale",)), frozenset(("européenne",))),
    ("cour".__eq__, frozenset(("pénale", "internationale"))),
    ("fonds".__eq__, frozenset(("monétaire",))),
    ("organisation".__eq__, frozenset(("mondiale",))),
    ("organisation".__eq__, frozenset(("des",)), frozenset(("nations",))),
    ("ligue".__eq__, frozenset(("arabe",))),
)
# The words before a name of which the patterns above speak.
_LEADS = frozenset(
    "à en vers depuis contre l le la du au de d par avec et selon pour chez mme mm m des aux sur sous entre".split()
)
_BEFORE_HEAD = regex(r"(?<![\w-])(?:[Ll]a |[Ll]e |[Dd]u |[Ll]'|[Ll]es |[Dd]es |[Aa]ux? )$")
_NEXT = regex(r" ([a-zà-öø-ÿœ]{3,})\b")


@cache
def _acronyms() -> dict[str, str]:
    """Lower-case French acronyms of institutions and states, and their right form."""
    found = {row[1].lower(): row[1] for row in rows("abbreviations_en.txt") if row[1].isupper() and len(row[1]) >= 3}
    found.update(
        {
            word.lower(): word
            for word in ("OTAN", "ONU", "OMS", "OMC", "FMI", "BCE", "CPI", "CIJ", "AIEA", "OPEP", "OCDE")
        }
    )
    return found


@cache
def _countries() -> frozenset[str]:
    """The names of countries and regions that have an article."""
    return frozenset(row[0] for row in rows("countries.txt") if row[1] in ("f", "v", "m"))


@cache
def _places() -> frozenset[str]:
    """The names of countries, regions and great cities, and those that English spells otherwise."""
    return frozenset((*(row[0] for row in rows("countries.txt")), *(row[1] for row in rows("exonyms.txt"))))


def _may_be_name(word: str) -> bool:
    """True for a lower-case word that can only be a name."""
    return word.islower() and is_doubtful(word) and _right_form(word) != ""


@lru_cache(maxsize=65536)
def _right_form(word: str) -> str:
    """The name that a lower-case word can only be, "" for French words; finite verbs, which follow no preposition, pass."""
    if word in _acronyms():
        return "" if lookup(word) else _acronyms()[word]
    if len(word) < 3 or word in word_set("function_words_fr.txt") or any(form.pos != "verb" for form in lookup(word)):
        return ""
    capital = word.capitalize()
    return capital if any(form.pos in ("name", "noun") and not form.verb for form in lookup(capital)) else ""


def _is_name(article: Article, start: int, end: int, right: str) -> bool:
    """True where the context is that of a name: à gaza, l’onu, d’ahmed Karim."""
    text = article.text
    low = max(0, start - 9)
    if text[end : end + 1] in "-'" and end < len(text):
        return False
    if right.isupper():
        return _INSTITUTION.search(text, low, start) is not None
    if _SURNAME.match(text, end) and end - start >= 4:
        return _PERSON.search(text, low, start) is not None and not lookup(text[start:end])
    following = _NEXT.match(text, end)
    named = right in _countries() and _WITH_ARTICLE.search(text, low, start) is not None
    if named or (right in _places() and _OF.search(text, low, start)):
        return following is None or bool(lookup(following[1]))
    governed = _OF_PLACE.search(text, max(0, start - 30), start)
    if governed and (governed[1] in _OF_PLACES or governed[1] in word_set("functions.txt")) and end - start >= 4:
        return following is None or bool(lookup(following[1]))
    return _PLACE.search(text, low, start) is not None and (following is None or bool(lookup(following[1])))


def _finding(start: int, word: str, right: str) -> Finding:
    return Finding(
        start,
        start + len(word),
        f"Nom propre sans majuscule : {right}.",
        f"A proper name without its capital: {right}.",
        (Edit(start, start + len(word), right),),
        0.85,
    )


@rule(
    "CAP_LOWER",
    "Proper name in lower case",
    Category.LOCALE_CAPITALS,
    Severity.MINOR,
    title_fr="Nom propre en minuscule",
    explanation_fr="Un lieu, une institution ou une personne n’a pas de majuscule.\n\n"
    "Tel quel, le mot n’est pas français, mais c’est un nom quand il porte une majuscule ; les vins, les fromages et les unités gardent leur minuscule.",
    tier=Tier.B,
    rows=[*_HEAD_ROWS, (_LEADS, _may_be_name)],
    outranks=["LEX_NONWORD"],
    bad=[
        Bad("Le cortège est parti de Lyon et arrivera à ⟦marseille⟧ ce soir.", fixed="Le cortège est parti de Lyon et arrivera à Marseille ce soir."),
        Bad("Le secrétaire général de l’⟦otan⟧ se rend à Varsovie.", fixed="Le secrétaire général de l’OTAN se rend à Varsovie."),
        Bad("La reine du ⟦danemark⟧ visite une école.", fixed="La reine du Danemark visite une école."),
        Bad("Un recours devant la ⟦cour pénale internationale⟧ a été déposé.", fixed="Un recours devant la Cour pénale internationale a été déposé."),
        Bad("Les soldats sont rentrés en ⟦allemagne⟧ hier.", fixed="Les soldats sont rentrés en Allemagne hier."),
        Bad("Le gaz d’⟦algérie⟧ passe par le détroit.", fixed="Le gaz d’Algérie passe par le détroit."),
        Bad("Le train de nuit passe par ⟦francfort⟧ et Bâle.", fixed="Le train de nuit passe par Francfort et Bâle."),
        Bad("Le discours de ⟦mohammed⟧ Bensaïd a été salué.", fixed="Le discours de Mohammed Bensaïd a été salué."),
    ],
    good=[
        Good("Un verre de bourgogne, un camembert et une part de brie."),
        Good("Le ministre de l’intérieur va de ville en ville depuis lundi."),
        Good("La chaîne se tourne vers internet, en direct comme en podcast."),
        Good("Le maire de la commune et le président du jury du centre de loisirs s’opposent."),
        Good("Le conseil de sécurité et une banque mondiale du sperme ont été évoqués."),
        Good("Le pianiste joue en mi bémol avec bell hooks."),
    ],
)  # fmt: skip
def lower_case_name(article: Article) -> Findings:
    """A place, an institution or a person has no capital.

    The word is no French word as it stands, but a name with a capital; wines, cheeses and units keep their lower case.
    """
    text = article.text
    for found in article.at_spots(_HEADS, _INSTITUTION_NAME):
        start = found.start()
        if _BEFORE_HEAD.search(text, max(0, start - 4), start) and not article.masked(*found.span()):
            right = found[0].replace("nations", "Nations")
            yield _finding(start, found[0], right[0].upper() + right[1:])
    for word in sorted(filter(_may_be_name, article.spellings)):
        right = _right_form(word)
        for start in article.spots(frozenset((word,))):
            end = start + len(word)
            if _is_name(article, start, end, right) and not article.masked(start, end):
                yield _finding(start, word, right)
