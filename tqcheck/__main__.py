"""`python -m tqcheck` and the console script."""

from __future__ import annotations

import gc
import os
import sys

_YOUNG = 400_000  # new objects between two looks for garbage: a start makes fewer, and is not spent on looking


def main() -> None:
    """Run the command line; Ctrl-C before it is loaded ends without a traceback too."""
    gc.set_threshold(_YOUNG, 20, 20)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # Python has no stream at all where its caller closed one.
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    try:
        from tqcheck.cli import main as command_line

        command_line(prog_name="tqcheck")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
