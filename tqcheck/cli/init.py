"""tqcheck init: a configuration and a CI job that fit the repository."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import click

from tqcheck import config, toml
from tqcheck.cli import options, terminal
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.output import write
from tqcheck.readers import documents
from tqcheck.readers.companions import Wish, pair
from tqcheck.readers.files import File, find
from tqcheck.text.language import document_language

_SEEN = 30  # files of a folder that are opened to see whether they are French
_ENOUGH = 5000  # characters that tell a language
_UNNAMED = "tqcheck @ git+https://YOUR-HOST/tqcheck.git"  # what CI installs until its place is told
_HOOK = '- repo: @REPO@\n  rev: @REV@\n  hooks:\n  - id: tqcheck\n    files: "^(@FOLDERS@)"'
_ASIDE = frozenset("node_modules site-packages __pycache__ build dist venv env".split())


@click.command("init")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Print what would be written and write nothing.")
@click.option("--force", is_flag=True, help="Write a file anew that is there already.")
@click.option(
    "--ci",
    type=click.Choice(["github", "gitlab", "none"]),
    help="The CI system; else the one that the repository uses already.",
)
@click.option("--install", metavar="SPEC", help="What pip installs in CI; else what this tqcheck was installed from.")
@options.language
def command(folder: Path, dry_run: bool, force: bool, ci: str | None, install: str | None, lang: str) -> None:
    """Write a tqcheck.toml and a CI job that fit the repository in FOLDER.

    The French texts are looked for, and their sources. Nothing that is there is overwritten without --force.

    Exit status: 0, or 2 where a file cannot be written.
    """  # fmt: skip
    seen = survey(folder, ci)
    terminal.show(_found(seen, lang))
    spec = install or _installed_from()
    for path, text in _files(seen, spec, lang):
        terminal.show(_put(path, text, dry_run, force, lang))
    for each in _advice(seen, spec, install is None, lang):
        terminal.show(each)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a repository holds: folders with French texts, how many, how many with a source, and its CI system."""

    folder: Path
    texts: tuple[str, ...]
    number: int
    sourced: int
    source_dir: str
    ci: str
    hooks: bool
    configured: str

    @property
    def paths(self) -> list[str]:
        """What is to be checked; a name that stands for it where nothing was found."""
        return list(self.texts) or ["articles"]


def survey(folder: Path, ci: str | None = None) -> Survey:
    """Look at a repository."""
    found, _ = pair(_candidates(folder), Wish())
    french: dict[str, list[File]] = {}
    for top, group in _by_top(folder, found).items():
        kept = [file for file in group[:_SEEN] if _is_french(file)]
        if kept:
            french[top] = kept if len(group) <= _SEEN else group
    every = [file for group in french.values() for file in group]
    source_dir = _mirror(folder, french)
    sourced = len(every) if source_dir else sum(file.source is not None for file in every)
    return Survey(
        folder, tuple(sorted(french)), len(every), sourced, source_dir, ci or _ci(folder),
        (folder / ".pre-commit-config.yaml").is_file(), _configured(folder),
    )  # fmt: skip


def _candidates(folder: Path) -> list[File]:
    """The files that tqcheck reads, without those of tools and packages."""
    found, _ = find([str(folder)], allow_empty=True)
    return [file for file in found if _ASIDE.isdisjoint(Path(os.path.relpath(file.name, folder)).parts)]


def _by_top(folder: Path, found: Iterable[File]) -> dict[str, list[File]]:
    """The files by the first folder of their path; a file of the repository itself stands for itself."""
    groups: dict[str, list[File]] = {}
    for file in found:
        parts = Path(os.path.relpath(file.name, folder)).parts
        groups.setdefault(parts[0], []).append(file)
    return groups


def _is_french(file: File) -> bool:
    for each in documents(file):
        if not isinstance(each, Trouble):
            return len(each.text) > 80 and document_language(each.text[:_ENOUGH]) == "fr"
    return False


def _mirror(folder: Path, french: dict[str, list[File]]) -> str:
    """The folder that holds the English of every French text under the same name; empty where there is none."""
    if len(french) != 1:
        return ""
    ((top, group),) = french.items()
    inside = [os.path.relpath(file.name, folder / top) for file in group]
    for name in ("en", "source", "sources", "src", "english"):
        if name != top and inside != ["."] and all((folder / name / each).is_file() for each in inside):
            return name
    return ""


def _ci(folder: Path) -> str:
    if (folder / ".gitlab-ci.yml").is_file():
        return "gitlab"
    if (folder / ".github").is_dir():
        return "github"
    try:
        said = subprocess.run(["git", "-C", str(folder), "remote", "-v"], capture_output=True, check=False).stdout
    except OSError:
        return "none"
    return "gitlab" if b"gitlab" in said else "github" if b"github" in said else "none"


def _configured(folder: Path) -> str:
    """The configuration that is there already; empty where there is none."""
    found = config.find(folder.resolve())
    return "" if found is None or found.parent != folder.resolve() else found.name


