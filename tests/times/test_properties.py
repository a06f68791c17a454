"""What holds for every text."""

from datetime import date
from time import process_time

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dateline.extract.nlp import make_doc
from dateline.extract.times.edtf import extent
from dateline.extract.times.finding import find
from dateline.extract.times.stage import resolved
from dateline.models.when import Time

BLANK = spacy.blank("en")
WORDS = st.sampled_from(
    (
        *(
            "April",
            "May",
            "7",
            "7th",
            "32nd",
            "30",
            "February",
            "2024",
            "0",
            "00",
            "1900",
            "'08",
            "1990s",
            "9/11",
            "10:30",
        ),
        *(
            "25:99",
            "p.m.",
            "noon",
            "GMT",
            "Sunday",
            "next",
            "last",
            "the",
            "a",
            "few",
            "two",
            "three-year",
            "old",
            "ago",
        ),
        *(
            "later",
            "week",
            "weekend",
            "quarter",
            "third",
            "Q3",
            "of",
            "in",
            "on",
            "early",
            "mid",
            "-",
            "–",
            "—",
            ",",
            ".",
        ),
        *(
            "/",
            "\\n",
            "10000000000",
            "٣",
            "２０２４",
            "½",
            "century",
            "21st",
            "BC",
            "dozen",
            "hundreds",
            "half",
            "and",
            "to",
        ),
        *("end", "beginning", "Christmas", "Easter", "Ramadan", "every", "each", "daily", "soon", "now"),
    )
)
DAYS = st.none() | st.dates(date(1000, 1, 1), date(2999, 12, 31))
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def times_of(text: str, published: date | None) -> list[Time]:
    doc = make_doc(BLANK, text)
    return list(resolved(find(doc, doc.text), published))


def check(text: str, times: list[Time]) -> None:
    end = 0
    for time in times:
        assert time.start >= end
        assert time.start < time.end
        end = time.end
        assert time.rule
        assert time.type in {"DATE", "TIME", "DURATION", "SET"}
        if time.earliest and time.latest:
            assert time.earliest <= time.latest
            assert time.edtf


@SLOW
@given(st.text(), DAYS)
def test_no_text_is_too_odd(text: str, published: date | None) -> None:
    check(text, times_of(text, published))


@SLOW
@given(st.lists(WORDS, max_size=30).map(" ".join), DAYS)
def test_no_row_of_time_words_is_too_odd(text: str, published: date | None) -> None:
    times = times_of(text, published)
    check(text, times)
    assert times == times_of(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "It opens on 30 February 2024.",
        "It opens on February 30, 2024.",
        "It opens on the 32nd.",
        "It opens on " + "9" * 10_000 + ".",
        "It opens on April " + "9" * 10_000 + ".",
        "It opens on 2024-13-45.",
        "It opens on 99/99/9999.",
        "It opens at 25:99 p.m.",
        "It was " + "9" * 10_000 + " years ago.",
        "It was 999,999,999 years ago.",
        "It was 999999 weeks ago.",
    ],
)
def test_an_impossible_day_is_no_day(text: str) -> None:
    assert [time.edtf for time in times_of(text, date(2024, 4, 10)) if time.grain == "day"] == []


def test_digits_of_every_script_count() -> None:
    (time,) = times_of("It opened on ٧ April ２０２４.", None)
    assert time.value == "2024-04-07"


@pytest.mark.parametrize("dash", ["-", "–", "—", "‑", "−"])
def test_every_dash_joins_a_range(dash: str) -> None:
    assert [time.value for time in times_of(f"From April 8{dash}14, 2024.", None)] == ["2024-04-08", "2024-04-14"]


@given(st.from_regex(r"(BC)?[0-9X]{1,4}(-([0-9X]{2}|W[0-9]{2}|Q[0-9]|H[12]|SP))?(-[0-9X]{2})?", fullmatch=True))
def test_every_value_has_an_extent(value: str) -> None:
    reach = extent(value)
    assert (reach.earliest is None) or (reach.edtf is not None)


def test_the_component_serves_spacy_alone(nlp: Language) -> None:
    alone = spacy.blank("en")
    alone.add_pipe("dateline_times", config={"published": "2024-04-08"})
    (time,) = alone("He left yesterday.")._.times
    assert (time.text, time.value) == ("yesterday", "2024-04-07")
    with pytest.raises(ValueError, match="isoformat"):
        spacy.blank("en").add_pipe("dateline_times", config={"published": "soon"})


HOSTILE = (
    *("the end of ", "a few three-", "April ", "Monday ", "the 7th ", "1999-", "９/", "7", "12/25/2020 ", "half "),
    *("1:", "may ", "May ", "Monday to ", "2 p.m. to ", "a quarter of a ", "the first week of ", "5-", "the night of "),
)


@pytest.mark.parametrize("words", HOSTILE)
def test_the_cost_grows_in_proportion(words: str) -> None:
    short, long = (make_doc(BLANK, words * (size // len(words))) for size in (2_000, 16_000))
    assert seconds(long) < 3 * 8 * seconds(short) + 0.1


def test_a_clause_of_any_length_costs_in_proportion() -> None:
    short, long = (clause(size) for size in (500, 4_000))
    assert seconds(long) < 3 * 8 * seconds(short) + 0.1


def clause(size: int) -> Doc:
    """A sentence all of whose words hang on its first, a verb."""
    words = ["met", *["Monday"] * size]
    pos, tags, deps = (["VERB", *["PROPN"] * size], ["VBD", *["NNP"] * size], ["ROOT", *["npadvmod"] * size])
    return Doc(BLANK.vocab, words=words, heads=[0] * len(words), pos=pos, tags=tags, deps=deps)


def seconds(doc: Doc) -> float:
    """The least processor time of three runs, for the machine may be busy."""
    runs = []
    for _ in range(3):
        begun = process_time()
        list(resolved(find(doc, doc.text), date(2024, 4, 8)))
        runs.append(process_time() - begun)
    return min(runs)
