"""AGR_VERB."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.article import Article
from tqcheck.lexicon.forms import Form, lookup, siblings
from tqcheck.lexicon.grammar import parts, persons
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.clashes import COMMON
from tqcheck.text.clauses import Subject

_NEXT = regex(r" (?:(?:ne |n'|n'y |n'en |y |en )?)([^\W\d_]+)(?![\w'-])")
_CLITIC_NEXT = regex(
    r" (?:ne |n')?(?:(?:se|me|te|nous|vous|lui|leur|les|la|le|y|en) |[smtl]')?(?:(?:lui|leur|y|en) )?([^\W\d_]+)(?![\w'-])"
)
_NUMBER_OF = regex(
    r"(?<!plus )\b[Ll]e nombre (?:total |moyen |annuel |mensuel )?(?:de |d')[^\W\d_]+(?: (?!ont |sont )[^\W\d_]+[sx])?"
    r"(?: (?:au|aux|en|à la|à|du|de la|des|de|par|sur) (?!ont |sont )[^\W\d_]+)? (ont|sont|[^\W\d_]+(?:ent|ont))(?![\w'-])"
)
_APART = regex(
    r", (?:dont|qui|que|où|pour|selon|parmi) [^,.;:!?«»\n]{5,120}, (est|était|sera|a été|fut|serait) ([^\W\d_]+)"
)
_ASIDE = regex(
    r", (?:selon|d'après|malgré|comme|en|dans|à|au|pour|depuis|lors) [^,.;:!?«»()\n]{3,80}, (a|va|doit|peut|avait|aura|fait|devra|pourra) "
)
_RELATIVE = regex(r",? qui (?:ne |n')?([^\W\d_]+)(?![\w'-])(?= )")
_OF = regex(r"(?<![\w'])(?:de|du|des|d) ?")
_PLACES = frozenset("long fond milieu bord bout haut bas centre côté pied sommet coin devant derrière".split())


def _other(verb: str, person: str) -> str:
    """The same verb and tense in another person, or "" where there is not exactly one."""
    found: set[str] = set()
    for form in lookup(verb):
        if form.pos == "verb" and "imperative" not in form.moods:
            stem = verb[: max(2, len(verb) - 5)]
            found |= _in_person(form, stem, person)
            if not found and form.lemma in _IRREGULAR:
                found |= set(_IRREGULAR[form.lemma].get((form.moods[0], person), "").split())
    return found.pop() if len(found) == 1 else ""


_IRREGULAR = {
    "être": {("present", "3p"): "sont", ("present", "3s"): "est", ("imperfect", "3p"): "étaient",
             ("imperfect", "3s"): "était", ("future", "3p"): "seront", ("future", "3s"): "sera",
             ("conditional", "3p"): "seraient", ("conditional", "3s"): "serait", ("past", "3p"): "furent"},
    "avoir": {("present", "3p"): "ont", ("present", "3s"): "a"},
    "faire": {("present", "3p"): "font", ("present", "3s"): "fait"},
    "aller": {("present", "3p"): "vont", ("present", "3s"): "va"},
}  # fmt: skip


def _in_person(form: Form, stem: str, person: str) -> set[str]:
    if form.lemma in _IRREGULAR and form.moods[0] == "present":
        return set()
    return {
        word
        for word, other in siblings(form, stem)
        if other.pos == "verb" and person in other.persons and set(other.moods) & set(form.moods)
    }


def _disagrees(verb: str, subject: Subject) -> bool:
    """True where no reading of the verb suits the number of its subject."""
    found = persons(verb)
    wanted, wrong = ("3p", "3s") if subject.number == "p" else ("3s", "3p")
    return wrong in found and wanted not in found


def _adjacent(article: Article) -> Iterator[tuple[Subject, int, int]]:
    """Subjects whose very next verb disagrees, with the verb's span."""
    for subject in article.clashing:
        pattern = _NEXT if subject.noun else _CLITIC_NEXT
        found = pattern.match(article.text, subject.end)
        if found is None or not _disagrees(found[1], subject):
            continue
        if found[1] == "a" and article.text[found.end() : found.end() + 1] != " ":
            continue  # les expressions a, b et c
        certain = found[1] in COMMON or (parts(found[1]) == {"verb"} and subject.noun not in _PLACES)
        if subject.noun and (not certain or subject.noun in word_set("time_nouns.txt")):
            continue
        if not subject.noun and not parts(found[1]) <= {"verb", "noun", "adjective", "participle"}:
            continue
        yield subject, found.start(1), found.end(1)


