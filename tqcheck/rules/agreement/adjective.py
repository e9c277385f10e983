"""AGR_ADJ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tqcheck.article import Article
from tqcheck.lexicon.forms import Form, lookup
from tqcheck.lexicon.grammar import alike, inflected, noun_gender, noun_number, nouns, parts, persons
from tqcheck.lexicon.words import entries, word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, Words, rule
from tqcheck.text.clauses import after_being
from tqcheck.text.rows import Rows

_GROUP = regex(
    r"(?<![\w'.@/-])(?P<det>(?i:les?|la|une?|cet?|cette|ces|sa|son|ses|leurs?|nos|notre|plusieurs|quelques|des|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)(?= )|[Ll]'(?=\w)) ?"
    r"(?P<noun>[^\W\d_]{3,}) (?P<first>[a-zà-öø-ÿœ]{3,})(?: (?P<second>[a-zà-öø-ÿœ]{3,}))?(?![\w'(·•-]|\.\w| ?[#▁@￭])"
)
_SINGULAR = frozenset("le la l' un une ce cet cette sa son leur notre".split())
_PLURAL = frozenset(
    "les ces ses leurs nos plusieurs quelques des deux trois quatre cinq six sept huit neuf dix".split()
)
_RELATIONAL = regex(r"(?:al|ale|ales|aux|el|els|elle|elles|ique|iques|if|ifs|ive|ives|aire|aires)$")
_AGENT = regex(r"eurs?$")  # the noun beside a noun: expérience utilisateur
_LEFT = regex(
    r"(?i:\b(?:de|du|des|d'|à|au|aux|en|et|ou|ni|pour|par|sur|avec|sans|sous|entre|comme|contre|dans|que|plus|selon|vers|sauf"
    r"|chez|dont|depuis|pendant|toutes?|tous|qu') ?|,|/|\()$"
)
_LEADS = regex(
    r"(?:^|[.!?…] |[\n«“] ?)(?:Dans|Sur|Avec|Contre|Selon|Après|Avant|Depuis|Pendant|Sans|Pour|Malgré|Durant|Dès|À|Lors de|D'après) $"
)
_JOINED = regex(r"(?:\b(?:et|ou|ni)|,|/|\() $")
_REACH = 60
_ANY_WORD = regex(r"[^\W\d_]{2,}")
_NO_NOUNS = frozenset("été être avoir fait dit pouvoir devoir est par sur dans".split())
# Adjectives of verbs that must have an object: before a preposition they are no present participles.
_MOVING = frozenset(
    "important inquiétant surprenant intéressant étonnant menaçant alarmant encourageant décevant rassurant satisfaisant"
    " humiliant écrasant frappant impressionnant préoccupant passionnant gênant épuisant accablant révoltant troublant"
    " choquant marquant embarrassant affligeant bouleversant déstabilisant handicapant angoissant effrayant terrifiant".split()
)
_NO_OBJECT = regex(r" (?:sur|pour|dans|lors|entre|parmi|avant|depuis|pendant|selon|chez|à|au|aux) ")
_GOES_ON = regex(r" (?:et|ou|ni|comme|puis|mais) |, (?!a |ont )")


@lru_cache(maxsize=32768)
def _adjective(word: str) -> tuple[Form, ...]:
    """The adjective readings of a relational adjective that can be no verb."""
    readings = tuple(form for form in alike(word) if form.pos in ("adjective", "participle"))
    if "participle" in parts(word) and parts(word) != {"participle"}:
        return ()
    verb = "verb" in parts(word) and not persons(word) <= {"2s"}
    if (
        verb
        or not readings
        or not parts(word) <= {"adjective", "participle", "noun", "gerund", "verb"}
        or _AGENT.search(word)
    ):
        return ()
    return () if word in word_set("invariable_adjectives.txt") else readings


@lru_cache(maxsize=32768)
def _noun(word: str, number: str) -> str:
    """The gender of a noun that is one for certain, or ""."""
    lowered = word.lower()
    if lowered in word_set("epicene_nouns.txt"):
        return ""
    certain = (
        parts(lowered) <= {"noun", "verb", "adjective", "participle"} and (noun_number(lowered) or number) == number
    )
    return noun_gender(lowered) if certain and any(number in form.number for form in nouns(lowered)) else ""


def _goes(forms: tuple[Form, ...], gender: str, number: str) -> bool:
    return any(gender in form.gender and number in form.number for form in forms)


def _noun_of(gender: str, number: str) -> Words:
    return lambda word: len(word) > 2 and _noun(word, number) == gender


def _is_adjective(word: str) -> bool:
    return word.islower() and bool(_adjective(word))


def _clashes(gender: str, number: str) -> Words:
    return lambda word: _is_adjective(word) and not _goes(_adjective(word), gender, number)


# The adjective that does not agree stands behind the noun, or behind another adjective.
_ROWS = Rows(*(
    row
    for determiners, number in ((_SINGULAR | {"l"}, "s"), (_PLURAL, "p"))
    for gender in "mf"
    for noun, wrong in ((_noun_of(gender, number), _clashes(gender, number)),)
    for row in ((determiners, noun, wrong), (noun, _is_adjective, wrong))
))  # fmt: skip


def _candidates(article: Article) -> Iterator[tuple[int, int, str, str, str]]:
    """The adjectives that do not agree: span, word, gender and number of the noun."""
    text = article.text
    for found in article.at_rows(_ROWS, _GROUP, back=1):
        number = "s" if found["det"].lower() in _SINGULAR else "p"
        gender = _noun(found["noun"], number)
        if not gender:
            continue
        if not _is_article(text, found):
            continue
        group = "first"
        forms = _adjective(found["first"])
        if forms and _goes(forms, gender, number) and found["second"]:
            group, forms = "second", _adjective(found["second"])
        if not forms or _goes(forms, gender, number):
            continue
        end = found.end(group)
        following = found["second"] if group == "first" else None
        gerund = "gerund" in parts(found[group]) and not (found[group] in _MOVING and _NO_OBJECT.match(text, end))
        governed = found["det"].lower() == "des" or _LEFT.search(text, max(0, found.start() - 10), found.start())
        if parts(found[group]) == {"participle"} and (
            governed or not _only_noun(found["noun"]) or found["noun"] in word_set("time_nouns.txt")
        ):
            continue  # une fois réunies ces conditions
        if _JOINED.search(text, max(0, found.start() - 5), found.start()) or (
            governed and _claimed(text, found.start(), forms)
        ):
            continue
        if (
            (
                _GOES_ON.match(text, end)
                and not (text[end] == "," and _LEADS.search(text, max(0, found.start() - 12), found.start()))
            )
            or (following and _takes(found[group], following))
            or (gerund and text[end : end + 1] == " ")
        ):
            continue
        yield found.start(group), end, found[group], gender, number


def _is_article(text: str, found: re.Match[str]) -> bool:
    """False where le, la or les may be a pronoun before a verb: elle le laisse furieux."""
    if found["det"] not in ("le", "la", "les", "l'") or persons(found["noun"]) <= {"2s"}:
        return True
    return _LEFT.search(text, max(0, found.start() - 10), found.start()) is not None


def _only_noun(word: str) -> bool:
    """True for a noun that is nothing else but, it may be, a verb that goes with tu."""
    return parts(word) <= {"noun", "verb"} and persons(word) <= {"2s"}


def _attributes(article: Article) -> Iterator[tuple[int, int, str, str, str]]:
    """The adjectives after être that do not agree with the subject right before it."""
    for subject in article.clashing:
        found = after_being(article.text, subject)
        if found is None or parts(found[1]) != {"adjective"} or found[1] in word_set("invariable_adjectives.txt"):
            continue
        start, word = found
        forms = alike(word)
        if not any(subject.number in form.number and subject.gender in form.gender for form in forms):
            gender = subject.gender or next((form.gender[:1] for form in forms), "m")
            yield start, start + len(word), word, gender, subject.number


def _claimed(text: str, start: int, forms: tuple[Form, ...]) -> bool:
    """True where a noun or a name before the group may be what the adjective belongs to: le chef de la police russe."""
    stop = max(0, start - _REACH)
    stop = max(stop, *(text.rfind(mark, stop, start) for mark in (". ", "; ", "\n", ": ")))
    for word in _ANY_WORD.findall(text, stop, start):
        if word in _NO_NOUNS or word.lower() in word_set("function_words_fr.txt"):
            continue
        if word[0].isupper():
            return True
        if any(_goes(forms, form.gender, form.number) for form in nouns(word) if len(form.gender + form.number) == 2):
            return True
        if any(len(form.gender + form.number) > 2 for form in nouns(word)):
            return True
    return False


def _reading(word: str) -> Form:
    return next(form for form in lookup(word) if form.pos in ("adjective", "participle"))


@cache
def _peoples() -> frozenset[str]:
    return frozenset(form for row in entries("nationalities.txt") for form in row.split())


def _takes(word: str, following: str) -> bool:
    """True where the word after the adjective may be what it agrees with, or the lexicon does not know it."""
    if following in word_set("function_words_fr.txt"):
        return False
    if _RELATIONAL.search(word) and following in _peoples():
        return False  # la police fédéral belge
    if not parts(following) or not parts(following).isdisjoint({"noun", "adjective"}):
        return True
    agreeing = tuple(form for form in alike(following) if form.pos == "participle")
    return any(_goes(agreeing, form.gender, form.number) for form in nouns(word) if len(form.gender) == 1)


@rule(
    "AGR_ADJ",
    "Noun–adjective agreement, adjacent",
    Category.AGREEMENT,
    Severity.MINOR,
    title_fr="Accord de l’adjectif avec le nom",
    explanation_fr="Un adjectif placé juste après son nom, ou après un sujet et le verbe être, n’a pas le bon genre ou le bon nombre.\n\n"
    "Seuls sont lus les adjectifs de relation qui suivent un déterminant et un nom sans ambiguïté ; derrière une préposition, l’adjectif peut se rapporter à un nom plus éloigné.",
    tier=Tier.B,
    bad=[
        Bad("L’armée ⟦israélien⟧ a frappé le sud du pays.", fixed="L’armée israélienne a frappé le sud du pays."),
        Bad("Le parti a subi une défaite ⟦électoral⟧.", fixed="Le parti a subi une défaite électorale."),
        Bad("Les élections ⟦municipaux⟧ auront lieu dimanche.", fixed="Les élections municipales auront lieu dimanche."),
        Bad("Les négociateurs sont ⟦inquiet⟧ avant le sommet.",
            fixed="Les négociateurs sont inquiets avant le sommet."),
        Bad("Le gouvernement français salue une mesure ⟦nationales⟧.",
            fixed="Le gouvernement français salue une mesure nationale."),
    ],
    good=[
        Good("Les langues française et anglaise sont enseignées."),
        Good("Le ministre de la défense américain et le marché des fusions européen."),
        Good("Une veste marron, des yeux bleu clair et des écharpes orange."),
        Good("Les joueuses et les joueurs blessés ont rencontré la droite nationale."),
        Good("Une série de mesures importantes, un groupe d’élèves brillants."),
        Good("Les relations sino-américaines et le monde musulman inquiètent."),
    ],
)  # fmt: skip
def adjective_disagrees(article: Article) -> Findings:
    """An adjective right after its noun, or after a subject and être, has the wrong gender or number.

    Only relational adjectives after a determiner and an unambiguous noun are read; where a preposition stands before, the
    adjective may belong to an earlier noun.
    """
    for start, end, word, gender, number in (*_candidates(article), *_attributes(article)):
        right = inflected(_reading(word), word, gender=gender, number=number)
        if not right or article.masked(start, end):
            continue
        yield Finding(
            start,
            end,
            f"L’adjectif « {word} » ne s’accorde pas avec son nom : « {right} ».",
            f"The adjective “{word}” does not agree with its noun: “{right}”.",
            (Edit(start, end, right),),
            0.88,
            safe=True,
        )
