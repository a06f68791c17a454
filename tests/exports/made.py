"""Timelines made of every text and every date that could break a format."""

from datetime import date
from itertools import cycle, islice

from hypothesis import strategies as st

from dateline.models.article import Article, Published
from dateline.models.event import Status, Trigger
from dateline.models.span import Evidence
from dateline.models.timeline import (
    Account,
    CorpusEntity,
    Timeline,
    TimelineEvent,
    TimelineParticipant,
    TimelineQuote,
    TimelineSource,
)
from dateline.models.when import When

HOSTILE = (
    *("plain words", "", "   ", "a: b; c, d # e", "#tag #2 and #x", "[x] done", "[ ] open", "- item", "* star"),
    *("[a](javascript:alert(1))", "javascript:alert(1)", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>"),
    *("2024-01-01: not an event", ": colon first", "now: x", "12:30", "10 BC: x", "every 2 days: x", "3 days: x"),
    *("after !e1 3 days: x", "id: other", "timezone: Nowhere", "// comment", "---", "# Section", "## Section"),
    *("BEGIN:VEVENT", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n", "\\n \\, \\; \\", "x;y,z:w", 'q";X-Y="'),
    *(
        "%%{init: {'theme': 'dark'}}%% %% c",
        "section x",
        "title y",
        "timeline",
        "accTitle: x",
        "accDescr { x }",
        "x %% y",
    ),
    *("style a:#b;", "classDef x:#y;", "#58; #colon;", "x : y : z", "ﬂ°°58¶ß", "end"),
    *("\u202eevil\u2066", "\x00\x1b[31m\x07\x9b2J", "\ud800 lone", "\u2028 \u2029 \x85 \x0b \x0c", "\ufeff\u200b"),
    *("'; DROP TABLE events; --", '{"@id": "x", "@type": ["y"]}', "${x} `y` {{z}}", "%s {0} \\u0000", "</script>"),
    *(
        "&amp; &lt; &#60;",
        "“curly” ‘x’ \"straight\" 'y'",
        "日本語 🏴‍☠️ é e\u0301",
        "=HYPERLINK(1)",
        "x" * 300,
        "long word " * 200,
    ),
)
"""Texts that mean something in one of the formats, or nothing good anywhere."""


def when(edtf: str, earliest: str | None, latest: str | None, **more: bool | str) -> When:
    first, last = (date.fromisoformat(each) if each else None for each in (earliest, latest))
    fields = {"grain": "day", "approximate": False, "basis": "stated", "evidence": Evidence("a", 0, 1, "x")} | more
    return When(edtf=edtf, earliest=first, latest=last, **fields)  # type: ignore[arg-type] # a dict of fields


DATES = (
    when("2024-04-07", "2024-04-07", "2024-04-07"),
    when("0001-01-01", "0001-01-01", "0001-01-01"),
    when("9999-12-31", "9999-12-31", "9999-12-31"),
    when("9999-12", "9999-12-01", "9999-12-31", grain="month"),
    when("0962", "0962-01-01", "0962-12-31", grain="year"),
    when("2024", "2024-01-01", "2024-12-31", grain="year"),
    when("2024-02", "2024-02-01", "2024-02-29", grain="month"),
    when("2024-03", "2024-03-01", "2024-03-10", grain="month"),
    when("2024-04-08/2024-04-14", "2024-04-08", "2024-04-14"),
    when("2023-12/2024-02", "2023-12-01", "2024-02-29", grain="month"),
    when("2024-21", "2024-03-01", "2024-05-31", grain="season"),
    when("199X", "1990-01-01", "1999-12-31", grain="decade"),
    when("2024-04-10~", "2024-04-09", "2024-04-11", approximate=True),
    when("2024-04-12~", "2024-04-12", "2024-04-12", approximate=True, basis="reported"),
    when("2024-04-10T09:30", "2024-04-10", "2024-04-10", grain="minute"),
    when("../2027", None, "2027-12-31", grain="year"),
    when("2016-05/..", "2016-05-01", None, grain="month"),
    when("../2024-04-07", None, "2024-04-07"),
    when("XXXX-XX-07", None, None),
    when("XXXX-XX-08/XXXX-XX-14", None, None),
    when("-0043-03-15", None, None),
    when("Y12024", None, None, grain="year"),
    when("no: date; at # all\n<b>", "2024-01-01", "2024-01-01"),
    None,
)
"""A date of every shape, and some that no format can hold."""

STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "scheduled", "possible", "denied")


def event(number: int, text: str, at: When | None, other: str = "", **more: object) -> TimelineEvent:
    other = other or text
    source = TimelineSource("a", Trigger(number, number + 1, "x"), (0, len(text)), text, at)
    said = TimelineQuote(
        f"q{number}", "b", "direct", number, number + len(text), other, text, "p" if number % 2 else None
    )
    told = TimelineQuote(f"r{number}", "b", "indirect", number, number + 1, text, None, None)
    fields: dict[str, object] = {
        "id": f"e{number:04}",
        "when": at,
        "status": STATUSES[number % len(STATUSES)],
        "headline": text,
        "participants": (TimelineParticipant("agent", "p", text), TimelineParticipant("patient", None, other)),
        "place": other if number % 3 else None,
        "quotes": (said, told),
        "sources": (source, TimelineSource("b", Trigger(number, number + 1, "y"), (0, len(other)), other, at)),
        "accounts": (Account("number", text, ("a",)), Account("number", other, ("b",))),
        "salience": 0.5,
        "passing": number % 7 == 0,
    }
    return TimelineEvent(**fields | more)  # type: ignore[arg-type] # a dict of fields


def of(events: list[TimelineEvent], text: str = "x") -> Timeline:
    """Return a timeline of events, their articles and entities called by `text`."""
    dated = [each for each in events if each.when and (each.when.earliest or each.when.latest)]
    published = Published(date(2024, 4, 8), "dateline")
    articles = (
        Article("a", f"{text}.txt", text, text, (text,), f"https://x.example/{text}", text, text, published),
        Article("b", "b.html", text, None, (), "https://x.example/b?c=d&e=f"),
    )
    entities = (CorpusEntity("p", text, "PERSON", (text,), ("a", "b")),)
    undated = tuple(each for each in events if each not in dated)
    return Timeline(articles=articles, entities=entities, events=tuple(dated), undated=undated)


def everything(times: int = 4) -> Timeline:
    """Return a timeline in which every text and every date occurs, each text several times."""
    size = times * len(HOSTILE)
    texts, dates, others = cycle(HOSTILE), cycle(DATES), cycle(reversed(HOSTILE))
    return of([event(*each) for each in islice(zip(range(size), texts, dates, others, strict=False), size)], HOSTILE[3])


texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))


def _when(days: tuple[date, date], shape: int, rough: bool) -> When:
    first, last = sorted(days)
    edtf, earliest, latest = (
        (f"{first}", first, first),
        (f"{first}/{last}", first, last),
        (f"../{last}", None, last),
        (f"{first}/..", first, None),
        (f"{first.year:04}", date(first.year, 1, 1), date(first.year, 12, 31)),
    )[shape]
    return When(edtf, earliest, latest, "day", rough, "stated", None)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Draw a timeline of a few events of any text and date."""
    drawn = st.builds(_when, st.tuples(st.dates(), st.dates()), st.integers(0, 4), st.booleans())
    dates = st.one_of(st.sampled_from(DATES), drawn)
    made = [event(number, draw(texts), draw(dates), draw(texts)) for number in range(draw(st.integers(0, 4)))]
    return of(made, draw(texts))
