"""The one error that the user sees."""


class TqcheckError(Exception):
    """One sentence that says what could not be done, where, and what to do."""
