"""Build tqcheck/lexicon/forms.txt, the table of French full forms, from Debian's hunspell-fr-classical.

    apt-get install hunspell-fr-classical
    python tools/build_lexicon.py /usr/share/hunspell

The dictionary (Dicollecte, "classique" 7.0, MPL-2.0) holds stems with affix classes and grammatical tags; here every
stem is put through its suffix classes and each form is written once with all that it can be.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).parent.parent / "tqcheck" / "lexicon" / "forms.txt"
HEADER = """\
# French full forms with part of speech, gender, number, verb features and lemma; made by tools/build_lexicon.py.
# Source: Dictionnaires français Dicollecte, "classique" 7.0, by Olivier R. and contributors (grammalecte.net), MPL-2.0.
# This table is under the Mozilla Public License 2.0: http://mozilla.org/MPL/2.0/
# First the analyses, one numbered line each, then an empty line, then "form<TAB>number", sorted by UTF-8 bytes.
"""
POS = {
    "nom": "N", "adj": "A", "ppas": "P", "infi": "I", "ppre": "G", "npr": "R", "prn": "R", "patr": "R", "titr": "N",
    "prep": "S", "prepv": "S", "cjco": "C", "cjsub": "C", "adv": "B", "negadv": "B", "advint": "B", "nb": "U",
    "nbro": "U", "interj": "J", "det": "D", "detdem": "D", "detpos": "D", "detind": "D", "proind": "O", "prodem": "O",
    "properobj": "O", "propersuj": "O", "prorel": "O", "proint": "O", "proneg": "O", "proadv": "O", "preverb": "O",
}  # fmt: skip
MOODS = {"ipre": "p", "iimp": "i", "ipsi": "h", "ifut": "f", "cond": "c", "spre": "s", "simp": "q", "impe": "k"}
PERSON = re.compile(r"([123])(?:[ij])?(sg|pl)!?$")
GENDERS = {"mas": "m", "fem": "f", "epi": "e"}
NUMBERS = {"sg": "s", "pl": "p", "inv": "i"}


class Suffix(NamedTuple):
    """One line of a suffix class: what goes, what comes, where it applies, which classes follow, its tags."""

    strip: str
    add: str
    condition: re.Pattern[str]
    flags: tuple[str, ...]
    tags: tuple[str, ...]


class Prefix(NamedTuple):
    """One line of a prefix class that makes words (kilo-, micro-)."""

    add: str
    flags: tuple[str, ...]


def split_flags(flags: str) -> tuple[str, ...]:
    """The two-character flags of an entry."""
    return tuple(flags[i : i + 2] for i in range(0, len(flags), 2))


def read_affixes(path: Path) -> tuple[dict[str, list[Suffix]], dict[str, list[Prefix]]]:
    """The suffix and the word-making prefix classes of an .aff file."""
    suffixes: dict[str, list[Suffix]] = defaultdict(list)
    prefixes: dict[str, list[Prefix]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) < 5 or parts[0] not in ("SFX", "PFX") or parts[2] in ("Y", "N"):
            continue
        kind, name, strip, rest, condition, *tags = parts
        add, _, flags = rest.partition("/")
        add = "" if add == "0" else add
        if kind == "SFX":
            pattern = re.compile("" if condition == "." else f"(?:{condition})$")
            suffixes[name].append(Suffix("" if strip == "0" else strip, add, pattern, split_flags(flags), tuple(tags)))
        elif name in ("Um", "Ui") and "'" not in add:
            prefixes[name].append(Prefix(add, split_flags(flags)))
    return suffixes, prefixes


class Expander:
    """Puts stems through their affix classes."""

    def __init__(self, suffixes: dict[str, list[Suffix]], prefixes: dict[str, list[Prefix]]) -> None:
        self.suffixes = suffixes
        self.prefixes = prefixes

    def forms(self, stem: str, flags: tuple[str, ...], tags: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each form of a stem with the tags of its entry and of its suffixes."""
        if "{}" in flags:
            return
        if "()" not in flags:
            yield stem, tags
        for flag in flags:
            for prefix in self.prefixes.get(flag, ()):
                if prefix.add or prefix.flags:
                    yield from self.forms(prefix.add + stem, (*prefix.flags, "()")[:2], tags)
                else:
                    yield stem, tags
            for suffix in self.suffixes.get(flag, ()):
                if not stem.endswith(suffix.strip) or not suffix.condition.search(stem):
                    continue
                form = stem[: len(stem) - len(suffix.strip)] + suffix.add
                yield from self.forms(form, suffix.flags, tags + suffix.tags)


