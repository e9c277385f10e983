"""CAP_SENTSTART."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.forms import known
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.finite import clause_end, clause_start, has_finite_verb
from tqcheck.text.lines import Kind
from tqcheck.text.sentences import is_abbreviation

_LOWER = regex(r"([a-zà-öø-ÿœ][\w-]*'?)(?= ?[\w«])")
_AFTER = regex(r"[»”\"](?:(?<=[.!?…].)|(?<=[.!?…] .)) ([a-zà-öø-ÿœ][\w-]*'?)(?= ?\w)")
_PLAIN = regex(r"[.!?] ([a-zà-öø-ÿœ]+'?)(?= ?\w)")
# What all of them hold: a small letter at the head of a line, or behind a stop or the quotation that it ends. Each
# pattern begins with one sign, which is found at once.
_SMALL = (
    regex(r"\n[^\S\n]*[a-zà-öø-ÿœ]"),
    *(regex(rf"\{stop}(?: ?[»”\"])? [a-zà-öø-ÿœ]") for stop in ".!?…"),
)
_LAST = regex(r"[^\W\d_]{3,}$")
# What may begin a sentence, and never goes on with an attribution (« Où ? » demande-t-il) or a quotation.
_STARTERS = frozenset(
    "le la les l' un une des ce cet cette ces il elle ils elles on nous c' son sa ses leur leurs notre nos"
    " après selon pour dans depuis en au aux à lors deux trois plusieurs certains quelque plus".split()
)
_AFTER_QUOTE = frozenset("le la les l' un une des ce cette ces il elle ils elles on nous c' ses leurs".split())
_SUBJECTS = (_AFTER_QUOTE - {"c'", "nous"}) | frozenset(
    "son sa leur notre nos plusieurs certains certaines quelques chaque aucun aucune personne rien tous toutes"
    " deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante cent mille".split()
)
# What may lead up to the subject of a sentence: au 32e coup, le Norvégien abandonne.
_LEADS = frozenset(
    "à au aux après avant avec dans depuis dès en lors malgré par parmi pendant pour sans selon sous sur vers".split()
)
_LED = regex(
    r"[^.!?;:,\n«»()]{2,60}, (?=(?:[Ll]es? |[Ll]a |[Ll]'|une? |des |ils? |elles? |on |nous |cet?t?e? |ces |s[ao]n? |ses "
    r"|leurs? |M\. |Mme )|[A-ZÀ-ÞŒŸ])"
)
# The verbs of a line that stands alone, which may be cut from a sentence.
_VERB = regex(
    r"\b(?:est|sont|a|ont|était|étaient|avait|avaient|sera|seront|fut|va|vont|doit|doivent|peut|peuvent|veut|n'\w+|s'\w+)\b"
)
_FIRST = regex(r"[ «–—-]*([^\W\d_]+)")
_ASKING = frozenset("pourquoi comment combien quand où qui que quel quelle quels quelles faut".split())
_LEAST = 6  # words of a paragraph that may be called a sentence


def _heads(article: Article) -> Findings:
    previous = ""
    for paragraph in article.paragraphs:
        start, end = paragraph.start, paragraph.end
        runs_on = (previous in ",;:-–—" and previous != "") or (previous.isalpha() and previous.islower())
        behind_stop = previous != "" and previous in ".!?…»"
        previous = article.text[end - 1]
        if not article.text[start].islower() or paragraph.kind is not Kind.BODY or runs_on:
            continue
        found = _LOWER.match(article.text, start, end)
        if found is None or found[1] not in _STARTERS or article.text[end - 1] not in ".!?…»":
            continue
        words = article.text[start:end].split(None, _LEAST)
        alone = not (behind_stop and has_finite_verb(article.text, start, end))
        if len(words) < _LEAST or (alone and not _VERB.search(article.text, start, min(end, start + 300))):
            continue
        yield _finding(start, start + len(found[1]), found[1])


def _behind_quotations(article: Article) -> Findings:
    for found in _AFTER.finditer(article.text):
        word = found[1]
        if word not in _AFTER_QUOTE or article.masked(*found.span()) or article.quotes.around(found.start(1)):
            continue
        if _is_whole_sentence(article, found.start() - 1 - (article.text[found.start() - 1] == " ")):
            yield _finding(found.start(1), found.end(1), word)


def _behind_sentences(article: Article) -> Findings:
    text = article.text
    for found in _PLAIN.finditer(text):
        word = found[1]
        led = _LED.match(text, found.end(1)) if word in _LEADS else None
        if word not in _SUBJECTS and led is None:
            continue
        end = found.start() - (text[found.start() - 1] == " ")
        last = _LAST.search(text, max(0, end - 30), end)
        if last is None or is_abbreviation(last[0]) or not known(last[0]) or article.masked(last.start(), found.end()):
            continue
        start = found.start(1)
        if article.quotes.around(start) or article.quotes.around(last.start()):
            continue
        if _is_clause(text, end) and has_finite_verb(text, led.end() if led else found.end(1), clause_end(text, start)):
            yield _finding(start, found.end(1), word)


def _is_clause(text: str, end: int) -> bool:
    """True where what ends at `end` is a sentence: by its finite verb, or as a question by its first word."""
    start = clause_start(text, end)
    first = _FIRST.match(text, start, end)
    asked = text[end : end + 2].strip()[:1] == "?" and first is not None and first[1].lower() in _ASKING
    return asked or has_finite_verb(text, start, end)


def _is_whole_sentence(article: Article, stop: int) -> bool:
    """True where the quotation that ends at `stop` opened the sentence: « Nous sommes prêts. » il …"""
    if article.text[stop] in "?!…":
        return False
    quoted = article.quotes.around(stop)
    return quoted is not None and article.opens(quoted[0])


def _finding(start: int, end: int, word: str) -> Finding:
    return Finding(
        start,
        end - word.endswith("'"),
        f"La phrase commence par une minuscule : on attend « {word[0].upper()}{word[1:]} ».",
        f"The sentence begins without a capital: “{word[0].upper()}{word[1:]}” is expected.",
        (Edit(start, start + 1, word[0].upper()),),
        0.95,
        safe=True,
    )


@rule(
    "CAP_SENTSTART",
    "Lower-case sentence start",
    Category.CAPITALS,
    Severity.MINOR,
    title_fr="Phrase qui commence par une minuscule",
    explanation_fr="Une phrase commence par une minuscule.\n\n"
    "Le début de la phrase s’est perdu, ou la phrase a été tirée du milieu d’une autre.",
    outranks=["PUN_MIDSTOP"],
    bad=[
        Bad("⟦la⟧ commission européenne a présenté mardi un projet de règlement.",
            fixed="La commission européenne a présenté mardi un projet de règlement."),
        Bad("⟦les⟧ pompiers ont lutté toute la nuit contre les flammes.",
            fixed="Les pompiers ont lutté toute la nuit contre les flammes."),
        Bad("« Le contrat est signé. » ⟦elle⟧ a ensuite salué la presse.",
            fixed="« Le contrat est signé. » Elle a ensuite salué la presse."),
        Bad("La séance est levée. ⟦les⟧ députés reviendront lundi.",
            fixed="La séance est levée. Les députés reviendront lundi."),
        Bad("Le refuge est fermé. ⟦dans⟧ la vallée, les guides attendent.",
            fixed="Le refuge est fermé. Dans la vallée, les guides attendent."),
        Bad("Qui a vendu la toile ? ⟦le⟧ notaire refuse de répondre.",
            fixed="Qui a vendu la toile ? Le notaire refuse de répondre."),
    ],
    good=[
        Good("eBay a relevé ses prévisions de ventes pour l’année en cours."),
        Good("de Gaulle avait prévu la crise et il était resté à Colombey."),
        Good("« Où allez-vous ? » demande le gardien. « Nulle part ! » il rit."),
        Good("Deux points restent ouverts :\nle calendrier, qui est contesté par les syndicats ;\nle prix, qui a doublé."),
        Good("Le prix a doublé… les acheteurs hésitent, les banques aussi."),
        Good("Il a parlé de « la fin d’un monde. » et « du début d’un autre »."),
    ],
)  # fmt: skip
def lower_case_start(article: Article) -> Findings:
    """A sentence begins with a lower-case letter.

    The head of the sentence was lost, or the sentence was moved out of the middle of another.
    """
    text = f"\n{article.text}"
    if not any(small.search(text) for small in _SMALL):
        return
    yield from _heads(article)
    yield from _behind_quotations(article)
    yield from _behind_sentences(article)
