"""HTML: the text that a reader of the page sees, block by block.

Scripts, styles, navigation, the foot of the page, forms and code are not text, nor is what is hidden, in another
language than French (`lang`) or not to be translated (`translate="no"`); in a sentence a white square stands for it.
"""

from __future__ import annotations

from pathlib import PurePath

from tqcheck.errors import Trouble
from tqcheck.readers.marked.flow import LINE, PARAGRAPH, TAB
from tqcheck.readers.marked.page import DEEPEST, DepthError, Dialect, Page
from tqcheck.readers.marked.tags import Tag, tags
from tqcheck.readers.reader import Reading, Results
from tqcheck.readers.segments import place as trouble
from tqcheck.readers.segments import quoted

_PARAGRAPHS = (
    "address article aside blockquote body caption center details dialog div dl fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol p pre search section summary table ul"
).split()
_LINES = "li dt dd tr thead tbody tfoot".split()
_CLOSED_P = frozenset(("p",))
_LISTS = frozenset("ul ol menu dl table td th html body div section article main aside blockquote".split())
DIALECT = Dialect(
    unseen=frozenset(
        "head title script style template noscript nav svg math iframe object video audio canvas select datalist "
        "textarea button input img map rp rt pre".split()
    ),
    code=frozenset("code kbd samp var tt".split()),
    blocks=dict.fromkeys(_PARAGRAPHS, PARAGRAPH) | dict.fromkeys(_LINES, LINE) | dict.fromkeys(("td", "th"), TAB),
    marks={"li": "• "},
    void=frozenset("area base br col embed hr img input link meta param source track wbr".split()),
    closes=dict.fromkeys(_PARAGRAPHS, _CLOSED_P)
    | {
        "li": frozenset(("li",)),
        "dt": frozenset(("dt", "dd")),
        "dd": frozenset(("dt", "dd")),
        "tr": frozenset(("tr",)),
        "td": frozenset(("td", "th")),
        "th": frozenset(("td", "th")),
    },
    fences=_LISTS,
    within={"footer": frozenset("article main section blockquote figure".split())},
)


def documents(text: str, path: str, reading: Reading) -> Results:
    """The one document of the text of a file, and what could not be read of it."""
    page = Page(DIALECT, text, reading.language)
    cut = _read(page, text, path)
    if cut is not None:
        yield cut
    document = page.document(PurePath(path).name, path)
    if document.text.strip():
        yield document
    elif cut is None:
        yield nothing(path, page.foreign)


def _read(page: Page, text: str, path: str) -> Trouble | None:
    """Give the file to the page; what was not read of it, if anything."""
    for tag in tags(text):
        if tag.broken and text[tag.start : tag.end].strip():
            return unclosed(text, tag, path)
        try:
            page.take(tag)
        except DepthError as error:
            return too_deep(text, error, path)
    return None


def too_deep(text: str, error: DepthError, path: str) -> Trouble:
    """That the rest of a file was not read, since too many elements are nested."""
    return trouble(
        path,
        text.count("\n", 0, error.place) + 1,
        f"plus de {DEEPEST} éléments sont emboîtés\N{NO-BREAK SPACE}; ce qui suit n’a pas été vérifié.",
        f"more than {DEEPEST} elements are nested; what follows was not checked.",
    )


def unclosed(text: str, tag: Tag, path: str) -> Trouble:
    """That a tag or comment is not closed, so that the rest of the file is part of it."""
    what = text[tag.start : tag.start + 12].split("\n")[0]
    return trouble(
        path,
        text.count("\n", 0, tag.start) + 1,
        f"{quoted(what)} n’est pas fermé\N{NO-BREAK SPACE}; ce qui suit n’a pas été vérifié.",
        f"“{what}” is not closed; what follows was not checked.",
    )


def nothing(path: str, language: str) -> Trouble:
    """That a marked-up file holds no text to check."""
    if language:
        return Trouble(
            path,
            f"{path} ne contient aucun texte en français\N{NO-BREAK SPACE}: sa langue est {language} (lang).",
            f"{path} holds no French text: its language is {language} (lang).",
        )
    return Trouble(
        path,
        f"{path} ne contient aucun texte que verrait un lecteur\N{NO-BREAK SPACE}: il n’y a rien à vérifier.",
        f"{path} holds no text that a reader would see: there is nothing to check.",
    )
