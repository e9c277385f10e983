"""Options on what is read and how: sources, references, columns, encodings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import click

from tqcheck.cli.options import Command
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.readers.companions import Wish, pair
from tqcheck.readers.files import File, find
from tqcheck.readers.reader import ROLES, Columns, Reading


def reading(command: Command) -> Command:
    """--encoding, --stdin-filename, --allow-empty, and what says where sources, references and columns are."""
    name = click.option(
        "--stdin-filename", metavar="NAME", help="Name of the standard input (-); its ending tells the format."
    )
    empty = click.option("--allow-empty", is_flag=True, help="Let a folder or pattern without matches pass.")
    return encoding(name(empty(_bilingual(command))))


def encoding(command: Command) -> Command:
    """--encoding."""
    return click.option(
        "--encoding", default="utf-8", show_default=True, callback=_encoding,
        help="Encoding of the files; it is never guessed.",
    )(command)  # fmt: skip


def _bilingual(command: Command) -> Command:
    """The options on sources and references, in the order of the help."""
    for option in reversed((
        click.option("--source", metavar="FILE", help="The English source of the one article that is read."),
        click.option("--source-dir", metavar="DIR", help="Folder of sources, each named as its article or .en.txt."),
        click.option("--no-source", is_flag=True, help="Use no source: neither NAME.en.txt nor that of the file."),
        click.option("--reference", metavar="FILE", help="A human translation of the one article that is read."),
        click.option("--reference-dir", metavar="DIR", help="Folder of references, named as articles or .ref.fr.txt."),
        click.option(
            "--columns", metavar="ROLE=COLUMN,...", callback=_columns,
            help="Columns of .tsv and .csv: target, source, id, reference = number from 1, or name in the first row.",
        ),
        click.option(
            "--unit", type=click.Choice(["segment", "document"]), default="segment", show_default=True,
            help="What one check sees of a table, XLIFF, TMX or PO file: each segment alone, or all as one text.",
        ),
    )):  # fmt: skip
        command = option(command)
    return command


def _columns(context: click.Context, parameter: click.Parameter, value: str | None) -> Columns:
    """The pairs of a role and a column; TqcheckError where they cannot be meant."""
    pairs = [] if value is None else [tuple(part.strip() for part in each.split("=", 1)) for each in value.split(",")]
    named = Counter(pair[0] for pair in pairs)
    sound = all(len(pair) == 2 and pair[0] in ROLES and pair[1] and named[pair[0]] == 1 for pair in pairs)
    if not sound or (pairs and "target" not in named):
        raise TqcheckError(
            f"--columns takes target=COLUMN and, where known, source, id and reference, as in source=1,target=2, "
            f"not {value}.",
            f"--columns attend target=COLONNE et, s’il y en a, source, id et reference, comme dans source=1,target=2, "
            f"pas {value}.",
        )
    return tuple((pair[0], pair[1]) for pair in pairs)


def plain_reading(command: Command) -> Command:
    """--encoding and --columns, where nothing stands beside the files."""
    columns = click.option(
        "--columns", metavar="ROLE=COLUMN,...", callback=_columns,
        help="Columns of .tsv and .csv: target, source, id, reference = number from 1, or name in the first row.",
    )  # fmt: skip
    return encoding(columns(command))


def how_to_read(given: Mapping[str, Any]) -> Reading:
    """How files are read, as the options say."""
    return Reading(given["encoding"], given["columns"], given["unit"] == "document", not given["no_source"])


def files(paths: Iterable[str], given: Mapping[str, Any]) -> tuple[list[File], list[Trouble]]:
    """The articles that the paths name, with their sources and references, and what is missing."""
    found, troubles = find(paths, stdin_name=given["stdin_filename"], allow_empty=given["allow_empty"])
    wish = Wish(
        given["source"], given["reference"], given["source_dir"], given["reference_dir"], given["no_source"]
    )  # fmt: skip
    articles, alone = pair(found, wish)
    return articles, [*troubles, *alone]


def _encoding(context: click.Context, parameter: click.Parameter, value: str) -> str:
    try:
        "a".encode(value)
    except (LookupError, ValueError):
        raise TqcheckError(
            f"There is no text encoding called {value}; try utf-8, cp1252, latin-1 or utf-16.",
            f"Aucun encodage de texte ne s’appelle {value}\N{NO-BREAK SPACE}; "
            "essayez utf-8, cp1252, latin-1 ou utf-16.",
        ) from None
    return value
