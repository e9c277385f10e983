from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck import catalogue
from tqcheck.check import check
from tqcheck.document import Document

RULES = catalogue.all_rules()
APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
ACUTE = "\N{COMBINING ACUTE ACCENT}"
WORDS = (
    *"ministre|a|et|et|ou|du|né|the|of|Power|said|l'école|1,000|3.5 %|$5|p.m.|12 mai 2021|March 3|Kyiv|Kiev".split("|"),
    *"Etats|État|M.|etc.|www.a.fr|a@b.fr|Voici la traduction :|Read more|doc_01.txt|est devenu".split("|"),
    f"d{APOSTROPHE}Oslo",
    "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}stanbul",
    "Stra\N{LATIN SMALL LETTER SHARP S}e",
    f"e{ACUTE}te{ACUTE}",
    *("\N{GRINNING FACE}", "\N{ZERO WIDTH SPACE}", "\N{REPLACEMENT CHARACTER}"),
)
SIGNS = (
    *(" ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\N{NO-BREAK SPACE}", "\N{LINE SEPARATOR}"),
    *(". ", ", ", "; ", " : ", "! ", "?", "« ", " »", "“", "”", '"', "'", "(", ")", "[", "]", "…", "—", "--", "%", "/"),
    *("<b>", "&amp;", "&#39;", "{0}", "@@", "▁", "\\u00e9"),
)
TEXTS = st.lists(st.sampled_from(WORDS + SIGNS), max_size=40).map("".join)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS)
def test_no_rule_breaks_on_any_text_and_every_place_is_in_it(text: str) -> None:
    for issue in check(Document(text), RULES).issues:
        assert text[issue.start : issue.end] == issue.text
        assert all(0 <= edit.start <= edit.end <= len(text) for edit in issue.edits)
        assert issue.fr
        assert issue.en
