"""The dates that a correction may give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.corrections.edtf import when_of

# EDTF; first and last day; grain; whether it is approximate.
DATES = [
    ("2024-04-10", "2024-04-10", "2024-04-10", "day", False),
    ("2024-04-10T09:30", "2024-04-10", "2024-04-10", "minute", False),
    ("2024-04-10T09:30:59", "2024-04-10", "2024-04-10", "second", False),
    ("2024-02", "2024-02-01", "2024-02-29", "month", False),
    ("2024-04~", "2024-04-01", "2024-04-30", "month", True),
    ("2024", "2024-01-01", "2024-12-31", "year", False),
    ("2024?", "2024-01-01", "2024-12-31", "year", False),
    ("2024-21", "2024-03-01", "2024-05-31", "season", False),
    ("2024-36", "2024-10-01", "2024-12-31", "quarter", False),
    ("2024-41", "2024-07-01", "2024-12-31", "half", False),
    ("199X", "1990-01-01", "1999-12-31", "decade", False),
    ("19XX", "1900-01-01", "1999-12-31", "century", False),
    ("2024-04-08/2024-04-14", "2024-04-08", "2024-04-14", "day", False),
    ("2024-04-08/2024-05", "2024-04-08", "2024-05-31", "day", False),
    ("../2027", None, "2027-12-31", "year", False),
    ("2021/..", "2021-01-01", None, "year", False),
    ("XXXX-XX-07", None, None, "day", False),
    ("XXXX-02-29", None, None, "day", False),
    ("XXXX-04", None, None, "month", False),
]
REFUSED = [
    "", " ", "soon", "10 April 2024", "10.4.2024", "2024-4-8", "20240408", "2024/04/08", "2024-13", "2024-00",
    "2024-02-30", "2023-02-29", "XXXX-04-31", "XXXX-XX-32", "XXXX-XX-00", "XXXX", "XXXX-XX", "2024-XX", "0999", "0000",
    "2024-04-08T25:00", "2024-04-08T9:30", "2024-04T10:00", "2024-04-14/2024-04-08", "/", "../..", "XXXX-XX-07/2024",
    "2024-99", "XXXX-21", "2024-04-08/2024-04-09/2024-04-10", "２０２４", "2024\n", "unknown ", "-0044",
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "earliest", "latest", "grain", "approximate"), DATES)
def test_dates_keep_their_precision(
    edtf: str, earliest: str | None, latest: str | None, grain: str, approximate: bool
) -> None:
    when = when_of(edtf)
    assert when is not None
    bounds = (when.earliest and when.earliest.isoformat(), when.latest and when.latest.isoformat())
    assert (when.edtf, *bounds, when.grain, when.approximate) == (edtf, earliest, latest, grain, approximate)


@pytest.mark.parametrize("edtf", REFUSED)
def test_what_is_no_date_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        when_of(edtf)


def test_an_event_may_have_no_date() -> None:
    assert when_of("unknown") is None


def test_an_open_end_is_written_in_one_way() -> None:
    open_ended, closed_by_dots = when_of("2021/"), when_of("2021/..")
    assert open_ended == closed_by_dots


@given(st.text(alphabet="0123456789X-/.T:~?%") | st.text())
def test_every_text_is_a_date_with_sound_bounds_or_refused(value: str) -> None:
    try:
        when = when_of(value)
    except ValueError:
        return
    if when and when.earliest and when.latest:
        assert when.earliest <= when.latest
