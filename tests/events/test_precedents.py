"""A record tells of the past: what is the largest since 1960 had its like in 1960."""

from collections.abc import Callable

import pytest

from dateline.extract.draft import Draft

TOLD = [
    ("Ministers agreed on the largest port treaty since 1987.", "The last comparable port treaty", "1987"),
    (
        "It was the first visit by a Norwegian leader since 2015.",
        "The last comparable visit by a Norwegian leader",
        "2015",
    ),
    ("Two Ports Agree On Biggest Trade Treaty Since 1987", "The last comparable trade treaty", "1987"),
    ("The lowest reading since March 2001 came on a Monday.", "The last comparable reading", "2001-03"),
]
NOT_TOLD = [
    "Prices have risen since 2020.",
    "She has been the best keeper since May 2019.",
    "He has led the oldest club in town since 1999.",
    "It was the largest port in the north.",
    "The first minister said that since 1999 nothing had changed.",
    "The alliance grew to the largest extent since 1960.",
]


def precedents(found: Draft) -> list[tuple[str, str]]:
    return [(e.headline, e.when.edtf) for e in found.events if e.when and e.headline.startswith("The last comparable")]


@pytest.mark.parametrize(("text", "headline", "edtf"), TOLD)
def test_a_record_has_a_precedent(draft: Callable[..., Draft], text: str, headline: str, edtf: str) -> None:
    assert precedents(draft(text, published="2024-04-08")) == [(headline, edtf)]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_no_record_no_precedent(draft: Callable[..., Draft], text: str) -> None:
    assert precedents(draft(text, published="2024-04-08")) == []
