"""SRC_GENDER."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tqcheck.bitext import Bitext, Pair
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.source_gender import contradicted, french_nouns, parent, told

_WOMAN = frozenset(("she", "her", "hers", "herself", "ms", "mrs", "miss", "mother", "woman", "actress", "daughter"))
_BIRTH = frozenset(("gave", "birth"))
_MAN = frozenset(("he", "him", "his", "himself", "mr", "father", "man", "actor", "son"))
_INVERTED = regex(r"(?<![\w-])(?P<verb>\w+)-(?:t-)?(?P<pronoun>il|elle)(?![\w-])(?: (?P<next>\w+))?")
_SAYS = (
    r"(?:said|says|say|added|adds|told|tells|explained|explains|wrote|writes|noted|notes|insisted|insists|argued|argues"
    r"|continued|continues|asked|asks|warned|warns|recalled|recalls|concluded|concludes|declared|declares|stated|states"
    r"|tweeted|posted|joked|admitted|admits|replied|replies|acknowledged|acknowledges|claimed|claims|stressed|stresses)"
)
_SPEAKER = regex(
    rf"(?i)\b(?P<first>he|she) (?:\w+ly |also |then |once |later |has |had )?{_SAYS}\b|\b{_SAYS} (?P<last>he|she)\b"
)
# nouns of one gender for persons of both: their pronoun follows the noun
_FIXED = frozenset((
    "victime", "victimes", "personne", "star", "vedette", "source", "sentinelle", "recrue", "célébrité", "icône", "légende",
    "majesté", "altesse", "sainteté", "éminence", "excellence", "idole", "figure", "connaissance", "mannequin", "témoin",
    "otage", "génie", "tyran", "bébé", "individu", "chef", "maire", "ministre", "professeur", "écrivain", "auteur",
    "médecin", "juge", "porte", "représentant", "membre", "ambassadeur", "procureur", "gouverneur", "président", "docteur",
    "ingénieur", "entraîneur", "commandant", "capitaine", "police", "famille", "agence", "société", "entreprise",
    "organisation", "association", "rédaction", "chaîne", "ong", "cour", "commission",
))  # fmt: skip
_FUNCTIONS = (
    "juge journaliste artiste cinéaste pianiste violoniste économiste analyste spécialiste scientifique athlète cycliste"
    " biologiste psychologue psychiatre architecte photographe romancier député sénateur avocat infirmier chanteur acteur"
    " comédien danseur étudiant enseignant directeur conseiller chercheur militant dirigeant candidat chancelier policier"
    " champion joueur élu adjoint présentateur animateur réalisateur humoriste gymnaste skieur nageur coureur lycéen"
    " historien écologiste syndicaliste vice-président retraité électeur enquêteur traducteur sculpteur créateur"
)
_NOUNS = frozenset(_FUNCTIONS.split())
_TITLED = regex(
    rf"\b(?P<article>[Ll]e |[Uu]n |[Ll]'|[Cc]e |[Cc]et )(?:ancien |célèbre |jeune )?(?:{'|'.join(_FUNCTIONS.split())})"
    r"(?: [a-zà-ÿ]+){0,2} (?P<name>[A-ZÉÈÎÔ][\w'-]+(?: [A-ZÉÈÎÔ][\w'-]+)*)"
)
_OPENING = regex(
    r"[« ]*(?P<pronoun>Il|Elle) (?!y a|faut|s'agit|est (?:\w+ )?(?:que|de)|ne faut|fait|pleut|neige|semble|reste|suffit)"
)
_PARENT = regex(r"\b(?:mother|mum|mom|father|dad)\b")
_SUBJECT = regex(r"[\"“ ]*(?P<pronoun>She|He) ")


def _functions(bitext: Bitext) -> list[int]:
    return bitext.article.where(_NOUNS | french_nouns())


def _may_tell(pair: Pair) -> bool:
    """True where the passage has one of the marks that are read: a cheap look."""
    if (
        "-il" in pair.target
        or "-elle" in pair.target
        or "père d" in pair.target
        or "mère d" in pair.target
        or "Il " in pair.target[:6]
        or "Elle " in pair.target[:8]
    ):
        return True
    places = pair.bitext.once(_functions)
    at = bisect_left(places, pair.start)
    return at < len(places) and places[at] < pair.end


def _gender(words: frozenset[str]) -> str:
    """The gender of the only persons that a passage of the source tells of: "f", "m", or "" where that is not certain."""
    woman, man = not words.isdisjoint(_WOMAN) or words >= _BIRTH, not words.isdisjoint(_MAN)
    return "" if woman is man else "f" if woman else "m"


def _attributions(pair: Pair, gender: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Where "a-t-il déclaré" stands for "she said", or the reverse."""
    said = next(_SPEAKER.finditer(pair.source), None)
    if said is None or not pair.words.isdisjoint(_FIXED):
        return
    wrong = "il" if gender == "f" else "elle"
    if (said["first"] or said["last"]).lower() != ("she" if gender == "f" else "he"):
        return
    for found in _INVERTED.finditer(pair.target):
        verbs = word_set("reporting_verbs.txt")
        speech = (found["verb"] == "a" and found["next"] in verbs) or found["verb"] in verbs
        if speech and found["pronoun"] == wrong and _alone(pair, wrong):
            end = found.end("pronoun")
            yield found.start(), end, said.span()


def _alone(pair: Pair, pronoun: str) -> bool:
    """True where the passage has no other word that tells the gender that the source has."""
    other = {"elle", "elles", "mme", "madame"} if pronoun == "il" else {"il", "ils", "m", "monsieur"}
    return len(pair.words & other) == 0


