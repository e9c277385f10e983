"""Evaluation: what tqcheck finds in articles whose defects are known, as precision and recall."""
