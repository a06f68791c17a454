"""What was said, by whom, and by which cue."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dateline.extract.draft import Draft
from dateline.extract.nlp import make_doc
from dateline.extract.quotes.stage import find_quotes
from dateline.models.article import Article, Document
from dateline.models.quote import Quote

Quotes = Callable[[str], list[Quote]]


@pytest.fixture(scope="session")
def quotes(nlp: Language) -> Quotes:
    def run(text: str) -> list[Quote]:
        draft = Draft(Document(Article(id="a", path="a.txt"), text), nlp(make_doc(nlp, text)))
        find_quotes(draft)
        return list(draft.quotes)

    return run


# text; then (kind, the words' beginning, speaker) of each quote in marks.
MARKED = [
    ("“We will rebuild the bridge,” Mayor Ann Ortega said.", [("direct", "We will", "Mayor Ann Ortega")]),
    ("“We will rebuild the bridge,” said Mr. Lane.", [("direct", "We will", "Mr. Lane")]),
    ("Mayor Ann Ortega said, “We will rebuild the bridge.”", [("direct", "We will", "Mayor Ann Ortega")]),
    ("Ortega told CNN: “We will rebuild the bridge.”", [("direct", "We will", "Ortega")]),
    ("Ortega tweeted: “The bridge is safe.”", [("direct", "The bridge", "Ortega")]),
    ("The mayor had an answer:\n\n“We will rebuild the bridge.”", [("direct", "We will", "The mayor")]),
    ("“They close in May,” she said. “It is a pity.”", [("direct", "They", "she"), ("direct", "It is", "she")]),
    ("“The numbers are wrong,” Hugh Hill, a doctor in Leeds, said.", [("direct", "The numbers", "Hugh Hill")]),
    ("“The numbers are wrong,” according to the ministry.", [("direct", "The numbers", "the ministry")]),
    ("In a statement, the ministry said “the numbers are wrong.”", [("partial", "the numbers", "the ministry")]),
    ("Critics attacked the plan, calling it “a gift to the rich.”", [("partial", "a gift", "Critics")]),
    ("He was quoted as saying the bridge was “a danger to everyone.”", [("partial", "a danger", "He")]),
    ("“They lied,” a person familiar with the matter said.", [("direct", "They", "a person familiar with the matter")]),
    ("“I never saw it,” the prime minister told reporters.", [("direct", "I never", "the prime minister")]),
    ("The spokesman walked in and said, “There is no deal.”", [("direct", "There", "The spokesman")]),
    ("Officials declined to say whether the “emergency fund” was empty.", [("partial", "emergency", "Officials")]),
    ("“No,” she said. “They knew.\n\n“And left.”", [("direct", w, "she") for w in ("No", "They", "And")]),
    ("“It is late,” he said.\n\n“We go home when it is done.”", [("direct", "It", "he"), ("direct", "We", "he")]),
    ("REPORTER: “Will you go?”\nORTEGA: “No. I stay.”", [("direct", "Will", "REPORTER"), ("direct", "No", "ORTEGA")]),
    ("Ann Ortega visited the port.\n\n“We will rebuild all of it.”", [("direct", "We will", None)]),
    ("“We will rebuild all of it.”\n\n- Ortega", [("direct", "We will", "Ortega")]),
    ("In an interview, Mr. Lane said, “It is over.'' Stated.", [("direct", "It is", "Mr. Lane")]),
    ("“We hope that they see it.” I think so,” Lane said.", [("direct", "We", "Lane"), ("direct", "I think", "Lane")]),
    ("“We will rebuild the bridge”. So said Ann Ortega.", [("direct", "We will", "Ann Ortega")]),
    ("“We will rebuild the bridge.” Ortega said this in Leeds.", [("direct", "We will", "Ortega")]),
    ("“The bridge is safe,” officials said.", [("direct", "The bridge", "officials")]),
    ("“The bridge is safe,” they said.", [("direct", "The bridge", "they")]),
    ("“The dam may break,” the document says.", [("direct", "The dam", "the document")]),
    ("Ann Ortega argued that it was “a danger to everyone.”", [("partial", "a danger", "Ann Ortega")]),
    ("When asked, Lane pointed to the “long and narrow” road.", [("partial", "long and narrow", "Lane")]),
    ("“He told me, ‘I never saw it,’ and left,” Ortega said.", [("direct", "He told me", "Ortega")]),
    ("Ortega rules here.\n\nIt was cold.\n\n“I want it open,” she said.", [("direct", "I want", "she")]),
    ("Ortega: “We will stay.” Lane: “We will go.”", [("direct", w, n) for w, n in (("We", "Ortega"), ("We", "Lane"))]),
    ("Lane told the crew in May, on the 2nd: “We sail.”", [("direct", "We sail", "Lane")]),
    ("Jo Lane, who has in the past called it “a farce for the rich,” left.", [("partial", "a farce", "who")]),
    ("His claim that “the dam is safe” was wrong.", [("partial", "the dam", "His")]),
    ("As Ortega put it, “the bridge is the city.”", [("direct", "the bridge", "Ortega")]),
    ("“It is 6’2” long,” Lane said. “Too long.”", [("direct", "It is 6’2” long", "Lane"), ("direct", "Too", "Lane")]),
    ("Jo Lane, a captain in Hull, said, “I mean, it is late.”", [("direct", "I mean", "Jo Lane")]),
    ("“It is important to keep the law. said Mr. Lane.", [("direct", "It is important", "Mr. Lane")]),
    ("“They dig up north. “We drill here,'' he said.", [("direct", "They", "he"), ("direct", "We", "he")]),
]  # fmt: skip

UNSAID = [
    "The dish is known as “harbour stew” in Leeds.",
    "They sang “The Glass Harbour” in the rain.",
    "Her new novel, “The Glass Harbour,” comes out in May.",
    "He watched “The Glass Harbour” on television.",
    "Robert “Bobby” Lane won the race.",
    "The so-called “smart” meters failed.",
    "Each “village” has a well.",
    "He is 6'2\" tall and weighs 90 kilos.",
]

# text; then (the words, speaker, cue) of each reported statement.
REPORTED = [
    ("Ortega said the city would rebuild the bridge.", [("the city would rebuild the bridge", "Ortega", "said")]),
    ("Ortega told Lane that the bridge would close.", [("that the bridge would close", "Ortega", "told")]),
    ("According to the ministry, forty people were hurt.", [("forty people were hurt", "the ministry", "According")]),
    ("Forty people were hurt, according to the ministry.", [("Forty people were hurt", "the ministry", "according")]),
    ("The bridge is safe, the ministry said.", [("The bridge is safe", "the ministry", "said")]),
    ("The ministry warned that the dam might break.", [("that the dam might break", "The ministry", "warned")]),
    ("Ortega denied having seen the letter.", [("having seen the letter", "Ortega", "denied")]),
    ("Ortega promised to rebuild the bridge.", [("to rebuild the bridge", "Ortega", "promised")]),
    ("The bridge may not last, the survey found.", [("The bridge may not last", "the survey", "found")]),
    ("HARROW (Gazette) — The bridge may fall, they said.", [("The bridge may fall", "they", "said")]),
    (
        "NASA's new probe - the third this year - fell into the sea, officials said.",
        [("NASA's new probe - the third this year - fell into the sea", "officials", "said")],
    ),
    (
        "Lane said the dam was safe and warned that the bridge might close.",
        [("the dam was safe", "Lane", "said"), ("that the bridge might close", "Lane", "warned")],
    ),
    (
        "The head said fleets should stop and said talks would fail.",
        [("fleets should stop", "The head", "said"), ("talks would fail", "The head", "said")],
    ),
    ("She expressed her belief that the dam was safe.", [("her belief that the dam was safe", "She", "expressed")]),
]

# text; then the cue as it stands.
CUES = [
    ("When asked, Lane pointed to the “long and narrow” road to the harbour.", "pointed to"),
    ("Ortega pointed out that the bridge was safe.", "pointed out"),
    ("Ortega made clear that the bridge was “a danger to everyone.”", "made clear"),
    ("Ortega told CNN that the bridge would close.", "told"),
    ("She spoke with hope of the city, stating, “We will rebuild the bridge.”", "stating"),
    ("Lane praised the plan, calling it “a gift to the city.”", "calling"),
]

UNREPORTED = [
    "Lane was criticized for lying about the dam.",
    "Lane, known as the king of the harbour, left on Monday.",
    "Without naming her rivals, Ortega left the hall.",
    "Everyone knows the harbour is deep.",
    "Lane made an effort to prove that the dam was safe.",
    "The police were told that the dam was safe.",
    "Asked whether the dam was safe, Ortega left the hall.",
    "The dam has cracks; it has not said why.",
    "Ortega is the mayor. The city calls her that.",
    "The two made the trip on Monday and will address a meeting of the council.",
    "The bridge fell on Monday.",
    "They drove to the harbour and ate fish.",
    "It was raining in Leeds.",
    "Ortega opened the door and left.",
]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_words_in_marks(quotes: Quotes, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = [quote for quote in quotes(text) if quote.kind != "indirect"]
    assert [(quote.kind, quote.speaker.text if quote.speaker else None) for quote in found] == [
        (kind, speaker) for kind, _, speaker in expected
    ]
    for quote, (_, words, _) in zip(found, expected, strict=True):
        assert quote.text.startswith(words)


@pytest.mark.parametrize("text", UNSAID)
def test_words_in_marks_that_nobody_said(quotes: Quotes, text: str) -> None:
    assert [quote for quote in quotes(text) if quote.kind != "indirect"] == []


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_reported_statements(quotes: Quotes, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = quotes(text)
    assert {quote.kind for quote in found} == {"indirect"}
    assert [(q.text, q.speaker and q.speaker.text, q.cue and q.cue.text) for q in found] == expected


@pytest.mark.parametrize(("text", "cue"), CUES)
def test_the_cue_is_the_one_nearest_with_its_complement(quotes: Quotes, text: str, cue: str) -> None:
    assert [quote.cue and quote.cue.text for quote in quotes(text)][-1] == cue


@pytest.mark.parametrize("text", UNREPORTED)
def test_nothing_reported(quotes: Quotes, text: str) -> None:
    assert quotes(text) == []


def test_a_partial_quote_names_the_statement_around_it(quotes: Quotes) -> None:
    statement, farce, nobody = quotes("Ortega said the plan was “a farce” and that “nobody” wanted it.")
    assert statement.kind == "indirect"
    assert statement.text == "the plan was “a farce” and that “nobody” wanted it"
    assert [farce.text, nobody.text] == ["a farce", "nobody"]
    assert farce.within == nobody.within == statement.id


def test_an_interrupted_sentence_is_one_quote_in_pieces(quotes: Quotes) -> None:
    text = "“We will,” she said, “rebuild the bridge.”"
    (quote,) = quotes(text)
    assert [text[start:end] for start, end in quote.spans] == ["We will,", "rebuild the bridge."]


def test_an_interrupted_report_is_one_statement_in_pieces(quotes: Quotes) -> None:
    text = "The city, Ortega said, would rebuild the bridge."
    (quote,) = quotes(text)
    assert [text[start:end] for start, end in quote.spans] == ["The city", "would rebuild the bridge"]


def test_a_transcript_needs_no_marks(quotes: Quotes) -> None:
    text = "REPORTER: Will you stay?\nORTEGA: I will.\nREPORTER: Why?\nORTEGA: The city needs a bridge."
    assert [(quote.speaker and quote.speaker.text, quote.text) for quote in quotes(text)] == [
        ("REPORTER", "Will you stay?"),
        ("ORTEGA", "I will."),
        ("REPORTER", "Why?"),
        ("ORTEGA", "The city needs a bridge."),
    ]


def test_the_speaker_is_the_entity_that_the_article_told_of(draft: Callable[..., Draft]) -> None:
    result = draft("Ann Ortega opened the bridge on Monday. “It is safe,” she said.")
    (quote,) = [quote for quote in result.quotes if quote.kind == "direct"]
    (ortega,) = [entity for entity in result.entities if entity.name == "Ann Ortega"]
    assert quote.speaker
    assert quote.speaker.entity == ortega.id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The agency Roscosmos said the engine had failed.", "Roscosmos"),
        ("Mayor Ann Ortega of Leeds said the bridge was safe.", "Ann Ortega"),
        ("A spokesman for Ann Ortega said the bridge was safe.", None),
        ("One Japanese official said the bridge was safe.", None),
        ("The mogul and television star Ann Ortega said the bridge was safe.", "Ann Ortega"),
        ("The other candidate on the stage, former Senator Ann Ortega, said the bridge was safe.", "Ann Ortega"),
        ("Praise came from Ann Ortega, who said the bridge was safe.", "Ann Ortega"),
        ("Officials said Ann Ortega was safe.", None),
        ("A former diplomat in Seoul said the bridge was safe.", None),
    ],
)
def test_the_speaker_is_what_the_phrase_names_not_what_stands_beside(
    draft: Callable[..., Draft], text: str, name: str | None
) -> None:
    result = draft(text)
    (quote,) = result.quotes
    assert quote.speaker
    names = {entity.id: entity.name for entity in result.entities}
    assert (names[quote.speaker.entity] if quote.speaker.entity else None) == name


def test_the_component_gives_the_quotes_of_a_doc() -> None:
    spacy = pytest.importorskip("spacy")
    from dateline.extract.nlp import model_name  # noqa: PLC0415 - a model of its own, so that the shared one stays as it is

    nlp = spacy.load(model_name())
    nlp.add_pipe("dateline_quotes")
    (quote,) = nlp("“We will rebuild the bridge,” said Mr. Lane.")._.quotes
    assert quote.speaker.text == "Mr. Lane"


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(
        st.sampled_from("“”\"'’ \n.,:!said he Ann According to the that") | st.characters(codec="utf-8"), max_size=160
    )
)
def test_any_text_gives_quotes_that_lead_back(quotes: Quotes, text: str) -> None:
    found = quotes(text)
    assert len({quote.id for quote in found}) == len(found)
    ids = {quote.id for quote in found}
    for quote in found:
        assert text[quote.start : quote.end] == quote.text
        assert quote.spans[0][0] == quote.start
        assert quote.spans[-1][1] == quote.end
        assert all(start < end for start, end in quote.spans)
        assert all(left[1] <= right[0] for left, right in zip(quote.spans, quote.spans[1:], strict=False))
        assert quote.within is None or quote.within in ids
        for span in (quote.speaker, quote.cue):
            assert span is None or text[span.start : span.end] == span.text