def _distant(article: Article) -> Iterator[tuple[int, int, str]]:
    """Verbs away from a certain subject: after le nombre de, and after a clause between commas."""
    text = article.text
    for start in article.spots(frozenset(("nombre",))):
        found = _NUMBER_OF.match(text, start - 3) if start >= 3 else None
        if found is None or parts(found[1]) != {"verb"} or persons(found[1]) != {"3p"}:
            continue
        yield found.start(1), found.end(1), _other(found[1], "3s")
    for subject in article.clashing:
        relative = _RELATIVE.match(text, subject.end)
        if (
            relative
            and subject.noun
            and relative[1] in COMMON
            and _OF.search(text, subject.start + 3, subject.end) is None
            and _disagrees(relative[1], subject)
        ):
            yield relative.start(1), relative.end(1), _other(relative[1], "3p" if subject.number == "p" else "3s")
        if subject.number != "p" or not subject.noun or text[subject.end : subject.end + 1] != ",":
            continue
        aside = _ASIDE.match(text, subject.end)
        if aside and subject.noun not in word_set("time_nouns.txt"):
            yield aside.start(1), aside.end(1), _other(aside[1], "3p")
        apart = _APART.match(text, subject.end)
        if apart is None:
            continue
        plural = {form.number for form in lookup(apart[2]) if form.pos in ("adjective", "participle")}
        if plural == {"p"}:
            head, _, tail = apart[1].partition(" ")
            yield apart.start(1), apart.end(1), " ".join(filter(None, (_other(head, "3p"), tail)))


@rule(
    "AGR_VERB",
    "Subject–verb agreement, adjacent",
    Category.AGREEMENT,
    Severity.MINOR,
    title_fr="Accord du verbe avec le sujet",
    explanation_fr="Le verbe ne s’accorde pas avec le pronom ou le nom qui le précède.\n\n"
    "Seuls sont lus les sujets en tête de proposition, suivis directement du verbe ; les collectifs admettent les deux nombres.",
    bad=[
        Bad("⟦Ils veut⟧ la paix avant l’hiver.", fixed="Ils veulent la paix avant l’hiver."),
        Bad("Le juge dit que ⟦les témoins a⟧ menti.", fixed="Le juge dit que les témoins ont menti."),
        Bad("⟦Le gouvernement ont⟧ promis une aide.", fixed="Le gouvernement a promis une aide."),
        Bad("Il craint qu’⟦elle ont⟧ déjà vendu.", fixed="Il craint qu’elles ont déjà vendu."),
        Bad("Le nombre d’accidents ⟦ont⟧ doublé en un an.", fixed="Le nombre d’accidents a doublé en un an."),
        Bad("⟦Elles n’a⟧ rien signé.", fixed="Elles n’ont rien signé."),
    ],
    good=[
        Good("La plupart ont voté, une dizaine sont restés dehors."),
        Good("Avec elle sont venus ses deux fils, et chez elles règne le calme."),
        Good("Ils, et c’est leur droit, ont refusé ; on les a entendus."),
        Good("Le chef des insurgés a parlé, la vente de ces armes est interdite."),
        Good("« Les Misérables » a été rejoué à Lille, Les Mousquetaires a vendu."),
        Good("Nous les avons vus, elle leur a parlé, ils se le sont dit."),
    ],
)
def verb_disagrees(article: Article) -> Findings:
    """The verb does not agree with the pronoun or the noun right before it.

    Only subjects at the head of a clause are read, with the verb directly after them; collectives take both numbers.
    """
    text = article.text
    for subject, start, end in _adjacent(article):
        pronoun = text[subject.start : subject.end]
        if pronoun.lower() in ("il", "elle"):
            edit = Edit(subject.start, subject.end, pronoun + "s")
        else:
            edit = Edit(start, end, _other(text[start:end], "3p" if subject.number == "p" else "3s"))
        yield _finding(text[start:end], subject.start, end, edit)
    for start, end, right in _distant(article):
        yield _finding(text[start:end], start, end, Edit(start, end, right))


def _finding(wrong: str, start: int, end: int, edit: Edit) -> Finding:
    right = edit.replacement
    advice = f" : « {right} »" if right else ""
    return Finding(
        start,
        end,
        f"Le verbe « {wrong} » ne s’accorde pas avec son sujet{advice}.",
        f"The verb “{wrong}” does not agree with its subject{f': “{right}”' if right else ''}.",
        (edit,) if right else (),
        0.93,
    )
