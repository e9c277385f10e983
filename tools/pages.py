"""Write what the documents take from the code: docs/rules/, and every part between <!-- made: … --> and <!-- end -->.

python tools/pages.py            write the pages and the parts
python tools/pages.py --check    exit 1 where one is stale
"""

from __future__ import annotations

import contextlib
import dataclasses
import difflib
import enum
import inspect
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click
from click.testing import CliRunner

import tqcheck as public
from tqcheck import catalogue
from tqcheck.cli import COMMANDS, options, settings
from tqcheck.cli import main as tqcheck
from tqcheck.cli.check import command as check
from tqcheck.readers.reader import readers
from tqcheck.report import explained
from tqcheck.report.explained import plain
from tqcheck.report.wording import family as family_name

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "docs" / "rules"
HEAD = "<!-- Made by tools/pages.py from the rules: edit their docstrings and examples, then run `make pages`. -->"
PART = re.compile(r"(<!-- made: (\w+)(?: ([\w./-]+))? -->\n)(.*?)(<!-- end -->)", re.DOTALL)
DIGEST = re.compile(r"(rules:\d+\.|lexicon:)[0-9a-f]{8}")  # a sample is not stale since a word list grew
SAMPLE = "docs/data/ble.fr.txt"

# Who reads a format, and what a reader should know of it first.
READERS: Mapping[str, str] = MappingProxyType({
    "text": "people at a terminal",
    "concise": "editors, grep and logs: `path:line:column: severity CODE message`",
    "json": "programs: the contract `tqcheck/1`, with a schema",
    "jsonl": "streams and `jq`: one object a line",
    "sarif": "GitHub code scanning, SARIF viewers, sarif-tools",
    "github": "GitHub Actions: annotations beside the changed lines",
    "gitlab": "GitLab: Code Quality in a merge request",
    "junit": "Jenkins and whatever else shows test results",
    "rdjson": "reviewdog: comments on a pull request",
    "markdown": "a comment, a job summary, a wiki",
    "csv": "spreadsheets",
    "html": "editors: one file that needs no network",
})  # fmt: skip


def families() -> list[str]:
    """The families of the rules of this package, in order."""
    ours = (rule for rule in catalogue.all_rules() if rule.function.__module__.startswith("tqcheck.rules."))
    return sorted({rule.family for rule in ours})


def family_page(code: str) -> str:
    """The page of a family: why it is there, its rules in a table, and each rule as `tqcheck explain` tells it."""
    told = explained.family(code)
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}) | {rule.tier} | {rule.severity} | {plain(rule.title)} "
        f"| {plain(rule.title_fr)} |"
        for rule in told.rules
    ]
    head = [HEAD, "", f"# {told.english} ({code})", "", plain(told.introduction), ""]
    table = ["| rule | tier | severity | title | in French |", "| --- | --- | --- | --- | --- |", *rows, ""]
    rules = [f"## {rule.code}\n\n{explained.markdown(explained.page(rule, 'en'), 'en')}" for rule in told.rules]
    return "\n".join([*head, *table, *rules])


def catalogue_page() -> str:
    """docs/rules/index.md: every rule by family."""
    count = len(catalogue.all_rules())
    lines = [HEAD, "", "# The rules", ""]
    lines += [
        f"{count} rules in {len(families())} families. `tqcheck explain CODE` prints what stands here of a rule.",
        "",
    ]
    lines += [_tiers(), "", "| rule | tier | severity | title | MQM |", "| --- | --- | --- | --- | --- |"]
    for code in families():
        page = f"{code.lower()}.md"
        lines.append(f"| **[{code}]({page})** | | | **{family_name('en', code)}** | |")
        lines += [
            f"| [{rule.code}]({page}#{rule.code.lower()}) | {rule.tier} | {rule.severity} | {plain(rule.title)} "
            f"| {rule.category} |"
            for rule in explained.family(code).rules
        ]
    return "\n".join([*lines, ""])


def _tiers() -> str:
    return (
        "Tier A counts in the gate, B is shown as “to check”, C runs only with `--select`. Severities are\n"
        "those of MQM: *minor* is noticed and read over, *major* makes the reader stumble or misread, *critical*\n"
        "misleads."
    )


def _settings(argument: str) -> Iterator[str]:
    """Every key of a configuration with its value and what it does, as `tqcheck check` knows it."""
    yield "| key | value | default | what it does |"
    yield "| --- | --- | --- | --- |"
    for key, option in settings.keys(check).items():
        yield f"| `{key}` | {_value(option)} | {_default(option)} | {plain(option.help or '')} |"


def _value(option: click.Option) -> str:
    if option.is_flag:
        return "true, false"
    if isinstance(option.type, click.Choice):
        kind = ", ".join(f"`{each}`" for each in option.type.choices)
    elif isinstance(option.type, click.types.IntParamType):
        kind = "whole number"
    elif isinstance(option.type, click.types.FloatParamType):
        kind = "number"
    else:
        kind = "string"
    return f"{kind}; or a list" if option.multiple else kind


def _default(option: click.Option) -> str:
    if option.is_flag:
        return "false"
    known = option.default if isinstance(option.default, str | int | float) else None
    return "–" if known is None else f"`{known}`"


def _formats(argument: str) -> Iterator[str]:
    yield "| format | read by |"
    yield "| --- | --- |"
    yield from (f"| `{name}` | {READERS[name]} |" for name in options.FORMATS)


def _commands(argument: str) -> Iterator[str]:
    yield "| command | what it does |"
    yield "| --- | --- |"
    yield from (f"| `tqcheck {name}` | {does} |" for name, does in COMMANDS.items())


