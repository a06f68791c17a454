"""The page in a browser: search, filters, strip, keyboard, printing, scripts off, and text that would like to run."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dateline.cli.render import html
from dateline.cli.render.page.strip import strip
from dateline.cli.render.screen import Screen
from dateline.models.article import Article, Published
from dateline.models.event import Trigger
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

Open = Callable[..., Page]

ANNA, BO = "Anna Lindqvist", "Bo Ek"
OPENING = "Anna Lindqvist opened the bridge on Sunday."
HOSTILE = (
    "</script><script>window.ran=1</script><img src=x onerror=window.ran=2>\"'><b id=made>bold</b> &lt;i&gt; ${1} {{1}}"
)


def day(iso: str, **more: Any) -> When:
    at = date.fromisoformat(iso)
    return replace(When(iso, at, at, "day", False, "stated", None), **more)


def year(edtf: str, earliest: str | None, latest: str) -> When:
    first = date.fromisoformat(earliest) if earliest else None
    return When(edtf, first, date.fromisoformat(latest), "year", False, "stated", None)


def told(article: str, text: str, when: When | None, trigger: str = "") -> TimelineSource:
    at = text.index(trigger)
    return TimelineSource(
        article, Trigger(100 + at, 100 + at + len(trigger), trigger), (100, 100 + len(text)), text, when
    )


def event(name: str, headline: str, when: When | None, **more: Any) -> TimelineEvent:
    known: dict[str, Any] = {"status": "occurred", "sources": (told("a", headline, when),), "salience": 0.5}
    return TimelineEvent(**{"id": name, "when": when, "headline": headline} | known | more)


SUNDAY = Evidence("a", 100 + OPENING.index("Sunday"), 100 + OPENING.index("Sunday") + 6, "Sunday")
OPENED = day("2024-04-07", evidence=SUNDAY)
BRIDGE = Timeline(
    articles=(
        Article(
            "a", "press/harbour.txt", title="A bridge", source="Harbour Post", url="https://harbour.example/bridge",
            published=Published(date(2024, 4, 8), "metadata"),
        ),
        Article("b", "press/council.txt", title="Council", source="Council Watch", url="javascript:alert(1)"),
    ),
    entities=(
        CorpusEntity("p1", ANNA, "PERSON"),
        CorpusEntity("p2", BO, "PERSON"),
        CorpusEntity("o1", "Harbour Board", "ORG"),
    ),
    events=(
        event("ferry", "The old ferry ran for the last time", year("1960", "1960-01-01", "1960-12-31")),
        event(
            "opening", "Anna Lindqvist opens the bridge", OPENED, salience=0.9, independent_sources=2,
            participants=(TimelineParticipant("agent", "p1", ANNA),),
            quotes=(TimelineQuote("q1", "a", "direct", 0, 9, "“It is open,”", "she", "p1"),),
            sources=(told("a", OPENING, OPENED, "opened"), told("b", "The bridge was opened.", None, "opened")),
            accounts=(Account("date", "2024-04-07", ("a",)), Account("date", "2024-04-08", ("b",))),
        ),
        event(
            "cables", "Engineers inspect the cables", day("2024-04-07", basis="reported", approximate=True),
            sources=(told("b", "Engineers inspected the cables.", None),),
        ),
        event(
            "tour", "Bo Ek tours the harbour café", day("2024-04-12", basis="carried"),
            participants=(
                TimelineParticipant("agent", "p2", BO),
                TimelineParticipant("patient", "o1", "Harbour Board"),
            ),
        ),
        event("meeting", "Ministers will meet at the bridge", day("2024-06-03"), status="scheduled"),
        event("toll", "The toll may end", year("../2027", None, "2027-12-31"), status="possible"),
    ),
    undated=(
        event("visit", "The sister city's mayor came", When("XXXX-XX-07", None, None, "day", False, "stated", None)),
        event("bell", "A diver found the bell", None, status="denied"),
        event("passing", "the old bell's sound", None, passing=True),
    ),
)  # fmt: skip


def written(timeline: Timeline, folder: Path) -> str:
    path = folder / "timeline.html"
    path.write_text("".join(html.timeline(timeline, Screen())), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Open:
    """Return a function that opens a timeline's page, with nothing of the network in reach."""

    def open_page(timeline: Timeline = BRIDGE, view: str = "weight=2") -> Page:
        page.context.set_offline(True)
        page.goto(f"{written(timeline, tmp_path)}#{view}")
        return page

    return open_page


