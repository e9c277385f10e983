"""Texts, names, sources and reasons that try to be more than words: nothing happens, in a browser and in any format."""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from command import tqcheck
from lxml import etree
from markdown_it import MarkdownIt
from report_samples import checked, issue, report
from reviewer import Reviewer, page_of

from tqcheck.baseline import Entry
from tqcheck.check import State
from tqcheck.gate import Reason
from tqcheck.output import encode
from tqcheck.report import Problem, Report

ATTACKS = {
    "script": "</script><script>document.documentElement.dataset.ran = 1; alert(1)</script>",
    "template": "{{ 7 * 7 }} {% raw %} ${7 * 7} </template></textarea></title></style>",
    "image": '"><img src=x onerror="document.documentElement.dataset.ran = 1"> \'><svg/onload=alert(2)>',
    "attribute": '" onmouseover="document.documentElement.dataset.ran = 1" x=\' autofocus onfocus=alert(3) `',
    "link": "javascript:document.documentElement.dataset.ran=1 [x](javascript:alert(4)) <a href=javascript:alert(5)>",
    "cdata": "]]> <![CDATA[ <!-- --> <?xml version='1.0'?> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;",
    "command": "%0A::error::faux %0D%0A##[error]faux\n::error file=x::faux\r::set-output name=x::faux",
    "terminal": "\x1b[31mrouge\x1b[0m \x1b]8;;https://example.org\x07lien\x1b]8;;\x07 \x9b2J \x07 \x08",
    "formula": "=cmd|'/C calc'!A0 +1 -1 @SUM(A1) \t=1+1",
    "names": "__proto__ constructor toString &lt;b&gt; &#60;b&#62; &amp; \u2028 \u2029 \ud800 \x00 \u202e",
}
FORMATS = (
    "concise",
    "csv",
    "github",
    "gitlab",
    "html",
    "json",
    "jsonl",
    "junit",
    "markdown",
    "rdjson",
    "sarif",
    "text",
)


def hostile(attack: str) -> Report:
    """A report in which everything that comes from outside is the attack."""
    text = f"Le titre {attack}\n\n{attack} du texte board que que."
    found = [
        issue(text, "board", fr=attack, en=attack, edits=[("board", attack)], source=(0, len(attack))),
        replace(issue(text, "que que", "DUP_WORD", fr=attack), state=State.DISMISSED, note=attack),
        issue(text, (9, 9 + len(attack)), "ENG_LINE", severity="minor", tier="B", fr=f"Reste : {attack}"),
    ]
    name = attack.replace("/", "∕")  # no name of a file holds one
    document = checked(text, *found, name=f"{name}.txt", source=f"{attack} board", source_path=f"{name}.en.txt")
    return replace(
        report(
            document, checked(attack, name=attack), reasons=[Reason(attack, attack)], problems=[Problem(attack, attack)]
        ),
        notices=(attack,), command=f"tqcheck check {attack}", gone=(Entry("0" * 16, "DUP_WORD", attack, attack),),
        signature=f"tqcheck:0|{attack}",
    )  # fmt: skip


def render(format_: str, of: Report) -> str:
    text: str = importlib.import_module(f"tqcheck.report.{format_}").render(of)
    return encode(text).decode("utf-8")


@pytest.mark.parametrize("name", ATTACKS)
def test_nothing_runs_in_the_browser_and_the_words_are_there_to_be_read(
    reviewer: Reviewer, tmp_path: Path, name: str
) -> None:
    plain, attacked = page_of(hostile("rien"), tmp_path), tmp_path / "attacked.html"
    attacked.write_text(render("html", hostile(ATTACKS[name])), encoding="utf-8")
    elements = """Object.fromEntries(Object.entries(Object.groupBy(document.querySelectorAll(
      "script, img, svg, iframe, object, embed, form, input, textarea, style, link, meta, base, video, audio, template"
    ), node => node.localName)).map(([name, list]) => [name, list.length]))"""
    expected = reviewer.open(plain).value(elements)
    reviewer.open(attacked)
    for key in ("j", "e", "Escape", "j", "a", "l", "u", "c", "0", "j", "j", "?", "Escape", "t", "s", "s"):
        reviewer.press(key)
    reviewer.press("0")
    for selector in (".cards > li", "mark", ".doc h2"):
        reviewer.at(selector).first.hover()
    reviewer.click("#c1 button[data-verdict=false]")
    assert reviewer.at("#reason .passage").inner_text()
    reviewer.at("#reason-text").fill(ATTACKS[name].replace("\x00", ""))
    reviewer.press("Enter")
    reviewer.open(attacked)
    reviewer.press("0")
    assert reviewer.value(elements) == expected
    assert reviewer.value("document.documentElement.dataset.ran") is None
    handlers = reviewer.value("""[...document.querySelectorAll("body, body *")]
      .flatMap(node => node.getAttributeNames())
      .filter(name => name.startsWith("on") || name === "style" || name === "srcdoc")""")
    assert handlers == []
    links = set(
        reviewer.value("[...document.querySelectorAll('[href], [src]')].map(node => node.getAttribute('href'))")
    )
    assert all(link.startswith("#") or link == "data:," for link in links)
    if name in ("script", "image", "template", "link"):
        for part in ("article", ".cards > li p", ".doc h2", ".reasons", ".problems", ".notices", "#gone", "#command"):
            said = " ".join((reviewer.at(part).first.text_content() or "").split())
            assert " ".join(ATTACKS[name].split()).replace("/", "∕") in said.replace("/", "∕"), part


