"""LLM_PROMPT."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.formulas import heads
from tqcheck.text.lines import Paragraph, removal
from tqcheck.text.model import says
from tqcheck.text.tokens import before_colons

_TOKEN = regex(
    r"<\|[^|<>\n]{1,40}\|>|\[/?INST\]|<</?SYS>>|<(?:/?think|/?thinking|/?reasoning|start_of_turn|end_of_turn|/?assistant|/?system|/?user|/?instruction|"
    r"/?translation|/?source|/?target|/?answer|/?output|/?input|/?prompt|/?response)>|<｜[^｜\n]{1,40}｜>|\[/?(?:SYSTEM|USER|ASSISTANT|SYS)\]"
)
_BLOCK = regex(
    r"<(think|thinking|reasoning)>[^<]{0,20000}</\1>|\[INST\][^\[\]]{0,4000}\[/INST\]|<<SYS>>[^<]{0,4000}<</SYS>>"
)
_TURN = regex(r"(?:<\|im_start\|>|<\|start_header_id\|>|<start_of_turn>)(?:system|user|assistant|model)")
_LANGUAGES = (
    "English|French|German|Spanish|Italian|Portuguese|Dutch|Russian|Chinese|Japanese|Korean|Arabic|Swedish|Finnish|Hungarian|Greek|Polish|Czech|Turkish|"
    "Danish|Norwegian|Romanian|Hindi|Français|Anglais|Allemand|Espagnol|Italien|Portugais|Néerlandais|Deutsch|Englisch|Französisch|Español|Inglés|Francés"
)
_LABEL = regex(
    rf"(?:#{{1,4}} ?|\*\*)?(?:{_LANGUAGES})(?: (?:translation|text|traduction|version|source))?(?:\*\*)?(?: ?:(?:\*\*)?(?= ?\S)| ?:(?:\*\*)?$)"
)
_OWN = ("Français", "Anglais", "Allemand", "Espagnol", "Italien", "Portugais", "Néerlandais")
_SHOT = regex(
    rf"(?<=[.!?»”\"=)…\]:'] )(?:= )?(?:{_LANGUAGES})(?: ?: ?| = )(?=\S|$)|(?<=[.!?»”\"=)] )(?:{_LANGUAGES}) ?:$|(?<=\S) --- (?=[\"A-Z«])"
)
_STUDY = regex(
    r"(?<=[.!?»”\"):] )(?:[#§] ?(?:Translation|Traduction|Code|Source|Target)\b"
    r"|(?:The|This) (?:French |English )?translation (?:of|is|was)\b)"
)
_EQUALS = regex(rf" ?= (?:{_LANGUAGES}) ?:")
_HINT = regex(r"[#§] ?(?:T|C|S)|T(?:he|his) (?:French |English )?translation")
_LANGUAGE = regex(_LANGUAGES)
_NAMES = frozenset(_LANGUAGES.lower().split("|"))
_HINTS = _NAMES | {"translation", "traduction", "code", "source", "target"}
_SAID = regex(
    r"[»”\"], ?\w|, (?:a |ont |(?:dit|demand|ordonn|lanc|conseill|exig|recommand|enjoi|réclam|précis|indiqu|suggér|propos|écri|répèt)\w*(?<!ez)(?<!er)(?<!nt) )"
)
_INLINE = regex(r"(?:[Tt]raduction|[Tt]ranslation|[Tt]raduis|[Tt]raduisez) ?\([^()\n]{6,120}\) ?:")
_FRENCH = regex(r"(?i)«|\b(?:le|la|les|un|une|des|du|est|sont|ont|dans) |\b[ld]'")  # the article, not a further order
_ROLE = regex(
    r"(?i:(?:###+ ?|##? ?(?=[^\n:]{3,20}:)|\*\*)(?:instructions?|response|réponse|input|entrée|output|sortie|system|user|assistant|human|"
    r"task|tâche|consignes?|translation|traduction|answer)\b ?(?:\*\*)? ?:?(?:\*\*)?)"
    r"|(?:System|SYSTEM|User|USER|Assistant|ASSISTANT|Human|HUMAN|AI|Utilisateur|Prompt|PROMPT|Bot|Model|Instruction|Instructions) ?:(?= |$)"
)


_MARKED = regex(r"\n[^\S\n]*+(?:#|\*\*)|[#§] ?(?:Translation|Traduction|Code|Source|Target)")


def _may_leak(article: Article) -> bool:
    """False where no line begins with an order or a label, and nothing tells of tokens or examples; a cheap look."""
    text, signs = article.text, article.characters
    return (
        "=" in signs
        or (not signs.isdisjoint("<[") and _TOKEN.search(text) is not None)
        or (not signs.isdisjoint("#*§") and _MARKED.search(f"\n{text}") is not None)
        or bool(heads(text, "prompt"))
        or " --- " in text
        or " translation " in text
        or any(word.lower() in _NAMES for word in before_colons(text))
    )


def _labelled(article: Article, paragraph: Paragraph) -> tuple[int, int] | None:
    """The label of a language or a role at the head of a paragraph."""
    text, start = article.text, paragraph.start
    found = _LABEL.match(text, start, paragraph.end)
    if found is None:
        return None
    if found[0].startswith(_OWN) and not _is_first_word(article, found):
        return None
    following = text[found.end() : found.end() + 2].strip()
    if following[:1].islower() and text[found.end() - 2 : found.end()] == " :" and article.paragraphs[0].start != start:
        return None
    return found.span()


def _is_first_word(article: Article, found: re.Match[str]) -> bool:
    """True where a label in French opens the document, before a sentence and not before a mark or a number."""
    following = article.text[found.end() : found.end() + 4].lstrip()[:1]
    return article.paragraphs[0].start == found.start() and not following.isdigit() and not following.islower()


def _hinted(article: Article) -> bool:
    """True where a language stands beside a mark, or another sign of an example."""
    text = article.text
    if " --- " in text:
        return True
    if not article.holds(_HINTS):
        return False
    if any(text.startswith((":", " :", "=", " ="), at.end()) or text.endswith("= ", 0, at.start()) for at in (
        article.at_words(_NAMES, _LANGUAGE)
    )):  # fmt: skip
        return True
    return _HINT.search(text) is not None


def _copied(article: Article) -> Findings:
    """The examples of a prompt that the engine went on with behind the translation: English: … = French: …"""
    text = article.text
    if not _hinted(article):
        return
    for paragraph in article.paragraphs:
        found = _SHOT.search(text, paragraph.start, paragraph.end)
        if found is None:
            found = _EQUALS.search(text, paragraph.start, paragraph.end)
        if found is None:
            found = _STUDY.search(text, paragraph.start, paragraph.end)
        if found is None:
            continue
        start = found.start() + (len(found[0]) - len(found[0].lstrip(" =")))
        if article.quotes.around(start) is not None and "=" not in found[0]:
            around = article.quotes.around(start)
            if around is not None and around[1] < paragraph.end and text[around[0]] in "«“":
                continue
        yield _finding(start, paragraph.end, (_before(text, start), paragraph.end), safe=False)


def _before(text: str, start: int) -> int:
    while start and text[start - 1] in " =-":
        start -= 1
    return start


@rule(
    "LLM_PROMPT",
    "Prompt or chat-template leak",
    Category.EXTRANEOUS_CRITICAL,
    Severity.CRITICAL,
    title_fr="Consigne ou gabarit de dialogue resté dans le texte",
    explanation_fr="Ce qui a été dit au modèle de langue, ou le cadre de leur échange, se trouve dans le texte.\n\n"
    "Jetons de dialogue, consignes au traducteur, étiquettes de locuteurs et de langues, exemples que le moteur a continués.",
    outranks=["MKP", "TOK", "ENG", "PUN", "TYP", "MET", "BOI", "DUP", "QUO", "CAP", "LEX", "NUM", "ENC_SCRIPT", "BRK", "AGR", "ELI", "LLM_CHATTER", "LLM_NOTE"],
    bad=[
        Bad("⟦Translate this article into French:⟧\n\nLe pont rouvre.", fixed="Le pont rouvre."),
        Bad("Le pont rouvre.⟦<|endoftext|>⟧", fixed="Le pont rouvre."),
        Bad("⟦French:⟧ Le pont rouvre mardi.", fixed="Le pont rouvre mardi."),
        Bad("Le pont rouvre mardi. ⟦English: The bridge is closed. = French: Le pont est fermé.⟧", fixed="Le pont rouvre mardi."),
        Bad("⟦Traduisez la phrase suivante :⟧ Le pont rouvre.", fixed="Le pont rouvre."),
        Bad("⟦### Réponse :⟧ Le pont rouvre mardi.", fixed="Le pont rouvre mardi."),
        Bad("⟦Traduisez le paragraphe suivant en français.⟧\n\nLe pont rouvre.", fixed="Le pont rouvre."),
        Bad("⟦Could you translate this story into French?⟧\n\nLe pont rouvre.", fixed="Le pont rouvre."),
        Bad("⟦Assistant:⟧ Le pont rouvre mardi.", fixed="Le pont rouvre mardi."),
    ],
    good=[
        Good("« Traduisez cette lettre », ordonne le juge."),
        Good("Traduire le roman a demandé deux ans de travail."),
        Good("« Résumez ce chapitre », demande la professeure à sa classe."),
        Good("Q : Pourquoi ce pont ? R : Parce que la rivière est large."),
        Good("Le français : une langue parlée par 300 millions de personnes."),
        Good("Instructions aux préfets : les consignes changent."),
        Good("Ses films parlent trois langues. Anglais, français et wolof se mêlent."),
    ],
)  # fmt: skip
def prompt_leak(article: Article) -> Findings:
    """What was said to the language model, or the frame of its conversation, stands in the text.

    Chat tokens, orders to a translator, labels of speakers and languages, and examples that the engine went on with.
    """
    if not _may_leak(article):
        return
    text = article.text
    signed = "<" in text or "[" in text
    blocks = [block.span() for block in _BLOCK.finditer(text)] if signed else []
    for start, end in blocks:
        yield _finding(start, end, (start, _after(text, end)), safe=True)
    for found in _TOKEN.finditer(text) if signed else ():
        if any(start <= found.start() < end for start, end in blocks):
            continue
        turn = _TURN.match(text, found.start())
        end = turn.end() if turn else found.end()
        yield _finding(found.start(), end, (found.start(), end), safe=True)
    for paragraph in article.paragraphs:
        start, end = paragraph.start, paragraph.end
        label = _labelled(article, paragraph)
        role = _ROLE.match(text, start, end)
        line = text[start : min(end, start + 400)]
        if text[start] in '«“"(':
            continue
        if _is_order(line) and end - start <= 400:
            stop = start + _order_ends(line)
            if stop < end:
                yield _finding(start, stop, (start, _after(text, stop)), safe=True)
            else:
                yield _finding(start, end, removal(text, start, end), safe=True)
        elif label is not None:
            yield _finding(label[0], label[1], (label[0], _after(text, label[1])), safe=True)
        elif role is not None:
            rest = text[role.end() : end]
            whole = _is_order(rest.strip()) or not rest.strip()
            stop = end if whole else role.start() + len(role[0].rstrip())
            cut = removal(text, start, end) if whole else (start, _after(text, stop))
            yield _finding(start, stop, cut, safe=True)
    yield from _copied(article)


def _is_order(line: str) -> bool:
    """True for an order to a translator or its conditions, said by nobody."""
    return says("prompt", line) and _SAID.search(line) is None


def _order_ends(line: str) -> int:
    """Where the order at the head of a line ends: at its colon, where the text to translate follows on the line."""
    inline = _INLINE.match(line)
    if inline is not None:
        return inline.end()
    colon = line.find(": ")
    rest = line[colon + 2 :]
    if colon < 0 or _is_order(rest) or not _is_order(line[: colon + 1]) or _FRENCH.search(rest) is None:
        return len(line)
    return colon + 1


def _after(text: str, end: int) -> int:
    while end < len(text) and text[end] in " \n":
        end += 1
    return end


def _finding(start: int, end: int, cut: tuple[int, int], *, safe: bool) -> Finding:
    return Finding(
        start,
        end,
        "Consigne ou cadre de la conversation avec le modèle de langage, passé dans le texte.",
        "An order to the language model, or the frame of its conversation, came through into the text.",
        (Edit(*cut, ""),),
        0.96,
        safe=safe,
    )
