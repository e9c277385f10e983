"""MKP_MD."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_MARKS = regex(
    r"!?\[(?P<text>[^\[\]\n]{1,200})\]\((?:https?://|/|www\.|mailto:|#)[^()\s]{0,500}(?: \"[^\"\n]{0,100}\")?\)"
    r"|(?<![\w*])\*\*\*?(?P<bold>[^\s*](?:[^*\n]{0,300}[^\s*])?)\*\*\*?(?![\w*])"
    r"|(?<![\w_])__(?P<under>(?:[^\s_A-Z]|[A-Z](?=[a-zà-ÿ]))(?:[^_\n]{0,200}[^\s_])?)__(?![\w_])"
    r"|(?<![\w~])~~(?P<struck>[^\s~][^~\n]{0,200})~~(?![\w~])"
    r"|```[a-z]{0,12}"
)
_HEAD = regex(r"#{1,6} +(?=\S)")
_FINITE = regex(r"\b(?:est|sont|a|ont|était|étaient|sera|seront|va|vont|doit|doivent|peut|peuvent)\b")
_CITED = regex(r">{1,3} +(?=\S)")


@rule(
    "MKP_MD",
    "Markdown residue",
    Category.MARKUP,
    Severity.MINOR,
    title_fr="Reste de Markdown",
    explanation_fr="Des signes de Markdown, comme **gras**, # titre ou [lien](…), sont restés dans le texte.\n\n"
    "Les modèles de langue écrivent du Markdown sans qu’on le demande. La correction garde les mots et ôte les signes.",
    chars="*_]`~#>",
    trigger=r"\*\*|__|\]\(|```|~~|(?:^|\n)[ \t]*(?:#{1,6} |>{1,3} )",
    outranks=["PUN", "TYP", "BRK", "ENG", "CAP", "QUO", "MKP_PLACE"],
    bad=[
        Bad("Le vote est ⟦**acquis**⟧, dit-elle.", fixed="Le vote est acquis, dit-elle."),
        Bad("⟦###⟧ Réactions\nLe vote est acquis.", fixed="Réactions\nLe vote est acquis."),
        Bad("Le décret est ⟦[ici](https://exemple.fr/d)⟧ pour tous.", fixed="Le décret est ici pour tous."),
        Bad("Le ⟦__vrai__⟧ sujet est ailleurs.", fixed="Le vrai sujet est ailleurs."),
        Bad("⟦>⟧ Le vote est acquis.", fixed="Le vote est acquis."),
    ],
    good=[
        Good("Un hôtel 4**, selon le guide, et un p**ain de plus."),
        Good("* Les prénoms ont été changés."),
        Good("Le mot-clé #Climat a été repris, il est #3 mondial."),
        Good("La note [2] (voir plus bas) précise le calcul."),
        Good("***\nFin de la première partie."),
    ],
)  # fmt: skip
def markdown_residue(article: Article) -> Findings:
    """Marks of Markdown, such as **bold**, # headings or [links](…), were left in the text.

    Language models write Markdown unasked. The mend keeps the words and drops the marks.
    """
    text = article.text
    for paragraph in article.paragraphs:
        for pattern in (_HEAD, _CITED):
            found = pattern.match(text, paragraph.start, paragraph.end)
            cited = text[paragraph.end - 1] in ".!?…»”" or _FINITE.search(text, paragraph.start, paragraph.end)
            if found is not None and (pattern is _HEAD or cited):
                mark = found[0].rstrip()
                yield _finding(found.start(), found.start() + len(mark), mark, (Edit(*found.span(), ""),))
    for found in _MARKS.finditer(text):
        inner = next((group for group in ("text", "bold", "under", "struck") if found[group] is not None), None)
        if inner is None:
            yield _finding(*found.span(), found[0], (Edit(*found.span(), ""),))
            continue
        a, b = found.span(inner)
        picture = found[0][0] == "!"
        edits = (Edit(*found.span(), ""),) if picture else (Edit(found.start(), a, ""), Edit(b, found.end(), ""))
        yield _finding(*found.span(), found[0], edits)


def _finding(start: int, end: int, mark: str, edits: tuple[Edit, ...]) -> Finding:
    shown = mark if len(mark) <= 40 else mark[:39] + "…"
    return Finding(
        start,
        end,
        f"« {shown} » : marque de mise en forme Markdown restée dans le texte.",
        f"“{shown}”: a mark of Markdown was left in the text.",
        edits,
        0.95,
        safe=True,
    )
