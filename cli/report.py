"""What a run tells on standard error: problems, hints, and with them its exit code."""

import sys
from collections import Counter
from collections.abc import Iterable

from dateline.cli.render.plain import plain
from dateline.models.problem import FAILURES, NOTES, UNDATED, Problem

_SHOWN_PER_CODE = 20


class Report:
    """Counts what went well and what did not; tells it on standard error, unless it shall be quiet."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.articles = 0
        self.undated = 0
        self.failed = 0
        self.unread = 0
        self.reading: list[Problem] = []
        self._told: Counter[str] = Counter()

    def reader_problem(self, problem: Problem) -> None:
        """Keep and tell what kept an article from being read, or what was left out."""
        self.unread += problem.code not in NOTES
        self.reading.append(problem)
        self._tell(problem)

    def _tell(self, problem: Problem) -> None:
        """Tell a problem; many of one kind are summed up at the end."""
        self._told[problem.code] += 1
        if self._told[problem.code] <= _SHOWN_PER_CODE:
            self.say(f"{problem.source}: {problem.message}")

    def article(self, problems: tuple[Problem, ...]) -> None:
        """Count an article and tell its problems, but for those with its publication day, which may yet be settled."""
        self.articles += 1
        self.failed += any(problem.code in FAILURES for problem in problems)
        for problem in problems:
            if problem.code not in UNDATED:
                self._tell(problem)

    def dating(self, problems: Iterable[Problem]) -> None:
        """Count an article whose publication day is not known, and tell of one that may be one of several."""
        for problem in problems:
            self.undated += problem.code in UNDATED
            if problem.code == "ambiguous-date":
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
            self.say(_hint(self.undated, self.articles))
        if self.failed == self.articles:
            self.say("there was no article to work on")
            return 2
        return 1 if self.failed or self.unread else 0


def _hint(undated: int, articles: int) -> str:
    if undated == articles:
        which = "the article has no" if articles == 1 else f"none of the {articles:,} articles has a"
        return f"{which} known publication date, so “Monday” or “the 7th” stay open; pass --published YYYY-MM-DD"
    which = f"{undated:,} of {articles:,} articles {'has' if undated == 1 else 'have'}"
    return (
        f"{which} no known publication date, so “Monday” or “the 7th” stay open there; put the day in the file name "
        "(2024-04-08-name.txt), or pass --published YYYY-MM-DD where all articles are of one day"
    )
