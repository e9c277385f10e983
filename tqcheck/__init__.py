"""tqcheck: what the machine left behind in machine-translated French news, and exactly where."""

__version__ = "0.1.0"
