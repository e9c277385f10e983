from __future__ import annotations

import gzip
import json
import os
import stat
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tqcheck.cli import main
from tqcheck.readers.files import File
from tqcheck.readers.original import Original, original

NO_BREAK = "\N{NO-BREAK SPACE}"
FAULTY = "Le prix du du blé remonte à Chicago."
MENDED = "Le prix du blé remonte à Chicago."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "a.txt").write_bytes(FAULTY.encode())
    return tmp_path


def fix(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["fix", "--lang", "en", *arguments], input=stdin)


def after(path: Path, data: bytes, *options: str) -> bytes:
    """What fix makes of the bytes of a file."""
    path.write_bytes(data)
    result = fix(path.name, *options)
    assert result.exit_code == 0, result.output
    return path.read_bytes()


# What changes and what stays


def test_a_file_is_mended_in_place_and_a_second_run_changes_nothing(folder: Path) -> None:
    result = fix("a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "a.txt: DUP_WORD 1\n1 fix in 1 file; 0 issues left to read.\n"
    assert (folder / "a.txt").read_bytes() == MENDED.encode()
    time = (folder / "a.txt").stat().st_mtime_ns
    assert fix("a.txt").stdout == "0 fixes in 0 files; 0 issues left to read.\n"
    assert (folder / "a.txt").stat().st_mtime_ns == time


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-32"])
def test_the_encoding_and_its_mark_stay(folder: Path, encoding: str) -> None:
    assert after(folder / "b.txt", FAULTY.encode(encoding), "--encoding", encoding) == MENDED.encode(encoding)


def test_a_byte_order_mark_stays_without_being_asked_for(folder: Path) -> None:
    assert after(folder / "b.txt", b"\xef\xbb\xbf" + FAULTY.encode()) == b"\xef\xbb\xbf" + MENDED.encode()
    big = b"\xfe\xff" + FAULTY.encode("utf-16-be")
    assert after(folder / "b.txt", big, "--encoding", "utf-16") == b"\xfe\xff" + MENDED.encode("utf-16-be")


def test_line_ends_and_every_other_byte_stay(folder: Path) -> None:
    text = "\r\n\u2028e\u0301te\u0301\u00a0: {}\x0c\r\n\n😀 fin"
    assert after(folder / "b.txt", text.format(FAULTY).encode(), "--select", "DUP") == text.format(MENDED).encode()


def test_permissions_stay(folder: Path) -> None:
    (folder / "a.txt").chmod(0o640)
    assert fix("a.txt").exit_code == 0
    assert stat.S_IMODE((folder / "a.txt").stat().st_mode) == 0o640


def test_a_symbolic_link_is_followed_and_stays_one(folder: Path) -> None:
    (folder / "link.txt").symlink_to("a.txt")
    assert fix("link.txt").exit_code == 0
    assert (folder / "link.txt").is_symlink()
    assert (folder / "a.txt").read_bytes() == MENDED.encode()


def test_json_lines_keep_their_fields_their_spelling_and_their_other_lines(folder: Path) -> None:
    lines = (
        '{ "score":1.50, "id": "a",  "text": "%s", "text2": "du du" }\r\n'
        r'{"id": "b", "text": "L\u2019\u00e9t\u00e9 \/ fin."}' + '\n\n{"broken"\n{"id":"c","text":"%s"}'
    )
    (folder / "b.jsonl").write_bytes((lines % (FAULTY, FAULTY)).encode())
    result = fix("b.jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith("tqcheck: b.jsonl, line 4: invalid JSON")
    assert (folder / "b.jsonl").read_bytes() == (lines % (MENDED, MENDED)).encode()


def test_packed_json_lines_are_mended(folder: Path) -> None:
    line = json.dumps({"id": "é", "text": FAULTY}) + "\n"
    data = after(folder / "b.jsonl.gz", gzip.compress(line.encode()))
    assert json.loads(gzip.decompress(data)) == {"id": "é", "text": MENDED}


def test_what_the_encoding_cannot_hold_is_not_written(folder: Path) -> None:
    data = "Trois heures du du matin a sonné au cœur du village, rue de l'Eglise.".encode("cp1252")
    assert after(folder / "b.txt", data, "--encoding", "cp1252", "--unsafe").decode("cp1252").startswith("Trois heures")
    source = original(File("b.txt", folder / "b.txt"), "cp1252")
    assert isinstance(source, Original)
    assert source.holds("cœur")
    assert not source.holds("\N{NARROW NO-BREAK SPACE}")


def test_the_standard_input_is_mended_to_the_standard_output(folder: Path) -> None:
    result = fix("-", stdin=FAULTY.encode())
    assert result.stdout == MENDED
    assert result.stderr == "<stdin>: DUP_WORD 1\n1 fix in 1 file; 0 issues left to read.\n"


def test_a_clean_standard_input_comes_out_as_it_was(folder: Path) -> None:
    assert fix("-", "-q", stdin=MENDED.encode()).output == MENDED


# Choice


def test_rules_are_chosen(folder: Path) -> None:
    assert fix("a.txt", "--ignore", "DUP").exit_code == 0
    assert fix("a.txt", "--select", "QUO").exit_code == 0
    assert (folder / "a.txt").read_bytes() == FAULTY.encode()


def test_proposals_are_applied_when_asked(folder: Path) -> None:
    text = "Il ferme la porte. Le coût total atteint 3 millions. euros."
    assert after(folder / "b.txt", text.encode(), "--select", "PUN_MIDSTOP") == text.encode()
    mended = after(folder / "b.txt", text.encode(), "--select", "PUN_MIDSTOP", "--unsafe").decode()
    assert mended == "Il ferme la porte. Le coût total atteint 3 millions euros."


def test_a_diff_changes_nothing_and_can_be_applied(folder: Path) -> None:
    text = f"Un.\r\n\n{FAULTY}\n\nDeux.\x0c\u2028Le cours du du riz baisse."
    (folder / "b.txt").write_bytes(text.encode())
    result = fix("b.txt", "--diff", "--select", "DUP")
    assert result.exit_code == 1
    assert result.stdout.startswith("--- a/b.txt\n+++ b/b.txt\n@@ -")
    assert result.stderr == "b.txt: DUP_WORD 2\n2 fixes to make in 1 file; 0 issues left to read.\n"
    assert (folder / "b.txt").read_bytes() == text.encode()
    subprocess.run(["git", "apply", "-"], input=result.stdout_bytes, check=True, cwd=folder)
    assert (folder / "b.txt").read_bytes() == text.replace("du du", "du").encode()


def test_a_diff_of_nothing_is_empty(folder: Path) -> None:
    (folder / "a.txt").write_bytes(MENDED.encode())
    result = fix("a.txt", "--diff", "-q")
    assert (result.exit_code, result.output) == (0, "")


def test_a_diff_is_coloured_when_asked(folder: Path) -> None:
    assert f"\x1b[32m+{MENDED}\x1b[0m\n" in fix("a.txt", "--diff", "--color", "always").stdout


def test_the_summary_is_french_by_default(folder: Path) -> None:
    result = CliRunner().invoke(main, ["fix", "a.txt"])
    head, summary = result.stdout.splitlines()
    assert head == f"a.txt{NO_BREAK}: DUP_WORD 1"
    assert summary == f"1 correction dans 1 fichier{NO_BREAK}; 0 défaut reste à relire."


# What cannot be done: one sentence, 2, and the file as it was


def fails(*arguments: str) -> str:
    result = fix(*arguments, "-q")
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    return line


def test_a_missing_file_is_named_and_the_others_are_mended(folder: Path) -> None:
    assert fails("nope.txt", "a.txt") == "tqcheck: nope.txt does not exist."
    assert (folder / "a.txt").read_bytes() == MENDED.encode()


def test_a_read_only_file_is_left_alone(folder: Path) -> None:
    (folder / "a.txt").chmod(0o444)
    assert fails("a.txt") == "tqcheck: a.txt is read-only: nothing was changed."
    assert (folder / "a.txt").read_bytes() == FAULTY.encode()


def test_a_file_that_changed_since_it_was_read_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(descriptor: int) -> None:
        (folder / "a.txt").write_text("Autre chose.")

    monkeypatch.setattr(os, "fsync", meanwhile)
    assert fails("a.txt") == "tqcheck: a.txt has changed since it was read: it was left alone, run again."
    assert (folder / "a.txt").read_text() == "Autre chose."
    assert os.listdir(folder) == ["a.txt"]


def test_a_file_that_vanished_is_not_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: (folder / "a.txt").unlink())
    assert fails("a.txt") == "tqcheck: a.txt has vanished since it was read."
    assert os.listdir(folder) == []


def test_a_folder_that_vanished_is_not_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "d").mkdir()
    (folder / "a.txt").rename(folder / "d" / "a.txt")
    real = original

    def vanishing(file: File, encoding: str) -> object:
        source = real(file, encoding)
        (folder / "d" / "a.txt").unlink()
        (folder / "d").rmdir()
        return source

    monkeypatch.setattr("tqcheck.cli.fix.original", vanishing)
    assert fails("d") == "tqcheck: d/a.txt has vanished since it was read."
    assert os.listdir(folder) == []


