"""Sources and references of articles on the command line: which file belongs to which, and what is said of the rest."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from command import NO_BREAK, last, tqcheck

from tqcheck.cli import main

FRENCH = "L’usine de Lens a employé 300 personnes en 2016, a dit le maire mardi."
ENGLISH = "The Lens plant employed 300 people in 2016, the mayor said on Tuesday."
OTHER = "L’usine de Lens employait 300 personnes en 2016, a déclaré mardi le maire."


def write(folder: Path, *names: str, **texts: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        kind = "en" if ".en." in name or path.parent.name == "en" else "ref" if ".ref." in name else "fr"
        path.write_text(texts.get("text", {"en": ENGLISH, "ref": OTHER, "fr": FRENCH}[kind]), encoding="utf-8")


def documents(*arguments: str, status: int = 0) -> dict[str, Any]:
    """The documents of a JSON report by their paths."""
    result = tqcheck(*arguments, "--format", "json", "--lang", "en")
    assert result.exit_code == status, result.output
    return {each["path"]: each for each in json.loads(result.stdout)["documents"]}


def sources(found: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {path: each.get("source_path", "") for path, each in found.items()}


def said(*arguments: str) -> list[str]:
    """The problems of a run, which is no success."""
    result = tqcheck(*arguments, "--format", "json", "--lang", "en")
    assert result.exit_code == 2, result.output
    return [problem["sentence"] for problem in json.loads(result.stdout)["problems"]]


def refusal(*arguments: str, lang: str = "en") -> str:
    """What is said where nothing is checked."""
    result = tqcheck(*arguments, "--lang", lang)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr.removeprefix("tqcheck: ").rstrip("\n")


# Beside the article


def test_the_english_text_beside_an_article_is_its_source(folder: Path) -> None:
    write(folder, "a.fr.txt", "a.en.txt", "b.fr.txt")
    assert sources(documents("a.fr.txt")) == {"a.fr.txt": "a.en.txt"}
    assert sources(documents("b.fr.txt")) == {"b.fr.txt": ""}


def test_in_a_folder_sources_and_references_of_articles_are_no_articles(folder: Path) -> None:
    write(folder, "d/a.fr.txt", "d/a.en.txt", "d/a.ref.fr.txt", "d/deep/b.fr.txt", "d/deep/b.en.txt", "d/c.txt")
    found = documents("d")
    assert sources(found) == {"d/a.fr.txt": "d/a.en.txt", "d/c.txt": "", "d/deep/b.fr.txt": "d/deep/b.en.txt"}
    assert found["d/a.fr.txt"]["reference_path"] == "d/a.ref.fr.txt"


def test_names_that_a_shell_expands_are_read_as_a_folder_is(folder: Path) -> None:
    write(folder, "a.fr.txt", "a.en.txt")
    assert sources(documents("a.en.txt", "a.fr.txt")) == {"a.fr.txt": "a.en.txt"}


def test_an_english_text_without_its_article_is_an_article(folder: Path) -> None:
    write(folder, "a.en.txt", text=ENGLISH * 4)
    assert said("a.en.txt") == ["a.en.txt: this text is not French, it was not checked."]


def test_a_source_may_be_left_aside(folder: Path) -> None:
    write(folder, "a.fr.txt", "a.en.txt")
    (folder / "rows.jsonl").write_text(json.dumps({"text": FRENCH, "source": ENGLISH}), encoding="utf-8")
    found = documents("a.fr.txt", "a.en.txt", "rows.jsonl", "--no-source")
    assert sources(found) == {"a.fr.txt": "", "rows.jsonl": ""}


def test_an_issue_that_the_source_tells_names_its_passage(folder: Path) -> None:
    write(folder, "a.fr.txt", "a.en.txt")
    write(folder, "a.fr.txt", text=FRENCH.replace("2016", "2006"))
    (issue,) = documents("a.fr.txt", status=1)["a.fr.txt"]["issues"]
    assert issue["source"]["text"] == "2016"
    assert documents("a.fr.txt", "--no-source")["a.fr.txt"]["issues"] == []


def test_the_report_says_how_many_articles_had_a_source(folder: Path) -> None:
    write(folder, "a.fr.txt", "a.en.txt", "b.fr.txt")
    assert "2 documents (1 with its source)" in tqcheck("a.fr.txt", "b.fr.txt", "--lang", "en").stdout
    assert f"1 document{NO_BREAK}(1 avec sa source)".replace(NO_BREAK, " ") in tqcheck("a.fr.txt").stdout


# Given


def test_a_source_and_a_reference_are_given_by_name(folder: Path) -> None:
    write(folder, "a.fr.txt", "a.en.txt", "x/elsewhere.en.txt", "x/human.ref.fr.txt")
    found = documents("a.fr.txt", "--source", "x/elsewhere.en.txt", "--reference", "x/human.ref.fr.txt")
    assert sources(found) == {"a.fr.txt": "x/elsewhere.en.txt"}
    assert found["a.fr.txt"]["reference_path"] == "x/human.ref.fr.txt"


def test_the_standard_input_may_have_a_source(folder: Path) -> None:
    write(folder, "a.en.txt")
    result = tqcheck("-", "--source", "a.en.txt", "--format", "json", stdin=FRENCH.encode())
    assert sources({each["path"]: each for each in json.loads(result.stdout)["documents"]}) == {"<stdin>": "a.en.txt"}


def test_a_folder_of_sources_mirrors_that_of_the_articles(folder: Path) -> None:
    write(folder, "fr/a.txt", "fr/deep/b.fr.txt", "fr/c.txt", "en/a.txt")
    write(folder, "en/deep/b.en.txt", "en/c.txt", text=ENGLISH)
    found = documents("fr", "--source-dir", "en")
    assert sources(found) == {
        "fr/a.txt": "en/a.txt",
        "fr/c.txt": "en/c.txt",
        "fr/deep/b.fr.txt": "en/deep/b.en.txt",
    }
    assert sources(documents("fr/c.txt", "--source-dir", "en")) == {"fr/c.txt": "en/c.txt"}


def test_what_a_pattern_finds_is_mirrored_from_its_first_mark(folder: Path) -> None:
    write(folder, "fr/a.txt", "fr/deep/b.txt", "en/a.txt", "en/unasked.txt")
    write(folder, "en/deep/b.txt", text=ENGLISH)
    assert sources(documents("fr/**/*.txt", "--source-dir", "en")) == {
        "fr/a.txt": "en/a.txt",
        "fr/deep/b.txt": "en/deep/b.txt",
    }


def test_a_folder_of_references_mirrors_that_of_the_articles(folder: Path) -> None:
    write(folder, "fr/a.txt", "fr/b.fr.txt", "ref/a.txt", "ref/b.ref.fr.txt")
    found = documents("fr", "--reference-dir", "ref")
    assert {path: each["reference_path"] for path, each in found.items()} == {
        "fr/a.txt": "ref/a.txt",
        "fr/b.fr.txt": "ref/b.ref.fr.txt",
    }


def test_sources_may_stand_in_the_folder_of_the_articles(folder: Path) -> None:
    write(folder, "d/a.fr.txt", "d/a.en.txt")
    assert sources(documents("d", "--source-dir", "d")) == {"d/a.fr.txt": "d/a.en.txt"}


# What is missing


def test_what_has_no_partner_is_named_on_either_side_and_the_rest_is_checked(folder: Path) -> None:
    write(folder, "fr/a.fr.txt", "fr/b.txt", "en/a.en.txt", "en/lost.txt")
    assert said("fr", "--source-dir", "en") == [
        "fr/b.txt is checked without its source: en/b.txt does not exist.",
        "en/lost.txt is the source of no article that is checked.",
    ]
    assert sources(documents("fr", "--source-dir", "en", status=2)) == {"fr/a.fr.txt": "en/a.en.txt", "fr/b.txt": ""}


def test_sources_of_other_articles_are_no_matter_where_one_is_named(folder: Path) -> None:
    write(folder, "fr/a.fr.txt", "en/a.en.txt", "en/b.en.txt")
    assert sources(documents("fr/a.fr.txt", "--source-dir", "en")) == {"fr/a.fr.txt": "en/a.en.txt"}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "x.en.txt is empty: there is nothing to check."),
        (
            "caf\xe9".encode("latin-1"),
            "x.en.txt is not UTF-8: byte 0xE9 at offset 3 (line 1); give its encoding, for example --encoding cp1252.",
        ),
        (b"a\0", "x.en.txt holds a NUL byte (at byte 1): it is not a text file."),
        (None, "x.en.txt does not exist."),
    ],
)
def test_an_article_whose_source_cannot_be_read_is_checked_without_it(
    folder: Path, data: bytes | None, sentence: str
) -> None:
    write(folder, "a.fr.txt")
    if data is not None:
        (folder / "x.en.txt").write_bytes(data)
    arguments = ("a.fr.txt", "--source", "x.en.txt")
    assert said(*arguments) == [f"a.fr.txt is checked without its source: {sentence}"]
    assert sources(documents(*arguments, status=2)) == {"a.fr.txt": ""}
    french = tqcheck(*arguments)
    assert f"a.fr.txt est vérifié sans sa source{NO_BREAK}: x.en.txt" in french.stdout
    assert last(french.stdout).startswith("Verdict\N{NO-BREAK SPACE}: accepté pour ce qui a pu être contrôlé")


def test_an_empty_source_of_a_row_is_named(folder: Path) -> None:
    (folder / "a.jsonl").write_text(json.dumps({"text": FRENCH, "source": " "}), encoding="utf-8")
    assert said("a.jsonl") == ["a.jsonl, line 1: the source is empty, this text is checked without it."]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["a.fr.txt", "b.fr.txt", "--source", "a.en.txt"],
            "--source belongs to one article, and 2 are to be checked; --source-dir takes a folder of them.",
        ),
        (
            ["d", "--reference", "a.fr.txt"],
            "--reference belongs to one article, and 2 are to be checked; --reference-dir takes a folder of them.",
        ),
        (["a.fr.txt", "--source", "d"], "--source takes a file, and d is a folder; --source-dir takes one."),
        (["a.fr.txt", "--source-dir", "a.en.txt"], "--source-dir takes a folder, and a.en.txt is none."),
        (["a.fr.txt", "--reference-dir", "none"], "--reference-dir takes a folder, and none is none."),
        (["a.fr.txt", "--source", "a.fr.txt"], "a.fr.txt is the article and its source at once."),
        (["r.jsonl", "--source", "a.en.txt"], "r.jsonl holds its sources itself; --source belongs to one text."),
        (
            ["a.fr.txt", "--source", "a.en.txt", "--source-dir", "d"],
            "--source and --source-dir contradict each other; give one of them.",
        ),
        (
            ["a.fr.txt", "--source", "a.en.txt", "--no-source"],
            "--no-source and --source contradict each other; give one of them.",
        ),
        (
            ["a.fr.txt", "--output", "json=a.en.txt"],
            "The report a.en.txt would overwrite an article that is to be checked.",
        ),
    ],
)
def test_options_that_cannot_be_meant_are_refused(folder: Path, arguments: list[str], sentence: str) -> None:
    write(folder, "a.fr.txt", "b.fr.txt", "a.en.txt", "d/a.fr.txt", "d/b.fr.txt")
    (folder / "r.jsonl").write_text(json.dumps({"text": FRENCH}), encoding="utf-8")
    assert refusal(*arguments) == sentence
    french = refusal(*arguments, lang="fr")
    assert french != sentence
    assert french.endswith(".")


# Mending


def fixed(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["fix", *arguments, "--lang", "en"])


def test_an_article_with_a_source_is_mended_and_its_source_is_left_alone(folder: Path) -> None:
    write(folder, "d/a.fr.txt", "d/a.en.txt")
    write(folder, "d/a.fr.txt", text=FRENCH.replace("en 2016", "en en 2016"))
    result = fixed("d")
    assert (result.exit_code, result.stdout) == (0, "d/a.fr.txt: DUP_WORD 1\n1 fix in 1 file; 0 issues left to read.\n")
    assert (folder / "d/a.fr.txt").read_text(encoding="utf-8") == FRENCH
    assert (folder / "d/a.en.txt").read_text(encoding="utf-8") == ENGLISH


@pytest.mark.parametrize("name", ["a.tsv", "a.csv", "a.xlf", "a.tmx", "a.po"])
def test_a_bilingual_file_is_never_rewritten(folder: Path, name: str) -> None:
    (folder / name).write_text("source\ttarget\n", encoding="utf-8")
    result = fixed(name)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"tqcheck: {name} is not rewritten: fix mends .html, .jsonl, .md")
    assert (folder / name).read_text(encoding="utf-8") == "source\ttarget\n"


# Sources that are none

ARTICLE = Path(__file__).parent.parent / "corpora" / "parallel" / "02-navette.fr.txt"


def ours(name: str) -> str:
    return ARTICLE.with_name(name).read_text(encoding="utf-8")


def test_the_source_of_another_article_is_said_once_and_not_used(folder: Path) -> None:
    write(folder, "a.fr.txt", text=ours("02-navette.fr.txt"))
    write(folder, "a.en.txt", text=ours("03-bibliotheque.en.txt"))
    assert said("a.fr.txt") == ["a.fr.txt: the source is that of another text, this text is checked without it."]
    found = documents("a.fr.txt", status=2)["a.fr.txt"]
    assert "source_path" not in found
    assert not [issue for issue in found["issues"] if issue["family"] == "SRC"]
    assert fixed("a.fr.txt").exit_code == 2


def test_a_source_in_french_is_said_once_and_not_used(folder: Path) -> None:
    write(folder, "a.fr.txt", "a.en.txt", text=ours("03-bibliotheque.fr.txt"))
    assert said("a.fr.txt") == ["a.fr.txt: the source is not in English (French), this text is checked without it."]


def test_a_source_and_an_article_that_were_swapped_are_one_sentence(folder: Path) -> None:
    write(folder, "a.fr.txt", text=ours("03-bibliotheque.en.txt"))
    write(folder, "a.en.txt", text=ours("03-bibliotheque.fr.txt"))
    assert said("a.fr.txt") == [
        "a.fr.txt: this text is not French and its source is, as if the two had been swapped; it was not checked."
    ]


# Bilingual files


def test_a_file_of_several_segments_names_unit_line_and_column(folder: Path) -> None:
    rows = "id\tsource\ttarget\nx\tThe price.\tLe prix.\ny\tThe wheat rose.\tLe prix du du blé monte.\nz\tNo.\n"
    (folder / "a.tsv").write_text(rows, encoding="utf-8")
    result = tqcheck("a.tsv", "--format", "json", "--lang", "en", "--select", "DUP")
    assert result.exit_code == 2
    first, second = json.loads(result.stdout)["documents"]
    assert (first["id"], first["file_line"], first["issues"]) == ("x", 2, [])
    (issue,) = second["issues"]
    assert (issue["unit"], issue["file_line"], issue["file_column"], issue["start"]) == ("y", 3, 3, 8)
    assert said("a.tsv") == ["a.tsv, line 4: 2 columns, where the first row has 3; this row was not checked."]


def test_segments_may_be_seen_as_one_document(folder: Path) -> None:
    rows = "fr\n« Oui, dit-il.\nC’est le le prix. »\n"
    (folder / "a.tsv").write_text(rows, encoding="utf-8")
    result = tqcheck("a.tsv", "--unit", "document", "--select", "QUO,DUP", "--format", "concise", "--lang", "en")
    assert result.stdout == "a.tsv:3:1: minor DUP_WORD “le” is written twice in a row. [3 2:7]\n"


def test_the_standard_input_may_be_a_bilingual_file(folder: Path) -> None:
    result = tqcheck(
        "-", "--stdin-filename", "x.csv", "--format", "concise", stdin=b"source,target\nYes.,Le le prix.\n"
    )
    assert result.stdout.startswith("x.csv:2:1: minor DUP_WORD ")


@pytest.mark.parametrize("columns", ["target", "target=", "source=1", "mt=2", "target=1,target=2", "target=1,,id=2"])
def test_columns_that_cannot_be_meant_are_refused(folder: Path, columns: str) -> None:
    (folder / "a.tsv").write_text("a\tb\n", encoding="utf-8")
    assert refusal("a.tsv", "--columns", columns) == (
        "--columns takes target=COLUMN and, where known, source, id and reference, as in source=1,target=2, "
        f"not {columns}."
    )


def test_a_table_in_a_folder_is_read_where_it_is_named(folder: Path) -> None:
    (folder / "d").mkdir()
    (folder / "d" / "figures.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    write(folder, "d/a.fr.txt")
    assert list(documents("d")) == ["d/a.fr.txt"]
    assert said("d/figures.csv")[0].startswith("d/figures.csv, line 1: no column is called “target”")


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_a_marked_up_source_stands_beside_its_article_and_is_read_without_its_markup(folder: Path, suffix: str) -> None:
    article, source = f"<p>{FRENCH.replace('300', '<b>400</b>')}</p>", f'<p lang="en">{ENGLISH}</p>'
    if suffix == ".md":
        article, source = FRENCH.replace("300", "**400**"), ENGLISH.replace("plant", "*plant*")
    (folder / f"a.fr{suffix}").write_text(article, encoding="utf-8")
    (folder / f"a.en{suffix}").write_text(source, encoding="utf-8")
    found = documents(f"a.fr{suffix}", f"a.en{suffix}", status=1)
    assert sources(found) == {f"a.fr{suffix}": f"a.en{suffix}"}
    (issue,) = found[f"a.fr{suffix}"]["issues"]
    assert issue["rule"] == "SRC_NUM"
    assert "300" in issue["source"]["text"]


def test_a_word_document_has_its_source_beside_it(folder: Path) -> None:
    def write_word(name: str, text: str) -> None:
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        body = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
        with zipfile.ZipFile(folder / name, "w") as archive:
            archive.writestr("word/document.xml", body)

    write_word("a.fr.docx", FRENCH.replace("300", "400"))
    write_word("a.en.docx", ENGLISH)
    found = documents("a.fr.docx", "a.en.docx", status=1)
    assert sources(found) == {"a.fr.docx": "a.en.docx"}
    assert [issue["rule"] for issue in found["a.fr.docx"]["issues"]] == ["SRC_NUM"]
    (folder / "a.en.docx").write_bytes(b"x")
    (sentence,) = said("a.fr.docx")
    assert sentence.startswith("a.fr.docx is checked without its source: a.en.docx: the archive is damaged")
