"""Bringing a peer into its folder with the ordinary clients, and calling it as a command."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

_STAMP = ".installed"
_ADDRESS = re.compile(r"\S*://\S+")
_PLACE = re.compile(r"(?:/[\w.@+~-]+){2,}/?")
_LONGEST = 160  # code points of a reason


class PeerError(Exception):
    """A peer that cannot be had or run here; the message says why, without paths and addresses."""


def call(
    arguments: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    ok: Collection[int] = (0,),
    given: str = "",
    seconds: int = 600,
) -> str:
    """What a command prints; PeerError where it is not there, takes too long, or ends with another code than `ok`."""
    name = Path(arguments[0]).name
    try:
        done = subprocess.run(
            [str(each) for each in arguments],
            cwd=cwd,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})},
            input=given,
            capture_output=True,
            encoding="utf-8",
            timeout=seconds,
        )
    except FileNotFoundError:
        raise PeerError(f"{name} is not on this machine") from None
    except subprocess.TimeoutExpired:
        raise PeerError(f"{name} did not end within {seconds} seconds") from None
    if done.returncode not in ok:
        raise PeerError(f"{name} failed: {reason(done.stderr or done.stdout)}")
    return done.stdout


def reason(output: str) -> str:
    """The line of an output that says most of why it failed, without addresses and paths."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if re.match(r"(?i)(?:E:|error|npm error [a-z]*\d* ?[A-Z])", line)]
    line = (telling or lines or ["it said nothing"])[-1]
    line = " ".join(_PLACE.sub("…", _ADDRESS.sub("…", line)).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def once(home: Path, wanted: Sequence[str], bring: Callable[[], None]) -> None:
    """Bring `wanted` into an empty `home`, unless that was done before."""
    stamp = home / _STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == "\n".join(wanted):
        return
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    bring()
    stamp.write_text("\n".join(wanted), encoding="utf-8")


def python(home: Path, *packages: str) -> None:
    """Python packages, as name==version, in a virtual environment: home/bin/python runs it."""

    def bring() -> None:
        call([sys.executable, "-m", "venv", home])
        call([home / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])

    once(home, packages, bring)


def node(home: Path, *packages: str) -> None:
    """Node packages, as name@version, in home/node_modules."""

    def bring() -> None:
        (home / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        call(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", *packages], cwd=home)

    once(home, packages, bring)


def debian(home: Path, *packages: str) -> dict[str, str]:
    """Debian packages, unpacked into home without being installed, and their versions; nothing else is touched."""

    def bring() -> None:
        try:
            call(["apt-get", "download", *packages], cwd=home)
        except PeerError as error:
            raise PeerError(f"{error} (apt-get update renews the list of packages)") from None
        for path in home.glob("*.deb"):
            call(["dpkg-deb", "-x", path, home])

    once(home, packages, bring)
    return {
        package: call(["dpkg-deb", "-f", path, "Version"]).strip()
        for package in packages
        for path in home.glob(f"{package}_*.deb")
    }
