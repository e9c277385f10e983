"""DUP_WORD."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.doubled import may_double
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.lines import Kind
from tqcheck.text.repeats import Repeat

_LATIN = frozenset(("priori", "posteriori", "contrario", "fortiori", "minima", "maxima", "cappella", "giorno", "pari"))
_DETERMINERS = frozenset(("le", "la", "l'", "un", "une", "ce", "cet", "cette", "sa", "son", "chaque", "leur", "notre"))
_NAME = regex(r" ([A-ZÀ-ÞŒŸ][\w-]+)")
_YEAR = regex(r"(?:19|20)\d\d$")
_COUNT = regex(r"\d{1,2}$")  # no group of a greater number
_PLURALS = frozenset(("les", "des", "de", "d'", "ces", "ses", "mes", "nos", "vos", "leurs", "quelques", "aux"))
# What lies to the east: la partie est est détruite, Berlin-Est est, l'est est calme.
_SIDES = frozenset(
    "l' d' côte côtes façade partie région banlieue rive zone aile front flanc frontière bordure moitié secteur quartier"
    " versant porte entrée sortie tribune nord sud grand du à".split()
)
# What follows the noun “son”, and never its possessive twin: il a trouvé son son en studio.
_AFTER_SOUND = frozenset(
    " , . ; : ? ! ) » et ou mais en dans sur avec pour par sans à au aux de du des d' qui que est a grâce comme".split(
        " "
    )
)
_RELATIVES = (("qu'",), ("que",), ("dont",), ("où",))


def _is_french(word: str, before: tuple[str, ...], after: str) -> bool:
    """True where French writes this word twice in a row."""
    left = before[-1] if before else ""
    if may_double(word):
        return True
    if word == "a" and left == "y":
        return before[-2:-1] != ("il",) or before[-3:-2] in _RELATIVES  # ce qu'il y a a brûlé
    if word == "a" and left in ("il", "elle", "on") and before[-2:-1] in _RELATIVES:
        return True
    if word == "a" and after in _LATIN:
        return True
    if word == "en" and left == "tout":
        return True
    if word == "faire":
        return left != "," and after not in (
            "preuve",
            "face",
            "part",
            "partie",
            "appel",
            "état",
            "attention",
            "confiance",
            "mal",
            "ça",
        )
    if word in ("sous", "nouvelle", "nouvelles"):
        return left in _DETERMINERS or left in _PLURALS
    if word == "est":
        return left in _SIDES
    if word == "son":
        return after in _AFTER_SOUND or not lookup(after)
    return word in word_set("noun_verbs.txt") and left in _DETERMINERS


def _is_place(word: str) -> bool:
    """True for a town, a country or a surname of the lexicon; first names may be doubled: Mohamed Mohamed."""
    readings = lookup(word)
    return bool(readings) and all(reading.gender == "mf" or reading.pos == "noun" for reading in readings)


def _is_institution(word: str, before: tuple[str, ...]) -> bool:
    """True for a common word with a capital in the name of an institution: l'Intérieur Intérieur."""
    kinds = {form.pos for form in lookup(word.lower())} if len(word) > 4 else set()
    if before[-1:] in (("le",), ("la",), ("l'",), ("du",), ("au",)):
        return "noun" in kinds
    head = before[-1].capitalize() if before else ""
    return bool(kinds & {"adjective", "participle"}) and head in word_set("institution_nouns.txt")


_ARTICLES = frozenset(("le", "la", "les", "un", "une", "des", "du", "ce", "cette", "ces", "dans", "pour"))


def _is_name(article: Article, repeat: Repeat) -> bool:
    """True for a reduplicated name: both capitals, unless the article writes the same word alone elsewhere."""
    first = article.text[repeat.start : repeat.first_end]
    second = article.text[repeat.second_start : repeat.end]
    if not second[:1].isupper():
        return False
    if first.lower() in _ARTICLES and article.text[repeat.end + 1 : repeat.end + 2].islower():
        return False  # Le Le maire, but not La La Land
    if not first[:1].isupper() or article.quotes.around(repeat.start) is not None:
        return True
    if first == second and (_is_place(first) or _is_institution(first, repeat.before)):
        return False
    return article.count(first) <= article.count(f"{first} {first}") * 2


def _is_written(word: str) -> bool:
    """True for a word in letters; of single ones only those that are words."""
    return word[0].isalpha() and (len(word) > 1 or word in ("à", "y", "a"))


def _is_tail(article: Article, repeat: Repeat) -> bool:
    """True where the first copy is the end of a name with an apostrophe: le marché de Sana'a a rouvert."""
    left = article.text[max(0, repeat.start - 2) : repeat.start]
    return left[1:] == "'" and left[0].isalpha() and left[0] not in "ldnsjcmtuLDNSJCMTU"


