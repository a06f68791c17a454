"""Which names are names of one person, organisation or country."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft


def together(draft: Callable[..., Draft], text: str, one: str, other: str) -> bool:
    """Tell whether some entity has both names."""
    sets = [{mention.text for mention in entity.mentions if mention.kind == "name"} for entity in draft(text).entities]
    assert any(one in names for names in sets), f"{one} was not found"
    assert any(other in names for names in sets), f"{other} was not found"
    return any({one, other} <= names for names in sets)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Fumio Kishida arrived. Mr. Kishida smiled.", "Fumio Kishida", "Kishida"),
        ("Donald Trump spoke. Donald J. Trump waved.", "Donald Trump", "Donald J. Trump"),
        ("Joseph R. Biden Jr. spoke. Joe Biden waved.", "Joseph R. Biden Jr.", "Joe Biden"),
        ("Lindsey Graham spoke. Mr. Graham waved.", "Lindsey Graham", "Graham"),
        ("Patrick Kennedy wrote to her. Pat Kennedy said no.", "Patrick Kennedy", "Pat Kennedy"),
        ("Melissa Mark-Viverito spoke. Ms. Mark-Viverito left.", "Melissa Mark-Viverito", "Mark-Viverito"),
        ("Xi Jinping spoke in Beijing. President Xi left.", "Xi Jinping", "Xi"),
        ("The U.S. agreed. Officials of the United States signed.", "U.S.", "United States"),
        ("The UK agreed. Britain signed the treaty.", "UK", "Britain"),
        ("North Korea fired a missile. The DPRK denied it.", "North Korea", "DPRK"),
        ("The European Union voted. The EU will act.", "European Union", "EU"),
        ("The World Health Organization (WHO) met.", "World Health Organization", "WHO"),
        ("Shares of Toyota Motor Corp. fell. Toyota cut its forecast.", "Toyota Motor Corp.", "Toyota"),
        ("Microsoft Corp. rose. Microsoft said sales grew.", "Microsoft Corp.", "Microsoft"),
    ],
)
def test_one_entity(draft: Callable[..., Draft], text: str, one: str, other: str) -> None:
    assert together(draft, text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Bill Clinton spoke. Hillary Clinton listened.", "Bill Clinton", "Hillary Clinton"),
        ("George H.W. Bush spoke. George W. Bush listened.", "George H.W. Bush", "George W. Bush"),
        ("Donald Trump spoke. Donald Trump Jr. listened.", "Donald Trump", "Donald Trump Jr."),
        ("Duncan Hunter spoke. His father, Duncan Hunter Sr., left.", "Duncan Hunter", "Duncan Hunter Sr"),
        ("Japan agreed. Japanese officials signed.", "Japan", "Japanese"),
        ("North Korea agreed. South Korea did not.", "North Korea", "South Korea"),
        ("The Bank of England met. England won the match.", "Bank of England", "England"),
        ("Harvard Law School opened. Harvard Medical School closed.", "Harvard Law School", "Harvard Medical School"),
    ],
)
def test_two_entities(draft: Callable[..., Draft], text: str, one: str, other: str) -> None:
    assert not together(draft, text, one, other)


def test_a_courtesy_title_picks_between_two_of_one_surname(draft: Callable[..., Draft]) -> None:
    text = "Bill Clinton spoke first. Hillary Clinton followed. Mr. Clinton waved. Mrs. Clinton smiled."
    found = {entity.id: [mention.start for mention in entity.mentions] for entity in draft(text).entities}
    assert text.index("Clinton waved") in found["bill-clinton"]
    assert text.index("Clinton smiled") in found["hillary-clinton"]


def test_a_bare_surname_goes_to_the_one_of_last_mention(draft: Callable[..., Draft]) -> None:
    text = "Hillary Clinton spoke on Monday. Bill Clinton followed on Tuesday. Clinton was applauded."
    found = {entity.id: [mention.start for mention in entity.mentions] for entity in draft(text).entities}
    assert text.index("Clinton was") in found["bill-clinton"]


def test_a_bare_surname_is_the_fathers_where_the_son_is_called_junior(draft: Callable[..., Draft]) -> None:
    text = "Donald Trump spoke on Monday. Donald Trump Jr. followed on Tuesday. Trump was applauded."
    found = {entity.id: [mention.start for mention in entity.mentions] for entity in draft(text).entities}
    assert text.index("Trump was") in found["donald-trump"]


def test_the_name_is_the_fullest_and_the_aliases_are_the_others(draft: Callable[..., Draft]) -> None:
    kishida = draft("Kishida spoke. Fumio Kishida left. Mr. Kishida's car waited.").entities[0]
    assert (kishida.id, kishida.name, kishida.aliases) == ("fumio-kishida", "Fumio Kishida", ("Kishida",))


def test_a_country_has_one_id_whatever_it_is_called(draft: Callable[..., Draft]) -> None:
    ids = {
        draft(f"The treaty was signed by {name} in May.").entities[0].id for name in ("the U.S.", "the United States")
    }
    assert ids == {"united-states"}


def test_ids_are_unique(draft: Callable[..., Draft]) -> None:
    found = draft("Jordan signed. Michael Jordan smiled. The Amazon flooded. Amazon's shares fell.").entities
    assert len({entity.id for entity in found}) == len(found)
