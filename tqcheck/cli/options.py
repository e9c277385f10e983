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
OUTPUTS = ("text", "json", "html")
_LANG = "tqcheck.lang"


def language(command: Command) -> Command:
    """--lang: French unless told otherwise, since the texts and their readers are French.

    It is read first, so that what is said of the other options is said in it.
    """
    return click.option(
        "--lang", type=click.Choice(["fr", "en"]), default="fr", envvar="TQCHECK_LANG", show_default=True,
        is_eager=True, callback=_language, help="Language of the messages; also TQCHECK_LANG.",
    )(command)  # fmt: skip


def _language(context: click.Context, parameter: click.Parameter, value: str) -> str:
    context.meta[_LANG] = value
    return value


def spoken(context: click.Context) -> str:
    """The language of the command that ran; English where it has no --lang."""
    lang: str = context.meta.get(_LANG, "en")
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
    """The rules that --select, --ignore and --profile choose; TqcheckError where none is left.

    A profile asks for the typographic rules of tier C, which without it are a matter of taste.
    """
    chosen = catalogue.choose(given["select"], given["ignore"])
    if given["house"] is not None and not given["select"]:
        asked = catalogue.choose(["TYP"], given["ignore"])
        chosen = tuple(sorted({*chosen, *asked}, key=lambda rule: rule.code))
    if not chosen:
        raise TqcheckError(
            "--select and --ignore leave no rule to run.", "--select et --ignore ne laissent aucune règle à appliquer."
        )
    return chosen


def reading(command: Command) -> Command:
    """--encoding, --stdin-filename and --allow-empty."""
    encoding = click.option(
        "--encoding", default="utf-8", show_default=True, callback=_encoding,
        help="Encoding of the files; it is never guessed.",
    )  # fmt: skip
    name = click.option(
        "--stdin-filename", metavar="NAME", help="Name of the standard input (-); .jsonl makes it JSON lines."
    )
    empty = click.option("--allow-empty", is_flag=True, help="Let a folder or pattern without matches pass.")
    return encoding(name(empty(command)))


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
