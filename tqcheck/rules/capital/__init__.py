"""Capitals that English wants and French does not, and the reverse.

Months, days, nationalities and titles keep the capital of the source; a name or a sentence may have lost its own.
"""
