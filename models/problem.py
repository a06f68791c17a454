"""What could not be done, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the user should know: `source` names the file or article, `message` says what to do about it."""

    source: str
    code: str
    message: str


FAILURES = frozenset({"failed", "language", "worker-died"})
"""Codes of an article's problems that left nothing to extract from it."""

UNDATED = frozenset({"no-date", "ambiguous-date"})
"""Codes of an article's problems that tell its publication day is not known."""

NOTES = frozenset({"skipped", "published-after", "published-unknown", "correction"})
"""Codes of problems that cost no article: what was rightly left out, corrections that fit nothing."""
