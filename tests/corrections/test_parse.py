"""Reading a file of corrections: what it may hold, and what is said of all else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.corrections.parse import LARGEST, SheetError, parse
from dateline.extract.corrections.rows import Content, Passage, Person

EVENT = '[[events]]\nevent = "e1"\n'

# What stands in the file; words of what is said about it: the place, the reason, what is allowed.
WRONG = [
    ("x = 1", ["unknown key 'x'", "defaults, articles, events, merges, splits, people"]),
    ('[articles]\narticle = "a"', ["[articles]", "write it as [[articles]]"]),
    ('[[articles]]\narticle = "a"', ["[[articles]] 1", "published = 2024-04-08"]),
    ('[[articles]]\npublished = 2024-04-08', ["[[articles]] 1", "`article`"]),
    ('[[articles]]\narticle = "a"\npublished = "8 April"', ["[[articles]] 1, published", "2024-04-08"]),
    ('[[articles]]\narticle = "a"\npublished = 2024-04-08T10:00:00', ["published", "write a day"]),
    ('[[articles]]\narticle = "a"\npublished = 0800-01-01', ["published", "before the year 1000"]),
    ('[[articles]]\narticle = "a"\npublishd = 2024-04-08', ["'publishd'", "article, published, leave_out, because"]),
    ('[[articles]]\narticle = "a"\nleave_out = "yes"', ["leave_out", "true or false"]),
    ('[[events]]\nevent = "e1"', ["[[events]] 1", "a date, a headline or a status"]),
    (EVENT + 'status = "done"', ["[[events]] 1, status", "occurred, ongoing, scheduled, possible, denied"]),
    (EVENT + 'date = "soon"', ["[[events]] 1, date", "'soon'", "../2027"]),
    (EVENT + 'date = "2024-02-30"', ["date", "no such day"]),
    (EVENT + 'date = 3', ["date", "a whole number"]),
    (EVENT + 'headline = ""', ["headline"]),
    (EVENT + 'headline = "' + "x" * 1001 + '"', ["headline"]),
    (EVENT + 'date = "2024"\n' + EVENT + 'date = "soon"', ["[[events]] 2, date"]),
    ('[[events]]\nevent = 3\ndate = "2024"', ["[[events]] 1, event", "words of its sentence"]),
    ('[[events]]\nevent = { article = "a" }\ndate = "2024"', ["[[events]] 1", "words of its sentence"]),
    ('[[events]]\nevent = { article = "a", words = "–" }\ndate = "2024"', ["words", "no word"]),
    ('[[events]]\nevent = { article = "a", word = "b" }\ndate = "2024"', ["'word'", "id, article, words, trigger"]),
    ('[[merges]]\nevents = ["e1"]', ["[[merges]] 1, events", "two events"]),
    ('[[merges]]\nevents = "e1"', ["[[merges]] 1, events", "two events"]),
    ('[[merges]]\nevents = ["e1", ["e2"]]', ["[[merges]] 1, events"]),
    ('[[splits]]\nevents = ["e1"]', ["[[splits]] 1, events"]),
    ('[[splits]]\nevents = ["e1", ["e2", 3]]', ["[[splits]] 1, events"]),
    ('[[splits]]\nevents = ["e1", [{ article = "a" }]]', ["[[splits]] 1", "words of its sentence"]),
    ('[[people]]\nsame = ["A"]', ["[[people]] 1", "two names"]),
    ('[[people]]\nsame = ["A", "B"]\ndifferent = ["C", "D"]', ["[[people]] 1", "either"]),
    ('[[people]]\nsame = ["A", { nam = "B" }]', ["'nam'", "name, article"]),
    ('[[people]]\nbecause = "so"', ["[[people]] 1"]),
    ("[defaults]\ntop = 'x'", ["[defaults], top", "a whole number"]),
    ("[defaults]\npublished = 'x'", ["[defaults], published", "2024-04-08"]),
    ("x = [", ["not TOML"]),
    ("x = 1\nx = 2", ["not TOML"]),
    ("x = " + "[" * 100_000, ["not TOML"]),
]  # fmt: skip
# What would let a folder from somebody else write, load or read what the user did not name.
DANGEROUS = ["output", "store", "model", "cluster", "follow_links", "stdin_format", "quiet", "config", "paths"]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_is_wrong_is_refused_with_its_place_and_what_is_allowed(text: str, told: list[str]) -> None:
    with pytest.raises(SheetError) as error:
        parse(text.encode(), "press/dateline.toml")
    assert str(error.value).startswith("press/dateline.toml")
    assert [words for words in told if words not in str(error.value)] == []


@pytest.mark.parametrize("option", DANGEROUS)
def test_no_default_says_what_is_written_loaded_or_read(option: str) -> None:
    with pytest.raises(SheetError, match=f"unknown key '{option}'"):
        parse(f'[defaults]\n{option} = "x"'.encode(), "dateline.toml")


def test_what_is_not_text_is_refused() -> None:
    with pytest.raises(SheetError, match="not UTF-8"):
        parse(b"# \xff", "dateline.toml")
    with pytest.raises(SheetError, match="larger"):
        parse(b"#" * (LARGEST + 1), "dateline.toml")


def test_everything_that_may_be_written() -> None:
    content = parse(
        b"""\xef\xbb\xbf# with a byte-order mark
[defaults]
top = 20
published = 2024-04-08
status = ["occurred"]
all = true

[[articles]]
article = "a.txt"
published = "2024-04-08"
because = "printed so"

[[events]]
event = { id = "e1", article = "a.txt", words = "met in Oslo", trigger = "met", start = 7 }
date = 2024-04-08

[[events]]
event = "e2"
date = 2024-04-08T09:30:00
headline = "A day"
status = "denied"

[[merges]]
events = ["e1", { article = "b.txt", words = "talks" }]

[[splits]]
events = ["e1", ["e2", "e3"]]

[[people]]
different = [{ name = "Ann Lee", article = "a.txt" }, "Ann Lee"]
""",
        "dateline.toml",
    )
    assert content.size == 6
    assert content.defaults.published == content.articles[0].published == date(2024, 4, 8)
    assert content.events[0].event == Passage(id="e1", article="a.txt", words="met in Oslo", trigger="met", start=7)
    assert [row.date for row in content.events] == ["2024-04-08", "2024-04-08T09:30"]
    assert content.splits[0].events == ("e1", ("e2", "e3"))
    assert content.people[0].different == (Person(name="Ann Lee", article="a.txt"), "Ann Lee")


@pytest.mark.parametrize("text", ["", "# nothing\n", "\r\n", "[defaults]\n", "articles = []\n"])
def test_an_empty_file_says_nothing(text: str) -> None:
    assert parse(text.encode(), "dateline.toml") == Content()


@given(st.text() | st.binary())
def test_no_file_does_more_harm_than_to_be_refused(data: str | bytes) -> None:
    try:
        parse(data.encode("utf-8", "replace") if isinstance(data, str) else data, "dateline.toml")
    except SheetError:
        return
