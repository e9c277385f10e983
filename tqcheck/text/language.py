"""The language of sentences and paragraphs, by langdetect with the profiles of French and English alone."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tqcheck.pattern import regex

_SAMPLE = 4000  # code points of a document that are shown to langdetect
_FIRST = 660  # words of a sample
_EDGE = 130  # words at either end of the sample that suffice where both are French
_PLAINLY = 0.15  # share of French words above which …
_CLEARLY = 0.12  # share of words that only French has, above which nothing else is looked at
_HARDLY = 0.06  # … that no English text reaches
_FEW = 150  # words of a document whose beginning alone may tell its language
_LABEL = regex(r"\s(?:= )?(?:English|French|German|Spanish|Italian|Portuguese|Dutch) ?: ")
_MANY = 40  # words below which a whole document is never called foreign


@cache
def _factory() -> Any:
    """A seeded factory of its own: two profiles load in 2 ms, 55 in 232; the global one is left alone."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    profiles = [(Path(PROFILES_DIRECTORY) / name).read_text(encoding="utf-8") for name in ("en", "fr")]
    for profile in profiles:
        json.loads(profile)
    factory.load_json_profile(profiles)
    factory.set_seed(0)
    return factory


def english_probability(text: str) -> float:
    """The probability, 0 to 1, that a passage of eight words or more is English and not French."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text.lower())
    try:
        languages = detector.get_probabilities()
    except LangDetectException:
        return 0.0
    return next((float(language.prob) for language in languages if language.lang == "en"), 0.0)


_FRENCH = frozenset("le la les des du et est dans pour que qui une au aux sur il elle en par plus ne pas".split())
# Common words of other languages that French does not write.
_OTHER = {
    "de": frozenset("der die und den von zu das mit sich auf für ist im dem nicht ein eine auch".split()),
    "es": frozenset("el los las del por para con una como más pero fue su".split()),
    "it": frozenset("di che per è della del con sono alla nel più gli anche ha dei".split()),
    "nl": frozenset("het een van dat op te zijn voor niet aan er maar om".split()),
    "pt": frozenset("do da em um para é com não uma os na por foi ao".split()),
}
_SHARED = frozenset(("la", "en", "que", "il", "des"))  # French words that are as common in a neighbour
_FRENCH_ALONE = _FRENCH - _SHARED
_ANY_CASE, _ALONE_ANY_CASE = (
    frozenset(case(word) for word in words for case in (str.lower, str.capitalize, str.upper))
    for words in (_FRENCH, _FRENCH_ALONE)
)
_WORD = regex(r"[^\W\d_]+")
_SCRIPTS = {
    "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja",
    "HANGUL": "ko", "THAI": "th", "DEVANAGARI": "hi", "ARMENIAN": "hy", "GEORGIAN": "ka",
}  # fmt: skip


def document_language(text: str, words: Sequence[str] = ()) -> str:
    """The language of a whole document: "fr", "en", that of a neighbour or of a script, or "und" where unsure.

    `words` are those of its beginning in their order, where they are known: most often they suffice.
    """
    sample = text[:_SAMPLE]
    begin = words[:_FIRST]
    if all(map(_plainly_french, (begin,) if len(begin) <= 2 * _EDGE else (begin[:_EDGE], begin[-_EDGE:]))):
        return "fr"
    words = _WORD.findall(sample.lower())
    if len(words) >= _MANY and _share(words, _FRENCH_ALONE) > _CLEARLY:
        return "fr"
    script = _foreign_script("".join(words))
    if script is not None:
        return script
    french = sum(map(_FRENCH.__contains__, words))
    if len(words) < _MANY:
        return "fr" if french else "und"
    label = _LABEL.search(sample)
    if (
        label is not None
        and label.start() > 8
        and len(words) < _FEW
        and english_probability(sample[: label.start()]) < 0.5
    ):
        return "fr"  # a short translation behind which the engine went on with its prompt
    hits = {language: sum(word in common for word in words) for language, common in _OTHER.items()}
    nearest = max(hits, key=hits.__getitem__)
    if hits[nearest] * 8 > len(words) and hits[nearest] > 2 * sum(word in _FRENCH_ALONE for word in words):
        return nearest
    if french * 12 > len(words):
        return "fr"
    if english_probability(sample) > 0.9:
        return "en"
    return "fr" if french * 30 > len(words) else "und"


def source_language(text: str) -> str:
    """The language of a source that should be English: another where the words of that are plain, else "en"."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < _MANY:
        return "en"
    if _share(words, _FRENCH_ALONE) > _HARDLY:
        return "fr"
    plain = next((language for language, common in _OTHER.items() if _share(words, common) > _CLEARLY), "en")
    return _foreign_script("".join(words)) or plain


def _plainly_french(words: Sequence[str]) -> bool:
    """True for forty words or more, as written, with many French ones, and enough that only French has."""
    return (
        len(words) >= _MANY
        and sum(map(_ANY_CASE.__contains__, words)) > _PLAINLY * len(words)
        and sum(map(_ALONE_ANY_CASE.__contains__, words)) > _HARDLY * len(words)
    )


def _share(words: list[str], common: frozenset[str]) -> float:
    return sum(map(common.__contains__, words)) / len(words)


def _foreign_script(letters: str) -> str | None:
    """The language that a text mostly in letters of another script is taken for, None for Latin letters."""
    foreign = Counter(unicodedata.name(char, "").partition(" ")[0] for char in letters if char > "\u024f")
    for script, number in foreign.most_common(1):
        if number * 2 > len(letters):
            return _SCRIPTS.get(script)
    return None