def _installed_from() -> str:
    """What pip can install this very tqcheck from: its repository where it came from one.

    Else a place that fails until it is named: the bare name might be anybody's package.
    """
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        origin = json.loads(distribution("tqcheck").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return _UNNAMED
    if "vcs_info" not in origin:
        return _UNNAMED
    return f"tqcheck @ {origin['vcs_info']['vcs']}+{origin['url']}@{origin['vcs_info']['commit_id']}"


def _files(seen: Survey, spec: str, lang: str) -> Iterator[tuple[Path, str]]:
    """The files to write, with their texts."""
    source = f"source-dir = {toml.value(seen.source_dir)}  # the English of each article, under its name\n"
    if not seen.configured or seen.configured == "tqcheck.toml":
        yield (
            seen.folder / "tqcheck.toml",
            _starter("tqcheck.toml", {"@LANG@": lang, "@SOURCE@\n": source if seen.source_dir else ""}),
        )
    words = {"@PATHS@": shlex.join(seen.paths), "@INSTALL@": spec}
    if seen.ci == "github":
        yield seen.folder / ".github" / "workflows" / "tqcheck.yml", _starter("github.yml", words)
    if seen.ci == "gitlab":
        main = not (seen.folder / ".gitlab-ci.yml").exists()
        yield seen.folder / (".gitlab-ci.yml" if main else "tqcheck.gitlab-ci.yml"), _starter("gitlab.yml", words)


def _starter(name: str, words: dict[str, str]) -> str:
    text = files("tqcheck.cli").joinpath("starters", name).read_text(encoding="utf-8")
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


def _put(path: Path, text: str, dry_run: bool, force: bool, lang: str) -> str:
    """Write a file unless it is there; what was done, in a line."""
    fr = lang == "fr"
    if path.exists() and not force:
        return f"{path} existe et reste tel quel (--force l’écrase)." if fr else f"{path} is there and stays (--force)."
    if dry_run:
        head = f"--- {path}"
        return f"{head}\n{text}"
    try:
        write(path, text.encode("utf-8"))
    except OSError as error:
        why = error.strerror or str(error)
        raise TqcheckError(f"{path} could not be written ({why}).", f"{path} n’a pas pu être écrit ({why}).") from None
    return f"{path} est écrit." if fr else f"{path} is written."


def _found(seen: Survey, lang: str) -> str:
    fr, n = lang == "fr", seen.number
    where = ", ".join(seen.texts)
    if not n:
        return (
            "Aucun texte français trouvé\N{NO-BREAK SPACE}: remplacez « articles » dans ce qui suit."
            if fr
            else "No French text was found: put the place of yours for “articles” in what follows."
        )
    if fr:
        many = "s" * (n > 1)
        return f"{n} texte{many} français dans {where}, dont {seen.sourced} avec source anglaise."
    return f"{n} French text{'s' * (n != 1)} in {where}, {seen.sourced} of them with an English source."


def _advice(seen: Survey, spec: str, guessed: bool, lang: str) -> Iterator[str]:
    """What is left to do by hand, and the next command."""
    fr, paths = lang == "fr", shlex.join(seen.paths)
    if seen.configured and seen.configured != "tqcheck.toml":
        yield f"Les réglages restent dans {seen.configured}." if fr else f"The settings stay in {seen.configured}."
    if seen.ci == "gitlab" and (seen.folder / "tqcheck.gitlab-ci.yml").exists():
        line = "include: tqcheck.gitlab-ci.yml"
        yield f"Ajoutez à .gitlab-ci.yml\N{NO-BREAK SPACE}: {line}" if fr else f"Add to .gitlab-ci.yml: {line}"
    if seen.ci != "none" and spec == _UNNAMED and guessed:
        yield (
            "La CI ne sait pas encore d’où installer tqcheck\N{NO-BREAK SPACE}: mettez votre dépôt à la place de "
            "YOUR-HOST, ou recommencez avec --install git+https://…"
            if fr
            else "CI does not know yet where to install tqcheck from: put your repository in place of YOUR-HOST, or "
            "run this again with --install git+https://…"
        )
    if seen.hooks:
        yield "À ajouter à .pre-commit-config.yaml\N{NO-BREAK SPACE}:" if fr else "To add to .pre-commit-config.yaml:"
        yield _hook(seen, spec)
    yield f"Ensuite\N{NO-BREAK SPACE}: tqcheck check {paths}" if fr else f"Next: tqcheck check {paths}"
    baseline = f"tqcheck check {paths} --write-baseline tqcheck-baseline.json"
    if fr:
        yield f"Pour ne juger que ce qui est nouveau\N{NO-BREAK SPACE}: {baseline}, puis décommentez baseline."
    else:
        yield f"To judge only what is new from now on: {baseline}, then uncomment baseline."


def _hook(seen: Survey, spec: str) -> str:
    names = "|".join(f"{name}/" if (seen.folder / name).is_dir() else f"{name}$" for name in seen.paths)
    repository, _, revision = spec.partition("git+")[2].rpartition("@")
    words = {"@REPO@": repository or "URL of tqcheck", "@REV@": revision or "REV", "@FOLDERS@": names}
    text = _HOOK
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text
