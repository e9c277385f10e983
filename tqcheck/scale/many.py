"""check_many: the check of a stream of texts, for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck import catalogue
from tqcheck.check import Checked
from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.glossary import Glossary
from tqcheck.profiles import House
from tqcheck.rule import Rule
from tqcheck.scale.checking import Item, Setup, check_all


def check_many(
    texts: Iterable[str | Document],
    rules: Iterable[Rule] | None = None,
    profile: House | None = None,
    glossary: Glossary | None = None,
    jobs: int | str = 1,
) -> Iterator[Checked | Trouble]:
    """Check texts, such as a column of a table, by `jobs` processes ("auto" for one a core): a result each, in order.

    Texts are taken from the iterable only as fast as they are checked, and what was given back is forgotten, so that
    the length of the stream does not matter. What cannot be checked (a None in a column, a text that ends its process)
    has a Trouble in its place, which says why. A text is a document with its place from 0 as id.

    With processes, on other systems than Linux or in a program with threads, the calling module is imported again: call
    it below `if __name__ == "__main__"`, and give rules that are in the catalogue.

    >>> from tqcheck import check_many
    >>> [len(each.issues) for each in check_many(["Le prix du du blé remonte.", "Le prix du blé remonte."])]
    [1, 0]
    """
    if jobs == "auto":
        from tqcheck.scale.pool import cores

        jobs = cores()
    if not isinstance(jobs, int) or jobs < 1:
        raise ValueError(f"jobs is a number from 1 or 'auto', not {jobs!r}")
    chosen = catalogue.choose() if rules is None else tuple(rules)
    return check_all(Setup((chosen,), profile, glossary), map(_item, enumerate(texts)), jobs)


def _item(numbered: tuple[int, object]) -> Item:
    number, text = numbered
    if isinstance(text, Document):
        return text, 0
    if isinstance(text, str):
        return Document(text, id=str(number)), 0
    kind = type(text).__name__
    fr, en = f"l’élément {number} n’est pas un texte ({kind}).", f"item {number} is no text ({kind})."
    return Trouble(str(number), fr, en), 0
