"""`python -m tqcheck` and the console script."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; Ctrl-C before it is loaded ends without a traceback too."""
    try:
        from tqcheck.cli import main as command_line

        command_line(prog_name="tqcheck")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
