"""Quotations that lost a mark, mix two systems, or nest wrongly.

French has several conventions for long quotations; what one of them explains is left alone.
"""
