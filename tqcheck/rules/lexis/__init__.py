"""Words that are not French, or not the French for it.

Hybrids of both languages, calques, false friends, and proper names that were translated word by word.
"""
