"""GRM_MOOD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from tqcheck.article import Article
from tqcheck.lexicon.aspirated import elides
from tqcheck.lexicon.forms import lookup, siblings
from tqcheck.lexicon.grammar import parts
from tqcheck.pattern import regex
from tqcheck.remembered import Remembered
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.running import Running

_SUBJECT = regex(
    r"(?:il|elle|on|ils|elles|l'on|cela|ça|ce|nous|vous|je|tu|chacune?|personne|tout le monde|rien|cel(?:ui|le)-ci|ce(?:ux|lles)-ci)(?= )"
    r"|(?:l'|(?:le|la|les|un|une|des|ce|cet|cette|ces|son|sa|ses|leurs?) )(?P<noun>[^\W\d_]+)(?= )"
)
_IFS = frozenset(("si", "s"))
_PRONOUNS = frozenset("il elle on ils elles cela ça ce nous vous je tu chacun chacune personne rien".split())
_DETERMINERS = frozenset("l le la les un une des ce cet cette ces son sa ses leur leurs".split())
_PARTED = frozenset("tout celui celle ceux celles l".split())  # tout le monde, celui-ci, l'on
_VERB = regex(r" (?:ne |n'|s'|se |n'y |y )?(?P<verb>[^\W\d_]+)(?![\w'-])")
_CONJUNCTION = regex(
    r"(?<![\w'-])(?P<head>(?i:bien qu|quoiqu|afin qu|pour qu|avant qu|sans qu|pourvu qu|à condition qu|à moins qu"
    r"|de peur qu|de crainte qu|en attendant qu|jusqu'à ce qu|il (?:faut|faudrait|faudra|fallait) qu"
    r"|il (?:est|serait|était) (?:important|essentiel|nécessaire|indispensable|possible|impossible|normal|regrettable|urgent"
    r"|temps|souhaitable|impératif|crucial|rare|inacceptable|inadmissible) qu"
    r"|(?:veut|veulent|voulait|voulaient|souhaite|souhaitent|exige|exigent|exigeait) qu))(?:e |')"
)
_IF = regex(r"(?:(?<=^)|(?<=\n)|(?<=[.!?»] )|(?<=, )|(?<=« ))(?P<head>(?i:si (?!bien |tant )|s'(?=ils? )))")
# The last words of the heads, and what stands between a subject and its verb.
_LASTS = frozenset(
    "bien afin pour avant sans pourvu condition moins peur crainte attendant faut faudrait faudra fallait important"
    " essentiel nécessaire indispensable possible impossible normal regrettable urgent temps souhaitable impératif crucial"
    " rare inacceptable inadmissible veut veulent voulait voulaient souhaite souhaitent exige exigent exigeait".split()
)
_BEFORE_QUE = _LASTS | {"ce"}
_QUE = frozenset(("que", "qu"))
_WHOLE = frozenset(("quoique", "quoiqu"))
_FIRST = 3  # words from the start of a head to its last
_LAST = 7  # words from a conjunction to the verb of its clause
_SUBJUNCTIVE = {"est": "soit", "sont": "soient", "a": "ait", "ont": "aient", "va": "aille", "vont": "aillent",
                "fait": "fasse", "font": "fassent", "peut": "puisse", "peuvent": "puissent", "sait": "sache",
                "savent": "sachent", "doit": "doive", "veut": "veuille", "était": "soit", "étaient": "soient",
                "avait": "ait", "avaient": "aient", "sera": "soit", "seront": "soient", "aura": "ait",
                "auront": "aient", "fera": "fasse", "pourra": "puisse", "ira": "aille", "prend": "prenne",
                "vient": "vienne", "sommes": "soyons", "avons": "ayons", "êtes": "soyez",
                "avez": "ayez", "pouvons": "puissions", "pouvez": "puissiez", "faisons": "fassions", "faites": "fassiez",
                "suis": "sois", "vais": "aille", "peux": "puisse", "fais": "fasse", "viens": "vienne", "met": "mette", "dit": "dise", "permet": "permette"}  # fmt: skip
_IMPERFECT = {"serait": "était", "seraient": "étaient", "aurait": "avait", "auraient": "avaient", "irait": "allait",
              "iraient": "allaient"}  # fmt: skip
_ASKING = regex(
    r"(?i)(?:demand|sav|sai|ignor|question|vérifi|dout|interrog|détermin|précis|compren|voir|dire|dit|peu importe|regard)"
)


def _indicative(word: str) -> bool:
    """True for a verb form that can be no subjunctive, or a future."""
    forms = [form for form in lookup(word) if form.pos == "verb"]
    if not forms or any("subjunctive" in form.moods or "past subjunctive" in form.moods for form in forms):
        return False
    if all("future" in form.moods for form in forms):
        return "noun" not in parts(word)
    return word in _SUBJUNCTIVE


def _goes_before_verb(word: str) -> bool:
    return word in ("ne", "n", "s", "se", "y") or _conditionals[word]


def _is_noun(word: str) -> bool:
    return word[0].isupper() or "noun" in parts(word)


def _spots(running: Running) -> Iterator[tuple[int, bool]]:
    """The offsets at which a conjunction may begin that has the wrong mood behind it, and whether it is si."""
    words = running.words
    for at in compress(range(len(words)), map(_joins.__getitem__, words)):
        is_if = words[at].lower() in _IFS
        if not is_if and words[at].lower() in _QUE and (at == 0 or words[at - 1].lower() not in _BEFORE_QUE):
            continue
        wrong = _conditionals if is_if else _indicatives
        if any(map(wrong.__getitem__, words[at + 1 : at + _LAST])):
            yield from ((running.starts[first], is_if) for first in range(at if is_if else max(0, at - _FIRST), at + 1))


def _sister(word: str, mood: str) -> str:
    """The form of the same verb and person in another mood or tense, or "" where there is not exactly one."""
    forms = [form for form in lookup(word) if form.pos == "verb"]
    found = {
        other
        for form in forms
        for other, reading in siblings(form, word[: 3 if len(word) > 6 else 2])
        if reading.pos == "verb" and mood in reading.moods and set(form.persons) & set(reading.persons)
    }
    return found.pop() if len(found) == 1 else ""


def _conditional(word: str) -> bool:
    forms = lookup(word)
    return bool(forms) and all(form.moods == ("conditional",) for form in forms)


_joins = Remembered(lambda word: word.lower() in _QUE | _WHOLE | _IFS)
_indicatives, _conditionals = Remembered(_indicative), Remembered(_conditional)


def _verb(text: str, at: int) -> re.Match[str] | None:
    """The verb after the subject that begins at `at`: a pronoun, or a determiner, a noun and at most one adjective."""
    subject = _SUBJECT.match(text, at)
    if subject is None:
        return None
    noun = subject["noun"]
    if noun is not None and not (noun[0].isupper() or "noun" in parts(noun)):
        return None
    verb = _VERB.match(text, subject.end())
    if noun and verb and "verb" not in parts(verb["verb"]) and parts(verb["verb"]) & {"adjective", "participle"}:
        return _VERB.match(text, verb.end())
    return verb


@rule(
    "GRM_MOOD",
    "Mood after a conjunction",
    Category.GRAMMAR,
    Severity.MINOR,
    title_fr="Mode fautif après une conjonction",
    explanation_fr="L’indicatif suit bien que, pour que, avant que…, ou le conditionnel un si d’hypothèse.\n\n"
    "Ne sont lues que les formes qui ne peuvent être de l’autre mode, avec le sujet entre la conjonction et le verbe ; l’interrogation indirecte (il se demande si…) admet le conditionnel.",
    tier=Tier.B,
    rows=(
        (_LASTS, _QUE),
        (frozenset(("à",)), frozenset(("ce",)), _QUE),
        (_IFS, _PRONOUNS, _goes_before_verb),
        (_IFS, _DETERMINERS, _is_noun),
        (_IFS, _PARTED),
    ),
    words=("quoique", "quoiqu"),
    any_of=True,
    bad=[
        Bad("Bien que le pays ⟦est⟧ endetté, il emprunte.", fixed="Bien que le pays soit endetté, il emprunte."),
        Bad("Il agit pour que la loi ⟦sera⟧ votée.", fixed="Il agit pour que la loi soit votée."),
        Bad(
            "Si le juge ⟦refuserait⟧, le procès serait reporté.", fixed="Si le juge refusait, le procès serait reporté."
        ),
        Bad("Il agit pour que chacun ⟦peut⟧ voter.", fixed="Il agit pour que chacun puisse voter."),
        Bad(
            "Si la loi ⟦serait⟧ votée, le parti fêterait cela.", fixed="Si la loi était votée, le parti fêterait cela."
        ),
        Bad(
            "Elle a parlé afin que les élèves ⟦peuvent⟧ voter.",
            fixed="Elle a parlé afin que les élèves puissent voter.",
        ),
    ],
    good=[
        Good("Il sait bien que le pays est endetté."),
        Good("Elle se demande si le juge refuserait, et s’il viendrait."),
        Good("Bien qu’il soit tard, ils jouent après que la pluie est tombée."),
        Good("Si la salle est vide, c’est qu’il pleut."),
        Good("Avant qu’il ne parte, pour qu’elle chante, il a payé."),
    ],
)
def wrong_mood(article: Article) -> Findings:
    """The indicative after bien que, pour que, avant que …, or the conditional after a hypothetical si.

    Only forms that cannot be the other mood are read, with the subject between conjunction and verb; indirect questions (il
    se demande si …) take the conditional.
    """
    text = article.text
    spots = dict.fromkeys(spot for running in article.running for spot in _spots(running))
    for found in filter(None, (_CONJUNCTION.match(text, start) for start, is_if in spots if not is_if)):
        verb = _verb(text, found.end())
        head = found["head"].lower() + "e"
        before = text[max(0, found.start() - 2) : found.start()]
        if verb is None or not _indicative(verb["verb"]):
            continue
        if head == "bien que" and before.strip() and before not in (", ", "« ", "( "):
            continue
        right = _SUBJUNCTIVE.get(verb["verb"]) or _sister(verb["verb"], "subjunctive")
        if right and head in ("avant que", "à moins que", "de peur que") and text[verb.start() + 1] not in "n":
            right = _negated(right)
        yield _finding(verb, right, "le subjonctif", "the subjunctive", head)
    for found in filter(None, (_IF.match(text, start) for start, is_if in spots if is_if)):
        verb = _verb(text, found.end())
        if verb is None or not _conditional(verb["verb"]) or text.startswith(("vous ", "nous "), found.end()):
            continue
        sentence = article.sentence_at(found.start())
        if not _ASKING.search(text, sentence.start if sentence else 0, found.start()):
            yield _finding(
                verb,
                _IMPERFECT.get(verb["verb"]) or _sister(verb["verb"], "imperfect"),
                "l’indicatif",
                "the indicative",
                "si",
            )


def _negated(verb: str) -> str:
    """The verb with the ne that avant que likes before it."""
    return f"n'{verb}" if elides(verb) else f"ne {verb}"


def _finding(verb: re.Match[str], right: str, fr: str, en: str, head: str) -> Finding:
    start, end = verb.span("verb")
    return Finding(
        start,
        end,
        f"Après « {head} », on attend {fr}{f' : « {right} »' if right else ''}.",
        f"After “{head}” French wants {en}{f': “{right}”' if right else ''}.",
        (Edit(start, end, right),) if right else (),
        0.85,
    )
