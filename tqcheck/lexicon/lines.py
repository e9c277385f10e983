"""Tables whose lines are in order, mapped into memory and searched where they lie: nothing is read in."""

from __future__ import annotations

import mmap
from bisect import bisect_right
from pathlib import Path

_STEP = 1024  # bytes within which a search is by reading
_PATIENCE = 3000  # searches before an index is made


class Lines:
    """The lines behind the head of a file, which an empty line ends; each a key, a tabulator and what is said of it.

    A short article asks for some hundred keys, so that the lines are bisected where they lie; a long run makes an
    index of the first key of each kilobyte, which takes 20 ms and makes a search eight times as fast.
    """

    def __init__(self, name: str) -> None:
        with Path(__file__).with_name(name).open("rb") as file:
            self.data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = self.data.find(b"\n\n")
        self.head = [line for line in self.data[:head].decode().split("\n") if not line.startswith("#")]
        self.start, self.end = head + 1, len(self.data)
        self.asked = 0
        self.starts: list[int] = []
        self.firsts: list[bytes] = []

    def _index(self) -> None:
        for near in range(self.start, self.end - 1, _STEP):
            start = self.data.find(b"\n", near)
            if 0 <= start < self.end - 1 and (not self.starts or start > self.starts[-1]):
                self.starts.append(start)
                self.firsts.append(self.data[start + 1 : self.data.find(b"\t", start)])
        self.starts.append(self.end)

    def near(self, key: bytes) -> tuple[int, int]:
        """The line ends between which a line must begin whose key is `key` or, where there is none, the next."""
        self.asked += 1
        if self.asked > _PATIENCE:
            if not self.starts:
                self._index()
            block = max(0, bisect_right(self.firsts, key) - 1)
            return self.starts[block], self.starts[block + 1]
        low, high = self.start, self.end
        while high - low > _STEP:
            at = self.data.find(b"\n", (low + high) // 2)
            if at < 0 or at >= high - 1:
                high = (low + high) // 2
            elif self.data[at + 1 : self.data.find(b"\t", at)] <= key:
                low = at
            else:
                high = at
        return low, high

    def find(self, word: str) -> int:
        """Where what is said of a key stands, or -1."""
        key = word.encode("utf-8", "surrogatepass")
        low, high = self.near(key)
        line = b"\n" + key + b"\t"
        at = self.data.find(line, low, high + len(line))
        return -1 if at < 0 else at + len(key) + 2

    def said(self, at: int) -> int:
        """The number written at `at`."""
        return int(self.data[at : self.data.find(b"\n", at)])