def _families(argument: str) -> Iterator[str]:
    base = argument or "docs/rules"
    yield "| family | rules | what it finds |"
    yield "| --- | ---: | --- |"
    for code in families():
        told = explained.family(code)
        first = plain(" ".join(told.introduction.split("\n\n")[0].split()))
        yield f"| [{code}]({base}/{code.lower()}.md) | {len(told.rules)} | {first} |"


def _inputs(argument: str) -> Iterator[str]:
    """The formats that are read, with the endings of their files."""
    told = sorted(readers(), key=lambda each: each.title.lower())
    yield "; ".join(f"{each.title} ({', '.join(f'`{end}`' for end in each.suffixes)})" for each in told) + "."


def _interface(argument: str) -> Iterator[str]:
    """The public names with their signatures or fields, and what their docstrings say."""
    for name in sorted(public.__all__, key=str.lower):
        value = getattr(public, name)
        yield from (f"## {name}", "")
        if inspect.isfunction(value):
            yield from ("```python", *_signature(name, value), "```", "")
        yield from (inspect.cleandoc(value.__doc__ or ""), "")
        if dataclasses.is_dataclass(value):
            fields = ", ".join(f"`{each.name}: {each.type}`" for each in dataclasses.fields(value))
            yield from (f"Fields: {fields}.", "")
        elif isinstance(value, enum.EnumType):
            members: Iterable[enum.Enum] = value.__members__.values()
            values = ", ".join(f"`{each.value}`" for each in members)
            yield from (f"Values: {values}.", "")


def _signature(name: str, function: Callable[..., object]) -> Iterator[str]:
    """The call of a function, a parameter a line."""
    signature = inspect.signature(function)
    yield f"{name}("
    keyword = False
    for each in signature.parameters.values():
        if each.kind is each.KEYWORD_ONLY and not keyword:
            keyword = True
            yield "    *,"
        default = each.default.value if isinstance(each.default, enum.Enum) else each.default
        given = "" if each.default is each.empty else f" = {default!r}"
        yield f"    {each.name}: {each.annotation}{given},"
    yield f") -> {signature.return_annotation}"


def _figures(argument: str) -> Iterator[str]:
    """What `tqcheck evaluate` measured, in one sentence."""
    found = json.loads((ROOT / "reports" / "evaluation.json").read_text(encoding="utf-8"))
    total = found["families"]["all"]
    yield (
        f"On {sum(found['articles'].values())} articles of our own ({found['words']:,} words) with "
        f"{total['defects']} annotated defects, tqcheck finds {_share(total['found'], total['defects'])} of them, "
        f"{_share(total['true'], total['issues'])} of its issues stand on a defect, and "
        f"{_share(total['right'], total['proposed'])} of its mends are what a person wrote."
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part // whole} %"


def _sample(argument: str) -> Iterator[str]:
    """What a format makes of the sample; `sarif.runs.0.results.0` is that part of it."""
    name, *path = argument.split(".")
    quiet = {name: None for name in os.environ if name.startswith(("TQCHECK_", "GITHUB_", "FORCE_COLOR", "CLICOLOR"))}
    with contextlib.chdir(ROOT):
        printed = CliRunner(env=quiet).invoke(
            tqcheck, ["check", SAMPLE, "--isolated", "--lang", "en", "--format", name], catch_exceptions=False
        )
    if printed.exit_code not in (0, 1):
        raise SystemExit(f"--format {name}: {printed.stderr}")
    text = DIGEST.sub(r"\1…", printed.stdout.rstrip("\n"))
    if path:
        part: Any = json.loads(text)
        for step in path:
            part = part[int(step) if step.isdigit() else step]
        text = json.dumps(part, ensure_ascii=False, indent=1)
    kind = {"junit": "xml", "markdown": "markdown"}.get(name, "json" if text.startswith(("{", "[")) else "text")
    yield from (f"```{kind}", text, "```")


def _file(argument: str) -> Iterator[str]:
    yield from ("```text", (ROOT / argument).read_text(encoding="utf-8").rstrip("\n"), "```")


MAKERS: Mapping[str, Callable[[str], Iterator[str]]] = MappingProxyType({
    "settings": _settings,
    "formats": _formats,
    "commands": _commands,
    "families": _families,
    "figures": _figures,
    "inputs": _inputs,
    "interface": _interface,
    "file": _file,
    "sample": _sample,
})  # fmt: skip


def completed(text: str) -> str:
    """A document with every made part as it should be."""
    return PART.sub(lambda part: part[1] + "\n".join(MAKERS[part[2]](part[3] or "")) + "\n" + part[5], text)


def contents() -> dict[Path, str]:
    """Every page that is made, and every document with a made part, as it should be."""
    pages = {RULES / f"{code.lower()}.md": family_page(code) for code in families()}
    pages[RULES / "index.md"] = catalogue_page()
    documents = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    texts = {path: path.read_text(encoding="utf-8") for path in documents}
    return pages | {path: completed(text) for path, text in texts.items() if PART.search(text)}


def stale() -> Iterator[str]:
    """The differences between what is and what should be, as lines of a diff; pages that nothing makes are one line."""
    made = contents()
    for path, new in made.items():
        old = path.read_text(encoding="utf-8") if path.is_file() else ""
        name = path.relative_to(ROOT).as_posix()
        yield from difflib.unified_diff(old.splitlines(), new.splitlines(), name, f"{name} now", lineterm="")
    yield from (f"{path.relative_to(ROOT)}: no rule is left" for path in RULES.glob("*.md") if path not in made)


def main(arguments: list[str]) -> int:
    """Write or check; the exit status."""
    if "--check" in arguments:
        lines = list(stale())
        print(*lines, sep="\n")
        return min(len(lines), 1)
    made = contents()
    RULES.mkdir(exist_ok=True)
    for path in set(RULES.glob("*.md")) - set(made):
        path.unlink()
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
