"""Why a source gives an event no day of the calendar."""

from typing import Literal

from dateline.extract.timeline.dates import is_full
from dateline.models.article import Article
from dateline.models.timeline import TimelineSource

Undated = Literal["partial", "no-day", "ahead", "background"]
"""partial: the words name a part of a date, and nothing tells the rest. no-day: no words date it, and no day is known
on which the article was published. ahead: no words date it, and what is planned, possible or under way is not dated by
the report. background: no words date it, and the article tells it as known or past, not as news of its day."""


def why_undated(source: TimelineSource, article: Article | None) -> Undated | None:
    """Return why a source dates its event to no day; None where it does."""
    if source.when is not None:
        return None if is_full(source.when) else "partial"
    if article is None or article.published is None:
        return "no-day"
    return "background" if source.status in {"occurred", "denied"} else "ahead"
