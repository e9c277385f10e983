"""DUP_SENT."""

from __future__ import annotations

from tqcheck.article import Article, Sentence
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.lines import Kind

_WORDS = regex(r"[^\W_]+(?:-[^\W_]+)*'?")
_LEAST = 6  # words of a sentence that may not come again anywhere
_LEAST_NEXT = 4  # words of a sentence that may not come again at once
_LEAST_NEAR = 7  # words of a sentence that comes again with its last word changed
_LEAST_LONG = 12  # words of a sentence that comes again with any word changed
_LEAST_PARAGRAPH = 8  # words of a paragraph that DUP_PARA reads
_QUOTES = frozenset('«»“”"')
_EDGES = " .,;:!?…»«”“\"'-–—()[]"
_MOST_LONGER = 60  # code points
_MOST_CHANGED = 4  # words
_PRONOUNS = frozenset("il elle ils elles on je j' tu nous vous ce c' ça cela ceci celui celle ceux celles".split())
# Words by which two like sentences are set against each other.
_OPPOSED = frozenset(
    "ne n' pas plus moins jamais sans avec pour contre premier première second seconde deuxième troisième quatrième"
    " dernier dernière autre autres homme hommes femme femmes garçon fille père mère frère sœur fils nord sud est ouest"
    " gauche droite matin soir midi hausse baisse hier aujourd'hui demain lundi mardi mercredi jeudi vendredi samedi"
    " dimanche avant après début fin gagné perdu ouvre ferme ouvert fermé entrée sortie messieurs dames public privé"
    " grand grande petit petite majeur mineur supérieur inférieur intérieur extérieur minimum maximum".split()
)


def _share_an_edge(first: str, second: str) -> bool:
    """True where two sentences may be near: they are about as long, and begin or end with the same word."""
    if not first or not second or abs(len(first) - len(second)) > _MOST_LONGER:
        return False
    if first[0] == second[0] and first.partition(" ")[0] == second.partition(" ")[0]:
        return True
    return first[-1] == second[-1] and first.rpartition(" ")[2] == second.rpartition(" ")[2]


def _near(first: list[str], second: list[str]) -> bool:
    """True where the second of two neighbouring sentences says the first again in slightly other words."""
    if abs(len(first) - len(second)) > _MOST_CHANGED or (first[0] != second[0] and first[-1] != second[-1]):
        return False
    if [w for w in first if w[0].isdigit()] != [w for w in second if w[0].isdigit()]:
        return False
    head = _agree(first, second)
    tail = _agree(first[head:][::-1], second[head:][::-1])
    one, two = first[head : len(first) - tail], second[head : len(second) - tail]
    if not (one and two) or max(len(one), len(two)) > _MOST_CHANGED or not _OPPOSED.isdisjoint(one + two):
        return False
    if tail == 0 or len(first) >= _LEAST_LONG:
        least = _LEAST_LONG if tail else _LEAST_NEAR
        if len(one) == len(two) == 1 and len(first) >= least and min(len(one[0]), len(two[0])) >= 5:
            return tail == 0 or not _parts(one).isdisjoint(_parts(two))
    functions = word_set("function_words_fr.txt")
    if len(first) >= _LEAST_LONG and functions.issuperset(one + two):
        return True
    dated = tail >= 3 and any(word[0].isdigit() for word in first[-tail:])
    return dated and head >= 2 and first[0] not in _PRONOUNS and "verb" in _parts(one) & _parts(two)


def _parts(words: list[str]) -> set[str]:
    """The parts of speech that the words may be."""
    return {reading.pos for word in words for reading in lookup(word)}


def _agree(first: list[str], second: list[str]) -> int:
    """How many words agree from the start."""
    return next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )


def _reportable(sentence: Sentence, words: list[str], adjacent: bool) -> bool:
    if len(words) < (_LEAST_NEXT if adjacent else _LEAST) or sentence.kind in (Kind.TABLE_ROW, Kind.LIST_ITEM):
        return False
    if sentence.start == sentence.paragraph.start and sentence.end == sentence.paragraph.end:
        return not adjacent and _is_short_paragraph(sentence, words)
    return adjacent or sentence.article.quotes.around(sentence.start) is None


