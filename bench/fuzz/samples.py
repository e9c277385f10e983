"""Files of every format that tqcheck reads, with a text of our own in them."""

from __future__ import annotations

import gzip
import importlib
import io
import json
import random
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

from bench.fuzz import mutate

_Sample = Callable[[random.Random], str | bytes]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LEGAL = {ord(sign): None for sign in map(chr, range(32)) if sign not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}


def file(rng: random.Random) -> tuple[str, bytes]:
    """The name and the bytes of a file: a sound one with odd texts in it, then mutated in four cases of five."""
    ending = rng.choice(tuple(SAMPLES))
    made = SAMPLES[ending](rng)
    data = made if isinstance(made, bytes) else made.encode("utf-8", "replace")
    if rng.random() < 0.8:
        data = mutate.mutated_bytes(rng, data)
    if rng.random() < 0.06 and ending != ".docx":
        data, ending = gzip.compress(data, mtime=0), f"{ending}.gz"
        if rng.random() < 0.5:
            data = mutate.mutated_bytes(rng, data)
    return f"a{ending}", data


def _texts(rng: random.Random) -> tuple[str, str]:
    return mutate.pair(rng) if rng.random() < 0.5 else (mutate.text(rng), mutate.text(rng))


def _xml(text: str) -> str:
    """The text as XML can hold it."""
    return escape(text.encode("utf-8", "ignore").decode().translate(_LEGAL))


def _plain(rng: random.Random) -> str:
    return mutate.text(rng)


def _html(rng: random.Random) -> str:
    one, two = map(_xml, _texts(rng))
    return (
        f'<!DOCTYPE html>\n<html lang="fr"><head><title>{one}</title><style>p {{}}</style></head><body>\n'
        f'<h1>{one[:60]}</h1><p>{two}</p><ul><li>a &eacute; <b>{one}</b><li lang="en">The end</ul><br>\n'
        f"<script>if (a < b) {{}}</script><pre>\n{two}</pre><!-- tqcheck-disable-next-line DUP -- chanson -->\n"
        f'<table><tr><td translate="no">{one}<td>{two}</table><textarea>{one}</textarea></body></html>'
    )


def _markdown(rng: random.Random) -> str:
    one, two = _texts(rng)
    return (
        f'---\ntitle: "{one[:40]}"\nlang: fr\n---\n# {two[:60]}\n\n'
        f"{one}\n\n- {two}\n  - *{one[:30]}* [lien](a.html)\n\n"
        f"> {two}\n\n```\nx = 1\n```\n\n| a | b |\n|---|---|\n| {one[:20]} | c |\n\n"
        "![image](b.png) `code`\n\n[x]: <a b>\n"
    )


def _jsonl(rng: random.Random) -> str:
    rows = []
    for number in range(rng.randrange(1, 5)):
        target, source = _texts(rng)
        row = {"id": number, "text": target, "source": source, "reference": target, "system": rng.choice("ab")}
        for name in ("source", "reference", "system"):
            if rng.random() < 0.4:
                del row[name]
        rows.append(json.dumps(row, ensure_ascii=rng.random() < 0.5))
    return "\n".join(rows)


def _table(separator: str) -> _Sample:
    def made(rng: random.Random) -> str:
        rows = ["source,target,id".replace(",", separator)]
        for number in range(rng.randrange(1, 4)):
            target, source = _texts(rng)
            cells = [source, target, str(number)]
            if separator != "\t":
                cells = ['"' + cell.replace('"', '""') + '"' for cell in cells]
            rows.append(separator.join(cells))
        return "\n".join(rows)

    return made


def _xliff(rng: random.Random) -> str:
    one, two = map(_xml, _texts(rng))
    if rng.random() < 0.5:
        return (
            "<?xml version='1.0' encoding='UTF-8'?>\n<xliff version='1.2' "
            "xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a' source-language='en' "
            f"target-language='fr'><body>\n<trans-unit id='1'><source>{two}</source><target>{one}<x id='1'/></target>"
            f"</trans-unit><trans-unit id='2'><source>{two}</source></trans-unit></body></file></xliff>"
        )
    return (
        "<xliff version='2.0' xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='en' trgLang='fr'><file id='f'>\n"
        f"<unit id='1'><segment><source>{two}</source><target>{one} <pc id='1'>a</pc></target></segment><ignorable>"
        f"<source> </source></ignorable></unit></file></xliff>"
    )


