"""Scoring: how near a translation comes to its references, as sacrebleu measures it.

>>> from tqcheck.scoring import METRICS
>>> METRICS
('bleu', 'chrf2', 'chrf++', 'ter')
"""

from __future__ import annotations

from tqcheck.scoring.metrics import METRICS
from tqcheck.scoring.scores import Scores, score
from tqcheck.scoring.segments import Segments

__all__ = ["METRICS", "Scores", "Segments", "score"]
