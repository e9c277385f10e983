"""tqcheck: what the machine left behind in machine-translated French news, and exactly where.

>>> from tqcheck import Document, check
>>> [issue.code for issue in check(Document("Le prix du du blé remonte.")).issues]
['DUP_WORD']

These names are the interface; what else the modules hold may change. `check` takes a Document (a text, with its
English source where there is one) and gives a Checked with its Issues; `apply` makes their Edits; `check_many` checks a
stream of texts; `read` takes the documents out of a file of any format; `assert_clean` is for tests; `rule` makes a
Rule of a function.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqcheck.check import Checked, Issue, State, apply, check
    from tqcheck.document import Document
    from tqcheck.errors import TqcheckError
    from tqcheck.readers import read
    from tqcheck.rule import Edit, Rule, Severity, Tier, rule
    from tqcheck.scale.many import check_many
    from tqcheck.testing import assert_clean

__all__ = [
    "Checked", "Document", "Edit", "Issue", "Rule", "Severity", "State", "Tier", "TqcheckError", "apply",
    "assert_clean", "check", "check_many", "read", "rule",
]  # fmt: skip
__version__ = "0.1.0"

_HOMES = {
    "Checked": "check",
    "Document": "document",
    "Edit": "rule",
    "Issue": "check",
    "Rule": "rule",
    "Severity": "rule",
    "State": "check",
    "Tier": "rule",
    "TqcheckError": "errors",
    "apply": "check",
    "assert_clean": "testing",
    "check": "check",
    "check_many": "scale.many",
    "read": "readers",
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


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """The package, where `check` and `rule` are the functions although submodules have the same names."""

    def __setattr__(self, name: str, value: object) -> None:
        # The import system binds each submodule to its package once it is loaded.
        if name in _HOMES and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
