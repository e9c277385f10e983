"""The catalogue: every rule of the package and of its plug-ins, and how to choose among them."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import tqcheck.rules
from tqcheck.errors import TqcheckError
from tqcheck.rule import Rule, Tier

_GROUP = "tqcheck.rules"


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in order of its code: one walk over tqcheck.rules, then the entry points "tqcheck.rules"."""
    found: dict[str, Rule] = {}
    modules = [
        importlib.import_module(info.name)
        for info in pkgutil.walk_packages(tqcheck.rules.__path__, "tqcheck.rules.")
        if not info.ispkg
    ]
    modules += _plugins()
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise TqcheckError(
                    f"Two rules are called {value.code}; rename one.",
                    f"Deux règles s’appellent {value.code}\N{NO-BREAK SPACE}; renommez-en une.",
                )
    return tuple(found[code] for code in sorted(found))


def _plugins() -> list[Any]:
    """The modules that installed plug-ins offer.

    importlib.metadata takes a tenth of a short run to load, so it is asked only where a distribution names the group.
    """
    for folder in sys.path:
        for listing in Path(folder).glob("*-info/entry_points.txt"):
            if f"[{_GROUP}]" in listing.read_text(encoding="utf-8", errors="replace"):
                return _load_plugins()
    return []


def _load_plugins() -> list[Any]:
    from importlib.metadata import entry_points

    modules = []
    for point in entry_points(group=_GROUP):
        try:
            modules.append(point.load())
        except Exception as error:
            raise TqcheckError(
                f"The plug-in {point.name} cannot be loaded ({error}); mend or uninstall it.",
                f"Le module {point.name} ne peut pas être chargé ({error})\N{NO-BREAK SPACE}; "
                "réparez-le ou désinstallez-le.",
            ) from error
    return modules


def get(code: str) -> Rule:
    """The rule called `code`, in any case; TqcheckError names the closest where there is none."""
    for rule in all_rules():
        if rule.code == code.upper():
            return rule
    raise _unknown(code)


def _unknown(code: str) -> TqcheckError:
    import difflib

    names = [rule.code for rule in all_rules()]
    close = difflib.get_close_matches(code.upper(), names + sorted({n.split("_")[0] for n in names}), 1, 0.4)
    if close:
        en, fr = f"Did you mean {close[0]}?", f"Vouliez-vous dire {close[0]}\N{NO-BREAK SPACE}?"
    else:
        en, fr = "`tqcheck rules` lists them.", "`tqcheck rules` en donne la liste."
    return TqcheckError(
        f"There is no rule or family called {code}. {en}", f"Aucune règle ni famille ne s’appelle {code}. {fr}"
    )


def _matching(words: Iterable[str]) -> set[str]:
    chosen: set[str] = set()
    for word in (part.strip() for words_ in words for part in words_.split(",")):
        if not word:
            continue
        wanted = word.upper()
        codes = {r.code for r in all_rules() if wanted in (r.code, r.family, "ALL")}
        if not codes:
            raise _unknown(word)
        chosen |= codes
    return chosen


def choose(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules to run: tiers A and B, or just `select` (codes, families, ALL), without `ignore`."""
    if not select and not ignore:
        return _usual()
    wanted, unwanted = _matching(select), _matching(ignore)
    return tuple(
        r for r in all_rules() if r.code not in unwanted and (r.code in wanted if wanted else r.tier is not Tier.C)
    )


@cache
def _usual() -> tuple[Rule, ...]:
    return tuple(r for r in all_rules() if r.tier is not Tier.C)
