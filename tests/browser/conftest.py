"""A headless Chromium: the one DATELINE_BROWSER names, or one that is installed; without one, tests are skipped."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dateline.models.timeline import Timeline
from tests.browser.bridge import BRIDGE, written

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def installed() -> str | None:
    """Return the path of an installed Chromium or one of its kin."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="module")  # its event loop must be gone where other tests bring their own
def browser() -> Iterator[Browser]:
    path = os.environ.get("DATELINE_BROWSER") or installed()
    if not path:
        pytest.skip("no Chromium: install one, or name it in DATELINE_BROWSER")
    with sync_playwright() as playwright:
        # A container's root user cannot have Chromium's sandbox, and its /dev/shm is small.
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield an empty page of its own; an error of the scripts that it runs fails the test."""
    yield from _pages(browser)


@pytest.fixture(scope="module")
def _tab(browser: Browser) -> Iterator[Page]:
    yield from _pages(browser)


def _pages(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 800}, timezone_id="UTC", locale="en-GB")
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def opened(_tab: Page, tmp_path: Path) -> Callable[..., Page]:
    """Return a function that opens a timeline's page, with nothing of the network in reach."""

    def open_page(timeline: Timeline = BRIDGE, view: str = "weight=2") -> Page:
        _tab.context.set_offline(True)
        _tab.set_viewport_size({"width": 1200, "height": 800})
        _tab.goto(f"{written(timeline, tmp_path)}#{view}")
        return _tab

    return open_page
