"""What is an event of a timeline, and what is not: one case a sentence."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft

FOUND = [
    ("Maria Keller met Tom Brandt in Geneva.", ["meet"]),
    ("Maria Keller resigned on Monday.", ["resign"]),
    ("Norcorp has launched a satellite.", ["launch"]),
    ("Chile accused Norway of dumping waste.", ["accuse"]),
    ("Brandt was arrested by police in Lima on Saturday.", ["arrest"]),
    # nouns
    ("Keller's resignation on Monday surprised nobody.", ["resignation"]),
    ("The strike lasted from 2001 to 2003.", ["strike"]),
    ("The summit between Norway and Chile took place in Lima in 2019.", ["summit"]),
    ("The talks between Norway and Chile ended on Sunday.", ["talks"]),
    ("Keller's visit to Chile begins on Friday.", ["visit"]),
    # light verbs
    ("The ministers held a meeting in Geneva on Monday.", ["meeting"]),
    ("Brandt made a proposal to the unions on Tuesday.", ["proposal"]),
    ("Keller took office in 2019.", ["office"]),
    ("Keller paid a visit to Oslo last week.", ["visit"]),
    # aspect and modal verbs
    ("Workers began to build the bridge in March.", ["build"]),
    ("Norway is expected to sign the treaty on Friday.", ["sign"]),
    ("The two sides failed to agree on Friday.", ["agree"]),
    ("Brandt threatened to sue Norcorp on Tuesday.", ["sue"]),
    ("Norcorp plans to open a plant in Chile in 2031.", ["open"]),
    # a state that begins on a day
    ("The phone will be available on Friday.", ["be"]),
    # what is called off, or announced
    ("The visit was called off on Monday.", ["visit"]),
    ("The summit was postponed on Monday.", ["summit"]),
    # no condition, though the auxiliary comes first, and no question
    ("Nor had Keller met Brandt in 2003.", ["meet"]),
    ("Keller resigned on Monday. Why?", ["resign"]),
    # what was not, and what would have been of it
    ("Had Norway sold the ship in 2003, Norcorp would have closed the plant.", ["close"]),
    # more than one in a sentence
    ("Keller founded Norcorp in 1996 and sold the firm to Brandt in 2003.", ["found", "sell"]),
    ("The bridge, which was built by Norcorp in 1988, collapsed on Sunday.", ["build", "collapse"]),
]

NONE = [
    "The problem is not finding the ships.",
    "A key part of the plan is rebuilding ties with Chile.",
    "The bridge is old.",
    "The bridge is open.",
    "Keller believes in free trade.",
    "Cats sleep a lot.",
    "Norcorp makes engines.",
    "Meetings are useful.",
    "Everyone wants a better life.",
    "The company can build engines.",
    "Keller lives in Oslo.",
    "The museum owns forty paintings.",
    "The lake contains salt.",
    "It rains a lot in Bergen.",
    "The treaty consists of nine parts.",
    "Keller likes the new plan.",
    "Fjordbank remains the largest lender.",
    "The law is based on an older one.",
    "Visitors love the harbour.",
    "An engine of this kind costs nine dollars.",
    "To win is everything.",
    "The river borders Chile.",
    "No ferry had ever sunk in that bay.",
    "Keller has never met the mayor.",
    "“It was a mistake,” someone said.",
    "Keller often sold ships to Chile.",
    "Norcorp is wary of Keller's attacks.",
    "Every year, Keller visited Chile.",
    "Did Keller sell the ship to Norway?",
    "Will Keller meet Brandt on Friday?",
    "In 2019, Keller was one of two senators to vote for the treaty.",
    "Exports were lower than they would have been had Norway not signed the treaty in 2003.",
    "Starting this week.",
    "",
    "1 2 3",
]


@pytest.mark.parametrize(("text", "lemmas"), FOUND)
def test_finds_the_trigger(draft: Callable[..., Draft], text: str, lemmas: list[str]) -> None:
    events = draft(text, published="2024-04-08").events
    assert [event.trigger.lemma for event in events] == lemmas
    assert all(text[event.trigger.start : event.trigger.end] == event.trigger.text for event in events)


@pytest.mark.parametrize("text", NONE)
def test_states_habits_and_opinions_are_no_events(draft: Callable[..., Draft], text: str) -> None:
    assert draft(text, published="2024-04-08").events == ()
