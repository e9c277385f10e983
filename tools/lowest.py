"""python tools/lowest.py: install the lowest versions that pyproject.toml allows, and run tests of the core.

The environment is made anew in a temporary folder. The newest versions are those of every other environment.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = ("score", "watch", "zstd", "parquet", "serve")
TOOLS = (
    "pytest",
    "hypothesis",
    "jsonschema",
    "lxml",
    "markdown-it-py",
    "numpy<2",
    "httpx",
    "prometheus-client",
)
TESTS = (
    "test_rules.py",
    "test_readers*.py",
    "test_cli_check.py",
    "test_cli_fix.py",
    "test_report_*.py",
    "test_config.py",
    "test_scale_stream.py",
)
_BOUND = re.compile(r"([A-Za-z0-9_.-]+)>=([0-9][0-9.]*)")


def pins(requirements: list[str]) -> list[str]:
    """The requirements with their lower bounds as the only versions.

    >>> pins(["click>=8.1", "sacrebleu>=2.4,<3"])
    ['click==8.1.0', 'sacrebleu==2.4.0']
    """
    found = [match for each in requirements if (match := _BOUND.match(each))]
    return [f"{match[1]}=={match[2]}{'.0' * (2 - match[2].count('.'))}" for match in found]


def main() -> int:
    """Install, print what was installed, run the tests; the status of pytest."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lowest = pins([*project["dependencies"], *(each for name in EXTRAS for each in extras.get(name, ()))])
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.call([*install, *lowest, *TOOLS]) or subprocess.call([*install, "--no-deps", "-e", str(ROOT)]):
            return 2
        print("with", " ".join(lowest), flush=True)
        tests = sorted(
            str(path) for each in TESTS for path in (ROOT / "tests").glob(each) if "browser" not in path.name
        )
        return subprocess.call(
            [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "not sarif_tools", *tests], cwd=ROOT
        )


if __name__ == "__main__":
    sys.exit(main())
