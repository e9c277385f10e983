"""PUN_ORPHAN."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_ALONE = regex(r"^ *([.,;:!?)»\]](?: ?[.,»\"])?) *$", re.MULTILINE)
_START = regex(r"^ *([,;:.)\]!?])(?![\w.)(\]!?D-]) *(?=\S)", re.MULTILINE)


@rule(
    "PUN_ORPHAN",
    "Orphan punctuation line or start",
    Category.PUNCTUATION,
    Severity.MINOR,
    title_fr="Ponctuation isolée",
    explanation_fr="Un signe est seul sur sa ligne, ou la commence.\n\n"
    "Les mots qui le précédaient se sont perdus, ou la ligne a été coupée devant son dernier signe.",
    gaps=r"\n *[.,;:!?)»\]]",
    outranks=["QUO", "BRK", "PUN_SPACE", "PUN_NOFINAL"],
    bad=[
        Bad("Neuf randonneurs sont rentrés⟦\n.⟧\nUn dixième manque.",
            fixed="Neuf randonneurs sont rentrés.\nUn dixième manque."),
        Bad("⟦, ⟧La préfecture ne confirme pas.", fixed="La préfecture ne confirme pas."),
        Bad("Le col est fermé.\n⟦: ⟧La préfecture ne confirme pas.",
            fixed="Le col est fermé.\nLa préfecture ne confirme pas."),
        Bad("Le col est fermé.⟦\n)⟧\nLa préfecture ne confirme pas.",
            fixed="Le col est fermé.\nLa préfecture ne confirme pas."),
    ],
    good=[
        Good("– la fermeture du col\n– la fermeture du refuge"),
        Good("… et la neige revint."),
        Good("... et la neige revint."),
        Good("(1) Flammarion, 280 pages."),
        Good(".NET et .fr sont deux suffixes."),
        Good(":-) La neige est là !"),
        Good("« Nous avons froid.\n\n» Nous avons faim. »\n\nLe refuge est vide."),
    ],
)  # fmt: skip
def orphan_mark(article: Article) -> Findings:
    """A mark stands alone on its line, or begins a line.

    The words before it were lost, or the line was broken before its last mark.
    """
    text = article.text
    taken = -1
    for found in _ALONE.finditer(text):
        start, end = found.span(1)
        while start and text[start - 1].isspace():
            start -= 1
        if not start:
            continue
        taken = end
        before, mark = text[start - 1], found[1]
        # The mark moves up to the end of the line before it, unless that has its own.
        keep = "" if before in ".!?…:;," or mark[0] in ")]" else mark
        yield Finding(
            start, end,
            f"Le signe « {mark} » est seul sur sa ligne.",
            f"The mark “{mark}” stands alone on its line.",
            (Edit(start, end, keep),),
            0.95,
            safe=True,
        )  # fmt: skip
    for found in _START.finditer(text):
        if found.end() <= taken or article.masked(found.start(1), found.end(1)):
            continue
        yield Finding(
            found.start(1), found.end(),
            f"La ligne commence par « {found[1]} ».",
            f"The line begins with “{found[1]}”.",
            (Edit(found.start(1), found.end(), ""),) if text[found.end()].isupper() else (),
            0.92,
        )  # fmt: skip
