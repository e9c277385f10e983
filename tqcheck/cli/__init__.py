"""The command line: one file a command, loaded when it is called."""

from __future__ import annotations

import importlib
from typing import Any

import click

from tqcheck import __version__
from tqcheck.errors import TqcheckError

COMMANDS = {
    "check": "Check articles and say what the machine left behind.",
    "fix": "Mend what is certain, in place.",
    "scale": "Check more than a machine holds, in shards, and lose nothing.",
    "serve": "Check what is sent over HTTP.",
    "score": "Score translations against references, as sacrebleu does.",
    "compare": "Compare the outputs of several systems for the same articles.",
    "align": "Print a source and its translation side by side.",
    "evaluate": "Measure precision and recall on annotated articles.",
    "rules": "List the rules.",
    "init": "Write a configuration and a CI job that fit a repository.",
    "explain": "Explain a rule or a family of rules.",
    "watch": "Check again what is saved.",
    "config": "Print every setting with where it comes from.",
}
INTERRUPTED = 130


class _Lazy(click.Group):
    """A group whose commands are imported when they are called, and whose errors are one sentence."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"tqcheck.cli.{name}").command
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except TqcheckError as error:
            _tell("tqcheck: {}", context, error)
            context.exit(2)
        except KeyboardInterrupt:
            _tell("\ntqcheck: {}", context, TqcheckError("interrupted before the end.", "interrompu avant la fin."))
            context.exit(INTERRUPTED)
        except (click.exceptions.Exit, click.ClickException, click.Abort, BrokenPipeError):
            raise
        except Exception:
            # Python would exit with 1, which says that a text failed.
            import traceback

            traceback.print_exc()
            context.exit(2)


def _tell(form: str, context: click.Context, error: TqcheckError) -> None:
    from tqcheck.cli import options, terminal

    terminal.say(form.format(error.message(options.spoken(context))))


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="tqcheck")
def main() -> None:
    """Find what the machine left behind in machine-translated French news."""
