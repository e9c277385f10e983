from __future__ import annotations

import io

import pytest

from tqcheck.cli.terminal import Progress, colours, in_ci


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "BUILDKITE", "JENKINS_URL", "TEAMCITY_VERSION"):
        monkeypatch.delenv(name, raising=False)


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environ", "terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"TERM": "dumb"}, True, False),
    ],
)
def test_colours_follow_the_option_then_the_environment_then_the_terminal(
    choice: str, environ: dict[str, str], terminal: bool, expected: bool
) -> None:
    assert colours(choice, environ, terminal) is expected


def drawn(stream: io.StringIO, times: list[float]) -> str:
    progress = Progress(100, "documents", stream, iter([0.0, *times]).__next__)
    for step in range(1, len(times) + 1):
        progress.show(step * 10, step)
    progress.close()
    return stream.getvalue()


def test_no_bar_is_drawn_in_the_first_second() -> None:
    assert drawn(Screen(), [0.2, 0.5, 0.9]) == ""


def test_long_work_draws_a_bar_and_wipes_it() -> None:
    assert drawn(Screen(), [0.9, 1.5]) == "\r[####--------------------]  20%  2 documents \r\x1b[K"


def test_the_bar_is_not_drawn_at_every_step() -> None:
    assert drawn(Screen(), [1.5, 1.51, 1.52]).count("\r[") == 1


def test_no_bar_is_drawn_into_a_file() -> None:
    assert drawn(io.StringIO(), [1.5, 3]) == ""


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"CI": "false"}, False),
        ({"CI": "true"}, True),
        ({"TF_BUILD": "True"}, True),
        ({"JENKINS_URL": "http://a"}, True),
    ],
)
def test_ci_systems_are_known(environ: dict[str, str], expected: bool) -> None:
    assert in_ci(environ) is expected


def test_no_bar_is_drawn_in_ci_even_where_it_pretends_to_be_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert drawn(Screen(), [1.5, 3]) == ""
