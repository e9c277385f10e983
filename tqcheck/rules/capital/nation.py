"""CAP_NATION."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.words import entries, word_set
from tqcheck.pattern import regex
from tqcheck.remembered import Remembered
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_DETERMINER = r"(?:[Ll]e|[Ll]a|[Ll]es|[Ll]'|[Uu]n|[Uu]ne|[Dd]es|[Dd]u|[Aa]u|[Aa]ux|[Cc]e|[Cc]et|[Cc]ette|[Cc]es|[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Dd]eux|[Tt]rois|[Pp]lusieurs|[Cc]haque|[Dd]'un|[Dd]'une|[Qq]uelques)"  # fmt: skip
# A determiner and a noun in lower case, before an adjective.
_NOUN = regex(rf"(?<![\w']){_DETERMINER} ?(?<=[ '])([a-zà-öø-ÿœ]{{3,}}(?:-[a-zà-öø-ÿœ]+)*) $")
_OFFICE = regex(
    rf"(?<![\w']){_DETERMINER} ?(?<=[ '])((?:[Vv]ice-)?[Pp]résidente?|(?:(?:[Vv]ice-)?[Pp]remi(?:er|ère) )?[Mm]inistre|Chanceli(?:er|ère)"
    r"|Gouvernement|Parlement|Sénat|Ambassad(?:eur|rice)) $"
)
# Nouns without a determiner before an adjective: de nationalité belge, en version allemande.
_BARE = regex(
    r"(?<![\w'])(?:[Ee]n |[Dd]e |[Dd]'|[Ss]ur |[Ss]ous )(nationalité|origine|ascendance|souche|citoyenneté|version|langue"
    r"|expression|culture|territoire|sol|terre|eaux|propriété|fabrication|conception|marque|pavillon|mandat|contrôle) $"
)
_FROM = regex(r"\btradui\w* (?:\w+ )?(?:du |de l')$")
_SHARE = regex(
    r"(?:\b(?:plupart|majorité|minorité|moitié|tiers|quarts?|cinquième|dixième|millions|milliers|centaines|partie) des|% (?:des|de)) $"
)
_PLURAL = regex(
    r"(?<![Ll]e )(?<!\w)(?:[Ll]es|[Aa]ux|[Ee]ntre|[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit|[Dd]ix|[Pp]lusieurs|\d+) $"
)
# What stands before a plural, and with a number behind it before a singular, that is people.
_COUNTING = frozenset("les aux entre deux trois quatre cinq six sept huit dix plusieurs des de un une".split())
_ONE = regex(r"(?<!\w)[Uu]ne? $")
_OUT_OF = regex(r" sur (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent|mille|\d)")
_ARTICLE = regex(r"(?<!\w)(?:[Ll]e |[Ll]')$")
_VERB = regex(r" ([a-zà-öø-ÿœ]+'?)")
_SPEAKS = regex(
    r"\b(?:parl|appren|enseign|étudi|tradui|baragouin|pratiqu)\w* (?:\w+ment |bien |mal |mieux |aussi )?(?:l'|le |la langue )?$"
)
# Two languages in one breath, of which one has no capital: le Russe et l'italien.
_WITH_LANGUAGE = regex(r" (?:et|ou|ni|comme) (?:le |l')([a-zà-öø-ÿœ]+)\b")
_IN = regex(r"\b[Ee]n $")
_VERBS = frozenset(
    "ont sont avaient étaient auront seront auraient seraient veulent peuvent doivent vont n' ne s' se souhaitent"
    " pensent craignent espèrent estiment votent demandent rejettent attendent vivent travaillent continuent restent"
    " accusent affirment préfèrent croient savent font disent refusent eux qui".split()
)
# Words between a determiner and the name of a people, where the name keeps its capital: les jeunes Français.
_BETWEEN = frozenset(
    "océan union autre autres jeune jeunes seul seule seuls seules premier première premiers premières dernier dernière derniers"
    " dernières nombreux nombreuses ancien ancienne anciens anciennes vieux vieil vieille vieilles petit petite petits"
    " petites grand grande grands grandes même mêmes rares rare pauvre pauvres riches vrai vraie vrais vraies bon bonne"
    " bons bonnes mauvais double simple futur futurs future futures certains certaines divers différents tels quelques"
    " deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente cent cents mille millions milliers"
    " centaines dizaines million millier centaine dizaine quinzaine vingtaine trentaine cinquantaine douzaine tiers"
    " quart moitié majorité partie nombre groupe poignée couple non que comme chez entre pour par dont avec tout tous"
    " toute toutes face contre aux des les dit dite est sont sera devenu nommé nommée prénommé ex demi".split()
)

# A generic noun and an adjective that is its name.
_PLACES = frozenset({("îles", "Britanniques"), ("bouclier", "Canadien"), ("péninsule", "Malaise")})


# Languages that are called by no nationality; le corse is left out, since “en Corse” is the island.
_LANGUAGES = frozenset(
    "arabe hébreu latin mandarin cantonais hindi ourdou persan farsi pachto tamoul bengali malais tagalog catalan basque"
    " breton occitan flamand wallon gallois gaélique yiddish kabyle berbère amazigh tamazight wolof bambara peul lingala"
    " swahili kiswahili haoussa yoruba zoulou créole quechua guarani esperanto sanskrit ouïghour romani frison"
    " finnois castillan galicien slavon alémanique alsacien normand provençal romanche frioulan ladin piémontais"
    " napolitain vénitien galego inuktitut innu atikamekw nahuatl aymara khmer javanais cinghalais télougou marathi gujarati"
    " pendjabi sindhi baloutche sorani kurmandji ossète tatar bachkir iakoute ouzbek amharique tigrinya oromo malinké dioula"
    " soninké baoulé songhaï zarma djerma kanouri tamasheq darija igbo kinyarwanda kirundi shona xhosa tswana sotho"
    " afrikaans tahitien maori hawaïen yupik sami féroïen luxembourgeois letzeburgesch sorabe".split()
)
# The Swiss are called by the name of their country, which has its capital in the singular.
_SWISS = frozenset(("suisses",))
_WORDS = _LANGUAGES | _SWISS | {form for row in entries("nationalities.txt") for form in row.split()}


@cache
def _peoples() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """All forms, the plural ones, and the masculine ones that languages are called by; in lower case."""
    rows = [row.split() for row in entries("nationalities.txt")]
    return (
        _SWISS.union(form for row in rows for form in row),
        _SWISS.union(form for row in rows for form in row[2:]),
        frozenset(row[0] for row in rows),
    )


def _is_adjective(article: Article, start: int, end: int) -> str:
    """The noun in lower case that a capitalised adjective stands behind, "" where it does not."""
    text = article.text
    office = _OFFICE.search(text, max(0, start - 40), start)
    found = office or _NOUN.search(text, max(0, start - 40), start) or _BARE.search(text, max(0, start - 20), start)
    if found is None or found[1] in _BETWEEN or found[1] in word_set("function_words_fr.txt"):
        return ""
    if text[end : end + 1] == "-" or article.opens(start) or (found[1], text[start:end]) in _PLACES:
        return ""
    apposition = (
        office is None
        and re.match(r" [A-ZÀ-ÞŒŸ]", text[end : end + 2])
        and found[1].endswith("s") != text[start:end].endswith("s")
    )
    return "" if apposition else found[1]


def _is_plural_verb(word: str) -> bool:
    """True for a form that can only be a verb of the third person plural."""
    readings = lookup(word) if word.endswith("nt") else ()
    return bool(readings) and all(form.pos == "verb" and "3p" in form.persons for form in readings)


def _is_people(text: str, start: int, end: int) -> bool:
    """True where a plural in lower case can be nothing but people: 62 % des français, les français ont."""
    if _SHARE.search(text, max(0, start - 24), start):
        return True
    if _OUT_OF.match(text, end) and _ONE.search(text, max(0, start - 4), start):
        return True
    verb = _VERB.match(text, end)
    return (
        verb is not None
        and (verb[1] in _VERBS or _is_plural_verb(verb[1]))
        and _PLURAL.search(text, max(0, start - 12), start) is not None
    )


def _is_language(text: str, start: int, end: int) -> bool:
    """True after a verb of speech and after “en”: parler l’Anglais, traduit en Anglais."""
    if re.match(r" [A-ZÀ-ÞŒŸ]", text[end : end + 2]):
        return False
    if _SPEAKS.search(text, max(0, start - 50), start) or _FROM.search(text, max(0, start - 40), start):
        return True
    other = _WITH_LANGUAGE.match(text, end)
    if other and other[1] in _peoples()[2] | _LANGUAGES and text[start - 1] in " '":
        return _ARTICLE.search(text, max(0, start - 3), start) is not None
    return _IN.search(text, max(0, start - 4), start) is not None and text[end : end + 1] in " ,.;:)"


def _is_capital(word: str) -> bool:
    """True for the name of a people or a language with a capital."""
    return not word.islower() and word.lower() in _WORDS and not word.isupper()


def _is_plural(word: str) -> bool:
    """True for the name of a people in the plural without a capital."""
    return word in _peoples()[1]


_named = Remembered(lambda word: word.lower() in _WORDS)


def _telling(article: Article) -> Iterator[str]:
    """The names that may be written wrong: in the singular without a capital they may count with “sur” only."""
    for word in _named.those(article.spellings):
        if not word.islower() or _is_plural(word) or f"{word} sur " in article.text:
            yield word


def _counts(word: str) -> bool:
    """True for what may stand before the name of a people."""
    return word.isdecimal() or word.lower() in _COUNTING


def _finding(start: int, end: int, right: str, fr: str, en: str) -> Finding:
    return Finding(start, end, fr, en, (Edit(start, start + 1, right[0]),), 0.95, safe=True)


@rule(
    "CAP_NATION",
    "Nationality capital errors",
    Category.LOCALE_CAPITALS,
    Severity.MINOR,
    title_fr="Majuscule fautive ou absente d’une nationalité",
    explanation_fr="Un adjectif de nationalité ou une langue porte une majuscule, ou le nom d’un peuple n’en a pas.\n\n"
    "L’anglais la met partout ; le français la réserve au peuple : les Français, le peuple français.",
    test=_is_capital,
    rows=[(_counts, _is_plural), (_counts, _WORDS, frozenset(("sur",)))],
    any_of=True,
    bad=[
        Bad("L’ambassadeur ⟦Danois⟧ a été rappelé.", fixed="L’ambassadeur danois a été rappelé."),
        Bad("La capitale vit au rythme des entreprises ⟦Coréennes⟧.", fixed="La capitale vit au rythme des entreprises coréennes."),
        Bad("Le vice-président ⟦Portugais⟧ Luis Pires est à Kinshasa.", fixed="Le vice-président portugais Luis Pires est à Kinshasa."),
        Bad("Les ⟦brésiliens⟧ ont gagné le tournoi.", fixed="Les Brésiliens ont gagné le tournoi."),
        Bad("Les ⟦tchèques⟧ réclament un vote.", fixed="Les Tchèques réclament un vote."),
        Bad("Un ingénieur de nationalité ⟦Danoise⟧ a été arrêté.", fixed="Un ingénieur de nationalité danoise a été arrêté."),
        Bad("Une ⟦canadienne⟧ sur deux loue son logement.", fixed="Une Canadienne sur deux loue son logement."),
        Bad("Près de 40 % des ⟦canadiens⟧ louent leur logement.", fixed="Près de 40 % des Canadiens louent leur logement."),
        Bad("La radio émet en ⟦Swahili⟧ depuis Arusha.", fixed="La radio émet en swahili depuis Arusha."),
        Bad("La romancière parle couramment l’⟦Italien⟧.", fixed="La romancière parle couramment l’italien."),
    ],
    good=[
        Good("L’italien Fincantieri et le coréen Hanwha ont remporté le marché."),
        Good("La dépression quittera les îles Britanniques et l’océan Indien retrouvera son calme."),
        Good("Le huit français a gagné ; les deux italiens Eni et Enel aussi."),
        Good("Les jeunes Polonais et deux autres Tchèques ont été arrêtés."),
        Good("Elle dort au Mandarin, en Corse, et parle Latin Jazz avec lui."),
        Good("Le norvégien s’apprend vite ; elle lit aussi le grec."),
        Good("Entre Belges et Hollandais, la rivalité reste cordiale."),
        Good("La Banque européenne et la Comédie-Française ont signé ; c’est une Espagnole qui dirige le projet."),
        Good("Les constructeurs allemands et les japonais de Toyota se partagent le marché."),
    ],
)  # fmt: skip
def nationality_capital(article: Article) -> Findings:
    """An adjective of nationality or a language has a capital, or the name of a people has none.

    English writes all of them with a capital; French keeps it for the people: les Français, le peuple français.
    """
    forms, plurals, languages = _peoples()
    languages |= _LANGUAGES
    text = article.text
    for start in article.spots(frozenset(_telling(article))):
        end = start + 1
        while text[end : end + 1].isalpha():
            end += 1
        word = text[start:end]
        low = word.lower()
        if word[0].isupper() and not word.isupper():
            noun = _is_adjective(article, start, end) if low in forms else ""
            if noun:
                yield _finding(
                    start, end, low,
                    f"« {word} » est ici un adjectif : il s’écrit sans majuscule après « {noun} ».",
                    f"“{word}” is an adjective here: French writes it without a capital after “{noun}”.",
                )  # fmt: skip
            elif low in languages and _is_language(text, start, end) and not article.opens(start):
                yield _finding(
                    start, end, low,
                    f"Le nom d’une langue s’écrit sans majuscule : {low}.",
                    f"French writes the name of a language without a capital: {low}.",
                )  # fmt: skip
        elif word in forms and (word in plurals or text.startswith(" sur ", end)) and _is_people(text, start, end):
            right = word.capitalize()
            yield _finding(
                start, end, right,
                f"Le nom d’un peuple prend une majuscule : {right}.",
                f"The name of a people takes a capital: {right}.",
            )  # fmt: skip
