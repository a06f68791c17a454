"""What is marked in plain text, and what is left alone."""

import pytest

from dateline.extract.read.dateexpr import date_line
from dateline.extract.read.dateline import find_dateline
from dateline.extract.read.layout import Layout, lay_out

STORY = (
    "The harbour of Port Elwin will reopen in stages from Monday, the transport minister said, after divers had "
    "cleared the last of the wreckage from its northern basin and engineers had checked the quays.\n"
    "Ships had been turned away for nine days. “We know what that cost,” the minister said.\n"
)


def marked(text: str, layout: Layout) -> list[tuple[str, str]]:
    return [(region.kind, text[region.start : region.end]) for region in layout.regions]


@pytest.mark.parametrize(
    ("line", "place", "agency", "day"),
    [
        ("TOKYO, April 7 (Reuters) - Japan said", "TOKYO", "Reuters", "April 7"),
        ("WASHINGTON (AP) — The Senate", "WASHINGTON", "AP", None),
        ("NAIROBI, Kenya (AP) _ Two ships", "NAIROBI, Kenya", "AP", None),
        ("NAIROBI, Kenya (AP)_ Two ships", "NAIROBI, Kenya", "AP", None),
        ("DAR ES SALAAM, Tanzania (AP) -- Two", "DAR ES SALAAM, Tanzania", "AP", None),
        ("BOISE, Idaho — A fire", "BOISE, Idaho", None, None),
        ("MIAMI _\n\nThe port", "MIAMI", None, None),
        ("ST. LOUIS, Aug. 3, 2023 (UPI) -- The", "ST. LOUIS", "UPI", "Aug. 3, 2023"),
        ("NEW YORK/LONDON, 7 April (Reuters) - Oil", "NEW YORK/LONDON", "Reuters", "7 April"),
        ("Tokyo\nCNN\n—\nThe prime minister", "Tokyo", "CNN", None),
        ("Tokyo/CNN — The prime minister", "Tokyo", "CNN", None),
        ("Seoul, South Korea\nCNN\n — \nThe", "Seoul, South Korea", "CNN", None),
        ("(CNN) — The prime minister", None, "CNN", None),
        ("JERUSALEM (Kyodo News) – Talks", "JERUSALEM", "Kyodo News", None),
        ("BEIJING, March 3 (Xinhua) -- China", "BEIJING", "Xinhua", "March 3"),
    ],
)
def test_a_dateline_names_place_agency_and_day(
    line: str, place: str | None, agency: str | None, day: str | None
) -> None:
    found = find_dateline(line, 0)
    assert found is not None
    assert (found.place, found.agency, line[slice(*found.date)] if found.date else None) == (place, agency, day)


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE — The harbour will reopen",
        "BREAKING NEWS - Three hurt at the quay",
        "Port Elwin - a town of 9,000 - was cut off",
        "The mayor (independent) - who was not there - agreed",
        "MINISTER: We know what that cost.",
        "April 7 - The harbour will reopen",
        "Monday — The harbour will reopen",
        "A well-known skipper said so",
        "— and then it rained",
        "A FIRE - three hurt at the quay",
        "On Tue, April 7 - the harbour reopened",
        "NATO-led troops crossed the river",
    ],
)
def test_no_dateline(line: str) -> None:
    assert find_dateline(line, 0) is None


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("Published 7:05 AM EDT, Sun April 7, 2024", ["Sun April 7, 2024"]),
        ("June 9, 2008", ["June 9, 2008"]),
        ("9 June 2008 09.23 BST", ["9 June 2008"]),
        ("Updated: 2024-04-08 10:15 GMT", ["2024-04-08"]),
        ("Updated April 9, 2024 | Published April 8, 2024", ["April 8, 2024", "April 9, 2024"]),
        ("Posted on 04/08/2024 at 5:30 p.m.", ["04/08/2024"]),
        ("Sunday, April 7, 2024 · 4 min read", ["Sunday, April 7, 2024"]),
    ],
)
def test_a_date_line_gives_its_dates_the_published_one_first(line: str, dates: list[str]) -> None:
    found = date_line(line, 0, len(line))
    assert found is not None
    assert [line[slice(*span)] for span in found.dates] == dates


@pytest.mark.parametrize(
    "line",
    [
        "June 9, 2008 was a Monday",
        "Published by the ministry",
        "May",
        "The deadline is April 7, 2024",
        "5:30",
        "12 May be enough",
    ],
)
def test_no_date_line(line: str) -> None:
    assert date_line(line, 0, len(line)) is None


