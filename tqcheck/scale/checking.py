"""Many documents: checked here or by processes, in order; what cannot be checked is a trouble in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from tqcheck import catalogue
from tqcheck.check import Checked, check
from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.glossary import Glossary
from tqcheck.profiles import House
from tqcheck.rule import Rule
from tqcheck.unchecked import failure

if TYPE_CHECKING:
    from tqcheck.scale.stream import Line

Made = TypeVar("Made")
Item = tuple[Document | Trouble, int]  # what was read, and the number of its rules in a Setup


@dataclass(frozen=True)
class Setup:
    """What all checks of a run need: the sets of rules that files fall under, a house and a glossary."""

    rulesets: tuple[tuple[Rule, ...], ...]
    house: House | None = None
    glossary: Glossary | None = None

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of every set, once."""
        return tuple({id(rule): rule for rules in self.rulesets for rule in rules}.values())

    def check(self, document: Document, ruleset: int = 0) -> Checked | Trouble:
        """Check a document; a defect of a rule must not cost what is found in all others, and is a trouble."""
        return self.make(document, ruleset, same)

    def make(self, document: Document, ruleset: int, make: Callable[[Checked], Made]) -> Made | Trouble:
        """What `make` makes of a document that is checked."""
        try:
            return make(check(document, self.rulesets[ruleset], self.house, self.glossary))
        except Exception as error:
            return failure(document, error)

    def read(self, line: Line, ruleset: int, make: Callable[[Checked], Made]) -> tuple[list[str], list[Made | Trouble]]:
        """The id of a line, if it could be read, and what `make` makes of its document, or why there is none."""
        seen: dict[str, int] = {}
        found = list(line.documents(seen))
        return list(seen), [each if isinstance(each, Trouble) else self.make(each, ruleset, make) for each in found]

    def __reduce__(self) -> tuple[Any, ...]:
        """Functions do not travel: rules go by code and options, and the other process looks them up."""
        sets = tuple(tuple(_named(rule) for rule in rules) for rules in self.rulesets)
        return _restore, (sets, self.house, self.glossary)


def _named(rule: Rule) -> tuple[str, dict[str, Any]]:
    options: dict[str, Any] = rule.function.keywords if isinstance(rule.function, partial) else {}
    try:
        known = catalogue.get(rule.code)
    except TqcheckError:
        known = None
    if known is None or (not options and known is not rule):
        raise TqcheckError(
            f"The rule {rule.code} is of no package that another process can load; offer it as a plug-in, or use one "
            "process.",
            f"La règle {rule.code} n’est d’aucun module qu’un autre processus puisse charger\N{NO-BREAK SPACE}; "
            "proposez-la comme extension, ou n’utilisez qu’un processus.",
        )
    return rule.code, options


def _restore(sets: Iterable[Iterable[tuple[str, dict[str, Any]]]], *others: Any) -> Setup:
    known = {rule.code: rule for rule in catalogue.all_rules()}
    return Setup(
        tuple(tuple(known[code].tuned(opts) if opts else known[code] for code, opts in named) for named in sets),
        *others,
    )


def same(checked: Checked) -> Checked:
    """What is checked, as it is."""
    return checked


def check_all(setup: Setup, items: Iterable[Item], jobs: int = 1) -> Iterator[Checked | Trouble]:
    """The result for each item, in their order, by `jobs` processes; by this one where that is 1."""
    return make_all(setup, items, same, jobs)


def make_all(
    setup: Setup, items: Iterable[tuple[Any, int]], make: Callable[[Checked], Any], jobs: int = 1
) -> Iterator[Any]:
    """What `make` makes of each result."""
    if jobs > 1:
        from tqcheck.scale.apart import make_apart  # processes take longer to load than an article to check

        return make_apart(setup, items, make, jobs)
    return (each if isinstance(each, Trouble) else setup.make(each, number, make) for each, number in items)
