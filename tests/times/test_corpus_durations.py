"""Durations, sets, times of day and references: one row a phrase, published on Wednesday, 10 April 2024."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft

ROWS = [
    ("He was held for three days in Rome.", "three days", "DURATION", "P3D"),
    ("He was held for more than two years in Rome.", "more than two years", "DURATION", "P2Y"),
    ("He was held for at least 18 months in Rome.", "at least 18 months", "DURATION", "P18M"),
    ("He was held for a couple of weeks in Rome.", "a couple of weeks", "DURATION", "P2W"),
    ("He was held for several months in Rome.", "several months", "DURATION", "PXM"),
    ("He was held for weeks in Rome.", "weeks", "DURATION", "PXW"),
    ("He was held for twenty-four hours in Rome.", "twenty-four hours", "DURATION", "PT24H"),
    ("He was held for half an hour in Rome.", "half an hour", "DURATION", "PT30M"),
    ("He was held for 2 1/2 years in Rome.", "2 1/2 years", "DURATION", "P2Y6M"),
    ("He was held for two and a half hours in Rome.", "two and a half hours", "DURATION", "PT2H30M"),
    ("He was held for two more weeks in Rome.", "two more weeks", "DURATION", "P2W"),
    ("He was held over the past two years in Rome.", "the past two years", "DURATION", "P2Y"),
    ("Prices rose over the past decade in Rome.", "the past decade", "DURATION", "P10Y"),
    ("In recent weeks the talks stalled.", "recent weeks", "DURATION", "PXW"),
    ("The two-year siege ended in ruin.", "two-year", "DURATION", "P2Y"),
    ("The judge closed a two-year-old case.", "two-year-old", "DURATION", "P2Y"),
    ("He served a three-year period abroad.", "a three-year period", "DURATION", "P3Y"),
    ("He ruled over 20 years in exile.", "over 20 years", "DURATION", "P20Y"),
    ("The first three months were hard.", "The first three months", "DURATION", "P3M"),
    ("The paper is printed daily in Rome.", "daily", "SET", "P1D"),
    ("The fee rises annually by a tenth.", "annually", "SET", "P1Y"),
    ("They meet every Tuesday in Rome.", "every Tuesday", "SET", "XXXX-WXX-2"),
    ("They march each July in Rome.", "each July", "SET", "XXXX-07"),
    ("They meet every two years in Rome.", "every two years", "SET", "P2Y"),
    ("They meet every other week in Rome.", "every other week", "SET", "P2W"),
    ("It costs $40 a month in Rome.", "a month", "SET", "P1M"),
    ("The choir sings twice a week there.", "a week", "SET", "P1W"),
    ("The bomb exploded at 3 p.m. on Sunday.", "3 p.m. on Sunday", "TIME", "2024-04-07T15:00"),
    ("The bomb exploded at 10 p.m. Tuesday, he said.", "10 p.m. Tuesday", "TIME", "2024-04-09T22:00"),
    ("The bomb exploded at 0900 GMT in Rome.", "0900 GMT", "TIME", "2024-04-10T09:00"),
    ("The bomb exploded at noon in Rome.", "noon", "TIME", "2024-04-10T12:00"),
    ("The bomb exploded at 11:30 a.m. local time in Rome.", "11:30 a.m. local time", "TIME", "2024-04-10T11:30"),
    ("The bomb exploded on Sunday night in Rome.", "Sunday night", "TIME", "2024-04-07TNI"),
    ("The bomb exploded this morning in Rome.", "this morning", "TIME", "2024-04-10TMO"),
    ("The bomb exploded yesterday evening in Rome.", "yesterday evening", "TIME", "2024-04-09TEV"),
    ("The bomb exploded on the morning of 31 January 2023.", "the morning of 31 January 2023", "TIME", "2023-01-31TMO"),
    ("The president will speak tonight in Rome.", "tonight", "TIME", "2024-04-10TNI"),
    ("The talks are now in their third round.", "now", "DATE", "PRESENT_REF"),
    ("He is currently in Rome with his staff.", "currently", "DATE", "PRESENT_REF"),
    ("He recently moved to Rome with his staff.", "recently", "DATE", "PAST_REF"),
    ("He has often lied in the past to us.", "the past", "DATE", "PAST_REF"),
    ("Talks may resume in the near future in Rome.", "the near future", "DATE", "FUTURE_REF"),
    ("The talks will soon resume in Rome.", "soon", "DATE", "FUTURE_REF"),
    ("He was held for another month in Rome.", "another month", "DURATION", "P1M"),
    ("He was held for five-and-a-half years.", "five-and-a-half years", "DURATION", "P5Y6M"),
    ("He was held for a quarter century.", "a quarter century", "DURATION", "P25Y"),
    ("He will serve over the next 12 to 18 months.", "the next 12 to 18 months", "DURATION", "PXM"),
    ("He was seen in Rome days before the vote.", "days", "DURATION", "PXD"),
    ("The race goes on with one day to go.", "one day", "DURATION", "P1D"),
    ("She will one day rule the land.", "one day", "DATE", "FUTURE_REF"),
    ("The bomb exploded at 8.30pm on Sunday.", "8.30pm on Sunday", "TIME", "2024-04-07T20:30"),
    ("The bomb exploded in the small hours of Monday.", "the small hours of Monday", "TIME", "2024-04-08TMO"),
    ("The bomb exploded at 1400 UTC on April 3.", "1400 UTC on April 3", "TIME", "2024-04-03T14:00"),
    ("The bomb exploded earlier in the night.", "earlier in the night", "TIME", "2024-04-10TNI"),
    ("They swim at night in Rome.", "night", "TIME", "XXXX-XX-XXTNI"),
    ("They meet on the first Monday of every month.", "the first Monday of every month", "SET", "P1M"),
    ("He was held for 2-1/2 years in Rome.", "2-1/2 years", "DURATION", "P2Y6M"),
    ("He will rule over the next decade in Rome.", "the next decade", "DURATION", "P10Y"),
    ("They fought on for the next year in Rome.", "the next year", "DURATION", "P1Y"),
    ("They will fight on in the next year in Rome.", "the next year", "DATE", "2025"),
    ("He led it for two fiscal years in Rome.", "two fiscal years", "DURATION", "P2Y"),
    ("Weeks later he was freed in Rome.", "Weeks later", "DATE", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), ROWS, ids=[row[1] for row in ROWS])
def test_time(draft: Callable[..., Draft], text: str, words: str, kind: str, value: str) -> None:
    times = draft(text, published="2024-04-10").times
    assert [(time.text, time.type, time.value) for time in times] == [(words, kind, value)]


@pytest.mark.parametrize("words", ["5-10 years", "five to ten years", "5–10 years", "five-ten years"])
def test_a_range_of_lengths_is_no_sum(draft: Callable[..., Draft], words: str) -> None:
    times = draft(f"He faces {words} in prison.", published="2024-04-10").times
    assert [time.value for time in times] == ["P5Y", "P10Y"]


def test_two_years_are_no_length(draft: Callable[..., Draft]) -> None:
    times = draft("It fell in the 2021-2022 school year.", published="2024-04-10").times
    assert [time.value for time in times] == ["2021", "2022"]