def test_a_hash_made_by_somebody_else_does_nothing(reviewer: Reviewer, tmp_path: Path) -> None:
    page = page_of(hostile("rien"), tmp_path)
    for attack in (attack.encode("utf-8", "replace").decode() for attack in ATTACKS.values()):
        hash_ = "#text={0}&severity={0}&file={0}&{0}={0}&{0}".format(quote(attack))
        reviewer.open(page, hash_)
        assert reviewer.value("document.documentElement.dataset.ran") is None
        assert reviewer.at("#search").input_value().split() == re.sub(r"[\r\n]", "", attack).split()
        reviewer.press("0", "j")
        assert reviewer.current().startswith("1:")


def test_a_damaged_memory_of_the_browser_does_nothing(reviewer: Reviewer, tmp_path: Path) -> None:
    page = page_of(hostile("rien"), tmp_path)
    reviewer.open(page)
    for value in ("{", "null", "[]", '{"f-1": null}', '"x"', '{"__proto__": {"verdict": "real"}}'):
        reviewer.press("j", "a")
        assert reviewer.at(".card[data-verdict=real]").count() == 1
        reviewer.value(f"Object.keys(localStorage).forEach(key => localStorage.setItem(key, {json.dumps(value)}))")
        reviewer.open(page)
        assert reviewer.at(".card[data-verdict]").count() == 0


@pytest.mark.parametrize("name", ATTACKS)
@pytest.mark.parametrize("format_", ["json", "sarif", "gitlab", "rdjson", "jsonl"])
def test_json_formats_give_the_words_back_as_words(format_: str, name: str) -> None:
    text = render(format_, hostile(ATTACKS[name]))
    read = [json.loads(line) for line in text.split("\n")] if format_ == "jsonl" else json.loads(text)
    wanted = ATTACKS[name].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert any(" ".join(wanted.split())[:10] in " ".join(found.split()) for found in strings(read))
    assert not set("\x1b\x9b\x07") & set(text)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


@pytest.mark.parametrize("name", ATTACKS)
def test_junit_holds_no_element_but_its_own(name: str) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(render("junit", hostile(ATTACKS[name])).encode("utf-8"), parser)
    own = {"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out", "system-err",
           "properties", "property"}  # fmt: skip
    assert {element.tag for element in root.iter()} <= own
    assert "<!DOCTYPE" not in render("junit", hostile(ATTACKS[name]))


