"""MKP_ENTITY."""

from __future__ import annotations

import html
from html.entities import html5

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_ENTITY = regex(
    r"&(?:(?:amp;)*)(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,31});|\\u[0-9a-fA-F]{4}(?![0-9a-fA-F])"
)
_WORD = regex(r"[^\W_]")


def _decoded(text: str) -> str | None:
    """What the entity, or the escape of JSON, stands for, or None where it is none."""
    if text[0] == "\\":
        character = chr(int(text[2:], 16))
        return character if character.isprintable() else None
    name = text[1:]
    while name.startswith("amp;") and len(name) > 4:
        name = name[4:]
    if name[0] != "#" and name not in html5:
        return None
    return html.unescape("&" + name)


def _word(text: str, start: int, end: int, character: str) -> tuple[int, int]:
    """The word around an entity for a letter, an apostrophe or &; the entity alone for other marks."""
    if not (character.isalpha() or character in "'’&"):
        return start, end
    while start and _WORD.match(text, start - 1):
        start -= 1
    while end < len(text) and _WORD.match(text, end):
        end += 1
    return start, end


def _replacement(article: Article, character: str, start: int) -> str:
    """The character in the habits of the article."""
    if character in "'\N{RIGHT SINGLE QUOTATION MARK}" and article.text[start - 1 : start].isalpha():
        return article.profile.apostrophe
    return character


@rule(
    "MKP_ENTITY",
    "HTML entity",
    Category.MARKUP,
    Severity.MINOR,
    title_fr="Entité HTML",
    explanation_fr="Un caractère est écrit comme une entité HTML, par exemple &eacute; pour é, ou comme un échappement de JSON.\n\n"
    "La page a été traduite sous sa forme codée ; la correction écrit le caractère, quel que soit le nombre de couches.",
    chars="&\\",
    trigger=r"&[#\w]{2,33};|\\u[0-9a-fA-F]{4}",
    outranks=["PUN", "TYP", "QUO", "ENG", "CAP", "ELI", "NUM", "LEX", "AGR", "TOK", "BRK", "MKP_PLACE"],
    bad=[
        Bad("Le ⟦caf&eacute;⟧ a fermé.", fixed="Le café a fermé."),
        Bad("Le duo ⟦R&amp;B⟧ se sépare.", fixed="Le duo R&B se sépare."),
        Bad("La mairie de ⟦l&rsquo;île⟧ se tait.", fixed="La mairie de l’île se tait."),
        Bad("Le taux monte à 3⟦&nbsp;⟧%.", fixed="Le taux monte à 3\N{NO-BREAK SPACE}%."),
        Bad("Le ⟦caf\\u00e9⟧ a fermé.", fixed="Le café a fermé."),
        Bad("Le magasin ⟦d&amp;#39;Ulm⟧ rouvre.", fixed="Le magasin d’Ulm rouvre."),
    ],
    good=[
        Good("Les magasins C&A et H&M ; Ernst & Young."),
        Good("Le duo Simon & Garfunkel; un autre temps."),
        Good("Le dossier C:\\users\\unite est vide."),
        Good("Le lien https://exemple.fr/?a=1&copy;=2 est mort."),
    ],
)  # fmt: skip
def html_entity(article: Article) -> Findings:
    """A character is written as an HTML entity, such as &eacute; for é, or as an escape of JSON.

    The page was translated in its coded form; the mend writes the character, through as many layers as there are.
    """
    text = article.text
    last = -1
    for found in _ENTITY.finditer(text):
        character = _decoded(found[0])
        if character is None or article.masked(found.start(), found.end()) or found.start() < last:
            continue
        start, end = _word(text, found.start(), found.end(), character)
        start = max(start, last, 0)
        edits = [Edit(found.start(), found.end(), _replacement(article, character, found.start()))]
        while following := _ENTITY.match(text, end):
            letter = _decoded(following[0])
            if letter is None or not (letter.isalpha() or letter in "'’&"):
                break
            edits.append(Edit(following.start(), following.end(), _replacement(article, letter, following.start())))
            end = _word(text, following.start(), following.end(), letter)[1]
        last = end
        yield Finding(
            start,
            end,
            f"Le code {found[0]} est resté dans le texte à la place du caractère.",
            f"The code {found[0]} was left in the text in place of the character.",
            tuple(edits),
            0.98,
            safe=True,
        )
