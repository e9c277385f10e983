"""Spaces, apostrophes and dashes of French printing.

They speak against the clear habit of the article, or against a profile that was chosen, never for a taste.
"""
