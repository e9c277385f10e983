"""TYP_SPACING."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.pattern import occurrences, regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.profile import NAMES

# The marks that houses treat alike: no usage puts a space before ? and none before :.
_GROUPS = {"?": "?!;", "!": "?!;", ";": "?!;", "%": "%", "«": "«»", "»": "«»"}
_MARKS = frozenset(";:!?%«»")
_SHORT = 6  # sentences of a text that is too short for a majority
_WORD = regex(r"[\w'-]+")
_NAME = regex(r"[A-ZÀ-ÞŒŸ][\w'-]*$")


def _is_glued(article: Article) -> bool:
    """True where a mark stands without its space, which alone is reported where no house is asked for."""
    text = article.text
    for mark in article.characters & _MARKS:
        side = 1 if mark == "«" else -1
        for place in occurrences(text, mark):
            if text[place + side : place + side + 1] != " " and (
                mark == "«" or not text[place + 1 : place + 2].isalnum()
            ):
                return True  # but 12:30
    return False


def _wanted(article: Article, mark: str) -> tuple[bool, str] | None:
    """Whether a space should stand beside `mark`, and which: as the chosen house or the document itself has it."""
    if article.house is not None:
        space = article.house.before(mark)
        return bool(space), space
    own = article.spacing.of(_GROUPS.get(mark, mark))
    habit = article.spacing.of(":;?!") if mark == ":" and own.clear == "" else own
    clear = habit.clear == "spaced"
    if (
        len(article.paragraphs) == 1 and len(article.sentences) <= _SHORT
    ):  # too short for a majority: one mark against its own kind in the same breath
        clear = clear or 0 < habit.spaced >= habit.glued
    return (True, (own if own.spaced else habit).space) if clear else None


def _reason(article: Article, mark: str, space: str) -> tuple[str, str]:
    """What the house, or else the text itself, does beside `mark`, in French and English."""
    side, where = ("après", "after") if mark == "«" else ("avant", "before")
    if not space:
        return f"Le profil choisi ne met pas d’espace {side} {mark}", f"The chosen profile has no space {where} {mark}"
    name = NAMES[space]
    if article.house is not None:
        return (
            f"Le profil choisi met une espace ({name}) {side} {mark}",
            f"The chosen profile has a space ({name}) {where} {mark}",
        )
    return (
        f"L’espace ({name}) que le texte met ailleurs {side} {mark} manque ici.",
        f"The space ({name}) that the text has elsewhere {where} {mark} is missing here.",
    )


def _in_name(text: str, offset: int) -> bool:
    """True for the ! or ? of a name in the middle of a sentence: Yahoo!, Jeopardy!."""
    after = text[offset + 1 : offset + 3].strip(" ")[:1]
    return text[offset] in "!?" and (after == "," or after.islower()) and bool(
        _NAME.search(text, max(0, offset - 30), offset)
    )  # fmt: skip


@rule(
    "TYP_SPACING",
    "Missing or wrong space before double punctuation",
    Category.LOCALE_TYPOGRAPHY,
    Severity.MINOR,
    title_fr="Espace absente ou de trop près d’une ponctuation double",
    explanation_fr="Un signe double est collé à son mot là où le document met une espace, ou s’écarte du profil choisi.\n\n"
    "La France met une espace devant ; : ! ? » et après «, le Canada et la Suisse en mettent moins ; l’important est qu’un document suive un seul usage. Sans profil, un signe est signalé contre quatre signes sur cinq de sa sorte.",
    tier=Tier.B,
    chars=";:!?%«»",
    bad=[
        Bad("Qui a fermé le col⟦?⟧ Et qui l’a rouvert ?", fixed="Qui a fermé le col ? Et qui l’a rouvert ?"),
        Bad("«⟦Le⟧ col est fermé », dit le guide.", fixed="« Le col est fermé », dit le guide."),
        Bad("« Le col est fermé⟦»⟧, dit le guide.", fixed="« Le col est fermé », dit le guide."),
        Bad("La part des femmes est de 6⟦%⟧, contre 5 % en mai.", fixed="La part des femmes est de 6 %, contre 5 % en mai."),
        Bad("Deux cols sont fermés⟦:⟧ lesquels ?", fixed="Deux cols sont fermés : lesquels ?"),
    ],
    good=[
        Good("Qui a fermé le col? Personne ne le sait!"),
        Good("«Le col est fermé», dit le guide."),
        Good("La part des femmes est de 6%."),
        Good("Gap: le col est fermé. Qui l’a décidé?"),
        Good("Qui a gagné à Jeopardy! hier soir ?"),
        Good("Le score est de 2:1 à 15:30. Qui l’eût cru ?"),
        Good("Le col est fermé : qui l’a décidé?"),
    ],
)  # fmt: skip
def spacing(article: Article) -> Findings:
    """A double mark is glued to its word where the document puts a space, or departs from the chosen profile.

    France puts a space before ; : ! ? » and after «, Canada and Switzerland put fewer; what counts is that one document
    follows one usage. Without a profile a mark is reported against four of five marks of its kind.
    """
    if article.house is None and not _is_glued(article):
        return
    wanted = {mark: _wanted(article, mark) for mark in ";:!?%«»"}
    for offset, mark, space in article.spacing.places:
        choice = wanted[mark]
        if (
            choice is None
            or bool(space) == choice[0]
            or article.masked(offset, offset + 1)
            or _in_name(article.text, offset)
        ):
            continue
        start, end = offset, offset + 1
        if mark == "«" and not space:
            word = _WORD.match(article.text, offset + 1)
            start, end = (offset + 1, word.end()) if word else (offset, offset + 1)
        place = offset + 1 if mark == "«" else offset - len(space)
        fr, en = _reason(article, mark, choice[1])
        yield Finding(start, end, fr, en, (Edit(place, place + len(space), choice[1]),), 0.85, safe=True)
