"""What the reviewer's interface says, in French and in English: the template's words, and those of its script."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tqcheck.report import wording

# A bar parts the singular from the plural, {n} is the number; what begins with "js_" is given to the script.
_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "page_title": ("Relecture de la traduction", "Translation review"),
    "accepted": ("Accepté", "Passed"),
    "refused": ("Refusé", "Failed"),
    "within_limits": ("Aucune limite n’est dépassée.", "No limit is exceeded."),
    "partial": ("Une partie n’a pas pu être contrôlée.", "A part could not be checked."),
    "reproduce": ("Refaire ce contrôle", "Run this check again"),
    "notices": ("À mettre en ordre", "To be put in order"),
    "skip": ("Aller aux articles", "Skip to the articles"),
    "index": ("Articles", "Articles"),
    "article": ("Article", "Article"),
    "n_words": ("Mots", "Words"),
    "set_aside": ("Mis de côté", "Set aside"),
    "n_aside": ("{n} mis de côté", "{n} set aside"),
    "density": ("Pour 1{_}000 mots", "Per 1,000 words"),
    "filters": ("Filtres", "Filters"),
    "tier": ("Certitude", "Certainty"),
    "tier_A": ("sûr", "sure"),
    "tier_B": ("à vérifier", "to check"),
    "tier_C": ("question de goût", "matter of taste"),
    "state": ("État", "State"),
    "new": ("nouveau", "new"),
    "known": ("déjà connu", "known already"),
    "dismissed": ("écarté", "dismissed"),
    "unchanged": ("hors des lignes modifiées", "outside the changed lines"),
    "sorted": ("Verdict", "Verdict"),
    "triage_open": ("à trier", "to be sorted"),
    "real": ("vrai défaut", "real"),
    "false": ("fausse alerte", "false alarm"),
    "later": ("plus tard", "later"),
    "family": ("Famille", "Family"),
    "rule": ("Règle", "Rule"),
    "file": ("Article", "Article"),
    "every_file": ("Tous les articles", "All articles"),
    "search": ("Chercher", "Search"),
    "search_hint": ("Chercher dans les défauts (/)", "Search the issues (/)"),
    "show_all": ("Tout afficher", "Show all"),
    "more": ("Plus de filtres", "More filters"),
    "previous": ("Défaut précédent (k)", "Previous issue (k)"),
    "next": ("Défaut suivant (j)", "Next issue (j)"),
    "theme": ("Clair ou sombre (t)", "Light or dark (t)"),
    "help": ("Aide du clavier (?)", "Keyboard help (?)"),
    "source_switch": ("Source et référence (s)", "Source and reference (s)"),
    "help_title": ("Clavier", "Keyboard"),
    "help_jk": ("défaut suivant, précédent", "next, previous issue"),
    "help_np": ("article suivant, précédent", "next, previous article"),
    "help_adl": ("vrai défaut, fausse alerte, plus tard", "real, false alarm, later"),
    "help_u": ("défaire le dernier tri", "undo the last verdict"),
    "help_123": ("filtrer{_}: critique, majeur, mineur", "filter: critical, major, minor"),
    "help_0": ("tout afficher", "show all"),
    "help_slash": ("chercher", "search"),
    "help_e": ("expliquer la règle", "explain the rule"),
    "help_c": ("copier la correction", "copy the mend"),
    "help_s": ("montrer ou cacher la source", "show or hide the source"),
    "help_t": ("clair ou sombre", "light or dark"),
    "help_esc": ("quitter le défaut, fermer", "leave the issue, close"),
    "help_help": ("cette aide", "this help"),
    "keys_on": ("Raccourcis d’une touche", "Single-key shortcuts"),
    "close": ("Fermer", "Close"),
    "cancel": ("Annuler", "Cancel"),
    "at": ("ligne {line}", "line {line}"),
    "strip": ("Où sont les défauts dans le texte", "Where the issues are in the text"),
    "cards": ("Défauts", "Issues"),
    "clean": ("Rien à signaler.", "Nothing to report."),
    "all_filtered": ("Les filtres cachent tous les défauts.", "The filters hide every issue."),
    "empty": ("Aucun article n’a été lu.", "No article was read."),
    "signature": ("Signature", "Signature"),
    "source": ("Source", "Source"),
    "reference": ("Référence", "Reference"),
    "untranslated": ("non traduit", "not translated"),
    "removed": ("supprimé{_}:", "removed:"),
    "inserted": ("inséré{_}:", "inserted:"),
    "safe": ("Correction", "Correction"),
    "try": ("Proposition", "Suggestion"),
    "farthest": ("Paragraphes les plus éloignés de la référence", "Paragraphs farthest from the reference"),
    # figures
    "figures": ("Chiffres", "Figures"),
    "mqm": ("Pénalité MQM", "MQM penalty"),
    "weight": ("Poids", "Weight"),
    "number": ("Nombre", "Number"),
    "penalty": ("Pénalité", "Penalty"),
    "together": ("Ensemble", "Together"),
    "formula": (
        "Pénalité = (somme des nombres × poids) × 1{_}000 ÷ {words}. Comptent les défauts sûrs qui ne sont pas mis de "
        "côté{_}; 0 est parfait.",
        "Penalty = (sum of numbers × weights) × 1,000 ÷ {words}. Sure issues count that are not set aside; 0 is "
        "spotless.",
    ),
    "too_small": (
        "Échantillon trop petit{_}: au-dessous de 500 mots, un taux pour 1{_}000 mots dit peu de chose.",
        "Sample too small: below 500 words a rate per 1,000 words says little.",
    ),
    "by_severity": ("Par gravité", "By severity"),
    "by_family": ("Par famille", "By family"),
    # an earlier report
    "compared": ("Depuis le rapport antérieur", "Since the earlier report"),
    "n_new": ("{n} nouveau|{n} nouveaux", "{n} new"),
    "n_same": ("{n} inchangé|{n} inchangés", "{n} unchanged"),
    "n_gone": ("{n} disparu|{n} disparus", "{n} gone"),
    # rules
    "rules": ("Les règles de ce rapport", "The rules of this report"),
    "faulty": ("Fautif", "Faulty"),
    "right": ("Correct", "Correct"),
    "silence": ("Faire taire", "Silence it"),
    # triage
    "triage": ("Tri", "Triage"),
    "triage_note": (
        "Vos verdicts restent dans ce navigateur. La référence exportée se lit avec --baseline.",
        "Your verdicts stay in this browser. The exported baseline is read with --baseline.",
    ),
    "undo": ("Défaire (u)", "Undo (u)"),
    "export_baseline": ("Exporter la référence", "Export baseline"),
    "export_csv": ("Exporter en CSV", "Export CSV"),
    "import_baseline": ("Importer une référence", "Import a baseline"),
    "reason_title": ("Pourquoi est-ce une fausse alerte{_}?", "Why is this a false alarm?"),
    "reason_label": ("Raison (obligatoire)", "Reason (required)"),
    "reason_1": ("citation fidèle", "a faithful quotation"),
    "reason_2": ("nom propre", "a proper name"),
    "reason_3": ("usage de la maison", "house style"),
    "js_real": ("Vrai", "Real"),
    "js_false": ("Fausse alerte", "False alarm"),
    "js_later": ("Plus tard", "Later"),
    "js_copy": ("Copier", "Copy"),
    "js_copied": ("Copié", "Copied"),
    "js_issue": ("Défaut {n}", "Issue {n}"),
    "js_to_text": ("Voir dans le texte", "Show in the text"),
    "js_undone": ("Défait.", "Undone."),
    "js_nothing": ("Rien à défaire.", "Nothing to undo."),
    "js_later_note": ("à revoir", "to be looked at again"),
    "js_progress": ("{n} sur {total} triés", "{n} of {total} sorted"),
    "js_imported": (
        "{n} verdicts importés, {left} sans correspondance ici.",
        "{n} verdicts imported, {left} match nothing here.",
    ),
    "js_broken": ("Ce fichier n’est pas une référence tqcheck-baseline/1.", "This file is no tqcheck-baseline/1."),
    "js_set_aside": ("mis de côté", "set aside"),
})  # fmt: skip


def say(ui: str, key: str, n: float | None = None, **values: object) -> str:
    """The sentence `key` of the interface, or of all reports, in a language."""
    return wording.fill(ui, _WORDS[key], n, **values) if key in _WORDS else wording.say(ui, key, n, **values)


def for_script(ui: str) -> dict[str, str]:
    """The words of the script, by their keys without js_."""
    chosen = {key: text for key, text in _WORDS.items() if key.startswith("js_")}
    return {key.removeprefix("js_"): text[0 if ui == "fr" else 1] for key, text in chosen.items()}
