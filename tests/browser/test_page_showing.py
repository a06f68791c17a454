"""The page in a browser: what it shows, on paper and with scripts off too, and text that would like to run."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dateline.cli.render import html
from dateline.cli.render.page.strip import strip
from dateline.cli.render.screen import Screen
from dateline.models.article import Article
from dateline.models.timeline import CorpusEntity, TimelineParticipant, TimelineQuote
from tests.browser.bridge import ALL, BRIDGE, OPENING, day, event, shown, told, written
from tests.exports.npm import packed

Open = Callable[..., Page]
HOSTILE = (
    "</script><script>window.ran=1</script><img src=x onerror=window.ran=2>\"'><b id=made>bold</b> &lt;i&gt; ${1} {{1}}"
)


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


@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, scheme: str, width: int) -> None:
    axe = packed("axe-core", "4.14.1", "axe.min.js") / "axe.min.js"
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{written(BRIDGE, tmp_path)}#weight=2")
    page.get_by_role("button", name="Open all").click()
    page.add_script_tag(path=axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    context.close()


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
