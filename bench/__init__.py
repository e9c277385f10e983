"""What tqcheck costs: `python -m bench` prints throughput, start-up and the cost of each rule.

Absolute figures belong to one machine; the ratios (to tokenising with one regular expression, between lengths, between
numbers of rules) are what to compare, in one run.
"""
