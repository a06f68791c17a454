"""Writing into a file that people write too: what they wrote stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.corrections.parse import parse
from dateline.extract.corrections.write import added, changed

BY_HAND = """\
# The Halvorsen file.   Ask Ingrid before you change it.

[defaults]
top = 20        # a screen

[[events]]  # the storm
event = "e1"    # as told by the Post
date = "2024-03"
because = '''
see [the log]
[[events]] is no header here'''

# What is one:
[[merges]]
events = [
    "e1",  # the storm
    "e2",
]

[[events]]
event = { article = "b.txt", words = "met" }
headline = "A meeting"
# the end
"""


def rows(text: str, table: str) -> list[object]:
    return list(getattr(parse(text.encode(), "dateline.toml"), table))


def test_a_row_more_leaves_all_else_as_it_is() -> None:
    text = added(BY_HAND, "splits", {"events": [[{"id": "e1"}], [{"id": "e2"}, {"id": "e3"}]], "because": "so"})
    assert text.startswith(BY_HAND)
    assert len(rows(text, "splits")) == 1


@pytest.mark.parametrize("number", [0, 1])
def test_a_changed_row_leaves_all_else_as_it_is(number: int) -> None:
    text = changed(BY_HAND, "events", number, {"date": "2024-04-01", "status": "denied"})
    before, after = rows(BY_HAND, "events"), rows(text, "events")
    assert [at for at in (0, 1) if before[at] != after[at]] == [number]
    assert "2024-04-01" in str(after[number])
    gone = [line for line in BY_HAND.splitlines() if line not in text.splitlines()]
    assert gone == (['date = "2024-03"'] if number == 0 else [])
    assert re.findall("#.*", text) == re.findall("#.*", BY_HAND)
    assert text.index("status") < text.index("# What is one" if number == 0 else "# the end")


@pytest.mark.parametrize(
    "text", ["", "\n", "# a line without its end", "events = []\n", 'events = [{ event = "e0", date = "2024" }]']
)
def test_whatever_the_file_is_like_the_row_is_in_it(text: str) -> None:
    more = added(text, "events", {"event": "e1", "date": "2024"})
    assert len(rows(more, "events")) == len(rows(text, "events")) + 1
    assert "2025" in str(rows(changed(more, "events", len(rows(text, "events")), {"date": "2025"}), "events")[-1])


def test_lines_of_windows_stay() -> None:
    text = added('# x\r\n[[events]]\r\nevent = "e1"\r\ndate = "2024"\r\n', "events", {"event": "e2", "date": "2025"})
    assert text.startswith('# x\r\n[[events]]\r\nevent = "e1"\r\n')
    assert len(rows(text, "events")) == 2


@given(st.text(min_size=1, max_size=60).filter(lambda text: not any(0xD800 <= ord(char) < 0xE000 for char in text)))
def test_every_reason_comes_back_as_it_was(because: str) -> None:
    text = added(BY_HAND, "people", {"same": ["A", "B"], "because": because})
    assert parse(text.encode(), "dateline.toml").people[0].because == because
