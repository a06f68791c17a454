"""The run over what was read: order, isolation, language."""

from datetime import date
from typing import Any

import pytest
from spacy.language import Language

from dateline.extract import pipeline
from dateline.extract.draft import Draft
from dateline.extract.language import is_english
from dateline.extract.run import run
from dateline.extract.running.found import Found, is_failure
from dateline.extract.running.settle import settle
from dateline.models.article import Article, Document, Published
from dateline.models.extraction import Extraction
from dateline.models.problem import FAILURES, Problem

ENGLISH = "The minister said on Monday that the talks with the unions had gone well. They will meet again in May."
OTHERS = {
    "German": "Der Minister sagte am Montag, dass die Gespräche mit den Gewerkschaften gut verlaufen "
    "seien und man sich im "
    "Mai erneut treffen werde, um über die Löhne und die Arbeitszeit in den Krankenhäusern des Landes zu sprechen.",
    "French": "Le ministre a déclaré lundi que les discussions avec les syndicats s'étaient bien "
    "passées et que tout le "
    "monde se retrouverait au mois de mai pour parler des salaires et du temps de travail dans les hôpitaux du pays.",
    "Spanish": "El ministro dijo el lunes que las conversaciones con los sindicatos habían ido bien "
    "y que se volverán a "
    "reunir en mayo para hablar de los salarios y de las horas de trabajo en los hospitales de todo el país vecino.",
    "Russian": "Министр заявил в понедельник, что переговоры с профсоюзами прошли хорошо и стороны "
    "снова встретятся в мае.",
    "Japanese": "大臣は月曜日、労働組合との協議は順調に進んだと述べ、五月に再び会合を開いて病"
    "院の賃金と労働時間について話し合うと語った。双方は合意に向けて努力を続ける。",
}


def document(name: str, text: str = ENGLISH) -> Document:
    return Document(Article(id=name, path=f"{name}.txt"), text)


@pytest.fixture
def brittle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a stage that breaks over one article, as a fault in any stage would."""

    def stage(draft: Draft) -> None:
        if "unlucky" in draft.document.text:
            raise RecursionError("too deep")

    monkeypatch.setattr(pipeline, "STAGES", (*pipeline.STAGES, stage))


@pytest.mark.usefixtures("brittle")
@pytest.mark.parametrize("at", [0, 1, 33, 39])
def test_one_article_that_breaks_a_stage_costs_no_other(nlp: Language, at: int) -> None:
    items: list[Any] = [document(f"d{number}", "Rain fell.") for number in range(40)]
    items[at] = document("bad", "An unlucky article.")
    results = list(run(nlp, items))
    assert [result.article.id for result in results if isinstance(result, Extraction)] == [
        item.article.id for item in items
    ]
    broken = [result for result in results if isinstance(result, Extraction) and is_failure(result.problems)]
    assert [(result.article.id, result.problems[-1].code) for result in broken] == [("bad", "failed")]
    assert "RecursionError" in broken[0].problems[-1].message


def test_problems_keep_their_place(nlp: Language) -> None:
    problem = Problem("x", "empty", "it is empty")
    results = list(run(nlp, [document("a"), problem, document("b")]))
    assert [result.article.id if isinstance(result, Extraction) else result for result in results] == [
        "a",
        problem,
        "b",
    ]


def test_a_day_is_settled_by_another_article_on_the_same_events(nlp: Language) -> None:
    dated = Document(
        Article("a", "a.txt", published=Published(date(2024, 5, 6), "metadata")),
        "Mayor Ingrid Dahl met Governor Tom Reyes in Halvorsen on Sunday. Dahl and Reyes will sign "
        "the harbour treaty in "
        "Halvorsen on Wednesday.",
    )
    undated = document(
        "b",
        "Mayor Ingrid Dahl met Governor Tom Reyes in Halvorsen on the 5th. Dahl and Reyes will sign "
        "the harbour treaty in "
        "Halvorsen on the 8th.",
    )
    found = [each for each in run(nlp, [undated, dated]) if isinstance(each, Extraction)]
    assert found[0].article.published is None
    settled = [
        each.kept
        for each in settle(
            map(Found, found),
            lambda extraction: extraction,
            lambda documents: (Found(each) for each in run(nlp, documents) if isinstance(each, Extraction)),
        ).articles
    ]
    assert [each.article.id for each in settled] == ["b", "a"]
    published = settled[0].article.published
    assert published is not None
    assert published.basis == "inferred"
    assert {str(time.earliest) for time in settled[0].times} == {"2024-05-05", "2024-05-08"}
    assert not settled[0].problems
    assert settled[1] == found[1]


def test_an_article_in_another_language_is_listed_with_a_problem(nlp: Language) -> None:
    (result,) = run(nlp, [document("de", OTHERS["German"])])
    assert isinstance(result, Extraction)
    assert (result.article.id, result.text) == ("de", OTHERS["German"])
    assert [problem.code for problem in result.problems] == ["language"]
    assert (result.events, result.quotes, result.times, result.entities) == ((), (), (), ())
    assert result.problems[0].code in FAILURES


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_told_from_english(language: str) -> None:
    assert not is_english(OTHERS[language])
    assert not is_english(OTHERS[language] * 500)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH * 1000,
        "",
        "Ok.",
        "BREAKING: Tokyo, Washington, Manila",
        "The prime minister met Łukasz Żółć and 習近平 in Kraków on Monday, and said that they had "
        "agreed to meet again.",
        "Arsenal 2-1 Chelsea; Everton 0-0 Fulham; Leeds 3-1 Luton. Rice scored the first goal of the "
        "match at the Emirates and "
        "Palmer levelled before Saka's late winner. Manager Mikel Arteta praised his players.",
    ],
)
def test_english_is_english(text: str) -> None:
    assert is_english(text)
