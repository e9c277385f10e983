"""PUN_TRUNC."""

from __future__ import annotations

from functools import lru_cache

from tqcheck.article import Article
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text.lines import Kind, Paragraph
from tqcheck.text.tokens import word_start

_LAST = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*['-]?$")
# These may end a sentence (« voter contre »), but not a line that has no final stop.
_WITHOUT_STOP = frozenset("pour contre avec pendant selon envers malgré durant un une en leur von van der".split())
# With a final stop only these are certain: what goes before it may be quoted, or left unsaid on purpose.
_WITH_STOP = frozenset(
    "à au aux de d' des du les l' n' et ou que qu' ses nos vos notre votre leurs ces cette cet sa".split()
)
_HAVE = frozenset(("avoir", "être", "ayant", "étant"))
_BEFORE_HAVE = frozenset(("après", "pour", "sans", "d'", "de", "en", "s'", "n'", "y"))
_NEGATIONS = frozenset(("pas", "plus", "jamais", "point", "rien", "guère"))
_NUMERALS = frozenset("deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente cent mille".split())
_NEGATIONS = frozenset(("pas", "plus", "jamais"))  # behind “ne” an infinitive follows: de ne pas …
_SUBJECTS = frozenset(("il", "ils", "on"))
_WAITING = _HAVE | _SUBJECTS | _NEGATIONS | _NUMERALS | _WITH_STOP | _WITHOUT_STOP
_MIN_WORDS = 4
_LONGEST = 40  # code points: more than a word that waits has


def _may_wait(text: str, end: int) -> bool:
    """True where the word that ends at `end` may wait for others; most last words do not."""
    last = text[word_start(text, end - 1) : end]
    return not last[-1].isalpha() or last in _WAITING or last in word_set("words_that_go_on.txt")


@lru_cache(maxsize=4096)
def _waits(word: str) -> bool:
    """True where a line that ends on this, which may hold marks, may end on such a word."""
    end = len(word) - word.endswith(".")
    if end and word[end - 1] in "'-":
        return word[end - 2 : end - 1].isalpha()
    start = word_start(word, end)
    if start == end:
        return False
    if end == len(word):
        return _may_wait(word, end)
    return word[start:end] in _WITH_STOP and not (word[start - 1 : start] == "-" and word[start - 2].isalpha())


def _may_be_cut(text: str) -> bool:
    """True where a line ends on such a word; a cheap look."""
    return any(map(_waits, {line.rstrip()[-_LONGEST:].rpartition(" ")[2] for line in text.split("\n")}))


def _words_before(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The last six words of text[start:end] with their offsets, the last of them first."""
    words: list[tuple[int, str]] = []
    while len(words) < 6:
        while end > start and text[end - 1] == " ":
            end -= 1
        found = _LAST.search(text, max(start, end - 30), end)
        if found is None:
            break
        word = found[0]
        words.append((found.start(), word))
        end = found.start()
    return words


def _hanging(text: str, paragraph: Paragraph, end: int, *, stop: bool) -> int | None:
    """The start of the words at `end` that wait for others, or None."""
    words = _words_before(text, paragraph.start, end)
    if not words:
        return None
    offset, last = words[0]
    previous = words[1][1].lower() if len(words) > 1 else ""
    if last in _HAVE and not stop and (previous in _BEFORE_HAVE or previous.endswith("é")):
        return words[1][0] if previous in _BEFORE_HAVE else offset
    if last in _NUMERALS and previous == "de" and not stop:
        return offset
    if last in _NEGATIONS and previous == "ne" and not stop:
        return offset
    if last in _SUBJECTS and previous.endswith("qu'") and not stop:
        return words[1][0]
    if last.endswith("-") and len(last) > 2:
        return offset
    if last in _NEGATIONS and previous == "ne" and not stop:
        return words[1][0]
    go_on = word_set("words_that_go_on.txt")
    certain = _WITH_STOP if stop else go_on | _WITHOUT_STOP
    if last not in certain:  # as written: a capital or an acronym is a name
        return None
    for earlier, word in words[1:]:
        if (word not in go_on and word not in _WITHOUT_STOP) or text[earlier + len(word) : offset].strip(" "):
            break
        offset = earlier
    before = text[paragraph.start : offset].rstrip(" ")
    if before.endswith(",") and last in ("et", "ou"):
        joined = _words_before(text, paragraph.start, paragraph.start + len(before) - 1)
        offset = joined[0][0] if joined else offset
    return offset


def _goes_on(article: Article, index: int) -> bool:
    """True where the next paragraph takes the sentence up: a line was broken, or a list follows."""
    if index + 1 >= len(article.paragraphs):
        return False
    following = article.paragraphs[index + 1]
    first = article.text[following.start]
    return following.kind is Kind.LIST_ITEM or not first.isupper()


@rule(
    "PUN_TRUNC",
    "Sentence cut",
    Category.OMISSION,
    Severity.MAJOR,
    title_fr="Phrase coupée",
    explanation_fr="Une phrase finit sur un mot qui en attend un autre : un article, une préposition, une conjonction.\n\n"
    "Le moteur s’est arrêté au milieu, ou son texte a été coupé à une longueur limite ; la suite manque au lecteur.",
    outranks=["PUN_NOFINAL"],
    bad=[
        Bad("La Finlande et la Norvège ont rouvert leur frontière ⟦avec la⟧"),
        Bad("Le directeur du musée a précisé que la toile ⟦n’⟧"),
        Bad("Le rapport, remis en ⟦avril, et⟧"),
        Bad("Le remorqueur a coulé au large de Brest ⟦après avoir⟧"),
        Bad("Le musée a reconnu ⟦qu’il⟧"),
        Bad("Le gardien a nié ⟦avoir⟧"),
        Bad("Le gardien a choisi de ne ⟦pas⟧"),
        Bad("Le musée a perdu la trace de ⟦deux⟧"),
        Bad("La toile sera montrée au public à partir ⟦de⟧."),
        Bad("Le musée rouvre. Les visiteurs devront montrer ⟦leurs⟧\n\nLe restaurant reste fermé."),
        Bad("Le musée possède une collection de dessins ⟦trans-⟧"),
    ],
    good=[
        Good("Voilà ce à quoi elle pense et ce pour quoi elle vote."),
        Good("Il faudra bien faire avec."),
        Good("Les sénateurs ont voté contre, les députés pour."),
        Good("Elle n’en veut qu’un. Il n’en a plus qu’une."),
        Good("Elle a dit : « Je suis venue pour… »"),
        Good("Le musée présente des œuvres de\nmaîtres flamands du dix-septième siècle."),
        Good("Le musée promet de\n\n– rouvrir en mai ;\n– baisser le prix."),
        Good("Les groupes A et B se retrouvent au stade de Bercy, porte C"),
    ],
)  # fmt: skip
def cut_sentence(article: Article) -> Findings:
    """A sentence ends on a word that waits for another: an article, a preposition, a conjunction.

    The engine stopped in the middle, or its output was cut at a length limit; what follows is missing for the reader.
    """
    text = article.text
    if not _may_be_cut(text):
        return
    for index, paragraph in enumerate(article.paragraphs):
        end = paragraph.end
        stop = text[end - 1] == "." and text[end - 2 : end - 1].isalpha()
        end -= stop
        if not (text[end - 1].isalpha() or text[end - 1] in "'-") or not _may_wait(text, end):
            continue
        if text.count(" ", paragraph.start, end) < _MIN_WORDS - 1 or paragraph.kind is Kind.TABLE_ROW:
            continue
        start = _hanging(text, paragraph, end, stop=stop)
        if start is None or article.masked(start, end) or (not stop and _goes_on(article, index)):
            continue
        yield Finding(
            start,
            end,
            f"La phrase s’arrête sur « {text[start:end]} » : la suite manque.",
            f"The sentence stops at “{text[start:end]}”: the rest is missing.",
            confidence=0.94,
        )
