"""QUO_UNCLOSED."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.words import word_set
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.attribution import attribution_comma
from tqcheck.text.quotes import all_paired

_CLOSING = {"«": "»", "»": "»", "“": "”", "”": "”", "„": "”", "‟": "”", '"': '"', "‹": "›"}
_FAR = 300  # code points up to the next opening mark of the same kind
_SHORT = 60  # code points of a quoted end of sentence that may be closed at its stop


def _begins_sentence(text: str, start: int, offset: int) -> bool:
    """True where the mark at `offset` opens a sentence of its own, not a title or a part of the sentence around it."""
    before = text[start:offset].rstrip(" ")
    if not before or before[-1] in ':.!?…–—-»”"':
        return True
    if not text[offset + 1 : offset + 3].strip(" ")[:1].isupper():
        return False
    word = before.rsplit(" ", 1)[-1].rsplit("'", 1)[-1]
    return not word.islower() or word.endswith("ant") or word in word_set("reporting_verbs.txt")


def _may_go_on(article: Article, offset: int) -> bool:
    """True where the text is cut from an article, and the quotation may be closed after the cut."""
    if not article.excerpt:
        return False
    text, paragraph = article.text, article.paragraphs[0]
    sentence = article.sentence_at(offset)
    if sentence is None or not _begins_sentence(text, sentence.start, offset):
        return False
    comma = attribution_comma(text, offset, sentence.end)
    if comma is None or text.find(",", comma + 1, sentence.end) > 0:
        return True
    return sentence.end < paragraph.end and text[sentence.end : sentence.end + 2].strip() != text[offset]


def _place(article: Article, offset: int) -> int | None:
    """Where the closing mark goes: before the attribution, or at the end of the paragraph; None where that is a guess."""
    text = article.text
    paragraph, sentence = article.paragraph_at(offset), article.sentence_at(offset)
    if paragraph is None or sentence is None:
        return None
    following = text.find(text[offset], offset + 1, min(sentence.end, offset + _FAR))
    if following > 0:
        coordinated = text.rfind(" et ", offset, following)
        return coordinated if coordinated > 0 and following - coordinated < 7 else None
    comma = attribution_comma(text, offset, sentence.end)
    if comma is not None:
        return comma
    if _begins_sentence(text, sentence.start, offset):
        return paragraph.end
    if sentence.end - offset > _SHORT or text.find(",", offset, sentence.end) > 0 or text[sentence.end - 1] != ".":
        return None
    return sentence.end - 1


@rule(
    "QUO_UNCLOSED",
    "Quotation opened and not closed",
    Category.PUNCTUATION,
    Severity.MAJOR,
    title_fr="Citation ouverte et non fermée",
    explanation_fr="Une citation s’ouvre et rien ne la ferme.\n\n"
    "Le moteur, ou le découpage en phrases avant lui, a perdu le guillemet fermant, et le lecteur ne sait plus où finit l’orateur et où reprend le journaliste. Les conventions des citations sur plusieurs paragraphes sont connues.",
    chars='«“”„‟"‹',
    bad=[
        Bad(
            "⟦«⟧ Le pont sera rouvert avant Noël, a promis la maire de Cahors.",
            fixed="« Le pont sera rouvert avant Noël », a promis la maire de Cahors.",
        ),
        Bad(
            "Selon la juge, l’accord est ⟦«⟧ nul et non avenu.",
            fixed="Selon la juge, l’accord est « nul et non avenu ».",
        ),
        Bad(
            "Le chef du syndicat veut ⟦«⟧ une pause et « des garanties ».",
            fixed="Le chef du syndicat veut « une pause » et « des garanties ».",
        ),
        Bad(
            "⟦«⟧ Les ruches sont vides. Nous n’avons rien récolté.\n\nLa chambre d’agriculture promet une aide.",
            fixed="« Les ruches sont vides. Nous n’avons rien récolté. »\n\nLa chambre d’agriculture promet une aide.",
        ),
        Bad(
            "L’éleveur se dit ⟦\"⟧soulagé par cette annonce.",
            fixed="L’éleveur se dit \"soulagé par cette annonce\".",
        ),
        Bad(
            "⟦«⟧ Rien ne change, soupire le berger. « Rien », répète son fils.",
            fixed="« Rien ne change », soupire le berger. « Rien », répète son fils.",
        ),
        Bad("Le film ⟦«⟧ Les Saisons du col, sorti en mai, a conquis le public."),
        Bad("Le préfet a évoqué ⟦“⟧une nuit blanche pour les pompiers, avant de quitter la salle."),
    ],
    good=[
        Good("« La première raison tient au climat.\n\n« La seconde tient aux prix », explique le maraîcher."),
        Good("« Nous avons marché deux jours.\n\n» Au col, il neigeait. »\n\nLe guide a été secouru."),
        Good("« Nous avons marché deux jours.\nAu col, il neigeait.\nPersonne ne parlait. »\nLe guide a été secouru."),
        Good("Un téléviseur de 55\" est à gagner."),
        Good("« Les récoltes sont perdues."),
        Good("Le maraîcher raconte : « La grêle est tombée dix minutes."),
        Good("« Pourquoi partir ? », demande-t-elle. « Pour qui ? »"),
    ],
)  # fmt: skip
def unclosed_quotation(article: Article) -> Findings:
    """A quotation opens and nothing closes it.

    The engine, or the splitting into sentences before it, has lost the closing mark, and the reader cannot tell where
    the speaker stops and the journalist goes on. The conventions for quotations over several paragraphs are known.
    """
    if all_paired(article.text, article.characters):
        return
    quotes = article.quotes
    for offset in quotes.unclosed:
        if article.masked(offset, offset + 1) or _may_go_on(article, offset):
            continue
        if offset in quotes.doubtful and article.excerpt:
            continue
        mark = article.text[offset]
        place = _place(article, offset)
        space = article.profile.quote_space if mark == "«" else ""
        yield Finding(
            offset,
            offset + 1,
            f"La citation ouverte par {mark} n’est pas refermée.",
            f"The quotation that {mark} opens is not closed.",
            () if place is None else (Edit(place, place, space + _CLOSING[mark]),),
            0.92,
        )
