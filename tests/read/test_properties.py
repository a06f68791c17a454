"""What holds for any bytes and any text."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.read.document import Origin, to_document
from dateline.extract.read.folder import read_all
from dateline.extract.read.layout import lay_out
from dateline.extract.read.published import NoDayError, published_day
from dateline.extract.read.record import ReadError, Record
from dateline.extract.read.registry import READERS
from dateline.models.article import Document
from dateline.models.json import encode
from dateline.models.problem import Problem

PIECES = [
    "TOKYO, April 7 (Reuters) - ", "By Jane Doe", "Published ", "June 9, 2008", "7:05 AM EDT", "CNN", "Tokyo", "—",
    "\n", "\n\n", "\r", " ", "The harbour will reopen.", "ADVERTISEMENT", "# ", "Harbour Will Reopen", "(AP)", "_",
    ", ", "/", "Updated:", "12", "|", "©", "https://", "\x00", "\u2028",
]  # fmt: skip
TEXT = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))
MARKUP = st.lists(
    st.sampled_from(
        [
            "<html>",
            "<p>",
            "</p>",
            "<h1>",
            "<time>",
            "<meta name=date content=2024>",
            "<!--",
            "]]>",
            "&#0;",
            "word ",
            "{",
            "---\n",
            '"text":',
            "[",
            "\ufeff",
        ]
    )
).map("".join)


@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("kind", [None, *READERS])
@given(
    data=st.one_of(
        st.binary(max_size=400), TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")), MARKUP.map(str.encode)
    )
)
def test_any_bytes_are_documents_or_problems(kind: str | None, data: bytes) -> None:
    for result in read_all(["-"], stdin=io.BytesIO(data), stdin_format=kind):
        assert isinstance(result, Document | Problem)
        assert encode(result)


@pytest.mark.parametrize(
    "data", ['{"id": "\\ud808", "text": "a b"}', '{"text": "a \\udfff", "authors": ["\\ud800 b"], "title": "\\ud800"}']
)
def test_halves_of_surrogate_pairs_cost_nothing_else(data: str) -> None:
    (result,) = read_all(["-"], stdin=io.BytesIO(data.encode()), stdin_format="json")
    assert isinstance(result, Document)
    assert encode(result)


@settings(max_examples=80, deadline=None)
@given(
    value=st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["text", "id", "date", "authors", "publisher", "name", "url", "title"]), inner
            )
        ),
    )
)
def test_any_json_is_documents_or_problems(value: object) -> None:
    data = json.dumps(value).encode()
    assert all(encode(result) for result in read_all(["-"], stdin=io.BytesIO(data), stdin_format="json"))


@settings(max_examples=100, deadline=None)
@given(text=TEXT, title=st.one_of(st.none(), TEXT))
def test_regions_are_sorted_apart_and_inside(text: str, title: str | None) -> None:
    layout = lay_out(text, title)
    at = 0
    for region in layout.regions:
        assert at <= region.start < region.end <= len(text)
        at = region.end
    for hint in layout.hints:
        assert hint.start is not None
        assert text[hint.start : hint.end] == hint.text


@settings(max_examples=100, deadline=None)
@given(text=TEXT)
def test_text_is_unchanged_but_for_its_line_ends(text: str) -> None:
    try:
        document = to_document(Record(text=text), Origin("a", "a", "a", "a"))
    except ReadError:
        assert not text.removeprefix("\ufeff").strip()
        return
    kept = text.encode("utf-8", "replace").decode()
    assert document.text.replace("\ufffd", "?") == kept.removeprefix("\ufeff").replace("\r\n", "\n").replace(
        "\r", "\n"
    ).replace("\ufffd", "?")


@settings(max_examples=100, deadline=None)
@given(value=st.one_of(st.text(), st.integers(), st.floats()), language=st.one_of(st.none(), st.text(max_size=8)))
def test_any_metadata_date_is_a_day_or_none(value: str | float, language: str | None) -> None:
    try:
        day = published_day(value, language)
    except NoDayError:
        return
    assert 1000 <= day.year <= 3000
