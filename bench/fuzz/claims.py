"""What must hold of every text, whatever it is; a broken claim is named, so that two findings of one kind are one."""

from __future__ import annotations

import importlib
import traceback
from dataclasses import replace

from tqcheck import catalogue
from tqcheck.check import Checked, Issue, check
from tqcheck.document import Document
from tqcheck.fixing import fix
from tqcheck.gate import Verdict
from tqcheck.output import encode
from tqcheck.profiles import House
from tqcheck.report import Report
from tqcheck.rule import Edit
from tqcheck.tally import count

# Rules whose edit writes the mark that is missing, which is not where the one that misses it stands.
ELSEWHERE = ("QUO_UNCLOSED", "QUO_UNOPENED", "BRK_UNBAL")
FORMATS = tuple("text concise json jsonl sarif github gitlab junit rdjson markdown csv html".split())


class BrokenError(Exception):
    """A claim that does not hold; `name` is the same for all inputs that break it in the same way."""

    def __init__(self, name: str, detail: str = "") -> None:
        super().__init__(f"{name}: {detail}" if detail else name)
        self.name = name


def raised(error: BaseException) -> BrokenError:
    """An exception that nobody should see, named by its type and the place in our code where it was raised."""
    frames = [each for each in traceback.extract_tb(error.__traceback__) if "/tqcheck/" in each.filename]
    place = f"{frames[-1].filename.rpartition('/tqcheck/')[2]} {frames[-1].name}" if frames else "outside"
    return BrokenError(f"{type(error).__name__} in {place}", str(error)[:200])


def hold(text: str, source: str | None = None, house: House | None = None, *, deep: bool = False) -> Checked:
    """Check a text with every rule and look at every issue; with `deep` also fix it and write every report."""
    document = Document(text, "a", "a.txt", source)
    try:
        checked = check(document, catalogue.all_rules(), house)
    except Exception as error:
        raise raised(error) from error
    sound(checked)
    if deep:
        _deep(document, checked, house)
    return checked


def sound(checked: Checked) -> None:
    """BrokenError where an issue is not as it must be."""
    text, last = checked.document.text, 0
    prints = [issue.fingerprint for issue in checked.issues]
    if len(set(prints)) < len(prints):
        raise BrokenError("two issues have one fingerprint")
    for issue in checked.issues:
        code = issue.code
        if not 0 <= issue.start <= issue.end <= len(text):
            raise BrokenError(f"{code}: the span is not in the text", f"{issue.start}-{issue.end} of {len(text)}")
        if issue.text != text[issue.start : issue.end]:
            raise BrokenError(f"{code}: the text is not that of the span")
        if issue.start < last:
            raise BrokenError(f"{code}: the issues are not in order")
        last = issue.start
        if not (issue.fr.strip() and issue.en.strip() and 0 <= issue.confidence <= 1):
            raise BrokenError(f"{code}: a message is empty or the confidence is none")
        _edits(issue, text)
        _source(issue, checked.document.source)
        _place(issue, checked.document)


def _edits(issue: Issue, text: str) -> None:
    ordered = sorted(issue.edits, key=lambda edit: (edit.start, edit.end))
    last = 0
    for edit in ordered:
        if not 0 <= edit.start <= edit.end <= len(text):
            raise BrokenError(f"{issue.code}: an edit is not in the text")
        if edit.start < last:
            raise BrokenError(f"{issue.code}: two edits of one issue overlap")
        last = edit.end
    apart = not any(edit.start <= issue.end and edit.end >= issue.start for edit in issue.edits)
    if issue.edits and apart and issue.code not in ELSEWHERE:
        raise BrokenError(f"{issue.code}: no edit touches the span")
    if issue.safe and any(text[edit.start : edit.end] == edit.replacement for edit in ordered):
        raise BrokenError(f"{issue.code}: a safe edit changes nothing")


def _source(issue: Issue, source: str | None) -> None:
    if issue.source is None:
        return
    start, end = issue.source
    if source is None or not 0 <= start <= end <= len(source):
        raise BrokenError(f"{issue.code}: the span of the source is not in it")


def _place(issue: Issue, document: Document) -> None:
    for offset in (issue.start, issue.end):
        start, _ = document.lift(offset, offset)
        file = document.file.text
        if not 0 <= start <= len(file):
            raise BrokenError(f"{issue.code}: the place is not in the file")
        line = file.count("\n", 0, start) + 1, start - (file.rfind("\n", 0, start) + 1) + 1
        if document.where(offset) != line:
            raise BrokenError(f"{issue.code}: line and column are not those of the offset")


def _deep(document: Document, checked: Checked, house: House | None) -> None:
    if check(replace(document), catalogue.all_rules(), house) != checked:
        raise BrokenError("a second check finds something else")
    written((checked,))
    _fixes(document, house)


def written(checked: tuple[Checked, ...]) -> None:
    """BrokenError where a report of these documents cannot be written in every format."""
    try:
        report = Report(checked, count(checked), Verdict(()), (), "s")
        for format_ in FORMATS:
            encode(importlib.import_module(f"tqcheck.report.{format_}").render(report))
    except Exception as error:
        raise raised(error) from error


def _fixes(document: Document, house: House | None) -> None:
    """Fixing ends, gives a text that can be checked, and a second time changes nothing."""
    try:
        fixed = fix(document, catalogue.all_rules(), house)
        sound(fixed.left)
        twice = fix(replace(document, text=fixed.text), catalogue.all_rules(), house)
    except BrokenError:
        raise
    except Exception as error:
        raise raised(error) from error
    if twice.text != fixed.text:
        raise BrokenError("a second fix changes the text again")
    text = document.text
    for edits in fixed.rounds:
        text = _applied(text, edits)
    if text != fixed.text:
        raise BrokenError("the rounds of edits do not lead to the fixed text")


def _applied(text: str, edits: tuple[Edit, ...]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text
