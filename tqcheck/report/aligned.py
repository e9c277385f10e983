"""An alignment as it is printed: side by side, or JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from tqcheck.bitext import Bitext, Pair

_HEAD = 11  # columns of the kind and the confidence of a pair
_LEAST = 24  # columns of a side, below which the sides stand one under the other
_SCHEMA = "tqcheck-align/1"


def to_text(bitexts: Iterable[Bitext], lang: str, width: int = 100) -> str:
    """The pairs of each article side by side, source left, wrapped to the width; gaps are marked."""
    return "\n\n".join("\n".join(_article(bitext, lang, width)) for bitext in bitexts)


def _article(bitext: Bitext, lang: str, width: int) -> Iterator[str]:
    document = bitext.article.document
    lost = sum(not pair.targets for pair in bitext.pairs)
    added = sum(not pair.sources for pair in bitext.pairs)
    if lang == "fr":
        counts = f"{len(bitext.pairs)} paires, {lost} sans traduction, {added} sans source"
    else:
        counts = f"{len(bitext.pairs)} pairs, {lost} without translation, {added} without source"
    yield (
        f"{document.path or document.id}\N{NO-BREAK SPACE}: {counts}"
        if lang == "fr"
        else (f"{document.path or document.id}: {counts}")
    )
    last = None
    for pair in bitext.pairs:
        paragraph = bitext.article.paragraph_at(pair.start) if pair.targets else last
        if last is None or paragraph is not last:
            yield ""
        last = paragraph
        yield from _rows(pair, lang, width)


def _rows(pair: Pair, lang: str, width: int) -> Iterator[str]:
    side = (width - _HEAD - 2) // 2
    head = f"{pair.sources}–{pair.targets} {pair.confidence:.2f}"
    nothing = "[rien]" if lang == "fr" else "[nothing]"
    source, target = pair.bitext.source, pair.bitext.article
    texts = [
        _line(source.given[source.view.raw(pair.source_start) : source.view.raw_end(pair.source_end)]),
        _line(target.raw(pair.start, pair.end)),
    ]
    texts = [text if count else nothing for text, count in zip(texts, (pair.sources, pair.targets), strict=True)]
    if side < _LEAST:
        yield head
        for text in texts:
            yield from textwrap.wrap(text, max(8, width - 2), initial_indent="  ", subsequent_indent="  ")
        return
    columns = [textwrap.wrap(text, side) for text in texts]
    for number, (left, right) in enumerate(zip_longest(*columns, fillvalue="")):
        yield f"{'' if number else head:<{_HEAD}}{left:<{side}}  {right}".rstrip()


def _line(text: str) -> str:
    """A passage on one line, with its no-break spaces."""
    return " ".join(part for part in text.replace("\n", " ").replace("\t", " ").split(" ") if part)


def to_json(bitexts: Iterable[Bitext]) -> str:
    """All pairs with their spans in the texts as given, in code points."""
    documents = [
        {
            "id": bitext.article.document.id,
            "path": bitext.article.document.path,
            "pairs": [_object(bitext, pair) for pair in bitext.pairs],
        }
        for bitext in bitexts
    ]
    return json.dumps({"schema": _SCHEMA, "documents": documents}, ensure_ascii=False, indent=2)


def _object(bitext: Bitext, pair: Pair) -> dict[str, object]:
    source, target = bitext.source.view, bitext.article.view
    return {
        "source": _side(
            bitext.source.given, source.raw(pair.source_start), source.raw_end(pair.source_end), pair.sources
        ),
        "target": _side(bitext.article.document.text, target.raw(pair.start), target.raw_end(pair.end), pair.targets),
        "confidence": round(pair.confidence, 3),
    }


def _side(text: str, start: int, end: int, sentences: int) -> dict[str, object]:
    end = max(start, end) if sentences else start
    return {"start": start, "end": end, "sentences": sentences, "text": text[start:end]}
