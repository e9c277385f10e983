"""Stops, commas and colons that are misplaced, doubled or missing.

A stop inside a sentence is the mark of a tail that was put behind the end: the sentence must be read again.
"""
