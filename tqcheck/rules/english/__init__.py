"""English that was left in the French.

Words, phrases, sentences, names, titles and abbreviations that the engine copied. English words that French has made
its own (week-end, leader) are no defect.
"""
