"""Every fixed sentence of a comparison, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tqcheck.comparison.compare import Comparison
from tqcheck.comparison.rates import ALL, ENOUGH, Difference
from tqcheck.report import wording
from tqcheck.report.scores import figure
from tqcheck.report.wording import bind

# French and English; a bar parts the singular from the plural.
_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "title": ("Comparaison de traductions", "Comparison of translations"),
    "systems": ("{n} système|{n} systèmes", "{n} system|{n} systems"),
    "articles": ("{n} article commun|{n} articles communs", "{n} article in common|{n} articles in common"),
    "defects": ("Défauts pour 1 000 mots (niveau {tiers})", "Defects per 1,000 words (tier {tiers})"),
    "system": ("système", "system"),
    "words": ("mots", "words"),
    "issues": ("défauts", "defects"),
    "rate": ("pour 1 000 mots", "per 1,000 words"),
    "against": ("écart avec 1 [95 %]", "difference from 1 [95%]"),
    "family": ("famille", "family"),
    "families": ("Défauts pour 1 000 mots, par famille", "Defects per 1,000 words, by family"),
    "fewer": ("moins de défauts", "fewer defects"),
    "more": ("plus de défauts", "more defects"),
    "open": ("indécis", "too close to call"),
    "star": ("* écart net avec le système 1", "* clearly different from system 1"),
    "raw": ("Scores, textes tels quels ({size})", "Scores, texts as given ({size})"),
    "normalised": ("Scores, sans la typographie ({size})", "Scores, without typography ({size})"),
    "size": (
        "{n} article avec référence, {segments} segments|{n} articles avec référence, {segments} segments",
        "{n} article with a reference, {segments} segments|{n} articles with a reference, {segments} segments",
    ),
    "few": (
        "Trop peu de segments pour tester les scores : {n}, il en faut {least}.",
        "Too few segments to test the scores: {n}, it takes {least}.",
    ),
    "many": (
        "Trop de segments pour le test de sacrebleu : {n}, il en prend {most}.",
        "Too many segments for the test of sacrebleu: {n}, it takes {most}.",
    ),
    "pvalues": (
        "p : {test} de sacrebleu contre le système 1 ; * p < 0,05. TER : moins, c’est mieux.",
        "p: {test} by sacrebleu against system 1; * p < 0.05. TER: less is better.",
    ),
    "bs": ("rééchantillonnage apparié", "paired bootstrap"),
    "ar": ("randomisation approchée", "approximate randomisation"),
    "best": (
        "Le moins de défauts : {name}, {rate} pour 1 000 mots.",
        "Fewest defects: {name}, {rate} per 1,000 words.",
    ),
    "clearly": ("Nettement moins que {names}.", "Clearly fewer than {names}."),
    "close": ("Trop proche pour trancher : {names}.", "Too close to call: {names}."),
    "small": (
        "Trop petit pour trancher : {n} article, il en faut {least}.|"
        "Trop petit pour trancher : {n} articles, il en faut {least}.",
        "Too small to call: {n} article, it takes {least}.|Too small to call: {n} articles, it takes {least}.",
    ),
    "method": (
        "Intervalles à 95 % : {n} tirages d’articles, les mêmes pour tous les systèmes ; chacun vaut pour lui seul.",
        "95% intervals: {n} draws of articles, the same for all systems; each stands for itself alone.",
    ),
    "foreign": (
        "{name} : {n} article n’est pas en français.|{name} : {n} articles ne sont pas en français.",
        "{name}: {n} article is not French.|{name}: {n} articles are not French.",
    ),
    "strangers": (
        "{name} : chrF inférieur à {least} ; ce ne sont sans doute pas des traductions des mêmes textes.",
        "{name}: chrF below {least}; these are hardly translations of the same texts.",
    ),
    "worst": ("Les pires segments", "Worst segments"),
    "penalty": ("pénalité {n}", "penalty {n}"),
    "line": ("ligne {n}", "line {n}"),
    "source": ("Source", "Source"),
    "reference": ("Référence", "Reference"),
    "none": ("Aucun défaut.", "No defects."),
    "problems": ("{n} problème|{n} problèmes", "{n} problem|{n} problems"),
    "signatures": ("Signatures", "Signatures"),
})  # fmt: skip


def say(lang: str, key: str, n: float = 0, **values: object) -> str:
    """A sentence of a comparison."""
    one, _, many = _WORDS[key][lang == "en"].partition("|")
    single = n < 2 if lang == "fr" else n == 1
    return bind(lang, (one if single or not many else many).format(n=wording.number(lang, n), **values))


def signed(lang: str, value: float) -> str:
    """A difference with its sign: a true minus, and none before 0.0."""
    text = figure(lang, abs(value))
    if not text.strip("0.,"):
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def interval(lang: str, difference: Difference) -> str:
    """A difference with its interval, where there is one."""
    told = signed(lang, difference.value)
    if difference.low is None or difference.high is None:
        return told
    between = " à " if lang == "fr" else " to "
    return f"{told} [{signed(lang, difference.low)}{between}{signed(lang, difference.high)}]"


def verdict(lang: str, difference: Difference) -> str:
    """What a difference from the baseline means; nothing where no interval says so."""
    if difference.low is None:
        return ""
    if not difference.clear:
        return say(lang, "open")
    return say(lang, "fewer" if difference.value < 0 else "more")


def conclusions(lang: str, found: Comparison) -> list[str]:
    """Which system is better, and what must be known before that is believed."""
    names = [each.name for each in found.contenders]
    best = found.order[0]
    others = found.order[1:]
    told = [say(lang, "best", name=names[best], rate=figure(lang, found.rates[best][ALL].per_1000))]
    if found.enough:
        for key, chosen in (
            ("clearly", [n for n in others if found.beats(best, n)]),
            ("close", [n for n in others if not found.beats(best, n)]),
        ):
            if chosen:
                told.append(say(lang, key, names=", ".join(names[n] for n in chosen)))
    else:
        told = [say(lang, "small", len(found.articles), least=ENOUGH)]
    for each in found.contenders:
        if each.foreign:
            told.append(say(lang, "foreign", each.foreign, name=each.name))
    return told
