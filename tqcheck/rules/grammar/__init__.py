"""Infinitives, auxiliaries and moods.

Forms that sound alike or that English does not tell apart: é and er, être and avoir, indicative and subjunctive.
"""
