"""TYP_MULTISPACE."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.lines import Kind

_RUN = regex(r"(?<=[^\s|]) {2,}(?=[^\s|])")
_WIDE = regex(r"[^\s] {3,}[^\s]")
_COLON = regex(r" {2,}: ")
_HABIT = 4  # double spaces after a full stop that are the document's way of typing
_ALIGNED = 2  # wide gaps in a line that is set in columns


def _in_columns(printed: str, start: int, end: int) -> bool:
    """True for a line with a wide gap right above or below another one."""
    if _WIDE.search(printed, start, end) is None:
        return False
    above, below = printed.rfind("\n", 0, max(0, start - 1)) + 1, printed.find("\n", end + 1)
    lines = [(above, start - 1)] if start else []
    lines += [(end + 1, below if below >= 0 else len(printed))] if end < len(printed) else []
    return any(_WIDE.search(printed, first, last) is not None for first, last in lines)


def _is_label(printed: str, start: int) -> bool:
    """True before a colon that stands below another one: labels set in a column."""
    colon = _COLON.match(printed, start)
    if colon is None:
        return False
    head = printed.rfind("\n", 0, start) + 1
    column = colon.end() - 2 - head
    above = printed.rfind("\n", 0, max(0, head - 1)) + 1
    below = printed.find("\n", start) + 1
    lines = [line for line in (above if head else -1, below or -1) if line >= 0]
    return any(printed.startswith(" : ", line + column - 1) for line in lines)


@rule(
    "TYP_MULTISPACE",
    "Two or more spaces",
    Category.LOCALE_TYPOGRAPHY,
    Severity.MINOR,
    title_fr="Plusieurs espaces de suite",
    explanation_fr="Deux espaces ou plus séparent des mots.\n\n"
    "Elles restent là où quelque chose a été coupé, ou là où deux morceaux se joignent. Les colonnes, les retraits et les deux espaces de dactylographie après chaque phrase sont laissés.",
    gaps=r"(?:\A|[^\s|])  +(?:\Z|[^\s|])",
    bad=[
        Bad("Le guide a fermé⟦  ⟧le refuge.", fixed="Le guide a fermé le refuge."),
        Bad("Le refuge ouvrira le⟦   ⟧3 juin.", fixed="Le refuge ouvrira le 3 juin."),
        Bad("Il neige.⟦  ⟧Le col est fermé.", fixed="Il neige. Le col est fermé."),
        Bad("Il neige,⟦  ⟧le col est fermé.", fixed="Il neige, le col est fermé."),
    ],
    good=[
        Good("7    11    23    40 (tirage de samedi)"),
        Good("Gap        12 °C      pluie\nEmbrun     14 °C      soleil"),
        Good("Le col est fermé\N{NO-BREAK SPACE} ; le refuge aussi."),
        Good("Date  : 3 juin\nLieu  : Gap\nDurée : 4 h"),
        Good("1. Gap      12 points\n2. Embrun   8 points"),
        Good("    Le col est fermé."),
        Good("Il neige.  Il vente.  Il pleut.  Il gèle.  Le col est fermé.  Le refuge aussi."),
    ],
)  # fmt: skip
def several_spaces(article: Article) -> Findings:
    """Two spaces or more stand between words.

    They are left where something was cut out, or where two pieces were joined. Columns, indented lines and the typist's
    two spaces after each sentence are left alone.
    """
    printed = article.printed
    found = [hit.span() for hit in _RUN.finditer(printed)]
    after_stop = [span for span in found if printed[span[0] - 1] in ".!?" and span[1] - span[0] == 2]
    single = len(re.findall(r"[.!?] (?=[A-ZÀ-ÞŒŸ])", printed)) if len(after_stop) >= _HABIT else 0
    habit = len(after_stop) >= _HABIT and len(after_stop) > 4 * single
    aligned: dict[int, bool] = {}
    for start, end in found:
        paragraph = article.paragraph_at(start)
        if paragraph is None or paragraph.kind is Kind.TABLE_ROW or article.masked(start, end):
            continue
        if paragraph.start not in aligned:
            wide = _WIDE.findall(printed, paragraph.start, paragraph.end)
            aligned[paragraph.start] = len(wide) >= _ALIGNED or _in_columns(printed, paragraph.start, paragraph.end)
        if _is_label(printed, start) or aligned[paragraph.start] or (habit and printed[start - 1] in ".!?"):
            continue
        count = end - start
        yield Finding(
            start,
            end,
            f"{count} espaces se suivent (SPACE U+0020).",
            f"{count} spaces in a row (SPACE U+0020).",
            (Edit(start, end, " "),),
            0.97,
            safe=True,
        )