def shown(page: Page) -> list[str]:
    return page.locator(".event:visible").evaluate_all("nodes => nodes.map(node => node.id)")  # type: ignore[no-any-return]


ALL = [each.id for each in (*BRIDGE.events, *BRIDGE.undated)]


def test_every_event_is_there_with_its_date_in_words(opened: Open) -> None:
    page = opened()
    assert shown(page) == ALL
    assert page.locator("h2").all_inner_texts()[:4] == ["1960", "2024", "2027", "Undated"]
    assert page.locator("#opening").locator("xpath=ancestor::section[1]/h3").inner_text() == "Sun 7 Apr"
    for words in ("reported 7 Apr", "day of the report", "date carried over", "by 2027", "the 7th", "No date"):
        expect(page.get_by_text(words, exact=True).first).to_be_visible()
    for chip in ("scheduled", "possible", "denied", "accounts differ", "only mentioned in passing"):
        expect(page.locator("main .chip", has_text=chip).last).to_be_visible()
    assert "7 Apr 2024 (Harbour Post [1]), 8 Apr 2024 (Council Watch [2])" in page.locator("#opening").inner_text()


def test_the_sentences_stand_with_their_words_marked(opened: Open) -> None:
    page = opened()
    page.locator("#opening summary").click()
    assert page.locator("#opening .sentence").all_inner_texts() == [OPENING, "The bridge was opened."]
    assert page.locator("#opening mark.trigger").all_inner_texts() == ["opened", "opened"]
    assert page.locator("#opening mark.date").all_inner_texts() == ["Sunday"]
    assert "It is open” — Anna Lindqvist" in page.locator("#opening .said").inner_text()
    assert page.locator("#opening .told a[href^=http]").get_attribute("href") == "https://harbour.example/bridge"
    assert page.locator("a[href^=javascript]").count() == 0
    assert set(page.locator("a[href^=http]").evaluate_all("all => all.map(a => a.rel)")) == {"noopener noreferrer"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bridge", ["opening", "meeting"]),
        ("BRIDGE opens", ["opening"]),
        ('"open,"', []),
        ('"it is open"', ["opening"]),
        ("cafe", ["tour"]),
        ("sister city’s", ["visit"]),
        ("council watch", ["opening", "cables"]),
        ("12 apr", ["tour"]),
        ("2024-06", ["meeting"]),
        ("zeppelin", []),
    ],
)
def test_search(opened: Open, words: str, found: list[str]) -> None:
    page = opened()
    page.locator("#q").fill(words)
    assert shown(page) == found
    assert page.locator("#count").inner_text() == f"{len(found)} of {len(ALL)} events"
    assert page.locator("#nothing").is_visible() == (not found)


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("person", ANNA, ["opening"]),
        ("speaker", ANNA, ["opening"]),
        ("source", "Council Watch", ["opening", "cables"]),
        ("status", "scheduled", ["meeting"]),
        ("basis", "carried", ["tour"]),
        ("basis", "none", ["bell", "passing"]),
        ("body", "Harbour Board", ["tour"]),
    ],
)
def test_each_filter(opened: Open, key: str, value: str, found: list[str]) -> None:
    page = opened()
    box = page.locator(f'[name="{key}"][value="{value}"]')
    assert box.locator("xpath=following-sibling::*[@class='n']").inner_text() == str(len(found))
    box.check()
    assert shown(page) == found
    page.get_by_role("button", name="Clear filters").first.click()
    assert shown(page) == ALL


def test_filters_combine_and_tell_what_each_would_leave(opened: Open) -> None:
    page = opened()
    page.locator('[name="person"]').first.check()
    page.locator('[name="person"]').nth(1).check()
    assert shown(page) == ["opening", "tour"]
    assert page.locator('.facet label:has([value="Council Watch"]) .n').inner_text() == "1"
    page.locator('[value="Council Watch"]').check()
    assert shown(page) == ["opening"]
    assert page.locator('.facet label:has([value="Harbour Post"]) .n').inner_text() == "2"
    page.locator("#q").fill("nothing of the kind")
    assert shown(page) == []


def test_a_view_can_be_sent(opened: Open, browser: Browser, tmp_path: Path) -> None:
    page = opened()
    page.locator('[name="status"][value="scheduled"]').check()
    page.locator("#q").fill("meet")
    address = page.url
    assert "status=scheduled" in address
    other = browser.new_page()
    other.goto(address)
    assert shown(other) == ["meeting"]
    assert other.locator("#q").input_value() == "meet"
    other.goto(f"{(tmp_path / 'timeline.html').as_uri()}#bell")
    other.close()


