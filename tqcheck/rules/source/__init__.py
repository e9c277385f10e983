"""Rules that hold the translation against its source: numbers, dates, names, omissions and polarity.

A fluent sentence that says something else than the English is seen only beside it. They are silent without a source, where
the alignment of a passage is doubtful, and where the source itself explains the difference.
"""