@pytest.mark.parametrize("name", ATTACKS)
def test_no_cell_of_the_table_is_a_formula(name: str) -> None:
    rows = list(csv.reader(io.StringIO(render("csv", hostile(ATTACKS[name])), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) >= 4
    cells = [cell.lstrip("\ufeff") for row in rows for cell in row]
    assert not [cell for cell in cells if re.match(r"[\s]*[=+\-@\t\r]", cell)]


@pytest.mark.parametrize("name", ATTACKS)
def test_github_sees_one_command_for_each_thing_to_say(name: str) -> None:
    lines = render("github", hostile(ATTACKS[name])).splitlines()
    count = len(render("github", hostile("rien")).splitlines())
    assert len(lines) == count
    for line in lines:
        assert re.match(r"::(error|warning|notice)( |::)", line)
        # What follows the properties is a message; its colons mean nothing to the runner.
        properties = line.split("::")[1].partition(" ")[2]
        assert not [part for part in properties.split(",") if not re.fullmatch(r"\w+=[^:\r\n]*", part)], properties


@pytest.mark.parametrize("format_", ["text", "concise", "github", "markdown", "csv"])
@pytest.mark.parametrize("name", ATTACKS)
def test_a_terminal_is_told_nothing_but_words(format_: str, name: str) -> None:
    text = render(format_, hostile(ATTACKS[name]))
    assert not set("\x00\x07\x08\x1b\x7f\x9b\u202e") & set(text)
    if format_ in ("text", "concise"):
        assert len(text.splitlines()) == len(text.split("\n")) or "\r" not in text


@pytest.mark.parametrize("name", ATTACKS)
def test_markdown_makes_neither_elements_nor_links_of_them(name: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(render("markdown", hostile(ATTACKS[name])))
    tags = set(re.findall(r"<(\w+)", html))
    assert not tags & {"script", "img", "svg", "a", "iframe", "style", "title", "template", "textarea"}
    rows = re.findall(r"<tr>.*?</tr>", html, re.DOTALL)
    assert len({row.count("<td") for row in rows if "<td" in row}) <= 2


@pytest.mark.parametrize("format_", FORMATS)
def test_each_format_is_made_by_the_command_line_of_files_with_such_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for attack in ATTACKS.values():
        text = attack.encode("utf-8", "replace").decode().replace("\x00", "")
        path = tmp_path / f"{text.replace('/', '∕')[:80]}.fr.txt"
        path.write_text(f"Le titre {text}\n\nLe prix du du blé {text} monte.\n", encoding="utf-8")
    done = tqcheck(".", "--isolated", "--format", format_, "--color", "never")
    assert done.exit_code == 1, done.output
    assert done.stdout.count("DUP_WORD") >= len(ATTACKS) or format_ == "github"
    assert not set("\x1b\x9b\x07\u202e") & set(done.stdout + done.stderr)
    if format_ == "github":
        assert all(re.match(r"::(error|warning|notice) ", line) for line in done.stdout.splitlines())


def test_the_settings_of_rules_are_words_too(reviewer: Reviewer, tmp_path: Path) -> None:
    attacks = [attack.encode("utf-8", "replace").decode() for attack in ATTACKS.values()]
    (tmp_path / "tqcheck.toml").write_text(f"[rules.ENG_SPAN]\naccept = {json.dumps(attacks)}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Le titre\n\nLe prix du du blé monte, said the chairman of the board.\n", "utf-8")
    page = tmp_path / "report.html"
    done = tqcheck(str(tmp_path / "a.txt"), "--config", str(tmp_path / "tqcheck.toml"), "--output", f"html={page}")
    assert done.exit_code == 1, done.output
    reviewer.open(page)
    reviewer.press("j", "e", "Escape", "j", "e", "Escape")
    reviewer.click("#rules > summary")
    assert reviewer.value("document.documentElement.dataset.ran") is None
    assert reviewer.at("img, iframe, body svg:not(.strip, .chart)").count() == 0


def test_the_reason_of_a_baseline_is_words_too(
    reviewer: Reviewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Le titre\n\nLe prix du du blé monte.\n", encoding="utf-8")
    tqcheck("a.txt", "--isolated", "--write-baseline", "baseline.json")
    data = json.loads(Path("baseline.json").read_text(encoding="utf-8"))
    reason = " ".join(attack.encode("utf-8", "replace").decode() for attack in ATTACKS.values())
    data["issues"][0] |= {"state": "dismissed", "reason": reason}
    Path("baseline.json").write_text(json.dumps(data), encoding="utf-8")
    done = tqcheck("a.txt", "--isolated", "--baseline", "baseline.json", "--output", "html=report.html")
    assert done.exit_code == 0, done.output
    reviewer.open(tmp_path / "report.html")
    assert reviewer.at(".card").count() == 1
    assert "</script><script>" in (reviewer.at(".card h3").text_content() or "")
    assert reviewer.value("document.documentElement.dataset.ran") is None
    reviewer.click(".triage summary")
    with reviewer.page.expect_download() as saved:
        reviewer.click("#export-baseline")
    (row,) = json.loads(saved.value.path().read_text(encoding="utf-8"))["issues"]
    assert row["state"] == "dismissed"
    assert row["reason"].startswith(reason[:200])
