"""tqcheck align: which sentences of a source and of its translation belong together."""

from __future__ import annotations

from typing import Any

import click

from tqcheck.article import Article
from tqcheck.bitext import Bitext
from tqcheck.cli import options, reading, terminal
from tqcheck.cli.troubles import problems
from tqcheck.errors import Trouble
from tqcheck.readers import documents
from tqcheck.readers.companions import Wish, pair
from tqcheck.readers.files import find
from tqcheck.readers.reader import Reading
from tqcheck.report import aligned
from tqcheck.source import Source


@click.command("align")
@click.argument("source", metavar="SOURCE")
@click.argument("target", metavar="TARGET")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="What is printed.",
)  # fmt: skip
@options.language
@reading.plain_reading
def command(source: str, target: str, **given: Any) -> None:
    """Print the sentences of an English SOURCE and of its French TARGET side by side, as the rules see them.

    Each pair is told with how many sentences of either side it holds (1–0: not translated, 0–1: added) and how sure
    that is, from 0 to 1; under 0.5 no rule reads it.

    Exit status: 0, or 2 where a file cannot be read.
    """
    found, troubles = find([target])
    articles, alone = pair(found, Wish(source=source))
    troubles += alone
    bitexts = []
    for article in articles:
        for each in documents(article, Reading(given["encoding"], given["columns"])):
            if isinstance(each, Trouble):
                troubles.append(each)
            elif each.source is not None:
                bitexts.append(Bitext(Article(each), Source(each.source)))
    for problem in problems(troubles, given["lang"]):
        terminal.say(f"tqcheck: {problem.sentence}")
    if given["format_"] == "json":
        terminal.show(aligned.to_json(bitexts), machine=True)
    elif bitexts:
        terminal.show(aligned.to_text(bitexts, given["lang"], terminal.width()))
    click.get_current_context().exit(2 if troubles else 0)
