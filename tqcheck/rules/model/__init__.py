"""What a language model says around a translation.

Preambles, refusals, notes, alternatives and marks of its own that were pasted with the answer.
"""
