"""`python -m tqcheck` and the console script."""

from tqcheck.cli import main

if __name__ == "__main__":
    main()