def test_an_address_that_names_an_event_opens_it(page: Page, tmp_path: Path) -> None:
    page.goto(f"{written(BRIDGE, tmp_path)}#passing")
    expect(page.locator("#passing .sentence")).to_be_in_viewport()


def test_weight(opened: Open) -> None:
    many = tuple(event(f"n{n:02}", f"Event {n}", day(f"2024-05-{n % 28 + 1:02}"), salience=n / 100) for n in range(60))
    timeline = replace(BRIDGE, events=tuple(sorted(many, key=lambda each: each.when.edtf if each.when else "")))
    page = opened(timeline, "")
    assert len(shown(page)) == 32  # 30 of those dated, and both undated ones that are told
    page.get_by_role("button", name="Show 31 of less weight").click()
    assert len(shown(page)) == 63


def test_drag_and_click_choose_a_stretch(opened: Open) -> None:
    page = opened()
    box = page.locator("#strip").bounding_box()
    assert box
    assert "6 dated events" in page.locator("#stretch").inner_text()
    page.mouse.move(box["x"] + 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 20, steps=5)
    page.mouse.up()
    assert "bell" not in shown(page)
    before = len(shown(page))
    page.mouse.click(box["x"] + 3, box["y"] + 20)
    assert "196" in page.locator("#stretch").inner_text()
    assert len(shown(page)) < before
    page.get_by_role("button", name="Whole time").click()
    assert shown(page) == ALL


def test_the_strip_works_by_keyboard(opened: Open) -> None:
    page = opened()
    strip = page.get_by_role("slider", name="Stretch of time shown")
    strip.focus()
    for _ in range(12):
        page.keyboard.press("+")
    assert strip.get_attribute("aria-valuetext") == "Sunday 7 April 2024, 3 dated events in this stretch"
    assert shown(page) == ["opening", "cables", "toll"]
    page.keyboard.press("ArrowRight")
    assert (strip.get_attribute("aria-valuetext") or "").startswith("Monday 8 April 2024")
    assert "from=2024-04-08&to=2024-04-08" in page.url
    page.keyboard.press("-")
    assert (strip.get_attribute("aria-valuetext") or "").startswith("7 – 9 April 2024")
    page.keyboard.press("Home")
    assert (strip.get_attribute("aria-valuetext") or "").startswith("1 – 3 January 1960")
    page.keyboard.press("Escape")
    assert shown(page) == ALL


def test_days_can_be_typed(opened: Open) -> None:
    page = opened()
    page.locator("[name=from]").fill("2024-04-08")
    page.locator("[name=to]").fill("2024-05-31")
    assert shown(page) == ["tour", "toll"]
    assert page.locator("#stretch").inner_text().startswith("8 April – 31 May 2024")


def test_slash_goes_to_the_search_and_escape_empties_it(opened: Open) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("bell")
    assert shown(page) == ["bell", "passing"]
    page.keyboard.press("Escape")
    assert shown(page) == ALL


def test_all_can_be_reached_by_tab_with_a_visible_focus(opened: Open) -> None:
    page = opened()
    reached, unseen = set(), set()
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.id || document.activeElement.tagName")
        reached.add(name)
        if page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none":
            unseen.add(name)
    assert unseen <= {"BODY"}
    assert {"q", "strip", "closer", "unfold", "SUMMARY", "INPUT"} <= reached


