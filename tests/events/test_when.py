"""When it happened and how that is known: one case a text; each names a trigger's lemma."""

from collections.abc import Callable
from datetime import date

import pytest

from dateline.extract.draft import Draft
from dateline.models.when import When

PUBLISHED = "2024-04-08"

STATED = [
    ("The bridge was not opened until Friday.", "open", "2024-04-05"),
    ("Support for Keller rose since the last national poll in March.", "rise", "2024-03/.."),
    ("Norcorp polled 1,700 sailors from March 30-April 4.", "poll", "2024-03-30/2024-04-04"),
    ("Keller met Brandt on 3 March 2024.", "meet", "2024-03-03"),
    ("Keller took office in 2019.", "office", "2019"),
    ("Keller's resignation in March 2021 came late.", "resignation", "2021-03"),
    ("Keller will sell the company by 2027.", "sell", "../2027"),
    ("Keller visited Chile from 3 March to 9 March 2024.", "visit", "2024-03-03/2024-03-09"),
    ("The strike lasted from 2001 to 2003.", "strike", "2001/2003"),
    ("Norcorp has sold engines since 1998.", "sell", "1998/.."),
    ("The bridge, which was built by Norcorp in 1988, collapsed.", "build", "1988"),
    ("Norcorp said on 5 April 2024 it will close the plant.", "say", "2024-04-05"),
    ("The two sides failed to agree on Friday.", "agree", "2024-04-05"),
    ("Keller will meet Brandt on Friday.", "meet", "2024-04-12"),
    ("On Friday she and Maria Keller are to be joined by Tom Brandt.", "join", "2024-04-12"),
    ("Norcorp sold the ship less than two weeks ago.", "sell", "2024-03-25/2024-04-08"),
    ("Keller took office in 2015 and resigned less than two years later.", "resign", "2015/2017"),
    ("A speech to the senate is to follow on Thursday.", "speech", "2024-04-11"),
    ("The poll asked 1,000 sailors between Dec. 6-9.", "ask", "2023-12-06/2023-12-09"),
    ("Beginning in the 1970s, Keller fought the illness.", "fight", "197X/.."),
    ("Starting this week, Keller will lead Norcorp.", "lead", "2024-04-08/.."),
    ("The visit came after Friday's talks, at which the ministers signed a treaty.", "sign", "2024-04-05"),
]

CARRIED = [
    ("Keller met Brandt on Friday. Norcorp sold the ship after the war began on Thursday.", "sell", "2024-04-05"),
    ("On 4 April 2024 Keller flew to Lima. She met Brandt.", "meet", "2024-04-04"),
    (
        "Talks failed on Friday, as Keller accused him of playing politics while experts warned of a crash.",
        "warn",
        "2024-04-05",
    ),
    ("In a speech in Oslo on 6 April 2024, Keller said taxes would rise.", "say", "2024-04-06"),
    ("On 4 April 2024 Keller flew to Lima and met Brandt.", "meet", "2024-04-04"),
    ("Since taking office in 2021, Keller has raised taxes.", "raise", "2021/.."),
    (
        "The ministers will hold a meeting on 10 April 2024. At the meeting, Norway will sign the treaty.",
        "sign",
        "2024-04-10",
    ),
]

PARTS = [
    ("Keller met Brandt in early April 2023.", date(2023, 4, 1), date(2023, 4, 10)),
    ("Keller met Brandt in mid-April 2023.", date(2023, 4, 11), date(2023, 4, 20)),
    ("Keller met Brandt in late 2022.", date(2022, 9, 1), date(2022, 12, 31)),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), PARTS)
def test_a_part_of_a_month_or_year_bounds_the_date(
    draft: Callable[..., Draft], text: str, earliest: date, latest: date
) -> None:
    when = when_of(draft(text, published=PUBLISHED), "meet")
    assert when is not None
    assert (when.earliest, when.latest) == (earliest, latest)


UNDATED = [
    ("Keller had won the race, a turnaround from eight years ago.", "win"),
    ("Keller met Brandt on Friday. Norcorp sold the ship before the war began in 2003.", "sell"),
    ("Keller had left Norcorp before the merger.", "leave"),
    ("Keller said on Friday that Norcorp had lied.", "lie"),
    ("Norcorp was founded in 1905. It grew fast. Its founder died poor. His son sold it to Fjordbank.", "sell"),
    ("Keller will visit Chile.", "visit"),
    ("Keller may visit Chile.", "visit"),
    ("Norcorp said Brandt lied.", "lie"),
    ("Norcorp has hopes, Keller said on Friday, though nothing was signed at the summit.", "sign"),
    ("The ship was launched several months ago in Lima.", "launch"),
    ("Keller ran in 1960 in Chile. She lost the vote.", "lose"),
    ("Brandt later came out as a poet.", "come"),
    ("Norcorp recently closed the plant.", "close"),
    ("Norcorp once sued Keller.", "sue"),
    ("In recent weeks, Norcorp fired Brandt.", "fire"),
    ("On 4 April 2024 Keller flew to Lima. Some months later she met Brandt.", "meet"),
    ("Tom Brandt was killed in 2002. Maria Keller’s killing was never solved.", "killing"),
    ("Keller, who once sued Norcorp, won the election on Sunday.", "sue"),
]


