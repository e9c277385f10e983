"""ENG_WORD."""

from __future__ import annotations

from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.accepted import accepted
from tqcheck.text.finite import is_finite
from tqcheck.text.passages import Role

_OF = {"le": "du", "les": "des", "la": "", "l'": "", "son": "", "sa": "", "ses": "", "leur": "", "leurs": "", "ce": "",
       "cet": "", "cette": "", "ces": ""}  # fmt: skip


@cache
def _french() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("small_words_en.txt")}


_NEXT = regex(r" ([^\W\d_]+'?)")
_ARTICLE = regex(r"\b(?:un|le|ce|du|au|des|les|de) $")
_BE = {"was": "a été", "were": "ont été", "is": "est", "are": "sont"}
_HAVE = {"has": "a", "have": "ont", "had": "avait"}


def _in_context(text: str, word: str, start: int, end: int) -> Edit | None:
    """The mend that the next word decides: were blessés, has nommé, from la mine, which doit."""
    found = _NEXT.match(text, end)
    if found is None:
        return None
    following = found[1]
    readings = lookup(following)
    if word in _BE and any(form.pos == "participle" for form in readings):
        return Edit(start, end, _BE[word])
    if word in _HAVE and any(form.pos == "participle" and "e" not in form.verb for form in readings):
        return Edit(start, end, _HAVE[word])
    if word in ("from", "of") and following in _OF:
        return Edit(start, found.end() if _OF[following] else end, _OF[following] or "de")
    if word == "which" and (is_finite(following) or following in ("ne", "n'", "se", "s'")):
        return Edit(start, end, "qui")
    if word == "said" and following in ("que", "qu'"):
        return Edit(start, end, "a dit")
    return None


_MUST = frozenset(("must",))


@rule(
    "ENG_WORD",
    "Single English word",
    Category.UNTRANSLATED,
    Severity.MAJOR,
    title_fr="Mot anglais isolé",
    explanation_fr="Un mot anglais se trouve parmi les mots français.\n\n"
    "Les conjonctions et les pronoms qui survivent à la traduction font trébucher la phrase ; le français ne les emprunte jamais. Un mot que le français écrit avec un accent est signalé avec sa graphie.\n\n"
    "`accept` énumère les mots anglais que la maison écrit exprès.",
    outranks=["AGR", "GRM", "ELI", "LEX_NONWORD"],
    bad=[
        Bad(
            "Le syndicat ⟦and⟧ la direction ont repris les discussions.",
            fixed="Le syndicat et la direction ont repris les discussions.",
        ),
        Bad(
            "Les vignerons, ⟦who⟧ attendent l’export, ont rempli leurs caves.",
            fixed="Les vignerons, qui attendent l’export, ont rempli leurs caves.",
        ),
        Bad(
            "Quatre randonneurs ⟦were⟧ blessés dans l’avalanche.",
            fixed="Quatre randonneurs ont été blessés dans l’avalanche.",
        ),
        Bad("Le maire ⟦must⟧ attendre le vote du conseil."),
        Bad("Les clients ⟦from⟧ la coopérative ont protesté.", fixed="Les clients de la coopérative ont protesté."),
        Bad(
            "La douane a saisi ⟦three⟧ conteneurs au port.",
            fixed="La douane a saisi trois conteneurs au port.",
        ),
        Bad("Le musée a rendu les ⟦weapons⟧ à la famille."),
        Bad(
            "Le jury y voit une simple ⟦coincidence⟧ de dates.",
            fixed="Le jury y voit une simple coïncidence de dates.",
        ),
    ],
    good=[
        Good("Le leader du marché a présenté son best-seller au public."),
        Good("Dans son for intérieur, la juge doutait."),
        Good("Or, le texte a été rejeté par le Sénat."),
        Good("Il a joué un live à Detroit avant de signer un sponsor."),
        Good("Ce musée, un must pour visiter la ville, est le must de l’été."),
        Good("Le feedback des followers a fait le buzz."),
        Good("Le réalisateur de Out of Africa est mort mardi."),
    ],
)
def english_word(article: Article, *, accept: tuple[str, ...] = ()) -> Findings:
    """One English word stands among French ones.

    Conjunctions and pronouns that survive the translation make the sentence stumble; French never borrows them. A word
    that French writes with an accent is reported with its French spelling.

    `accept` lists the English words that the house writes on purpose.
    """
    if not accepted("must", accept):
        yield from _modals(article)
    for passage in article.english:
        word = article.text[passage.start : passage.end]
        if passage.role is not Role.WORD or accepted(word, accept):
            continue
        french = passage.french or _french().get(word.lower(), "")
        if french and word[0].isupper() and _opens(article.text, passage.start):
            french = french[0].upper() + french[1:]
        edit = Edit(passage.start, passage.end, french) if french else None
        edit = edit or _in_context(article.text, word, passage.start, passage.end)
        proposal = f" (en français : « {french} »)" if french else ""
        yield Finding(
            passage.start,
            passage.end,
            f"Le mot « {word} » est anglais{proposal}.",
            f"The word “{word}” is English" + (f" (in French: “{french}”)." if french else "."),
            (edit,) if edit else (),
            0.93,
        )


def _modals(article: Article) -> Findings:
    """“must” before an infinitive; alone it is a French noun: un must."""
    text = article.text
    for start in article.spots(_MUST):
        end = start + 4
        found = _NEXT.match(text, end)
        if found is None or article.masked(start, end) or article.quotes.around(start):
            continue
        if text[start - 1 : start] != " " or _ARTICLE.search(text, max(0, start - 6), start):
            continue
        if any(form.pos == "infinitive" for form in lookup(found[1])):
            yield Finding(
                start,
                end,
                "Le mot « must » est anglais (en français : « doit », « doivent »).",
                "The word “must” is English (in French: “doit”, “doivent”).",
                confidence=0.93,
            )


def _opens(text: str, start: int) -> bool:
    return text[max(0, start - 3) : start].rstrip()[-1:] in ("", "«", "“", '"', ".", "!", "?", ":")
