"""Options that several commands share, and what their values mean."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tqcheck import catalogue
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.readers.companions import Wish, pair
from tqcheck.readers.files import File, find
from tqcheck.readers.reader import ROLES, Columns, Reading

if TYPE_CHECKING:
    from tqcheck.glossary import Glossary
    from tqcheck.profiles import House
    from tqcheck.rule import Rule

Command = TypeVar("Command", bound=Callable[..., object])
FORMATS = (
    "text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "csv", "html",
)  # fmt: skip
OUTPUTS = FORMATS
LANG = "tqcheck.lang"  # where a context keeps its language
MISCONFIGURED = "tqcheck.misconfigured"  # and what is wrong with its configuration, until the language is known


def language(command: Command) -> Command:
    """--lang: French unless told otherwise, since the texts and their readers are French.

    It is read first, so that what is said of the other options is said in it.
    """
    return click.option(
        "--lang", type=click.Choice(["fr", "en"]), default="fr", envvar="TQCHECK_LANG", show_default=True,
        is_eager=True, callback=_language, help="Language of the messages; also TQCHECK_LANG.",
    )(command)  # fmt: skip


def _language(context: click.Context, parameter: click.Parameter, value: str) -> str:
    context.meta[LANG] = value
    wrong = context.meta.pop(MISCONFIGURED, None)
    if wrong is not None:
        raise wrong
    return value


def spoken(context: click.Context) -> str:
    """The language of the command that ran; English where it has no --lang."""
    lang: str = context.meta.get(LANG, "en")
    return lang


def colour(command: Command) -> Command:
    """--color."""
    return click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
        help="Colours; auto follows FORCE_COLOR, CLICOLOR_FORCE, NO_COLOR, TERM and the terminal.",
    )(command)  # fmt: skip


def selection(command: Command) -> Command:
    """--select and --ignore."""
    select = click.option(
        "--select", multiple=True, metavar="CODES",
        help="Run only these rules: codes, families or ALL, comma-separated; repeatable.",
    )  # fmt: skip
    ignore = click.option(
        "--ignore", multiple=True, metavar="CODES", help="Leave these rules out; repeatable, wins over --select."
    )
    return select(ignore(command))


def house(command: Command) -> Command:
    """--profile, given on as the House that it names."""
    return click.option(
        "--profile", "house", metavar="NAME", callback=_house,
        help="Hold typography to a house (fr-FR, fr-CA, fr-CH, fr-BE, afp, web), not to the habits of each text.",
    )(command)  # fmt: skip


def _house(context: click.Context, parameter: click.Parameter, value: str | None) -> House | None:
    if value is None:
        return None
    from tqcheck import profiles

    return profiles.get(value)


def glossary(command: Command) -> Command:
    """--glossary, given on as its path: it is read with --encoding."""
    return click.option(
        "--glossary", metavar="FILE",
        help="Terms that are wanted: a table with tabs and a header (source, target, forbidden, case, note).",
    )(command)  # fmt: skip


def terms(given: Mapping[str, Any]) -> Glossary | None:
    """The glossary that --glossary names; TqcheckError where it cannot be read."""
    if given["glossary"] is None:
        return None
    from tqcheck.glossary import read

    return read(given["glossary"], given["encoding"])


def rules(given: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The rules that --select, --ignore and --profile choose; TqcheckError where none is left."""
    found = chosen(given)
    if not found:
        raise TqcheckError(
            "--select and --ignore leave no rule to run.", "--select et --ignore ne laissent aucune règle à appliquer."
        )
    return found


