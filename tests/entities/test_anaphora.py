"""Whom pronouns and descriptions stand for."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft


def stands_for(draft: Callable[..., Draft], text: str, words: str) -> str | None:
    """Return the name of the entity that the first mention of exactly these words, marked [so], stands for."""
    start = text.index("[")
    text = text.replace("[", "").replace("]", "")
    for entity in draft(text).entities:
        for mention in entity.mentions:
            if (mention.start, mention.text) == (start, words):
                return entity.name
    return None


PRONOUNS = [
    ("Fumio Kishida arrived on Monday. [He] met reporters.", "He", "Fumio Kishida"),
    ("Angela Merkel told Emmanuel Macron that [she] would leave.", "she", "Angela Merkel"),
    ("Angela Merkel told Emmanuel Macron that [he] should stay.", "he", "Emmanuel Macron"),
    ("Boris Johnson resigned. Theresa May criticised [him].", "him", "Boris Johnson"),
    ("Mrs. Roe spoke first. Mr. Poe followed, and [she] left.", "she", "Roe"),
    ("Jane Roe, a lawyer, opened [her] office in May.", "her", "Jane Roe"),
    ("Barack Obama blamed [himself] for the delay.", "himself", "Barack Obama"),
    ("In an interview at [his] home, Fumio Kishida praised the plan.", "his", "Fumio Kishida"),
    (
        "Tom Brandt spoke in Larum. Brandt left at noon. Robert Keller’s campaign bought ads in Oslo, where [he] lost.",
        "he",
        "Robert Keller",
    ),
    ("Robert Keller’s lawyer said [he] would sue.", "he", None),
    ("Tom Brandt won. Just as stunning was Robert Keller’s loss in [his] town.", "his", "Robert Keller"),
    ("Tom Brandt mourned Robert Keller’s refusal to meet [him].", "him", "Tom Brandt"),
    ("Investors doubted Toyota’s claim that [it] would open the plant.", "it", "Toyota"),
    ("Toyota raised [its] forecast on Tuesday.", "its", "Toyota"),
    ("Google bought the firm in 2014. [It] paid in cash.", "It", "Google"),
    ("The head of the union, Jane Roe, warned of a strike. [She] gave no date.", "She", "Jane Roe"),
    (
        "Angela Merkel attacked the plan and warned that Boris Johnson would lose. “He is wrong,” [she] said.",
        "she",
        "Angela Merkel",
    ),
    ("Republicans said [they] would vote against the bill.", "they", "Republicans"),
    ("“We will win,” Angela Merkel said on Sunday. “It is time,” [she] added.", "she", "Angela Merkel"),
    (
        "“We won,” said Boris Johnson.\n\nEmmanuel Macron saw it in Paris. “We won too,” [he] said.",
        "he",
        "Emmanuel Macron",
    ),
    ("“We won,” said Boris Johnson.\n\nParis was quiet. “They lost,” [he] said.", "he", "Boris Johnson"),
]


@pytest.mark.parametrize(("text", "words", "name"), PRONOUNS)
def test_a_pronoun_stands_for_a_name(draft: Callable[..., Draft], text: str, words: str, name: str) -> None:
    assert stands_for(draft, text, words) == name


DESCRIPTIONS = [
    (
        "Japanese Prime Minister Fumio Kishida met Joe Biden. [The prime minister] smiled.",
        "The prime minister",
        "Fumio Kishida",
    ),
    ("President Joe Biden met Fumio Kishida. [The president] smiled.", "The president", "Joe Biden"),
    ("Hugh Hill, [a doctor], said the ward was full.", "a doctor", "Hugh Hill"),
    ("Hugh Hill, a doctor, met Jane Roe. [The doctor] left.", "The doctor", "Hugh Hill"),
    ("Senator Jane Roe met Hugh Hill. [The lawmaker] left early.", "The lawmaker", "Jane Roe"),
    ("Shares of Toyota fell in Tokyo. [The company] cut its forecast.", "The company", "Toyota"),
    ("The State Department objected. [The department] gave no reason.", "The department", "State Department"),
    ("The election in Kenya was close. [The country] stayed calm.", "The country", "Kenya"),
    (
        "Japanese Prime Minister Fumio Kishida met British Prime Minister Boris Johnson. "
        "Then [the Japanese prime minister] left.",
        "the Japanese prime minister",
        "Fumio Kishida",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), DESCRIPTIONS)
def test_a_description_stands_for_a_name(draft: Callable[..., Draft], text: str, words: str, name: str) -> None:
    assert stands_for(draft, text, words) == name


NOTHING = [
    ("Toyota cut its forecast. [It] is clear that sales fell.", "It"),
    ("Kenya voted on Sunday. [It] was raining.", "It"),
    ("President Joe Biden met donors. [The next president] will decide.", "The next president"),
    ("President Joe Biden met donors. [The president] of the club left.", "The president"),
    ("President Joe Biden met donors. [The former president] stayed away.", "The former president"),
    ("Prime Minister Fumio Kishida spoke. “[I] am glad,” he said.", "I"),
    ("[He] is late, as always.", "He"),
    ("Angela Merkel arrived. [He] left.", "He"),
    ("Fumio Kishida spoke for an hour. [The situation] is tense.", "The situation"),
]


@pytest.mark.parametrize(("text", "words"), NOTHING)
def test_words_that_stand_for_no_name(draft: Callable[..., Draft], text: str, words: str) -> None:
    assert stands_for(draft, text, words) is None


def test_a_speaker_is_not_the_he_of_his_own_words(draft: Callable[..., Draft]) -> None:
    text = "Donald Trump spoke in Ohio. “[He] wants to divide us,” Mitt Romney said on Monday."
    assert stands_for(draft, text, "He") == "Donald Trump"


def test_an_object_is_not_its_own_subject(draft: Callable[..., Draft]) -> None:
    assert stands_for(draft, "Boris Johnson arrived. Emmanuel Macron greeted [him].", "him") == "Boris Johnson"


def test_an_unnamed_person_is_not_taken_for_a_named_one(draft: Callable[..., Draft]) -> None:
    assert (
        stands_for(draft, "Angela Merkel arrived. A nurse waited outside. A neighbor said [she] was calm.", "she")
        is None
    )
