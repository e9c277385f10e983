"""ENC_SCRIPT."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_LETTERS = (
    "\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u0900-\u0dff\u0e00-\u0eff"
    "\u10a0-\u10ff\u1100-\u11ff\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff66-\uff9f\U00020000-\U0002a6df"
)
_RUN = regex(
    f"[{_LETTERS}][{_LETTERS}\u3000-\u303f\u0300-\u036f\u200c\u200d\uff00-\uff0f]*(?:[ ,.!?-]{{1,2}}[{_LETTERS}]+){{0,60}}"
)
_LATIN = regex("[A-Za-zÀ-ÖØ-öø-ɏ]")
_GREEK = regex("[\u0370-\u03ff](?:[ ,/-]+[\u0370-\u03ff])*$")
_NAMED = regex(
    r"\b(?:groupe|journal|quotidien|romancier|écrivain|poète|mots?|lettres?|caractères?|idéogrammes?|signes?|termes?|expression|hashtag|"
    r"chaîne|marque|revue|magazine|film|série|album|chanson|roman|livre|site|application|appli|nom|prénom|slogan|titre|inscription|"
    r"pancarte|alphabet|symboles?|écrit|traduit|signifie|dit|appelée?|nommée?|orthographié|mention|sigle|compte|chaîne|manga)\b'? ?(?:[\w']+ ){0,1}[,:«]? ?$"
)
_LANGUAGE = regex(
    r"\ben (?:russe|ukrainien|arabe|hébreu|grec|chinois|mandarin|japonais|coréen|persan|cyrillique|arménien|géorgien|hindi|thaï|bulgare|serbe|yiddish|"
    r"ourdou|cantonais|amharique|khmer|macédonien|kazakh|sanskrit|tibétain)\b"
)
_SCRIPT_NAMES = {
    "CYRILLIC": ("cyrillique", "Cyrillic"), "GREEK": ("grecque", "Greek"), "ARABIC": ("arabe", "Arabic"), "HEBREW": ("hébraïque", "Hebrew"),
    "CJK": ("chinoise ou japonaise", "Chinese or Japanese"), "HIRAGANA": ("japonaise", "Japanese"), "KATAKANA": ("japonaise", "Japanese"),
    "HANGUL": ("coréenne", "Korean"), "DEVANAGARI": ("indienne", "Indian"), "THAI": ("thaïe", "Thai"), "ARMENIAN": ("arménienne", "Armenian"),
    "GEORGIAN": ("géorgienne", "Georgian"),
}  # fmt: skip


def _is_foreign(word: str) -> bool:
    """True for a word with a letter that lies beyond those of the Latin alphabet."""
    return not word.isascii() and max(word) >= "\u0370"


def _explained(article: Article, start: int, end: int) -> bool:
    """True where the word is quoted, bracketed, named as a word, or translated beside it."""
    text = article.text
    if article.quotes.around(start) is not None or article.masked(start, end):
        return True
    if text.rfind("(", max(0, start - 80), start) > text.rfind(")", max(0, start - 80), start):
        return True
    if re.match(r" ?(?:\(|, (?:c'est-à-dire|soit|littéralement|ou) )", text[end : end + 20]):
        return True
    if _NAMED.search(text, max(0, start - 40), start):
        return True
    return _LANGUAGE.search(text, max(0, start - 80), end + 60) is not None


def _touches_latin(text: str, start: int, end: int) -> bool:
    return bool(_LATIN.match(text[start - 1 : start] or " ") or _LATIN.match(text[end : end + 1] or " "))


def _deletion(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """The proposal to drop the word, where what stands before it needs no noun."""
    before = re.search(r"([\w'-]+) $", text[max(0, start - 30) : start])
    if before is None or before[1].lower() in word_set("function_words_fr.txt") or before[1][-1] == "'":
        return ()
    return (Edit(start - 1, end, ""),)


@rule(
    "ENC_SCRIPT",
    "Word of another script left in French prose",
    Category.UNTRANSLATED,
    Severity.MAJOR,
    title_fr="Mot laissé dans un autre alphabet",
    explanation_fr="Un mot d’un autre alphabet est resté dans la phrase française.\n\n"
    "Les moteurs qui savent plusieurs langues glissent de l’une à l’autre. Les mots cités, mis entre parenthèses ou nommés sont laissés.",
    gaps=f"[{_LETTERS}]",
    test=_is_foreign,
    any_of=True,
    outranks=["TYP", "PUN_SPACE", "PUN_NOFINAL", "CAP"],
    bad=[
        Bad("La direction ⟦правление⟧ a refusé l’offre.", fixed="La direction a refusé l’offre."),
        Bad("Le groupe pétrolier vise le ⟦市场⟧ asiatique."),
        Bad("Selon le rapport, ⟦التقرير⟧ trois ponts sont fermés."),
        Bad("Le gouvernement ⟦정부는⟧ promet des aides.", fixed="Le gouvernement promet des aides."),
    ],
    good=[
        Good("Sur le mur, on lit « Слава » en lettres rouges."),
        Good("Le quotidien Дождь a fermé ses bureaux."),
        Good("Le temple Senso-ji (浅草寺) rouvre mardi."),
        Good("Le variant \N{GREEK SMALL LETTER DELTA} et le coefficient \N{GREEK CAPITAL LETTER SIGMA} sont étudiés."),
        Good("Le cri de ralliement, en ukrainien Слава Україні, retentit."),
    ],
)  # fmt: skip
def foreign_script(article: Article) -> Findings:
    """A word in another alphabet was left in the French sentence.

    Engines that know many languages slip into another one. Words that are quoted, bracketed or named are left alone.
    """
    text = article.text
    for found in _RUN.finditer(text):
        start, end = found.start(), len(found[0].rstrip()) + found.start()
        if _GREEK.match(found[0]) and all(len(part) == 1 for part in re.split(r"[ ,/-]+", found[0])):
            continue
        if _touches_latin(text, start, end) or _explained(article, start, end):
            continue
        french, english = _script(found[0][0])
        yield Finding(
            start,
            end,
            f"Un mot en écriture {french} est resté dans la phrase française.",
            f"A word in {english} script was left in the French sentence.",
            _deletion(text, start, end),
            0.94,
        )


def _script(character: str) -> tuple[str, str]:
    import unicodedata

    name = unicodedata.name(character, "").split(" ")[0]
    return _SCRIPT_NAMES.get(name, ("étrangère", "foreign"))
