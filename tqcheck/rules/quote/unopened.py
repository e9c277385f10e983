"""QUO_UNOPENED."""

from __future__ import annotations

from bisect import bisect_left

from tqcheck.article import Article, Sentence
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.attribution import begins_attribution, reports_speech
from tqcheck.text.quotes import all_paired

_OPENING = {"»": "«", "”": "“", '"': '"', "›": "‹", "“": "„"}

_ANNOUNCED = regex(r"(?:Le|La|L'|M\.|Mme|[A-ZÀ-ÞŒŸ]\w+) ?[^.!?:;«»“”\"\n]{2,80}?([a-zà-öø-ÿœ]+) : [^:]*$")
# How a sentence begins that leans on nothing said before, and the words with which it does all the same.
_FRESH = regex(r"(?:Je|On|Nous|Notre|Nos|Mon|Ma|Mes|Les?|La|Une?|Des|Aucune?|Chaque|Tou(?:s|te|tes) les?) |[JL]'")
_LEANING = regex(
    r"\b(?:donc|aussi|ainsi|également|cependant|pourtant|toutefois|alors|puis|ensuite|enfin|encore|néanmoins|en revanche"
    r"|par ailleurs|en effet|d'ailleurs|au contraire|en outre|de plus|cel(?:ui|le|les)-ci|ceux-ci|autres?)\b"
)


def _quotes_before(article: Article, start: int, offset: int) -> bool:
    """True where a quotation begins between `start` and `offset`."""
    pairs = article.quotes.pairs
    index = bisect_left(pairs, (start,))
    return index < len(pairs) and pairs[index].start < offset


def _is_announced(article: Article, offset: int) -> bool:
    """True where the first sentence has but one colon, and a person speaks before it: la syndicaliste prévient : …"""
    sentence = article.sentence_at(offset)
    if sentence is None or sentence.start != article.paragraphs[0].start:
        return False
    announced = _ANNOUNCED.match(article.text, sentence.start, offset)
    return announced is not None and word_set("reporting_verbs.txt").issuperset((announced[1].lower(),))


def _may_have_begun(article: Article, offset: int) -> bool:
    """True where the text is cut from an article, and the quotation may have been opened before the cut."""
    if not article.excerpt:
        return False
    text = article.text
    first = article.paragraphs[0].start
    if _quotes_before(article, first, offset):
        return False  # what it closes was opened after that
    if reports_speech(text, first, offset) or _is_announced(article, offset):
        return False
    if begins_attribution(text, offset + 1) and _FRESH.match(text, first) and not _LEANING.search(text, first, offset):
        return False  # rarely the second sentence of what is quoted: 1 of 22 in published sentences
    after = text[offset + 1 : offset + 4].lstrip(" ,")
    return not after or after[0] in ".!?…;:)–—-" or after[0].isupper() or begins_attribution(text, offset + 1)


def _place(article: Article, sentence: Sentence, offset: int) -> int | None:
    """Where the opening mark goes: after the colon, or at the head of a sentence that an attribution follows."""
    text = article.text
    colon = text.rfind(": ", sentence.start, offset)
    if colon > 0:
        return colon + 2
    if begins_attribution(text, offset + 1) and not _quotes_before(article, sentence.start, offset):
        return sentence.start
    return None


@rule(
    "QUO_UNOPENED",
    "Quotation closed and not opened",
    Category.PUNCTUATION,
    Severity.MAJOR,
    title_fr="Citation fermée et non ouverte",
    explanation_fr="Un guillemet fermant ne ferme rien.\n\n"
    "Le guillemet ouvrant s’est perdu, et le lecteur prend les mots d’un orateur pour ceux du journaliste.",
    chars='»”"›',
    bad=[
        Bad(
            "Le marché est fermé.\n\nNous rouvrirons au printemps ⟦»⟧, a assuré le placier.",
            fixed="Le marché est fermé.\n\n« Nous rouvrirons au printemps », a assuré le placier.",
        ),
        Bad(
            "Nous rouvrirons au printemps ⟦»⟧, a assuré la placière.",
            fixed="« Nous rouvrirons au printemps », a assuré la placière.",
        ),
        Bad(
            "Le marché n’a plus de clients ⟦»⟧, a regretté le placier.",
            fixed="« Le marché n’a plus de clients », a regretté le placier.",
        ),
        Bad("Le maire a salué une avancée ⟦»⟧ pour les riverains."),
        Bad("La cour a jugé que les preuves étaient fragiles ⟦»⟧."),
        Bad("« Nous avons perdu du temps », a-t-elle admis, mais pas l’espoir ⟦»⟧."),
        Bad("Il a parlé d’un échec⟦\"⟧ pour la région."),
    ],
    good=[
        Good("« Nous avons peur, a-t-elle dit.\n\n» Nous resterons. »\n\nLe camp a été évacué."),
        Good("« Le Petit Nicolas », best-seller depuis 1960, est réédité."),
        Good("Rien ne sera plus comme avant ». Le débat est clos."),
        Good("Il n’a donc plus de clients », a regretté le placier."),
        Good("Elle chausse du 38, mesure 5'2\" et court le 400 mètres en 49\"87."),
        Good("« C’est l’heure », « il est temps », « en route » : la foule choisit ses mots."),
    ],
)  # fmt: skip
def unopened_quotation(article: Article) -> Findings:
    """A closing mark closes nothing.

    The opening mark was lost, so that the reader takes the words of a speaker for those of the journalist.
    """
    if all_paired(article.text, article.characters):
        return
    for offset in article.quotes.unopened:
        sentence = article.sentence_at(offset)
        if sentence is None or article.masked(offset, offset + 1) or _may_have_begun(article, offset):
            continue
        mark = article.text[offset]
        place = _place(article, sentence, offset)
        space = article.profile.quote_space if mark == "»" else ""
        yield Finding(
            offset,
            offset + 1,
            f"Le signe {mark} ferme une citation que rien n’ouvre.",
            f"The mark {mark} closes a quotation that nothing opens.",
            () if place is None else (Edit(place, place, _OPENING[mark] + space),),
            0.92,
        )
