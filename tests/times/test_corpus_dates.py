"""Dates: one row a phrase, told in an article published on Wednesday, 10 April 2024 where nothing else is said."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft

Run = Callable[..., Draft]

ROWS = [
    # month-day-year
    ("The treaty was signed on April 7, 2021 in Oslo.", "April 7, 2021", "2021-04-07", "2021-04-07", "month-day-year"),
    ("The treaty was signed on Apr. 7 in Oslo.", "Apr. 7", "2024-04-07", "2024-04-07", "month-day-year"),
    (
        "The treaty was signed on Sunday, April 7, in Oslo.",
        "Sunday, April 7",
        "2024-04-07",
        "2024-04-07",
        "month-day-year",
    ),
    ("The treaty was signed on April 7th in Oslo.", "April 7th", "2024-04-07", "2024-04-07", "month-day-year"),
    ("Talks will resume on Dec. 3 in Oslo.", "Dec. 3", "2024-12-03", "2024-12-03", "month-day-year"),
    ("The plant burned down on Nov. 20, officials said.", "Nov. 20", "2023-11-20", "2023-11-20", "month-day-year"),
    ("She resigned on July 25 of that year.", "July 25 of that year", "2024-07-25", "2024-07-25", "month-day-year"),
    # day-month-year
    ("The treaty was signed on 7 April 2021 in Oslo.", "7 April 2021", "2021-04-07", "2021-04-07", "day-month-year"),
    ("The treaty was signed on 7 April in Oslo.", "7 April", "2024-04-07", "2024-04-07", "day-month-year"),
    ("It opened on the 7th of April.", "the 7th of April", "2024-04-07", "2024-04-07", "day-month-year"),
    # iso-date, numeric-date
    (
        "The log was closed at 2024-04-07T15:00Z by the crew.",
        "2024-04-07T15:00Z",
        "2024-04-07T15:00",
        "2024-04-07",
        "iso-date",
    ),
    ("The log was closed on 2024-04-07 by the crew.", "2024-04-07", "2024-04-07", "2024-04-07", "iso-date"),
    ("The form is dated 04/07/2024 and signed.", "04/07/2024", "2024-04-07", "2024-04-07", "numeric-date"),
    ("The form is dated 25/03/2024 and signed.", "25/03/2024", "2024-03-25", "2024-03-25", "numeric-date"),
    ("The form is dated 07.04.2024 and signed.", "07.04.2024", "2024-04-07", "2024-04-07", "numeric-date"),
    # month-year, month, year
    ("Prices rose in March 2023 across the region.", "March 2023", "2023-03", "2023-03", "month-year"),
    ("Prices rose in March of 2023 across the region.", "March of 2023", "2023-03", "2023-03", "month-year"),
    ("Prices rose in March across the region.", "March", "2024-03", "2024-03", "month"),
    ("Prices rose in May across the region.", "May", "2023-05", "2023-05", "month"),
    ("The bank will raise rates in May, it said.", "May", "2024-05", "2024-05", "month"),
    ("The bank raised rates last October, it said.", "last October", "2023-10", "2023-10", "month"),
    ("Prices rose in early March across the region.", "early March", "2024-03", "2024-03", "month"),
    ("Prices rose in mid-March across the region.", "mid-March", "2024-03", "2024-03", "month"),
    ("Prices rose toward the end of March.", "the end of March", "2024-03", "2024-03", "month"),
    ("The firm was founded in 1998 by two sisters.", "1998", "1998", "1998", "year"),
    ("The firm hopes to break even by 2027.", "2027", "2027", "2027", "year"),
    ("He has led the party since 2021.", "2021", "2021", "2021", "year"),
    ("It was finished at the end of 2020.", "the end of 2020", "2020", "2020", "year"),
    ("He was a soldier in nineteen ninety-six.", "nineteen ninety-six", "1996", "1996", "year"),
    ("The class of '08 met again.", "'08", "2008", "2008", "short-year"),
    ("The temple fell in 490 BC to the invaders.", "490 BC", "BC0490", "-0489", "year"),
    # day-of-month
    ("She gave an interview on the 7th, before her visit.", "the 7th", "2024-04-07", "2024-04-07", "day-of-month"),
    ("She will meet the premier on the 12th.", "the 12th", "2024-04-12", "2024-04-12", "day-of-month"),
    # decade, century
    ("Crime fell in the 1990s in every city.", "the 1990s", "199", "199X", "decade"),
    ("Crime fell in the early 2000s in every city.", "the early 2000s", "200", "200X", "decade"),
    ("Crime fell in the mid-1990s in every city.", "the mid-1990s", "199", "199X", "decade"),
    ("Crime fell in the '90s in every city.", "the '90s", "199", "199X", "decade"),
    ("Crime fell in the nineties in every city.", "the nineties", "199", "199X", "decade-word"),
    ("The castle dates from the 17th century.", "the 17th century", "16", "16XX", "century"),
    ("The castle dates from the late nineteenth century.", "the late nineteenth century", "18", "18XX", "century"),
    # quarter, half-year, season, fiscal-year
    ("Sales fell in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3", "2023-35", "quarter"),
    ("Sales fell in the first quarter, it said.", "the first quarter", "2024-Q1", "2024-33", "quarter"),
    ("The third-quarter loss was narrower.", "third-quarter", "2023-Q3", "2023-35", "quarter"),
    ("Sales fell in the first half of 2023.", "the first half of 2023", "2023-H1", "2023-40", "half-year"),
    ("They married in the summer of 2019.", "the summer of 2019", "2019-SU", "2019-22", "season"),
    ("They married last summer in Rome.", "last summer", "2023-SU", "2023-22", "season"),
    ("The budget for fiscal 2025 is larger.", "fiscal 2025", "2025", "2025", "fiscal-year"),
    ("Sales rose in Q3 2023, it said.", "Q3 2023", "2023-Q3", "2023-35", "quarter-code"),
    ("Sales rose in 1Q, it said.", "1Q", "2024-Q1", "2024-33", "quarter-code"),
    ("Rome grew in the post-war years.", "the post-war years", "PAST_REF", None, "era"),
    ("The vote was held half a century ago in Rome.", "half a century ago", "1974", "1974", "ago"),
    # weekday
    ("The minister said on Sunday that talks had failed.", "Sunday", "2024-04-07", "2024-04-07", "weekday"),
    ("The minister will visit Rome on Sunday.", "Sunday", "2024-04-14", "2024-04-14", "weekday"),
    ("The minister visited Rome on Wednesday.", "Wednesday", "2024-04-10", "2024-04-10", "weekday"),
    ("The minister visited Rome last Wednesday.", "last Wednesday", "2024-04-03", "2024-04-03", "weekday"),
    ("The minister spoke days before her meeting with him on Friday.", "Friday", "2024-04-12", "2024-04-12", "weekday"),
    # deictics
    ("The vote was held yesterday in Rome.", "yesterday", "2024-04-09", "2024-04-09", "today"),
    ("The vote will be held tomorrow in Rome.", "tomorrow", "2024-04-11", "2024-04-11", "today"),
    ("The vote was held last week in Rome.", "last week", "2024-W14", "2024-04-01/2024-04-07", "relative-unit"),
    ("The vote will be held next month in Rome.", "next month", "2024-05", "2024-05", "relative-unit"),
    ("The vote was held late last year in Rome.", "late last year", "2023", "2023", "relative-unit"),
    ("The vote was held two years ago in Rome.", "two years ago", "2022", "2022", "ago"),
    ("The vote was held 10 days ago in Rome.", "10 days ago", "2024-03-31", "2024-03-31", "ago"),
    ("The vote was held nearly a decade ago in Rome.", "nearly a decade ago", "201", "201X", "ago"),
    (
        "The vote was held the day before yesterday.",
        "the day before yesterday",
        "2024-04-08",
        "2024-04-08",
        "day-before-yesterday",
    ),
    ("It was sold over the weekend to a rival.", "the weekend", "2024-W14-WE", "2024-04-06/2024-04-07", "running-unit"),
    ("The deal should close by year-end, it said.", "year-end", "2024", "2024", "year-end"),
    (
        "A hearing was set for the week of May 6 in Rome.",
        "the week of May 6",
        "2024-W19",
        "2024-05-06/2024-05-12",
        "week-of",
    ),
    # holiday
    ("Shops were closed on Christmas Eve in Rome.", "Christmas Eve", "2023-12-24", "2023-12-24", "holiday"),
    ("The pope will speak on Easter 2025 in Rome.", "Easter 2025", "2025-04-20", "2025-04-20", "holiday"),
    ("They gathered on Thanksgiving 2023 in Ohio.", "Thanksgiving 2023", "2023-11-23", "2023-11-23", "holiday"),
]

PAIRS = [
    ("The fair runs from April 8-14 in Rome.", [("April 8", "2024-04-08"), ("14", "2024-04-14")]),
    ("It ran 3-5 January 2022 in Rome.", [("3", "2022-01-03"), ("5 January 2022", "2022-01-05")]),
    ("He is in Rome from the 8th to the 14th.", [("the 8th", "2024-04-08"), ("the 14th", "2024-04-14")]),
    ("He was banned for 2019-21 by the league.", [("2019", "2019"), ("21", "2021")]),
    ("They met in April and June 1955 in Rome.", [("April", "1955-04"), ("June 1955", "1955-06")]),
    ("The war lasted from 499 to 493 BC there.", [("499", "BC0499"), ("493 BC", "BC0493")]),
    ("The fair was held between March and June 2022.", [("March", "2022-03"), ("June 2022", "2022-06")]),
    (
        "The siege began on May 3, 2019. The following day the city fell.",
        [("May 3, 2019", "2019-05-03"), ("The following day", "2019-05-04")],
    ),
    (
        "The siege began on May 3, 2019. Two weeks later the city fell.",
        [("May 3, 2019", "2019-05-03"), ("Two weeks later", "2019-W20")],
    ),
    (
        "The siege began in May 2019. Later that year the city fell.",
        [("May 2019", "2019-05"), ("Later that year", "2019")],
    ),
    (
        "The siege began in May 2019. The same month the city fell.",
        [("May 2019", "2019-05"), ("The same month", "2019-05")],
    ),
    (
        "Profit in the third quarter of 2023 rose to $3 million from $2 million a year earlier.",
        [("the third quarter of 2023", "2023-Q3"), ("a year earlier", "2022-Q3")],
    ),
]


@pytest.mark.parametrize(
    ("text", "words", "value", "edtf", "rule"), ROWS, ids=[row[1] + "|" + row[0][:30] for row in ROWS]
)
def test_date(draft: Run, text: str, words: str, value: str, edtf: str | None, rule: str) -> None:  # noqa: PLR0917 - a row
    times = draft(text, published="2024-04-10").times
    assert (words, value, edtf, rule) in [(time.text, time.value, time.edtf, time.rule) for time in times]
    assert [time.text for time in times].count(words) == 1


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[row[0][:50] for row in PAIRS])
def test_dates_told_together(draft: Run, text: str, expected: list[tuple[str, str]]) -> None:
    times = draft(text, published="2024-04-10").times
    assert [(time.text, time.value) for time in times if time.type == "DATE"] == expected


@pytest.mark.parametrize(
    ("words", "mod"),
    [
        ("early March", "START"),
        ("mid-March", "MID"),
        ("late March", "END"),
        ("the end of March", "END"),
        ("the beginning of March", "START"),
        ("around March 5", "APPROX"),
        ("fiscal 2023", "APPROX"),
        ("the fiscal first quarter", "APPROX"),
        ("Ramadan", "APPROX"),
    ],
)
def test_modifier(draft: Run, words: str, mod: str) -> None:
    (time,) = draft(f"Prices rose in {words}, he said.", published="2024-04-10").times
    assert (time.text, time.mod) == (words, mod)


FLOATING = [
    ("The minister spoke on Sunday in Rome.", "Sunday", "XXXX-WXX-7", None),
    ("The minister spoke on the 7th, before her visit.", "the 7th", "XXXX-XX-07", "XXXX-XX-07"),
    ("The minister spoke on April 7 in Rome.", "April 7", "XXXX-04-07", "XXXX-04-07"),
    ("The minister spoke in April in Rome.", "April", "XXXX-04", "XXXX-04"),
    ("The minister spoke yesterday in Rome.", "yesterday", "XXXX-XX-XX", None),
    ("The minister will resign next year, she said.", "next year", "XXXX", None),
    ("The minister resigned last week, she said.", "last week", "XXXX-WXX", None),
    ("The minister spoke at Christmas in Rome.", "Christmas", "XXXX-12-25", "XXXX-12-25"),
]


@pytest.mark.parametrize(("text", "words", "value", "edtf"), FLOATING, ids=[row[1] for row in FLOATING])
def test_without_a_publication_day_nothing_is_invented(
    draft: Run, text: str, words: str, value: str, edtf: str | None
) -> None:
    (time,) = draft(text).times
    assert (time.text, time.value, time.edtf, time.earliest, time.latest) == (words, value, edtf, None, None)


NEWS = [
    ("Two Fridays ago he flew to Rome.", "Two Fridays ago", "2024-03-29"),
    ("The trial will start a week from Monday.", "a week from Monday", "2024-04-22"),
    ("He resigned on Tuesday of last week.", "Tuesday of last week", "2024-04-02"),
    ("At 5 a.m. on the morning of Sept. 3 it blew up.", "5 a.m. on the morning of Sept. 3", "2023-09-03T05:00"),
    ("On the 12th Weber will be received in Rome.", "the 12th", "2024-04-12"),
    ("The shop opened on March eighth in Rome.", "March eighth", "2024-03-08"),
    ("First-half profit rose 5%.", "First-half", "2023-H1"),
    ("Profit beat that of the year-ago third quarter.", "the year-ago third quarter", "2022-Q3"),
    ("Sales rose from the same quarter a year earlier.", "the same quarter a year earlier", "2023-Q1"),
    ("The index lost 2% on the day.", "the day", "2024-04-10"),
    ("The group planned a rally on Saturday in Rome.", "Saturday", "2024-04-13"),
    ("It had been due to expire on Friday.", "Friday", "2024-04-05"),
    ("Until Tuesday, they had not named him.", "Tuesday", "2024-04-09"),
    ("The vote was planned for early May.", "early May", "2024-05"),
    ("It was sold in FY2023 to a rival.", "FY2023", "2023"),
    ("The hall was built in the 470s BC.", "the 470s BC", "BC047"),
    ("It was 2019's loudest concert.", "2019", "2019"),
    ("Floods hit Rome on Friday.", "Friday", "2024-04-05"),
    ("Wed May 5, 2010 was cold.", "Wed May 5, 2010", "2010-05-05"),
    ("The fair opens this coming Sunday, April 14, in Rome.", "this coming Sunday, April 14", "2024-04-14"),
    ("The clinic closed on Friday, April 7, in Rome.", "Friday, April 7", "2023-04-07"),
    ("He gave up flying after the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
    ("Two died in the Sept. 11 attack on the post.", "Sept. 11", "XXXX-09-11"),
    ("Sales jumped the day after Thanksgiving.", "the day after Thanksgiving", "2023-11-24"),
    ("She left two days before April 3 in haste.", "two days before April 3", "2024-04-01"),
    ("The choir meets three weeks before Easter.", "three weeks before Easter", "2024-W10"),
    ("They voted on the first Tuesday of March.", "the first Tuesday of March", "2024-03-05"),
    ("They will vote on the last Sunday in September 2025.", "the last Sunday in September 2025", "2025-09-28"),
    ("The show runs in the first week of May.", "the first week of May", "2024-05"),
    ("It was sold in the week before last.", "the week before last", "2024-W13"),
    ("It was sold a year and a half ago.", "a year and a half ago", "2022-10"),
    ("It was sold a quarter of a century ago.", "a quarter of a century ago", "1999"),
    ("It was hot in the summer of '69.", "the summer of '69", "1969-SU"),
    ("Banks were closed on Presidents Day.", "Presidents Day", "2024-02-19"),
    ("He spent much of the week in Rome.", "the week", "2024-W15"),
    ("The price fell to $4 from $6 in September.", "September", "2023-09"),
    ("She spoke of electing a woman in August.", "August", "2024-08"),
    ("He resigned in January of last year.", "January of last year", "2023-01"),
    ("He had to resign on March 5 of last year.", "March 5 of last year", "2023-03-05"),
    ("The bridge will open in December of next year.", "December of next year", "2025-12"),
    ("Sales fell in the first half of last year.", "the first half of last year", "2023-H1"),
    ("Sales fell in last year's first quarter.", "last year's first quarter", "2023-Q1"),
    ("In the spring of last year she moved.", "the spring of last year", "2023-SP"),
    ("It was sold well over a decade ago.", "over a decade ago", "201"),
    ("She left two days before last Friday.", "two days before last Friday", "2024-04-03"),
    ("The tariff was lifted three days after Christmas 2022.", "three days after Christmas 2022", "2022-12-28"),
    ("The bank will post its fourth-quarter results.", "fourth-quarter", "2023-Q4"),
    ("The bank will cut fees in the fourth quarter.", "the fourth quarter", "2024-Q4"),
    ("The index passed its high set on Aug. 6.", "Aug. 6", "2023-08-06"),
    ("A hearing set for Rome on Aug. 6 was moved.", "Aug. 6", "2024-08-06"),
    ("Its shops, worth millions in October, are empty.", "October", "2023-10"),
    ("The vote on Sunday is a test for her.", "Sunday", "2024-04-14"),
    ("Prices slid, losing a tenth in October.", "October", "2023-10"),
    ("They won, setting up a July final in Rome.", "July", "2024-07"),
    ("The town will be full on Memorial Day weekend.", "Memorial Day weekend", "2024-W21-WE"),
    ("The town was full on Thanksgiving weekend.", "Thanksgiving weekend", "2023-W47-WE"),
    ("The town was full in Easter week.", "Easter week", "2024-W13"),
    ("The shops were full on Black Friday.", "Black Friday", "2023-11-24"),
    ("The band played on Shrove Tuesday.", "Shrove Tuesday", "2024-02-13"),
    ("The bakers rested during Ramadan.", "Ramadan", "2024-03-11/2024-04-09"),
    ("The bakers rested during Ramadan 2023.", "Ramadan 2023", "2023-03-22/2023-04-20"),
    ("She left two days before Ramadan.", "two days before Ramadan", "2024-03-09"),
    ("The candles burned at Hanukkah 2023.", "Hanukkah 2023", "2023-12-08/2023-12-15"),
    ("She gave up sugar for Lent.", "Lent", "2024-02-14/2024-03-30"),
    ("He will step down after the talks in May.", "May", "2024-05"),
    ("He stepped down after the talks in May.", "May", "2023-05"),
    ("The leak forced her to resign on Sunday.", "Sunday", "2024-04-07"),
    ("He agreed to pay her on Sunday.", "Sunday", "2024-04-14"),
    ("The fall on Tuesday is a warning to her.", "Tuesday", "2024-04-09"),
    ("He will run in the fall on a new ticket.", "the fall", "2024-FA"),
    ("Rivals sit close in polls ahead of Tuesday's vote.", "Tuesday", "2024-04-16"),
    ("He threatened to quit the board on Tuesday.", "Tuesday", "2024-04-09"),
    ("He is expected to quit the board on Tuesday.", "Tuesday", "2024-04-16"),
    ("Votes will be counted on Tuesday in Rome.", "Tuesday", "2024-04-16"),
    ("The mayor declined to comment on Sunday.", "Sunday", "2024-04-07"),
    ("The mayor would not say on Sunday who had left.", "Sunday", "2024-04-07"),
    ("The mayor would not travel on Sunday to Rome.", "Sunday", "2024-04-14"),
    ("He led the party through the November vote.", "November", "2023-11"),
    ("She arrives in two weeks' time.", "two weeks' time", "2024-W17"),
    ("The deal was signed five years ago today.", "five years ago today", "2019-04-10"),
    ("The deal was signed three weeks ago today.", "three weeks ago today", "2024-03-20"),
    ("Two weeks later, she resigned.", "Two weeks later", "FUTURE_REF"),
    ("The 7 May ruling was quashed.", "7 May", "2024-05-07"),
    ("He fell ill on the mid-March trip.", "mid-March", "2024-03"),
    ("She stepped down in March for good.", "March", "2024-03"),
    ("The March vote was close.", "March", "2024-03"),
    ("He left her last fall in Rome.", "last fall", "2023-FA"),
]


@pytest.mark.parametrize(("text", "words", "value"), NEWS, ids=[row[1] for row in NEWS])
def test_date_in_the_news(draft: Run, text: str, words: str, value: str) -> None:
    times = draft(text, published="2024-04-10").times
    assert [(time.text, time.value) for time in times] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Between March and June it rained.", ["2023-03", "2023-06"]),
        ("The shop was closed from November to February.", ["2023-11", "2024-02"]),
        ("The forms are of 12/04/2024 and 25/04/2024.", ["2024-04-12", "2024-04-25"]),
        ("The forms are of 12/04/2023 and 04/25/2023.", ["2023-12-04", "2023-04-25"]),
        ("The park will be open from November to February.", ["2024-11", "2025-02"]),
        ("The fair ran from Monday to Friday.", ["2024-04-01", "2024-04-05"]),
        ("The fair will run Thursday through Sunday.", ["2024-04-11", "2024-04-14"]),
        ("It ran from 2 p.m. to 5 p.m. on April 3.", ["2024-04-03T14:00", "2024-04-03T17:00"]),
        ("It rang at 9:40 p.m. (0140 GMT) on Sunday.", ["2024-04-07T21:40"]),
        ("They met on Sunday, and by the evening the two men had agreed.", ["2024-04-07", "2024-04-07TEV"]),
        ("The 70s and 80s were fun.", ["197", "198"]),
        ("They will vote on Friday. Earlier in the evening he spoke.", ["2024-04-12", "2024-04-10TEV"]),
        ("The show airs Sundays at 9 p.m. in Rome.", ["XXXX-WXX-7", "XXXX-WXX-7T21:00"]),
        ("They meet at 7 p.m. every Tuesday in Rome.", ["XXXX-WXX-2T19:00", "XXXX-WXX-2"]),
        ("He fled on Friday. His day shift begins at 6 a.m. as always.", ["2024-04-05", "XXXX-XX-XXT06:00"]),
        ("He fled on Friday. His train left at 6 a.m. as always.", ["2024-04-05", "2024-04-05T06:00"]),
        ("They voted on Friday. Earlier in the evening he spoke.", ["2024-04-05", "2024-04-05TEV"]),
        ("Profit in the third quarter of 2023 rose from a year ago.", ["2023-Q3", "2022-Q3"]),
        (
            "Profit in the third quarter of 2023 rose. For the nine months, it fell from a year ago.",
            ["2023-Q3", "P9M", "2022"],
        ),
    ],
)
def test_dates_bear_on_each_other(draft: Run, text: str, values: list[str]) -> None:
    assert [time.value for time in draft(text, published="2024-04-10").times] == values


def test_an_entry_of_a_live_blog_is_of_the_day_of_publication(draft: Run) -> None:
    text = "He lost the vote in 1994 on May 3.\n\n4:30 p.m.\n\nThe polls have closed."
    times = draft(text, published="2024-04-10").times
    assert (times[-1].text, times[-1].value) == ("4:30 p.m.", "2024-04-10T16:30")


def test_attacks_to_come_are_not_those_told_of(draft: Run) -> None:
    (time,) = draft("Police feared the Sept. 11 attacks.", published="1998-09-14").times
    assert time.value == "1998-09-11"
