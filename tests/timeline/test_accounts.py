"""Which date and status win, and that the others are kept with who tells them."""

from typing import Any

import pytest

from dateline.extract.timeline.build import build

SENTENCE = "Ann Lee met Bo Roe in Oslo"
# Dates that three articles give; the date of the event; the dates listed as accounts.
DATES = [
    (("2024-04-10", "2024-04-10", "2024-04-11"), "2024-04-10", ["2024-04-10", "2024-04-11"]),
    (("2024-04-11", "2024-04-11", "2024-04-10"), "2024-04-11", ["2024-04-11", "2024-04-10"]),
    (("2024-04", "2024-04-10", "2024-04-11"), "2024-04-10", ["2024-04-10", "2024-04-11"]),
    (("2024", "2024-04", "2024-04-10"), "2024-04-10", []),
    (("XXXX-XX-10", None, "2024-04-10"), "2024-04-10", []),
    (("XXXX-XX-10", "XXXX-XX-10", None), "XXXX-XX-10", []),
    ((None, None, None), None, []),
]


@pytest.mark.parametrize(("dates", "best", "told"), DATES)
def test_the_date_told_most_precisely_and_most_often_wins(
    tell: Any, make: Any, dates: Any, best: Any, told: Any
) -> None:
    timeline = build(
        make(id_, tell(SENTENCE, "met", lemma="meet", who=["Ann Lee", "Bo Roe"], when=when))
        for id_, when in zip("abc", dates, strict=True)
    )
    (event,) = (*timeline.events, *timeline.undated)
    assert (event.when.edtf if event.when else None) == best
    assert [account.value for account in event.accounts if account.about == "date"] == told


def test_a_date_the_text_tells_beats_the_articles_own(tell: Any, make: Any) -> None:
    timeline = build(
        make(id_, tell(SENTENCE, "met", lemma="meet", who=["Ann Lee", "Bo Roe"], when=when, basis=basis))
        for id_, when, basis in (
            ("a", "2024-04-12", "reported"),
            ("b", "2024-04-12", "reported"),
            ("c", "2024-04-10", "stated"),
        )
    )
    (event,) = timeline.events
    assert event.when
    assert (event.when.edtf, event.when.basis, event.accounts) == ("2024-04-10", "stated", ())


# Status and publication day of two articles; the status of the event, whether they disagree.
STATUSES = [
    (("scheduled", "2024-04-01"), ("occurred", "2024-04-12"), "occurred", False),
    (("possible", "2024-04-01"), ("occurred", "2024-04-12"), "occurred", False),
    (("scheduled", "2024-04-12"), ("occurred", "2024-04-12"), "occurred", False),
    (("occurred", "2024-04-12"), ("scheduled", "2024-04-01"), "occurred", False),
    (("occurred", "2024-04-01"), ("scheduled", "2024-04-12"), "scheduled", True),
    (("scheduled", "2024-04-01"), ("denied", "2024-04-05"), "denied", True),
    (("occurred", "2024-04-15"), ("denied", "2024-04-15"), "occurred", True),
    (("scheduled", "2024-04-01"), ("occurred", "2024-04-05"), "scheduled", False),
    (("occurred", "2024-04-05"), ("occurred", "2024-04-06"), "scheduled", False),
    (("denied", "2024-04-05"), ("occurred", None), "denied", True),
    (("possible", "2024-04-01"), ("denied", "2024-04-05"), "denied", False),
    (("scheduled", None), ("occurred", None), "occurred", False),
    (("possible", None), ("scheduled", None), "scheduled", False),
]


@pytest.mark.parametrize("row", STATUSES)
def test_an_announced_event_takes_the_status_of_the_latest_report(tell: Any, make: Any, row: Any) -> None:
    first, second, status, contested = row
    timeline = build(
        make(
            id_,
            tell(SENTENCE, "met", lemma="meet", who=["Ann Lee", "Bo Roe"], when="2024-04-10", status=told),
            published=day,
        )
        for id_, (told, day) in zip("ab", (first, second), strict=True)
    )
    (event,) = timeline.events
    assert event.status == status
    told = {(account.value, account.articles) for account in event.accounts if account.about == "status"}
    assert told == ({(first[0], ("a",)), (second[0], ("b",))} if contested else set())
    assert [source.status for source in event.sources] == [first[0], second[0]]


def test_an_article_stands_on_one_side(tell: Any, make: Any) -> None:
    who = {"lemma": "meet", "who": ["Ann Lee", "Bo Roe"]}
    timeline = build(
        [
            make("a", tell(SENTENCE, "met", when="2024-04-10", **who), tell(SENTENCE, "met", when="2024-04-10", **who)),
            make("b", tell(SENTENCE, "met", when="2024-04-11", **who), tell(SENTENCE, "met", when="2024-04", **who)),
        ]
    )
    for event in timeline.events:
        for about in ("date", "number", "status"):
            sides = [article for account in event.accounts if account.about == about for article in account.articles]
            assert len(sides) == len(set(sides))


# Two sentences on one crash; the numbers that disagree.
NUMBERS = [
    ("The bus crash near Oslo left 12 dead", "The bus crash near Oslo left 15 dead", ["12 dead", "15 dead"]),
    ("The bus crash near Oslo left 12 dead", "The bus crash near Oslo left 12 dead and 30 hurt", []),
    ("The bus crash near Oslo left 12 dead", "The bus crash near Oslo hurt 15 people", []),
    ("The bus crash near Oslo left 12 dead, not 9 dead", "The bus crash near Oslo left 15 dead", []),
    (
        "The bus crash near Oslo cost $3 million",
        "The bus crash near Oslo cost $4.5 million",
        ["$3 million", "$4.5 million"],
    ),
    (
        "The bus crash near Oslo hurt 1,200 people",
        "The bus crash near Oslo hurt 900 people",
        ["1,200 people", "900 people"],
    ),
]


@pytest.mark.parametrize(("first", "second", "told"), NUMBERS)
def test_numbers_about_one_thing_that_disagree_are_kept(
    tell: Any, make: Any, first: Any, second: Any, told: Any
) -> None:
    timeline = build(
        make(id_, tell(sentence, "crash", when="2024-04-10"))
        for id_, sentence in zip("ab", (first, second), strict=True)
    )
    (event,) = timeline.events
    assert [account.value for account in event.accounts if account.about == "number"] == told


def test_copies_of_one_text_count_once(tell: Any, make: Any) -> None:
    wire = (
        "The ferry had left the northern quay an hour before dawn. Fishermen heard the alarm from the eastern shore.\n"
    )
    told = tell(
        "Ann Lee met Bo Roe in Oslo after the ferry went down",
        "met",
        lemma="meet",
        who=["Ann Lee", "Bo Roe"],
        when="2024-04-10",
    )
    copies = [make(id_, told, rest=wire) for id_ in "abc"]
    own = make(
        "d",
        tell(SENTENCE, "met", lemma="meet", who=["Ann Lee", "Bo Roe"], when="2024-04-10"),
        rest="Our reporter saw the mayor's car leave the old town hall late at night.\n",
    )
    (event,) = build([*copies, own]).events
    assert (len(event.sources), event.independent_sources) == (4, 2)
