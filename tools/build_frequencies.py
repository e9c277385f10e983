"""Make tqcheck/lexicon/english_evidence.txt from the package wordfreq, which tqcheck itself does not need.

    python -m venv /tmp/wf && /tmp/wf/bin/pip install wordfreq && /tmp/wf/bin/python tools/build_frequencies.py

The table gives words the evidence that they are English and not French: twice the natural logarithm of the ratio of
their frequencies, rounded and clipped. Each list is first freed of the other language's words, which are common in
web text: "the" in French pages is not French.
"""

from __future__ import annotations

import argparse
import importlib
import math
import re
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "tqcheck" / "lexicon" / "english_evidence.txt"
HEADER = """\
# Evidence that a word is English (above 0) or French (below 0): twice ln(P_en / P_fr), rounded, clipped at 16.
# One line a word, in the order of its bytes: the word, a tabulator, its value.
# Made by tools/build_frequencies.py from wordfreq {version} by Robyn Speer. Licence CC BY-SA 4.0; see LICENSES.md.
"""
WORD = re.compile(r"[^\W\d_]+(?:'(?:s|t|re|ve|ll|d|m))?")
FLOOR = 1e-8  # frequency of what a list does not hold
ENGLISH_IN_FRENCH = 0.004  # part of an English word's frequency that is found in French web text
FRENCH_IN_ENGLISH = 0.002
RARE_ENGLISH = 10**-6.4
RARE_FRENCH = 10**-6.5
CLIP = 16


def evidence(english: float, french: float) -> int:
    """Twice ln(P_en / P_fr), after subtracting from each frequency what the other language brought in."""
    pure_english = max(english - FRENCH_IN_ENGLISH * french, FLOOR)
    pure_french = max(french - ENGLISH_IN_FRENCH * english, FLOOR)
    return max(-CLIP, min(CLIP, round(2 * math.log(pure_english / pure_french))))


def table(english: dict[str, float], french: dict[str, float]) -> dict[int, list[str]]:
    """The words of each value but 0, which an absent word has too."""
    kept = {word for word, frequency in english.items() if frequency >= RARE_ENGLISH}
    kept |= {word for word, frequency in french.items() if frequency >= RARE_FRENCH}
    values: dict[int, list[str]] = defaultdict(list)
    for word in sorted(kept):
        if WORD.fullmatch(word):
            values[evidence(english.get(word, 0.0), french.get(word, 0.0))].append(word)
    values.pop(0, None)
    return values


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=TARGET)
    arguments = parser.parse_args()
    wordfreq = importlib.import_module("wordfreq")
    version = importlib.import_module("importlib.metadata").version("wordfreq")
    values = table(wordfreq.get_frequency_dict("en", "large"), wordfreq.get_frequency_dict("fr", "large"))
    lines = sorted(f"{word}\t{value}\n".encode() for value, words in values.items() for word in words)
    arguments.output.write_bytes((HEADER.format(version=version) + "\n").encode() + b"".join(lines))
    print(f"{len(lines)} words, {arguments.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