def _is_short_paragraph(sentence: Sentence, words: list[str]) -> bool:
    """True for a sentence that is too short a paragraph for DUP_PARA, and neither a heading nor a refrain."""
    plain = sentence.text.endswith(".") and _QUOTES.isdisjoint(sentence.text)
    within = sentence.article.quotes.around(sentence.start) is not None
    return len(words) < _LEAST_PARAGRAPH and sentence.kind is Kind.BODY and plain and not within


@rule(
    "DUP_SENT",
    "Repeated sentence",
    Category.DUPLICATION,
    Severity.MAJOR,
    title_fr="Phrase répétée",
    explanation_fr="Une phrase de l’article revient, mot pour mot ou à un synonyme près.\n\n"
    "Les moteurs qui traduisent des documents traduisent deux fois ce que deux fenêtres ont en commun.",
    outranks=["DUP_WORD", "DUP_PHRASE", "DUP_COORD", "PUN", "QUO", "BRK"],
    bad=[
        Bad("Le pont reste fermé aux camions. Un détour est en place. ⟦Le pont reste fermé aux camions.⟧",
            fixed="Le pont reste fermé aux camions. Un détour est en place."),
        Bad("La cour rendra son arrêt. ⟦La cour rendra son arrêt.⟧", fixed="La cour rendra son arrêt."),
        Bad("Le club a présenté ses regrets aux supporteurs. ⟦Le club a présenté ses regrets aux spectateurs.⟧",
            fixed="Le club a présenté ses regrets aux supporteurs."),
        Bad("La visite débutera à 9 heures jeudi. ⟦La visite commencera à 9 heures jeudi.⟧",
            fixed="La visite débutera à 9 heures jeudi."),
        Bad("La loi entrera en vigueur le 3 mai 2022. ⟦La loi prendra effet le 3 mai 2022.⟧",
            fixed="La loi entrera en vigueur le 3 mai 2022."),
    ],
    good=[
        Good("« Encore un effort », chante la chorale.\n\nIl neige.\n\n« Encore un effort », chante la chorale."),
        Good("On espère. On espère. Personne ne répond."),
        Good("Elle a voté pour. Il a voté contre."),
        Good("Le premier train pour Dijon partira de la gare de Lyon à 8 heures précises ce samedi."
             " Le second train pour Dijon partira de la gare de Lyon à 8 heures précises ce samedi."),
        Good("La mairie ouvre le 3 mai. La mairie ferme le 28 mai."),
        Good("Il a gagné le premier tour. Elle a gagné le second tour."),
    ],
)  # fmt: skip
def repeated_sentence(article: Article) -> Findings:
    """A sentence of the article comes again, word for word or with one synonym exchanged.

    Document-level engines translate the overlap of two windows twice.
    """
    if not article.echoing:
        return
    seen: set[int] = set()  # hashes: the sentences themselves would fill the memory again
    previous = ""
    lowered = article.lowered
    for sentence in article.sentences:
        key = lowered[sentence.start : sentence.end].strip(_EDGES)
        before, previous = previous, key
        adjacent = key == before
        same = hash(key) in seen
        seen.add(hash(key))
        if not same and not _share_an_edge(before, key):
            continue
        words = _WORDS.findall(key)
        former = _WORDS.findall(before)
        near = not adjacent and bool(former and words) and _near(former, words)
        if not ((same or near) and _reportable(sentence, words, adjacent or near)):
            continue
        start = sentence.start
        while start > sentence.paragraph.start and article.text[start - 1].isspace():
            start -= 1
        yield Finding(
            sentence.start,
            sentence.end,
            "Cette phrase a déjà été écrite" + (" à quelques mots près." if near else "."),
            "This sentence was written before" + (", but for a few words." if near else "."),
            (Edit(start, sentence.end, ""),),
            0.9 if near else 0.96,
        )
