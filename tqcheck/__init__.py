"""tqcheck: what the machine left behind in machine-translated French news, and exactly where.

>>> from tqcheck import Document, check
>>> [issue.code for issue in check(Document("Le prix du du blé remonte.")).issues]
['DUP_WORD']
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqcheck.check import Issue, check
    from tqcheck.document import Document
    from tqcheck.rule import Rule, Severity, rule

__all__ = ["Document", "Issue", "Rule", "Severity", "check", "rule"]
__version__ = "0.1.0"

_HOMES = {
    "Document": "document",
    "Issue": "check",
    "Rule": "rule",
    "Severity": "rule",
    "check": "check",
    "rule": "rule",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that `tqcheck --version` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tqcheck' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"tqcheck.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


class _Package(ModuleType):
    """The package, where `check` and `rule` are the functions although submodules have the same names."""

    def __setattr__(self, name: str, value: object) -> None:
        # The import system binds each submodule to its package once it is loaded.
        if name in _HOMES and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
