"""Options that several commands share, and what their values mean."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tqcheck import catalogue
from tqcheck.errors import TqcheckError

if TYPE_CHECKING:
    from tqcheck.glossary import Glossary
    from tqcheck.profiles import House
    from tqcheck.rule import Rule

Command = TypeVar("Command", bound=Callable[..., object])
FORMATS = (
    "text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "csv", "html",
)  # fmt: skip
OUTPUTS = FORMATS
ROWS = ("jsonl", "concise", "csv")  # formats that are made document by document
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
