"""The calendar, read back by icalendar."""

from datetime import date, timedelta

from hypothesis import given, settings
from icalendar import Calendar
from icalendar.cal import Component

from dateline.models.timeline import Timeline
from tests.cli.conftest import TIMELINE
from tests.exports.made import everything, timelines
from tests.exports.test_formats import written


def entries(timeline: Timeline) -> dict[str, Component]:
    calendar = Calendar.from_ical(written("ics", timeline))
    return {str(each["uid"]): each for each in calendar.subcomponents}


def found(headline: str) -> Component:
    return next(each for each in entries(TIMELINE).values() if str(each["summary"]).startswith(headline))


def test_a_day_is_an_all_day_event_with_an_exclusive_end() -> None:
    entry = found("Engineers inspected")
    assert entry.name == "VEVENT"
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2024, 4, 7), date(2024, 4, 8))
    assert entry["dtstart"].params["VALUE"] == "DATE"
    assert str(entry["summary"]) == "Engineers inspected the cables."


def test_an_interval_ends_the_day_after_its_last() -> None:
    entry = found("The mayor visited the two ports")
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2024, 4, 8), date(2024, 4, 15))


def test_a_month_is_told_in_words() -> None:
    entry = found("Ministers will meet")
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2024, 6, 1), date(2024, 7, 1))
    assert str(entry["summary"]) == "Ministers will meet at the bridge. (scheduled, June 2024)"


def test_an_open_date_a_year_and_no_date_are_journal_entries_without_a_day() -> None:
    for headline, words in (("The toll will end.", "by 2027"), ("The old ferry", "1960"), ("A diver", "no date")):
        entry = found(headline)
        assert entry.name == "VJOURNAL"
        assert "dtstart" not in entry
        assert words in str(entry["summary"])


def test_every_event_is_an_entry_with_its_sources() -> None:
    timeline = everything()
    read = entries(timeline)
    assert set(read) == {f"{event.id}@dateline" for event in (*timeline.events, *timeline.undated)}
    assert all("[1]: " in str(each["description"]) for each in read.values())
    assert not [each.errors for each in read.values() if each.errors]


@given(timeline=timelines())
@settings(max_examples=60, deadline=None)
def test_it_reads_back_whatever_the_words(timeline: Timeline) -> None:
    read = entries(timeline)
    assert len(read) == len(timeline.events) + len(timeline.undated)
    for event in timeline.events:
        entry = read[f"{event.id}@dateline"]
        if entry.name == "VEVENT" and event.when:
            length = entry.decoded("dtend") - entry.decoded("dtstart")
            assert timedelta(1) <= length <= timedelta(31)
