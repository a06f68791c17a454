"""One entity for the whole folder."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.timeline.linking import link
from dateline.models.entity import Entity

# Names by article: (name, type, aliases); which entities they are in all.
FOLDERS = {
    "full name and surname": ([[("Ann Lee", "PERSON", ())], [("Lee", "PERSON", ())]], {"Ann Lee": 2}),
    "middle name": ([[("Ann Lee", "PERSON", ())], [("Ann Mary Lee", "PERSON", ())]], {"Ann Mary Lee": 2}),
    "title": ([[("Ann Lee", "PERSON", ())], [("President Ann Lee", "PERSON", ())]], {"President Ann Lee": 2}),
    "accents and case": ([[("José Núñez", "PERSON", ())], [("JOSE NUNEZ", "PERSON", ())]], {"JOSE NUNEZ": 2}),
    "two of one surname": ([[("Ann Lee", "PERSON", ())], [("Bo Lee", "PERSON", ())]], {"Ann Lee": 1, "Bo Lee": 1}),
    "a surname that two share": (
        [[("Ann Lee", "PERSON", ())], [("Bo Lee", "PERSON", ())], [("Lee", "PERSON", ())]],
        {"Ann Lee": 1, "Bo Lee": 1, "Lee": 1},
    ),
    "two in one article": ([[("Ann Lee", "PERSON", ()), ("Lee", "PERSON", ())]], {"Ann Lee": 1, "Lee": 1}),
    "letters and full name": (
        [[("World Trade Body", "ORG", ("WTB",))], [("WTB", "ORG", ())]],
        {"World Trade Body": 2},
    ),
    "country": (
        [[("U.S.", "GPE", ())], [("United States", "GPE", ())], [("America", "GPE", ())], [("US", "GPE", ())]],
        {"United States": 4},
    ),
    "legal form": ([[("Acme Corp.", "ORG", ())], [("Acme", "ORG", ())]], {"Acme Corp.": 2}),
    "place and person": ([[("Paris", "GPE", ())], [("Ann Paris", "PERSON", ())]], {"Paris": 1, "Ann Paris": 1}),
    "type by most": (
        [[("Bo Roe", "PERSON", ())], [("Bo Roe", "ORG", ())], [("Bo Roe", "PERSON", ())]],
        {"Bo Roe": 3},
    ),
}


def _locals(folder: Any) -> Any:
    return [
        (f"a{number}", Entity(f"n{at}", name, kind, aliases), 1)
        for number, entities in enumerate(folder)
        for at, (name, kind, aliases) in enumerate(entities)
    ]


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_who_is_one(folder: Any) -> None:
    entities, ids = link(_locals(folder[0]))
    assert {entity.name: len(entity.articles) for entity in entities} == folder[1]
    assert set(ids.values()) == {entity.id for entity in entities}


def test_ids_are_readable_and_unique() -> None:
    entities, _ = link(
        _locals([[("Ann Lee", "PERSON", ())], [("Paris", "GPE", ()), ("Paris", "PERSON", ())], [("…", "ORG", ())]])
    )
    assert sorted(entity.id for entity in entities) == ["ann-lee", "entity", "paris", "paris-person"]


NAMES = st.sampled_from(
    ("Ann Lee", "Bo Lee", "Lee", "Ann", "US", "America", "Lee Corp", "lee", "Ann B. Lee", "Mr Lee", "", "日本")
)
ROWS = st.lists(
    st.tuples(NAMES, st.sampled_from(("PERSON", "ORG", "GPE")), st.lists(NAMES, max_size=2).map(tuple)), max_size=4
)


TIED = [[("Ann Lee", "PERSON", ()), ("Bo Lee", "PERSON", ())], [("Bo Lee", "ORG", ()), ("Lee", "ORG", ())]]


@pytest.mark.parametrize("order", list(permutations(_locals(TIED))))
def test_a_name_as_often_a_person_as_a_body_is_linked_in_one_way(order: Any) -> None:
    assert link(order) == link(_locals(TIED))


@given(st.lists(ROWS, max_size=5), st.randoms(use_true_random=False))
def test_every_entity_is_linked_whatever_the_order(folder: Any, random: Any) -> None:
    rows = _locals(folder)
    entities, ids = link(rows)
    random.shuffle(rows)
    assert link(rows) == (entities, ids)
    assert set(ids) == {(article, entity.id) for article, entity, _ in rows}
    assert len({entity.id for entity in entities}) == len(entities)
    for (article, _), id_ in ids.items():
        assert article in next(entity.articles for entity in entities if entity.id == id_)