def analyses(tags: Iterable[str]) -> Iterator[str]:
    """Turn the tags of one form into compact analyses: N, A or P + gender + number, V + moods + persons, …"""
    values = [tag.split(":", 1)[1] for tag in tags if tag[:3] in ("po:", "is:")]
    verb = next((v for v in values if re.match(r"v[0-3]", v)), "")
    gender = next((GENDERS[v] for v in reversed(values) if v in GENDERS), "-")
    number = next((NUMBERS[v] for v in reversed(values) if v in NUMBERS), "-")
    moods = "".join(MOODS[v] for v in values if v in MOODS)
    persons = "".join(m[1] + m[2][0] for m in map(PERSON.match, values) if m)
    if moods:
        yield f"V{moods}{persons}"
        return
    letters = dict.fromkeys(POS[v] for v in values if v in POS)
    if verb and "P" in letters:
        letters.pop("A", None)
    for letter in letters or {"X": None}:
        if letter in "IG":
            yield letter
        elif letter in "NAPRDOU":
            yield f"{letter}{gender}{number}"
        else:
            yield letter


def verb_class(tags: Iterable[str]) -> str:
    """Read a tag such as po:v1_it_q__a: "e" where its auxiliary is être, "t" transitive, "i" intransitive."""
    tag = next((t[3:] for t in tags if re.match(r"po:v[0-3]", t)), "")
    if not tag:
        return ""
    return "".join(
        sign for sign, there in (("e", "e" in tag[7:]), ("t", tag[4:5] == "t"), ("i", tag[3:4] == "i")) if there
    )


def lemma_code(form: str, lemma: str) -> str:
    """How to get from a form to its lemma: how many letters go, and what comes."""
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return f"{len(form) - shared}{lemma[shared:]}"


def read_forms(folder: Path) -> dict[str, dict[str, None]]:
    """Every form of the dictionary with its analyses, in order, each as "analysis:lemma code:verb class"."""
    expander = Expander(*read_affixes(folder / "fr.aff"))
    table: dict[str, dict[str, None]] = defaultdict(dict)
    for line in (folder / "fr.dic").read_text(encoding="utf-8").splitlines()[1:]:
        head, *tags = line.split()
        stem, _, flags = head.partition("/")
        if " " in stem or "po:err" in tags or any(tag.startswith("po:sign") for tag in tags):
            continue
        lemma = next((tag[3:] for tag in tags if tag.startswith("st:")), stem).replace("’", "'")
        stem = stem.replace("’", "'")
        for form, found in expander.forms(stem, split_flags(flags), tuple(tags)):
            for analysis in analyses(found):
                kind = verb_class(found) if analysis[0] in "PIGV" else ""
                table[form][f"{analysis}:{lemma_code(form, lemma)}:{kind}"] = None
    return table


def write(table: dict[str, dict[str, None]], target: Path) -> None:
    """Write the table: distinct analyses first, the commonest with the shortest numbers."""
    bundles = {form: ";".join(found) for form, found in table.items()}
    ranked = [bundle for bundle, _ in sorted(Counter(bundles.values()).items(), key=lambda kv: (-kv[1], kv[0]))]
    numbers = {bundle: index for index, bundle in enumerate(ranked)}
    forms = sorted(bundles, key=lambda form: form.encode())
    text = HEADER + "\n".join(ranked) + "\n\n" + "\n".join(f"{form}\t{numbers[bundles[form]]}" for form in forms) + "\n"
    target.write_bytes(text.encode())
    print(f"{len(forms)} forms, {len(ranked)} analyses, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    write(read_forms(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/hunspell")), TARGET)
