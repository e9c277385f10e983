"""Scores are sacrebleu's to the printed digit, and what it would score silently wrong is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tqcheck.document import Document
from tqcheck.errors import TqcheckError
from tqcheck.scoring.documents import score_documents
from tqcheck.scoring.metrics import METRICS, better
from tqcheck.scoring.scores import ENOUGH, Scores, score
from tqcheck.scoring.segments import lines, listed, pair, paragraphs
from tqcheck.scoring.typography import plain

NOUNS = ("La maire", "Le ministre", "Le juge", "La patronne", "Le préfet", "La rectrice", "Le syndicat")
VERBS = ("a refusé", "a salué", "annonce", "conteste", "a signé", "défend")
THINGS = ("la réforme", "l’accord", "le budget de l’État", "une trêve", "la vente du port")
REFERENCE = [
    f"{NOUNS[n % 7]} {VERBS[n % 6]} {THINGS[n % 5]}, a-t-on appris « jeudi {n} mai »." for n in range(ENOUGH + 10)
]
SECOND = [line.replace("a-t-on appris", "dit-on").replace("jeudi", "ce jeudi") for line in REFERENCE]
SYSTEM = [
    line.replace("annonce", "a annoncé") if n % 3 else f'{NOUNS[n % 5]} a dit "non" à l\'accord, jeudi {n} mai.'
    for n, line in enumerate(REFERENCE)
]


@pytest.fixture(scope="module")
def scores() -> Scores:
    return score(SYSTEM, [REFERENCE])


def told(folder: Path, *options: str, references: int = 1) -> list[dict[str, object]]:
    """What sacrebleu's own command says of the system, as its JSON."""
    for name, segments in (("system", SYSTEM), ("r1", REFERENCE), ("r2", SECOND)):
        (folder / name).write_text("\n".join(segments) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "sacrebleu", *("r1", "r2")[:references], "-i", "system", "-w", "4", *options]
    output = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout
    found = json.loads(output)
    return found if isinstance(found, list) else [found]


@pytest.mark.parametrize("references", [1, 2])
@pytest.mark.parametrize(
    ("metrics", "options"),
    [
        (("bleu", "chrf++", "ter"), ("-m", "bleu", "chrf", "ter", "--chrf-word-order", "2")),
        (("chrf2",), ("-m", "chrf")),
    ],
)
def test_scores_intervals_and_signatures_are_those_of_the_command(
    tmp_path: Path, metrics: tuple[str, ...], options: tuple[str, ...], references: int
) -> None:
    ours = score(SYSTEM, [REFERENCE, SECOND][:references])
    for name, theirs in zip(metrics, told(tmp_path, *options, "--confidence", references=references), strict=True):
        value = ours.total[name].raw
        assert f"{value.score:.4f}" == f"{theirs['score']:.4f}"
        assert (f"{value.mean:.4f}", f"{value.margin:.4f}") == (
            f"{theirs['confidence_mean']:.4f}",
            f"{theirs['confidence_var']:.4f}",
        )
        assert ours.signatures[name] == theirs["signature"]


def test_segments_are_scored_as_the_command_scores_them(tmp_path: Path, scores: Scores) -> None:
    for name, options in (
        ("bleu", ("-m", "bleu")),
        ("chrf++", ("-m", "chrf", "--chrf-word-order", "2")),
        ("ter", ("-m", "ter")),
    ):
        told(tmp_path, *options)
        command = [sys.executable, "-m", "sacrebleu", "r1", "-i", "system", "-w", "4", "-sl", "-b", *options]
        output = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True).stdout
        assert [f"{part.scores[name].raw.score:.4f}" for part in scores.parts] == output.split()


def test_two_runs_say_the_same(scores: Scores) -> None:
    assert score(SYSTEM, [REFERENCE]).total == scores.total


def test_a_seed_that_is_none_of_sacrebleu_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SACREBLEU_SEED", "abc")
    with pytest.raises(TqcheckError, match="SACREBLEU_SEED is a whole number or none, not abc"):
        score(SYSTEM, [REFERENCE])


def test_another_seed_draws_other_samples(monkeypatch: pytest.MonkeyPatch, scores: Scores) -> None:
    monkeypatch.setenv("SACREBLEU_SEED", "7")
    found = score(SYSTEM, [REFERENCE])
    assert found.total["bleu"].raw.margin != scores.total["bleu"].raw.margin
    assert "|seed:7|" in found.signatures["bleu"]


def test_a_text_is_perfect_against_itself() -> None:
    found = score(REFERENCE, [REFERENCE])
    assert [found.total[name].raw.score for name in METRICS] == pytest.approx([100, 100, 100, 0])
    assert not found.strangers


def test_less_ter_is_better() -> None:
    assert better("ter", 10, 20)
    assert better("bleu", 20, 10)
    assert not better("bleu", 10, 10)


# Typography


TYPED = [line.replace("’", "'").replace("« ", '"').replace(" »", '"') for line in REFERENCE]


def test_typography_alone_costs_points_that_the_second_value_gives_back() -> None:
    found = score(TYPED, [REFERENCE]).total
    assert found["bleu"].raw.score < 90
    assert [found[name].normalised.score for name in METRICS] == pytest.approx([100, 100, 100, 0])


