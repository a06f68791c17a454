"""What holds of every event of every text, and how statements hang on events."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract.draft import Draft
from dateline.models.article import Article, Document, Region
from dateline.models.span import Span

WORDS = [
    *(
        "Keller",
        "Norway",
        "met",
        "said",
        "that",
        "will",
        "the",
        "summit",
        "visit",
        "in",
        "on",
        "Friday",
        "2019",
        "since",
    ),
    *(
        "was",
        "called",
        "off",
        "“",
        "”",
        ",",
        ".",
        "and",
        "which",
        "held",
        "a",
        "meeting",
        "to",
        "her",
        "not",
        "if",
        "\n\n",
    ),
]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(text: str, result: Draft) -> None:
    ids = [event.id for event in result.events]
    assert len(ids) == len(set(ids))
    assert [event.trigger.start for event in result.events] == sorted(event.trigger.start for event in result.events)
    for event in result.events:
        spans: list[Span] = [event.trigger, *event.participants, *([event.place] if event.place else [])]
        assert all(text[span.start : span.end] == span.text for span in spans)
        start, end = event.sentence
        assert start <= event.trigger.start < event.trigger.end <= end
        assert 0 < len(event.headline) <= 100
        assert "\n" not in event.headline
        if event.when and event.when.evidence and event.when.evidence.start is not None:
            assert event.when.evidence.end is not None


@SLOW
@given(SENTENCES)
def test_spans_and_headlines_hold_for_any_words(draft: Callable[..., Draft], text: str) -> None:
    check(text, draft(text, published="2024-04-08"))


@SLOW
@given(st.text(max_size=80))
def test_any_text_is_survived(draft: Callable[..., Draft], text: str) -> None:
    check(text, draft(text))


def test_the_same_text_gives_the_same_events(draft: Callable[..., Draft]) -> None:
    text = "Keller met Brandt in Geneva on Friday. She said taxes would rise."
    assert draft(text, published="2024-04-08").events == draft(text, published="2024-04-08").events


def test_an_id_depends_on_the_article_and_the_place_in_it(draft: Callable[..., Draft]) -> None:
    text = "Keller met Brandt. Keller met Brandt."
    first = draft(text)
    other = draft(text, document=replace(first.document, article=Article(id="b", path="b.txt")))
    assert len({event.id for event in (*first.events, *other.events)}) == 4


def test_furniture_tells_nothing(draft: Callable[..., Draft]) -> None:
    text = "Keller met Brandt in Geneva.\n\nKeller met Brandt in Oslo."
    document = Document(Article(id="a", path="a.txt"), text, (Region(30, len(text), "furniture"),))
    assert [event.place and event.place.text for event in draft(text, document=document).events] == ["Geneva"]


def test_statements_hang_on_the_occasion_they_were_made_at(draft: Callable[..., Draft]) -> None:
    text = (
        "In an interview with Radio Nord on Sunday, Maria Keller said: “We will raise taxes next year.”\n\n"
        "“The budget is broken,” Keller said."
    )
    result = draft(text, published="2024-04-08")
    interview = next(event for event in result.events if event.trigger.lemma == "interview")
    assert interview.when is not None
    assert interview.when.edtf == "2024-04-07"
    assert len(interview.quotes) == len([quote for quote in result.quotes if quote.kind == "direct"]) == 2
    assert all(not event.quotes for event in result.events if event.trigger.lemma == "say")
    assert {event.when and event.when.edtf for event in result.events if event.trigger.lemma == "say"} == {"2024-04-07"}


def test_a_statement_without_an_occasion_hangs_on_its_own_verb(draft: Callable[..., Draft]) -> None:
    result = draft("“The budget is broken,” Maria Keller said on Monday.", published="2024-04-08")
    (event,) = result.events
    assert event.quotes == tuple(quote.id for quote in result.quotes)
    assert event.status == "occurred"
