"""SRC_FALSEFRIEND."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice, takewhile

from tqcheck.bitext import FLOOR, Bitext, Pair
from tqcheck.lexicon.forms import Form
from tqcheck.lexicon.friends import Friend, answers, by_form, forms
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.wordindex import present

_STEM = 4  # letters of a French word that tell it, at least
_ENDING = 3
_ENGLISH = frozenset(("the", "of", "and", "that", "to", "with", "was", "were", "is", "has", "his", "for", "between"))
_VOWELS = frozenset("aeéèêëiîïoôuyhœ")


def _left_in_english(pair: Pair) -> bool:
    return len(pair.words & _ENGLISH) > 1


def _licensed(friend: Friend, form: str, pair: Pair) -> bool:
    """True where the source has a word that the French one may rightly translate, or the right French stands too."""
    if not pair.source_words.isdisjoint(friend.licences):
        return True
    head = max(friend.answer.split(), key=len)
    alike = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(head, form, strict=False)))
    stems = (head[: max(_STEM, alike + 1, len(head) - _ENDING)], *friend.others)
    return re.search(rf"\b(?:{'|'.join(map(re.escape, stems))})", pair.target.lower()) is not None


def _trigger(friend: Friend, bitext: Bitext, pair: Pair) -> tuple[int, int] | None:
    """Where the English word stands in the source of a pair; None where its surroundings are not those required."""
    for word in sorted(present(bitext.source.words, friend.triggers)):
        places = bitext.source.words[word]
        at = bisect_left(places, pair.source_start)
        if at < len(places) and places[at] < pair.source_end:
            if friend.english is not None and friend.english.search(pair.source) is None:
                return None
            return places[at], places[at] + len(word)
    return None


def _mend(friend: Friend, form: str, reading: Form | None, before: str) -> str | None:
    """The right French in the form of the wrong one; None where gender, number or elision would ask for more."""
    right = friend.answer
    if reading is not None:
        if " " in right or "'" in right:
            return None
        right = next(answers(right, reading), "")
    elif not form.endswith("ment"):
        return None
    same = (right[:1] in _VOWELS) == (form[:1].lower() in _VOWELS)
    if not right or (not same and (before.endswith("'") or before[-3:] in ("le ", "la ", "de ", "ue ", "se "))):
        return None
    return right.capitalize() if form[0].isupper() else right


def _finding(friend: Friend, bitext: Bitext, start: int, form: str) -> Finding | None:
    """The finding for one occurrence of a French form, if it is one."""
    text, end = bitext.article.text, start + len(form)
    pair = bitext.pair_at(start)
    if pair is None or pair.confidence < FLOOR or bitext.article.masked(start, end):
        return None
    if text[start].isupper() and not bitext.article.opens(start):
        return None
    if text[end : end + 1] in ("-", "_") or text[start - 1 : start] in ("-", "_"):
        return None
    told = _trigger(friend, bitext, pair)
    if told is None or (form in friend.triggers and _left_in_english(pair)):
        return None
    if _licensed(friend, form, pair) or not friend.fits(text, start, end, pair.start, pair.end):
        return None
    written, english = bitext.article.raw(start, end), bitext.source.text[told[0] : told[1]]
    mend = _mend(friend, text[start:end], friend.reading(form), text[max(0, start - 3) : start])
    return Finding(
        start,
        end,
        f"Faux ami : « {english} » se dit en français « {friend.answer} » ; « {written} » n’a pas ce sens.",
        f"False friend: “{english}” is “{friend.answer}” in French; “{written}” would be “{friend.sense}”.",
        (Edit(start, end, mend),) if mend else (),
        0.9,
        source=told,
    )


@rule(
    "SRC_FALSEFRIEND",
    "False friend proved by the source",
    Category.MISTRANSLATION,
    Severity.MAJOR,
    title_fr="Faux ami prouvé par la source",
    explanation_fr="Un mot français tient la place du mot anglais auquel il ressemble et dont il n’a pas le sens.\n\n"
    "Les deux doivent se trouver dans le même passage, sans un mot anglais que le mot français pourrait traduire, ni le bon mot français : « the current judge … the actual cost » ne prouve rien contre « actuel ».",
    outranks=["LEX_FALSEFRIEND", "LEX_CALQUE", "SRC_COPY"],
    bad=[
        Bad("Le conseil a ⟦éventuellement⟧ accepté.", fixed="Le conseil a finalement accepté.", source="The board eventually agreed."),
        Bad("Ses ⟦préjudices⟧ l’ont aveuglé.", fixed="Ses préjugés l’ont aveuglé.", source="His prejudices blinded him."),
        Bad("Un ⟦motoriste⟧ a prévenu les secours.", fixed="Un automobiliste a prévenu les secours.", source="A motorist called for help."),
        Bad("Le ⟦procès⟧ de paix est bloqué.", fixed="Le processus de paix est bloqué.", source="The peace process has stalled."),
        Bad("Elle ⟦prétend⟧ dormir.", source="She is pretending to sleep."),
        Bad("Les ⟦vaisselles⟧ ont quitté le port.", source="The vessels left port."),
    ],
    good=[
        Good("Le juge actuel a confirmé le coût réel.", source="The current judge confirmed the actual cost."),
        Good("Le procès reprendra lundi.", source="The trial will resume on Monday."),
        Good("Elle a finalement été éventuellement relogée.", source="She was eventually rehoused, possibly nearby."),
        Good("De toute évidence, il ment.", source="The evidence is that he lies."),
        Good("La police enquête.", source="Police are investigating under a new policy."),
        Good("Il a assumé la présidence.", source="He assumed the presidency."),
    ],
)  # fmt: skip
def proved_false_friend(bitext: Bitext) -> Findings:
    """A French word stands for the English one that it resembles and does not mean.

    Both must stand in the same passage, and neither an English word that the French one may rightly translate nor the
    right French may stand beside them: “the current judge … the actual cost” is no proof against « actuel ».
    """
    table = by_form()
    for form in present(bitext.article.words, forms()):
        betrayed = [friend for friend in table[form] if bitext.source.holds(friend.triggers)]
        for start in bitext.article.words[form] if betrayed else ():
            findings = (_finding(friend, bitext, start, form) for friend in betrayed)
            yield from islice(filter(None, findings), 1)
