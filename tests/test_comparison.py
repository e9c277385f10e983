"""Comparison: rates and their intervals, sacrebleu's paired tests, the worst segments."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from report_samples import checked, issue
from test_scoring import REFERENCE, SYSTEM

from tqcheck.check import Checked
from tqcheck.comparison.paired import hold
from tqcheck.comparison.rates import ALL, ENOUGH, Bootstrap, Counts, Difference, Sampled, student
from tqcheck.comparison.worst import rank
from tqcheck.rule import Tier
from tqcheck.scoring.scores import score


def difference(first: list[int], second: list[int], words: int = 300, resamples: int = 1000) -> Difference:
    """The difference of two systems with so many defects in each article."""
    bootstrap = Bootstrap(len(first), resamples)
    sides = [Sampled(Counts([words] * len(each), {ALL: each}), bootstrap) for each in (first, second)]
    return bootstrap.difference(sides[0], sides[1], ALL)


def test_the_rate_is_of_all_words_together() -> None:
    assert Counts([100, 900], {ALL: [1, 1]}).rate(ALL).per_1000 == 2
    assert Counts([], {}).rate(ALL).per_1000 == 0


def test_a_system_that_is_worse_everywhere_is_clearly_worse() -> None:
    found = difference([5, 6, 7, 5, 6, 7, 5, 6, 7, 6], [1, 0, 2, 1, 0, 1, 2, 0, 1, 1])
    assert found.value == pytest.approx(17)
    assert found.low is not None
    assert found.low > 0
    assert found.clear


def test_systems_that_win_in_turn_are_too_close_to_call() -> None:
    found = difference([5, 0] * 10, [0, 5] * 10)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0 < found.high
    assert not found.clear


def test_pairing_sees_a_small_difference_in_articles_that_differ_much() -> None:
    second = [2 * n for n in range(20)]
    assert difference([each + 1 for each in second], second).clear


def test_few_articles_have_no_interval() -> None:
    assert difference([9] * (ENOUGH - 1), [0] * (ENOUGH - 1)).low is None
    assert difference([9] * ENOUGH, [0] * ENOUGH).low is not None


def test_the_same_defects_in_texts_of_other_lengths_are_no_clear_difference() -> None:
    bootstrap = Bootstrap(ENOUGH)
    long, short = (Sampled(Counts([words] * ENOUGH, {ALL: [1] * ENOUGH}), bootstrap) for words in (310, 300))
    found = bootstrap.difference(short, long, ALL)
    assert found.value > 0
    assert not found.clear


def test_two_runs_draw_the_same() -> None:
    assert Bootstrap(12).draws == Bootstrap(12).draws
    assert Bootstrap(12, seed=1).draws != Bootstrap(12, seed=2).draws


@pytest.mark.parametrize(("freedom", "quantile"), [(9, 2.2622), (19, 2.0930), (29, 2.0452), (99, 1.9842)])
def test_the_quantiles_are_those_of_student(freedom: int, quantile: float) -> None:
    assert student(freedom) == pytest.approx(quantile, abs=0.001)


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    """Of two systems that are equally good, one in twenty pairs may seem different, and hardly more."""
    draw = random.Random(7)
    alarms = 0
    for _ in range(200):
        hard = [draw.choice([0, 1, 2, 3, 6]) for _ in range(15)]
        first, second = ([sum(draw.random() < 0.3 for _ in range(2 * each)) for each in hard] for _ in range(2))
        alarms += difference(first, second, resamples=200).clear
    assert alarms <= 20


# Tests of scores


@pytest.mark.parametrize("kind", ["bs", "ar"])
def test_p_values_and_signatures_are_those_of_the_command(tmp_path: Path, kind: str) -> None:
    other = [line.replace("a-t-on", "a t on") if n % 2 else line for n, line in enumerate(REFERENCE)]
    near = [line.replace("conteste", "contesta") for line in SYSTEM]
    for name, segments in (("ref", REFERENCE), ("a", SYSTEM), ("b", other), ("c", near)):
        (tmp_path / name).write_text("\n".join(segments) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "sacrebleu", "ref", "-i", "a", "b", "c", "-m", "bleu", "chrf", "ter", "-w", "4"]
    command += ["--chrf-word-order", "2", f"--paired-{kind}", "-f", "text", "-q", "-nc"]
    output = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True).stdout
    theirs = re.findall(r"\(p = ([\d.]+)\)", output)
    ours = hold([score(each, [REFERENCE]) for each in (SYSTEM, other, near)], kind)
    names = ("bleu", "chrf++", "ter")
    assert [f"{result[name]['raw']:.4f}" for result in ours.results for name in names] == theirs
    for name, title in zip(names, ("BLEU", "chrF2++", "TER"), strict=True):
        assert re.search(rf" - {re.escape(title)} +{re.escape(ours.signatures[name])}\n", output)


# The worst segments


def article(text: str, *spans: str, severity: str = "minor", **more: str) -> Checked:
    return checked(text, *(issue(text, span, severity=severity) for span in spans), **more)


def test_the_gravest_segment_comes_first_with_what_stands_beside_it() -> None:
    first = article("Un mot.\n\nDeux mots.", "Un", source="One word.\nTwo words.", reference="Un.\nDeux.")
    second = article("Trois.\nQuatre.", "Quatre", severity="critical", source="Only one.")
    found = rank([("a", {"x": first}), ("b", {"x": second})], (), (Tier.A,), 10)
    assert [(each.system, each.line, each.text, each.penalty) for each in found] == [
        (1, 2, "Quatre.", 25),
        (0, 1, "Un mot.", 1),
    ]
    assert (found[0].source, found[0].reference) == (None, None)
    assert (found[1].source, found[1].reference) == ("One word.", "Un.")


def test_among_equals_the_one_far_from_the_reference_comes_first_and_perfect_ones_do_not() -> None:
    text, reference = "Un mot.\nUn mot.\nUn mot.", "Un mot.\nDes phrases.\nUn mot ici."
    scores = score(text.split("\n"), [reference.split("\n")])
    named = [("a", {"": article(text, reference=reference)})]
    found = rank(named, (scores,), (Tier.A,), 10)
    assert [each.line for each in found] == [2, 3]
    assert found[0].score is not None
    assert rank(named, (scores,), (Tier.A,), 1) == found[:1]


def test_issues_of_tiers_that_do_not_count_are_left_out() -> None:
    text = "Un mot."
    sample = checked(text, issue(text, "Un", tier="B"))
    assert rank([("a", {"x": sample})], (), (Tier.A,), 10) == ()
    assert len(rank([("a", {"x": sample})], (), (Tier.A, Tier.B), 10)) == 1
