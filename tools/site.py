"""MkDocs' hook for mkdocs.yml: what the documents link outside docs/ becomes a page or a file of the site.

The same links work where the repository is read, and nothing is copied into docs/.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parent.parent
# Documents outside docs/ that are pages of the site, under these names.
PAGES = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
    "corpora/README.md": "corpora.md",
    "bench/peers/TABLE.md": "peers.md",
    "tqcheck/lexicon/LICENSES.md": "licences.md",
}
LINK = re.compile(r"(\]\()(?![a-z]+:|#|/)([^)\s#]+)(#[^)\s]*)?(\))")
FENCE = re.compile(r"(```.*?^```$)", re.DOTALL | re.MULTILINE)


def on_files(files: Any, config: Any) -> Any:
    """Add the documents that stand outside docs/."""
    for outside, name in PAGES.items():
        files.append(File.generated(config, name, abs_src_path=str(ROOT / outside)))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Turn links as they stand in the repository into links of the site."""
    here = origin(page.file.src_uri)

    def linked(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), link[2]))
        place = _place(target, files, config)
        if place is None:
            return link[0]
        inside = posixpath.relpath(place, posixpath.dirname(page.file.src_uri) or ".")
        return f"{link[1]}{inside}{link[3] or ''}{link[4]}"

    parts = FENCE.split(markdown)
    return "".join(part if number % 2 else LINK.sub(linked, part) for number, part in enumerate(parts))


def origin(name: str) -> str:
    """Where a page of the site stands in the repository."""
    return next((outside for outside, inside in PAGES.items() if inside == name), f"docs/{name}")


def _place(target: str, files: Any, config: Any) -> str | None:
    """The name in the site of what the repository has at a path; None where it must stay as it is."""
    if target in PAGES:
        return PAGES[target]
    if target.startswith("docs/"):
        return target.removeprefix("docs/")
    path = ROOT / target
    if not path.is_file():
        return None
    name = f"files/{target}"
    if files.get_file_from_path(name) is None:
        files.append(File.generated(config, name, abs_src_path=os.fspath(path)))
    return name
