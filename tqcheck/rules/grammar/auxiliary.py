"""GRM_AUX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.article import Article
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.grammar import inflected, parts
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.clauses import Subject

_BEING = {
    "a": "est", "ont": "sont", "avait": "était", "avaient": "étaient", "aura": "sera", "auront": "seront",
    "aurait": "serait", "auraient": "seraient", "ait": "soit", "aient": "soient", "eut": "fut", "avoir": "être",
    "ayant": "étant", "ai": "suis", "avons": "sommes", "avez": "êtes", "eurent": "furent",
}  # fmt: skip
_PLURAL = frozenset(("ont", "avaient", "auront", "auraient", "aient", "avons", "eurent"))
_PARTICIPLES = "allé|arrivé|décédé|devenu|intervenu|né|parti|parvenu|resté|revenu|redevenu|survenu|tombé|venu"
_LONGEST = 16  # letters of an auxiliary or an adverb
_AUXILIARIES = frozenset(_BEING)
_ADVERBS = frozenset(
    "pas plus jamais déjà aussi également toujours ensuite enfin récemment finalement rapidement même".split()
)
_FORMS = frozenset(word + end for word in _PARTICIPLES.split("|") for end in ("", "e", "s", "es"))
_GROUP = regex(
    rf"(?<![\w-])(?<![lmts]')(?:(?P<n>n')|(?P<j>[jJ]'))?(?P<aux>{'|'.join(_BEING)})"
    r"(?P<adverb>(?: (?:pas|plus|jamais|déjà|aussi|également|toujours|ensuite|enfin|récemment|finalement|rapidement|même))?) "
    rf"(?P<part>(?:{_PARTICIPLES})(?:e?s?))(?![\w'-])(?P<after> (?:[^\W\d_]+'?))?"
)
_OBJECT = frozenset(" la le les l' un une des son sa ses leur pris prise liée lié".replace("  ", " ").split(" ")) - {""}
_TRANSITIVE = frozenset("tombé tombés tombée tombées parti".split())
_REFLEXIVE = regex(
    r"(?<![\w'-])[Ss]'(?P<aux>a|ont|avait|avaient|aura|auront|aurait|auraient|ait|aient|avoir)"
    r"(?= (?P<next>[^\W\d_]+)(?: (?P<then>[^\W\d_]+))?)"
)
_NEVER_AFTER = regex(r"(?<!\w)(?:(?i:l'|les|la|le|en|y|nous|vous|me|te|se|du|au|un|ce|son|il y|qu'il y)) $")


def _groups(article: Article) -> Iterator[re.Match[str]]:
    """The matches of the pattern, looked for before each participle."""
    text = article.text
    for offset in article.where(_FORMS):
        start = offset - 1
        for _ in range(2):  # the auxiliary stands right before it, or one adverb before
            floor = max(0, start - _LONGEST)
            while start > floor and text[start - 1] not in " '\n":
                start -= 1
            if start >= 2 and text[start - 1] == "'" and text[start - 2] in "njJ":
                found = _GROUP.match(text, start - 2)
            else:
                found = _GROUP.match(text, start)
            if found is not None and found.start("part") == offset:
                yield found
                break
            start = max(0, start - 1)


def _participle(ends: dict[int, list[Subject]], start: int, aux: str, word: str) -> tuple[str, bool]:
    """The participle in agreement with the subject right before, and whether that subject is known."""
    form = next(form for form in lookup(word) if form.pos == "participle")
    number = "p" if aux in _PLURAL else "s"
    subject = next((s for s in ends.get(start - 1, ()) if s.number == number), None)
    if subject and subject.gender:
        return inflected(form, word, gender=subject.gender, number=number), True
    if number == "p" and form.number == "s":
        return inflected(form, word, gender=form.gender, number="p"), False
    return word, False


def _by_end(article: Article) -> dict[int, list[Subject]]:
    """The subjects under the offset at which they end."""
    ends: dict[int, list[Subject]] = {}
    for subject in article.subjects:
        ends.setdefault(subject.end, []).append(subject)
    return ends


@rule(
    "GRM_AUX",
    "Wrong auxiliary",
    Category.GRAMMAR,
    Severity.MINOR,
    title_fr="Auxiliaire fautif",
    explanation_fr="Avoir accompagne un verbe de mouvement ou de changement qui prend être.\n\n"
    "L’anglais n’a qu’un auxiliaire : « has become » devient « a devenu ». Sont laissés les verbes qui prennent les deux (monter, passer, sortir…) et tomber avec un complément.",
    rows=(
        (_AUXILIARIES, _FORMS),
        (_AUXILIARIES, _ADVERBS, _FORMS),
        (frozenset("s"), _AUXILIARIES),
    ),
    bad=[
        Bad("Le navire ⟦a arrivé⟧ au port mardi.", fixed="Le navire est arrivé au port mardi."),
        Bad("La chanteuse ⟦a née⟧ à Dakar.", fixed="La chanteuse est née à Dakar."),
        Bad("Les pompiers ⟦ont intervenu⟧ dans la nuit.", fixed="Les pompiers sont intervenus dans la nuit."),
        Bad("Il ⟦n’a jamais revenu⟧ au pays.", fixed="Il n’est jamais revenu au pays."),
        Bad("Le skieur ⟦s’a⟧ cassé la jambe.", fixed="Le skieur s’est cassé la jambe."),
        Bad("Le président ⟦avait resté⟧ muet.", fixed="Le président était resté muet."),
    ],
    good=[
        Good("Le boxeur a tombé la veste, le gouvernement a parti pris."),
        Good("Il a passé l’examen, a monté l’escalier et a descendu la rue."),
        Good("Le parti a convenu d’un accord, le mercure a chuté."),
        Good("Le pays a des nés sous X et l’a venu de loin."),
        Good("Elle est venue, il est mort, ils sont devenus célèbres."),
    ],
)  # fmt: skip
def wrong_auxiliary(article: Article) -> Findings:
    """Avoir stands with a verb of movement or change that takes être.

    English has one auxiliary: "has become" turns into « a devenu ». Verbs that take both (monter, passer, sortir …) and
    tomber with an object are left alone.
    """
    yield from _reflexive(article)
    ends: dict[int, list[Subject]] = {}
    for found in _groups(article):
        aux, word = found["aux"], found["part"]
        after = (found["after"] or "").strip()
        if word in _TRANSITIVE and after in _OBJECT:
            continue
        if word == "partie" and after in ("liée", "gagnée", "prenante", "intégrante", "civile"):
            continue
        left = article.text[max(0, found.start() - 8) : found.start()]
        if _NEVER_AFTER.search(left) or not any(form.pos == "participle" for form in lookup(word)):
            continue
        if article.quotes.around(found.start()) or article.masked(found.start(), found.end("part")):
            continue
        start = found.start("n") if found["n"] else found.start("j") if found["j"] else found.start("aux")
        if not ends:
            ends = _by_end(article)
        right, certain = _participle(ends, start, aux, word)
        prefix = (
            ("ne " if _BEING[aux][0] not in "eé" else found["n"] or "") if found["n"] else ("je " if found["j"] else "")
        )
        yield Finding(
            start,
            found.end("part"),
            f"« {word} » se conjugue avec être : « {_BEING[aux]} {right} ».",
            f"“{word}” takes être: “{_BEING[aux]} {right}”.",
            _edits(found, start, prefix, right),
            0.94,
            safe=certain,
        )


def _reflexive(article: Article) -> Findings:
    """Avoir with se: s'a blessé, s'ont rencontrés."""
    for found in article.at_words(frozenset("s"), _REFLEXIVE):
        words = [found["next"]] + ([found["then"]] if found["then"] and "adverb" in parts(found["next"]) else [])
        if not any("participle" in parts(word) for word in words) or article.masked(found.start(), found.end()):
            continue
        being = _BEING[found["aux"]]
        right = ("se " if being[0] not in "eé" else "s'") + being
        if found[0][0] == "S":
            right = right.capitalize()
        yield Finding(
            found.start(),
            found.end(),
            f"Un verbe pronominal se conjugue avec être : « {right} ».",
            f"A reflexive verb takes être: “{right}”.",
            (Edit(found.start(), found.end(), right),),
            0.94,
            safe=True,
        )


def _edits(found: re.Match[str], start: int, prefix: str, right: str) -> tuple[Edit, ...]:
    being = prefix + _BEING[found["aux"]]
    if found["j"] and found["j"][0] == "J":
        being = being[0].upper() + being[1:]
    first = Edit(start, found.end("aux"), being)
    if right == found["part"]:
        return (first,)
    return first, Edit(found.start("part"), found.end("part"), right)
