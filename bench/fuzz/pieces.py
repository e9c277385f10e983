"""What inputs are made of: our own articles, the examples of the rules, and hostile pieces made by hand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tqcheck import catalogue
from tqcheck.rule import Rule

CORPORA = Path(__file__).resolve().parent.parent.parent / "corpora"
_LINES = re.compile(r"\n+")
_LONGEST = 400  # code points of a paragraph that is taken whole

SIGNS = (
    *"«»“”„‟‹›‘’'\"`´()[]{}<>…!?;:,.-–—―_/\\|%‰€$£°§&#@*+=~^•·",
    *("--", "...", "''", "``", "« ", " »", " ;", " ,", " .", ",,", "?!", "!!!", "( )", "[…]", "« « ", " » »"),
    "\N{FULLWIDTH COMMA}",
    "\N{IDEOGRAPHIC FULL STOP}",
    "\N{LEFT CORNER BRACKET}",
    "\N{PRIME}",
    "\N{DOUBLE PRIME}",
)
SPACES = (
    *(" ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\r\n\r\n", "\n \n", "\v", "\f"),
    "\N{NO-BREAK SPACE}",
    "\N{NARROW NO-BREAK SPACE}",
    "\N{THIN SPACE}",
    "\N{EM SPACE}",
    "\N{EN SPACE}",
    "\N{HAIR SPACE}",
    "\N{FIGURE SPACE}",
    "\N{IDEOGRAPHIC SPACE}",
    "\N{NEXT LINE}",
    "\N{LINE SEPARATOR}",
    "\N{PARAGRAPH SEPARATOR}",
    "\N{OGHAM SPACE MARK}",
)
UNSEEN = (
    *("\0", "\x01", "\x08", "\x1b[31m", "\x1f", "\x7f", "\x80", "\x92", "\x96", "\x9f"),
    "\N{ZERO WIDTH SPACE}",
    "\N{ZERO WIDTH NON-JOINER}",
    "\N{ZERO WIDTH JOINER}",
    "\N{WORD JOINER}",
    "\N{ZERO WIDTH NO-BREAK SPACE}",
    "\N{SOFT HYPHEN}",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "\N{LEFT-TO-RIGHT OVERRIDE}",
    "\N{POP DIRECTIONAL FORMATTING}",
    "\N{RIGHT-TO-LEFT MARK}",
    "\N{RIGHT-TO-LEFT ISOLATE}",
    "\N{POP DIRECTIONAL ISOLATE}",
    "\N{VARIATION SELECTOR-16}",
    "\N{LANGUAGE TAG}",
    "\N{REPLACEMENT CHARACTER}",
    *("\ud800", "\udbff", "\udc00", "\udfff", "\ud83d", "\ude00", "\ud83d\ude00", "\udce9", "\ufffe", "\uffff"),
    "\U0010ffff",
    "\ue000",
)
LETTERS = (
    *"éèêëàâçîïôûùüœæÉÈÊÀÇŒÆßıſKÅÿŸﬁﬀǅǆ",
    *("e\N{COMBINING ACUTE ACCENT}", "c\N{COMBINING CEDILLA}"),
    *("\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DIAERESIS}"),
    "\N{COMBINING ACUTE ACCENT}\N{COMBINING CEDILLA}\N{COMBINING DOT BELOW}",
    "\N{COMBINING GRAPHEME JOINER}",
    "\N{COMBINING ENCLOSING KEYCAP}",
    "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}",
    "\N{LATIN SMALL LETTER SHARP S}",
    "\N{LATIN CAPITAL LETTER SHARP S}",
    "\N{HANGUL CHOSEONG KIYEOK}\N{HANGUL JUNGSEONG A}\N{HANGUL JONGSEONG KIYEOK}",
    *("漢字", "かな", "Привет", "а", "е", "о", "ελ"),
    *("שלום", "مرحبا", "नमस्ते", "ไทย", "🎉"),
    *("👩\N{ZERO WIDTH JOINER}🚀", "🇫🇷", "1\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}"),
    *("Ã©", "â€™", "Ã\N{NO-BREAK SPACE}", "Â«", "â‚¬", "�", "l�"),
)
DIGITS = (
    *("0", "1", "12", "1 000", "1,000", "1,000.50"),
    *("3.5 %", "$5", "5 $US", "1.000.000", "12:30", "12 h 30", "5 p.m."),
    *("٣٤٥", "१२", "²", "½", "Ⅷ"),
    *("①", "1e10", "0x1F", "00000000000000000000000", "99999999999999999999999999 milliards"),
    *("le 31 février 2021", "12/13/2020", "March 3, 2021", "le 1er"),
    *("XXIe", "1990s", "n° 5", "deux mille", "1/2", "-5"),
    *("vingt et un mille millions", "un demi-million", "de 10 à 15 %", "20°F"),
    *("6'2\"", "100 mph", "10 lbs", "1,5 million"),
    *("9" * 400, "9" * 400 + " miles", "$" + "9" * 400, "9" * 5000),
)
WORDS = (
    *"a et ou du de la le les des d' l' qu' l’ d’".split(),
    *"the of and said for to Mr. Dr. M. Mme etc. i.e. U.S. p.m. www".split(),
    *("said on Tuesday that it", "Voici la traduction :", "Read more", "Advertisement", "AP Photo", "(Reuters) -"),
    *("As an AI language model", "Note :", "Traduction :", "French:", "English:", "[INST]", "</s>", "<|endoftext|>"),
    *("est devenue", "se sont levé", "il ont", "des chevals", "de le"),
    *("à les", "si il", "que il", "Etats-Unis", "état"),
    *("Le ministre", "a-t-il dit", "dit-elle", "selon lui", "Kyiv"),
    *("Kiev", "Pékin", "Beijing", "ONU", "O.N.U.", "NATO"),
)
MARKUP = (
    *("<b>", "</b>", "<p", "<br/>", "<!--", "-->"),
    *("<![CDATA[", "]]>", "&amp;", "&nbsp;", "&#39;", "&#x1F600;", "&lt;b&gt;"),
    *("&;", "&#0;", "&#xD800;", "{0}", "{{x}}", "%s", "%(a)d", "$x", "@@", "@-@", "▁", "##", "\\u00e9", "\\n", "\\"),
    *("http://a.fr/b?c=d&e=f", "https://", "www.a.fr", "a@b.fr", "@a"),
    *("#b", "a.txt", "C:\\a\\b.doc", "`code`", "```", "**a**"),
    *("__x__", "[a](b)", "| a | b |", "---", "###", "> a", "- a"),
    *("* ", "1. ", "<unk>", "[UNK]", "<s>", "<source>", "::error::"),
)
GROUPS = (SIGNS, SPACES, UNSEEN, LETTERS, DIGITS, WORDS, MARKUP)


def _examples(rule: Rule) -> list[tuple[str, str | None]]:
    return [(bad.text, bad.source) for bad in rule.bad] + [(good.text, good.source) for good in rule.good]


@cache
def texts() -> tuple[str, ...]:
    """Paragraphs of our articles, their sentences, and the examples of every rule."""
    found = [text for rule in catalogue.all_rules() for text, _ in _examples(rule)]
    for path in sorted(CORPORA.rglob("*.fr.txt")):
        lines = [line for line in _LINES.split(path.read_text(encoding="utf-8")) if line]
        found += [line for line in lines if len(line) <= _LONGEST]
        found += [piece for line in lines for piece in re.split(r"(?<=[.!?»]) ", line) if len(piece) <= _LONGEST]
    return tuple(dict.fromkeys(found))


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Texts with their sources: the examples of rules that read one, and the paragraphs of our parallel articles."""
    found = [(text, source) for rule in catalogue.all_rules() for text, source in _examples(rule) if source]
    for path in sorted(CORPORA.rglob("*.en.txt")):
        target = path.with_name(path.name.replace(".en.txt", ".fr.txt"))
        sides = [_LINES.split(each.read_text(encoding="utf-8").strip()) for each in (target, path)]
        for size in (1, 2, 4):
            found += [
                ("\n\n".join(sides[0][at : at + size]), "\n\n".join(sides[1][at : at + size]))
                for at in range(0, min(map(len, sides)), size)
            ]
    return tuple(found)
