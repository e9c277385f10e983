"""The rules: one file = one rule = one name."""
