"""ENG_BOILER."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.formulas import heads, is_formula
from tqcheck.text.lines import by_paragraph, removal
from tqcheck.text.running import whole

_TABLE = "boilerplate_en.txt"
_BRACKET = regex(r"[(\[]([^()\[\]\n]{4,200})[)\]]")
_BRACKETS = frozenset("([")
_BY = regex(r"\n[^\S\n]*+(?=By [A-Z])")
_INSIDE = ("contributed", "reserved")  # in the two formulas that may begin with anything
_WORD = regex(r"[a-zà-öø-ÿœ]+'?")
_ONLY_FRENCH = regex(r"[éèêàçùûîôœ]")


_BYLINE = regex(
    r"By (?:[A-Z][\w.'-]+,? ){1,3}(?:and (?:[A-Z][\w.'-]+ ){1,2})?[A-Z][\w.'-]+(?:, (?:AP|AFP|BBC News|CNN|Reuters|Bloomberg|[A-Z][\w ]{2,30}))?$"
)


def _is_french(text: str) -> bool:
    """True where French function words show that the passage is no English formula."""
    words = _WORD.findall(text.lower())
    french = sum(word in word_set("function_words_fr.txt") and word not in _SHARED for word in words)
    return french * 4 > len(words) or (french > 0 and _ONLY_FRENCH.search(text) is not None and french * 8 > len(words))


_SHARED = frozenset("a on or as me son plus te les point est es".split())


# Every formula holds one of these.
_SIGNATURE = frozenset(
    "read more sign log subscribe register share click tap press follow like join find connect advertisement advertisements advert ad ads"
    " sponsored promoted paid partner related recommended similar suggested stories story newsletter newsletters reporting editing compiled"
    " written edited translated reported rights reserved updated published posted modified corrected created watch listen comments comment"
    " cookies privacy terms please your you our this the most top latest live download install update get receive enjoy unlock start try"
    " skip loading continue continues scroll copyright additional further support donate contact email transcript gallery play save print"
    " search menu home back see view show trending popular advertise learn discover explore also sorry something javascript reuters breaking"
    " exclusive opinion analysis explainer factbox timeline correction clarification note photo image topics tags filed text font estimated"
    " reading min end thank thanks autoplay full up must don in on by from no be was for all we kindly material nothing factors sitemap site"
    " forgot my accept manage enable disable turn allow browse keep never not want do have would what hide post leave add write submit load"
    " features featured editor editors about around out now here next previous close unsubscribe mute".split()
)


@rule(
    "ENG_BOILER",
    "English web boilerplate line",
    Category.EXTRANEOUS,
    Severity.MAJOR,
    title_fr="Habillage de site en anglais",
    explanation_fr="Une ligne de la page web anglaise est restée autour de l’article.\n\n"
    "Une formule ne compte que si elle occupe tout un paragraphe ou toute une parenthèse ; dans une phrase française, on en parle.",
    words=_SIGNATURE,
    outranks=["ENG_SENT", "ENG_SPAN", "ENG_WORD", "ENG_BRACKET", "PUN_NOFINAL", "PUN_TRUNC", "CAP_TITLECASE", "MET_FIELD", "DUP_PARA", "DUP_SENT", "NUM"],
    bad=[
        Bad("⟦Sign up for our morning newsletter⟧\nLe barrage a cédé.", fixed="Le barrage a cédé."),
        Bad("Le barrage a cédé.\n⟦ADVERTISEMENT⟧\nLes routes sont coupées.", fixed="Le barrage a cédé.\nLes routes sont coupées."),
        Bad("Le barrage a cédé. ⟦(Additional reporting by Lena Moe)⟧", fixed="Le barrage a cédé. "),
        Bad("⟦Read more: How the dam was built⟧", fixed=""),
        Bad("⟦This story was first published on Monday.⟧", fixed=""),
        Bad("⟦By Lena Moe and Tom Roe⟧\nLe barrage a cédé.", fixed="Le barrage a cédé."),
        Bad("⟦Follow us on Facebook and Instagram⟧", fixed=""),
    ],
    good=[
        Good("Le bouton « Sign up » a changé de couleur."),
        Good("Share, le magazine de Lille, paraît le lundi."),
        Good("L’album (Read My Mind) sort vendredi."),
        Good("Le site Subscribe Media licencie douze personnes."),
        Good("Photos : le musée rouvre ses portes."),
    ],
)  # fmt: skip
def english_boilerplate(article: Article) -> Findings:
    """A line of the English web page around the article was left in it.

    A formula counts only as a whole paragraph or a whole bracket; inside a French sentence it is spoken of.
    """
    places = _places(article)
    for number, _ in by_paragraph(places, article.paragraphs) if places else ():
        paragraph = article.paragraphs[number]
        text = article.text[paragraph.start : paragraph.end]
        if len(text) <= 240 and text[0] not in '«“"' and _is_line(text) and not _is_french(text):
            yield _finding(article, paragraph.start, paragraph.end)
            continue
        if article.characters.isdisjoint("(["):
            continue
        for bracket in _BRACKET.finditer(article.text, paragraph.start, paragraph.end):
            if _is_notice(bracket[1]) and not _is_french(bracket[1]):
                yield _finding(article, *bracket.span())


def _places(article: Article) -> list[int]:
    """Where lines and brackets begin like a formula or a byline, and words of those that begin anyhow: a cheap look."""
    text = article.text
    places = heads(text, "english page")
    for bracket in article.characters & _BRACKETS:
        places += heads(text, "english page", bracket)
    places += [found.end() - 1 for found in _BY.finditer(f"\n{text}")]
    places += [start for word in _INSIDE for start in whole(article.lowered, word)]
    return sorted(places)


def _is_line(text: str) -> bool:
    """True for a formula or the author's line, as whole paragraphs."""
    return (text[0] != "#" and is_formula(text, _TABLE)) or _BYLINE.match(text) is not None


def _is_notice(text: str) -> bool:
    """True for a formula of three words or more: fewer may be the title of a work."""
    return text.count(" ") >= 2 and is_formula(text, _TABLE, invites=False)


def _finding(article: Article, start: int, end: int) -> Finding:
    first, last = removal(article.text, start, end)
    return Finding(
        start,
        end,
        "Cette ligne anglaise vient de l’habillage du site, non de l’article.",
        "This English line comes from the page around the article, not from the article.",
        (Edit(first, last, ""),),
        0.95,
        safe=True,
    )
