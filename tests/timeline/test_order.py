"""The order of dated and undated events."""

from dataclasses import replace
from typing import Any

import pytest

from dateline.extract.timeline.build import build
from dateline.models.span import Evidence

WORDS = ("met", "sued", "won", "quit", "flew", "sang", "paid", "fell", "voted", "slept")


def _order(tell: Any, make: Any, dates: Any) -> Any:
    told = [tell(f"Somebody {word} there", word, when=when) for word, when in zip(WORDS, dates, strict=False)]
    timeline = build([make("a", *told)])
    return [event.when and event.when.edtf for event in timeline.events], [
        event.when and event.when.edtf for event in timeline.undated
    ]


def test_dated_events_stand_by_first_day_then_precision(tell: Any, make: Any) -> None:
    dates = ["2024-04-11", "2024", "2024-01-01", "2024-04", "1960", "2024-04-08/2024-04-14", "../2027", "2021/.."]
    dated, undated = _order(tell, make, dates)
    assert dated == [
        "1960",
        "2021/..",
        "2024-01-01",
        "2024",
        "2024-04",
        "2024-04-08/2024-04-14",
        "2024-04-11",
        "../2027",
    ]
    assert undated == []


def test_partial_dates_stand_among_themselves(tell: Any, make: Any) -> None:
    dates = ["XXXX-XX-11", None, "XXXX-XX-07", "2024-04-09", "XXXX-XX-08/XXXX-XX-14", "XXXX-XX-10", "XXXX-03-30"]
    dated, undated = _order(tell, make, dates)
    assert dated == ["2024-04-09"]
    assert undated == ["XXXX-03-30", "XXXX-XX-07", "XXXX-XX-08/XXXX-XX-14", "XXXX-XX-10", "XXXX-XX-11", None]


def test_one_day_goes_by_the_clock_then_by_the_text(tell: Any, make: Any) -> None:
    told = [tell(f"Somebody {word} there", word, when="2024-04-10") for word in WORDS[:4]]
    clocks = ["2024-04-10T18:00", "2024-04-10", "2024-04-10T09:30", "2024-04-10"]
    timed = [replace(one, when=replace(one.when, edtf=clock)) for one, clock in zip(told, clocks, strict=True)]
    timeline = build([make("a", *timed)])
    assert [event.sources[0].trigger.text for event in timeline.events] == ["won", "sued", "quit", "met"]


# Two triggers in the order in which a text has them, with what stands around them; whether the second comes first.
SAID = [
    ("Ann sang and Bo won", ("sang", "won"), False),
    ("Ann sang after Bo won", ("sang", "won"), True),
    ("After Ann sang on the quay, Bo won", ("sang", "won"), False),
    ("Ann sang before Bo won", ("sang", "won"), False),
    ("Before Ann sang on the quay, Bo won", ("sang", "won"), True),
    ("Ann sang, then Bo won", ("sang", "won"), False),
]


@pytest.mark.parametrize(("sentence", "triggers", "turned"), SAID)
def test_one_sentence_says_what_came_first(tell: Any, make: Any, sentence: Any, triggers: Any, turned: Any) -> None:
    article = make("a", *(tell(sentence, word, when="2024-04-10") for word in triggers))
    first, second = article.events
    moved = replace(second, sentence=first.sentence, trigger=replace(second.trigger, **_at(sentence, triggers[1])))
    timeline = build([replace(article, events=(first, moved))])
    assert tuple(event.sources[0].trigger.text for event in timeline.events) == (triggers[::-1] if turned else triggers)


def _at(sentence: str, word: str) -> dict[str, int]:
    return {"start": sentence.index(word), "end": sentence.index(word) + len(word)}


def test_earlier_that_day_stands_first(tell: Any, make: Any) -> None:
    told = [
        tell("Ann sang on the quay", "sang", when="2024-04-10"),
        tell("Hours later Bo won", "won", when="2024-04-10"),
        tell("Earlier that day Cy paid", "paid", when="2024-04-10"),
    ]
    timeline = build([make("a", *told)])
    assert [event.sources[0].trigger.text for event in timeline.events] == ["paid", "sang", "won"]


@pytest.mark.parametrize(
    ("words", "order"),
    [
        (("on Tuesday night", "Tuesday morning"), ["won", "sang"]),
        (("Tuesday evening", "on Tuesday"), ["won", "sang"]),
        (("on Tuesday", "Tuesday afternoon"), ["sang", "won"]),
    ],
)
def test_parts_of_a_day_stand_in_order(tell: Any, make: Any, words: Any, order: Any) -> None:
    told = [tell(f"Somebody {word} there", word, when="2024-04-09") for word in ("sang", "won")]
    timed = [
        replace(one, when=replace(one.when, evidence=Evidence("a", 0, 1, text)))
        for one, text in zip(told, words, strict=True)
    ]
    timeline = build([make("a", *timed)])
    assert [event.sources[0].trigger.text for event in timeline.events] == order
