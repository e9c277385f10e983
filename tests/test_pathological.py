"""Articles that nobody would write: each ends in time proportional to its length, with issues that are in it."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path

import pytest
from command import tqcheck

from bench.fuzz.claims import FORMATS, sound, written
from bench.redos import MOST, within
from tqcheck import catalogue
from tqcheck.check import Checked, check
from tqcheck.document import Document

pytestmark = pytest.mark.no_cover  # counting lines would take longer than the tests

OPENING = "Le prix du blé est en hausse dans la région. "
LETTERS = "abcdefghij"
TEXTS = {
    "no space": LETTERS,
    "capitals without a space": "ABCDEFGHIJ",
    "digits": "1234567890",
    "straight quotation marks": '"',
    "French quotation marks": "« a »",
    "opening quotation marks": "«",
    "closing quotation marks": "»",
    "curly quotation marks": "“a” ",
    "apostrophes": "'",
    "line breaks": "\n",
    "lines": "a\n",
    "paragraphs": "Le maire dort.\n\n",
    "line ends of Windows": "\r\n",
    "carriage returns": "\r",
    "combining marks": "\N{COMBINING ACUTE ACCENT}",
    "two combining marks in the wrong order": "\N{COMBINING ACUTE ACCENT}\N{COMBINING CEDILLA}",
    "letters with combining marks": "e\N{COMBINING ACUTE ACCENT}",
    "unpaired surrogates": "\ud800",
    "surrogates in the wrong order": "\udc00\ud800",
    "right-to-left overrides": "\N{RIGHT-TO-LEFT OVERRIDE}a",
    "NUL": "\0",
    "zero-width spaces": "a\N{ZERO WIDTH SPACE}",
    "lost letters": "a\N{REPLACEMENT CHARACTER}",
    "opening brackets": "(",
    "closing brackets": ")",
    "brackets of all kinds": "([{",
    "brackets in pairs": "(a) ",
    "spaces": " ",
    "no-break spaces": "\N{NO-BREAK SPACE}",
    "tabs": "\t",
    "capitals": "LE MAIRE A DIT QUE ",
    "one word": "le ",
    "one sentence": "le maire a dit que la ville est en deuil et que ",
    "English": "the mayor said that the city was in mourning and that ",
    "names": "Jean Dupont, ",
    "full stops": ".",
    "initials": "A.",
    "dashes": "—",
    "hyphens": "a-",
    "ellipses": "…",
    "addresses": "http://a.fr/",
    "emoji": "🎉",
    "mojibake": "Ã©",
    "tags": "<b>",
    "entities": "&amp;",
}  # fmt: skip
SIZE = 5_000


def text(kind: str, size: int) -> str:
    return OPENING + TEXTS[kind] * (size // len(TEXTS[kind]))


def checked(kind: str, size: int) -> Checked:
    return check(Document(text(kind, size), "a", "a.txt"), catalogue.all_rules())


@pytest.mark.parametrize("kind", TEXTS)
def test_time_is_proportional_to_length_and_every_issue_is_in_the_text(kind: str) -> None:
    sound(checked(kind, 4 * SIZE))
    long = within(30, partial(checked, kind, 4 * SIZE), 2)
    assert long < 0.05 or long < MOST * within(30, partial(checked, kind, SIZE), 2)


@pytest.mark.parametrize("kind", ["no space", "digits", "capitals", "line breaks", "combining marks", "spaces"])
def test_a_megabyte_is_checked(kind: str) -> None:
    seen = checked(kind, 1_000_000)
    sound(seen)
    assert len(seen.document.text) >= 1_000_000


@pytest.mark.parametrize("kind", ["straight quotation marks", "opening quotation marks", "opening brackets"])
def test_a_hundred_thousand_marks_are_checked(kind: str) -> None:
    sound(checked(kind, 100_000))


@pytest.mark.parametrize("kind", TEXTS)
def test_every_report_can_be_written_of_it(kind: str) -> None:
    written((checked(kind, 2_000),))


@pytest.mark.parametrize("format_", FORMATS)
def test_writing_a_report_takes_time_in_proportion_to_its_issues(format_: str) -> None:
    from importlib import import_module

    from report_samples import report

    render = import_module(f"tqcheck.report.{format_}").render
    passage = OPENING + "Le du du maire ( ) , a dit : « Oui. " * 20

    def reports(times: int) -> object:
        return report(check(Document(passage * times, "a", "a.txt")))

    small, large = reports(6), reports(24)
    render(small)
    gc.collect()
    long = within(30, partial(render, large), 2)
    assert long < 0.1 or long < MOST * within(30, partial(render, small), 2)


@pytest.mark.parametrize(
    "kind", ["digits", "no space", "one sentence", "spaces", "line breaks", "straight quotation marks"]
)
def test_a_source_beside_it_changes_nothing(kind: str) -> None:
    def work(size: int) -> object:
        source = "The price of wheat is up in the region. " + TEXTS[kind] * (size // len(TEXTS[kind]))
        return check(Document(text(kind, size), source=source), catalogue.all_rules())

    long = within(30, partial(work, 4 * SIZE), 2)
    assert long < 0.1 or long < MOST * within(30, partial(work, SIZE), 2)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (LETTERS * 100_000, None),
        ("«" * 20_000, 1),
        ("\n" * 1_000_000, 0),
        ("1234567890" * 100_000, 0),
        ("e\N{COMBINING ACUTE ACCENT}" * 50_000, None),
        ("\N{RIGHT-TO-LEFT OVERRIDE}" * 50_000, 1),
        ("\0", 2),
        (OPENING * 2_000, None),
    ],
    ids=["no space", "marks", "lines", "digits", "combining", "overrides", "NUL", "one line"],
)
def test_the_command_ends_with_the_right_status(body: str, status: int | None) -> None:
    Path("a.txt").write_text(OPENING + body, encoding="utf-8")
    result = tqcheck("a.txt", "--report=out", "--format", "concise")
    assert "Traceback" not in result.output
    assert result.exit_code == status or (status is None and result.exit_code in (0, 1))
    assert Path("out/tqcheck.html").exists()


@pytest.mark.usefixtures("folder")
def test_unpaired_surrogates_in_json_reach_the_report_and_come_back() -> None:
    Path("a.jsonl").write_text('{"text": "Le prix du du bl\\ud800 \\udc00 remonte."}\n', encoding="utf-8")
    for format_ in FORMATS:
        result = tqcheck("a.jsonl", "--format", "text", "--output", f"{format_}=r.{format_}")
        assert result.exit_code == 1
        Path(f"r.{format_}").read_bytes().decode("utf-8")
