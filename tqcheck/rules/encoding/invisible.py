"""ENC_INVIS."""

from __future__ import annotations

import unicodedata

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_CONTROLS = "".join(map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x81, 0x8D, 0x8F, 0x9D)))
_FORMATS = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0\ufff9\ufffa\ufffb\ufffc"
_BREAKS = "\u2028\u2029"
_RUN = regex(f"[{_CONTROLS}{_FORMATS}{_BREAKS}]+")
_JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c")
_NAMES = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x0B: "LINE TABULATION",
    0x0C: "FORM FEED",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
}
_LATER_SCRIPTS = 0x0590  # from Hebrew on, joiners and direction marks belong to the writing


def _name(character: str) -> str:
    """The name and number of a character that shows nothing."""
    code = ord(character)
    return f"{unicodedata.name(character, _NAMES.get(code, 'CONTROL CHARACTER'))} U+{code:04X}"


def _belongs(raw: str, start: int, end: int) -> bool:
    """True for joiners inside an emoji or beside letters of a script that needs them, and for the mark of byte order."""
    if start == 0 and raw[:end] == "\ufeff":
        return True
    if not set(raw[start:end]) <= _JOINERS:
        return False
    beside = raw[start - 1 : start] + raw[end : end + 1]
    return any(ord(c) >= _LATER_SCRIPTS and not "\u1e00" <= c <= "\u206f" for c in beside)


@rule(
    "ENC_INVIS",
    "Invisible or control character",
    Category.ENCODING,
    Severity.MINOR,
    title_fr="Caractère invisible ou de commande",
    explanation_fr="Un caractère qui ne montre rien se trouve dans le texte : un trait d’union conditionnel, une espace sans chasse, un caractère de commande.\n\n"
    "Il fausse les recherches, les tris et les lecteurs vocaux. Les espaces insécables et les liants des émojis sont laissés.",
    chars=_CONTROLS + _FORMATS + _BREAKS,
    outranks=["PUN_SPACE", "TYP_MULTISPACE", "LEX_NONWORD", "PUN_NOSPACE", "ENG_WORD"],
    bad=[
        Bad("Le par⟦\N{SOFT HYPHEN}⟧lement siège.", fixed="Le parlement siège."),
        Bad("La Haute⟦\N{ZERO WIDTH SPACE}⟧-Loire est en alerte.", fixed="La Haute-Loire est en alerte."),
        Bad("Le vote a lieu⟦\x0c⟧ mardi.", fixed="Le vote a lieu mardi."),
        Bad("Les 30⟦\N{RIGHT-TO-LEFT OVERRIDE}⟧ élus votent.", fixed="Les 30 élus votent."),
    ],
    good=[
        Good("Le budget est de 12\N{NARROW NO-BREAK SPACE}000\N{NO-BREAK SPACE}euros."),
        Good("Le maire a envoyé un \N{MAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER} à son équipe."),
        Good("\N{ZERO WIDTH NO-BREAK SPACE}Le texte commence ici."),
        Good("Le saut de ligne\r\net la tabulation\tsont permis."),
    ],
)  # fmt: skip
def invisible_character(article: Article) -> Findings:
    """A character that shows nothing stands in the text: a soft hyphen, a zero-width space, a control character.

    It breaks searches, sorts and speech readers. No-break spaces and the joiners of emoji are left alone.
    """
    raw, at = article.document.text, article.view.at
    for run in _RUN.finditer(raw):
        start, end = run.span()
        if _belongs(raw, start, end):
            continue
        names = ", ".join(dict.fromkeys(map(_name, run[0])))
        replacement = "\n" if run[0][0] in _BREAKS else ""
        yield Finding(
            at(start),
            at(end),
            f"Caractère invisible : {names}.",
            f"Invisible character: {names}.",
            (Edit(at(start), at(end), replacement),),
            0.97,
            safe=True,
        )
