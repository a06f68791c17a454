"""Where the publication day comes from, and what is told where it is not known."""

from collections.abc import Callable
from datetime import date

import pytest

from dateline.extract.draft import Draft
from dateline.extract.times.corpus import infer, witness
from dateline.models.article import Article, DateHint, Document, Published
from dateline.models.extraction import Extraction

Run = Callable[..., Draft]


def document(text: str, *hints: DateHint, published: Published | None = None) -> Document:
    return Document(Article("a", "a.txt", published=published), text, (), hints)


def test_option_comes_before_metadata(draft: Run) -> None:
    given = document("He left on Sunday.", published=Published(date(2020, 1, 1), "metadata"))
    found = draft("", document=given, published="2024-04-08").published
    assert found is not None
    assert (found.date, found.basis) == (date(2024, 4, 8), "option")


def test_metadata_is_kept(draft: Run) -> None:
    given = Published(date(2024, 4, 8), "metadata")
    assert draft("", document=document("He left on Sunday.", published=given)).published == given


@pytest.mark.parametrize(
    ("hint", "day"),
    [
        (DateHint("dateline", 7, 20, "April 7, 2024"), date(2024, 4, 7)),
        (DateHint("text", 0, 10, "7 April 2024"), date(2024, 4, 7)),
        (DateHint("filename", None, None, "2024-04-07"), date(2024, 4, 7)),
    ],
)
def test_a_full_hint_is_the_day(draft: Run, hint: DateHint, day: date) -> None:
    found = draft("", document=document("TOKYO, April 7, 2024 (Reuters) - He left on Sunday.", hint)).published
    assert found is not None
    assert (found.date, found.basis, found.evidence[0].text) == (day, hint.basis, hint.text)


def test_a_dateline_without_year_takes_it_from_the_text(draft: Run) -> None:
    text = "TOKYO, April 7 (Reuters) - He left Rome on Saturday, April 6. In office since 2021, he will retire by 2027."
    found = draft("", document=document(text, DateHint("dateline", 7, 14, "April 7"))).published
    assert found is not None
    assert (found.date, found.basis) == (date(2024, 4, 7), "inferred")
    assert {"April 7", "Saturday, April 6"} <= {words.text for words in found.evidence}


def test_several_fitting_days_are_candidates(draft: Run) -> None:
    text = "TOKYO, April 7 (Reuters) - He was elected in 2022. The bridge will open by 2024."
    result = draft("", document=document(text, DateHint("dateline", 7, 14, "April 7")))
    assert result.published is None
    (problem,) = [problem for problem in result.problems if problem.code == "ambiguous-date"]
    assert all(day in problem.message for day in ("2022-04-07", "2023-04-07", "2024-04-07"))


def test_nothing_known_is_one_problem_with_advice(draft: Run) -> None:
    result = draft("He left on Sunday.")
    assert result.published is None
    assert [(problem.code, "--published" in problem.message) for problem in result.problems] == [("no-date", True)]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(999, 12, 31), date(3000, 1, 1), date(9999, 12, 31)])
def test_a_day_outside_all_news_is_no_anchor(draft: Run, day: date) -> None:
    result = draft("", document=document("He left yesterday.", published=Published(day, "metadata")))
    assert result.published is None
    assert [time.value for time in result.times] == ["XXXX-XX-XX"]


A_TEXT = (
    "Premier Anna Lindqvist gave an interview to Nordic Radio at her Oslo home on the 7th, before her visit to Canada. "
    "Premier Lindqvist will meet President Martin Okafor at the palace on the 10th."
)
B_TEXT = (
    "Tensions are rising, Premier Anna Lindqvist told Nordic Radio in an interview on Sunday. "
    "Lindqvist spoke days before her meeting with President Okafor in Ottawa on Wednesday. "
    "Premier Lindqvist is to meet President Martin Okafor next week."
)


def extraction(draft: Run, name: str, text: str, published: str | None) -> Extraction:
    return draft("", document=Document(Article(name, f"{name}.txt"), text), published=published).finish()


@pytest.mark.parametrize(
    ("dated", "undated", "texts", "day", "pairs"),
    [
        ("a", "b", (A_TEXT, B_TEXT), date(2024, 4, 7), {("Sunday", "the 7th"), ("Wednesday", "the 10th")}),
        ("b", "a", (B_TEXT, A_TEXT), date(2024, 4, 8), {("the 7th", "Sunday"), ("the 10th", "Wednesday")}),
    ],
)
def test_a_dated_article_dates_another(  # noqa: PLR0917 - a row
    draft: Run, dated: str, undated: str, texts: tuple[str, str], day: date, pairs: set[tuple[str, str]]
) -> None:
    folder = [
        extraction(draft, dated, texts[0], "2024-04-07" if dated == "b" else "2024-04-08"),
        extraction(draft, undated, texts[1], None),
    ]
    for order in (folder, folder[::-1]):
        found, problems = infer(map(witness, order))
        assert (problems, list(found)) == ([], [undated])
        assert (found[undated].date, found[undated].basis) == (day, "inferred")
        words = [evidence.text for evidence in found[undated].evidence]
        assert pairs <= set(zip(words[::2], words[1::2], strict=True))


def test_articles_on_other_matters_date_nothing(draft: Run) -> None:
    other = "Farmers in Peru blocked roads on Sunday. Officials in Lima will meet them on Wednesday."
    folder = [extraction(draft, "a", A_TEXT, "2024-04-08"), extraction(draft, "c", other, None)]
    assert infer(map(witness, folder)) == ({}, [])


def test_the_same_weekday_in_two_articles_dates_neither(draft: Run) -> None:
    dated = "Premier Anna Lindqvist met Martin Okafor in Oslo on Tuesday. Lindqvist and Okafor will meet on Friday."
    undated = "Premier Anna Lindqvist met Martin Okafor on Tuesday. Lindqvist and Okafor are to meet again on Friday."
    folder = [extraction(draft, "a", dated, "2024-04-10"), extraction(draft, "b", undated, None)]
    assert infer(map(witness, folder)) == ({}, [])


def test_days_that_fit_alike_are_named_and_none_is_taken(draft: Run) -> None:
    undated = B_TEXT.replace("next week", "in Ottawa")  # the 7th or the 8th
    folder = [extraction(draft, "a", A_TEXT, "2024-04-08"), extraction(draft, "b", undated, None)]
    found, (problem,) = infer(map(witness, folder))
    assert found == {}
    assert problem.code == "ambiguous-date"
    assert "2024-04-07, 2024-04-08;" in problem.message


def test_an_article_dated_by_another_dates_a_third(draft: Run) -> None:
    texts = (("b", B_TEXT, "2024-04-07"), ("a", A_TEXT, None), ("c", B_TEXT, None))
    found, problems = infer(witness(extraction(draft, *each)) for each in texts)
    assert problems == []
    assert {name: day.date for name, day in found.items()} == {"a": date(2024, 4, 8), "c": date(2024, 4, 7)}
    assert {evidence.article for evidence in found["c"].evidence} == {"a", "c"}
