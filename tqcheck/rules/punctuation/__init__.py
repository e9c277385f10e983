"""Stops, commas and colons that are misplaced, doubled or missing.

A stop inside a sentence is the mark of a tail that was put behind the end: the sentence must be read again.
"""

FRENCH = (
    "Des points, des virgules et des deux-points déplacés, doublés ou absents.\n\n"
    "Un point dans une phrase trahit une queue mise après la fin : la phrase est à relire."
)
