"""What reports show of the source, and of the segments of bilingual files."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import jsonschema
from report_samples import checked, issue, plain, report
from report_samples import place as where

from tqcheck.check import Checked
from tqcheck.document import Cell
from tqcheck.report import concise, html, text
from tqcheck.report import json as json_report

FRENCH = "Le maire a parlé en 2006.\n\nIl est parti."
HOSTILE = 'First.\nThe <b>mayor</b> & "aides" spoke in 2016; he left.\nLast.'


def sourced(source: str = HOSTILE, span: str = "2016", **more: str) -> Checked:
    found = issue(FRENCH, "2006", "SRC_DATE", source=where(source, span))
    return checked(FRENCH, found, source=source, source_path=more.get("path", "a.en.txt"))


def rows() -> Checked:
    """Two rows of a table as one document, with an issue in the second."""
    found = issue("Un.\nDeux deux.", "Deux deux", "DUP_WORD")
    cells = (Cell(0, "x", 2, 3), Cell(4, "y", 7, 3))
    return checked("Un.\nDeux deux.", found, name="a.tsv", cells=cells)


# The passage that tells


def test_the_passage_of_the_source_stands_under_the_reason() -> None:
    shown = plain(text.render(report(sourced()))).split("\n")
    line = shown.index('      EN  The <b>mayor</b> & "aides" spoke in ‹2016›; he left.')
    assert shown[line - 1].endswith("il faut traduire.")


def test_a_long_passage_is_cut_to_the_width() -> None:
    source = f"{'word ' * 5000}in 2016{' word' * 5000}"
    for line in plain(text.render(report(sourced(source)), width=60)).split("\n"):
        assert len(line) <= 60
    (line,) = [each for each in plain(text.render(report(sourced(source)))).split("\n") if "EN  " in each]
    assert re.fullmatch(r" +EN  … (word )+in ‹2016› (word )+…", line)


def test_a_passage_that_is_all_of_its_line_is_not_marked() -> None:
    assert "      EN  First.\n" in plain(text.render(report(sourced(span="First."))))


def test_an_issue_that_the_source_does_not_tell_shows_none() -> None:
    one = checked(FRENCH, issue(FRENCH, "2006"), source=HOSTILE, source_path="a.en.txt")
    assert "EN  " not in plain(text.render(report(one)))
    assert "<p class=source>" not in html.render(report(one))


def test_the_page_shows_the_passage_escaped() -> None:
    page = html.render(report(sourced(), lang="en"))
    passage = "The &lt;b&gt;mayor&lt;/b&gt; &amp; &quot;aides&quot; spoke in <b>2016</b>; he left."
    assert f"<q lang=en>{passage}</q>" in page
    assert '<abbr title="What the English source says">EN</abbr>' in page


# The source that was used


def test_reports_name_the_source_that_was_used() -> None:
    assert "a.txt — 9 mots, 1 défaut, source\N{NO-BREAK SPACE}: a.en.txt" in plain(text.render(report(sourced())))
    assert "1 document (1 with its source)" in plain(text.render(report(sourced(), lang="en")))
    assert '<span class="count source-file">source: a.en.txt</span>' in html.render(report(sourced(), lang="en"))


def test_a_source_that_stands_in_the_file_itself_is_not_named_again() -> None:
    assert "source" not in plain(text.render(report(sourced(path="a.txt")))).split("\n")[0]


def test_a_path_of_a_source_is_escaped() -> None:
    assert "<u>" not in html.render(report(sourced(path="<u>.en.txt")))


# The segments of a bilingual file


def test_an_issue_is_placed_in_the_row_of_its_segment() -> None:
    assert concise.render(report(rows())).startswith("a.tsv:7:1: major DUP_WORD ")
    assert "[y 2:1]" in concise.render(report(rows()))
    assert "a.tsv:7 · y" in plain(text.render(report(rows()))).split("\n")[2]
    assert "<span>a.tsv:7 · y</span>" in html.render(report(rows()))


def test_json_names_unit_line_and_column_and_keeps_its_schema() -> None:
    schema = json.loads(files("tqcheck.report").joinpath("schema.json").read_text(encoding="utf-8"))
    data = json.loads(json_report.render(report(rows(), sourced())))
    jsonschema.validate(data, schema)
    table, article = data["documents"]
    (found,) = table["issues"]
    assert {key: found[key] for key in ("unit", "unit_start", "file_line", "file_column", "start")} == {
        "unit": "y", "unit_start": 4, "file_line": 7, "file_column": 3, "start": 4,
    }  # fmt: skip
    assert "source_path" not in table
    assert article["source_path"] == "a.en.txt"
    assert article["issues"][0]["source"]["text"] == "2016"
    assert "unit" not in article["issues"][0]
