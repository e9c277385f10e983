"""Drives the HTML report as a person does: a real Chromium, its keys, mouse and files, and an eye on what it asks."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from command import tqcheck

from tqcheck.report import Report
from tqcheck.report.html import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page

ROOT = Path(__file__).parent.parent
_OPTIONS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Reviewer:
    """A window with a report, what it was seen to ask of the network, and what it complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Note every request, every complaint on the console, every error and every dialog."""
        context.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda said: self.troubles.append(f"{said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("dialog", self.refuse)
        context.on("page", lambda other: self.troubles.append(f"window: {other.url}"))

    def refuse(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, path: Path, fragment: str = "") -> Reviewer:
        """Load a report afresh, even where only the fragment differs."""
        here = self.page.url.partition("#")[0]
        self.page.goto(path.resolve().as_uri() + fragment)
        if here == self.page.url.partition("#")[0]:
            self.page.reload()
        return self

    def reload(self) -> None:
        self.page.reload()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def at(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def click(self, selector: str) -> None:
        self.page.locator(selector).click()

    def value(self, script: str) -> Any:
        return self.page.evaluate(script)

    def wait(self, condition: str, seconds: float = 5) -> None:
        """Wait until an expression is true; the driver's own way is barred by the page's policy."""
        end = time.monotonic() + seconds
        while not self.value(condition):
            assert time.monotonic() < end, condition
            time.sleep(0.02)

    def search(self, text: str) -> None:
        """Type into the search field and leave it."""
        self.press("/")
        self.at("#search").fill("")
        self.page.keyboard.type(text)
        self.wait(f"decodeURIComponent(location.hash).includes({json.dumps(f'text={text}')})")
        self.press("Enter")

    def texts(self, selector: str) -> list[str]:
        """What stands in the elements that are visible."""
        found: list[str] = self.page.locator(selector).filter(visible=True).all_inner_texts()
        return [" ".join(text.split()) for text in found]

    def shown(self) -> list[str]:
        """The numbers of the issues that are visible."""
        numbers: list[str] = self.value(
            "[...document.querySelectorAll('.cards > li')].filter(card => card.checkVisibility())"
            ".map(card => card.id.slice(1))"
        )
        return numbers

    def current(self) -> str:
        """The number of the issue the reader is at, and the counter."""
        on: list[str] = self.value("[...document.querySelectorAll('.card.on')].map(card => card.id.slice(1))")
        assert len(on) < 2
        return f"{''.join(on) or '–'}: {self.at('#counter').inner_text()}"

    def hash(self) -> str:
        fragment: str = self.value("location.hash")
        return unquote(fragment)

    def in_view(self, selector: str) -> bool:
        """Whether an element is wholly in the window and nothing lies over its middle."""
        seen: bool = self.value(
            f"""(node => {{
              const box = node.getClientRects()[0];
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return box.top >= 0 && box.bottom <= innerHeight && (node.contains(top) || top.contains(node));
            }})(document.querySelector({json.dumps(selector)}))"""
        )
        return seen

    def violations(self, within: str = "html") -> list[str]:
        """What axe-core finds wrong for people with disabilities: the rule, the elements, why."""
        if not self.value("'axe' in window"):
            self.value(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
        look = f"axe.run({json.dumps(within)}, {{resultTypes: ['violations']}})"
        found = self.value(f"{look}.then(result => result.violations)")
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"][:5]
        ]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        pytest.skip("no chromium on this machine")
    play = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
    with play.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=_OPTIONS)
        yield browser
        browser.close()


def window(chromium: Browser, **options: Any) -> Iterator[Reviewer]:
    """A reader who has never been here; at the end nothing was fetched, and nothing went wrong."""
    wishes: dict[str, Any] = {
        "viewport": {"width": 1300, "height": 800}, "reduced_motion": "reduce", "locale": "fr-FR",
        "permissions": ["clipboard-read", "clipboard-write"],
    }  # fmt: skip
    context = chromium.new_context(**wishes | options)
    context.set_default_timeout(5000)
    reviewer = Reviewer(context.new_page())
    reviewer.watch(context)
    yield reviewer
    context.close()
    assert reviewer.troubles == []
    opened = {"file", "data", "blob"} if reviewer.asked else set()
    assert {urlsplit(url).scheme for url in reviewer.asked} <= opened
    assert {Path(urlsplit(url).path).suffix for url in reviewer.asked if url.startswith("file:")} <= {".html"}


@pytest.fixture
def reviewer(chromium: Browser) -> Iterator[Reviewer]:
    yield from window(chromium)


@pytest.fixture
def without_script(chromium: Browser) -> Iterator[Reviewer]:
    """A reader whose browser runs no script."""
    yield from window(chromium, java_script_enabled=False)


def page_of(what: Report, folder: Path) -> Path:
    """The report as a file."""
    path = folder / "report.html"
    path.write_text(render(what), encoding="utf-8")
    return path


def run(folder: Path, *arguments: str) -> Path:
    """The page that `tqcheck check` writes, beside its JSON report."""
    page = folder / "report.html"
    done = tqcheck(*arguments, "-q", "--output", f"html={page}", "--output", f"json={page.with_suffix('.json')}")
    assert done.exit_code in (0, 1), done.output
    return page


def told(page: Path) -> dict[str, Any]:
    """The JSON report beside a page."""
    read: dict[str, Any] = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    return read
