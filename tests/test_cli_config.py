"""tqcheck config tells what holds and why; the published schema knows every key."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from command import tqcheck

from tqcheck.cli import main, settings
from tqcheck.cli.check import command as check

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "tqcheck" / "config.schema.json").read_text(encoding="utf-8"))
FULL = """\
lang = "en"
fail-on = "major"
select = "DUP,QUO"
output = ["json=out/report.json"]
baseline = "known.json"
columns = "source=1,target=2"
profile = "fr-CA"

[max]
DUP = 2

[[overrides]]
files = ["culture/*.txt", "*.md"]
ignore = ["DUP"]
"""


def config(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["config", *arguments])


def rows(*arguments: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(config("--format", "json", *arguments).stdout)
    return data


def test_every_value_says_where_it_is_from(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "tqcheck.toml").write_text(FULL, encoding="utf-8")
    monkeypatch.setenv("TQCHECK_MAX_ISSUES", "4")
    found = rows()["settings"]
    assert found["fail-on"] == {"value": "major", "origin": {"kind": "file", "file": "tqcheck.toml", "line": 2}}
    assert found["max-issues"] == {"value": 4, "origin": {"kind": "environment", "variable": "TQCHECK_MAX_ISSUES"}}
    assert found["unit"] == {"value": "segment", "origin": {"kind": "default"}}
    assert found["max"]["value"] == {"DUP": 2}
    assert found["profile"]["value"] == "fr-CA"
    assert rows()["overrides"][0]["origin"]["line"] == 12
    assert "max-issues = 4  # TQCHECK_MAX_ISSUES\n" in config().stdout


def test_what_is_printed_is_a_configuration_that_says_the_same(folder: Path) -> None:
    (folder / "tqcheck.toml").write_text(FULL, encoding="utf-8")
    (folder / "deep").mkdir()
    before = rows()
    printed = config().stdout
    jsonschema.validate(tomllib.loads(printed), SCHEMA, jsonschema.Draft202012Validator)
    (folder / "tqcheck.toml").write_text(printed, encoding="utf-8")
    after = rows()
    assert {key: row["value"] for key, row in after["settings"].items()} == {
        key: row["value"] for key, row in before["settings"].items()
    }
    assert after["overrides"][0]["files"] == before["overrides"][0]["files"]


def test_paths_and_patterns_are_told_from_the_working_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "tqcheck.toml").write_text(FULL, encoding="utf-8")
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder / "deep")
    found = rows()
    assert found["settings"]["output"]["value"] == ["json=../out/report.json"]
    assert found["settings"]["baseline"]["value"] == "../known.json"
    assert found["overrides"][0]["files"] == ["../culture/*.txt", "*.md"]


def test_options_of_rules_are_told_with_their_lines(folder: Path) -> None:
    (folder / "tqcheck.toml").write_text('[rules.eng_word]\naccept = ["start-up"]\n', encoding="utf-8")
    row = rows()["rules"]["ENG_WORD"]["accept"]
    assert row == {"value": ["start-up"], "origin": {"kind": "file", "file": "tqcheck.toml", "line": 2}}
    assert rows("--isolated")["rules"]["ENG_WORD"]["accept"] == {"value": [], "origin": {"kind": "default"}}


def test_a_configuration_that_the_shell_has_just_emptied_is_not_read(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.tqcheck]\nfail-on = "major"\n', encoding="utf-8")
    with (folder / "tqcheck.toml").open("w") as stream:
        subprocess.run([sys.executable, "-m", "tqcheck", "config"], stdout=stream, check=True)
    assert tomllib.loads((folder / "tqcheck.toml").read_text(encoding="utf-8"))["fail-on"] == "major"


def test_a_variable_may_name_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "other.toml").write_text("max-issues = 9\n", encoding="utf-8")
    monkeypatch.setenv("TQCHECK_CONFIG", "other.toml")
    assert rows()["settings"]["max-issues"]["origin"] == {"kind": "file", "file": "other.toml", "line": 1}
    assert rows("--isolated")["settings"]["max-issues"]["value"] is None
    assert config("--isolated", "--config", "other.toml").exit_code == 2


def test_a_variable_that_is_no_setting_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_FIAL_ON", "major")
    assert config("--lang", "en").stderr == "tqcheck: the variable TQCHECK_FIAL_ON belongs to no setting.\n"


def test_what_is_wrong_is_one_sentence_in_the_language_asked_for(folder: Path) -> None:
    (folder / "tqcheck.toml").write_text("\nfailon = 3\n", encoding="utf-8")
    result = config("--lang", "en")
    assert result.exit_code == 2
    assert result.stderr == "tqcheck: tqcheck.toml, line 2: there is no setting failon; did you mean fail-on?\n"
    assert config().stderr.startswith("tqcheck: tqcheck.toml, ligne 2")


def test_the_published_schema_is_made_from_the_options() -> None:
    spec = importlib.util.spec_from_file_location("config_schema", ROOT / "tools" / "config_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.schema() == SCHEMA, "run python tools/config_schema.py"


def test_the_schema_describes_every_key() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    described = {key for key, row in SCHEMA["properties"].items() if row["description"]}
    assert described == {*settings.keys(check), *settings.TABLES}


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        (FULL, True),
        ("max-drop = { bleu = 1.5 }\nagainst = 'a.json'\n", True),
        ('max = ["DUP=0", "ENG=1"]\n', True),
        ('max = "DUP=0"\n', True),
        ('[rules.ENG_WORD]\naccept = ["start-up"]\n', True),
        ("max-issues = -1\n", False),
        ("max-issues = true\n", False),
        ('format = "txt"\n', False),
        ("exit-zero = 1\n", False),
        ("select = [1]\n", False),
        ('output = ["htm=a"]\n', False),
        ("nothing = 1\n", False),
        ('[[overrides]]\nignore = ["DUP"]\n', False),
        ('[[overrides]]\nfiles = ["a"]\nonly = ["DUP"]\n', False),
        ("[rules.ENG_WORD]\naccept = 3\n", False),
        ('[rules.ENG_WORD]\naccepts = ["a"]\n', False),
    ],
)
def test_the_schema_and_the_command_agree(folder: Path, text: str, sound: bool) -> None:
    (folder / "tqcheck.toml").write_text(text, encoding="utf-8")
    (folder / "a.json").write_text('{"schema": "tqcheck/1", "documents": []}', encoding="utf-8")
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(tomllib.loads(text)) is sound
    assert (config().exit_code == 0) is sound


def test_lists_in_variables_are_parted_by_spaces_or_lines(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_SELECT", "DUP QUO,ENG")
    monkeypatch.setenv("TQCHECK_OUTPUT", "json=a report.json csv=b.csv")
    found = rows()["settings"]
    assert found["select"]["value"] == ["DUP", "QUO,ENG"]
    assert found["output"]["value"] == ["json=a report.json", "csv=b.csv"]
    monkeypatch.setenv("TQCHECK_OUTPUT", "\njson=a b.json\n")
    assert tqcheck("faulty.txt", "-q").exit_code == 1
    assert (folder / "a b.json").is_file()
