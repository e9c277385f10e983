"""Every fixed sentence of the reports, in French and in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from tqcheck.check import Issue

_NBSP = "\N{NO-BREAK SPACE}"
_NARROW = "\N{NARROW NO-BREAK SPACE}"

# French and English; a bar parts the singular from the plural, {n} is the number as the language writes it.
_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "documents": ("{n} document|{n} documents", "{n} document|{n} documents"),
    "words": ("{n} mot|{n} mots", "{n} word|{n} words"),
    "issues": ("{n} défaut|{n} défauts", "{n} issue|{n} issues"),
    "issues_by_kind": (
        "{n} défaut{_}: {kinds}|{n} défauts{_}: {kinds}",
        "{n} issue: {kinds}|{n} issues: {kinds}",
    ),
    "no_issues": ("aucun défaut", "no issues"),
    "of_which_to_check": ("dont {n} à vérifier", "{n} of them to check"),
    "rate": ("{n} pour 1{_}000 mots", "{n} per 1,000 words"),
    "rate_note": ("sans ceux à vérifier", "without those to check"),
    "critical": ("critique", "critical"),
    "major": ("majeur", "major"),
    "minor": ("mineur", "minor"),
    "n_critical": ("{n} critique|{n} critiques", "{n} critical"),
    "n_major": ("{n} majeur|{n} majeurs", "{n} major"),
    "n_minor": ("{n} mineur|{n} mineurs", "{n} minor"),
    "gone": (
        "{n} défaut du rapport antérieur a disparu|{n} défauts du rapport antérieur ont disparu",
        "{n} issue of the earlier report is gone|{n} issues of the earlier report are gone",
    ),
    "n_known": ("{n} déjà connu|{n} déjà connus", "{n} known already"),
    "n_dismissed": ("{n} écarté|{n} écartés", "{n} dismissed"),
    "n_unchanged": ("{n} hors des lignes modifiées", "{n} outside the changed lines"),
    "to_check": ("à vérifier", "to check"),
    "sure": ("sûr", "sure"),
    "invisible": ("Invisible{_}: {names}", "Invisible: {names}"),
    "until": ("jusqu’à {place}", "to {place}"),
    "proposal": ("proposition à relire", "a proposal, to be read"),
    "source_of": ("source{_}: {name}", "source: {name}"),
    "english_source": ("Ce que dit la source anglaise", "What the English source says"),
    "with_source": ("{n} avec sa source|{n} avec leur source", "{n} with its source|{n} with their source"),
    "remove": ("à supprimer", "to be removed"),
    "not_french": (
        "Ce texte n’est pas en français{_}: il n’a pas été contrôlé.",
        "This text is not French: it was not checked.",
    ),
    "top_rules": ("Règles les plus fréquentes", "Most frequent rules"),
    "problems": ("{n} problème|{n} problèmes", "{n} problem|{n} problems"),
    "passed": ("Verdict{_}: accepté.", "Verdict: passed."),
    "passed_with_problems": (
        "Verdict{_}: accepté pour ce qui a pu être contrôlé{_}; le reste ne l’a pas été.",
        "Verdict: passed for what could be checked; the rest was not.",
    ),
    "nothing_checked": ("Verdict{_}: rien n’a pu être contrôlé.", "Verdict: nothing could be checked."),
    "failed_with_problems": (
        "Verdict{_}: refusé. {reasons} Une partie n’a pas pu être contrôlée.",
        "Verdict: failed. {reasons} A part could not be checked.",
    ),
    "failed": ("Verdict{_}: refusé. {reasons}", "Verdict: failed. {reasons}"),
    "annotations_left": (
        "{n} autre remarque n’est pas annotée ici ({total} en tout){_}: voyez le rapport.|"
        "{n} autres remarques ne sont pas annotées ici ({total} en tout){_}: voyez le rapport.",
        "{n} more is not annotated here ({total} in all): see the report.|"
        "{n} more are not annotated here ({total} in all): see the report.",
    ),
    "rows_left": ("… et {n} autre.|… et {n} autres.", "… and {n} more."),
    "where": ("Où", "Where"),
    "severity": ("Gravité", "Severity"),
    "rule": ("Règle", "Rule"),
    "why": ("Pourquoi", "Why"),
    "mend": ("Correction", "Mend"),
    "scores": ("Scores ({size})", "Scores ({size})"),
})  # fmt: skip

_FAMILIES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "AGR": ("Accords", "Agreement"),
    "BOI": ("Habillage de site", "Web boilerplate"),
    "BRK": ("Parenthèses et crochets", "Brackets"),
    "CAP": ("Majuscules", "Capitals"),
    "CON": ("Cohérence", "Consistency"),
    "DUP": ("Répétition", "Repetition"),
    "ELI": ("Élision", "Elision"),
    "ENC": ("Caractères", "Characters"),
    "ENG": ("Anglais resté", "English left over"),
    "GRM": ("Grammaire", "Grammar"),
    "LEX": ("Vocabulaire", "Wording"),
    "LLM": ("Paroles du modèle", "Model chatter"),
    "MET": ("Métadonnées", "Metadata"),
    "MKP": ("Balises", "Markup"),
    "NUM": ("Nombres", "Numbers"),
    "PUN": ("Ponctuation", "Punctuation"),
    "QUO": ("Guillemets", "Quotation marks"),
    "SRC": ("Écart avec la source", "Differs from the source"),
    "TOK": ("Traces de découpage", "Tokeniser residue"),
    "TYP": ("Typographie", "Typography"),
})  # fmt: skip


def say(lang: str, key: str, n: float | None = None, **values: object) -> str:
    """The sentence `key` in `lang`; with a number, in the singular or the plural."""
    return fill(lang, _WORDS[key], n, **values)


def fill(lang: str, sentence: tuple[str, str], n: float | None = None, **values: object) -> str:
    """A sentence of any table in `lang`, its values filled in; with a number, in the singular or the plural."""
    text = sentence[0 if lang == "fr" else 1]
    if n is not None:
        one, _, many = text.partition("|")
        single = n < 2 if lang == "fr" else n == 1
        text = one if single or not many else many
        values["n"] = number(lang, n)
    return text.format(_=_NBSP, **values)


def number(lang: str, value: float) -> str:
    """A number as the language writes it, a fraction to one decimal."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return text.replace(",", _NARROW).replace(".", ",") if lang == "fr" else text


def family(lang: str, code: str) -> str:
    """What a family of rules is about, or its code where it is a plug-in's."""
    names = _FAMILIES.get(code)
    return code if names is None else names[0 if lang == "fr" else 1]


def heading(lang: str, issue: Issue) -> str:
    """What kind of defect an issue is: the title of its rule."""
    return bind(lang, issue.rule.heading(lang))


def reason(lang: str, issue: Issue) -> str:
    """The reason of an issue as it is shown: one line, in French with the spaces that must not break."""
    return bind(lang, re.sub(r"[ \t\r\n\f\v]+", " ", issue.message(lang)))


def bind(lang: str, text: str) -> str:
    """The text with no-break spaces where French sets them: inside « » and before : ; ! ?."""
    if lang != "fr":
        return text
    return re.sub(" (?=[»:;!?])", _NBSP, re.sub("(?<=«) ", _NBSP, text))
