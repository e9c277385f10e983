"""CAP_MIDUPPER."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.lexicon.forms import lookup
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_CANDIDATE = re.compile(r"(?<=[a-zà-öø-ÿœ,] )([A-ZÀ-Ÿ][a-zà-öø-ÿœ]{2,})(?= [a-zà-öø-ÿœ]|[,.;])")
_DETERMINER = re.compile(r"(?:^|[^\w])(?:[Ll]e|[Ll]a|[Ll]es|[Uu]n|[Uu]ne|[Dd]es|[Cc]e|[Cc]ette|[Cc]es|[Ss]on|[Ss]a|[Ss]es) $")
# Common nouns that French writes with a capital in one of their senses: institutions, periods, directions.
_WITH_CAPITAL = frozenset(
    "État Etat Bourse Code Conseil Constitution Cour Église Eglise Histoire Internet Lune Nation Parlement Parquet"
    " Premier République Révolution Sénat Assemblée Toile Trésor Terre Soleil Ciel Dieu Web Académie Armée Banque"
    " Chambre Chancellerie Château Comité Commission Communauté Congrès Conférence Convention Coran Bible Coupe"
    " Département Direction Droite Gauche Élysée Empire Fédération Festival Fonds Général Golfe Grand Guerre Haut Haute"
    " Hexagone Institut Jeux Justice Ligue Livre Mairie Maison Marine Ministère Mondial Mur Musée Nord Nouvel Nouveau"
    " Nouvelle Sud Est Ouest Occident Orient Open Opéra Organisation Parti Pacte Pays Pôle Pont Président Prix Quai"
    " Ramadan Région Réserve Résistance Saint Sainte Salon Société Sommet Tour Traité Tribunal Union Université Vert Verts"
    " Vierge Ville Zone Antiquité Renaissance Covid Nobel Oscar Capitole Tsar Marché Métro Train Petit Vieux Vieille".split()
)


def _is_common(word: str) -> bool:
    """True where the word is French in lower case and no name with a capital."""
    return bool(lookup(word[0].lower() + word[1:])) and not lookup(word) and word not in _WITH_CAPITAL


@rule(
    "CAP_MIDUPPER",
    "Unexpected capital inside a sentence",
    Category.LOCALE_CAPITALS,
    Severity.MINOR,
    tier=Tier.C,
    outranks=["LEX_NONWORD"],
    bad=[
        Bad("Les syndicats veulent ⟦Reprendre⟧ les discussions.", fixed="Les syndicats veulent reprendre les discussions."),
        Bad("Le ⟦Chômage⟧ de longue durée recule.", fixed="Le chômage de longue durée recule."),
        Bad("Les otages ont été ⟦Libérés⟧ dans la nuit.", fixed="Les otages ont été libérés dans la nuit."),
    ],
    good=[
        Good("Le Code civil et la Bourse de Paris résistent au Nord comme au Sud."),
        Good("Elle joue au Petit Théâtre, sur un texte de Marie Lenoir."),
        Good("Le Brésilien et la Lune, le Soleil et la Terre : un conte."),
    ],
)
def capital_inside(article: Article) -> Findings:
    """A common word has a capital in the middle of a sentence.

    Lists of names with capitals are never complete, so the rule is asked for. Verbs and participles, which no
    institution is called after, count wherever they stand; nouns only after an article.
    """
    text = article.text
    for found in _CANDIDATE.finditer(text):
        start, end = found.span(1)
        word = found[1]
        if not _is_common(word) or article.opens(start) or article.masked(start, end):
            continue
        low = word[0].lower() + word[1:]
        verbal = {form.pos for form in lookup(low)} <= {"verb", "infinitive", "participle", "gerund"}
        if not verbal and not _DETERMINER.search(text, max(0, start - 8), start):
            continue
        if len(re.findall(rf"[a-zà-öø-ÿœ,] {re.escape(word)}\b", text)) > 1:
            continue
        yield Finding(
            start,
            end,
            f"« {low} » est un mot courant : rien n’appelle ici une majuscule.",
            f"“{low}” is a common word: nothing calls for a capital here.",
            (Edit(start, start + 1, low[0]),),
            0.6,
        )
