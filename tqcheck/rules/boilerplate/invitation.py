"""BOI_FR."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.grammar import parts, persons
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.formulas import fold, heads, is_formula, is_headed
from tqcheck.text.lines import Paragraph, by_paragraph, removal

_TABLE = "boilerplate_fr.txt"
_PAGE = regex(r"\b(?:pages?|p\.) ?\d")
_WORD = regex(r"[^\W\d_]+(?:-t-(?:il|elle|on))?")
_FINITE = frozenset(
    "est sont était étaient sera seront disait dit dirait a-t-il a-t-elle avait ont faut doit doivent peut peuvent va vont fait font".split()
)
_INFINITIVE = regex(r"(?:(?:Li|Voi|Suiv|Poursuiv|Rejoind)re?|Voir|[A-ZÉ][a-zéè]+er|Obtenir|Recevoir|Soutenir) ")
_BRACKET = regex(r"\(([^()\n]{12,200})\)")
_WORK = (
    r"(?i:reportage|rédaction|édition|édité|écriture|écrit|traduit|traduction|montage|rapport|contribution|information)"
)
_BYLINE = regex(rf"{_WORK}(?i:\w* (?:(?:supplément|addition|complément)\w+ )?(?:de|par|d'))")
_BYLINES = regex(rf"\({_WORK}")
_QUESTION = regex(
    r"\?\s+(?i:écrivez|contactez|abonnez|inscrivez|connectez|cliquez|envoyez|dites)\b"
)  # before any other word


def _tells(text: str) -> bool:
    """True where a finite verb in the third person shows that somebody tells something."""
    before_colon = text.split(" : ")[0]
    words = _WORD.findall(before_colon.lower())
    return any(word in _FINITE or word in word_set("reporting_verbs.txt") or _is_future(word) for word in words[1:])


def _is_future(word: str) -> bool:
    """True for a third person of the future: l'amende tombera."""
    return word.endswith(("ra", "ront")) and bool(persons(word) & {"3s", "3p"}) and parts(word) == {"verb"}


def _places(article: Article) -> list[int]:
    """Where lines begin like a formula, and what else may be one: a cheap look."""
    text, signs = article.text, article.characters
    places = heads(text, "page")
    if "?" in signs:
        places += [found.start() for found in _QUESTION.finditer(text)]
    if "(" in signs:
        places += [found.start() for found in _BYLINES.finditer(text)]
    return sorted(places)


def _invites(article: Article, paragraph: Paragraph, number: int) -> bool:
    """True where the paragraph is a formula and nothing else."""
    text = article.text[paragraph.start : paragraph.end]
    if text[0] in '«“"' or not is_formula(text, _TABLE) or _PAGE.search(text):
        return False
    if len(fold(text).split()) == 1:
        return 0 < number < len(article.paragraphs) - 1
    if fold(text).startswith(("regardez", "écoutez")) and text[-1] == ".":
        return False
    if _INFINITIVE.match(text) and text[-1] == "." and text.count(" ") > 4:
        return False
    imperative = text[:1].isupper() and not is_headed(text, _TABLE)
    return not (imperative and text.rstrip()[-1:] in ".»”" and _tells(text) and not _notice(text))


def _notice(text: str) -> bool:
    return fold(text).startswith(
        ("cet ", "cette ", "l'", "il vous reste", "la suite", "votre ", "ce ", "vous ", "une ", "les ", "tous ")
    )


@rule(
    "BOI_FR",
    "Translated web boilerplate",
    Category.EXTRANEOUS,
    Severity.MAJOR,
    title_fr="Habillage de site traduit",
    explanation_fr="Une ligne de la page web a été traduite avec l’article : une invitation, une publicité, un avertissement.\n\n"
    "Une formule ne compte que si elle occupe tout un paragraphe ou toute une parenthèse, hors des guillemets et sans personne qui la prononce.",
    outranks=["PUN_NOFINAL", "PUN_TRUNC", "CAP_TITLECASE", "ENG_WORD", "ENG_SPAN", "MET_FIELD", "DUP_PARA", "DUP_SENT"],
    bad=[
        Bad("⟦Abonnez-vous à notre infolettre du matin⟧\nLa neige a bloqué la gare.", fixed="La neige a bloqué la gare."),
        Bad("La neige a bloqué la gare.\n⟦La suite après la publicité⟧", fixed="La neige a bloqué la gare.\n"),
        Bad("⟦Téléchargez gratuitement notre application mobile⟧", fixed=""),
        Bad("⟦Recevez les dernières actualités dans votre boîte de réception !⟧", fixed=""),
        Bad("⟦Voir aussi : le château rouvre après dix ans de travaux⟧", fixed=""),
        Bad("⟦Suivez-nous sur Instagram et TikTok⟧", fixed=""),
        Bad("La gare a rouvert. ⟦(Reportage de Ana Silva ; édité par Paul Roux)⟧", fixed="La gare a rouvert. "),
    ],
    good=[
        Good("Inscrivez-vous à la course avant le 3 mai, rappelle la mairie de Sète."),
        Good("Lire la suite des opérations demandait du courage."),
        Good("Le groupe a vendu son application et sa newsletter."),
        Good("« Abonnez-vous à notre chaîne ! », répète le vidéaste."),
        Good("Publicité : les règles changent en janvier."),
        Good("Partagez votre repas avec un voisin, c’est la règle du jour."),
    ],
)  # fmt: skip
def translated_boilerplate(article: Article) -> Findings:
    """A line of the web page around the article was translated with it: an invitation, an advertisement, a notice.

    A formula counts only as a whole paragraph or a whole bracket, out of quotation marks and with nobody who says it.
    """
    places = _places(article)
    for number, _ in by_paragraph(places, article.paragraphs) if places else ():
        paragraph = article.paragraphs[number]
        if paragraph.end - paragraph.start <= 240 and _invites(article, paragraph, number):
            yield _finding(article, paragraph.start, paragraph.end)
            continue
        if "(" not in article.characters:
            continue
        for bracket in _BRACKET.finditer(article.text, paragraph.start, paragraph.end):
            if _BYLINE.match(bracket[1]) and is_formula(bracket[1], _TABLE):
                yield _finding(article, *bracket.span())


def _finding(article: Article, start: int, end: int) -> Finding:
    first, last = removal(article.text, start, end)
    return Finding(
        start,
        end,
        "Ce passage vient de l’habillage du site (invitation, annonce ou mention), non de l’article.",
        "This passage comes from the page around the article (invitation, advertisement or notice), not from the article.",
        (Edit(first, last, ""),),
        0.95,
        safe=True,
    )
