"""PUN_MIDSTOP."""

from __future__ import annotations

from itertools import groupby

from tqcheck.article import Article
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.fragments import displaced_tails, may_be_torn
from tqcheck.text.sentences import is_abbreviation

_STOP = regex(r"\.( +)([a-zà-öø-ÿœ][\w-]*'?)")
_BEFORE = regex(r"[^\s«»“”\"()\[\]]+$")
_YEAR = regex(r"(?:1\d|20)\d\d$")
_ACRONYM = regex(r"(?:^|['-])[A-ZÉ]{3,}$|'[A-ZÉ]{2}$")
_SIGNS = frozenset("%‰€$£°")
_LETTERS = regex(r"[a-zà-öø-ÿœ]{2,}$")
# A name may begin so, and an address torn apart may end so.
_NOT_A_TAIL = frozenset(
    "van von der den ten ter da di del dos al el bin ben zu ibn com fr org net be ch eu ca de uk".split()
)
# Behind "de" and a name, what shows that they are no subject: les anneaux. de Saturne avec une précision inédite.
_NO_SUBJECT = regex(
    r" [A-ZÀ-ÞŒŸ][\w'-]*(?: [A-ZÀ-ÞŒŸ][\w'-]*)*"
    r"(?:\.| (?:à|au|aux|après|avant|avec|contre|dans|depuis|en|entre|et|lors|ou|où|par|pour|qui|que|sans|sous|sur|vers)\b)"
)


def _goes_on(text: str, word: str, end: int) -> bool:
    """True where `word` goes on the sentence: no brand in lower case, particle of a name or end of an address."""
    if any(map(str.isupper, word)) or (len(word) == 1 and word not in "àay") or word in word_set("lowercase_names.txt"):
        return False
    return word not in _NOT_A_TAIL or (
        word == "de" and (not text[end + 1 : end + 2].isupper() or _NO_SUBJECT.match(text, end) is not None)
    )


def _ends_sentence(text: str, stop: int) -> bool:
    """True where what stands before the stop is a plain word, no abbreviation, initial or number of a section."""
    left = stop
    while left and text[left - 1] in '»”" )':
        left -= 1
    if left != stop and text[left - 1 : left] in ".!?…":
        return False
    before = _BEFORE.search(text, max(0, left - 30), left)
    if before is None:
        return False
    word = before[0].strip("'-")
    tail = word.rsplit("-", 1)[-1].rsplit("'", 1)[-1]
    if "." in word or any(is_abbreviation(w) or w.lower() in word_set("abbreviations_fr.txt") for w in (word, tail)):
        return False
    if _YEAR.match(word) or _ACRONYM.search(word):
        return True
    if word in _SIGNS:
        return text[left - 2 : left - 1].isdigit() or text[left - 3 : left - 2].isdigit()
    if _LETTERS.search(tail) is None:
        return False
    return len(tail) > 2 or tail in word_set("function_words_fr.txt")


