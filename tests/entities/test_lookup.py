"""Finding entities by offsets."""

import pytest

from dateline.extract.entities.lookup import Mentions
from dateline.models.entity import Entity, Mention

TEXT = "The Japanese leader met Biden."
LEADER = Entity("kishida", "Kishida", "PERSON", (), (Mention(0, 19, "The Japanese leader", "nominal"),))
JAPANESE = Entity("japanese", "Japanese", "NORP", (), (Mention(4, 12, "Japanese", "name"),))
BIDEN = Entity("biden", "Biden", "PERSON", (), (Mention(24, 29, "Biden", "name"),))
MENTIONS = Mentions([BIDEN, LEADER, JAPANESE])


@pytest.mark.parametrize(
    ("start", "end", "head", "found"),
    [
        (0, 19, None, "kishida"),
        (4, 12, 4, "japanese"),
        (13, 19, None, "kishida"),
        (0, 30, 24, "biden"),
        (24, 30, None, "biden"),
        (20, 23, None, None),
        (29, 30, None, None),
        (5, 5, None, None),
    ],
)
def test_at(start: int, end: int, head: int | None, found: str | None) -> None:
    hit = MENTIONS.at(start, end, head)
    assert (hit[0].id if hit else None) == found


def test_within_lists_whole_mentions_in_text_order() -> None:
    assert [entity.id for entity, _ in MENTIONS.within(0, 30)] == ["kishida", "japanese", "biden"]
    assert [entity.id for entity, _ in MENTIONS.within(4, 25)] == ["japanese"]


def test_name_of_an_id() -> None:
    assert MENTIONS.name("biden") == "Biden"
    assert MENTIONS.name("nobody") == "nobody"
    assert MENTIONS.entity("nobody") is None
