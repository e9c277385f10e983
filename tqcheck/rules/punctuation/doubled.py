"""PUN_DOUBLED."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.sentences import is_abbreviation

_DOUBLED = regex(
    r"(?<=[\w»”\")\]%°])\.\.(?![./a-zà-ÿ\d])"  # two stops, no ellipsis, no path
    r"|(?<=[\w»”\")]) ?(?:,,+|;;+|::(?=\s))(?![\w\"“«])"
    r"|(?<=[\w»”\")%]) ?[,;:] ?[.;,](?![\w.])"
    r"|(?<=[\w»”\")%])\.[,;:](?![\w.])"
    r"|(?<=[\w»”\") ])[?!]\.(?![.\w])"
)
_PAIR = regex(r"[.,;:?!] ?[.,;:]+")
_NAME = regex(r"[A-ZÀ-ÞŒŸ][\w'-]* ?$")  # Yahoo!, Touche pas à mon poste!
_ENTITY = regex(r"&#?\w{1,8}$")
_YEAR = regex(r"(?<!\d)(?:1[5-9]|20)\d\d$")
_WORD = regex(r"[^\s«“\"(]+$")


def _mend(marks: str, text: str, end: int) -> str:
    """The one mark that should stand: the stop at the end of a sentence, the lighter mark inside it."""
    following = text[end : end + 3].lstrip(' »”")')[:1]
    inside = following.islower() or following.isdigit()
    if marks[0] in ".?!" and set(marks[1:]) == {"."}:
        return marks[0]
    if "." in marks and not inside:
        return "."
    return next((mark for mark in marks if mark != "."), marks[0])


def _belongs(text: str, start: int, marks: str) -> bool:
    """True where the first of two marks belongs to an abbreviation, initials, a number or an HTML entity."""
    if marks[0] == "!":
        return _NAME.search(text, max(0, start - 30), start) is not None
    if marks[0] == ";":
        return _ENTITY.search(text, max(0, start - 10), start) is not None
    if marks[0] != "." or len(marks) < 2 or marks[1] == ".":
        return False
    word = _WORD.search(text, max(0, start - 30), start - (text[start - 1] in '"»”'))
    if word is None:
        return False
    tail = word[0].strip("'-").rsplit("'", 1)[-1].rsplit("-", 1)[-1]
    known = is_abbreviation(tail) or tail.lower() in word_set("abbreviations_fr.txt")
    return known or "." in word[0] or (word[0][-1].isdigit() and not _YEAR.search(word[0]))


@rule(
    "PUN_DOUBLED",
    "Doubled or contradictory punctuation",
    Category.PUNCTUATION,
    Severity.MINOR,
    title_fr="Ponctuation doublée ou contradictoire",
    explanation_fr="Deux signes qui s’excluent se suivent, ou l’un est écrit deux fois.\n\n"
    "Là où deux morceaux de traduction se joignent, chacun apporte son signe.",
    gaps=_PAIR.pattern,
    outranks=["PUN_SPACE", "TYP_SPACING"],
    bad=[
        Bad("Le col est fermé⟦..⟧", fixed="Le col est fermé."),
        Bad("La mairie⟦,,⟧ fermée en août, rouvrira lundi.", fixed="La mairie, fermée en août, rouvrira lundi."),
        Bad("Le vote est reporté⟦.,⟧ a indiqué la greffière.", fixed="Le vote est reporté, a indiqué la greffière."),
        Bad("Le vote est serré ⟦::⟧ tout reste à faire.", fixed="Le vote est serré : tout reste à faire."),
        Bad("Deux maisons ont brûlé⟦;.⟧", fixed="Deux maisons ont brûlé."),
        Bad("Deux maisons ont brûlé⟦, .⟧", fixed="Deux maisons ont brûlé."),
        Bad("« Rien ne presse »⟦.,⟧ a dit le juge.", fixed="« Rien ne presse », a dit le juge."),
        Bad("La neige arrive ⟦!.⟧", fixed="La neige arrive !"),
        Bad("Qui a gagné ⟦?.⟧", fixed="Qui a gagné ?"),
        Bad("Le col est fermé⟦..⟧Le refuge aussi.", fixed="Le col est fermé. Le refuge aussi."),
    ],
    good=[
        Good("« Quoi ?! » a crié le gardien."),
        Good("Elle dirige Hermès S.A., à Pantin, et la société Dupont et Cie., à Lille."),
        Good("La sénatrice Ann Roe, D-Mo., et le député Joe Roe, R-Ca., siègent."),
        Good("Il a hésité… puis il a signé. Le reste... attendra."),
        Good("Le lait, le beurre, etc., ont augmenté."),
        Good("Le jeu Jeopardy!, créé en 1964, continue."),
        Good("La recherche passait par Yahoo!."),
        Good("Le dossier ../images est vide."),
        Good("Il a lu saint Marc, Jean, ..., et s’est endormi."),
    ],
)  # fmt: skip
def doubled_mark(article: Article) -> Findings:
    """Two marks stand together that exclude each other, or one is written twice.

    Where two pieces of a translation are joined, each brings its own mark.
    """
    text = article.text
    for hit in _PAIR.finditer(text):
        found = _DOUBLED.search(text, max(0, hit.start() - 2), hit.end() + 8)
        if found is None or not found.start() <= hit.start() + 1 <= found.end():
            continue
        start, end = found.span()
        start += text[start] == " "
        marks = text[start:end]
        if article.masked(start, end) or _belongs(text, start, marks):
            continue
        mend = _mend(marks.replace(" ", ""), text, end)
        yield Finding(
            start,
            end,
            f"Deux signes se suivent : « {marks} ».",
            f"Two marks stand together: “{marks}”.",
            (Edit(found.start() if mend in ".," else start, end, mend + " " * text[end : end + 1].isalpha()),),
            0.95,
            safe=True,
        )
