"""LLM_REFUSAL."""

from __future__ import annotations

from collections.abc import Callable

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Words, rule
from tqcheck.text.lines import removal
from tqcheck.text.model import says

_ATTRIBUTED = regex(
    r"(?i)(?:,|»|”|\") ?(?:(?:lui|leur|me|nous|vous) |[smtl]')?(?:a(?:-t-(?:il|elle|on)|vait)?|ont|dit|répond|explique|affirme|déclare|écrit|précise|assure|lance|indique|plaide|confie|ajoute|a répondu)\b"
)
_WORDS = frozenset(
    "je désolé désolée malheureusement tant étant texte contenu message document passage article veuillez merci pouvez pourriez peux demande"
    " connaissances formation données i sorry apologies unfortunately regrettably ai text content please could as being input n' manque".split()
)


def _begins(*starts: str) -> Callable[[str], bool]:
    return lambda word: word.lower().startswith(starts)


def _ends_in_je(word: str) -> bool:
    return word.lower().endswith("je")


def _is_glued(word: str) -> bool:
    """True for "I can" without its space, which the phrases may lack."""
    return _GLUED.fullmatch(word.lower()) is not None


_GLUED = regex(r"(?:i|m|am)(?:can|unable|not|won|will|must|could)\w*")
_TEXTS = frozenset("texte contenu message document passage article".split())
_BOT = _begins(
    *"modèle ia intelligence assistant grand chatbot programme système traduct outil robot".split(),
    *"ai artificial large language llm virtual".split(),
)
# Two or three words with which, or a little behind which, every phrase of a refusal begins.
_ROWS: list[tuple[Words, ...]] = [
    (_ends_in_je, {"ne"}, _begins("peux", "puis", "pourrai", "suis", "dispose", "saurais")),
    ({"suis", "voilà", "trouve"}, {"dans"}, {"l"}),
    ({"suis", "voilà", "trouve"}, _begins("incapable")),
    ({"suis", "voilà", "trouve"}, {"pas"}, _begins("capable", "autorisé", "programmé")),
    ({"pas"}, {"en"}, {"mesure"}),
    ({"tant"}, {"que", "qu"}, _BOT),
    ({"tant"}, _begins("quem", "quei", "quea", "queg", "quec", "quep", "ques", "quet", "queo", "quer")),
    ({"suis", "qu", "étant"}, {"un", "une"}, _BOT),
    ({"le", "ce", "votre"}, _TEXTS, frozenset("fourni source que à d partagé soumis semble paraît".split())),
    ({"votre"}, {"texte", "message", "demande"}, {"est", "était", "ne"}),
    ({"de", "aucun"}, _begins("texte")),
    ({"n", "pas"}, {"avez"}, _begins("fourni", "inclus", "joint", "envoyé", "partagé")),
    ({"avez"}, {"pas"}, _begins("fourni", "inclus", "joint", "envoyé", "partagé")),
    ({"vous"}, {"n"}, _begins("ayez")),
    ({"que", "manque"}, {"le"}, _begins("texte")),
    ({"que"}, {"votre"}, _begins("message")),
    ({"ne"}, {"vois"}, {"pas", "aucun"}),
    ({"veuillez"}, _begins("")),
    ({"merci"}, {"de"}),
    ({"pouvez", "pourriez"}, {"vous"}),
    ({"peux", "pourrais"}, {"tu"}),
    ({"cette", "votre", "la"}, {"demande"}, {"est", "ne", "va"}),
    ({"cette", "votre", "la"}, {"demande"}, _begins("enfreint", "viole", "contrevient", "dépasse")),
    ({"ma", "mes"}, {"connaissance", "connaissances", "données", "base", "formation"}),
    ({"as", "am", "m", "being"}, {"a", "an"}, _BOT),
    ({"as", "am", "m", "being"}, {"a", "an"}, {"a"}),
    (_begins("sorry", "apologies", "unfortunately", "regrettably"), _begins("")),
    ({"i"}, _begins("regret", "apologi")),
    ({"i", "m", "am"}, _begins("can", "unable", "not", "won", "will", "must", "could")),
    (_is_glued, _begins("")),
    (_begins("_"), _begins("")),  # a mark of emphasis, which is passed over, belongs to the word for the plan
    ({"the", "your"}, {"text", "content", "article", "message", "passage", "document", "input"}),
    ({"please", "you"}, frozenset("provide share send paste supply give include clarify specify".split())),
    ({"it"}, {"looks", "seems", "appears"}),
    ({"there"}, {"is", "was"}),
]
_ABOUT_BOTS = regex(
    r"ChatGPT|chatbot|IA générative|intelligence artificielle générative|agent conversationnel|OpenAI|Gemini|Claude|Copilot|Grok"
)


def _speaks_of_bots(article: Article) -> bool:
    """True for an article about language models, which may cite what they say."""
    return len(_ABOUT_BOTS.findall(article.text)) >= 2


@rule(
    "LLM_REFUSAL",
    "Refusal or model disclaimer",
    Category.EXTRANEOUS_CRITICAL,
    Severity.CRITICAL,
    title_fr="Refus ou avertissement du modèle",
    explanation_fr="Un modèle de langue refuse, s’excuse ou dit ce qu’il est, là où devrait être l’article.\n\n"
    "Une citation avec son attribution est une nouvelle sur un tel modèle ; elle est laissée.",
    words=_WORDS,
    rows=_ROWS,
    outranks=["ENG", "LLM_CHATTER", "LLM_PROMPT", "LLM_NOTE", "PUN", "TYP", "LEX", "BOI", "ELI"],
    bad=[
        Bad("⟦Désolé, mais je ne peux pas traduire cet article.⟧"),
        Bad("⟦En tant qu’intelligence artificielle, je n’ai pas d’avis sur ce vote.⟧"),
        Bad("⟦I apologize, but I cannot translate this content.⟧"),
        Bad("⟦Le texte fourni semble tronqué.⟧ Le pont rouvre mardi."),
        Bad("⟦As an AI language model, I don’t have access to live news.⟧"),
        Bad("⟦Veuillez fournir le texte à traduire.⟧"),
    ],
    good=[
        Good("« Je suis désolée, je ne peux pas vous répondre », a dit la procureure."),
        Good("Je ne peux pas vous répondre, a soupiré le préfet devant les caméras."),
        Good("En tant que mère, elle a signé la pétition."),
        Good("Le robot a répondu : « En tant que modèle de langage, je n’ai pas de corps. »"),
        Good("La préfecture dit ne pas pouvoir vérifier ce bilan."),
    ],
)  # fmt: skip
def model_refusal(article: Article) -> Findings:
    """A language model refuses, excuses itself or says what it is, where the article should be.

    A quotation with its attribution is news about such a model and is left alone.
    """
    for sentence in article.sentences:
        if sentence.end - sentence.start > 400 or article.text[sentence.start] in '«“"':
            continue
        text = sentence.text
        if not says("refusal", text) or article.quotes.around(sentence.start) is not None or _ATTRIBUTED.search(text):
            continue
        whole = sentence.paragraph.start == sentence.start and sentence.paragraph.end == sentence.end
        if not whole and _speaks_of_bots(article):
            continue
        yield Finding(
            sentence.start,
            sentence.end,
            "Le modèle de langage refuse ou se présente au lieu de traduire.",
            "The language model refuses, or introduces itself, instead of translating.",
            (Edit(*removal(article.text, sentence.start, sentence.end), ""),),
            0.97,
        )
