"""What a run tells on standard error: problems, hints, and with them its exit code."""

import sys
from collections import Counter

from dateline.cli.render.plain import plain
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem

NOTICES = frozenset({"published", "skipped", "date"})
"""Codes of problems that cost no article."""

_SHOWN_PER_CODE = 20


class Report:
    """Counts what went well and what did not; tells it on standard error, unless it shall be quiet."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.articles = 0
        self.undated = 0
        self.failed = 0
        self.reading: list[Problem] = []
        self._told: Counter[str] = Counter()

    def reader_problem(self, problem: Problem) -> None:
        """Keep and tell a problem that belongs to no article."""
        self.reading.append(problem)
        self._tell(problem)

    def _tell(self, problem: Problem) -> None:
        """Tell a problem; many of one kind are summed up at the end."""
        self.failed += problem.code not in NOTICES
        self._told[problem.code] += 1
        if self._told[problem.code] <= _SHOWN_PER_CODE:
            self.say(f"{problem.source}: {problem.message}")

    def article(self, extraction: Extraction) -> None:
        """Count an article and tell its problems."""
        self.articles += 1
        self.undated += extraction.article.published is None
        for problem in extraction.problems:
            self._tell(problem)

    def say(self, message: str) -> None:
        """Print one line on standard error."""
        if not self.quiet:
            print(f"dateline: {plain(message)}", file=sys.stderr, flush=True)  # noqa: T201 - standard error is the place

    def finish(self) -> int:
        """Sum up, and return the exit code: 0 done, 1 some articles failed, 2 there was nothing to work on."""
        for code, times in sorted(self._told.items()):
            if times > _SHOWN_PER_CODE:
                self.say(f"{times - _SHOWN_PER_CODE:,} more problems like these ({code})")
        if self.undated:
            of = f"{self.undated:,} of {self.articles:,}" if self.articles > 1 else "the"
            self.say(
                f"{of} article{'s' if self.articles > 1 else ''} without a publication date: words like “on the 7th” stay "
                "partial dates; pass --published YYYY-MM-DD where you know it"
            )
        if not self.articles:
            self.say("no article could be read")
            return 2
        return 1 if self.failed else 0