def test_the_head_of_a_page_is_told_apart() -> None:
    head = (
        "Harbour to reopen in stages\nNine days of waiting come to an end\nBy Jane Doe and Ann Roe, CNN\n"
        "Published 7:05 AM EDT, Sun April 7, 2024\n"
    )
    text = head + "\nPort Elwin (CNN) — " + STORY + "Most Commented\n"
    layout = lay_out(text)
    assert marked(text, layout) == [
        ("title", "Harbour to reopen in stages"),
        ("deck", "Nine days of waiting come to an end"),
        ("byline", "By Jane Doe and Ann Roe, CNN"),
        ("date", "Published 7:05 AM EDT, Sun April 7, 2024"),
        ("dateline", "Port Elwin (CNN) —"),
        ("furniture", "Most Commented"),
    ]
    assert (layout.title, layout.authors, layout.source, layout.place) == (
        "Harbour to reopen in stages",
        ("Jane Doe", "Ann Roe"),
        "CNN",
        "Port Elwin",
    )
    assert [(hint.basis, hint.text) for hint in layout.hints] == [("text", "Sun April 7, 2024")]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("By JANE DOE and Ann Roe", ("JANE DOE", "Ann Roe")),
        ("Jane Doe, CNN", ("Jane Doe",)),
        ("Jane Doe Views 1,204", ("Jane Doe",)),
        ("Jane Doe, Staff Writer", ("Jane Doe",)),
        ("By Jane Doe | April 7, 2024", ("Jane Doe",)),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    text = f"Harbour to reopen in stages\n{line}\n{STORY}"
    layout = lay_out(text)
    assert ("byline", line) in marked(text, layout)
    assert layout.authors == names


@pytest.mark.parametrize(
    "line", ["By Monday it had rained.", "By the river, they waited", "Paris, London", "By Friday"]
)
def test_no_byline(line: str) -> None:
    text = f"Harbour to reopen in stages\n{line}\n{STORY}"
    assert all(kind != "byline" for kind, _ in marked(text, lay_out(text)))


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Share this article",
        "Read more: Nine days at anchor",
        "Related: Nine days at anchor",
        "Sign up for our daily newsletter",
        "© 2024 The Elwin Post",
        "Copyright 2024 The Elwin Post. All rights reserved.",
        "Follow us on Twitter",
        "Share on Facebook",
        "https://post.example/harbour",
        "Photo: The northern basin",
        "1,204 comments",
    ],
)
def test_furniture_is_marked(line: str) -> None:
    text = f"{STORY}{line}\n{STORY}"
    assert marked(text, lay_out(text)) == [("furniture", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the news.",
        "Comments by the minister were not welcome.",
        "Watch him closely, the skipper said.",
        "Follow the money, she said.",
        "Sign up or stay out, the union told its members.",
        "Video of the collision was shown in court.",
        "Photographs of the quay were shown in court.",
        "Related parties were not paid.",
        "Print was his first love.",
        "June 9, 2008",
        "Get out of the water, he shouted.",
    ],
)
def test_prose_after_the_head_is_left_alone(line: str) -> None:
    text = f"{STORY}{line}\n{STORY}"
    assert marked(text, lay_out(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "The harbour will reopen on Monday.\n" + STORY,
        "She was 85.\n" + STORY,
        "The harbour reopens",
        "“We waited.”\nHe shrugged.\n" + STORY,
        "\n\n  \n",
        "",
    ],
)
def test_a_text_without_a_title_has_none(text: str) -> None:
    layout = lay_out(text)
    assert layout.title is None
    assert layout.regions == []


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Harbour to reopen in stages", "Harbour to reopen in stages"),
        ("# Harbour to reopen in stages", "Harbour to reopen in stages"),
        ("Who pays for the harbour?", "Who pays for the harbour?"),
        ("Harbour Will Reopen In Stages.", "Harbour Will Reopen In Stages."),
        ("Minister: “We know what that cost”", "Minister: “We know what that cost”"),
    ],
)
def test_titles(first: str, title: str) -> None:
    assert lay_out(f"{first}\n\n{STORY}").title == title


def test_a_title_from_metadata_is_found_where_the_text_repeats_it() -> None:
    text = "HARBOUR to reopen, in stages\n" + STORY
    layout = lay_out(text, "Harbour to Reopen in Stages")
    assert layout.title == "Harbour to Reopen in Stages"
    assert marked(text, layout) == [("title", "HARBOUR to reopen, in stages")]


def test_a_short_sentence_before_a_dateline_is_a_title() -> None:
    text = "Minister opens the harbour.\n\nPORT ELWIN (AP) - " + STORY
    assert [kind for kind, _ in marked(text, lay_out(text))] == ["title", "dateline"]


def test_headings_of_a_chronology_are_no_publication_dates() -> None:
    text = "Nine days at anchor\n" + "".join(f"June {day}, 2008\n{STORY}" for day in range(1, 5))
    assert lay_out(text).hints == []


@pytest.mark.parametrize(
    "opening",
    [
        "On June 9, 2008, Port Elwin",
        "At 9:30 a.m. on June 9, 2008, the port",
        "June 9, 2008, Port Elwin",
        "June 9, 2008 was a day on which",
    ],
)
def test_a_story_may_open_with_a_date(opening: str) -> None:
    rest = "had no ships at anchor for the first time since the war, the harbour master said. It was a quiet day."
    text = f"{opening} {rest}\n{STORY}"
    layout = lay_out(text)
    assert (layout.regions, layout.hints) == ([], [])


def test_a_date_line_that_runs_into_the_story_is_marked() -> None:
    text = "Harbour to reopen in stages\nPublished 12:17 am, Monday, September 16, 2013 " + STORY
    layout = lay_out(text)
    assert marked(text, layout)[1] == ("date", "Published 12:17 am, Monday, September 16, 2013")
    assert [hint.text for hint in layout.hints] == ["Monday, September 16, 2013"]