def when_of(result: Draft, lemma: str) -> When | None:
    return next(event.when for event in result.events if event.trigger.lemma == lemma)


@pytest.mark.parametrize(("text", "lemma", "edtf"), STATED)
def test_stated_in_its_own_clause(draft: Callable[..., Draft], text: str, lemma: str, edtf: str) -> None:
    when = when_of(draft(text, published=PUBLISHED), lemma)
    assert when is not None
    assert (when.edtf, when.basis) == (edtf, "stated")
    assert when.evidence is not None
    assert text[when.evidence.start : when.evidence.end].startswith(when.evidence.text.split()[0])


@pytest.mark.parametrize(("text", "lemma", "edtf"), CARRIED)
def test_carried_by_the_discourse(draft: Callable[..., Draft], text: str, lemma: str, edtf: str) -> None:
    when = when_of(draft(text, published=PUBLISHED), lemma)
    assert when is not None
    assert (when.edtf, when.basis) == (edtf, "carried")


@pytest.mark.parametrize(("text", "lemma"), UNDATED)
def test_no_date_is_invented(draft: Callable[..., Draft], text: str, lemma: str) -> None:
    events = draft(text, published=PUBLISHED).events
    assert all(event.when is None for event in events if event.trigger.lemma == lemma)


def test_news_without_a_date_is_reported_at_publication(draft: Callable[..., Draft]) -> None:
    when = when_of(draft("Keller met Brandt in Geneva.", published=PUBLISHED), "meet")
    assert when is not None
    assert (when.edtf, when.basis, when.approximate) == ("2024-04-08~", "reported", True)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Last year, officials studied sites in Chile, and a former minister said Norway had lied.", "say"),
        ("Later in the broadcast, Tom Brandt praised Maria Keller.", "praise"),
        ("If there were any doubts, Tom Brandt has argued that Norway lied.", "argue"),
    ],
)
def test_what_is_said_is_said_at_publication(draft: Callable[..., Draft], text: str, lemma: str) -> None:
    when = when_of(draft(text, published=PUBLISHED), lemma)
    assert when is None or when.basis == "reported"


def test_a_birth_dates_nothing_but_itself(draft: Callable[..., Draft]) -> None:
    result = draft("Keller was born on 3 March 1964. She won a prize in Lima.")
    assert [event.when and event.when.edtf for event in result.events] == ["1964-03-03", None]


def test_a_time_of_what_is_called_something_does_not_date_the_calling(draft: Callable[..., Draft]) -> None:
    when = when_of(draft("Keller called November's vote a farce.", published=PUBLISHED), "call")
    assert when is not None
    assert when.basis == "reported"


def test_what_a_paper_says_is_not_of_the_year_told_before(draft: Callable[..., Draft]) -> None:
    result = draft("Tom Brandt won the race in 1947. The Oslo Post said Maria Keller left Lima.")
    assert when_of(result, "say") is None


def test_a_year_told_for_comparison_dates_nothing(draft: Callable[..., Draft]) -> None:
    when = when_of(draft("More voters chose Keller in Lima than in 2020.", published=PUBLISHED), "choose")
    assert when is not None
    assert when.basis == "reported"


def test_without_a_publication_day_nothing_is_reported(draft: Callable[..., Draft]) -> None:
    assert when_of(draft("Keller met Brandt in Geneva."), "meet") is None


def test_a_history_reports_nothing(draft: Callable[..., Draft]) -> None:
    text = (
        "Norcorp was founded in 1905. It was sold in 1920. Chile seized it in 1931. Norway bought it in 1948.\n\n"
        "The founder's son left the firm."
    )
    assert all(event.when is None or event.when.basis == "stated" for event in draft(text, published=PUBLISHED).events)


def test_partial_dates_stay_partial(draft: Callable[..., Draft]) -> None:
    text = "Keller, who is visiting Chile from the 8th to the 14th, will meet Brandt on the 10th."
    result = draft(text)
    days = [event.when.edtf for event in result.events if event.when]
    assert days == ["XXXX-XX-08/XXXX-XX-14", "XXXX-XX-10"]


def test_what_tense_gainsays_is_given_up(draft: Callable[..., Draft]) -> None:
    (event,) = draft("Keller met Brandt on 12 April 2024.", published=PUBLISHED).events
    assert event.when is None or event.when.earliest is None or event.when.earliest.isoformat() <= PUBLISHED
