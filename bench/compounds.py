"""Writes tqcheck/lexicon/compounds.txt: the parts of the compounds of one gender, by which AGR_DET is woken."""

from __future__ import annotations

import re
from pathlib import Path

from tqcheck.lexicon import forms
from tqcheck.lexicon.grammar import alike, noun_gender, noun_number
from tqcheck.lexicon.words import word_set

PLACE = Path(forms.__file__).with_name("compounds.txt")
HEADER = """\
# The compounds of forms.txt of which a noun or an adjective in the singular has one gender: the gender, the first part,
# the second, and the third where the second is a grammatical word. Made by bench/compounds.py; MPL 2.0.
"""
_COMPOUND = re.compile(r"\n([a-zà-öø-ÿœ]{3,}(?:-[a-zà-öø-ÿœ]+)+)\t")


def compounds() -> list[tuple[str, ...]]:
    """The rows of the list."""
    table = Path(forms.__file__).with_name("forms.txt").read_text(encoding="utf-8")
    rows = set()
    for word in _COMPOUND.findall(table):
        first, second, *others = word.split("-")
        third = others[0] if others and second in word_set("function_words_fr.txt") else ""
        genders = {form.gender for form in alike(word) if form.pos == "adjective" and form.number == "s"}
        genders |= {noun_gender(word)} if noun_number(word) != "p" else set()
        rows |= {(gender, first, second, third) for gender in genders & {"m", "f"}}
    return sorted(rows)


if __name__ == "__main__":
    PLACE.write_text(HEADER + "".join("\t".join(row).rstrip() + "\n" for row in compounds()), encoding="utf-8")
