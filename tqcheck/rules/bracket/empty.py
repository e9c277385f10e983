"""BRK_EMPTY."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_EMPTY = regex(r"\( {0,3}\)|\[ {0,3}\]|« {0,3}»|“ {0,3}”|\"\"(?<= ..)(?=[ ,.;])")
_ABOUT = regex(
    r"(?i)\b(?:not[ée]e?s?|écri(?:t|te|re|ts)|appelée?s?|signes?|symboles?|caractères?|crochets|parenthèses|guillemets"
    r"|vides?|tableau|liste|fonction|méthode|touches?)[ ,:]*$"
)


@rule(
    "BRK_EMPTY",
    "Empty quotes or brackets",
    Category.DUPLICATION,
    Severity.MINOR,
    title_fr="Guillemets ou parenthèses vides",
    explanation_fr="Des parenthèses ou des guillemets n’enferment rien.\n\n"
    "Un sigle dans une autre écriture, ou un mot que le moteur n’a pas su rendre, a laissé là ses parenthèses.",
    gaps=r"\( {0,3}\)|\[ {0,3}\]|« {0,3}»|“ {0,3}”|\"\"",
    outranks=["QUO", "PUN_SPACE", "TYP_MULTISPACE"],
    bad=[
        Bad("L’Agence spatiale européenne ⟦()⟧ a reporté le vol.", fixed="L’Agence spatiale européenne a reporté le vol."),
        Bad("Le guide ⟦« »⟧ n’a pas répondu.", fixed="Le guide n’a pas répondu."),
        Bad("D’après ⟦[]⟧ la radio, le col est fermé.", fixed="D’après la radio, le col est fermé."),
        Bad("Le guide ⟦\"\"⟧ n’a pas répondu.", fixed="Le guide n’a pas répondu."),
        Bad("Le navire a coulé ⟦( )⟧.", fixed="Le navire a coulé."),
    ],
    good=[
        Good("La fonction len() rend la longueur, et main() démarre."),
        Good("Une liste vide s’écrit [] ou list()."),
        Good("Le point de suspension entre guillemets, « … », surprend."),
        Good("Il a lu \"Germinal\" \"en entier\", dit-il."),
        Good("Les guillemets français, « et », se collent en Suisse."),
    ],
)  # fmt: skip
def empty_pair(article: Article) -> Findings:
    """A pair of brackets or quotation marks holds nothing.

    An acronym in another script, or a word that the engine could not render, has left its brackets behind.
    """
    text = article.text
    for found in _EMPTY.finditer(text):
        start, end = found.span()
        if start and text[start - 1] not in " \n(«":
            continue  # a call: len()
        if article.masked(start, end) or _ABOUT.search(text, max(0, start - 24), start):
            continue
        if text[end : end + 1] == "(":
            continue  # a link: [](…)
        before = start
        while before and text[before - 1] == " ":
            before -= 1
        yield Finding(
            start, end,
            f"« {text[start]} {text[end - 1]} » ne contient rien : un mot a disparu.",
            f"“{text[start]} {text[end - 1]}” holds nothing: a word is gone.",
            (Edit(before, end, ""),) if before and text[before - 1] != "\n" else (Edit(start, end + (text[end : end + 1] == " "), ""),),
            0.93,
        )  # fmt: skip