def _tmx(rng: random.Random) -> str:
    one, two = map(_xml, _texts(rng))
    return (
        f"<tmx version='1.4'><header srclang='en'/><body>\n<tu tuid='1'><tuv xml:lang='en'><seg>{two}</seg></tuv>"
        f"<tuv xml:lang='fr-FR'><seg>{one}<bpt i='1'>b</bpt></seg></tuv></tu></body></tmx>"
    )


def _po(rng: random.Random) -> str:
    one, two = (json.dumps(each, ensure_ascii=False) for each in _texts(rng))
    return (
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'#: a.c:1\n#, fuzzy\nmsgctxt "x"\nmsgid {two}\nmsgstr {one}\n\nmsgid "a"\nmsgid_plural "b"\n'
        f'msgstr[0] {one}\nmsgstr[1] {two}\n\n#~ msgid "old"\n#~ msgstr "vieux"\n'
    )


def _srt(rng: random.Random) -> str:
    one, two = _texts(rng)
    return f"1\n00:00:01,000 --> 00:00:03,500\n<i>{one}</i>\n\n2\n00:00:04,000 --> 00:00:06,000 X1:10\n{{\\an8}}{two}\n"


def _vtt(rng: random.Random) -> str:
    one, two = _texts(rng)
    return (
        f"WEBVTT - a\n\nSTYLE\n::cue {{}}\n\nNOTE tqcheck-disable DUP -- chanson\n\nintro\n"
        f"00:01.000 --> 00:03.500 align:start\n<v Jean>{one}</v>\n\n00:04.000 --> 00:06.000\n{two} &amp; &nbsp;\n"
    )


def _nitf(rng: random.Random) -> str:
    one, two = map(_xml, _texts(rng))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">\n<nitf><head><title>t</title>'
        f"</head>\n<body><body.head><hedline><hl1>{one[:50]}</hl1></hedline></body.head><body.content><p>{two}"
        f"<br/>{one}</p><p xml:lang='en'>In English.</p></body.content></body></nitf>"
    )


def _newsml(rng: random.Random) -> str:
    one, two = map(_xml, _texts(rng))
    return (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:1" xml:lang="fr">'
        f"<contentMeta><headline>{one[:50]}</headline></contentMeta><contentSet><inlineXML "
        'contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
        f"<body><p>{one}</p><p>{two}</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"
    )


def _ninjs(rng: random.Random) -> str:
    one, two = _texts(rng)
    if rng.random() < 0.5:
        value: dict[str, object] = {"uri": "urn:1", "language": "fr", "headline": one, "body_text": two}
        value["body_xhtml"] = f"<p>{_xml(one)}</p><p>{_xml(two)} <b>a</b>&nbsp;&eacute;</p>"
    else:
        bodies = [{"contenttype": "text/plain", "value": two}, {"contenttype": "text/html", "value": f"<p>{one}</p>"}]
        value = {"uri": "urn:2", "language": "fr", "bodies": bodies, "headlines": [{"role": "main", "value": one}]}
    return json.dumps(value, ensure_ascii=rng.random() < 0.5, indent=rng.choice((None, 1)))


def _word(rng: random.Random) -> bytes:
    one, two = map(_xml, _texts(rng))
    body = (
        f"<w:p><w:pPr><w:pStyle w:val='ListBullet'/></w:pPr><w:r><w:t xml:space='preserve'>{one}</w:t></w:r>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:del><w:r><w:delText>y</w:delText></w:r></w:del></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{two}</w:t><w:tab/><w:br/></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    part = f'<?xml version="1.0"?>\n<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'.encode()
    if rng.random() < 0.6:  # what is packed can be wrong as well as the packing
        part = mutate.mutated_bytes(rng, part)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        archive.writestr(zipfile.ZipInfo("word/document.xml"), part)
        if rng.random() < 0.3:
            archive.writestr(zipfile.ZipInfo("word/footnotes.xml"), part)
    return stream.getvalue()


def _packed(rng: random.Random) -> bytes:
    data: bytes = importlib.import_module("zstandard").compress(_jsonl(rng).encode("utf-8", "replace"))
    return data


SAMPLES: dict[str, _Sample] = {
    ".txt": _plain, ".html": _html, ".md": _markdown, ".jsonl": _jsonl, ".csv": _table(","), ".tsv": _table("\t"),
    ".xlf": _xliff, ".tmx": _tmx, ".po": _po, ".srt": _srt, ".vtt": _vtt, ".xml": _nitf, ".newsml": _newsml,
    ".ninjs": _ninjs, ".docx": _word, ".jsonl.zst": _packed,
}  # fmt: skip
