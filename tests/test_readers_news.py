"""NITF and NewsML-G2: which pieces of news a file holds, what of them is text, and where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import tqcheck

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.marked.news import documents as parsed
from tqcheck.readers.reader import Reading

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><title>Titre du fichier</title><docdata><doc-id id-string="x"/></docdata></head>
<body><body.head><hedline><hl1>Le blé remonte</hl1><hl2>À Chicago</hl2></hedline><byline>J. Roy</byline></body.head>
<body.content><p>Le prix du <org>ministère</org> &amp; du ma&#239;s<br/>monte.</p>
<p><![CDATA[Le <b> blé & le maïs]]></p>
<media><media-reference>a.jpg</media-reference><media-caption>Un champ</media-caption></media>
<p xml:lang="en">In English.</p></body.content></body></nitf>
"""
ITEM = """<newsItem guid="urn:{0}" xml:lang="fr"><itemMeta><title>xx</title></itemMeta>
<contentMeta><headline>Titre {0}</headline><slugline>BLE</slugline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>x</title></head><body>{1}</body></html></inlineXML></contentSet></newsItem>
"""


def message(*items: str) -> str:
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{"".join(items)}</itemSet></newsMessage>'


def read(text: str | bytes) -> list[Document | Trouble]:
    return list(parsed(text if isinstance(text, bytes) else text.encode(), "a.xml", Reading()))


def texts(text: str | bytes) -> list[str]:
    return [each.text for each in read(text) if isinstance(each, Document)]


def said(text: str | bytes) -> list[str]:
    return [each.en for each in read(text) if isinstance(each, Trouble)]


def test_headlines_paragraphs_and_captions_are_text_and_metadata_are_not() -> None:
    assert texts(NITF) == [
        "Le blé remonte\n\nÀ Chicago\n\nJ. Roy\n\nLe prix du ministère & du maïs\nmonte.\n\n"
        "Le <b> blé & le maïs\n\nUn champ"
    ]


def test_an_offset_is_a_line_and_a_column_of_the_file() -> None:
    (found,) = read(NITF)
    assert isinstance(found, Document)
    assert found.file_line is None
    for words, line in (("remonte", 4), ("ministère", 5), ("monte.", 5), ("blé & le", 6), ("champ", 7)):
        place = found.where(found.text.index(words))
        assert place[0] == line
        assert NITF.split("\n")[line - 1][place[1] - 1 :].startswith(words)


def test_a_message_holds_a_document_for_each_item_with_a_text() -> None:
    picture = '<newsItem guid="urn:3"><contentMeta/></newsItem>'
    found = read(message(ITEM.format(1, "<p>Un.</p>"), picture, ITEM.format(2, "<p>Deux.</p>")))
    assert [(each.id, each.text, each.file_line) for each in found if isinstance(each, Document)] == [
        ("urn:1", "Titre 1\n\nUn.", 1),
        ("urn:2", "Titre 2\n\nDeux.", 5),
    ]


def test_a_headline_that_the_text_begins_with_is_read_once() -> None:
    assert texts(ITEM.format(1, "<h1>Titre 1</h1><p>Un.</p>")) == ["Titre 1\n\nUn."]


def test_names_may_have_prefixes() -> None:
    inner = "</p><n:nitf xmlns:n='x'><n:body><n:body.content><n:p>Deux.</n:p></n:body.content></n:body></n:nitf><p>"
    assert texts(ITEM.format(1, f"<p>Un.{inner}</p>")) == ["Titre 1\n\nUn.\n\nDeux."]


@pytest.mark.parametrize("codec", ["iso-8859-1", "utf-16", "utf-8-sig"])
def test_xml_declares_its_encoding_itself(codec: str) -> None:
    name = "utf-8" if codec == "utf-8-sig" else codec
    page = f'<?xml version="1.0" encoding="{name}"?>{ITEM.format(1, "<p>Le blé.</p>")}'
    assert texts(page.encode(codec)) == ["Titre 1\n\nLe blé."]


def test_what_stands_before_a_broken_place_is_read_and_the_rest_is_named() -> None:
    page = message(ITEM.format(1, "<p>Un.</p>"), "\n<newsItem guid='urn:2'><p>Deux & trois</p></newsItem>")
    assert texts(page) == ["Titre 1\n\nUn."]
    (sentence,) = said(page)
    assert sentence.startswith("a.xml, line 6: this is not well-formed XML")
    assert sentence.endswith("What follows was not checked.")


def test_entities_are_refused() -> None:
    page = '<!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<nitf><body><p>&b;</p></body></nitf>'
    assert texts(page) == []
    assert said(page)[0] == (
        "a.xml, line 1: the file defines an entity or refers to another file, which is refused. "
        "What follows was not checked."
    )


def test_other_xml_and_news_without_french_text_are_named() -> None:
    assert said("<rss/>") == [
        "a.xml is neither NITF nor NewsML-G2: <nitf>, <newsItem> or <newsMessage> is expected, not <rss>."
    ]
    assert said(ITEM.format(1, "<p>One.</p>").replace('"fr"', '"en"')) == [
        "a.xml holds no French text: its language is en (lang)."
    ]


def test_an_issue_is_reported_at_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = message(ITEM.format(1, "<p>Le prix du du blé.</p>"), ITEM.format(2, "<p>Le chef du du parti parle.</p>"))
    (tmp_path / "a.xml").write_text(page, encoding="utf-8")
    result = tqcheck("a.xml", "--format", "json")
    first, second = json.loads(result.stdout)["documents"]
    assert [issue["line"] for issue in first["issues"] + second["issues"]] == [4, 8]
    assert (second["id"], second["file_line"]) == ("urn:2", 5)
