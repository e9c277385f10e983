"""tqcheck fix: mend what is certain, in place."""

from __future__ import annotations

import difflib
import os
import stat
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from tqcheck import comments
from tqcheck.check import Issue
from tqcheck.cli import aside, options, reading, settings, terminal
from tqcheck.cli.rulesets import Rulesets
from tqcheck.cli.troubles import problems
from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.fixing import fix
from tqcheck.output import ChangedError, write
from tqcheck.readers import parsed, sound
from tqcheck.readers.original import Original, original, splice
from tqcheck.report.visible import printable
from tqcheck.rule import Rule
from tqcheck.unchecked import doubtful, failure, foreign


@settings.settings
@click.command("fix")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.selection
@options.house
@click.option("--unsafe", is_flag=True, help="Also apply proposals, which a person should read afterwards.")
@click.option("--diff", is_flag=True, help="Print what would change as a unified diff and change nothing.")
@options.language
@options.colour
@click.option("--quiet", "-q", is_flag=True, help="Say only what could not be done.")
@reading.reading
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Mend what is certain in articles, in place.

    PATH is what `tqcheck check` takes; the standard input (-) is mended to the standard output. Only edits with one
    correct result are applied, never two that overlap, and a second run changes nothing. Encoding, byte order mark,
    line ends, permissions, other JSON fields and every byte outside the edits stay. A symbolic link is followed.

    Exit status: 0 done (with --diff: nothing to change), 1 --diff shows changes, 2 something could not be read or
    written and is as it was, 130 interrupted.
    """
    rulesets = Rulesets(given, settings.current(click.get_current_context())).settled()
    files, troubles = reading.files(paths, given)
    done: list[_Mended] = []
    for file in terminal.progress(files):
        source = original(file, given["encoding"])
        if isinstance(source, Trouble):
            troubles.append(source)
            continue
        mended = _mend(source, rulesets.of(file.name), given)
        troubles += mended.troubles
        failure = _deliver(source, mended, given)
        if failure is None:
            done.append(mended)
        else:
            troubles.append(failure)
    _tell(done, troubles, given, "-" in paths)
    changed = any(mended.fixed for mended in done)
    click.get_current_context().exit(2 if troubles else 1 if changed and given["diff"] else 0)


@dataclass
class _Mended:
    """The new text of a file, the issues that are mended, how many are left, and what could not be read.

    Those that are `crossing` would be mended, did not markup stand in the passage.
    """

    name: str
    text: str
    fixed: list[Issue] = field(default_factory=list)
    left: int = 0
    crossing: int = 0
    troubles: list[Trouble] = field(default_factory=list)


def _mend(source: Original, rules: tuple[Rule, ...], given: Mapping[str, Any]) -> _Mended:
    name = source.file.name
    mended = _Mended(name, source.text)
    lines = source.text.split("\n") if source.file.lines else []
    codes = aside.known_codes()
    for each in parsed(source.text, source.file, reading.how_to_read(given)):
        if isinstance(each, Trouble):
            mended.troubles.append(each)
            continue
        try:
            fixed = fix(
                each, rules, given["house"], unsafe=given["unsafe"], writable=source.holds,
                may=lambda document, issue: not comments.dismissed(document, issue, codes),
                sound=lambda document: sound(document, source.file, reading.how_to_read(given)),
            )  # fmt: skip
        except Exception as error:  # a defect of a rule must not keep the other texts from being mended
            mended.troubles.append(failure(each, error))
            continue
        if fixed.left.foreign:
            mended.troubles.append(foreign(fixed.left))
        elif fixed.left.doubt:
            mended.troubles.append(doubtful(fixed.left))
        mended.fixed += fixed.fixed
        mended.left += len(fixed.left.issues)
        document = fixed.left.document
        mended.crossing += sum(_crosses(document, issue, given["unsafe"]) for issue in fixed.left.issues)
        if each.file_line is None:
            mended.text = fixed.text if document.origin is None else document.origin.text
            continue
        for edits in fixed.rounds:
            lines[each.file_line - 1] = splice(lines[each.file_line - 1], edits)
    if lines:
        mended.text = "\n".join(lines)
    return mended


def _crosses(document: Document, issue: Issue, unsafe: bool) -> bool:
    """True for an issue that is left since markup stands in what its edits would change."""
    wanted = bool(issue.edits) and (issue.safe or unsafe)
    return wanted and any(document.exact(edit.start, edit.end) is None for edit in issue.edits)


def _deliver(source: Original, mended: _Mended, given: Mapping[str, Any]) -> Trouble | None:
    """Show or write what was mended; a trouble where that fails."""
    path = source.file.path
    if given["diff"]:
        _show(source, mended.text, given["color"])
    elif path is None:
        terminal.emit(source.bytes(mended.text))
    elif mended.text != source.text:
        return _rewrite(source, path, mended.text)
    return None


def _rewrite(source: Original, path: Path, text: str) -> Trouble | None:
    name = source.file.name
    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            fr, en = (
                "n’est pas un fichier ordinaire\N{NO-BREAK SPACE}: utilisez - pour un flux.",
                "is no regular file: use - for a stream.",
            )
        elif not mode & 0o222 or not os.access(path, os.W_OK):
            fr = "est en lecture seule\N{NO-BREAK SPACE}: rien n’y a été changé."
            en = "is read-only: nothing was changed."
        else:
            write(path, source.bytes(text), expected=source.data)
            return None
    except ChangedError:
        fr = "a changé depuis sa lecture\N{NO-BREAK SPACE}: rien n’y a été touché, recommencez."
        en = "has changed since it was read: it was left alone, run again."
    except FileNotFoundError:
        fr, en = "a disparu depuis sa lecture.", "has vanished since it was read."
    except OSError as error:
        why = error.strerror or str(error)
        fr = f"n’a pas pu être écrit ({why})\N{NO-BREAK SPACE}: il est resté tel quel."
        en = f"could not be written ({why}): it is as it was."
    return Trouble(name, f"{name} {fr}", f"{name} {en}")


def _show(source: Original, text: str, color: str) -> None:
    """Print the unified diff, exact bytes into a pipe, what can be shown on a terminal."""
    lines = list(_diff(source.file.name, source.text, text))
    if sys.stdout.isatty() or color == "always":
        bright = terminal.colours_on_stdout(color)
        styles = {"+": "32", "-": "31", "@": "36"}
        for line in lines:
            style = styles.get(line[0]) if bright else None
            shown = printable(line.rstrip("\n"))
            terminal.show(f"\x1b[{style}m{shown}\x1b[0m" if style else shown)
    else:
        codec = "utf-8" if source.codec.startswith("utf") else source.codec
        terminal.emit("".join(lines).encode(codec, "replace"))


def _diff(name: str, old: str, new: str) -> Iterator[str]:
    for line in difflib.unified_diff(_lines(old), _lines(new), f"a/{name.lstrip('/')}", f"b/{name.lstrip('/')}"):
        yield line if line.endswith("\n") else f"{line}\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends; they end at U+000A alone."""
    *lines, rest = text.split("\n")
    return [f"{line}\n" for line in lines] + ([rest] if rest else [])


