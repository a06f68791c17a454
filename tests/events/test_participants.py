"""Who took part and where: one case a sentence, for its first event."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft

CASES = [
    ("Maria Keller met Tom Brandt in Geneva.", {("agent", "Maria Keller"), ("patient", "Tom Brandt")}, "Geneva"),
    ("The factory was closed by Norcorp in 2015.", {("patient", "The factory"), ("agent", "Norcorp")}, None),
    (
        "Maria Keller and Tom Brandt flew to Lima.",
        {("agent", "Maria Keller"), ("agent", "Tom Brandt"), ("recipient", "Lima")},
        None,
    ),
    (
        "Maria Keller arrived in Oslo with Tom Brandt on Saturday.",
        {("agent", "Maria Keller"), ("companion", "Tom Brandt")},
        "Oslo",
    ),
    (
        "The summit between Norway and Chile took place in Lima in 2019.",
        {("agent", "Norway"), ("agent", "Chile")},
        "Lima",
    ),
    ("Maria Keller's visit to Chile begins on Friday.", {("agent", "Maria Keller"), ("recipient", "Chile")}, None),
    ("Maria Keller, who sued Norway in 2011, lost.", {("agent", "Maria Keller"), ("patient", "Norway")}, None),
    (
        "Maria Keller gave Tom Brandt a medal.",
        {("agent", "Maria Keller"), ("recipient", "Tom Brandt"), ("patient", "a medal")},
        None,
    ),
    ("Maria Keller threatened to sue Tom Brandt.", {("agent", "Maria Keller"), ("patient", "Tom Brandt")}, None),
    ("Tom Brandt was elected president in 2012.", {("patient", "Tom Brandt")}, None),
    ("Maria Keller resigned on Monday.", {("agent", "Maria Keller")}, None),
]


@pytest.mark.parametrize(("text", "participants", "place"), CASES)
def test_participants_and_place(
    draft: Callable[..., Draft], text: str, participants: set[tuple[str, str]], place: str | None
) -> None:
    event = draft(text, published="2024-04-08").events[0]
    assert {(one.role, one.text) for one in event.participants} == participants
    assert (event.place.text if event.place else None) == place
    assert all(text[one.start : one.end] == one.text for one in event.participants)


def test_a_participant_is_an_entity(draft: Callable[..., Draft]) -> None:
    result = draft("Maria Keller met Tom Brandt. She resigned on Monday.", published="2024-04-08")
    met, resigned = result.events
    assert met.participants[0].entity is not None
    assert resigned.participants[0].entity == met.participants[0].entity


def test_a_time_takes_no_part(draft: Callable[..., Draft]) -> None:
    (event,) = draft("By 2027, Norway will sell the port.", published="2024-04-08").events
    assert [one.text for one in event.participants] == ["Norway", "the port"]
