"""The publication date that metadata gives: one case a way of writing it."""

from datetime import date

import pytest

from dateline.extract.read.published import NoDayError, published_day


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        ("2024-04-08", None, "2024-04-08"),
        ("2024-04-08T23:30:00-04:00", None, "2024-04-08"),
        ("2024-04-08T00:10:00+09:00", None, "2024-04-08"),
        ("2024-04-08 07:44:00", None, "2024-04-08"),
        ("2024-04-08T23:30:00Z", None, "2024-04-08"),
        ("2024/4/8", None, "2024-04-08"),
        ("20240408", None, "2024-04-08"),
        (20240408, None, "2024-04-08"),
        (1712534400, None, "2024-04-08"),
        (1712534400000, None, "2024-04-08"),
        ("April 8, 2024", None, "2024-04-08"),
        ("8 April 2024", None, "2024-04-08"),
        ("Mon, 08 Apr 2024 23:30:00 GMT", None, "2024-04-08"),
        ("Apr 8, 2024 11:30 PM EDT", None, "2024-04-08"),
        ("  April 8,\n2024 ", None, "2024-04-08"),
        ("8 de abril de 2024", "es", "2024-04-08"),
        ("8. April 2024", "de-AT", "2024-04-08"),
        ("04/25/2024", None, "2024-04-25"),
        ("25/04/2024", None, "2024-04-25"),
        ("04/04/2024", None, "2024-04-04"),
        ("8.4.2024", None, "2024-04-08"),
        ("04/07/2024", "en-US", "2024-04-07"),
        ("04/07/2024", "en_GB", "2024-07-04"),
        ("04/07/2024", "fr", "2024-07-04"),
        ("04/25/2024", "en-GB", "2024-04-25"),
    ],
)
def test_a_full_date_is_read(value: str | int, language: str | None, expected: str) -> None:
    assert published_day(value, language) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("2024", None),
        ("2024-04", None),
        ("March 2024", None),
        ("8 April", None),
        ("Sunday", None),
        ("yesterday", None),
        ("2 days ago", None),
        ("2 days ago 2024", None),
        ("04/07/2024", None),
        ("04/07/2024", "en"),
        ("04/08/24", None),
        ("2024-02-30", None),
        ("2023-02-29", None),
        ("April 31, 2024", None),
        ("0999-01-01", None),
        ("9999-12-31", None),
        (99999999, None),
        (1e400, None),
        (-1, None),
        ("8 de abril de 2024", None),
        ("April 8, 2024 " * 50, None),
        ("draft", "xx-not-a-language"),
    ],
)
def test_anything_less_is_none(value: str | float, language: str | None) -> None:
    with pytest.raises(NoDayError):
        published_day(value, language)
