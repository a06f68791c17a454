"""Which words stand in marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.quotes.marks import pair_marks, paragraphs

PAIRED = [
    ("“We will rebuild the bridge,” she said.", ["We will rebuild the bridge,"]),
    ('"We will rebuild the bridge," she said.', ["We will rebuild the bridge,"]),
    ("``We will rebuild the bridge,'' she said.", ["We will rebuild the bridge,"]),
    ("''We will rebuild the bridge,'' she said.", ["We will rebuild the bridge,"]),
    ("“We will rebuild the bridge,'' she said.", ["We will rebuild the bridge,"]),
    ('“We will rebuild the bridge," she said.', ["We will rebuild the bridge,"]),
    ("«We will rebuild the bridge», she said.", ["We will rebuild the bridge"]),
    ("»We will rebuild the bridge«, she said.", ["We will rebuild the bridge"]),
    ("„We will rebuild the bridge“, she said.", ["We will rebuild the bridge"]),
    ("‘We will rebuild the bridge,’ she said.", ["We will rebuild the bridge,"]),
    ("'We will rebuild the bridge,' she said.", ["We will rebuild the bridge,"]),
    ("“We will,” she said, “rebuild the bridge.”", ["We will,", "rebuild the bridge."]),
    ("“He told me ‘never’ and left,” she said.", ["He told me ‘never’ and left,"]),
    ("“He told me “never” and left,” she said.", ["He told me “never” and left,"]),
    ("‘It’s the farmers’ water,’ she said.", ["It’s the farmers’ water,"]),
    ("She called it “a farce”.", ["a farce"]),
    ('In "1984", she said, nothing is free.', ["1984"]),
    ("“The harbour is closed. She gave no reason.", ["The harbour is closed. She gave no reason."]),
    ("“One thing is sure.\n“Another is not,” she said.", ["One thing is sure.", "Another is not,"]),
    (
        "“They dig in the north. “They drill in the south,'' she said.",
        ["They dig in the north.", "They drill in the south,"],
    ),
    ("“We shall see.” I hope so,” the mayor said.", ["We shall see.", "I hope so,"]),
    ("“We will rebuild the bridge”. She left.", ["We will rebuild the bridge"]),
    ("“He is 6’2”,” she said. “I am not.”", ["He is 6’2”,", "I am not."]),
    ("“One.\n\n“Two.\n\n“Three,” she said.", ["One.", "Two.", "Three,"]),
    ("“The law is the law. said Mrs. Ortega.", ["The law is the law."]),
    (
        '"It will end well, said one of the guards, who gave no name. "Nobody knows when."',
        ["It will end well,", "Nobody knows when."],
    ),
]

UNMARKED = [
    "The farmers' union and the drivers' union met.",
    "It's the '90s again, rock 'n' roll and all.",
    "He is 6'2\" tall and she is 5' 7\" tall.",
    'A 12" pipe and an 8" x 10" print lay there.',
    "The dogs’ owners don’t know.",
    'A mark alone: "',
    "Closed where nothing opened” here.",
    "\"\" and “” and ''''",
]


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_words_in_marks(text: str, expected: list[str]) -> None:
    assert [text[marked.start : marked.end] for marked in pair_marks(text, paragraphs(text))] == expected


@pytest.mark.parametrize("text", UNMARKED)
def test_no_words_in_marks(text: str) -> None:
    assert pair_marks(text, paragraphs(text)) == []


_HOSTILE = st.text(alphabet=st.sampled_from("“”\"'‘’«»„`ab. ,!?5sTé\n—(") | st.characters(), max_size=200)


@given(_HOSTILE)
def test_any_text_pairs_into_ordered_stretches_of_one_paragraph(text: str) -> None:
    bounds = list(paragraphs(text))
    last = 0
    for marked in pair_marks(text, bounds):
        assert 0 <= marked.outer_start <= marked.start < marked.end <= marked.outer_end <= len(text)
        assert marked.outer_start >= last or not marked.opened
        assert any(start <= marked.start and marked.end <= end for start, end in bounds)
        last = marked.end
