"""Infinitives, auxiliaries and moods.

Forms that sound alike or that English does not tell apart: é and er, être and avoir, indicative and subjunctive.
"""

FRENCH = (
    "Des infinitifs, des auxiliaires et des modes.\n\n"
    "Des formes qui s’entendent de même ou que l’anglais ne distingue pas : é et er, être et avoir, indicatif et subjonctif."
)
