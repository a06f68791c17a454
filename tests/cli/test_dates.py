"""EDTF in words: a row a form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.render.dates import weekday, when_words, words, year_words
from dateline.models.when import Basis, Grain, When

PHRASES = [
    # EDTF, in words, in words below a heading that names the year
    ("2024-04-08", "8 Apr 2024", "8 Apr"),
    ("2024-04", "April 2024", "April"),
    ("2024", "2024", "2024"),
    ("2024-04-08/2024-04-14", "8–14 Apr 2024", "8–14 Apr"),
    ("2024-04-28/2024-05-03", "28 Apr – 3 May 2024", "28 Apr – 3 May"),
    ("2023-12-28/2024-01-03", "28 Dec 2023 – 3 Jan 2024", "28 Dec 2023 – 3 Jan 2024"),
    ("2024-03/2024-04", "March – April 2024", "March – April"),
    ("1941/1945", "1941 – 1945", "1941 – 1945"),
    ("2024-03~", "around March 2024", "around March"),
    ("2024-04-10~", "around 10 Apr 2024", "around 10 Apr"),
    ("2024?", "2024 (uncertain)", "2024 (uncertain)"),
    ("2024%", "around 2024 (uncertain)", "around 2024 (uncertain)"),
    ("2021/..", "since 2021", "since 2021"),
    ("2024-04-08/..", "since 8 Apr 2024", "since 8 Apr"),
    ("../2027", "by 2027", "by 2027"),
    ("../2024-04-10", "by 10 Apr 2024", "by 10 Apr"),
    ("199X", "1990s", "1990s"),
    ("../202X", "before 2030", "before 2030"),
    ("../18XX", "before 1900", "before 1900"),
    ("18XX/..", "since the 19th century", "since the 19th century"),
    ("19XX", "20th century", "20th century"),
    ("20XX", "21st century", "21st century"),
    ("2XXX", "3rd millennium", "3rd millennium"),
    ("-0043", "44 BC", "44 BC"),
    ("2024-21", "spring 2024", "spring"),
    ("2024-24", "winter 2024", "winter"),
    ("2024-33", "first quarter of 2024", "first quarter"),
    ("2024-36", "last quarter of 2024", "last quarter"),
    ("2024-41", "second half of 2024", "second half"),
    ("2024-W15", "week of 8 Apr 2024", "week of 8 Apr"),
    ("2024-W15-7", "14 Apr 2024", "14 Apr"),
    ("2024-04-08T14:30", "8 Apr 2024, 14:30", "8 Apr, 14:30"),
    ("2024-04-08T14:30/2024-04-08T16:00", "8 Apr 2024, 14:30–16:00", "8 Apr, 14:30–16:00"),
    ("XXXX-XX-07", "the 7th", "the 7th"),
    ("XXXX-XX-01", "the 1st", "the 1st"),
    ("XXXX-XX-22", "the 22nd", "the 22nd"),
    ("XXXX-XX-13", "the 13th", "the 13th"),
    ("XXXX-XX-08/XXXX-XX-14", "the 8th–14th", "the 8th–14th"),
    ("XXXX-04-07", "7 Apr", "7 Apr"),
    ("XXXX-04", "April", "April"),
    ("2024-XX-07", "the 7th, in 2024", "the 7th"),
    ("2024-04-XX", "April 2024", "April"),
    ("XXXX", "an unknown time", "an unknown time"),
    ("../..", "an unknown time", "an unknown time"),
    ("[2024-04-07,2024-04-08]", "7 Apr 2024 or 8 Apr 2024", "7 Apr or 8 Apr"),
    ("{1960,1972}", "1960, 1972", "1960, 1972"),
    ("PRESENT_REF", "PRESENT_REF", "PRESENT_REF"),
    ("2024-13-45", "2024-13-45", "2024-13-45"),
    ("2024-24-01", "2024-24-01", "2024-24-01"),
]


@pytest.mark.parametrize(("edtf", "expected", "below_year"), PHRASES)
def test_edtf_in_words(edtf: str, expected: str, below_year: str) -> None:
    assert words(edtf) == expected
    assert words(edtf, year=False) == below_year


def when(
    edtf: str, earliest: str, latest: str, grain: Grain, *, approximate: bool = False, basis: Basis = "stated"
) -> When:
    return When(edtf, date.fromisoformat(earliest), date.fromisoformat(latest), grain, approximate, basis, None)


@pytest.mark.parametrize(
    ("given_when", "expected"),
    [
        (when("2024-03", "2024-03-01", "2024-03-31", "month"), "March 2024"),
        (when("2024-03", "2024-03-01", "2024-03-10", "month"), "early March 2024"),
        (when("2024-03~", "2024-03-11", "2024-03-20", "month", approximate=True), "mid March 2024"),
        (when("2024-03", "2024-03-21", "2024-03-31", "month"), "late March 2024"),
        (when("2024", "2024-01-01", "2024-04-30", "year"), "early 2024"),
        (when("2024", "2024-01-01", "2024-12-31", "year", approximate=True), "around 2024"),
        (
            when("2024-04-08", "2024-04-08", "2024-04-08", "day", approximate=True, basis="reported"),
            "reported 8 Apr 2024",
        ),
        (
            when("2024-04-08~", "2024-04-08", "2024-04-08", "day", approximate=True, basis="reported"),
            "reported 8 Apr 2024",
        ),
    ],
)
def test_when_in_words(given_when: When, expected: str) -> None:
    assert when_words(given_when) == expected


def test_a_weekday_stands_only_with_one_day_that_is_sure() -> None:
    assert weekday(when("2024-04-07", "2024-04-07", "2024-04-07", "day")) == "Sun"
    assert weekday(when("2024-04-07~", "2024-04-07", "2024-04-07", "day", approximate=True)) == ""
    assert weekday(when("2024-04-07", "2024-04-07", "2024-04-07", "day", basis="reported")) == ""
    assert weekday(when("2024-04", "2024-04-01", "2024-04-30", "month")) == ""
    assert weekday(When("XXXX-XX-07", None, None, "day", False, "stated", None)) == ""


@pytest.mark.parametrize(
    ("edtf", "year"),
    [
        ("2024-04-07", "2024"),
        ("199X", "1990s"),
        ("../2027", "2027"),
        ("2021/..", "2021"),
        ("XXXX-XX-07", ""),
        ("-0043", "44 BC"),
    ],
)
def test_year_to_stand_under(edtf: str, year: str) -> None:
    assert year_words(When(edtf, None, None, None, False, "stated", None)) == year


@given(st.text("0123456789X-/.~?%TYW:[]{},", max_size=30))
def test_words_never_fail(edtf: str) -> None:
    assert isinstance(words(edtf), str)
    words(edtf, year=False)
    year_words(When(edtf, None, None, None, False, "stated", None))
