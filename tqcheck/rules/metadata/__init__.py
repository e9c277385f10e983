"""Identifiers and fields of the system that an article came from.

They were exported with the text; whole lines can go.
"""
