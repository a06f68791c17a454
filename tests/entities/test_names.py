"""Which words are names, of what type, and where they begin and end."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft
from dateline.models.article import Article, Document, Region


def names(draft: Callable[..., Draft], text: str) -> set[tuple[str, str]]:
    return {
        (mention.text, entity.type)
        for entity in draft(text).entities
        for mention in entity.mentions
        if mention.kind == "name"
    }


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Prime Minister Fumio Kishida spoke in Tokyo.", "Fumio Kishida", "PERSON"),
        ("Mr. Kishida said the talks went well.", "Kishida", "PERSON"),
        ("Fumio Kishida arrived. Kishida's plane landed early.", "Kishida", "PERSON"),
        ("Senator Jane Roe voted against the bill.", "Jane Roe", "PERSON"),
        ("Sen. Jane Roe, Rep. John Poe and Gov. Mary Moe agreed.", "Mary Moe", "PERSON"),
        ("The post-World War II order is fading.", "World War II", "EVENT"),
        ("She met Ursula von der Leyen in Brussels.", "Ursula von der Leyen", "PERSON"),
        ("Officials of the World Health Organization met.", "World Health Organization", "ORG"),
        ("The World Health Organization (WHO) met on Monday.", "World Health Organization", "ORG"),
        ("The World Health Organization (WHO) met on Monday.", "WHO", "ORG"),
        ("The U.S. and Japan signed a treaty.", "U.S.", "GPE"),
        ("The security pact AUKUS was signed. China joined the AUKUS talks.", "AUKUS", "ORG"),
        ("Japanese officials visited Washington.", "Japanese", "NORP"),
        ("The White House said it would respond.", "White House", "ORG"),
        ("Boris Johnson and Angela Merkel met. Johnson left early.", "Johnson", "PERSON"),
        ("In a talk with Fox News’ Sean Hannity, he was calm.", "Sean Hannity", "PERSON"),
        ("In Yokosuka, shops closed early on Monday.", "Yokosuka", "GPE"),
    ],
)
def test_a_name_is_found_with_its_type(draft: Callable[..., Draft], text: str, name: str, kind: str) -> None:
    assert (name, kind) in names(draft, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fumio Kishida arrived. Kishida's plane landed early.", "Kishida's"),
        ("Prime Minister Fumio Kishida spoke in Tokyo.", "Prime Minister Fumio Kishida"),
        ("Mr. Kishida said the talks went well.", "Mr. Kishida"),
        ("The White House said it would respond.", "The White House"),
        ("The meeting takes place on Monday in March.", "Monday"),
        ("Three ministers met twice in 2021.", "2021"),
        ("Secretary of State Jane Roe spoke.", "State"),
        ("They may march on May Day.", "may"),
        ("Angela Merkel assured Boris Johnson of help.", "Angela Merkel assured Boris Johnson"),
        ("Angela Merkel's office closed.", "Angela Merkel's"),
        ("Tell us what you think of it.", "us"),
        ("Ada Byron\nLondon is a city.", "Ada Byron\nLondon"),
    ],
)
def test_what_is_no_name_is_left_out(draft: Callable[..., Draft], text: str, words: str) -> None:
    assert words not in {text for text, _ in names(draft, text)}


def test_a_surname_has_the_type_of_its_full_name(draft: Callable[..., Draft]) -> None:
    text = "Marta Sanders spoke. Sanders thanked the crowd. Later Sanders left, and the crowd cheered Sanders."
    assert {kind for name, kind in names(draft, text) if name == "Sanders"} == {"PERSON"}


def test_a_surname_that_is_also_a_people_is_a_person_where_it_acts(draft: Callable[..., Draft]) -> None:
    text = "Mark Cuban spoke on Monday. Cuban said that he would run."
    assert ("Cuban", "PERSON") in names(draft, text)


def test_two_known_names_in_one_are_parted(draft: Callable[..., Draft]) -> None:
    text = "Barack Obama spoke. Hillary Clinton listened. Obama left. Clinton stayed. Obama-Clinton rules stood."
    assert "Obama-Clinton" not in {name for name, _ in names(draft, text)}


def test_a_headline_in_marks_is_nobodys_name(draft: Callable[..., Draft]) -> None:
    text = 'Some laughed ("Francesco Beats Ortega," wrote La Stampa). Mr. Ortega left.'
    assert ("Francesco Beats Ortega", "PERSON") not in names(draft, text)


def test_furniture_is_not_read(draft: Callable[..., Draft]) -> None:
    text = "Most Commented: Angela Merkel\n\nBoris Johnson spoke in London on Monday."
    regions = (Region(0, 29, "furniture"),)
    found = draft(text, document=Document(Article(id="a", path="a.txt"), text, regions)).entities
    assert "Angela Merkel" not in {entity.name for entity in found}
    assert "Boris Johnson" in {entity.name for entity in found}
