"""The database, asked by SQLite itself."""

import sqlite3
from contextlib import closing

from hypothesis import given, settings

from dateline.models.timeline import Timeline
from tests.cli.conftest import TIMELINE
from tests.exports.made import everything, timelines
from tests.exports.test_formats import written


def opened(timeline: Timeline) -> closing[sqlite3.Connection]:
    database = sqlite3.connect(":memory:")
    database.deserialize(written("sqlite", timeline))
    return closing(database)


def test_every_key_leads_somewhere() -> None:
    for timeline in (TIMELINE, everything(), Timeline()):
        with opened(timeline) as database:
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_question_over_several_tables() -> None:
    asked = """
        SELECT events.headline, events.date_in_words, articles.source FROM events
        JOIN sources ON sources.event = events.id JOIN articles ON articles.id = sources.article
        WHERE events.earliest >= '2024-04-08' AND events.latest <= '2024-04-30' AND articles.source IS NOT NULL
        ORDER BY events.position, articles.source
    """
    with opened(TIMELINE) as database:
        rows = database.execute(asked).fetchall()
    assert rows[0] == ("The mayor visited the two ports on the northern shore.", "8–14 Apr 2024", "Council Watch")
    assert rows[-1] == ("The council was said to be unhappy with the bill.", "reported 12 Apr 2024", "Council Watch")


def test_what_is_not_known_is_null() -> None:
    with opened(TIMELINE) as database:
        toll = database.execute("SELECT date, earliest, latest FROM events WHERE headline LIKE 'The toll%'").fetchone()
        diver = database.execute("SELECT date, earliest, latest FROM events WHERE headline LIKE 'A diver%'").fetchone()
    assert toll == ("../2027", None, "2027-12-31")
    assert diver == (None, None, None)


def test_quotes_have_their_speakers() -> None:
    asked = "SELECT entities.name, kind FROM quotes JOIN entities ON entities.id = quotes.entity ORDER BY quotes.id"
    with opened(TIMELINE) as database:
        assert database.execute(asked).fetchall() == [("Anna Lindqvist", "direct"), ("Anna Lindqvist", "indirect")]


@given(timeline=timelines())
@settings(max_examples=40, deadline=None)
def test_words_come_back_as_they_are(timeline: Timeline) -> None:
    with opened(timeline) as database:
        rows = database.execute("SELECT headline FROM events ORDER BY position").fetchall()
    told = [event.headline.encode("utf-8", "replace").decode() for event in (*timeline.events, *timeline.undated)]
    assert [row[0] for row in rows] == told
