"""Words that stand side by side and do not agree.

An engine that chooses words one by one loses gender and number where a noun has changed on the way. Only neighbours
are compared whose forms leave no doubt.
"""