def test_the_value_without_typography_is_that_of_the_plain_texts(scores: Scores) -> None:
    bare = score(list(map(plain, SYSTEM)), [list(map(plain, REFERENCE))])
    assert {name: found.normalised for name, found in scores.total.items()} == {
        name: found.raw for name, found in bare.total.items()
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("l’été, l‘été, lʼété", "l'été, l'été, l'été"),
        ("«\N{NO-BREAK SPACE}Non\N{NO-BREAK SPACE}», “non”, „non”", '"Non", "non", "non"'),
        ("10\N{NARROW NO-BREAK SPACE}% de 12\N{NO-BREAK SPACE}000", "10% de 12 000"),
        ("Quoi ? Non ! Si ; car : oui", "Quoi? Non! Si; car: oui"),
        ("1990–2000 — puis −3", "1990-2000 - puis -3"),
        ("Enfin…", "Enfin..."),
        ("co\N{SOFT HYPHEN}opé\N{ZERO WIDTH SPACE}ration", "coopération"),
        ("e\N{COMBINING ACUTE ACCENT}té", "été"),
        ("Il a dit oui. Œuvre à 3,5 °C.", "Il a dit oui. Œuvre à 3,5 °C."),
    ],
)
def test_plain_text_keeps_words_and_loses_typography(given: str, expected: str) -> None:
    assert plain(given) == expected
    assert plain(expected) == expected


# How much can be said


def test_few_segments_have_scores_but_no_interval() -> None:
    found = score(SYSTEM[: ENOUGH - 1], [REFERENCE[: ENOUGH - 1]])
    assert not found.enough
    assert found.total["bleu"].raw.margin is None
    assert score(SYSTEM[:ENOUGH], [REFERENCE[:ENOUGH]]).total["bleu"].raw.margin is not None


def test_texts_about_other_things_are_suspected() -> None:
    other = ["Les chats dorment sous le figuier du voisin quand la pluie cesse."] * len(REFERENCE)
    assert score(other, [REFERENCE]).strangers
    assert not score(SYSTEM, [REFERENCE]).strangers


def test_an_empty_segment_of_a_system_counts_as_nothing_and_is_counted() -> None:
    found = score(["", *SYSTEM[1:]], [REFERENCE])
    assert found.empty == 1
    assert found.parts[0].scores["bleu"].raw.score == 0
    assert found.total["bleu"].raw.score < score(SYSTEM, [REFERENCE]).total["bleu"].raw.score


def test_the_worst_segments_come_first(scores: Scores) -> None:
    values = [scores.parts[number].scores["chrf++"].normalised.score for number in scores.worst]
    assert values == sorted(values)


# What is refused


@pytest.mark.parametrize(
    ("system", "references", "said"),
    [
        (["a b", "c"], [["a b"]], "the system has 2 segments but reference 1 has 1"),
        (["a"], [["a"], ["a", "b"]], "the system has 1 segment but reference 2 has 2"),
        ("abc", [["abc"]], "not a string"),
        (["a"], "a", "not a string"),
        (["a"], ["a"], "not a string"),
        (["a"], [], "has no reference"),
        ([], [[]], "the system is empty"),
        (["", ""], [["a", "b"]], "the system is empty"),
        (["a", "b"], [["", ""]], "reference 1 is empty"),
        (["a", "b"], [["a", " "]], "reference 1, line 2: the reference is empty"),
        (["a\nb"], [["a"]], "Segment 1 of the system holds a line end"),
        (["a"], [["a\n"]], "Segment 1 of reference 1 holds a line end"),
        (["a\rb"], [["a"]], "the system, line 1: a carriage return"),
        ([None], [["a"]], "Segment 1 of the system is None"),
    ],
)
def test_what_sacrebleu_would_score_silently_wrong_is_refused(system: Any, references: Any, said: str) -> None:
    with pytest.raises(TqcheckError, match=said) as caught:
        listed(system, references)
    assert caught.value.fr


def test_blank_lines_of_both_part_paragraphs_and_a_windows_line_end_is_no_part_of_a_segment() -> None:
    found = pair(lines("a", "Un.\r\n\r\nDeux.\r\n"), [lines("b", "Un.\n\nDeux.\n\n")])
    assert (found.system, found.references, found.lines) == (("Un.", "Deux."), (("Un.", "Deux."),), (1, 3))


def test_lines_end_at_the_line_feed_alone() -> None:
    assert len(lines("a", "Un.\N{LINE SEPARATOR}Deux.\x0cTrois.\x85Quatre.").segments) == 1


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    found = paragraphs("a", "Un.\n\n \nDeux.\n")
    assert (found.segments, found.lines) == (("Un.", "Deux."), (1, 4))


# Documents


def test_documents_are_scored_by_paragraph_and_together() -> None:
    documents = [
        Document("Un mot.\n\nDeux mots ici.", "a", "a.txt", reference="Un mot.\nDeux mots là."),
        Document("Sans référence.", "b", "b.txt"),
        Document("Trois mots font foule.", "c", "c.txt", reference="Trois mots font la foule."),
    ]
    scored, troubles = score_documents(documents)
    assert scored is not None
    assert (scored.numbers, troubles) == ((0, None, 1), [])
    assert [part.line for part in scored.scores.parts] == [1, 3, 1]
    for name in ("chrf2", "chrf++", "ter"):
        assert scored.scores.documents[1][name] == scored.scores.parts[2].scores[name]


def test_a_reference_of_another_length_is_named_and_the_rest_scored() -> None:
    scored, troubles = score_documents([
        Document("Un.", "a", "a.txt", reference="Un.\nDeux."),
        Document("Trois mots.", "b", "b.txt", reference="Trois mots."),
    ])  # fmt: skip
    assert scored is not None
    assert scored.numbers == (None, 0)
    assert [each.en for each in troubles] == [
        "a.txt has 1 segment but the reference of a.txt has 2: they must be one for one."
    ]


def test_nothing_is_scored_without_a_reference() -> None:
    assert score_documents([Document("Un.", "a")]) == (None, [])


def test_sacrebleu_is_loaded_only_to_score() -> None:
    code = (
        "import sys; from tqcheck.cli import score, compare, check\n"
        "print(sorted({'sacrebleu', 'numpy', 'lxml'} & set(sys.modules)))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"
