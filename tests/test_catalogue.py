from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tqcheck import catalogue
from tqcheck.errors import TqcheckError
from tqcheck.rule import Tier

PLUGIN = '''
from tqcheck import Document, Severity, rule
from tqcheck.article import Article
from tqcheck.rule import Bad, Category, Finding, Findings, Good

@rule("XX_MOON", "The moon", Category.STYLE, Severity.MINOR, bad=[Bad("La ⟦lune⟧.")], good=[Good("Le soleil.")])
def moon(article: Article) -> Findings:
    """The moon is named."""
    at = article.text.find("lune")
    if at >= 0:
        yield Finding(at, at + 4, "Voilà la lune.", "There is the moon.")
'''


def codes(*select: str, ignore: tuple[str, ...] = ()) -> list[str]:
    return [rule.code for rule in catalogue.choose(select, ignore)]


def test_rules_are_in_order_of_their_codes() -> None:
    names = [rule.code for rule in catalogue.all_rules()]
    assert names == sorted(set(names))


def test_tiers_a_and_b_run_by_default() -> None:
    assert {rule.tier for rule in catalogue.choose()} <= {Tier.A, Tier.B}
    assert set(codes()) == {rule.code for rule in catalogue.all_rules() if rule.tier is not Tier.C}


def test_rules_are_chosen_by_code_family_and_all_in_any_case() -> None:
    assert codes("dup_word") == ["DUP_WORD"]
    assert codes("DUP_WORD, DUP_LOOP") == ["DUP_LOOP", "DUP_WORD"]
    assert set(codes("Dup")) == {rule.code for rule in catalogue.all_rules() if rule.family == "DUP"}
    assert codes("ALL") == [rule.code for rule in catalogue.all_rules()]


def test_what_is_ignored_wins() -> None:
    assert "DUP_WORD" not in codes("DUP", ignore=("DUP_WORD",))
    assert codes("DUP_WORD", ignore=("DUP",)) == []


@pytest.mark.parametrize(("code", "hint"), [("DUP_WROD", "DUP_WORD"), ("DUPE", "DUP"), ("dup_wrod", "DUP_WORD")])
def test_an_unknown_name_is_an_error_that_names_the_closest(code: str, hint: str) -> None:
    with pytest.raises(TqcheckError, match=f"no rule or family called {code}. Did you mean {hint}\\?"):
        catalogue.choose([code])


def test_an_unknown_name_is_told_in_both_languages() -> None:
    with pytest.raises(TqcheckError) as caught:
        catalogue.get("DUP_WROD")
    assert caught.value.message("en") == "There is no rule or family called DUP_WROD. Did you mean DUP_WORD?"
    assert caught.value.message("fr") == (
        "Aucune règle ni famille ne s’appelle DUP_WROD. Vouliez-vous dire DUP_WORD\N{NO-BREAK SPACE}?"
    )


def test_a_name_that_is_close_to_nothing_points_to_the_list() -> None:
    with pytest.raises(TqcheckError, match="`tqcheck rules` lists them"):
        catalogue.get("???")


def install(folder: Path, source: str) -> str:
    """Install a plug-in called moon, and return the code that makes a process see it."""
    (folder / "moon.py").write_text(source, encoding="utf-8")
    (folder / "moon-1.0.dist-info").mkdir()
    (folder / "moon-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: moon\nVersion: 1.0\n")
    (folder / "moon-1.0.dist-info" / "entry_points.txt").write_text("[tqcheck.rules]\nmoon = moon\n")
    return f"import sys; sys.path.insert(0, {str(folder)!r}); from tqcheck.cli import main; main()"


def test_a_plug_in_brings_its_rules(tmp_path: Path) -> None:
    code = install(tmp_path, PLUGIN)
    command = [sys.executable, "-c", code, "check", "-", "--select", "XX", "--format", "concise", "--lang", "en"]
    result = subprocess.run(command, input="Vive la lune.", capture_output=True, text=True)
    assert result.stdout == "<stdin>:1:9: minor XX_MOON There is the moon.\n"


def test_a_plug_in_that_is_broken_is_one_sentence(tmp_path: Path) -> None:
    code = install(tmp_path, "import no_such_module")
    result = subprocess.run([sys.executable, "-c", code, "rules", "--lang", "en"], capture_output=True, text=True)
    assert result.returncode == 2
    assert result.stderr == (
        "tqcheck: The plug-in moon cannot be loaded (No module named 'no_such_module'); mend or uninstall it.\n"
    )
