"""What users say of events and people holds: applied, marked, and told where it fits nothing."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract.corrections.parse import parse
from dateline.extract.corrections.sheet import Sheet
from dateline.extract.timeline.build import merge
from dateline.extract.timeline.digest import digest
from dateline.models.extraction import Extraction
from dateline.models.timeline import Timeline, TimelineEvent


def sheet(text: str, **more: Any) -> Sheet:
    return Sheet("press/dateline.toml", "/press", parse(text.encode(), "press/dateline.toml"), **more)


def corrected(articles: Iterable[Extraction], *texts: str) -> Timeline:
    inside = [replace(each, article=replace(each.article, path=f"/press/{each.article.path}")) for each in articles]
    return merge(map(digest, inside), [], [sheet(text) for text in texts])


def events(timeline: Timeline) -> list[TimelineEvent]:
    return [*timeline.events, *timeline.undated]


def told(timeline: Timeline) -> list[str]:
    return [problem.message for problem in timeline.problems if problem.code == "correction"]


def sources(timeline: Timeline) -> list[list[str]]:
    return [[source.article for source in event.sources] for event in events(timeline)]


@pytest.fixture
def press(make: Callable[..., Any], tell: Callable[..., Any]) -> list[Extraction]:
    """Three articles: of a meeting that two of them tell, of a strike, and of a storm without a date."""
    people = ["Ann Lee", "Bo Roe"]
    return [
        make("b", tell("Ann Lee met Bo Roe in Oslo", "met", lemma="meet", who=people, when="2024-04-10")),
        make(
            "c",
            tell("Ann Lee met Bo Roe at a hotel in Oslo", "met", lemma="meet", who=people, when="2024-04-10"),
            tell("Dockers began a strike in Bergen", "strike", who=["Dockers"], when="2024-03-01"),
        ),
        make("d", tell("A storm sank two boats off Bodø", "sank", lemma="sink", who=["two boats"])),
    ]


MEETING = '{ article = "c.txt", words = "at a hotel", trigger = "met" }'
STRIKE = '{ article = "c.txt", words = "dockers began a strike" }'
STORM = '{ article = "d.txt", words = "sank two boats" }'


def test_without_corrections_nothing_changes(press: list[Extraction]) -> None:
    assert corrected(press) == corrected(press, "") == corrected(press, "[defaults]\ntop = 1\n")
    assert not any(event.corrections for event in events(corrected(press)))


def test_a_date_puts_an_event_in_its_place_and_is_marked(press: list[Extraction]) -> None:
    timeline = corrected(press, f'[[events]]\nevent = {STORM}\ndate = "2024-02"\nbecause = "the harbour log"')
    assert [event.headline for event in timeline.events][:2] == [
        "A storm sank two boats off Bodø",
        "Dockers began a strike in Bergen",
    ]
    storm = timeline.events[0]
    assert (storm.when and storm.when.edtf, storm.when and storm.when.evidence) == ("2024-02", None)
    (note,) = storm.corrections
    assert (note.about, note.was, note.now) == ("date", None, "2024-02")
    assert (note.because, note.file) == ("the harbour log", "dateline.toml")
    assert storm.sources[0].when is None, "what the article tells stays as it is"


def test_a_wrong_date_can_be_taken_away(press: list[Extraction]) -> None:
    timeline = corrected(press, f'[[events]]\nevent = {STRIKE}\ndate = "unknown"')
    assert ("2024-03-01", None) in [
        (note.was, note.now) for event in timeline.undated if event.when is None for note in event.corrections
    ]


def test_headline_and_status(press: list[Extraction]) -> None:
    row = f'[[events]]\nevent = {STRIKE}\nheadline = "A strike is called"\nstatus = "scheduled"'
    strike = next(event for event in events(corrected(press, row)) if event.corrections)
    assert (strike.headline, strike.status) == ("A strike is called", "scheduled")
    assert {note.about: (note.was, note.now) for note in strike.corrections} == {
        "status": ("occurred", "scheduled"),
        "headline": ("Dockers began a strike in Bergen", "A strike is called"),
    }


def test_events_that_are_one_become_one(press: list[Extraction]) -> None:
    timeline = corrected(press, f"[[merges]]\nevents = [{STRIKE}, {STORM}]")
    assert sorted(sources(timeline)) == [["b", "c"], ["c", "d"]]
    one = next(event for event in events(timeline) if event.corrections)
    assert [note.about for note in one.corrections] == ["merge"]
    assert "A storm sank two boats off Bodø" in (one.corrections[0].was or "")


def test_an_event_that_is_two_becomes_two(press: list[Extraction]) -> None:
    assert ["b", "c"] in sources(corrected(press))
    timeline = corrected(press, f'[[splits]]\nevents = [{{ article = "b.txt", words = "met" }}, [{MEETING}]]')
    assert sorted(sources(timeline)) == [["b"], ["c"], ["c"], ["d"]]
    assert [note.about for event in events(timeline) for note in event.corrections] == ["split", "split"]


def test_what_is_told_apart_stays_apart_whoever_tells_it_too(
    press: list[Extraction], make: Callable[..., Any], tell: Callable[..., Any]
) -> None:
    people = ["Ann Lee", "Bo Roe"]
    more = [
        make(name, tell("Ann Lee met Bo Roe in Oslo", "met", lemma="meet", who=people, when="2024-04-10"))
        for name in ("a", "e", "f")
    ]
    split = f'[[splits]]\nevents = [{{ article = "b.txt", words = "met" }}, {MEETING}]'
    groups = [set(each) for each in sources(corrected([*press, *more], split))]
    assert not any({"b", "c"} <= group for group in groups)
    assert sum(len(group) for group in groups) == 7


def test_a_merge_against_a_split_is_told_and_not_done(press: list[Extraction]) -> None:
    sides = f'{{ article = "b.txt", words = "met" }}, {MEETING}'
    timeline = corrected(press, f"[[splits]]\nevents = [{sides}]\n[[merges]]\nevents = [{sides}]")
    assert sorted(sources(timeline)) == [["b"], ["c"], ["c"], ["d"]]
    assert any("split tells apart" in message for message in told(timeline))


def test_any_telling_names_the_event(press: list[Extraction]) -> None:
    first, second = (
        corrected(press, f'[[events]]\nevent = {{ article = "{article}", words = "met" }}\ndate = "2024-04-11"')
        for article in ("b.txt", "c.txt")
    )
    assert first.events == second.events


def test_an_id_names_the_event_that_had_it_though_another_article_comes_first(
    press: list[Extraction], make: Callable[..., Any], tell: Callable[..., Any]
) -> None:
    before = next(event for event in corrected(press).events if len(event.sources) == 2)
    people = ["Ann Lee", "Bo Roe"]
    earlier = make("a", tell("Ann Lee met Bo Roe", "met", lemma="meet", who=people, when="2024-04-10"))
    row = f'[[events]]\nevent = "{before.id}"\ndate = "2024-04-11"'
    after = next(event for event in corrected([earlier, *press], row).events if len(event.sources) == 3)
    assert after.id != before.id
    assert (after.when and after.when.edtf) == "2024-04-11"


# What is said of an event; words of what is told where it fits none.
UNFIT = [
    ('"e000000000000"', "no event 'e000000000000'"),
    ('"e000000000000-2"', "no event"),
    ('"-"', "no event"),
    ('{ article = "z.txt", words = "met" }', "no article that was read is called 'z.txt'"),
    ('{ article = "../press/b.txt", words = "met" }', "no article"),
    ('{ article = "b.txt", words = "never met" }', "in the words 'never met'"),
    ('{ article = "b.txt", words = "Oslo", trigger = "spoke" }', "by 'spoke'"),
    ('{ article = "c.txt", words = "in" }', "several events are told in the words 'in'; add trigger"),
    ('{ article = "*.txt", words = "Oslo" }', "no article"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "message"), UNFIT)
def test_what_fits_nothing_is_told_and_changes_nothing(press: list[Extraction], name: str, message: str) -> None:
    timeline = corrected(press, f'[[events]]\nevent = {name}\ndate = "1999"')
    assert message in " ".join(told(timeline))
    assert [problem.source for problem in timeline.problems] == ["press/dateline.toml"] * len(told(timeline))
    assert replace(timeline, problems=()) == replace(corrected(press), problems=())


def test_corrections_of_other_files_are_not_told_where_few_were_asked_for(press: list[Extraction]) -> None:
    text = '[[events]]\nevent = { article = "z.txt", words = "met" }\ndate = "1999"'
    inside = [replace(each, article=replace(each.article, path=f"/press/{each.article.path}")) for each in press]
    assert merge(map(digest, inside), [], [sheet(text, partial=True)]).problems == ()


def test_corrections_hold_for_the_articles_in_their_folder_alone(press: list[Extraction]) -> None:
    outside = [replace(each, article=replace(each.article, path=f"/other/{each.article.path}")) for each in press]
    text = f'[[events]]\nevent = {STORM}\ndate = "1999"'
    beside, named = (merge(map(digest, outside), [], [sheet(text, named=named)]) for named in (False, True))
    assert not any(event.corrections for event in events(beside))
    assert told(named), "from its folder on the articles lie elsewhere"
    by_id = text.replace("d.txt", "d")
    assert any(event.corrections for event in events(merge(map(digest, outside), [], [sheet(by_id, named=True)])))


@pytest.fixture
def lees(make: Callable[..., Any], tell: Callable[..., Any]) -> list[Extraction]:
    return [
        make("a", tell("Ann Lee left Oslo", "left", lemma="leave", who=["Ann Lee"], when="2024-04-10")),
        make("b", tell("Annika Lee-Roe came to Bergen", "came", lemma="come", who=["Annika Lee-Roe"])),
        make("c", tell("Ann Lee won a prize", "won", lemma="win", who=["Ann Lee"], when="2024-05-10")),
    ]


def people(timeline: Timeline) -> dict[str, tuple[str, ...]]:
    return {entity.name: entity.articles for entity in timeline.entities if entity.type == "PERSON"}


def test_people_who_are_one(lees: list[Extraction]) -> None:
    assert people(corrected(lees)) == {"Ann Lee": ("a", "c"), "Annika Lee-Roe": ("b",)}
    timeline = corrected(lees, '[[people]]\nsame = ["Annika Lee-Roe", "Ann Lee"]\nbecause = "she married"')
    assert people(timeline) == {"Annika Lee-Roe": ("a", "b", "c")}
    assert {one.name for event in events(timeline) for one in event.participants} == {"Annika Lee-Roe"}
    assert [(note.about, note.now, note.because) for note in timeline.corrections] == [
        ("same", "Annika Lee-Roe", "she married")
    ]


def test_people_of_one_name_who_are_not_one(lees: list[Extraction]) -> None:
    row = '[[people]]\ndifferent = [{ name = "Ann Lee", article = "a.txt" }, { name = "Ann Lee", article = "c.txt" }]'
    timeline = corrected(lees, row)
    assert sorted(entity.articles for entity in timeline.entities if entity.name == "Ann Lee") == [("a",), ("c",)]
    assert [note.about for note in timeline.corrections] == ["different"]


def test_a_short_name_that_is_somebody_else(make: Callable[..., Any], tell: Callable[..., Any]) -> None:
    articles = [
        make("a", tell("Ann Lee left Oslo", "left", lemma="leave", who=["Ann Lee"])),
        make("b", tell("Lee won a prize", "won", lemma="win", who=["Lee"])),
    ]
    assert people(corrected(articles)) == {"Ann Lee": ("a", "b")}
    assert people(corrected(articles, '[[people]]\ndifferent = ["Ann Lee", "Lee"]')) == {
        "Ann Lee": ("a",),
        "Lee": ("b",),
    }


def test_somebody_whom_no_article_names_is_told(lees: list[Extraction]) -> None:
    timeline = corrected(lees, '[[people]]\nsame = ["Ann Lee", "Cy Fox"]')
    assert "'Cy Fox'" in " ".join(told(timeline))
    assert timeline.corrections == ()


def test_the_order_of_articles_makes_no_difference(press: list[Extraction]) -> None:
    text = f'[[merges]]\nevents = [{STRIKE}, {STORM}]\n[[events]]\nevent = {MEETING}\ndate = "2024"\nheadline = "x"'
    timeline = corrected(press, text)
    for seed in range(5):
        shuffled = random.Random(seed).sample(press, len(press))
        assert corrected(shuffled, text) == timeline


def test_every_telling_stays_a_source_of_one_event(press: list[Extraction]) -> None:
    text = f"[[splits]]\nevents = [[{STRIKE}], [{STORM}, {MEETING}]]"
    assert sum(map(len, sources(corrected(press, text)))) == 4


NAMES = [MEETING, STRIKE, STORM, '{ article = "b.txt", words = "met" }', '"e000000000000"']
TOLD = st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True)
ROWS = st.one_of(
    TOLD.map(lambda names: f"[[merges]]\nevents = [{', '.join(names)}]\n"),
    TOLD.map(lambda names: f"[[splits]]\nevents = [{names[0]}, [{', '.join(names[1:])}]]\n"),
    TOLD.map(lambda names: f'[[events]]\nevent = {names[0]}\ndate = "unknown"\nheadline = "x"\n'),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROWS, max_size=6))
def test_no_correction_loses_a_telling_or_depends_on_the_order_of_articles(
    press: list[Extraction], rows: list[str]
) -> None:
    text = "".join(sorted(rows))
    timeline = corrected(press, text)
    assert sorted(each for group in sources(timeline) for each in group) == ["b", "c", "c", "d"]
    assert corrected(press[::-1], text) == timeline
    for problem in timeline.problems:
        assert problem.source == "press/dateline.toml"
