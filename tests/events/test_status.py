"""Whether it happened: one case a sentence, the status of its first event."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft

CASES = [
    ("It is said that Norway needs Chile, and that Norcorp would sell the ship.", "scheduled"),
    ("Keller met Brandt on Friday.", "occurred"),
    ("Norcorp has closed the plant.", "occurred"),
    ("Keller took office in 2019.", "occurred"),
    ("The summit between Norway and Chile took place in 2019.", "occurred"),
    ("Norway is building a bridge.", "ongoing"),
    ("Brandt is being questioned by police in Lima.", "ongoing"),
    ("Keller will meet Brandt in Geneva on Friday.", "scheduled"),
    ("Keller would meet Brandt on Friday, her office said.", "scheduled"),
    ("Norway is expected to sign the treaty on Friday.", "scheduled"),
    ("Norcorp plans to open a plant in Chile in 2031.", "scheduled"),
    ("A summit between Norway and Chile is scheduled for Friday.", "scheduled"),
    ("The summit was postponed on Monday.", "scheduled"),
    ("The planned merger of Norcorp and Fjordbank is unpopular.", "scheduled"),
    ("Keller's visit to Chile begins on Friday.", "scheduled"),
    ("Keller may visit Chile next week.", "possible"),
    ("Norcorp could close the plant if Brandt returns.", "possible"),
    ("Brandt threatened to sue Norcorp on Tuesday.", "possible"),
    ("Keller hopes to win the election.", "possible"),
    ("Police want to question Brandt.", "possible"),
    ("If Brandt wins, Norcorp sells the ship on Friday.", "possible"),
    ("Norway will sign the treaty on Friday even if Brandt resigns.", "scheduled"),
    ("There is a chance that Keller will meet Brandt on Friday.", "possible"),
    ("It is a hope that Norcorp will sell the ship.", "possible"),
    ("There is a plan that Norcorp will sell the ship.", "scheduled"),
    ("Assuming that Norcorp will sell the ship is naive.", "possible"),
    ("The knife that Brandt used to kill Keller is lost.", "occurred"),
    ("Norcorp is going to sell the ship.", "scheduled"),
    ("Keller has yet to apologize to Brandt.", "denied"),
    ("Keller appeared to lose her temper on Friday.", "possible"),
    ("Norway will sell the ship if Chile is asked.", "possible"),
    ("Norway will launch the ship on Friday if all goes well.", "scheduled"),
    ("Keller did not sign the treaty on Monday.", "denied"),
    ("Keller never visited Chile.", "denied"),
    ("Keller refused to sign the treaty.", "denied"),
    ("Keller declined to comment.", "denied"),
    ("The two sides failed to agree on Friday.", "denied"),
    ("The visit was called off on Monday.", "denied"),
    ("The summit was cancelled on Monday.", "denied"),
    ("Norcorp will no longer open the plant.", "denied"),
    ("Neither company signed the treaty.", "denied"),
    ("The house appeared abandoned by its owners.", "possible"),
    ("The council is poised to elect Keller this week.", "possible"),
    ("There is no guarantee that the senators will sell the ship.", "possible"),
    ("The plans would see Keller raise the budget next year.", "possible"),
    ("After the harbour is closed by Norway, Keller will resign.", "scheduled"),
    ("After the harbour was closed by Norway, Keller will resign.", "occurred"),
    ("The bridge was not opened until Friday.", "occurred"),
    ("The bridge will not be opened until 12 April.", "scheduled"),
    ("The bridge was not opened on Friday.", "denied"),
    ("Keller didn’t sign the treaty on Friday.", "denied"),
    ("The bridge is not expected to open until 12 April.", "scheduled"),
    ("The northern team set out on 9 May; the southern one needed more time.", "occurred"),
]


@pytest.mark.parametrize(("text", "status"), CASES)
def test_status(draft: Callable[..., Draft], text: str, status: str) -> None:
    assert draft(text, published="2024-04-08").events[0].status == status


def test_what_is_denied_did_not_happen(draft: Callable[..., Draft]) -> None:
    denied, met = draft("Officials denied that Keller met Brandt.", published="2024-04-08").events
    assert (denied.status, met.status) == ("occurred", "denied")


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("Norway decided in 2022 to raise taxes by 2027.", "raise", "scheduled"),
        ("Keller pledged to ensure peace, rebuffing calls for a vote.", "rebuff", "occurred"),
        ("Brandt, who went on to lead the party in 1964, lost.", "lead", "occurred"),
        ("Keller warned that the plant could fail, remarking that Norway would pay.", "remark", "occurred"),
        ("Keller spoke in Lima, going on to jab Brandt.", "jab", "occurred"),
    ],
)
def test_what_governs_an_infinitive_says_what_becomes_of_it(
    draft: Callable[..., Draft], text: str, lemma: str, status: str
) -> None:
    events = draft(text, published="2024-04-08").events
    assert {event.status for event in events if event.trigger.lemma == lemma} == {status}


def test_an_open_question_denies_nothing(draft: Callable[..., Draft]) -> None:
    events = draft("Many wondered whether or not Norcorp had been sold to Chile.", published="2024-04-08").events
    assert {event.status for event in events if event.trigger.lemma == "sell"} == {"possible"}


def test_a_date_ahead_makes_a_visit_under_way_scheduled(draft: Callable[..., Draft]) -> None:
    text = "Keller, who is visiting Chile from 12 April to 14 April 2024, landed in Lima on Sunday."
    visit = draft(text, published="2024-04-08").events[0]
    assert (visit.trigger.lemma, visit.status) == ("visit", "scheduled")
