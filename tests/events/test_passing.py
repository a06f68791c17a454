"""What is mentioned in passing: one case a sentence; an event that is told has its own line instead."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from dateline.extract.draft import Draft
from dateline.extract.events.stage import find_events
from dateline.extract.nlp import make_doc
from dateline.extract.options import Options
from dateline.models.article import Article, Document

_WORDS = ["Fire", "fire", "DIES", "the", "dead", "stolen", ",", "said", ".", "\n", "to"]

MENTIONED = [
    ("Residents slept outside after the earthquake.", "earthquake"),
    ("The paper printed photographs of the trial.", "trial"),
    ("The stolen paintings hang in Oslo.", "steal"),
    ("Police found the guard dead.", "dead"),
    ("To sell the mill is hard.", "sell"),
    ("MAYOR DIES IN LIMA AT 95", "die"),
    ("The death toll is unknown.", "death"),
    ("The rescue boats were late.", "rescue"),
]

NOT_MENTIONED = [
    ("Every launch is costly.", "launch"),
    ("Another strike is possible.", "strike"),
    ("Keller owns the house.", "own"),
    ("The bridge is old.", "be"),
    ("Keller made a chair.", "make"),
    ("Cats like milk.", "like"),
    ("On Monday the oldest clerk of the Coastal Rescue Society left for Lima.", "rescue"),
    ("The ruling party met in Lima.", "rule"),
    ("The bank has many registered customers.", "register"),
    ("The Keller campaign has offices in Lima.", "campaign"),
    ("The establishment is afraid of change.", "establishment"),
    ("Immigration is the topic of the year.", "immigration"),
    ("The council may change its rules to enter the race.", "change"),
    ("The council may change its rules to enter the race.", "enter"),
]


@pytest.mark.parametrize(("text", "lemma"), MENTIONED)
def test_mentions_in_passing(draft: Callable[..., Draft], text: str, lemma: str) -> None:
    found = draft(text)
    assert lemma in {event.trigger.lemma for event in found.passing}
    assert lemma not in {event.trigger.lemma for event in found.events}
    assert all(event.when is None for event in found.passing)


@pytest.mark.parametrize(("text", "lemma"), NOT_MENTIONED)
def test_what_is_no_mention(draft: Callable[..., Draft], text: str, lemma: str) -> None:
    assert lemma not in {event.trigger.lemma for event in draft(text).passing}


def test_the_background_of_a_long_article_is_not_searched(draft: Callable[..., Draft]) -> None:
    top, below = "Neighbours talked of a fire.", "Neighbours talked of a flood."
    found = draft(f"{top}\n\n{'The houses are old and of wood. ' * 130}\n\n{below}")
    assert [event.trigger.lemma for event in found.passing] == ["fire"]


def test_what_is_told_is_not_mentioned_too(draft: Callable[..., Draft]) -> None:
    found = draft("Keller resigned on Monday after the strike.", published="2024-04-08")
    told = {event.trigger.start for event in found.events}
    assert told
    assert told.isdisjoint(event.trigger.start for event in found.passing)


@given(
    text=st.text(max_size=200)
    | st.lists(st.sampled_from(["Fire", "fire", "DIES", "the", "dead", "stolen", ",", "said", ".", "\n", "to"])).map(
        " ".join
    )
)
def test_any_text(nlp: Language, text: str) -> None:
    found = Draft(Document(Article("a", "a.txt"), text), nlp(make_doc(nlp, text)), Options())
    find_events(found)
    for event in found.passing:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert 0 < len(event.headline) <= 100
