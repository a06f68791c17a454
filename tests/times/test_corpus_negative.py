"""Words that look like times and are none: one row a phrase."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft

SENTENCES = [
    "The senator may vote against the bill.",
    "Protesters march through the square.",
    "He sat in a row of chairs.",
    "She came second in the race.",
    "A second attack was repelled.",
    "Prices fall when demand is weak.",
    "The fall of the city shocked the region.",
    "Hopes spring eternal.",
    "The army sent 2,000 troops to the border.",
    "A Boeing 787 landed safely.",
    "The sun rose over the hills.",
    "Workers wed their hopes to the plan.",
    "The home team won 3-2 against its rivals.",
    "The 7th district elected a newcomer.",
    "A 44-year-old man was arrested.",
    "The 6-year-old was found safe.",
    "He is 52 years old.",
    "The ship is as old as the hills.",
    "Call them as soon as possible.",
    "Jan Novak leads the party.",
    "About three quarters of the voters agreed.",
    "Version 2.10.3 was installed.",
    "The 10,000-strong crowd cheered.",
    "The firm declared a quarterly dividend.",
    "The office stands at 1900 Main Street and is closed.",
    "Suite '11 is a program for artists.",
    "She lives at No. 45 on the hill.",
    "The march for peace drew crowds.",
    "The Long March was a legend.",
    "USA Today printed it.",
    "UN Resolution 1483 was passed.",
    "Flight 1549 landed on the river.",
    "Fully 1990 people came.",
    "He paid $1999 for it.",
    "She is in her 30s.",
    "Approval stayed in the 20s.",
    "He lent her the money.",
    "It is a matter of days.",
    "The former president spoke.",
    "He hosts This Week on the radio.",
    "She reads The Daily Planet on the train.",
    "He works for 20th Century Fruit in the valley.",
    "She was on 48 Hours with her lawyer.",
    "Call us in business hours.",
    "The Clinton years were good to her.",
    "Her days were numbered.",
    "It was a big night for the band.",
    "That was the night he won the cup.",
    "It was the dawn of a new age.",
    "He never missed a late night show.",
    "At the end of the day, it is only a game.",
    "The winter of our discontent is over.",
    "Prices are in free-fall.",
    "People in their 40s and 50s voted.",
    "The disc holds 40 hours of video.",
    "He was named person of the week.",
    "It was the year of the dragon.",
    "He won six of the past seven races.",
    "To this day he denies it.",
    "She laughs at the 2:05 mark.",
    "The Summer Olympics drew crowds.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_no_time(draft: Callable[..., Draft], text: str) -> None:
    assert [(time.text, time.rule) for time in draft(text, published="2024-04-10").times] == []