def chosen(given: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The same, though none be left.

    A profile asks for the typographic rules of tier C, which without it are a matter of taste.
    """
    found = catalogue.choose(given["select"], given["ignore"])
    if given["house"] is not None and not given["select"]:
        asked = catalogue.choose(["TYP"], given["ignore"])
        found = tuple(sorted({*found, *asked}, key=lambda rule: rule.code))
    return found


class Jobs(click.types.StringParamType):
    """A number of processes, or "auto"."""

    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number, or "auto"; TqcheckError for anything else."""
        if value == "auto":
            return "auto"
        if isinstance(value, bool) or not str(value).isdecimal() or not int(value):
            raise TqcheckError(
                f"--jobs takes a number from 1, or auto, not {value}.",
                f"--jobs attend un nombre à partir de 1, ou auto, pas {value}.",
            )
        return int(value)


def jobs(command: Command) -> Command:
    """--jobs."""
    return click.option(
        "--jobs", "-j", type=Jobs(), default="auto", show_default=True, metavar="N|auto",
        help="Processes that check; auto takes every core for more than a few MB. What is found is the same.",
    )(command)  # fmt: skip


_LARGE = 4_000_000  # bytes that one process checks in some seconds


def processes(given: Mapping[str, Any], size: int) -> int:
    """The number of processes that --jobs means for this many bytes."""
    if given["jobs"] != "auto":
        return int(given["jobs"])
    if size < _LARGE:
        return 1
    from tqcheck.scale.pool import cores

    return cores()


def reading(command: Command) -> Command:
    """--encoding, --stdin-filename, --allow-empty, and what says where sources, references and columns are."""
    encoding = click.option(
        "--encoding", default="utf-8", show_default=True, callback=_encoding,
        help="Encoding of the files; it is never guessed.",
    )  # fmt: skip
    name = click.option(
        "--stdin-filename", metavar="NAME", help="Name of the standard input (-); its ending tells the format."
    )
    empty = click.option("--allow-empty", is_flag=True, help="Let a folder or pattern without matches pass.")
    return encoding(name(empty(_bilingual(command))))


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
    encoding = click.option(
        "--encoding", default="utf-8", show_default=True, callback=_encoding,
        help="Encoding of the files; it is never guessed.",
    )  # fmt: skip
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


def destinations(outputs: Iterable[str], report: str | None, inputs: Iterable[Path]) -> list[tuple[str, Path]]:
    """Format and path of every report to write; TqcheckError where one cannot be meant."""
    wanted = [_destination(each) for each in outputs]
    if report is not None:
        folder = Path(report)
        if folder.exists() and not folder.is_dir():
            raise TqcheckError(
                f"--report names a folder, but {report} is a file; "
                f"write --report=FOLDER, or put --report after the paths to use reports/.",
                f"--report nomme un dossier, mais {report} est un fichier\N{NO-BREAK SPACE}; "
                f"écrivez --report=DOSSIER, ou placez --report après les chemins pour utiliser reports/.",
            )
        wanted += [("html", folder / "tqcheck.html"), ("json", folder / "tqcheck.json")]
    read = {os.path.realpath(path) for path in inputs}
    taken: set[str] = set()
    for _, path in wanted:
        real = os.path.realpath(path)
        if path.is_dir():
            raise TqcheckError(
                f"{path} is a folder; give the name of a file to write the report to.",
                f"{path} est un dossier\N{NO-BREAK SPACE}; donnez le nom du fichier où écrire le rapport.",
            )
        if real in read:
            raise TqcheckError(
                f"The report {path} would overwrite an article that is to be checked.",
                f"Le rapport {path} écraserait un article à vérifier.",
            )
        if real in taken and (path.is_file() or not path.exists()):
            raise TqcheckError(
                f"Two reports would be written to {path}; give each its own file.",
                f"Deux rapports seraient écrits dans {path}\N{NO-BREAK SPACE}; donnez à chacun son fichier.",
            )
        taken.add(real)
    return wanted


def _destination(value: str) -> tuple[str, Path]:
    format_, equals, path = value.partition("=")
    if not equals or format_ not in OUTPUTS:
        known = ", ".join(OUTPUTS)
        raise TqcheckError(
            f"--output takes FORMAT=PATH with FORMAT one of {known}, not {value}.",
            f"--output attend FORMAT=CHEMIN, où FORMAT est l’un de {known}, pas {value}.",
        )
    if path in ("", "-"):
        raise TqcheckError(
            f"--output {value} names no file; --format prints to the standard output.",
            f"--output {value} ne nomme aucun fichier\N{NO-BREAK SPACE}; --format écrit sur la sortie standard.",
        )
    return format_, Path(path)
