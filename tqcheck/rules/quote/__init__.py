"""Quotations that lost a mark, mix two systems, or nest wrongly.

French has several conventions for long quotations; what one of them explains is left alone.
"""

FRENCH = (
    "Des citations qui ont perdu un guillemet, mêlent deux systèmes ou s’emboîtent mal.\n\n"
    "Le français a plusieurs conventions pour les longues citations ; ce que l’une d’elles explique est laissé."
)
