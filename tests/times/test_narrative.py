"""Histories carry their own anchor; news does not."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft

HISTORY = (
    "The idea came up in 1925, and a plan in 1928. "
    "The league was founded in 1931. In 1932 it elected a council, and in 1933 a president. "
    "War broke out on March 3, 1934. {} The league was dissolved in 1936. "
    "Books on it came out in 1948, 1951, 1960, 1967, 1972 and 1981."
)


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("By June the capital had fallen.", "June", "1934-06"),
        ("On April 7 the capital fell.", "April 7", "1934-04-07"),
        ("The following day the capital fell.", "The following day", "1934-03-04"),
        ("On Monday the capital fell.", "Monday", "1934-02-26"),
        ("That summer the capital fell.", "That summer", "1934-SU"),
        ("The next year the capital fell.", "The next year", "1935"),
        ("The next month the capital fell.", "The next month", "1934-04"),
        ("Two years later the capital fell.", "Two years later", "1936"),
        ("It met in 1940, and in 1950 it moved. One year later the capital fell.", "One year later", "1951"),
        ("The capital, which was rebuilt after 1950, fell in July.", "July", "1934-07"),
        ("Held since the siege of the previous year, it fell in July.", "July", "1934-07"),
        ("In December it was shelled. In April the capital fell.", "April", "1935-04"),
    ],
)
def test_a_history_is_told_from_its_last_date(
    draft: Callable[..., Draft], sentence: str, words: str, value: str
) -> None:
    times = draft(HISTORY.format(sentence), published="2024-04-10").times
    assert (words, value) in [(time.text, time.value) for time in times]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "She will speak on Friday. Her father did in May 2015. Later that day she flies.",
            "Later that day",
            "2024-04-12",
        ),
        ("She won in March 2021. The next day she flew home.", "The next day", "2021-03-XX"),
    ],
)
def test_days_are_counted_from_a_day(draft: Callable[..., Draft], text: str, words: str, value: str) -> None:
    times = draft(text, published="2024-04-10").times
    assert (words, value) in [(time.text, time.value) for time in times]


def test_a_day_of_the_week_tells_news(draft: Callable[..., Draft]) -> None:
    text = (
        "The party was founded in 1925, split in 1928, 1931 and 1940, and was banned in 1951, 1960 and 1975. "
        "On Monday its leader resigned. In March he had lost a vote."
    )
    times = draft(text, published="2024-04-10").times
    assert [time.value for time in times[-2:]] == ["2024-04-08", "2024-03"]


def test_news_is_told_from_its_publication_day(draft: Callable[..., Draft]) -> None:
    text = (
        "The premier said on Monday that she would resign next month. She took office in 2019, and was elected again "
        "in 2021. In March her party lost a vote. She will speak on Friday."
    )
    times = draft(text, published="2024-04-10").times
    values = {time.text: time.value for time in times}
    assert values["Monday"] == "2024-04-08"
    assert values["next month"] == "2024-05"
    assert values["March"] == "2024-03"
    assert values["Friday"] == "2024-04-12"
