"""BOI_CREDIT."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.lines import by_paragraph, removal
from tqcheck.text.tokens import before_colons

_AGENCY = (
    r"(?:AFP|AP|REUTERS|Associated Press|The Associated Press|Reuters|Getty(?: Images)?|EPA|EFE|ANSA|Belga|Keystone|ATS|Sipa|Abaca|MaxPPP|Maxppp|"
    r"Bloomberg|Shutterstock|iStock|Alamy|Unsplash|Flickr|Wikimedia(?: Commons)?|La Presse canadienne|Presse canadienne|PC|"
    r"Euronews|Xinhua|TASS|Tass|RIA Novosti|Sputnik|Anadolu|DPA|dpa|Magnum|Hans Lucas|Imago|PA(?: Media| Wire)?|AAP|Zuma|Corbis|"
    r"NurPhoto|Pool|POOL|Adobe Stock|Pixabay|Pexels|Capture d'écran|DR|D\.R\.|Archives?|Handout|Screenshot|Instagram|Twitter|Facebook)"
)
_LABEL = (
    r"(?i:(?:crédits?(?: de l'| de la| des)?[ -]?(?:photos?|images?|vidéos?|illustrations?)?|photos?|images?|vidéos?|légende|illustration|"
    r"(?:photo|image|video|picture)s? (?:credits?|by|courtesy(?: of)?)|photos? (?:de|par|d'|d'archives?|prise par)|"
    r"source (?:de l'|de la |des )?(?:image|photo|vidéo)s?|image source|credits?|copyright(?: (?:de l'image|photo|image))?|"
    r"droits d'auteur(?: de l'image)?|légende(?: de l')?(?: image)?))"
)
_NAME = r"[A-ZÀ-ÞŒŸ][\w.'’-]*(?!\w)"  # whole, or a run of capitals could be cut into names in a million ways
_LINES = regex(
    rf"(?:{_LABEL} ?[:,/–—|-] ?(?:{_NAME}[ ,]?(?:de |d'|et |and |for |pour |via |/ ?)?){{0,5}}[/|,(–—-]? ?{_AGENCY}.{{0,30}}"
    rf"|(?i:source de l'image|image source|crédits? ?(?:photos?|images?|de l'image)|(?:photo|image) credits?|credits?) ?[:,–—-] ?.{{2,60}}"
    rf"|(?i:photos? by|photos? de|photos? par|photographies? de|photo d'archives? de) {_NAME}(?:[ ,/|]+(?:{_NAME}|for|via|pour))*\.?"
    r"|(?:©|\(c\)|\(C\)|(?i:copyright) ?©?) ?(?:\d{4}[ ,-]*|[A-ZÀ-ÞŒŸ]).{2,110}"
    rf"|(?:\(?(?:{_NAME} ?){{0,3}}[ /–—-]*)?{_AGENCY} ?/ ?(?:{_NAME}[ /]?){{1,4}}(?:via {_AGENCY})?\)?\.?"
    rf"|(?:{_NAME} ){{1,3}}/ ?{_AGENCY}(?: ?/ ?{_AGENCY})?"
    r"|(?:Getty Images|Associated Press|Reuters|REUTERS|AFP|Shutterstock|iStock|EPA(?:-EFE)?|Keystone-ATS|PA (?:Media|Wire)|NurPhoto|Imago Images|AFP-JIJI)(?: ?/ ?[\w ]{2,40})?"
    rf"|\((?:{_AGENCY})\)|{_AGENCY} (?:via|pour) {_AGENCY}|(?i:photos?|images?|vidéos?|crédits?|infographies?|cartes?|graphiques?) ?:? {_AGENCY}(?: ?/ ?{_NAME})?"
    r")$"
)
_BRACKET = regex(
    rf"\((?:{_LABEL}(?: ?[:,/–—|-] ?| (?:de |par |d'|by )?)(?:{_NAME}[ ,/|]*(?:for |via |pour |et )?){{0,6}}|"
    rf"(?:{_NAME} ){{1,3}}/ ?{_AGENCY}(?: ?/ ?{_AGENCY})?|{_AGENCY} ?/ ?(?:{_NAME} ?){{1,4}}|©[^()\n]{{2,60}}"
    r"|Shutterstock|Getty Images|iStock|Adobe Stock|Unsplash|Pixabay|Wikimedia Commons)\)\.?"
)
_TAIL = regex(
    rf"(?<![^\s(])(?:©|(?i:crédits?(?: photo| image)?|photo|credit|image) ?:) ?(?:{_NAME} ?){{1,4}}(?:[/,|–-] ?{_AGENCY})(?: ?/ ?{_AGENCY})?\)?\.?$"
    rf"|(?<![^\s(])© ?(?:{_NAME} ?){{1,5}}(?:/ ?(?:{_NAME} ?){{1,3}})?$"
    rf"|(?<=[.!»] )(?:{_AGENCY} ?/ ?(?:{_NAME} ?){{1,3}}|(?:{_NAME} ){{1,3}}/ ?{_AGENCY})$"
)
_WORDS = frozenset(
    "photo photos photographie photographies crédit crédits credit credits copyright getty reuters afp ap epa image images vidéo vidéos"
    " video videos picture pictures shutterstock istock associated légende illustration source droits keystone belga efe ansa sipa"
    " abaca maxppp bloomberg alamy unsplash dpa xinhua tass imago nurphoto".split()
)
_AT_HEAD = regex(
    rf"\n[^\S\n]*\(?(?:{_AGENCY}|[cC]\)|PA (?:Media|Wire)|(?i:crédit|credit|photo|image|vidéo|video|picture|légende|illustration"
    r"|source|copyright|droits|infographie|carte|graphique))"
)
_IN_BRACKET = regex(rf"\((?:{_LABEL}|Shutterstock|Getty Images|iStock|Adobe Stock|Unsplash|Pixabay|Wikimedia Commons)")
_LABELS = frozenset("crédit crédits photo credit image".split())
_TOLD = regex(r"\b(?:a|ont|avait|avaient|était|étaient|aura|auront|sera|seront)\b")  # captions are in the present
_VERBAL = regex(r"\b(?:est|sont|a|ont|était|sera|fait|expire|montre|montrent)\b(?! ?[A-Z/])")


@rule(
    "BOI_CREDIT",
    "Photo credit or copyright line",
    Category.EXTRANEOUS,
    Severity.MINOR,
    title_fr="Crédit photo ou mention de droits",
    explanation_fr="Une ligne ou une parenthèse qui ne fait que créditer une photo ou réserver des droits est restée dans l’article.\n\n"
    "Elle accompagne une image qui n’est plus là. Quand le crédit suit une légende, toute la légende s’en va.",
    words=_WORDS,
    gaps="©",
    any_of=True,
    outranks=["ENG_BOILER", "PUN_NOFINAL", "ENG_SPAN", "ENG_WORD", "MET_FIELD", "BOI_FR", "ENG_SENT"],
    bad=[
        Bad("⟦Crédit photo : Jeanne Aubert / Reuters⟧", fixed=""),
        Bad("⟦© 2023 Agence Lumière. Tous droits réservés.⟧", fixed=""),
        Bad("La place est vide.\n⟦Getty Images⟧", fixed="La place est vide.\n"),
        Bad("⟦Photo by Lena Moe/Getty Images⟧\nLa place est vide.", fixed="La place est vide."),
        Bad("⟦Image source, Reuters⟧", fixed=""),
        Bad("La place est vide.\n⟦Un balayeur traverse la place, le 4 mars. Lena Moe / AFP⟧", fixed="La place est vide.\n"),
        Bad("La tour a été démolie mardi. ⟦(Photo Reuters/A. Kane)⟧", fixed="La tour a été démolie mardi."),
    ],
    good=[
        Good("Photo de famille : les Vingt-Sept réunis à Prague."),
        Good("L’image, prise à Gaza par un photographe de l’AFP, a fait le tour du monde."),
        Good("L’agence Reuters a publié la photo mardi."),
        Good("Le copyright protège l’œuvre pendant soixante-dix ans."),
        Good("Crédit : les taux remontent en mai."),
    ],
)  # fmt: skip
def credit_line(article: Article) -> Findings:
    """A line or a bracket that only credits a picture or claims a copyright was left in the article.

    It belongs to the picture, which is no longer there. Where the credit follows a caption, the whole caption goes.
    """
    text = article.text
    if not _may_hold(text, article.characters):
        return
    named = {number for number, _ in by_paragraph(article.where(_WORDS), article.paragraphs)}
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.end - paragraph.start > 260:
            continue
        line = text[paragraph.start : paragraph.end]
        if number not in named and "©" not in line and "(" not in line:
            continue
        bracket = _BRACKET.search(line)
        if bracket is not None and bracket.end() == len(line) and _TOLD.search(line, 0, bracket.start()):
            yield _finding(article, paragraph.start + bracket.start(), paragraph.end)
        elif (
            (_TAIL.search(line, max(0, len(line) - 80)) and line.count(". ") <= 1)
            or (_LINES.match(line) and not _VERBAL.search(line))
            or (bracket is not None and _is_caption(line, bracket))
        ):
            yield _finding(article, paragraph.start, paragraph.end)


def _may_hold(text: str, signs: frozenset[str]) -> bool:
    """False where no line begins, ends or holds a bracket as credits do; a cheap look."""
    return (
        not signs.isdisjoint("©/")
        or _AT_HEAD.search(f"\n{text}") is not None
        or ("(" in signs and _IN_BRACKET.search(text) is not None)
        or any(word.lower() in _LABELS for word in before_colons(text))
    )


def _is_caption(line: str, bracket: re.Match[str]) -> bool:
    """True where the bracket ends the paragraph and one short sentence at the most stands before it."""
    return bracket.end() == len(line) and line.count(". ", 0, bracket.start() - 2) == 0


def _finding(article: Article, start: int, end: int) -> Finding:
    first, last = removal(article.text, start, end)
    if first and article.text[first - 1] == " ":
        first -= 1  # a bracket behind the sentence, which stays
    if article.text.startswith("©", start):
        fr, en = (
            "Mention de droits d’auteur, qui n’est pas de l’article.",
            "A copyright line, which is not of the article.",
        )
    else:
        fr = "Crédit ou légende d’une image qui n’est plus dans l’article."
        en = "Credit or caption of a picture that is no longer in the article."
    return Finding(
        start,
        end,
        fr,
        en,
        (Edit(first, last, ""),),
        0.93,
        safe=True,
    )
