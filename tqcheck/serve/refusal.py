"""RefusedError: why a request gets no report."""

from __future__ import annotations

import json


class RefusedError(Exception):
    """A status, a word for the metrics, and one sentence, in both languages; `retry` are seconds to wait, if any.

    `lang` is that which the request itself asks for, empty where it does not.
    """

    def __init__(self, status: int, reason: str, en: str, fr: str, *, retry: int = 0) -> None:
        super().__init__(en)
        self.status, self.reason, self.en, self.fr, self.retry, self.lang = status, reason, en, fr, retry, ""

    def body(self, lang: str) -> bytes:
        """The sentence as JSON, in French ("fr") or English ("en")."""
        return error(self.fr if (self.lang or lang) == "fr" else self.en)


def error(sentence: str) -> bytes:
    """A sentence as the JSON of a refusal, with escapes for what cannot be seen: it may quote the request."""
    data = json.dumps({"error": sentence[:1].upper() + sentence[1:]}, ensure_ascii=False)
    return ("".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in data) + "\n").encode()
