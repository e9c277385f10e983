"""The baseline: issues that are known already, or that somebody dismissed with a reason; a run counts the others.

Issues are told apart by their fingerprint, which holds neither path nor place: an article that is renamed, or whose
paragraphs move, keeps its baseline.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from tqcheck import __version__
from tqcheck.check import Checked, Issue, State
from tqcheck.errors import TqcheckError

SCHEMA = "tqcheck-baseline/1"
_STATES = (State.KNOWN, State.DISMISSED)


class Entry(NamedTuple):
    """One issue of a baseline; `reason` says why it was dismissed, `path`, `rule` and `text` are for people."""

    fingerprint: str
    rule: str
    path: str
    text: str
    state: State = State.KNOWN
    reason: str = ""


class Baseline(NamedTuple):
    """The entries of a baseline file, in its order."""

    entries: tuple[Entry, ...] = ()

    def apply(self, checked: Iterable[Checked]) -> tuple[tuple[Checked, ...], Baseline]:
        """The documents with the state of their issues, and the entries that found none.

        Each entry sets one issue aside: those of a path that names both first, then any of the fingerprint.
        """
        documents = tuple(checked)
        left: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            left[entry.fingerprint].append(entry)
        states = _matches(documents, left)
        done = tuple(
            replace(each, issues=tuple(_aside(issue, states.get((number, at))) for at, issue in enumerate(each.issues)))
            for number, each in enumerate(documents)
        )
        unused = {id(entry) for entries in left.values() for entry in entries}
        return done, Baseline(tuple(entry for entry in self.entries if id(entry) in unused))

    def without(self, stale: Baseline) -> Baseline:
        """The baseline without the entries of another."""
        gone = {id(entry) for entry in stale.entries}
        return Baseline(tuple(entry for entry in self.entries if id(entry) not in gone))

    def render(self) -> bytes:
        """The file: one entry a line, in order of path, rule and text, so that it can be read as a diff."""
        ordered = sorted(self.entries, key=lambda each: (each.path, each.rule, each.text, each.fingerprint))
        lines = [f"  {json.dumps(_row(each), ensure_ascii=False)}" for each in ordered]
        body = ",\n".join(lines)
        head = f'{{"schema": "{SCHEMA}",\n "tool": {json.dumps({"name": "tqcheck", "version": __version__})},\n'
        return f'{head} "issues": [\n{body}\n ]}}\n'.encode("utf-8", "replace")


def _matches(documents: tuple[Checked, ...], left: dict[str, list[Entry]]) -> Mapping[tuple[int, int], Entry]:
    """The entry of each issue, by the numbers of document and issue; what was used is taken out of `left`."""
    found: dict[tuple[int, int], Entry] = {}
    for named in (True, False):
        for number, each in enumerate(documents):
            for at, issue in enumerate(each.issues):
                entries = left.get(issue.fingerprint)
                if not entries or (number, at) in found:
                    continue
                path = each.document.path
                chosen = next((e for e in entries if e.path == path), None) if named else entries[0]
                if chosen is not None:
                    entries.remove(chosen)
                    found[number, at] = chosen
    return found


def _aside(issue: Issue, entry: Entry | None) -> Issue:
    if entry is None or issue.state is not State.NEW:
        return issue
    return replace(issue, state=entry.state, note=entry.reason)


def of(checked: Iterable[Checked], kept: Baseline | None = None) -> Baseline:
    """The baseline of what was checked: every issue that counts, and the entries `kept` of an earlier one."""
    entries = [
        Entry(issue.fingerprint, issue.code, each.document.path, issue.text) for each in checked for issue in each.new
    ]
    return Baseline((*(kept.entries if kept else ()), *entries))


def _row(entry: Entry) -> dict[str, str]:
    row = {
        "fingerprint": entry.fingerprint,
        "rule": entry.rule,
        "path": entry.path,
        "text": entry.text,
        "state": str(entry.state),
    }
    return row | ({"reason": entry.reason} if entry.reason else {})


def load(path: Path) -> Baseline:
    """Read a baseline; TqcheckError says what is wrong with the file, and where."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TqcheckError(
            f"There is no baseline {path}; make it with --write-baseline {path}.",
            f"La référence {path} n’existe pas\N{NO-BREAK SPACE}; créez-la avec --write-baseline {path}.",
        ) from None
    except OSError as error:
        why = error.strerror or str(error)
        raise TqcheckError(
            f"The baseline {path} cannot be read ({why}).", f"La référence {path} ne peut pas être lue ({why})."
        ) from None
    except UnicodeDecodeError:
        raise _broken(path, "it is not UTF-8", "elle n’est pas en UTF-8") from None
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise _broken(path, f"invalid JSON, line {line}", f"JSON invalide, ligne {line}") from None
    return Baseline(tuple(_entries(path, data)))


def _entries(path: Path, data: Any) -> Iterator[Entry]:
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        known = isinstance(schema, str) and schema.startswith("tqcheck-baseline/")
        en = f"it is of version {schema}, this tqcheck reads {SCHEMA}" if known else f'"schema" must be "{SCHEMA}"'
        fr = f"elle est de version {schema}, ce tqcheck lit {SCHEMA}" if known else f"« schema » doit être {SCHEMA}"
        raise _broken(path, en, fr)
    rows = data.get("issues")
    if not isinstance(rows, list):
        raise _broken(path, '"issues" must be a list', "« issues » doit être une liste")
    for number, row in enumerate(rows, 1):
        yield _entry(path, number, row)


def _entry(path: Path, number: int, row: Any) -> Entry:
    if not isinstance(row, dict):
        raise _broken(path, f"issue {number} must be an object", f"le défaut {number} doit être un objet")
    keys = ("fingerprint", "rule", "path", "text")
    wrong = next((key for key in (*keys, "state") if not isinstance(row.get(key), str)), None)
    if wrong is not None:
        raise _broken(
            path, f'issue {number}: "{wrong}" must be a string', f"défaut {number} : « {wrong} » doit être une chaîne"
        )
    state, reason = row["state"], row.get("reason", "")
    if state not in _STATES or not isinstance(reason, str):
        raise _broken(
            path, f'issue {number}: "state" must be known or dismissed',
            f"défaut {number} : « state » doit être known ou dismissed",
        )  # fmt: skip
    if state == State.DISMISSED and not reason.strip():
        raise _broken(
            path, f"issue {number} is dismissed without a reason: give one",
            f"le défaut {number} est écarté sans raison\N{NO-BREAK SPACE}: donnez-en une",
        )  # fmt: skip
    return Entry(row["fingerprint"], row["rule"], row["path"], row["text"], State(state), reason.strip())


def _broken(path: Path, en: str, fr: str) -> TqcheckError:
    return TqcheckError(
        f"The baseline {path} cannot be used: {en}.",
        f"La référence {path} est inutilisable\N{NO-BREAK SPACE}: {fr}.",
    )
