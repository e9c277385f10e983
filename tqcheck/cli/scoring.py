"""What `tqcheck check` does with references: scores, and the verdict on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tqcheck.check import Checked
from tqcheck.cli import terminal
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.gate import ScoreLimits, Verdict, judge_scores

if TYPE_CHECKING:
    from tqcheck.scoring.documents import Scored


def score(
    checked: Sequence[Checked], limits: ScoreLimits, given: Mapping[str, Any], troubles: list[Trouble]
) -> tuple[Scored | None, Verdict]:
    """The scores of what was checked and has a reference, and the verdict on them; what does not fit is a trouble.

    TqcheckError where a limit cannot be held, and where a reference was asked for but sacrebleu is not installed.
    Where only the file has one, its absence is said and nothing more.
    """
    asked = limits.given or given["reference"] is not None or given["reference_dir"] is not None
    documents = [each.document for each in checked]
    if given["no_scores"] or not any(document.reference is not None for document in documents):
        _demand(limits, None)
        return None, Verdict()
    from tqcheck.scoring.documents import score_documents

    try:
        scored, lost = score_documents(documents)
    except TqcheckError as error:
        if asked:
            raise
        terminal.say(f"tqcheck: {error.message(given['lang'])}")
        return None, Verdict()
    troubles += lost
    _demand(limits, scored)
    return scored, _judge(scored, limits, given) if scored else Verdict()


def _demand(limits: ScoreLimits, scored: Scored | None) -> None:
    if limits.given and scored is None:
        raise TqcheckError(
            "A score is limited, but no article has a reference that it could be scored against.",
            "Un score est limité, mais aucun article n’a de référence qui permette de le noter.",
        )


def _judge(scored: Scored, limits: ScoreLimits, given: Mapping[str, Any]) -> Verdict:
    if not limits.drops:
        return judge_scores(scored.scores, limits)
    from tqcheck.scoring.record import earlier

    before = earlier(given["against"], [""])[""]
    before.hold(scored.scores)
    return judge_scores(scored.scores, limits, before)


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """One verdict with the reasons of all."""
    return Verdict(tuple(reason for each in verdicts for reason in each.reasons))
