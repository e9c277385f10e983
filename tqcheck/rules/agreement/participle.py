"""AGR_PP."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.forms import Form, lookup
from tqcheck.lexicon.grammar import inflected, parts
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.clauses import Subject, after_being

_REFLEXIVE = regex(
    r" (?:ne )?(?:s'(?:est|était)|se (?P<plural>sont|seront)|se sera|s'(?P<were>étaient))(?: (?:pas|déjà|aussi|également|ensuite))?"
    r" (?P<part>[^\W\d_]+)(?! (?:compte|la|le|les|l'|un|une|des|du|de la|son|sa|ses|que|qu')\b)(?![\w'-])"
)
_ITSELF = frozenset(
    "rendre installer réunir engager produire échapper effondrer dérouler tenir suicider exprimer poursuivre terminer ouvrir"
    " achever aggraver améliorer qualifier imposer incliner écraser réfugier retirer opposer féliciter abstenir emparer enfuir"
    " évader inquiéter intéresser arrêter éteindre déclarer établir multiplier développer dégrader retrouver rencontrer"
    " séparer battre élever tromper blesser noyer heurter".split()
)


def _participles(word: str) -> tuple[Form, ...]:
    """The readings of a word that is a participle and no other adjective."""
    found = tuple(form for form in lookup(word) if form.pos == "participle")
    others = parts(word) - {"participle", "noun", "adjective", "verb", "preposition"}
    mixed = any(form.pos == "adjective" and not {f.gender for f in found} >= {form.gender} for form in lookup(word))
    return () if others or mixed else found


def _conflict(subject: Subject, forms: tuple[Form, ...]) -> bool:
    return not any(
        subject.number in form.number and (not subject.gender or subject.gender in form.gender) for form in forms
    )


def _right(subject: Subject, word: str, form: Form) -> str:
    gender = subject.gender or (form.gender if form.gender in ("m", "f") else "m")
    return inflected(form, word, gender=gender, number=subject.number)


@rule(
    "AGR_PP",
    "Past participle agreement",
    Category.AGREEMENT,
    Severity.MINOR,
    title_fr="Accord du participe passé",
    explanation_fr="Un participe passé employé avec être ne s’accorde pas avec le sujet qui le précède.\n\n"
    "Seuls sont lus les sujets en tête de proposition ; quand leur genre est inconnu (les ministres), seul le nombre compte.",
    words="est était sera serait fut soit été sont étaient seront seraient furent soient".split(),
    bad=[
        Bad("La réunion a été ⟦reporté⟧ à lundi.", fixed="La réunion a été reportée à lundi."),
        Bad("Les otages ont été ⟦libéré⟧ à l’aube.", fixed="Les otages ont été libérés à l’aube."),
        Bad("L’ancienne juge a été ⟦nommé⟧ à Strasbourg.", fixed="L’ancienne juge a été nommée à Strasbourg."),
        Bad("Elle est ⟦né⟧ à Dakar en 1981.", fixed="Elle est née à Dakar en 1981."),
        Bad("Le juge affirme que les preuves sont ⟦détruits⟧.", fixed="Le juge affirme que les preuves sont détruites."),
        Bad("Trois usines seront ⟦fermé⟧ avant l’été.", fixed="Trois usines seront fermées avant l’été."),
    ],
    good=[
        Good("Elles se sont succédé, elle s’est rendu compte de rien."),
        Good("On est allés au bout et la skieuse a été retrouvée."),
        Good("La ministre est arrivée, les deux filles et leur frère ont été retrouvés."),
        Good("Le corps de la victime a été retrouvé, une dizaine de maisons ont été détruites."),
        Good("Le médecin est arrivée tard et les gens sont partis."),
        Good("La priorité est donnée aux blessés, la question a été posée."),
    ],
)  # fmt: skip
def participle_disagrees(article: Article) -> Findings:
    """A past participle after être does not agree with the subject right before it.

    Only subjects at the head of a clause are read; where their gender is unknown (les ministres), only the number counts.
    """
    for subject in article.clashing:
        yield from _itself(article, subject)
        found = after_being(article.text, subject)
        if found is None:
            continue
        start, word = found
        if word in ("partie", "parties"):
            continue  # être partie intégrante
        forms = _participles(word)
        if not forms or not _conflict(subject, forms):
            continue
        if subject.noun in word_set("time_nouns.txt") and "e" in forms[0].verb:
            continue
        yield _finding(subject, word, start, forms[0])


def _itself(article: Article, subject: Subject) -> Findings:
    """Participles of verbs whose « se » is a direct object: la ministre s'est rendu à Kiev."""
    found = _REFLEXIVE.match(article.text, subject.end)
    if found is None or bool(found["plural"] or found["were"]) != (subject.number == "p"):
        return
    forms = _participles(found["part"])
    known = bool(forms) and forms[0].lemma in _ITSELF and bool(subject.gender)
    if known and _conflict(subject, forms):
        yield _finding(subject, found["part"], found.start("part"), forms[0])


def _finding(subject: Subject, word: str, start: int, form: Form) -> Finding:
    right = _right(subject, word, form)
    advice = f" : « {right} »" if right else ""
    return Finding(
        start,
        start + len(word),
        f"Le participe « {word} » ne s’accorde pas avec son sujet{advice}.",
        f"The participle “{word}” does not agree with its subject{f': “{right}”' if right else ''}.",
        (Edit(start, start + len(word), right),) if right else (),
        0.94,
        safe=bool(right),
    )
