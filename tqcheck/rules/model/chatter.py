"""LLM_CHATTER."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.formulas import heads
from tqcheck.text.lines import removal
from tqcheck.text.model import says

_SUBJECT = regex(
    r"(?i)\b(?:traduct|traduit|tradui[rs]|traduire|version|texte|article|noms? propres?|style|ton\b|terme|anglais|français|translat|french|text\b|tone|"
    r"meaning|sens|formulation|registre|ajust|modif|question|besoin|help|aide|assist|changes|adjust|autre chose|résumé|réponse|nuance|structure|citation)"
)
_ADDRESS = regex(
    r"@|https?:|\b(?:communiquez|contactez-nous|notre (?:équipe|site|service|rédaction)|our (?:team|site)|écrivez-nous)\b",
    re.IGNORECASE,
)
_PERSON = regex(r"(?i)\b(?:à me|que je|moi|cette traduction|let me|i)\b")
_TRANSLATION = regex(r"(?i)traduc|traduit|translat")
_EDGE = 3  # paragraphs at either end of a document in which an assistant speaks
_LONGEST = 320
_STARTS = regex(r"\n[^\S\n]*(\w)")
_WRAPPED = 3  # lines that begin in lower case in a text whose paragraphs are wrapped
_PREFIX = regex(
    r"(?i:(?:voici|voilà|ci-dessous)(?: donc)? (?:la|une|le|ma|votre) (?:traduction|version|texte traduit)[^:.\n]{0,60}|"
    r"here is the (?:french )?translation[^:.\n]{0,50}|here's the (?:french )?translation[^:.\n]{0,50}|"
    r"(?:traduction|translation|version française|texte traduit)(?: (?:en français|française|proposée|finale|into french|fr))?) ?: (?=\S)"
)


def _may_chat(text: str) -> bool:
    """False where no line begins so, and the last sentence, which may begin on the line before, says nothing of it."""
    if heads(text, "chat"):
        return True
    last = text.rstrip()
    if _TRANSLATION.search(last, last.rfind("\n") + 1) is not None:
        return True
    return "\n" in last and sum(map(str.islower, _STARTS.findall(last))) >= _WRAPPED


def _is_opening(text: str, *, first: bool) -> bool:
    """True for a paragraph that announces the translation."""
    if not says("opening", text):
        return False
    starts_with_i = re.match(r"(?i)(?:j'ai|je |i)", text) is not None
    return _SUBJECT.search(text) is not None and (first or not starts_with_i)


def _is_closing(text: str) -> bool:
    """True for a paragraph that takes leave, or says how the translation was made."""
    if _ADDRESS.search(text) is not None:
        return False
    return (says("closing", text) or (says("opening", text) and text[-1] != ":")) and _SUBJECT.search(text) is not None


@rule(
    "LLM_CHATTER",
    "Assistant preamble or closing",
    Category.EXTRANEOUS,
    Severity.MAJOR,
    title_fr="Paroles d’assistant avant ou après l’article",
    explanation_fr="Un modèle de langue parle à son utilisateur avant ou après la traduction.\n\n"
    "Ces phrases se trouvent au début ou à la fin du document, hors des guillemets ; elles partent en entier.",
    outranks=["MET", "ENG", "PUN", "TYP", "BOI", "LLM_NOTE", "CAP", "MKP_MD", "LLM_PROMPT", "LEX", "ELI"],
    bad=[
        Bad("⟦Bien sûr, voici la version française de l’article :⟧\n\nLe pont rouvre.", fixed="Le pont rouvre."),
        Bad("⟦Here is the French translation:⟧\n\nLe pont rouvre.", fixed="Le pont rouvre."),
        Bad("Le pont rouvre.\n\n⟦Souhaitez-vous que je propose une autre version du texte ?⟧", fixed="Le pont rouvre.\n\n"),
        Bad("Le pont rouvre.\n\n⟦J’ai gardé les noms propres dans leur forme d’origine.⟧", fixed="Le pont rouvre.\n\n"),
        Bad("Le pont rouvre mardi. ⟦En espérant que cette traduction vous sera utile !⟧", fixed="Le pont rouvre mardi."),
        Bad("⟦Traduction :⟧ Le pont rouvre mardi.", fixed="Le pont rouvre mardi."),
        Bad("Le pont rouvre.\n\n⟦Let me know if you need any changes.⟧", fixed="Le pont rouvre.\n\n"),
    ],
    good=[
        Good("« Voici la traduction », a soufflé l’interprète au juge."),
        Good("Voici les trois raisons de cette hausse :\n\nLe prix du blé a doublé."),
        Good("Bien sûr, la route est longue.\n\nElle sera coupée mardi."),
        Good("J’ai traduit ce poème en prison, raconte l’auteur."),
        Good("Le poète se relit. J’espère que cette version plaira aux lecteurs."),
        Good("La traduction du roman paraît en mars.\n\nElle a pris dix ans."),
    ],
)  # fmt: skip
def assistant_chatter(article: Article) -> Findings:
    """A language model speaks to its user before or after the translation.

    Such sentences stand at the head or at the end of the document, out of quotation marks; they go as a whole.
    """
    if not _may_chat(article.text):
        return
    text, paragraphs = article.text, article.paragraphs
    for number, paragraph in enumerate(paragraphs):
        head, tail = number < _EDGE, len(paragraphs) - number <= _EDGE
        if not (head or tail) or article.text[paragraph.start] in '«“"':
            continue
        prefix = _PREFIX.match(text, paragraph.start, paragraph.end)
        if prefix is not None and number == 0 and not text[prefix.end()].islower():
            yield _finding(paragraph.start, prefix.end() - 1, (paragraph.start, prefix.end()))
            continue
        if paragraph.end - paragraph.start > _LONGEST:
            continue
        line = text[paragraph.start : paragraph.end]
        alone = len(paragraphs) == 1
        if (head and not alone and _is_opening(line, first=number == 0)) or (
            tail and not alone and number and _is_closing(line)
        ):
            yield _finding(paragraph.start, paragraph.end, removal(text, paragraph.start, paragraph.end))
        elif alone and (
            (line[-1] == ":" and _is_opening(line, first=True)) or (_PERSON.search(line) and _is_closing(line))
        ):
            yield _finding(paragraph.start, paragraph.end, (paragraph.start, paragraph.end))
    yield from _last_words(article)


def _last_words(article: Article) -> Findings:
    """A last sentence behind those of the article, that speaks of the translation to the user."""
    text = article.text
    paragraph = article.paragraphs[-1] if article.paragraphs else None
    if paragraph is None or _TRANSLATION.search(text, paragraph.start, paragraph.end) is None:
        return
    sentence = article.sentence_at(paragraph.end - 1)
    if sentence is None or sentence.start <= paragraph.start:
        return
    line = text[sentence.start : paragraph.end]
    if not (_TRANSLATION.search(line) and _PERSON.search(line) and _is_closing(line)):
        return
    if article.quotes.around(sentence.start) is None:
        before = len(text[: sentence.start].rstrip(" "))
        yield _finding(sentence.start, paragraph.end, (before, paragraph.end))


def _finding(start: int, end: int, cut: tuple[int, int]) -> Finding:
    return Finding(
        start,
        end,
        "Le modèle de langage s’adresse à son utilisateur ; ce n’est pas l’article.",
        "The language model speaks to its user; this is not the article.",
        (Edit(*cut, ""),),
        0.96,
        safe=True,
    )
