"""Companions: the source and the reference of an article, where they stand in files of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.readers.files import File, contents, load
from tqcheck.readers.files import find as find_files
from tqcheck.readers.reader import Reading, reader_of, readers

_ENDINGS = {"target": ".fr", "source": ".en", "reference": ".ref.fr"}  # each before that of the format
_LANGUAGES = {"source": "en", "reference": "fr"}
_NAMES = {"source": ("sa source", "its source"), "reference": ("sa référence", "its reference")}


class Wish(NamedTuple):
    """What was asked for: a file for the one article, or a folder that mirrors that of the articles, for each role."""

    source: str | None = None
    reference: str | None = None
    source_dir: str | None = None
    reference_dir: str | None = None
    no_source: bool = False


def pair(files: Sequence[File], wish: Wish) -> tuple[list[File], list[Trouble]]:
    """The files that are articles, each with its source and reference, and a trouble for each that misses one.

    Without a wish NAME.fr.txt has the source NAME.en.txt and the reference NAME.ref.fr.txt that stand beside it; where
    NAME.fr.txt is among the files, these are no articles, and where a folder lacks it they are named. So it is with .md
    and .html. TqcheckError where a wish cannot be meant.
    """
    _demand(wish)
    paths = {os.path.realpath(file.path) for file in files if file.path}
    articles = [file for file in files if not _serves(file, paths)]
    troubles: list[Trouble] = []
    if not wish.no_source and wish.source_dir is None and wish.reference_dir is None:
        articles = list(_with_a_place(articles, troubles))
    for role, one, folder in (
        ("source", wish.source, wish.source_dir),
        ("reference", wish.reference, wish.reference_dir),
    ):
        if role == "source" and wish.no_source:
            continue
        if one is not None:
            articles = [_given(articles, role, one)]
        elif folder is not None:
            articles = list(_mirrored(articles, role, folder, troubles))
        else:
            articles = [_beside(file, role) for file in articles]
    return articles, troubles


def text(beside: File, article: File, role: str, encoding: str) -> str | Trouble:
    """The text of a source or reference, or why the article goes without it."""
    if not os.path.lexists(beside.name):
        return _alone(article.name, role, beside.name)
    found = _seen(beside, encoding, _LANGUAGES[role])
    if isinstance(found, str):
        return found
    fr, en = _NAMES[role]
    return Trouble(
        beside.name,
        f"{article.name} est vérifié sans {fr}\N{NO-BREAK SPACE}: {found.fr}",
        f"{article.name} is checked without {en}: {found.en}",
    )


def _seen(file: File, encoding: str, language: str) -> str | Trouble:
    """What a reader sees of a source or reference, which may be marked up, or packed in an archive."""
    kind, reading = reader_of(file.name), Reading(encoding, language=language)
    if kind.alone and kind.bytes is not None:
        data = contents(file)
        found = iter((data,)) if isinstance(data, Trouble) else kind.bytes(data, file.name, reading)
    else:
        text = load(file, encoding)
        if isinstance(text, Trouble) or not kind.alone or kind.text is None:
            return text
        found = kind.text(text, file.name, reading)
    return next((each if isinstance(each, Trouble) else each.text for each in found), "")


def blank(document: Document) -> Trouble:
    """That the source of a document of a bilingual file is empty."""
    return document_trouble(
        document,
        "la source est vide, ce texte est vérifié sans elle.",
        "the source is empty, this text is checked without it.",
    )


def document_trouble(document: Document, fr: str, en: str) -> Trouble:
    """A sentence about a document, with its file and its line there."""
    place, line = document.path or document.id, document.file_line
    if line is None:
        return Trouble(place, f"{place}\N{NO-BREAK SPACE}: {fr}", f"{place}: {en}")
    return Trouble(place, f"{place}, ligne {line}\N{NO-BREAK SPACE}: {fr}", f"{place}, line {line}: {en}")


def _demand(wish: Wish) -> None:
    """TqcheckError where options contradict each other."""
    for first, second in (
        (wish.source and "--source", wish.source_dir and "--source-dir"),
        (wish.reference and "--reference", wish.reference_dir and "--reference-dir"),
        (wish.no_source and "--no-source", (wish.source and "--source") or (wish.source_dir and "--source-dir")),
    ):
        if first and second:
            raise TqcheckError(
                f"{first} and {second} contradict each other; give one of them.",
                f"{first} et {second} se contredisent\N{NO-BREAK SPACE}; donnez l’une des deux.",
            )
    for option, folder in (("--source-dir", wish.source_dir), ("--reference-dir", wish.reference_dir)):
        if folder is not None and not os.path.isdir(folder):
            raise TqcheckError(
                f"{option} takes a folder, and {folder} is none.",
                f"{option} attend un dossier, et {folder} n’en est pas un.",
            )


def _serves(file: File, paths: set[str]) -> bool:
    """True for the source and the reference of an article that is among the paths."""
    if file.path is None:
        return False
    path = os.path.realpath(file.path)
    targets = (_renamed(path, role, "target") for role in ("source", "reference"))
    return any(target in paths for target in targets if target is not None)


def _with_a_place(files: Iterable[File], troubles: list[Trouble]) -> Iterator[File]:
    """The files without the sources and references of a folder whose article is missing: each is named."""
    for file in files:
        roles = [role for role in _NAMES if file.swept and _renamed(file.name, role, "target") is not None]
        if roles:
            troubles.append(_unused(file.name, roles[0]))
        else:
            yield file


def _renamed(path: str, old: str, new: str) -> str | None:
    """The path of a text for another role, as NAME.en.html of NAME.fr.html; None where it is not of the old one."""
    for suffix in _suffixes():
        if path.endswith(f"{_ENDINGS[old]}{suffix}"):
            return f"{path.removesuffix(f'{_ENDINGS[old]}{suffix}')}{_ENDINGS[new]}{suffix}"
    return None


@cache
def _suffixes() -> tuple[str, ...]:
    """The endings of files that hold one text."""
    return tuple(suffix for each in readers() if each.alone for suffix in each.suffixes)


def _given(articles: list[File], role: str, path: str) -> File:
    """The one article with the file that was named for it."""
    option, folder = f"--{role}", f"--{role}-dir"
    if len(articles) != 1:
        raise TqcheckError(
            f"{option} belongs to one article, and {len(articles)} are to be checked; {folder} takes a folder of them.",
            f"{option} vaut pour un seul article, et {len(articles)} sont à vérifier\N{NO-BREAK SPACE}; "
            f"{folder} prend un dossier.",
        )
    (article,) = articles
    if not reader_of(article.name).alone:
        raise TqcheckError(
            f"{article.name} holds its sources itself; {option} belongs to one text.",
            f"{article.name} contient lui-même ses sources\N{NO-BREAK SPACE}; {option} vaut pour un seul texte.",
        )
    if os.path.isdir(path):
        raise TqcheckError(
            f"{option} takes a file, and {path} is a folder; {folder} takes one.",
            f"{option} attend un fichier, et {path} est un dossier\N{NO-BREAK SPACE}; {folder} en prend un.",
        )
    if article.path is not None and os.path.realpath(article.path) == os.path.realpath(path):
        raise TqcheckError(
            f"{path} is the article and its {role} at once.",
            f"{path} serait à la fois l’article et {_NAMES[role][0]}.",
        )
    return _with(article, role, File(path, Path(path)))


def _with(article: File, role: str, beside: File) -> File:
    return article._replace(source=beside) if role == "source" else article._replace(reference=beside)


def _beside(article: File, role: str) -> File:
    """The article with the file of this role that stands beside it, if one does."""
    name = None if article.path is None else _renamed(article.name, "target", role)
    if name is None or not os.path.isfile(name):
        return article
    return _with(article, role, File(name, Path(name)))


def _mirrored(articles: list[File], role: str, folder: str, troubles: list[Trouble]) -> Iterator[File]:
    """The articles with the files at the same place below the folder; what has no partner, on either side, is named."""
    used = {os.path.realpath(article.path) for article in articles if article.path}
    for article in articles:
        if not reader_of(article.name).alone or article.path is None:
            yield article
            continue
        places = [os.path.join(folder, name) for name in _same(article, role)]
        found = next((place for place in places if os.path.isfile(place)), None)
        if found is None:
            troubles.append(_alone(article.name, role, places[0]))
            yield article
        else:
            used.add(os.path.realpath(found))
            yield _with(article, role, File(found, Path(found)))
    if any(article.swept for article in articles):
        troubles += (_unused(each.name, role) for each in _left(folder, used))


def _left(folder: str, used: set[str]) -> Iterator[File]:
    """The texts below a folder that no article has used."""
    for each in find_files([folder], allow_empty=True)[0]:
        if reader_of(each.name).alone and each.path is not None and os.path.realpath(each.path) not in used:
            yield each


def _same(article: File, role: str) -> Iterator[str]:
    """The relative paths at which the companion of an article may stand."""
    path = os.path.relpath(article.name, article.root) if article.root else os.path.basename(article.name)
    renamed = _renamed(path, "target", role)
    if renamed is not None:
        yield renamed
    yield path


def _alone(name: str, role: str, place: str) -> Trouble:
    fr, en = _NAMES[role]
    return Trouble(
        name,
        f"{name} est vérifié sans {fr}\N{NO-BREAK SPACE}: {place} n’existe pas.",
        f"{name} is checked without {en}: {place} does not exist.",
    )


def _unused(name: str, role: str) -> Trouble:
    return Trouble(
        name,
        f"{name} n’est la {'source' if role == 'source' else 'référence'} d’aucun article vérifié.",
        f"{name} is the {role} of no article that is checked.",
    )
