"""Scoring: how near translations come to their references, as sacrebleu measures it.

`tqcheck.scoring.scores.score` scores lists of segments, `measure` the documents of a system, `score_documents` (in
`tqcheck.scoring.documents`) what `tqcheck check` read.
"""
