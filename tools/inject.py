"""Put faults into the correct articles of corpora/ that have a source, one at a time, and say which are found.

Usage: python tools/inject.py [KIND ...] [--show]
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache

from fault import Fault, articles
from faults import faults

from tqcheck import catalogue
from tqcheck.check import Issue, check
from tqcheck.document import Document
from tqcheck.rule import Rule, Tier


@cache
def rules() -> tuple[Rule, ...]:
    """The rules that may find one of the faults, and those that outrank them."""
    families = ("SRC_", "ENG_", "NUM_SCALE", "CON_CURRENCY", "CON_NAME")
    return tuple(r for r in catalogue.all_rules() if r.code.startswith(families) and r.tier is not Tier.C)


@cache
def at_rest(name: str) -> tuple[Issue, ...]:
    """What is said of the article without a fault."""
    article = next(each for each in articles() if each.name == name)
    return check(Document(article.text, source=article.source), rules()).issues


def found(fault: Fault) -> bool:
    """True where an issue that the correct article does not have names the fault, at its place."""
    article = next(each for each in articles() if each.name == fault.article)
    usual = Counter((issue.code, issue.fr) for issue in at_rest(fault.article))
    start, end = (fault.start, fault.end) if fault.start < fault.end else _around(fault)
    for issue in check(Document(fault.text, source=article.source), rules()).issues:
        touches = issue.start <= end and issue.end >= start
        if issue.code.startswith(fault.codes) and touches and (issue.code, issue.fr) not in usual:
            return True
    return False


def _around(fault: Fault) -> tuple[int, int]:
    """The paragraph of something that is gone."""
    return fault.text.rfind("\n", 0, fault.start) - 1, fault.text.find("\n", fault.start) + 2


def main(arguments: list[str]) -> None:
    """Print how many of each kind are found, and with --show those that are not."""
    wanted = [each for each in arguments if not each.startswith("-")]
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    missed: list[Fault] = []
    for fault in faults():
        if wanted and fault.kind not in wanted:
            continue
        total[fault.kind] += 1
        if found(fault):
            hits[fault.kind] += 1
        else:
            missed.append(fault)
    for kind, count in total.items():
        print(f"{kind:18} found {hits[kind]:3}/{count:3}  {hits[kind] / count:4.0%}")
    for article in articles():
        for issue in at_rest(article.name):
            print(f"without a fault: {article.name} {issue.code} {issue.text[:80]!r}: {issue.en}")
    if "--show" in arguments:
        print("\n".join(f"missed {fault}" for fault in missed))


if __name__ == "__main__":
    main(sys.argv[1:])
