"""A quickly made value is the dataclass that it was before."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from inspect import signature

import pytest

from dateline.models.event import Event, Participant, Trigger
from dateline.models.quick import quick
from dateline.models.span import Span


@dataclass(frozen=True, slots=True)
class Slow(Span):
    lemma: str = ""
    rank: int = 1


@quick
@dataclass(frozen=True, slots=True)
class Quick(Span):
    lemma: str = ""
    rank: int = 1


@pytest.mark.parametrize("more", [(), ("burn",), ("burn", 2)])
def test_fields_are_those_given_and_defaults(more: tuple[str, int]) -> None:
    made, slow = Quick(3, 7, "fire", *more), Slow(3, 7, "fire", *more)
    assert repr(made) == repr(slow).replace("Slow", "Quick")
    assert (made.start, made.end, made.text, made.lemma, made.rank) == (3, 7, "fire", slow.lemma, slow.rank)


def test_keywords_and_signature() -> None:
    assert Trigger(text="fire", end=4, start=0, lemma="burn") == Trigger(0, 4, "fire", "burn")
    assert list(signature(Quick).parameters) == list(signature(Slow).parameters)
    assert signature(Event).parameters["quotes"].default == ()


@pytest.mark.parametrize("given", [(), (1, 2), (1, 2, "x", "y", 3, 4)])
def test_wrong_number_of_fields(given: tuple[int, ...]) -> None:
    with pytest.raises(TypeError):
        Quick(*given)  # type: ignore[arg-type]  # what is tested


def test_frozen() -> None:
    made = Quick(0, 4, "fire")
    with pytest.raises(FrozenInstanceError):
        made.start = 3  # type: ignore[misc]  # what is tested
    assert not hasattr(made, "__dict__")


def test_equal_hashed_replaced_and_pickled() -> None:
    one = Participant(0, 4, "Anne", "agent", "e1")
    assert one == Participant(0, 4, "Anne", "agent", "e1") != replace(one, role="patient")
    assert hash(one) == hash(replace(one))
    assert pickle.loads(pickle.dumps(one)) == one


@dataclass(frozen=True, slots=True)
class Made:
    row: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Named:
    row: int = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Fixed:
    row: int = field(init=False, default=0)


@pytest.mark.parametrize("odd", [Made, Named, Fixed])
def test_fields_that_are_not_plain(odd: type) -> None:
    with pytest.raises(TypeError, match="not plain"):
        quick(odd)