def test_everything_is_readable_with_scripts_off(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(written(BRIDGE, tmp_path))
    for each in (*BRIDGE.events, *BRIDGE.undated):
        expect(page.get_by_role("heading", name=each.headline)).to_be_visible()
    page.locator("#opening summary").click()
    expect(page.locator("#opening .sentence").first).to_be_visible()
    assert page.locator("#drawing rect").count() > 3
    expect(page.locator("#filters")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_all_is_open_in_print(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{written(BRIDGE, tmp_path)}#weight=2")
    page.emulate_media(media="print")
    expect(page.locator("#opening .sentence").first).to_be_visible()
    expect(page.locator("#drawing")).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
    assert len(page.pdf()) > 10_000
    context.close()


@pytest.mark.parametrize("width", [320, 360, 800, 1400])
def test_nothing_runs_over_the_edge(opened: Open, width: int) -> None:
    page = opened()
    page.set_viewport_size({"width": width, "height": 700})
    page.get_by_role("button", name="Open all").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_article_text_never_becomes_markup(opened: Open) -> None:
    article = Article(HOSTILE, HOSTILE, title=HOSTILE, source=HOSTILE, url=f"https://x.example/{HOSTILE}")
    bad = event(
        "bad", HOSTILE, day("2024-04-08"), place=HOSTILE, participants=(TimelineParticipant("agent", "p1", HOSTILE),),
        quotes=(TimelineQuote("q", HOSTILE, "direct", 0, 1, HOSTILE, HOSTILE, None),),
        sources=(told(HOSTILE, HOSTILE, day("2024-04-08"), "img"),),
    )  # fmt: skip
    timeline = replace(
        BRIDGE,
        articles=(article,),
        entities=(CorpusEntity("p1", HOSTILE, "PERSON"),),
        events=(bad, replace(bad, id=HOSTILE, status="scheduled")),
    )
    page = opened(timeline, f"q={HOSTILE}")
    page.evaluate("location.hash = '#weight=2'")
    page.get_by_role("button", name="Open all").click()
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert page.locator("main img, #made, main script, main b b, aside b").count() == 0
    assert page.locator("script").count() == 2
    assert page.locator(".headline").first.inner_text() == HOSTILE.replace("  ", " ")


def test_the_page_may_load_and_run_nothing_else(opened: Open) -> None:
    page = opened()
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0


def contrast(page: Page, selector: str) -> float:
    """Return the contrast of an element's text and background as WCAG 2.2 counts it."""
    return page.locator(selector).first.evaluate(  # type: ignore[no-any-return]
        """node => {
            const parts = color => color.match(/[\\d.]+/g).map(Number);
            const light = color => parts(color).slice(0, 3).map(c => c / 255)
                .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
            let behind = node, color;
            do color = getComputedStyle(behind).backgroundColor;
            while (parts(color)[3] === 0 && (behind = behind.parentElement));
            const [a, b] = [light(getComputedStyle(node).color), light(color)].sort((x, y) => y - x);
            return (a + 0.05) / (b + 0.05);
        }"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(opened: Open, scheme: str) -> None:
    page = opened()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.get_by_role("button", name="Open all").click()
    texts = [
        *("h1", ".kicker", ".deck", "#stretch", ".hint", "legend", "fieldset .n", ".headline", ".known", ".cited"),
        *(
            ".note",
            ".facts",
            ".said",
            ".by",
            "mark.trigger",
            "mark.date",
            ".sources .path",
            "footer p",
            "button:enabled",
        ),
        *(f"main .chip.{status}" for status in ("scheduled", "possible", "denied", "differ", "passing")),
    ]
    assert {text: ratio for text in texts if (ratio := contrast(page, text)) < 4.5} == {}


def test_the_same_timeline_gives_the_same_bytes() -> None:
    first, second = ("".join(html.timeline(BRIDGE, Screen(width=width))) for width in (80, 120))
    assert first == second


def test_the_drawing_is_the_same_with_scripts_on_and_off(opened: Open) -> None:
    page = opened()
    page.set_viewport_size({"width": 1040, "height": 700})  # the strip is then as wide as the one drawn before
    names = page.locator("#drawing text").all_text_contents()
    assert sorted(names) == sorted(name for _, name in strip(BRIDGE.events).ticks)


def test_five_thousand_events_stay_fluent(opened: Open) -> None:
    begin = date(2001, 1, 1)
    copies = tuple(
        replace(each, id=f"{each.id}{n}", when=day((begin + timedelta(days=n)).isoformat()))
        for n in range(835)
        for each in BRIDGE.events
    )
    page = opened(replace(BRIDGE, events=copies))
    took = """act => new Promise(done => {
        const begun = performance.now();
        act();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
    })"""
    typing = """() => {
        document.getElementById('q').value = 'b';
        document.getElementById('q').dispatchEvent(new Event('input', {bubbles: true}));
    }"""
    zooming = "() => document.getElementById('closer').click()"
    page.wait_for_function("performance.now() > 1500")
    assert page.evaluate(f"({took})({typing})") < 1000  # some 60 ms where nothing else runs; a shared machine is slower
    assert page.evaluate(f"({took})({zooming})") < 1000
    assert "of 5,013 events" in page.locator("#count").inner_text()
