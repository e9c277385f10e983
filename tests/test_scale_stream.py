"""Streams: every document of a part, in constant memory, and by name what cannot be read."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from scale_command import FAULT, lines, write

from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.readers.files import File
from tqcheck.readers.reader import Reading
from tqcheck.scale import stream, zst
from tqcheck.scale.shards import Part, Shard, cut


def file(path: Path) -> tuple[File, int]:
    return File(str(path), path), 0


def told(part: Part) -> list[str]:
    """Ids, and sentences of troubles."""
    return [each.en if isinstance(each, Trouble) else each.id for each in stream.read(part, Reading())]


def all_of(shards: list[Shard]) -> Iterator[Document | Trouble]:
    for shard in shards:
        for part in shard.parts:
            yield from stream.read(part, Reading())


def zstandard(data: bytes) -> bytes:
    packed: bytes = zst.library().ZstdCompressor().compress(data)
    return packed


PACKERS = [
    pytest.param("jsonl.gz", gzip.compress, "it is cut short", id="gzip"),
    pytest.param("jsonl.zst", zstandard, "it is cut short", id="zstandard"),
]


@pytest.fixture(autouse=True)
def _installed(request: pytest.FixtureRequest) -> None:
    if "zst" in request.node.name:
        pytest.importorskip("zstandard", reason="zstandard is not installed")


@pytest.mark.parametrize("size", [60, 61, 100, 500, 10_000])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_cut_file_has_the_documents_and_lines_of_the_whole(tmp_path: Path, size: int, end: str) -> None:
    path = tmp_path / "a.jsonl"
    text = "\n".join([*lines(range(10)), "", "{", *lines(range(10, 23))]) + end
    path.write_text(text, encoding="utf-8")
    whole = list(stream.read(Part(str(path)), Reading()))
    shards = cut([file(path)], size)
    assert list(all_of(shards)) == whole
    assert [each.file_line for each in whole if isinstance(each, Document)] == [*range(1, 11), *range(13, 26)]
    assert (len(shards) > 1) == (len(text) > size)
    ranges = [(part.start, part.end) for shard in shards for part in shard.parts]
    if len(shards) > 1:
        assert [start for start, _ in ranges[1:]] == [end for _, end in ranges[:-1]]
        assert ranges[-1][1] == len(text.encode())


def test_small_files_are_put_together_in_their_order(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(10)]
    for path in paths:
        path.write_text(FAULT, encoding="utf-8")
    shards = cut(map(file, paths), 4 * len(FAULT.encode()))
    assert [len(shard.parts) for shard in shards] == [4, 4, 2]
    assert [part.name for shard in shards for part in shard.parts] == [str(path) for path in paths]


@pytest.mark.parametrize(("ending", "pack", "why"), PACKERS)
def test_packed_lines_are_read_and_their_damage_is_named(
    tmp_path: Path, ending: str, pack: Callable[[bytes], bytes], why: str
) -> None:
    data = "\n".join(lines(range(3000))).encode()
    path = tmp_path / f"a.{ending}"
    path.write_bytes(pack(data))
    assert told(Part(str(path))) == [f"d{n}" for n in range(3000)]
    path.write_bytes(pack(data)[:-200])
    *found, last = told(Part(str(path)))
    assert found == [f"d{n}" for n in range(len(found))]
    assert last == (f"{path}, line {len(found) + 1}: the packed data is damaged ({why}), what follows was not checked.")
    path.write_bytes(b"no such data at all")
    assert told(Part(str(path)))[0].endswith("(its contents are corrupt), what follows was not checked.")


@pytest.mark.parametrize(("ending", "pack", "why"), PACKERS)
def test_two_packed_files_in_one_are_both_read(
    tmp_path: Path, ending: str, pack: Callable[[bytes], bytes], why: str
) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(b"".join(pack(f"{line}\n".encode()) for line in lines(range(3))))
    assert told(Part(str(path))) == ["d0", "d1", "d2"]


def test_what_is_wrong_with_lines_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "_LONGEST", 200)
    monkeypatch.setattr(stream, "_BLOCK", 64)
    path = tmp_path / "a.jsonl"
    good = [line.encode() for line in lines(range(3))]
    long = json.dumps({"text": FAULT * 50}).encode()
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join([good[0], b'{"text": "\xff"}', long, good[1], b"3", good[2], long]))
    assert told(Part(str(path))) == [
        "d0",
        f"{path}, line 2: byte 11 is not UTF-8.",
        f"{path}, line 3: this line is longer than 0 MB.",
        "d1",
        f"{path}, line 5: a JSON object {{…}} is expected, not a number.",
        "d2",
        f"{path}, line 7: this line is longer than 0 MB.",
    ]


def test_what_is_not_there_or_empty_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"")
    assert told(Part(str(tmp_path / "a.jsonl"))) == [f"{tmp_path}/a.jsonl is empty: there is nothing to check."]
    assert told(Part(str(tmp_path / "b.jsonl"))) == [f"{tmp_path}/b.jsonl cannot be read (No such file or directory)."]


def test_a_source_is_used_unless_it_is_not_wanted(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", [json.dumps({"text": FAULT, "source": "Wheat is dear."})])
    for wanted in (True, False):
        (found,) = stream.read(Part(str(path)), Reading(source=wanted))
        assert isinstance(found, Document)
        assert (found.source is not None) == wanted


def test_a_long_stream_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    line = json.dumps({"text": FAULT * 100}).encode() + b"\n"

    def peak(number: int) -> int:
        path = tmp_path / "a.jsonl.gz"
        with gzip.open(path, "wb", 1) as file:
            for _ in range(number):
                file.write(line)
        tracemalloc.start()
        assert sum(1 for _ in stream.read(Part(str(path)), Reading())) == number
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    short = peak(200)
    assert peak(4000) < 1.5 * short


def test_what_is_missing_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("importlib.import_module", absent)
    for name, extra in (("a.jsonl.zst", "zstd"), ("a.parquet", "parquet")):
        with pytest.raises(TqcheckError, match=rf"pip install 'tqcheck\[{extra}\]'"):
            list(stream.read(Part(str(tmp_path / name)), Reading()))


class TestParquet:
    @pytest.fixture
    def parquet(self) -> Any:
        return pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")

    def table(self, path: Path, parquet: Any, group: int = 100, **columns: list[Any]) -> Path:
        arrow = pytest.importorskip("pyarrow")
        parquet.write_table(arrow.table(columns), path, row_group_size=group)
        return path

    def test_rows_are_documents(self, tmp_path: Path, parquet: Any) -> None:
        path = self.table(
            tmp_path / "a.parquet", parquet, text=[FAULT, None, FAULT, ""], id=["a", "b", None, "d"], other=[1] * 4,
            source=["Wheat.", None, None, None],
        )  # fmt: skip
        assert told(Part(str(path))) == [
            "a",
            f"{path}, line 2: the field “text” is null, not a string.",
            "3",
            f"{path}, line 4: the text of “d” is empty.",
        ]

    @pytest.mark.parametrize("size", [1, 2000, 10**9])
    def test_a_cut_file_has_the_rows_of_the_whole(self, tmp_path: Path, parquet: Any, size: int) -> None:
        texts = [f"{FAULT} {n}" for n in range(57)]
        path = self.table(tmp_path / "a.parquet", parquet, 10, text=texts)
        shards = cut([file(path)], size)
        assert [each.text for each in all_of(shards) if isinstance(each, Document)] == texts
        assert [each.id for each in all_of(shards) if isinstance(each, Document)] == [str(n) for n in range(1, 58)]
        assert (len(shards) > 1) == (size < 10**9)

    def test_what_is_no_parquet_or_has_no_text_is_named(self, tmp_path: Path, parquet: Any) -> None:
        (tmp_path / "a.parquet").write_bytes(b"PAR1 no")
        (found,) = told(Part(str(tmp_path / "a.parquet")))
        assert "cannot be read from row 1" in found
        path = self.table(tmp_path / "b.parquet", parquet, body=[FAULT])
        assert told(Part(str(path))) == [f"{path}: there is no column text."]
        path = self.table(tmp_path / "c.parquet", parquet, text=[1])
        assert told(Part(str(path))) == [f"{path}, line 1: the field “text” is a number, not a string."]
        path = self.table(tmp_path / "d.parquet", parquet, text=[b"x"])
        assert told(Part(str(path))) == [f"{path}, line 1: the field “text” is of another type, not a string."]