def _titles(pair: Pair, gender: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Where a woman whom the source names bears a masculine article."""
    if gender != "f":
        return
    for found in _TITLED.finditer(pair.target):
        surname = found["name"].split()[-1]
        if not _may_be_a_woman(found["name"].split()[0], pair):
            continue
        at = re.search(rf"\b{re.escape(surname)}\b", pair.source)
        capitals = set(re.findall(r"\b[A-Z]\w+ ([A-Z]\w+)", pair.source))
        if at is not None and len(capitals - {surname}) <= 1:
            start, end = found.span("article")
            yield start, end - (pair.target[end - 1] == " "), at.span()


def _openings(pair: Pair, gender: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Where a sentence opens with "Il a", and its source with "She", or the reverse."""
    wrong, right = ("Il", "She") if gender == "f" else ("Elle", "He")
    found = _OPENING.match(pair.target)
    told = _SUBJECT.match(pair.source)
    if found is None or told is None or found["pronoun"] != wrong or told["pronoun"] != right:
        return
    (start, end), _ = pair.near()
    before = pair.bitext.article.lowered[start:end]
    if pair.targets == pair.sources == 1 and _alone(pair, wrong.lower()) and _FIXED.isdisjoint(_words(before)):
        yield *found.span("pronoun"), told.span("pronoun")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _may_be_a_woman(first: str, pair: Pair) -> bool:
    """True for a first name of women, and for an unknown one where the source says she."""
    genders = {form.gender for form in lookup(first) if form.pos == "name"}
    return "m" not in genders and ("f" in genders or "she" in pair.source_words)


def _parents(pair: Pair, gender: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Where a noun of one gender is told to be a parent of the other."""
    told = _PARENT.search(pair.source)
    for start, end in parent(pair.target, gender) if told is not None else ():
        yield start, end, told.span() if told else (0, 0)


def _function(pair: Pair, gender: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Where the only person of the passage has a function in the other gender."""
    person = told(pair.source)
    if person is None or person.gender != gender:
        return
    for start, end in contradicted(pair.target, person.noun, gender):
        yield start, end, person.span


@rule(
    "SRC_GENDER",
    "Gender of a person contradicted by the source",
    Category.MISTRANSLATION,
    Severity.MINOR,
    title_fr="Genre d’une personne contredit par la source",
    explanation_fr="Une personne est au masculin là où la source dit she, ou au féminin là où elle dit he.\n\n"
    "Ne sont lues que les marques qui ne peuvent être celles d’un autre nom : celui qui parle (« a-t-il dit » pour « she said »), l’article devant une fonction et un nom, un père ou une mère, quand la source ne parle que de personnes d’un seul genre.",
    tier=Tier.C,
    bad=[
        Bad("« Nous partirons », ⟦a-t-il⟧ ajouté.", source='"We will leave," she added.'),
        Bad("« Je reste », ⟦dit-elle⟧.", source='"I am staying," he said.'),
        Bad("⟦Le⟧ journaliste Carole Simon a été libérée ; elle a remercié son journal.",
            source="Journalist Carole Simon was freed; she thanked her newspaper."),
        Bad("⟦L’avocat⟧, mère de trois enfants, a gagné.", source="The lawyer, a mother of three, won."),
        Bad("⟦Le fondateur⟧ du site, Mme Rey, est parti.", source="The site’s founder, Ms. Rey, has left."),
        Bad("⟦Le violoniste⟧, qui a accouché en juin, revient.", source="The violinist, who gave birth in June, is back."),
        Bad("⟦Une infirmière⟧ a été renvoyée après avoir parlé, dit son épouse.",
            source="A nurse was dismissed after he spoke out, his wife says."),
    ],
    good=[
        Good("« Nous partirons », a-t-elle ajouté.", source='"We will leave," she added.'),
        Good("La victime a tout vu, a-t-elle dit.", source="The victim saw everything, he said."),
        Good("Le mannequin est parti, a-t-il dit.", source="The model has left, she said."),
        Good("Mme le maire Anne Roy a voté.", source="Mayor Anne Roy cast her vote."),
        Good("Le juge Paul Roy a libéré la prévenue.", source="Judge Paul Roy released her."),
        Good("Le juge a rejeté sa demande.", source="The judge denied her request."),
        Good("Elle dit que le chercheur a tort.", source="She says the researcher is wrong."),
        Good("Le procureur assure qu’elle a menti.", source="The prosecutor said she had lied."),
        Good("Y a-t-il un risque ? Elle le croit.", source="Is there a risk? She thinks so."),
    ],
)  # fmt: skip
def gender_differs(pair: Pair) -> Findings:
    """A person has the masculine where the source says she, or the feminine where it says he.

    Only marks that cannot be those of another noun are read: who speaks (“a-t-il dit” for “she said”), the article
    before a function and a name, a father or a mother, and the function of the only person whom the source tells of,
    where something that must belong to it (a title, a husband, a birth) tells the gender.
    """
    gender = _gender(pair.source_words) if _may_tell(pair) else ""
    if not gender:
        return
    done = -1
    for find in (_attributions, _titles, _parents, _openings, _function):
        for start, end, proof in find(pair, gender):
            if start <= done:
                continue
            done = end
            written = pair.bitext.article.raw(pair.start + start, pair.start + end)
            shown = pair.source[proof[0] : proof[1]].strip(" ,")
            right = ("au féminin", "feminine") if gender == "f" else ("au masculin", "masculine")
            yield Finding(
                pair.start + start,
                pair.start + end,
                f"La source parle {right[0]} (« {shown} ») : « {written} » n’est pas du bon genre.",
                f"The source is {right[1]} (“{shown}”): “{written}” has the wrong gender.",
                confidence=0.7,
                source=(pair.source_start + proof[0], pair.source_start + proof[1]),
            )