def _tell(done: list[_Mended], troubles: list[Trouble], given: Mapping[str, Any], stream: bool) -> None:
    """Say what was done, beside the standard output where that is taken, and what was not."""
    lang = given["lang"]
    colon = "\N{NO-BREAK SPACE}:" if lang == "fr" else ":"
    say = terminal.say if stream or given["diff"] else terminal.show
    if not given["quiet"]:
        for mended in done:
            if mended.fixed:
                codes = Counter(issue.code for issue in mended.fixed)
                counts = ", ".join(f"{code} {n}" for code, n in sorted(codes.items()))
                say(f"{mended.name}{colon} {counts}")
            if mended.crossing:
                say(f"{mended.name}{colon} {_left(mended.crossing, lang)}")
        say(_summary(done, lang, given["diff"]))
    for problem in problems(troubles, lang):
        terminal.say(f"tqcheck: {problem.sentence}")


def _left(crossing: int, lang: str) -> str:
    if lang == "fr":
        what = "corrections touchent" if crossing > 1 else "correction touche"
        return f"{crossing} {what} du balisage, à faire à la main."
    return f"{crossing} {'fixes touch' if crossing > 1 else 'fix touches'} markup, to be made by hand."


def _summary(done: list[_Mended], lang: str, diff: bool) -> str:
    fixed, left = sum(len(mended.fixed) for mended in done), sum(mended.left for mended in done)
    files = sum(bool(mended.fixed) for mended in done)
    many, some, rest = "s" * (fixed > 1), "s" * (files > 1), "s" * (left > 1)
    if lang == "fr":
        what = f"{fixed} correction{many} {'à faire ' if diff else ''}dans {files} fichier{some}"
        return f"{what}\N{NO-BREAK SPACE}; {left} défaut{rest} {'restent' if left > 1 else 'reste'} à relire."
    many, some, rest = "es" * (fixed != 1), "s" * (files != 1), "s" * (left != 1)
    what = f"{fixed} fix{many} {'to make ' if diff else ''}in {files} file{some}"
    return f"{what}; {left} issue{rest} left to read."
