"""One text on a rule, wherever it is read."""

from __future__ import annotations

import html
import json
import re

import pytest
from click.testing import CliRunner
from report_samples import report

from tqcheck import catalogue
from tqcheck.check import check
from tqcheck.cli import main
from tqcheck.document import Document
from tqcheck.report import explained, sarif
from tqcheck.rule import Rule


def strings(page: explained.Page) -> list[str]:
    examples = [text for each in (*page.faulty, *page.correct) for text in (each.text, each.fixed, each.source) if text]
    return [page.title, page.facts, page.explanation, *examples, *(part for pair in page.quiet for part in pair)]


def squeezed(text: str) -> str:
    return "".join(text.split())


def read(markdown: str) -> str:
    """What a reader sees of Markdown."""
    tags = re.sub(r"<br>|</?mark>", " ", markdown)
    return squeezed(html.unescape(re.sub(r"\\([\\`*_\[\]#|~])", r"\1", tags)))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_explain_and_the_pages_say_the_same_of_every_rule(lang: str) -> None:
    for rule in catalogue.all_rules():
        page = explained.page(rule, lang)
        printed = CliRunner(env={"TQCHECK_LANG": None}).invoke(main, ["explain", rule.code, "--lang", lang]).stdout
        terminal, markdown = squeezed(printed), read(explained.markdown(page, lang))
        for text in map(squeezed, strings(page)):
            assert text in terminal, rule.code
            assert text in markdown, rule.code


def test_sarif_holds_the_page_of_a_rule() -> None:
    document = Document("Le prix du du blé remonte.", "a.txt", "a.txt")
    told = json.loads(sarif.render(report(check(document), lang="fr")))
    [rule] = told["runs"][0]["tool"]["driver"]["rules"]
    assert rule["help"]["markdown"] == explained.markdown(explained.page(catalogue.get("DUP_WORD"), "fr"), "fr")
    assert rule["shortDescription"]["text"] == "Mot écrit deux fois de suite"


def test_options_of_a_rule_are_named_with_their_values() -> None:
    def limit(article: object, *, least: int = 3) -> None: ...

    base = catalogue.get("DUP_WORD")
    rule = Rule(**{name: getattr(base, name) for name in Rule.__slots__} | {"function": limit})
    page = explained.page(rule, "en")
    assert page.options == (("least", "3"),)
    assert "**Options** (`[rules.DUP_WORD]`)\n\n- `least` = `3`" in explained.markdown(page, "en")


def test_markup_in_a_text_is_shown_and_not_obeyed() -> None:
    assert explained.plain("<b> & **fort** [a](b) `c` _d_ # | \\") == (
        r"&lt;b&gt; &amp; \*\*fort\*\* \[a\](b) \`c\` \_d\_ \# \| \\"
    )


def test_what_is_silenced_as_explained_is_silent() -> None:
    text = "Le prix du du blé remonte."
    assert [issue.code for issue in check(Document(text)).issues] == ["DUP_WORD"]
    _, flag, code = explained.page(catalogue.get("DUP_WORD"), "en").quiet[0][1].rpartition("--ignore ")
    assert flag == "--ignore "
    assert check(Document(text), catalogue.choose((), [code])).issues == ()
