"""tqcheck serve: the check over HTTP."""

from __future__ import annotations

import importlib.util
import json
import math
import os
import pickle
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from tqcheck.cli import options, settings, terminal
from tqcheck.cli.check import command as check
from tqcheck.cli.rules import entry
from tqcheck.cli.serving import Desk, Recipe
from tqcheck.errors import TqcheckError
from tqcheck.scale.pool import cores
from tqcheck.serve.limits import Limits

if TYPE_CHECKING:
    from types import ModuleType

# The options of check that mean something where a text comes over the wire, in the order of its help.
_SHARED = (
    "select", "ignore", "house", "glossary", "fail_on", "max_issues", "max_per_1000", "max_by_rule", "count_tier",
    "min_chrf", "min_bleu", "max_ter", "gate_on", "no_scores", "lang",
)  # fmt: skip
_NEAR = ("127.", "::1", "localhost")
_LIMITS = Limits()


def _serve(host: str, port: int, **given: Any) -> None:
    context = click.get_current_context()
    server = _server()
    limits = Limits(
        given.pop("max_bytes"), given.pop("queue"), given.pop("timeout"), given.pop("read_timeout"), given.pop("grace")
    )
    jobs = given.pop("jobs")
    size = cores() if jobs == "auto" else int(jobs)
    lang = given["lang"]
    given["no_scores"] = given["no_scores"] or not _scoring(lang)
    recipe = Recipe(given, settings.current(context), options.terms(given))
    for trouble in recipe.glossary.troubles if recipe.glossary else ():
        terminal.say(f"tqcheck: {trouble.message(lang)}")
    rules = json.dumps([entry(rule) for rule in Desk(recipe).rules], ensure_ascii=False).encode()
    bound = server.listen(host, port)
    number = server.run(
        server.service(pickle.dumps(recipe), size, limits, lang, rules),
        bound,
        lambda url: _ready(url, size, host, lang),
    )
    if number == signal.SIGINT:
        context.exit(130)


def _server() -> ModuleType:
    """The server's module; TqcheckError where it, or its packages, cannot be had."""
    if os.name == "nt":
        raise TqcheckError(
            "tqcheck serve runs on Linux and macOS; on Windows use WSL or a container.",
            "tqcheck serve fonctionne sous Linux et macOS\N{NO-BREAK SPACE}; prenez WSL ou un conteneur.",
        )
    try:
        from tqcheck.serve import server
    except ModuleNotFoundError as error:
        missing = (error.name or "tqcheck").partition(".")[0]
        if missing == "tqcheck":
            raise
        raise TqcheckError(
            f"tqcheck serve needs {missing}, which is not installed: pip install 'tqcheck[serve]'.",
            f"tqcheck serve a besoin de {missing}, qui n’est pas installé\N{NO-BREAK SPACE}: "
            "pip install 'tqcheck[serve]'.",
        ) from None
    return server


def _scoring(lang: str) -> bool:
    """Whether references can be scored; where not, it is said once and not with every request."""
    if importlib.util.find_spec("sacrebleu") is not None:
        return True
    terminal.say(
        "tqcheck: les références ne sont pas notées\N{NO-BREAK SPACE}: pip install 'tqcheck[score]'."
        if lang == "fr"
        else "tqcheck: references are not scored: pip install 'tqcheck[score]'."
    )
    return False


def _ready(url: str, size: int, host: str, lang: str) -> None:
    many = size > 1
    if lang == "fr":
        terminal.say(f"tqcheck écoute sur {url} ({size} processus), Ctrl-C pour finir.")
    else:
        terminal.say(f"tqcheck listens at {url} ({size} process{'es' * many}), Ctrl-C to end.")
    if not host.startswith(_NEAR):
        terminal.say(
            "tqcheck: d’autres machines peuvent l’atteindre, et rien ne leur demande qui elles sont."
            if lang == "fr"
            else "tqcheck: other machines can reach it, and nothing asks them who they are."
        )


def _finite(context: click.Context, parameter: click.Parameter, value: float) -> float:
    if not math.isfinite(value):
        raise click.BadParameter(f"{value} is no number of seconds.")
    return value


def _own() -> list[click.Option]:
    """The options that check has not, or that mean something else to it."""
    encoding = next(each.callback for each in check.params if each.name == "encoding")
    return [
        _option("--host", str, "127.0.0.1", "Address to listen at; 0.0.0.0 lets other machines in.", "NAME"),
        _option("--port", click.IntRange(0, 65535), 8000, "Port; 0 takes a free one, which is told."),
        _option("--jobs", options.Jobs(), "auto", "Processes that check; auto takes one a core.", "N|auto"),
        _option("--queue", click.IntRange(0), _LIMITS.queue, "Requests that may wait; more are refused with 503."),
        _option("--max-bytes", click.IntRange(1), _LIMITS.size, "Longest request; longer ones are refused with 413."),
        _seconds("--timeout", _LIMITS.check, "Seconds that a check may take, and a request may wait for it."),
        _seconds("--read-timeout", _LIMITS.reading, "Seconds in which a request must arrive."),
        _seconds("--grace", _LIMITS.grace, "Seconds for what is running when the server is stopped."),
        _option("--encoding", str, "utf-8", "Encoding of the glossary; texts are UTF-8.", "NAME", encoding),
    ]


def _option(
    name: str, kind: Any, default: object, told: str, metavar: str = "N", callback: Callable[..., Any] | None = None
) -> click.Option:
    """An option with its variable: Kubernetes gives TQCHECK_PORT to all that stands beside a service tqcheck."""
    variable = {"--host": "TQCHECK_LISTEN_HOST", "--port": "TQCHECK_LISTEN_PORT"}.get(name)
    return click.Option(
        [name, "-j"] if name == "--jobs" else [name], type=kind, default=default, show_default=True, metavar=metavar,
        envvar=variable, callback=callback, help=told,
    )  # fmt: skip


def _seconds(name: str, default: float, told: str) -> click.Option:
    return _option(name, click.FloatRange(0, 86400, min_open=name != "--grace"), default, told, "S", _finite)


command = settings.settings(
    click.Command(
        "serve",
        params=[*_own(), *(each for each in check.params if each.name in _SHARED)],
        callback=_serve,
        help="""Check what is sent over HTTP, until Ctrl-C or SIGTERM.

        POST /check takes a text (text/plain) or {"text": …, "source": …, "reference": …, "id": …, "lang": …}
        (application/json) and answers the report of `tqcheck check --format json`. GET /health, /metrics (Prometheus)
        and /rules tell of the server. No file is read for a request. Needs pip install 'tqcheck[serve]'.

        Exit status: 0 stopped by SIGTERM, 130 by Ctrl-C, 2 where it could not start.
        """,
    )
)
