"""The Markwhen text, read by Markwhen's own parser."""

import json
import subprocess
from typing import Any

from dateline.cli.render.extent import extent
from dateline.models.timeline import Timeline
from tests.cli.conftest import TIMELINE
from tests.exports.made import everything
from tests.exports.npm import installed
from tests.exports.test_formats import written

READ = """
import { parse } from "@markwhen/parser";
let text = "";
for await (const piece of process.stdin.setEncoding("utf8")) text += piece;
const parsed = parse(text);
const events = [];
(function walk(node) { node.children ? node.children.forEach(walk) : events.push(node); })(parsed.events);
console.log(JSON.stringify({
  title: parsed.header.title,
  messages: [...parsed.parseMessages, ...parsed.documentMessages],
  events: events.map((event) => ({
    id: event.id, tags: event.tags, text: event.firstLine.restTrimmed, properties: event.properties,
    from: event.dateRangeIso.fromDateTimeIso, to: event.dateRangeIso.toDateTimeIso,
    lines: event.supplemental.map((line) => line.raw), done: event.completed ?? null,
  })),
}));
"""


def read(timeline: Timeline) -> dict[str, Any]:
    folder = installed("@markwhen/parser", "1.2.0")
    command = ["node", "--input-type=module", "-e", READ]
    done = subprocess.run(command, cwd=folder, input=written("markwhen", timeline), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    parsed: dict[str, Any] = json.loads(done.stdout)
    return parsed


def test_days_months_years_and_intervals_are_read_as_they_are() -> None:
    parsed = read(TIMELINE)
    assert (parsed["title"], parsed["messages"]) == ("Timeline", [])
    spans = {each["text"]: (each["from"][:10], each["to"][:10]) for each in parsed["events"]}
    assert spans["Engineers inspected the cables."] == ("2024-04-07", "2024-04-08")
    assert spans["The mayor visited the two ports on the northern shore."] == ("2024-04-08", "2024-04-15")
    assert spans["Ministers will meet at the bridge."] == ("2024-06-01", "2024-07-01")
    assert spans["The old ferry ran for the last time."] == ("1960-01-01", "1961-01-01")
    assert spans["The toll will end. (by 2027)"] == ("2027-01-01", "2028-01-01")
    assert len(spans) == len(TIMELINE.events)


def test_no_text_becomes_an_event_a_tag_or_a_property() -> None:
    timeline = everything()
    dated = [event for event in timeline.events if extent(event.when)]
    parsed = read(timeline)
    assert parsed["messages"] == []
    assert [each["id"] for each in parsed["events"]] == [event.id for event in dated]
    for each, event in zip(parsed["events"], dated, strict=True):
        assert each["tags"] == ([] if event.status == "occurred" else [event.status])
        assert each["properties"] == {"id": event.id}
        assert each["done"] is None
        assert all(line.startswith("*") for line in each["lines"] if line)
