"""Every rule of the table is shown: one sentence that it reads, and one near to it that it leaves alone."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft
from dateline.extract.times.lexicon import table

ROWS = {
    "iso-date": ("The log closed on 2024-04-07.", "The log closed at line 2024-04-77."),
    "numeric-date": ("The form is dated 04/07/2024.", "The form holds 44/77/2024 marks."),
    "month-day-year": ("It opened on April 7, 2021.", "It opened on April Street."),
    "day-month-year": ("It opened on 7 April 2021.", "It opened with 7 clerks."),
    "month-year": ("It opened in March 2023.", "The March of the widows drew crowds."),
    "month": ("It opened in March.", "They march in step."),
    "month-of": ("It will open in March next year.", "The march next door was loud."),
    "day-of-month": ("She spoke on the 7th, before the vote.", "She leads the 7th district."),
    "day-range": ("The fair runs from April 8-14.", "The score on that night was 8-14."),
    "quarter-code": ("Sales rose in Q3 2023.", "He drives a Q7 to work."),
    "half-year": ("Sales fell in the first half of 2023.", "They led in the first half of the match."),
    "half-bare": ("First-half profit fell.", "The first-half goal stood."),
    "year": ("It was founded in 1998.", "Fully 1998 people were hit."),
    "short-year": ("The class of '08 met.", "Suite '11 is a program."),
    "day-range-before": ("It ran 3-5 January 2022.", "It ended 3-5 at home."),
    "year-range": ("He was banned for 2019-21.", "He dialled 2019-05."),
    "fiscal-year": ("The budget for fiscal 2025 grew.", "The fiscal rules grew."),
    "weekday": ("He spoke on Sunday.", "The sun shone."),
    "weekday-of-month": ("The vote is on the first Tuesday of November.", "He won the first Tuesday vote."),
    "weekday-of-months": ("They meet on the first Monday of every month.", "They meet on the first floor every month."),
    "small-hours": ("It fell in the small hours of Monday.", "It fell in the small hours."),
    "quarter-century": ("He ruled for the last quarter century.", "He ruled for the last quarter."),
    "weekday-of-week": ("He resigned on Tuesday of last week.", "He resigned of shame at last."),
    "weekday-weeks": ("The trial starts a week from Monday.", "The trial is far from over."),
    "weekday-part": ("It burned on Sunday night.", "The sun set."),
    "weekday-parts": ("The club opens on Friday nights.", "The club has knights."),
    "quarter": ("Sales fell in the third quarter of 2023.", "A quarter of the voters stayed."),
    "season": ("They married in the summer of 2019.", "The fall of the city was feared."),
    "decade": ("Crime fell in the 1990s.", "She is in her 30s."),
    "decade-word": ("Crime fell in the nineties.", "He shot in the low range."),
    "century": ("It dates from the 17th century.", "He fell at the 17th hole."),
    "relative-unit": ("It was held last week.", "It was held at last."),
    "today": ("It was held yesterday.", "USA Today wrote so."),
    "today-part": ("It was held yesterday evening.", "It was held evenly."),
    "day-before-yesterday": ("It was held the day before yesterday.", "The office is before you."),
    "this-part": ("It was held this morning.", "This is mourning."),
    "part": ("They left before dawn.", "Good evening, listeners."),
    "ago": ("It was held two years ago.", "It held two votes."),
    "units-ago": ("Months ago it failed.", "It failed in monthly form."),
    "week-of": ("It was set for the week of May 6.", "It was set for the weak."),
    "days-from-day": ("The shop opened two days after Christmas.", "The shop opened two doors after Christmas."),
    "sept-11": ("He lost his job after the Sept. 11 attacks.", "He lost his job in the Sept. 12 attacks."),
    "before-last": ("It fell in the week before last.", "It fell in the week before lunch."),
    "day-before": ("The siege began on May 3, 2019. The day after, it fell.", "The show is before us."),
    "duration": ("He was held for three days.", "A quarter of it burned."),
    "duration-over": ("He ruled over 20 years.", "He ruled over 20 towns."),
    "duration-the": ("The 20 years in exile hurt.", "The 20 towns in the north."),
    "duration-compound": ("The two-year siege ended.", "The two-year-old girl slept."),
    "duration-period": ("He served a three-year period.", "He served a grace."),
    "duration-range": ("It lasts a day or two.", "It costs one or two coins."),
    "bare-units": ("He was held for weeks.", "It is a matter of days."),
    "unit-long": ("The year-long trial ended.", "The mile-long line moved."),
    "recent-units": ("In recent years it grew.", "In recent votes it grew."),
    "reference": ("He is currently in Rome.", "The most recent model sells."),
    "reference-phrase": ("He lied in the past.", "He walked past the house."),
    "era": ("Rome grew in the post-war years.", "Rome grew in the war."),
    "former": (
        "In 1830 he was born. In 1848 he left. In 1850 he wed. In 1855 he fought. "
        "In 1860 the former king fled. In 1870 he died. In 1880 his son died.",
        "The former king fled.",
    ),
    "soon": ("The talks will soon resume.", "Call as soon as you can."),
    "running-unit": ("The index fell 2% on the day.", "It fell on the head."),
    "running-unit-part": ("It will open by the end of the month.", "It stands at the end of the street."),
    "year-end": ("It should close by year-end.", "It should close in the end."),
    "year-ago": ("Profit beat that of the year-ago quarter.", "Profit beat that of a quarter of rivals."),
    "year-ago-bare": ("Profit beat a year-ago loss.", "Profit beat a big loss."),
    "comparison": ("Profit rose from the same period last year.", "Profit rose from the same shops."),
    "year-unit": ("Profit rose in the 1988 quarter.", "Profit rose in the 1988 shops."),
    "year-range-bc": ("The war lasted from 499 to 493 BC.", "The war cost from 499 to 493 ships."),
    "part-of-date": ("It burned on the morning of 31 January 2023.", "It burned on the mooring."),
    "set-word": ("The paper is printed daily.", "A quarterly dividend was paid."),
    "set-each": ("They meet every Tuesday.", "They meet every need."),
    "set-plural": ("They meet on Tuesdays.", "They meet on tiers."),
    "time-of-day": ("It burned at 3 p.m. on Sunday.", "It burned at 3 places."),
    "military-time": ("It burned at 0900 GMT.", "It burned 0900 acres."),
    "holiday": ("Shops closed on Christmas Eve.", "He lent her money."),
    "nine-eleven": ("He was fired on 9/11.", "He was given 9/12 of it."),
}


def rules_of(draft: Callable[..., Draft], text: str) -> set[str]:
    return {time.rule for time in draft(text, published="2024-04-10").times}


def test_every_rule_has_its_row() -> None:
    assert sorted(row["name"] for row in table("times_rules")["rule"]) == sorted(ROWS)


def test_every_rule_says_what_it_means() -> None:
    rules = table("times_rules")["rule"]
    assert [row["name"] for row in rules if not row["means"].strip() or row["means"].endswith(".")] == []


@pytest.mark.parametrize("rule", ROWS)
def test_a_rule_reads_its_sentence(draft: Callable[..., Draft], rule: str) -> None:
    assert rule in rules_of(draft, ROWS[rule][0])


@pytest.mark.parametrize("rule", ROWS)
def test_a_rule_leaves_its_neighbour_alone(draft: Callable[..., Draft], rule: str) -> None:
    assert rule not in rules_of(draft, ROWS[rule][1])
