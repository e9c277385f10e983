"""GRM_ERE."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tqcheck.article import Article
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.grammar import noun_gender, parts
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.rows import Rows

_ADVERBS = (
    r"(?:(?:pas|plus|jamais|déjà|également|aussi|toujours|ensuite|enfin|encore|même|finalement|rapidement|longtemps|récemment"
    r"|immédiatement|ainsi|donc|notamment|officiellement|définitivement|de nouveau) )?"
)
_HAVING = regex(
    r"(?<![\w-])(?P<aux>a|ont|ai|as|avons|avez|avait|avaient|aura|auront|aurait|auraient|ait|aient|eut|ayant"
    rf"|avoir|été|être)(?:-t-(?:il|elle|on)|-(?:ils|elles))? {_ADVERBS}(?P<verb>[a-zà-öø-ÿœ]+er)(?![\w'-])"
)
_BEING = regex(
    rf"(?<![\w-])(?:est|sont|était|étaient|sera|seront|serait) {_ADVERBS}(?P<verb>[a-zà-öø-ÿœ]+er)(?![\w'-])"
)
_GOVERNING = regex(
    r"(?<![\w-])(?P<head>(?i:doit|doivent|devra|devront|devrait|devraient|devait|devaient|peut|peuvent|pourra"
    r"|pourront|pourrait|pourraient|pouvait|pouvaient|veut|veulent|voudrait|voulait|voulaient|va|vont|allait|allaient|faut"
    r"|faudra|fallait|faudrait|afin de|avant de|au lieu de|vient de|viennent de|venait de|refuse de|refusé de|décidé de"
    r"|accepté de|promis de|menacé de|menace de|accusé de|accusée de|accusés de|tente de|tenté de|permet de|permis de|permettre de"
    r"|envisage de|envisagent de|prévoit de|prévoient de|pour|sans|continue(?:nt|r|ra)? de|continuait de|cesse(?:nt|r|ra)? de|cessé de"
    r"|risque(?:nt)? de|risquait de|essaie(?:nt)? de|essayé de|essayer de|propose(?:nt)? de|proposé de|interdit de|empêche(?:nt)? de|empêché de"
    r"|refusent de|refuser de|tentent de|tenter de|tentait de|acceptent de|accepter de|menacent de|décide de|décident de|finit par|fini par|finira par"
    r"|commencé à|commence à|appelle à|appellent à|incite à|invite à|oblige à|aide à|hésite à|hésitent à|renonce à|renoncé à|consiste à|tend à|pousse à|cherchent à|continue à|continuer à|réussi à|parvenu à|parvenir à|cherche à"
    rf"|vise à|visant à|visent à|continuent à|commencent à|commencer à|commençait à|réussit à|réussissent à|réussir à|parvient à"
    rf"|parviennent à|parvenait à|invitent à|incitent à|obligent à|aident à|aider à|poussent à|encourage à|encouragent à|autorise à|autorisé à|persiste à|persistent à|apprête à|apprêtent à|prépare à|préparent à|engage à|engagent à|engagé à|cherchait à|visait à|tarde à|appelé à|invité à|obligé à|contraint à|prêt à|prête à|prêts à)) {_ADVERBS}"
    r"(?P<verb>[a-zà-öø-ÿœ]+é(?:e?s?))(?![\w'·(-])"
)
_AUXILIARIES = frozenset(
    "a ont ai as avons avez avait avaient aura auront aurait auraient ait aient eut ayant avoir été être".split()
)
_BEINGS = frozenset("est sont était étaient sera seront serait".split())
_GOVERNORS = frozenset(
    "doit doivent devra devront devrait devraient devait devaient peut peuvent pourra pourront pourrait pourraient pouvait"
    " pouvaient veut veulent voudrait voulait voulaient va vont allait allaient faut faudra fallait faudrait afin avant au"
    " vient viennent venait refuse refusé décidé accepté promis menacé menace accusé accusée accusés tente tenté permet permis"
    " permettre envisage envisagent prévoit prévoient continuent continuera continuait cesse cessent cesser cessera cessé risque risquent"
    " risquait essaie essaient essayé essayer propose proposent proposé interdit empêche empêchent empêché refusent refuser tentent"
    " tenter tentait acceptent accepter menacent décide décident finit fini finira appelle appellent incite invite oblige aide hésite hésitent renonce renoncé consiste tend pousse cherchent"
    " pour sans commencé commence continue continuer réussi parvenu parvenir cherche vise visant"
    " visent continuent commencent commencer commençait réussit réussissent réussir parvient parviennent parvenait invitent incitent"
    " obligent aident aider poussent encourage encouragent autorise autorisé persiste persistent apprête apprêtent prépare préparent"
    " engage engagent engagé cherchait visait tarde"
    " appelé invité obligé contraint prêt prête prêts".split()
)
_ADVERB = frozenset(
    "pas plus jamais déjà également aussi toujours ensuite enfin encore même finalement rapidement longtemps récemment"
    " immédiatement ainsi donc notamment officiellement définitivement".split()
)
_ASKED = frozenset("il elle on ils elles".split())
_PREPOSITIONS = frozenset(("de", "à", "par"))
_NO_TRADE = frozenset("placer coucher toucher".split())  # nouns that nobody has been
_NAMED_SO = regex(r"(?:pass\w+|ten\w+|tien\w+|donn\w+|laiss\w+|port\w+|compt\w+|pris\w*|coup\w+|tout\w*) $")
_NO_SUBJECT = frozenset("as is in est sont était étaient reste restent tendance prêt".split())
# The subject of « a été » or « est »: a pronoun, or a noun that opens the clause with its determiner.
_SUBJECT = regex(
    r"(?:^|\n|[.!?»] |, |« |\b(?:que |qu'))(?:(?P<pronoun>(?i:elles?|ils?))|(?:(?P<many>(?i:les|des|ces|ses|leurs|plusieurs|deux|trois"
    r"|quatre|cinq|six|sept|huit|neuf|dix) )|(?i:le |la |l'|un |une |ce |cet |cette |son |sa |leur ))(?P<noun>[a-zà-öø-ÿœ]+))"
    r"(?: (?:n'|ne )?(?:a|ont|avait|avaient|aura|auront|aurait|auraient)(?: pas| déjà| ensuite)?)? $"
)
_ENDINGS = {"il": "", "ils": "s", "elle": "e", "elles": "es"}
Slip = tuple[int, int, str, bool]  # where, what is right, whether its agreement is certain
_WORD_BEFORE = regex(r"([^\W\d_]+) (?:ne |n'|l')?$")
_OBJECT = regex(r" (?:les|la|le|un|une|ses|son|sa|leurs?|ces|cet|cette) [^\W\d_]|l'\w")
_CARRIED = frozenset(
    "armé armés masqué masqués casqué casqués habillé habillés courbé voilé voilée voilées croisé".split()
)


@lru_cache(maxsize=4096)
def _infinitive(word: str) -> str:
    """The participle of an infinitive in -er that is nothing else, or ""."""
    participle = word[:-2] + "é"
    if english_evidence().get(word, 0) > 0:
        return ""
    return (
        participle
        if parts(word) <= ({"infinitive", "noun"} if word in _NO_TRADE else {"infinitive"})
        and "participle" in parts(participle)
        else ""
    )


@lru_cache(maxsize=4096)
def _participle(word: str, only: bool) -> str:
    """The infinitive of a participle in -é, or ""; with `only`, of one that is no noun and no adjective."""
    stem = word.rstrip("s").removesuffix("e") if word.endswith(("ée", "ées")) else word.rstrip("s")
    infinitive = stem[:-1] + "er"
    found = parts(word)
    if "participle" not in found or "infinitive" not in parts(infinitive):
        return ""
    return "" if found - {"participle"} and (only or found - {"participle", "noun"}) else infinitive


def _slipped(word: str) -> bool:
    """True for an infinitive that may stand where a participle should."""
    return word.endswith("er") and word.islower() and bool(_infinitive(word))


def _slipped_too(word: str) -> bool:
    """True for a participle that may stand where an infinitive should."""
    return word.endswith(("é", "és", "ée", "ées")) and word.islower() and bool(_participle(word, False))


_HAVING_ROWS = Rows(
    (_AUXILIARIES | _BEINGS, _slipped),
    (_AUXILIARIES | _BEINGS | _ASKED, _ADVERB, _slipped),
    (_AUXILIARIES | {"t"}, _ASKED, _slipped),
    (frozenset(("de",)), frozenset(("nouveau",)), _slipped),
)
_GOVERNING_ROWS = Rows(
    (_GOVERNORS, _slipped_too),
    (_GOVERNORS | {"lieu"}, _PREPOSITIONS, _slipped_too),
    (_GOVERNORS | _PREPOSITIONS, _ADVERB, _slipped_too),
    (frozenset(("de",)), frozenset(("nouveau",)), _slipped_too),
)


def _has_subject(text: str, start: int) -> bool:
    """True where the word before « a » may be its subject: no English word, and no verb that wants « à »."""
    word = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if word is None or word[1] in _NO_SUBJECT:
        return False
    found = parts(word[1]) or parts(word[1].lower())
    if not found:
        return word[1][0].isupper()
    return not (found <= {"verb", "participle", "adjective", "infinitive"} and "noun" not in found)


def _agreed(text: str, at: int, participle: str) -> tuple[str, bool]:
    """The participle after être as its subject before `at` wants it, and whether that is certain."""
    subject = _SUBJECT.search(text, max(0, at - 40), at)
    if subject is None:
        return participle, False
    if subject["pronoun"]:
        pronoun = subject["pronoun"].lower()
        return participle + _ENDINGS.get(pronoun, ""), pronoun in _ENDINGS
    gender = noun_gender(subject["noun"])
    plural = "s" if subject["many"] else ""
    return participle + ("e" if gender == "f" else "") + plural, gender in ("m", "f")


def _after_having(article: Article) -> Iterator[Slip]:
    text = article.text
    for found in article.at_words(_AUXILIARIES, _HAVING):
        right = _infinitive(found["verb"])
        before = text[max(0, found.start() - 5) : found.start()]
        if found["aux"] == "a" and not _has_subject(text, found.start()):
            continue
        if not right or before.endswith(("peut ", "peut-", " à ", "un ")):
            continue
        sure = True
        if found["aux"] in ("été", "être"):
            right, sure = _agreed(text, found.start(), right)
        yield found.start("verb"), found.end("verb"), right, sure


def _after_being(article: Article) -> Iterator[Slip]:
    for found in article.at_words(_BEINGS, _BEING):
        right = _infinitive(found["verb"])
        if right and any("e" in form.verb for form in lookup(found["verb"])):
            yield (*found.span("verb"), *_agreed(article.text, found.start(), right))


def _after_governing(article: Article) -> Iterator[Slip]:
    text = article.text
    for found in article.at_words(_GOVERNORS, _GOVERNING):
        head, word = found["head"], found["verb"]
        only = (
            head.lower() in ("pour", "sans", "menace de", "interdit de") or head.endswith("par") or word.endswith("s")
        ) and (word.endswith("s") or _OBJECT.match(text, found.end()) is None)
        right = _participle(word, only)
        if not right or (head in ("va", "vont", "allait", "allaient") and word in _CARRIED):
            continue
        if head == "pour" and _NAMED_SO.search(text, max(0, found.start() - 14), found.start()):
            continue
        yield found.start("verb"), found.end("verb"), right, True


@rule(
    "GRM_ERE",
    "Infinitive/participle confusion (-er/-é)",
    Category.GRAMMAR,
    Severity.MINOR,
    title_fr="Infinitif et participe confondus (-er, -é)",
    explanation_fr="Un infinitif en -er tient la place d’un participe en -é, ou l’inverse.\n\n"
    "Les deux s’entendent de même ; après avoir et être vient le participe, après un verbe modal ou une préposition l’infinitif.",
    rows=(*_HAVING_ROWS.rows, *_GOVERNING_ROWS.rows),
    bad=[
        Bad("Le conseil a ⟦adopter⟧ le budget mardi.", fixed="Le conseil a adopté le budget mardi."),
        Bad("Le procureur doit ⟦annoncé⟧ sa décision.", fixed="Le procureur doit annoncer sa décision."),
        Bad("Il est soupçonné d’avoir ⟦voler⟧ des fonds.", fixed="Il est soupçonné d’avoir volé des fonds."),
        Bad("Les routes ont été ⟦rénover⟧ en mai.", fixed="Les routes ont été rénovées en mai."),
        Bad("La ville a promis de ⟦réparé⟧ la route.", fixed="La ville a promis de réparer la route."),
        Bad("Les pompiers sont là pour ⟦protégé⟧ le village.", fixed="Les pompiers sont là pour protéger le village."),
        Bad("Le feu continue de ⟦menacé⟧ le village.", fixed="Le feu continue de menacer le village."),
        Bad("La réforme est là pour ⟦relancé⟧ l’emploi.", fixed="La réforme est là pour relancer l’emploi."),
    ],
    good=[
        Good("Elle a fait reporter la course, il a pu rentrer."),
        Good("Un hommage a été rendu pour blessés et employés, sans abonné."),
        Good("Il est passé pour condamné, laissé pour mort et tenu pour coupable."),
        Good("Il faut être armé ; rien de décidé, deux joueurs de blessés."),
        Good("Ils ont dîner prévu et déjeuner offert ; ils vont masqués."),
        Good("C’est peut-être aller trop loin, à manger comme à donner."),
    ],
)  # fmt: skip
def infinitive_or_participle(article: Article) -> Findings:
    """An infinitive in -er stands where French wants the participle in -é, or the reverse.

    Both sound alike; after avoir and être stands the participle, after a modal verb or a preposition the infinitive.
    """
    text = article.text
    for start, end, right, sure in (*_after_having(article), *_after_being(article), *_after_governing(article)):
        if article.masked(start, end):
            continue
        yield Finding(
            start,
            end,
            f"« {text[start:end]} » : on attend « {right} » ici.",
            f"“{text[start:end]}”: “{right}” is expected here.",
            (Edit(start, end, right),),
            0.94,
            safe=sure,
        )
