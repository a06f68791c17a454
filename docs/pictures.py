"""Make the pictures that stand in the README: `python docs/pictures.py`, with the extra `dev` and a Chromium installed.

The page is shown as Chromium shows it, the table as rich draws a terminal; both of sample_articles/washington-visit.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich._export_format import CONSOLE_SVG_FORMAT  # has no other name
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from dateline.cli.render.screen import Screen
from dateline.cli.render.table import timeline
from dateline.extract.timeline.filter import Criteria, select
from dateline.models.json import decode_timeline

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
ARTICLES = "sample_articles/washington-visit"
VIEW = "weight=1&person=Joe+Biden"
WIDTH = 104
_WEB_FONT = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)


def dateline(*arguments: str) -> str:
    """Run the command and return what it writes to standard output."""
    command = [sys.executable, "-c", "from dateline.cli.app import main; main()", *arguments]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout  # noqa: S603 - our own command


def page(browser: Browser, file: Path, scheme: str, picture: Path) -> None:
    """Take a picture of a page on which an event is open."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 1080}, device_scale_factor=1.2, reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened.goto(f"{file.as_uri()}#{VIEW}")
    opened.get_by_role("heading", name="Fumio Kishida meets Joe Biden").locator("xpath=..//summary").click()
    opened.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    opened.screenshot(path=picture)
    context.close()


def terminal(saved: Path, picture: Path) -> None:
    """Draw what the command writes to a terminal, without the fonts that rich would fetch from the web."""
    shown = select(decode_timeline(saved.read_bytes()), Criteria(top=14, passing=False))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ dateline build {ARTICLES} --top 14\n", "bold"))
    console.print(Text.from_ansi("".join(timeline(shown, Screen(width=WIDTH, color=True)))), end="")
    form = _WEB_FONT.sub("", CONSOLE_SVG_FORMAT).replace("Fira Code", "ui-monospace, Menlo, Consolas")
    picture.write_text(
        console.export_svg(title="dateline", theme=MONOKAI, code_format=form, unique_id="d"), encoding="utf-8"
    )


def main() -> None:
    """Make all pictures anew."""
    PICTURES.mkdir(exist_ok=True)
    found = os.environ.get("DATELINE_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        saved, html = Path(folder, "timeline.json"), Path(folder, "timeline.html")
        saved.write_text(dateline("build", ARTICLES, "--quiet", "--format", "json"), encoding="utf-8")
        html.write_text(dateline("show", str(saved), "--format", "html"), encoding="utf-8")
        terminal(saved, PICTURES / "terminal.svg")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            page(browser, html, scheme, PICTURES / f"page-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()
