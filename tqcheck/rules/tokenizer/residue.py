"""TOK_RESIDUE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.tokens import word_start

_SPECIAL = (
    r"</?s>|<(?:pad|bos|eos|sep|cls|mask|sos|BOS|EOS|PAD|SEP|CLS|MASK)>|\[(?:SEP|CLS|PAD|MASK|BOS|EOS)\]"
    r"|<2[a-z]{2,3}>|<extra_id_\d{1,3}>|>>[a-z]{2,3}(?:_[A-Za-z]{2,4})?<<|__(?:fr|en|de|es|[a-z]{2}_[A-Z]{2})__|(?<!\w)(?:fr_XX|en_XX|fra_Latn|eng_Latn)(?!\w)"
    r"|<0x[0-9A-F]{2}>|-[LR][RSC]B-|<eot>|<nl>|<EOT>"
)
_LEFT = r"(?<![^\W_])[^\W_]+(?:'[^\W_]+)?"
_JOINED = (
    rf"(?P<bpe>(?:{_LEFT}@@ ){{1,12}}{_LEFT})|(?P<dangling>{_LEFT}@@(?!\w))"
    rf"|(?P<spaced>{_LEFT} @(?P<mark>[-,.:/'])@ {_LEFT}(?: @(?P=mark)@ {_LEFT}){{0,4}})|(?P<bare>@[-,.:/']@)"
    rf"|(?P<piece>{_LEFT}(?: ##[a-zà-ÿœ]+){{1,10}})|(?P<orphan>(?<![\w#&])##[a-zà-ÿœ]{{2,}})"
    r"|(?P<joiner>(?<!\S)[^\s￭￨]*(?: ?￭ ?[^\s￭￨]*)+)"
)
_PIECES = r"(?P<pieces>(?<!\S)[^\s▁ĠĊ]*(?:▁+[^\s▁]*)+)|(?P<bytes>(?<!\S)(?:[^\sĠĊ]*[ĠĊ])+[^\sĠĊ]*)"
_QUOTED = (
    r"(?P<clitic>(?<![\w'])(?<!' )(?:aujourd|presqu|quelqu|jusqu|lorsqu|puisqu|quoiqu|[ldnsjmtc]|qu)\b ' (?=[^\W\d_])[^\W_]+)"
    r"|(?P<inversion>(?<![\w'])[^\W\d_]+ - t - (?:il|elle|on|ils|elles)\b)"
    r"|(?P<hyphens>\b(?i:peut - être|est - ce|c'est - à - dire|là - bas|celui - ci|celle - ci|ceux - ci|rendez - vous|vice - président|ci - dessus|"
    r"ci - dessous|grand - mère|grand - père|quelques - uns|lui - même|elle - même|eux - mêmes|moi - même|soi - disant|dix - sept|dix - huit|dix - neuf))\b"
)
_RESIDUE = regex(f"(?P<special>{_SPECIAL})|{_PIECES}|{_JOINED}")
_SPACED = regex(f"(?i:{_QUOTED})")
_KINDS = frozenset("special pieces bytes bpe dangling spaced bare piece orphan joiner clitic inversion hyphens".split())
_RARE = frozenset("▁ĠĊ￭@#<[>_")
_BRACKETS = frozenset("lrb rrb lsb rsb lcb rcb".split())  # "-LRB-" is how some corpora write "("
_CUT = frozenset(
    "aujourd presqu quelqu jusqu lorsqu puisqu quoiqu l d n s j m t c qu peut est là celui celle ceux rendez vice ci grand"
    " quelques lui elle eux moi soi dix".split()
)
_SIGN = regex(rf"[▁ĠĊ￭]|@@|@[-,.:/']@|##[a-zà-ÿœ]|{_SPECIAL}")


def _is_marked(word: str) -> bool:
    return not word.isalnum() or "Ġ" in word or "Ċ" in word  # all that is no letter or digit in a word is "_"


def _residues(article: Article) -> Iterator[re.Match[str]]:
    """All traces; the patterns that read whole words are asked only where a sign stands."""
    text = article.text
    if not article.characters.isdisjoint(_RARE) or "B-" in text:
        yield from _unjoined(article)
    for start in sorted(set(chain(_suspects(text, " ' "), _suspects(text, " - ")))):
        found = _SPACED.match(text, start)
        if found is not None:
            yield found


def _suspects(text: str, mark: str) -> Iterator[int]:
    """Where the words begin before a mark with spaces, those with which a turn may begin that was cut."""
    place = text.find(mark)
    while place >= 0:
        start = word_start(text, place)
        if text[start:place].lower() in _CUT or text.startswith("t - ", place + len(mark)):
            yield start
        place = text.find(mark, place + 1)


def _unjoined(article: Article) -> Iterator[re.Match[str]]:
    text = article.text
    for paragraph in article.paragraphs:
        if _SIGN.search(text, paragraph.start, paragraph.end):
            yield from _RESIDUE.finditer(text, paragraph.start, paragraph.end)


def _mended(article: Article, found: re.Match[str], kind: str) -> str:
    """The passage as it was before it was cut into pieces."""
    text = found[0]
    if kind == "pieces":
        whole = re.sub("▁+", " ", text)
        return (
            whole.lstrip() if article.text[found.start() - 1 : found.start()].isspace() or found.start() == 0 else whole
        )
    if kind == "bytes":
        whole = text.replace("Ċ", "\n").replace("Ġ", " ")
        return whole.lstrip(" ") if article.text[found.start() - 1 : found.start()].isspace() else whole
    if kind in ("bpe", "dangling"):
        return re.sub("@@ ?", "", text)
    if kind == "spaced":
        return re.sub(r" @([-,.:/'])@ ", r"\1", text)
    if kind == "bare":
        return text[1]
    if kind in ("piece", "orphan"):
        return re.sub(" ?##", "", text)
    if kind == "joiner":
        return re.sub(" ?￭ ?", "", text)
    if kind == "clitic":
        return text.replace(" ' ", article.profile.apostrophe)
    if kind in ("inversion", "hyphens"):
        return text.replace(" - ", "-")
    return {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}.get(text, "")


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    """A token that is dropped takes one space with it, so that no line begins or ends with one."""
    if text[start - 1 : start] in ("", "\n", " ") and text[end : end + 1] == " ":
        return start, end + 1
    if text[end : end + 1] in ("", "\n") and text[start - 1 : start] == " ":
        return start - 1, end
    return start, end


@rule(
    "TOK_RESIDUE",
    "Tokenizer residue",
    Category.MARKUP,
    Severity.MAJOR,
    title_fr="Reste de découpage en jetons",
    explanation_fr="Les signes ou les espaces d’un découpeur sont restés dans le texte.\n\n"
    "Les moteurs coupent les mots en morceaux et les recollent à la fin ; ici, la dernière étape a manqué.",
    words=_BRACKETS,
    test=_is_marked,
    gaps=r"[▁￭]|@@|@[-,.:/']@|##\Z|</?\Z|\[\Z|>>\Z|\A [-'] \Z",
    any_of=True,
    outranks=["PUN", "TYP", "ELI", "QUO", "MKP", "BRK", "ENG", "CAP", "AGR", "LEX", "MET_ID", "DUP"],
    bad=[
        Bad("Le conseil ⟦▁municipal▁siège▁mardi⟧.", fixed="Le conseil municipal siège mardi."),
        Bad("La ⟦munici@@ pal@@ ité⟧ a voté.", fixed="La municipalité a voté."),
        Bad("Le ⟦sous @-@ sol⟧ est inondé.", fixed="Le sous-sol est inondé."),
        Bad("La ⟦muni ##cipa ##lité⟧ a voté.", fixed="La municipalité a voté."),
        Bad("Le vote est clos.⟦<pad>⟧", fixed="Le vote est clos."),
        Bad("⟦L ’ école⟧ rouvre lundi.", fixed="L’école rouvre lundi."),
        Bad("La maire ⟦viendra - t - elle⟧ demain ?", fixed="La maire viendra-t-elle demain ?"),
    ],
    good=[
        Good("Le compte @mairie et l’adresse contact@mairie.fr."),
        Good("Le mot-dièse ##Climat n’existe pas, #Climat oui."),
        Good("Les langages C# et F# ; le groupe Guns N’ Roses."),
        Good("Le R ’n’ B domine les ventes."),
        Good("Le match Lens - Brest est reporté."),
        Good("Il a dit à l’arbitre : « 1 ' 30 ! »."),
    ],
)  # fmt: skip
def tokenizer_residue(article: Article) -> Findings:
    """The marks or the spaces of a tokenizer were left in the text.

    Engines cut words into pieces and put them together again at the end; here the last step was missed.
    """
    for found in _residues(article):
        start, end = found.span()
        kind = next(name for name, value in found.groupdict().items() if value is not None and name in _KINDS)
        if article.masked(start, end) and kind in ("bare", "dangling", "clitic"):
            continue
        stop = end
        while kind == "pieces" and article.text[stop - 1] in ".,;:!?»)":
            stop -= 1
        shown = article.text[start:stop]
        shown = shown if len(shown) <= 40 else shown[:39] + "…"
        mended = _mended(article, found, kind)
        first, last = _edges(article.text, start, stop) if kind == "special" and not mended else (start, stop)
        yield Finding(
            start,
            stop,
            f"« {shown} » : trace du découpage en jetons du moteur de traduction.",
            f"“{shown}”: a trace of how the translation engine cuts words into tokens.",
            (Edit(first, last, mended[: len(mended) - (end - stop)]),),
            0.96,
            safe=kind == "clitic",
        )
