"""Articles for merging, made of sentences: `article("a", telling("Ann Lee met Bo Roe", "met", who=["Ann Lee"]))`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from dateline.models.article import Article, Published
from dateline.models.entity import Entity, Mention
from dateline.models.event import Event, Participant, Status, Trigger
from dateline.models.extraction import Extraction
from dateline.models.when import Basis, When


@dataclass(frozen=True)
class Told:
    sentence: str
    trigger: str
    lemma: str
    who: tuple[str, ...]
    when: When | None
    status: Status
    things: tuple[str, ...] = ()


def day(value: str | None, basis: Basis = "stated") -> When | None:
    """Make a date of "2024-04-07", "2024-04", "2024", "2024-04-07/2024-04-09", "../2027" or a partial "XXXX-XX-07"."""
    if value is None:
        return None
    if "X" in value:
        return When(value, None, None, "day", False, basis, None)
    first, _, last = value.partition("/")
    earliest, latest = _bounds(first)[0], _bounds(last or first)[1]
    grain: Any = {4: "year", 7: "month"}.get(len(first), "day")
    return When(value, earliest, latest, grain, basis == "reported", basis, None)


def _bounds(value: str) -> tuple[date | None, date | None]:
    if value == "..":
        return None, None
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return date(parts[0], parts[1], 1), following - timedelta(days=1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def telling(
    sentence: str,
    trigger: str,
    *,
    lemma: str | None = None,
    who: Sequence[str] = (),
    when: str | None = None,
    basis: Basis = "stated",
    status: Status = "occurred",
    things: Sequence[str] = (),
) -> Told:
    """Make what a sentence tells; `who` takes part, the first as agent, and so do `things`, which are no entities."""
    return Told(sentence, trigger, lemma or trigger, tuple(who), day(when, basis), status, tuple(things))


def article(
    id_: str,
    *told: Told,
    types: dict[str, str] | None = None,
    aliases: dict[str, tuple[str, ...]] | None = None,
    published: str | None = None,
    rest: str = "",
) -> Extraction:
    """Make an article of sentences that each tell an event, and of a rest that tells none."""
    text = ""
    mentions: dict[str, list[Mention]] = {}
    events = []
    for number, one in enumerate(told):
        start = len(text)
        text += one.sentence + ".\n"
        participants = []
        for at, name in enumerate(one.who):
            place = start + one.sentence.index(name)
            mentions.setdefault(name, []).append(Mention(place, place + len(name), name, "name"))
            participants.append(Participant(place, place + len(name), name, "patient" if at else "agent", f"n:{name}"))
        for name in one.things:
            place = start + one.sentence.index(name)
            participants.append(Participant(place, place + len(name), name, "patient"))
        at = start + one.sentence.index(one.trigger)
        events.append(
            Event(
                id=f"v{number}",
                trigger=Trigger(at, at + len(one.trigger), one.trigger, one.lemma),
                sentence=(start, start + len(one.sentence) + 1),
                when=one.when,
                status=one.status,
                headline=one.sentence,
                participants=tuple(participants),
            )
        )
    entities = tuple(
        Entity(f"n:{name}", name, (types or {}).get(name, "PERSON"), (aliases or {}).get(name, ()), tuple(found))
        for name, found in mentions.items()
    )
    known = Published(date.fromisoformat(published), "metadata") if published else None
    return Extraction(Article(id_, f"{id_}.txt", published=known), text + rest, entities=entities, events=tuple(events))


@pytest.fixture(scope="session")
def tell() -> Callable[..., Told]:
    return telling


@pytest.fixture(scope="session")
def make() -> Callable[..., Extraction]:
    return article
