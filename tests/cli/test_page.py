"""What a page is made of: the strip's scale and drawing, marked sentences, the index, links and titles."""

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.render import html
from dateline.cli.render.labels import sources
from dateline.cli.render.page.index import WEIGHTS, Index
from dateline.cli.render.page.marked import marked
from dateline.cli.render.page.scale import scale
from dateline.cli.render.page.strip import HEIGHT, WIDTH, strip
from dateline.cli.render.plain import plain
from dateline.cli.render.screen import Screen
from dateline.models.event import Trigger
from dateline.models.span import Evidence
from dateline.models.timeline import Timeline, TimelineEvent, TimelineSource
from dateline.models.when import When

DAYS = st.integers(min_value=1, max_value=date.max.toordinal() - 1)


@given(st.lists(DAYS, min_size=1, max_size=40))
def test_a_scale_keeps_order_and_fills_the_strip(days: list[int]) -> None:
    first, last = min(days), max(days)
    along = scale(first, last, days)
    places = [along(day) for day in sorted(days)]
    assert along(first) == 0
    assert along(last + 1) == 1
    assert places == sorted(places)
    assert all(along(day) < along(day + 1) for day in days)


def test_a_scale_shortens_what_is_quiet_alone() -> None:
    busy = range(1000, 1010)
    along = scale(1, 1009, [1, *busy])
    assert [along.days[n] for n, short in enumerate(along.short) if short] == [2]
    assert along(1009) - along(1000) > 0.5
    even = scale(1, 10, range(1, 11))
    assert not any(even.short)
    assert even(6) == pytest.approx(0.5)


@given(
    st.lists(
        st.tuples(st.dates(), st.integers(0, 4000), st.sampled_from(["day", "open", "by", "stretch", "none"])),
        max_size=25,
    )
)
def test_a_strip_draws_within_its_edges(told: list[tuple[date, int, str]]) -> None:
    events = []
    for at, length, form in told:
        end = date.fromordinal(min(at.toordinal() + length, date.max.toordinal() - 1))
        begin = min(at, end)
        bounds = {"day": (begin, begin), "open": (begin, None), "by": (None, end), "stretch": (begin, end)}.get(form)
        when = When("", *bounds, "day", False, "stated", None) if bounds else None
        events.append(TimelineEvent("e", when, "occurred", "It happened"))
    drawn = strip(events)
    for _, x, y, width, height in drawn.marks:
        assert x >= -0.1
        assert x + width <= WIDTH + 30
        assert 0 <= y <= y + height <= HEIGHT
    places = sorted(x for x, _ in drawn.ticks)
    assert all(after - before > 70 for before, after in pairwise(places))


@given(st.text(max_size=60), st.integers(0, 70), st.integers(0, 70), st.integers(0, 70), st.integers(0, 70))
def test_a_marked_sentence_has_all_its_words(text: str, a: int, b: int, c: int, d: int) -> None:
    trigger, dated = sorted((a, b)), sorted((c, d))
    source = TimelineSource("x", Trigger(trigger[0], trigger[1], ""), (5, 5 + len(text)), text)
    pieces = marked(
        source, [Evidence("x", dated[0], dated[1], ""), Evidence("y", 5, 9, ""), Evidence("x", None, None, "")]
    )
    assert plain("".join(piece.text for piece in pieces)).split() == plain(text).split()


def test_words_are_marked_by_what_they_are() -> None:
    source = TimelineSource("x", Trigger(13, 16, "met"), (10, 29), "He met her\non Monday")
    pieces = marked(source, [Evidence("x", 24, 30, "Monday")])
    assert [(piece.text, piece.role) for piece in pieces] == [
        ("He ", ""), ("met", "trigger"), (" her on ", ""), ("Monday", "date"),
    ]  # fmt: skip


def test_the_index_has_a_row_an_event_and_a_count_an_answer(timeline: Timeline) -> None:
    index = Index(timeline, sources(timeline))
    data = json.loads(html._json(index.data()))
    assert len(data["events"]) == len(timeline.events) + len(timeline.undated)
    facets = {facet.key: {choice.value: choice.count for choice in facet.choices} for facet in index.facets()}
    assert facets["person"] == {"Anna Lindqvist": 1}
    assert facets["speaker"] == {"Anna Lindqvist": 1}
    assert sum(facets["status"].values()) == sum(facets["basis"].values()) == len(data["events"])
    assert set(index.weights.values()) <= set(range(len(WEIGHTS)))


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://news.example/a?b=1", "https://news.example/a?b=1"),
        ("http://news.example", "http://news.example"),
        ("HTTPS://news.example/", "HTTPS://news.example/"),
        ("javascript:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//news.example", ""),
        ("https:", ""),
        ("http://[broken", ""),
        (None, ""),
    ],
)
def test_only_web_addresses_become_links(url: str | None, link: str) -> None:
    assert html._link(url) == link


def test_the_data_ends_no_script(timeline: Timeline) -> None:
    text = "".join(html.timeline(timeline, Screen()))
    data = text.split('<script type="application/json" id="data">')[1].split("</script>")[0]
    assert "<" not in data
    assert json.loads(data)["names"]["person"] == ["Anna Lindqvist"]


def test_the_assets_are_plain_text() -> None:
    folder = Path(html.__file__).parent / "page"
    for asset in (each for each in folder.iterdir() if each.suffix in {".css", ".js", ".html"}):
        text = asset.read_text(encoding="utf-8")
        assert "\t" not in text, asset
        assert set(re.findall(r"https?://[^\"' ]+", text)) <= {"http://www.w3.org/2000/svg"}, asset
