"""Take the pictures of docs/report.md in a headless Chromium: docs/images/*.webp.

python tools/screenshots.py [NAME…]    all of them, or these
"""

from __future__ import annotations

import base64
import contextlib
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from browser import Browser, found

from tqcheck.cli import main as tqcheck

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
QUALITY = 70
MOST = 1_000_000  # bytes of all pictures together


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: what is checked, how large the window is, and what is done before it is taken."""

    name: str
    paths: tuple[str, ...]
    width: int = 1280
    height: int = 800
    media: tuple[tuple[str, str], ...] = (("prefers-color-scheme", "light"),)
    printed: bool = False
    options: tuple[str, ...] = ()
    prepare: Callable[[Browser], None] = lambda page: None


def keys(*pressed: str) -> Callable[[Browser], None]:
    """Press these keys, one after the other."""

    def prepare(page: Browser) -> None:
        for key in pressed:
            page.press(key)

    return prepare


def opened(selector: str) -> Callable[[Browser], None]:
    """Open the first thing that unfolds."""

    def prepare(page: Browser) -> None:
        page.run(f"document.querySelector({json.dumps(selector)}).open = true")

    return prepare


def margins(page: Browser) -> None:
    """The white that a printer leaves around a page."""
    page.run("document.body.style.margin = '15mm'")


ARTICLE = ("corpora/faulty/12-taux.fr.txt",)
SOURCED = ("corpora/parallel",)
ALL = ("corpora/faulty", "corpora/clean", "corpora/parallel")
DARK = (("prefers-color-scheme", "dark"),)
SHOTS = (
    Shot("report", ARTICLE, prepare=keys("j")),
    Shot("source", SOURCED, prepare=keys("j", "j")),
    Shot("articles", ALL),
    Shot("rule", ARTICLE, prepare=keys("j", "e")),
    Shot("figures", SOURCED, prepare=opened("details")),
    Shot("dark", ARTICLE, media=DARK, prepare=keys("j")),
    Shot("phone", ARTICLE, 390, 844, prepare=keys("j")),
    Shot("print", ARTICLE, 794, 1123, printed=True, prepare=margins),
)


def page_of(shot: Shot, folder: Path) -> Path:
    """The report of a shot, written into a folder."""
    path = folder / f"{shot.name}.html"
    words = f"--isolated --lang en --quiet --exit-zero --output html={path}".split()
    with contextlib.chdir(ROOT):
        told = CliRunner().invoke(tqcheck, ["check", *shot.paths, *words, *shot.options], catch_exceptions=False)
    if not path.is_file():
        raise SystemExit(told.output)
    return path


def take(page: Browser, shot: Shot, path: Path) -> bytes:
    """The picture of a report."""
    page.call(
        "Emulation.setDeviceMetricsOverride", width=shot.width, height=shot.height, deviceScaleFactor=1, mobile=False
    )
    page.call("Emulation.setScrollbarsHidden", hidden=True)
    page.call(
        "Emulation.setEmulatedMedia",
        media="print" if shot.printed else "screen",
        features=[
            {"name": name, "value": value} for name, value in (*shot.media, ("prefers-reduced-motion", "reduce"))
        ],
    )
    page.open(path)
    shot.prepare(page)
    page.run("new Promise(done => setTimeout(done, 300))")
    picture = page.call("Page.captureScreenshot", format="webp", quality=QUALITY)
    return base64.b64decode(picture["data"])


def main(names: list[str]) -> int:
    """Take the pictures; the exit status."""
    program = found()
    if program is None:
        print("There is no Chromium here: apt-get install chromium.", file=sys.stderr)
        return 2
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Browser(program) as page:
        for shot in SHOTS:
            if not names or shot.name in names:
                picture = take(page, shot, page_of(shot, Path(folder)))
                (IMAGES / f"{shot.name}.webp").write_bytes(picture)
                print(f"{shot.name}.webp  {len(picture):,} bytes")
    size = sum(path.stat().st_size for path in IMAGES.iterdir())
    print(f"{size:,} bytes in all")
    return int(size > MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
