"""iCalendar (RFC 5545): an all-day event for what is known to the month or better, a journal entry for the rest."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, Journal, vText

from dateline.cli.render.extent import Extent, dates_of, extent
from dateline.cli.render.labels import Sources, sources
from dateline.cli.render.plain import plain
from dateline.cli.render.screen import Screen
from dateline.cli.render.told import headline, lines, link, remark
from dateline.models.timeline import Timeline, TimelineEvent

_LONGEST = timedelta(days=31)
"""A longer stretch would lie over every day of a calendar without telling when in it something happened."""
_EPOCH = date(1970, 1, 1)


def timeline(timeline: Timeline, screen: Screen, *, held_back: int = 0) -> Iterator[bytes]:  # noqa: ARG001
    """Yield the calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//dateline//dateline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Timeline")
    named = sources(timeline)
    for event in (*timeline.events, *timeline.undated):
        calendar.add_component(_entry(event, named))
    yield calendar.to_ical()


def remarks(timeline: Timeline) -> Iterator[str]:
    """Tell how many dates a calendar cannot hold."""
    events = [(event, extent(event.when)) for event in (*timeline.events, *timeline.undated)]
    vague = (event for event, dated in events if _days(dated) and not _single(dated))
    yield from remark(vague, "without an exact day", "they span the days that may be meant, with the date in words")
    loose = (event for event, dated in events if not _days(dated))
    yield from remark(
        loose,
        "without a month, or with an open date",
        "they are journal entries (VJOURNAL) with the date in words, which many calendars do not show",
    )


def _entry(event: TimelineEvent, named: Sources) -> Event | Journal:
    dated = extent(event.when)
    days = _days(dated)
    entry = Event() if days else Journal()
    entry.add("uid", f"{event.id}@dateline")
    entry.add("dtstamp", datetime.combine(_reported(event, named), time(), UTC))
    if days:
        entry.add("dtstart", days[0])
        entry.add("dtend", days[1] + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
    entry.add("summary", vText(headline(event, *([] if _single(dated) else [dates_of(event)]))))
    entry.add("description", vText("\n".join(lines(event, named))))
    entry.add("categories", [event.status])
    if event.place and days:
        entry.add("location", vText(plain(event.place)))
    address = next(filter(None, (link(_url(source.article, named)) for source in event.sources)), None)
    if address:
        entry.add("url", address)
    return entry


def _days(dated: Extent | None) -> tuple[date, date] | None:
    """Return the first and last day of a date that a calendar can show."""
    if not dated or not dated.begin or not dated.end:
        return None
    first, last = dated.begin.first, dated.end.last
    return (first, last) if timedelta(0) <= last - first < _LONGEST and last < date.max else None


def _single(dated: Extent | None) -> bool:
    """Tell whether a calendar shows a date as it is: a day, or from one day to another."""
    return bool(dated and dated.exact and dated.begin and dated.begin.day and dated.end and dated.end.day)


def _reported(event: TimelineEvent, named: Sources) -> date:
    """Return the day an entry was last revised: that of its last report, as the clock has no say in an output."""
    articles = [named.articles.get(source.article) for source in event.sources]
    return max((each.published.date for each in articles if each and each.published), default=_EPOCH)


def _url(article: str, named: Sources) -> str | None:
    known = named.articles.get(article)
    return known.url if known else None