def test_a_full_disk_leaves_the_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert fails("a.txt") == "tqcheck: a.txt could not be written (No space left on device): it is as it was."
    assert (folder / "a.txt").read_bytes() == FAULTY.encode()
    assert os.listdir(folder) == ["a.txt"]


def test_a_pipe_cannot_be_mended_in_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "pipe.txt")
    # Opened for reading and writing, a pipe waits for nobody.
    with open(os.open(folder / "pipe.txt", os.O_RDWR), "wb", buffering=0) as pipe:
        monkeypatch.setattr(File, "bytes", lambda file: FAULTY.encode())
        pipe.write(FAULTY.encode())
        assert fails("pipe.txt") == "tqcheck: pipe.txt is no regular file: use - for a stream."


def test_an_encoding_whose_bytes_would_not_come_back_is_refused(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"Le prix+AOk- du du bl+AOk.")  # UTF-7 with a needless end
    sentence = fails("a.txt", "--encoding", "utf-7")
    assert sentence.startswith("tqcheck: a.txt cannot be rewritten byte for byte in the encoding utf-7")


def test_a_text_that_is_not_french_is_left_alone(folder: Path) -> None:
    english = "The minister said that that was not for him to say, and that the price of of it was high. " * 4
    (folder / "a.txt").write_text(english)
    assert fails("a.txt") == "tqcheck: a.txt: this text is not French, it was not checked."
    assert (folder / "a.txt").read_text() == english


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "a.txt is empty: there is nothing to check."),
        (b"\xff\xfea\0", "a.txt is not UTF-8: byte 0xFF at offset 0 (line 1); give its encoding, "
         "for example --encoding utf-16."),
        (b"\xef\xbb\xbfbl\xe9", "a.txt is not UTF-8: byte 0xE9 at offset 5 (line 1); give its encoding, "
         "for example --encoding cp1252."),
    ],
)  # fmt: skip
def test_what_is_no_text_is_named(folder: Path, data: bytes, sentence: str) -> None:
    (folder / "a.txt").write_bytes(data)
    assert fails("a.txt") == f"tqcheck: {sentence}"
    assert (folder / "a.txt").read_bytes() == data


def test_a_rule_that_breaks_leaves_the_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.cli.fix.fix", lambda *arguments, **options: 1 / 0)
    assert fails("a.txt").startswith(
        "tqcheck: a.txt: tqcheck failed on this text (ZeroDivisionError: division by zero)"
    )
    assert (folder / "a.txt").read_bytes() == FAULTY.encode()


def test_a_profile_mends_the_typography(folder: Path) -> None:
    mended = after(folder / "b.txt", "La mairie a dit non ! Le prix reste le même.".encode(), "--profile", "fr-CA")
    assert mended.decode() == "La mairie a dit non! Le prix reste le même."
