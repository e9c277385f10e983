"""News: NITF and NewsML-G2 of the IPTC, whose headline and body are text and whose metadata are not.

`defusedxml` looks at the whole file first, so that what is read afterwards is well-formed and defines no entities.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.marked import html
from tqcheck.readers.marked.flow import LINE, PARAGRAPH
from tqcheck.readers.marked.page import DepthError, Page
from tqcheck.readers.marked.tags import Tag, tags
from tqcheck.readers.markup import MarkupError, events
from tqcheck.readers.reader import Reading, Results
from tqcheck.readers.segments import broken

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ITEMS = frozenset("nitf newsitem".split())
_ROOTS = frozenset("nitf newsitem newsmessage".split())
_PARAGRAPHS = (
    "hedline hl1 hl2 abstract block body.head body.content body.end byline dateline bq media media-caption tagline "
    "headline inlinedata inlinexml"
).split()
_UNSEEN = (
    "docdata pubdata media-reference media-metadata media-object media-producer distributor series slugline note "
    "itemmeta contentmeta partmeta rightsinfo catalogref catalog assert inlineref derivedfrom hophistory groupset"
).split()
_DIALECT = replace(
    html.DIALECT,
    unseen=(html.DIALECT.unseen - {"object", "map"}) | frozenset(_UNSEEN),
    blocks=dict(html.DIALECT.blocks) | dict.fromkeys(_PARAGRAPHS, PARAGRAPH) | {"credit": LINE, "byttl": LINE},
    void=frozenset(),
    closes={},
    seen=frozenset(("headline",)),
)


@dataclass(slots=True)
class _Item:
    """A piece of news that is being read: where it begins, its name, and what is seen of it."""

    start: int
    name: str
    page: Page


def documents(data: bytes, path: str, reading: Reading) -> Results:
    """The documents of the bytes of a file, one for each piece of news that has a text."""
    text, limit = _decoded(data), None
    try:
        root = _root(data)
    except MarkupError as error:
        yield broken(path, error)
        root, limit = "", _line(text, error.line)
    if limit is None and root.lower() not in _ROOTS:
        yield _other(path, root)
        return
    found: list[Document] = []
    foreign = ""
    try:
        for item in _items(text if limit is None else text[:limit], text, reading):
            document = item.page.document(item.name or path, path)
            foreign = foreign or item.page.foreign
            if document.text.strip():
                found.append(replace(document, file_line=text.count("\n", 0, item.start) + 1))
    except DepthError as error:
        yield html.too_deep(text, error, path)
    if not found and limit is None:
        yield html.nothing(path, foreign)
    yield from (replace(found[0], file_line=None),) if len(found) == 1 else found


def _root(data: bytes) -> str:
    """The name of the root, after the whole file has been looked at."""
    name = ""
    for event in events(data):
        if not name and event.kind == "<":
            name = event.name
    return name


def _decoded(data: bytes) -> str:
    """The text of XML, which declares its encoding itself."""
    declared = _DECLARED.match(data)
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), declared[1].decode() if declared else "")
    try:
        return data.decode(codec or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _line(text: str, number: int) -> int:
    """Where a line begins, counted from 1."""
    place = 0
    for _ in range(number - 1):
        place = text.find("\n", place) + 1
    return place


def _items(text: str, file: str, reading: Reading) -> Iterator[_Item]:
    """The pieces of news in order; what stands in none is left out."""
    item: _Item | None = None
    depth = 0
    for tag in tags(text, xml=True):
        tag = tag._replace(name=tag.name.rpartition(":")[2]) if tag.kind in ("<", ">") else tag
        if tag.broken:
            break
        if item is None and tag.kind == "<" and tag.name in _ITEMS:
            item = _Item(tag.start, tag.get("guid") or "", Page(_DIALECT, file, reading.language))
            depth = 0
        if item is None:
            continue
        depth += _give(item.page, tag)
        if depth == 0:
            yield item
            item = None
    if item is not None:
        yield item


def _give(page: Page, tag: Tag) -> int:
    """Give a piece of markup to the page; how much deeper it leads."""
    closed = tag.kind == "<" and page.file.endswith("/>", tag.start, tag.end)
    if tag.kind == "[":
        if page.shown:
            page.flow.text(page.file[tag.start + 9 : tag.end - 3], tag.start + 9)
    elif tag.kind == "<" and tag.name == "headline" and _repeated(page.file, tag):
        page.start(tag._replace(attributes=(*tag.attributes, ("hidden", ""))))
    else:
        page.take(tag)
    if closed:
        page.end(tag._replace(kind=">"))
    return (tag.kind == "<" and not closed) - (tag.kind == ">")


def _repeated(file: str, tag: Tag) -> bool:
    """True for a headline among the metadata that the text begins with once more."""
    headline = file[tag.end : file.find("<", tag.end)].strip()
    return bool(headline) and file.find(headline, tag.end + len(headline)) >= 0


def _other(path: str, root: str) -> Trouble:
    return Trouble(
        path,
        f"{path} n’est ni du NITF ni du NewsML-G2\N{NO-BREAK SPACE}: <nitf>, <newsItem> ou <newsMessage> est attendu, "
        f"pas <{root}>.",
        f"{path} is neither NITF nor NewsML-G2: <nitf>, <newsItem> or <newsMessage> is expected, not <{root}>.",
    )