@rule(
    "PUN_MIDSTOP",
    "Full stop inside a sentence",
    Category.PUNCTUATION,
    Severity.MAJOR,
    title_fr="Point au milieu d’une phrase",
    explanation_fr="Un point coupe la phrase, et la suite continue en minuscules.\n\n"
    "Les moteurs qui traduisent par morceaux les longues phrases laissent un mot de l’ordre de la source derrière le point final : « en forints. zlotys. »",
    gaps=r"\. +\Z",
    trigger=r"\. +[^\W\d_]",
    outranks=["PUN_DOUBLED", "ENG_WORD"],
    bad=[
        Bad(
            "Le prêt sera remboursé en forints⟦. zlotys⟧ avant l’été.",
            fixed="Le prêt sera remboursé en forints zlotys avant l’été.",
        ),
        Bad(
            "La députée a rencontré son avocat⟦. belge⟧ à la gare de Namur.",
            fixed="La députée a rencontré son avocat belge à la gare de Namur.",
        ),
        Bad(
            "Les secours ont évacué une centaine de familles⟦. dans⟧ les communes voisines.",
            fixed="Les secours ont évacué une centaine de familles dans les communes voisines.",
        ),
        Bad(
            "Le texte garantit « un accès équitable »⟦. et⟧ durable à l’eau.",
            fixed="Le texte garantit « un accès équitable » et durable à l’eau.",
        ),
        Bad(
            "La gare accueille des voyageurs et des familles⟦. militaires⟧.",
            fixed="La gare accueille des voyageurs et des familles militaires.",
        ),
        Bad(
            "La part du nucléaire est tombée à 61 %⟦. en⟧ mai.",
            fixed="La part du nucléaire est tombée à 61 % en mai.",
        ),
        Bad(
            "Les avions de l’OTAN⟦. ont⟧ décollé de Sigonella.", fixed="Les avions de l’OTAN ont décollé de Sigonella."
        ),
        Bad(
            "Les élus ont visité la centrale⟦. de⟧ Golfech en mai.",
            fixed="Les élus ont visité la centrale de Golfech en mai.",
        ),
        Bad("Elle a gagné trois titres aux Jeux nordiques⟦. Jeux⟧."),
        Bad("Le tribunal a jugé Otto Brandt et Karl Wenzel⟦. Lindqvist⟧ en 1998."),
    ],
    good=[
        Good("Le temple date du IIe s. av. J.-C. selon les archéologues."),
        Good("Le greffier a cité l’art. premier, l’al. deux, etc. avant de se rasseoir."),
        Good("Ajoutez 2 c. à soupe de farine, p. ex. de la farine de blé."),
        Good("Le procès de Karim T. reprendra mardi ; celui de Léa B. aussi."),
        Good("Le ministre hésite... puis il signe."),
        Good("L’adj. au maire, le sous-préf. de Lens et l’anc. député du 3e arr. de Lyon étaient là."),
        Good("Le 2e al. du par. dix, le chap. trois et suiv. du rapport sont abrogés."),
        Good("Le canton invoque l’art. 4, let. c, et le ch. b de l’ordonnance."),
        Good("Le commissaire a répondu. von der Leyen a laissé dire."),
        Good("Le procès a duré dix jours. Verdict : douze ans."),
        Good("Le pilote a rejoint Ferrari. Silence."),
        Good("Le maire a reçu Karl Wenzel. Otto Brandt, lui, attendra."),
        Good("La marque a cédé ses parts. eBay n’a pas commenté."),
    ],
)
def stop_inside_sentence(article: Article) -> Findings:
    """A full stop cuts the sentence, and what follows goes on in lower case.

    Engines that translate long sentences piece by piece leave a word of the source order behind the final stop: "en
    forints. zlotys." In raw web-engine output about four news sentences in a thousand are cut in this way.
    """
    text = article.text
    for found in _STOP.finditer(text):
        word = found[2]
        start, end = found.start(), found.end()
        if article.masked(start, end) or not _goes_on(text, word, end) or not _ends_sentence(text, start):
            continue
        end -= word.endswith("'")
        yield Finding(
            start,
            end,
            f"Un point coupe la phrase avant « {word} », qui continue en minuscule : la fin de la phrase a été déplacée.",
            f"A full stop cuts the sentence before “{word}”, which goes on in lower case: its tail was displaced.",
            (Edit(start, found.start(2), " "),),
            0.97,
        )
    if not may_be_torn(text):
        return
    for _, group in groupby(article.sentences, key=lambda sentence: sentence.paragraph):
        for start, end in displaced_tails(text, [(sentence.start, sentence.end) for sentence in group]):
            yield Finding(
                start,
                end,
                f"Un point coupe la phrase avant « {text[start + 1 : end].strip()} », qui ne fait pas une phrase.",
                f"A full stop cuts the sentence before “{text[start + 1 : end].strip()}”, which is no sentence.",
                confidence=0.92,
            )
