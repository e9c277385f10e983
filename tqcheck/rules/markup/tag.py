"""MKP_HTML."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_INLINE = (
    "a|abbr|b|bdi|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var"
)
_BLOCK = (
    "address|article|aside|audio|blockquote|body|br|button|caption|center|col|colgroup|dd|details|div|dl|dt|embed|fieldset|figcaption|figure|"
    "footer|form|h[1-6]|head|header|hr|html|iframe|img|input|label|legend|li|link|main|meta|nav|noscript|object|ol|option|p|param|picture|pre|"
    "script|section|select|source|style|summary|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul|video|wbr|doc|seg|hl|srcset|refset|tstset|"
    "bpt|ept|ph|it|x|g|mrk|tu|tuv|font|nitf|newsitem|headline|byline|dateline"
)
_TAG = regex(
    rf"<(/?)({_INLINE}|{_BLOCK})(\s[^<>\n]{{0,500}})?\s?/?>|<!--[^\n]{{0,500}}?-->|<!DOCTYPE[^<>\n]{{0,200}}>|<!\[CDATA\[|\]\]>",
    re.IGNORECASE,
)
_HIDDEN = regex(r"<(script|style)\b[^<>\n]{0,200}>[^<\n]{0,2000}</\1>", re.IGNORECASE)
_PAIRED = frozenset(_INLINE.split("|"))
_SPOKEN = regex(r"\b(?:balises?|éléments?|tags?|marqueurs?) (?:html |xml )?[«“\"`]? ?$", re.IGNORECASE)
_WIDEST = 200  # code points between the two tags of a pair


def _pairs(text: str, tags: list[re.Match[str]]) -> list[tuple[re.Match[str], re.Match[str] | None]]:
    """Each tag alone, or an inline tag with the next where that closes it."""
    found: list[tuple[re.Match[str], re.Match[str] | None]] = []
    index = 0
    while index < len(tags):
        tag, following = tags[index], tags[index + 1] if index + 1 < len(tags) else None
        name = (tag[2] or "").lower()
        paired = (
            following is not None
            and name in _PAIRED
            and not tag[1]
            and bool(following[1])
            and following[2].lower() == name
            and following.start() - tag.end() <= _WIDEST
            and "\n" not in text[tag.end() : following.start()]
        )
        found.append((tag, following if paired else None))
        index += 2 if paired else 1
    return found


def _filler(text: str, tag: re.Match[str]) -> str:
    """A space where the tag broke the line between two words, else nothing."""
    breaks = (tag[2] or "").lower() in ("br", "p", "div", "li", "td", "hr")
    glued = text[tag.start() - 1 : tag.start()].strip() and text[tag.end() : tag.end() + 1].strip()
    return " " if breaks and glued else ""


@rule(
    "MKP_HTML",
    "HTML/XML tag",
    Category.MARKUP,
    Severity.MINOR,
    title_fr="Balise HTML ou XML",
    explanation_fr="Une balise HTML ou XML est restée dans le texte.\n\n"
    "Les pages sont traduites avec leurs balises. Une paire de balises compte pour un défaut, et ce qu’elle enferme reste.",
    chars="<",
    trigger=r"<[/!a-zA-Z]|\]\]>",
    outranks=["PUN", "TYP", "QUO", "ENG", "MKP_PLACE", "CAP", "BRK", "MET_FIELD", "BOI_FR", "ENG_BOILER"],
    bad=[
        Bad("Le score est ⟦<strong>sans appel</strong>⟧, dit-elle.", fixed="Le score est sans appel, dit-elle."),
        Bad("⟦<div>⟧La grève est levée.⟦</div>⟧".replace("⟦</div>⟧", ""), fixed="La grève est levée."),
        Bad("La grève est levée.⟦<br />⟧Les trains roulent.", fixed="La grève est levée. Les trains roulent."),
        Bad("Lire ⟦<a href=\"https://exemple.fr/1\">l’arrêté</a>⟧ en entier.", fixed="Lire l’arrêté en entier."),
        Bad("La grève est levée.⟦<!-- fin -->⟧", fixed="La grève est levée."),
    ],
    good=[
        Good("Si x < y et y > 3, le test réussit."),
        Good("Elle signe « <3 » à chaque message."),
        Good("Le cours <p. 12> du manuel est corrigé."),
        Good("L’étudiant a oublié la balise <br> dans sa page."),
    ],
)  # fmt: skip
def html_tag(article: Article) -> Findings:
    """A tag of HTML or XML was left in the text.

    Pages are translated with their markup. A pair of inline tags is one finding, and what it encloses stays.
    """
    text = article.text
    hidden = [found.span() for found in _HIDDEN.finditer(text)]
    for start, end in hidden:
        yield _finding(start, end, text[start:end], (Edit(start, end, ""),))
    tags = [tag for tag in _TAG.finditer(text) if not any(a <= tag.start() < b for a, b in hidden)]
    for tag, closing in _pairs(text, tags):
        if _SPOKEN.search(text, max(0, tag.start() - 30), tag.start()):
            continue
        edits = [Edit(tag.start(), tag.end(), _filler(text, tag))]
        if closing is not None:
            edits.append(Edit(closing.start(), closing.end(), ""))
        yield _finding(tag.start(), (closing or tag).end(), tag[0], tuple(edits))


def _finding(start: int, end: int, tag: str, edits: tuple[Edit, ...]) -> Finding:
    shown = tag if len(tag) <= 40 else tag[:39] + "…"
    return Finding(
        start,
        end,
        f"La balise {shown} est restée dans le texte.",
        f"The tag {shown} was left in the text.",
        edits,
        0.97,
        safe=True,
    )