def _is_year(article: Article, repeat: Repeat) -> bool:
    """True for a year behind a word of a sentence, or for a number before a plural noun: en 2022 2022, 40 40 morts."""
    paragraph = article.paragraph_at(repeat.start)
    counted = _COUNT.match(repeat.tokens[0]) is not None and any(
        form.pos == "noun" and "p" in form.number for form in lookup(repeat.after)
    )
    return (
        (counted or _YEAR.match(repeat.tokens[0]) is not None)
        and bool(repeat.before)
        and repeat.before[-1].isalpha()
        and paragraph is not None
        and paragraph.kind is Kind.BODY
    )


def _is_particle(article: Article, repeat: Repeat) -> bool:
    """True before a name that may begin with “de”, unless the article writes it without: le retour de de Gaulle."""
    name = _NAME.match(article.text, repeat.end)
    if repeat.tokens[0] != "de" or name is None:
        return False
    return article.count(name[1]) == article.count(f"de {name[1]}") + article.count(f"De {name[1]}")


@rule(
    "DUP_WORD",
    "Same word twice in a row",
    Category.DUPLICATION,
    Severity.MINOR,
    title_fr="Mot écrit deux fois de suite",
    explanation_fr="Un mot est écrit deux fois de suite.\n\n"
    "Les moteurs neuronaux bégaient, surtout à la jointure de deux propositions ; la seconde copie peut partir.",
    trigger=r"\w\s+\w",
    bad=[
        Bad("La mairie annonce ⟦que que⟧ le marché rouvrira.", fixed="La mairie annonce que le marché rouvrira."),
        Bad("Le prix ⟦du du⟧ blé remonte à Chicago.", fixed="Le prix du blé remonte à Chicago."),
        Bad("Les éleveurs redoutent la ⟦sécheresse sécheresse⟧ de juin.",
            fixed="Les éleveurs redoutent la sécheresse de juin."),
        Bad("Il y ⟦a a⟧ deux blessés.", fixed="Il y a deux blessés."),
        Bad("La crise a frappé en ⟦2022 2022⟧.", fixed="La crise a frappé en 2022."),
        Bad("⟦Le Le⟧ maire de Nantes se tait.", fixed="Le maire de Nantes se tait."),
        Bad("⟦Les les⟧ deux voisins se sont parlé.", fixed="Les deux voisins se sont parlé."),
        Bad("L’accord entre ⟦Bruxelles Bruxelles⟧ et Berne est prêt.", fixed="L’accord entre Bruxelles et Berne est prêt."),
        Bad("Le ministre de l’⟦Agriculture Agriculture⟧ hésite.", fixed="Le ministre de l’Agriculture hésite."),
        Bad("La Cour ⟦Suprême Suprême⟧ a tranché.", fixed="La Cour Suprême a tranché."),
        Bad("Tallinn a écrit à Riga. Les députés de ⟦Tallinn Tallinn⟧ hésitent.",
            fixed="Tallinn a écrit à Riga. Les députés de Tallinn hésitent."),
    ],
    good=[
        Good("Nous nous étions promis que vous vous reverriez."),
        Good("Le joueur Mohamed Mohamed et le pianiste Lang Lang sont à Baden Baden."),
        Good("Le groupe Duran Duran a joué à Pago Pago."),
        Good("Le retour de de Gaulle et le départ de de Villepin ont marqué leur temps."),
        Good("Tout ce qu’il a a été vendu aux enchères, et ce qu’il y a a pris l’eau."),
        Good("Elle chante a cappella et le jury n’a a priori rien décidé."),
        Good("Tout en en mesurant le coût, la ville a fini par faire faire les travaux."),
        Good("La note note que le village vit de la pêche."),
        Good("Au troisième disque, le trio a trouvé son son."),
    ],
)  # fmt: skip
def repeated_word(article: Article) -> Findings:
    """A word is written twice in a row.

    Neural engines stutter, above all where two clauses join; the second copy can go.
    """
    for repeat in article.repeats:
        if len(repeat.tokens) != 1 or repeat.gap or repeat.copies > 2:
            continue
        word = repeat.tokens[0]
        between = article.text[repeat.first_end : repeat.second_start]
        if not between.isspace() or not (_is_written(word) or _is_year(article, repeat)) or _is_tail(article, repeat):
            continue
        if _is_french(word, repeat.before, repeat.after) or _is_name(article, repeat) or _is_particle(article, repeat):
            continue
        second = article.text[repeat.second_start : repeat.end]
        yield Finding(
            repeat.start,
            repeat.end,
            f"« {second} » est écrit deux fois de suite.",
            f"“{second}” is written twice in a row.",
            (Edit(repeat.first_end, repeat.end, ""),),
            0.96,
            safe=True,
        )
