"""PUN_SPACE."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.lines import Kind

_SPACE = regex(r"(?<=[\w»”\")\]%°']) +(?:[,.](?=[ \n»”\")]|$)|,(?=[^\W\d_«“])|[)\]])")
_TABLE = (Kind.TABLE_ROW,)


def _opening(text: str, opening: int | None) -> tuple[Edit, ...]:
    """The same mend at the other bracket, where a space follows it."""
    if opening is None or text[opening + 1] != " ":
        return ()
    after = opening + 1
    while text[after] == " ":
        after += 1
    return (Edit(opening + 1, after, ""),)


@rule(
    "PUN_SPACE",
    "Space before comma, stop or closing bracket",
    Category.LOCALE_PUNCTUATION,
    Severity.MINOR,
    title_fr="Espace de trop devant une ponctuation",
    explanation_fr="Une espace précède une virgule, un point ou une parenthèse fermante.\n\n"
    "Les découpeurs séparent les signes des mots, et tous les moteurs ne les recollent pas. Le français ne met d’espace que devant ; : ! ?",
    gaps=r" (?:[,)\]]|\.[ \n»”\")])",
    bad=[
        Bad("La maire de Nantes⟦ ,⟧ élue en mars, a dit non.", fixed="La maire de Nantes, élue en mars, a dit non."),
        Bad("Le refuge⟦ ,⟧qui ouvre samedi, est plein.", fixed="Le refuge, qui ouvre samedi, est plein."),
        Bad("Le refuge ouvre samedi⟦ .⟧", fixed="Le refuge ouvre samedi."),
        Bad("La part des femmes (42 %⟦ )⟧ progresse.", fixed="La part des femmes (42 %) progresse."),
        Bad("La part des femmes ( 42 %⟦ )⟧ progresse.", fixed="La part des femmes (42 %) progresse."),
        Bad("« Le refuge ouvre samedi »⟦ ,⟧ a dit la gardienne.", fixed="« Le refuge ouvre samedi », a dit la gardienne."),
    ],
    good=[
        Good("Envoyez un fichier .pdf ou un .docx avant lundi."),
        Good("Une arme de calibre .22 a été saisie."),
        Good("Elle a longtemps réfléchi ... avant de répondre."),
        Good("La facture est de 1 000 euros, 20 centimes."),
        Good("Merci à tous : ) et à demain ; )"),
    ],
)  # fmt: skip
def space_before_mark(article: Article) -> Findings:
    """A space stands before a comma, a full stop or a closing bracket.

    Tokenisers cut marks from words, and not every engine joins them again. French has a space before ; : ! ? alone.
    """
    text = article.text
    openings = {end: start for start, end in article.brackets.pairs}
    for found in _SPACE.finditer(text):
        start, end = found.span()
        paragraph = article.paragraph_at(start)
        if article.masked(start, end) or paragraph is None or paragraph.kind in _TABLE:
            continue
        if text[end - 1] in ")]" and text[start - 1] in "([":
            continue
        if text[end - 1] == "." and text[end : end + 2] == " .":
            continue
        yield Finding(
            start, end,
            f"En français, aucune espace ne précède « {text[end - 1]} ».",
            f"French has no space before “{text[end - 1]}”.",
            (*_opening(text, openings.get(end - 1)), Edit(start, end, text[end - 1] + " " * text[end : end + 1].isalpha())),
            0.95,
            safe=True,
        )  # fmt: skip
