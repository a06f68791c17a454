"""TimelineJS and Mermaid, as their own scripts show what was exported for them."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from dateline.cli.render.extent import extent
from dateline.models.timeline import Timeline
from tests.cli.conftest import TIMELINE
from tests.exports.made import DATES, HOSTILE, event, everything, of
from tests.exports.npm import packed
from tests.exports.test_formats import written

LOAD = """document => {
    window.alert = () => { throw new Error("article text ran as a script"); };
    window.timeline = new TL.Timeline("timeline", document, {language: "en"});
}"""
LOADED = """() => {
    const config = window.timeline.config;
    return {
        errors: config.getErrors(), title: config.title.text,
        events: config.events.map(event => ({
            id: event.unique_id, headline: event.text.headline, text: event.text.text, group: event.group,
            shown: event.display_date, start: event.start_date.data, end: event.end_date ? event.end_date.data : null,
        })),
    };
}"""
DRAW = """async text => {
    window.alert = () => { throw new Error("article text ran as a script"); };
    mermaid.initialize({startOnLoad: false, maxTextSize: 10 ** 7});
    const drawn = await mermaid.render("drawing", text);
    document.body.innerHTML = drawn.svg;
    return {
        kind: (await mermaid.parse(text)).diagramType,
        texts: [...document.querySelectorAll("svg text")].map(each => each.textContent),
        foreign: document.querySelectorAll("svg script, svg img, svg a, svg iframe").length,
    };
}"""


def loaded(page: Page, timeline: Timeline) -> dict[str, Any]:
    script = packed("@knight-lab/timelinejs", "3.9.11", "dist/js/timeline.js", "dist/css/timeline.css") / "dist"
    page.set_content('<div id="timeline" style="width: 900px; height: 600px"></div>')
    page.add_style_tag(path=script / "css/timeline.css")
    page.add_script_tag(path=script / "js/timeline.js")
    page.evaluate(LOAD, json.loads(written("timelinejs", timeline)))
    page.wait_for_function("() => window.timeline.config && document.querySelector('.tl-slide')")
    read: dict[str, Any] = page.evaluate(LOADED)
    return read


@pytest.fixture
def quiet(page: Page) -> Page:
    """Return a page that asks no network for anything."""
    page.route("**/*", lambda route: route.abort())
    return page


def test_timelinejs_shows_dates_as_precise_as_they_are(quiet: Page) -> None:
    read = loaded(quiet, TIMELINE)
    assert read["errors"] == []
    shown = {each["headline"]: (each["shown"], each["group"]) for each in read["events"]}
    assert shown["Engineers inspected the cables."] == ("7 Apr 2024", "occurred")
    assert shown["The city council decided to build the bridge."] == ("early March 2015", "occurred")
    assert shown["The toll will end."] == ("by 2027", "scheduled")
    starts = {each["headline"]: each["start"] for each in read["events"]}
    assert (starts["Ministers will meet at the bridge."]["month"], starts["The toll will end."]["year"]) == (6, 2027)
    assert "day" not in starts["Ministers will meet at the bridge."]
    assert "A diver found the bell of the old ferry. (no date)" in read["title"]["text"]
    assert len(read["events"]) == len(TIMELINE.events)


def test_timelinejs_shows_article_text_as_text(quiet: Page) -> None:
    timeline = everything()
    read = loaded(quiet, timeline)
    assert read["errors"] == []
    dated = {each.id for each in timeline.events if extent(each.when)}
    assert {each["id"] for each in read["events"]} == dated
    assert quiet.locator("#timeline script, #timeline img, #timeline a[href^='javascript']").count() == 0


def test_mermaid_draws_every_event(quiet: Page) -> None:
    quiet.set_content("<p></p>")
    quiet.add_script_tag(path=packed("mermaid", "11.17.2", "dist/mermaid.min.js") / "dist/mermaid.min.js")
    drawn = quiet.evaluate(DRAW, written("mermaid", TIMELINE).decode())
    assert drawn["kind"] == "timeline"
    text = "".join(drawn["texts"]).replace(" ", "")
    for told in (*TIMELINE.events, *TIMELINE.undated):
        assert told.headline.replace(" ", "") in text
    assert quiet.evaluate("text => mermaid.parse(text)", written("mermaid", everything()).decode())
    marked = [text for text in HOSTILE if "<" in text or "#58" in text or "style" in text]
    hostile = quiet.evaluate(
        DRAW, written("mermaid", of([event(*each, DATES[0]) for each in enumerate(marked)])).decode()
    )
    assert hostile["foreign"] == 0
    assert any("<script>alert(1)</script>" in each.replace(" ", "") for each in hostile["texts"])
    assert any("#58;#colon;" in each.replace(" ", "") for each in hostile["texts"])
