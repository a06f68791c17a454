"""One timeline event made of all its tellings; nothing that a source tells is dropped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.extract.timeline.accounts import accounts, best_status, best_when
from dateline.extract.timeline.identity import event_id
from dateline.extract.timeline.rulings import Ruling
from dateline.extract.timeline.salience import confidence, salience
from dateline.extract.timeline.telling import Telling
from dateline.extract.timeline.words import fold
from dateline.models.event import Participant, Role
from dateline.models.timeline import TimelineEvent, TimelineParticipant, TimelineQuote

_ROLES: Final[dict[Role, int]] = {"agent": 0, "patient": 1, "recipient": 2, "companion": 3}
_READABLE = range(20, 101)


@dataclass(frozen=True, slots=True)
class Folder:
    """What is known of all articles: names of entities, copies, publication days, how central each entity is.

    `size` is how many articles there are that copy no other.
    """

    names: Mapping[str, str]
    independent: Mapping[str, int]
    published: Mapping[str, date | None]
    centrality: Mapping[str, float]
    size: int


def fuse(tellings: Sequence[Telling], strength: float, folder: Folder, ruling: Ruling) -> TimelineEvent:
    """Make one event of its tellings (in order of `Telling.key`), which are one with probability `strength`.

    What only mentions the event is a source of it, and says nothing of its date, its status, its numbers and who took
    part. What the `ruling` says holds whatever the sources tell.
    """
    alone = len(tellings) == 1
    told = tellings if alone else [telling for telling in tellings if not telling.passing] or tellings
    when = ruling.when(best_when(told, folder.independent))
    status = ruling.status(best_status(told, when, folder.published))
    disagreements = accounts(told, when, folder.published)
    independent = 1 if alone else len({folder.independent[telling.source.article] for telling in tellings})
    best, ranked = told[0], told
    if len(told) > 1:
        best = min(told, key=lambda telling: _headline_rank(telling, status))  # of equals the one told first
        ranked = [best, *(telling for telling in told if telling is not best)]
    quotes = [quote for telling in tellings for quote in telling.quotes]
    places = [telling.event.place.text for telling in ranked if telling.event.place]
    contested = "date" in [one.about for one in disagreements]
    return TimelineEvent(  # by position, which takes half as long as by name
        event_id(told[0].source),
        when,
        status,
        ruling.headline(best.event.headline),
        () if best.passing else tuple(_participants(ranked, folder.names)),
        places[0] if places else None,
        tuple(_named(quotes, folder.names)) if quotes else (),
        tuple([telling.source for telling in tellings]),
        independent,
        disagreements,
        salience(tellings, (independent, folder.size), when, status, folder.centrality),
        confidence(when, independent, strength, contested=contested),
        best.passing,
        tuple(ruling.notes),
    )


def _headline_rank(telling: Telling, status: str) -> tuple[object, ...]:
    event = telling.event
    return (
        event.status != status,
        event.when is None or event.when.basis == "reported",
        len(event.headline) not in _READABLE,
        -len({one.role for one in event.participants}),
        -round(telling.prominence, 2),
    )


def _participants(tellings: Iterable[Telling], names: Mapping[str, str]) -> Iterable[TimelineParticipant]:
    """Unite participants by entity, those without one by their words; the first role that is told stays."""
    found: dict[str, TimelineParticipant] = {}
    for telling in tellings:
        named = zip(telling.event.participants, telling.entities, strict=True)
        for one, entity in named if len(telling.entities) < 2 else sorted(named, key=_rank):
            key = entity or fold(one.text)
            if key not in found:
                name = names.get(entity, one.text) if entity else one.text
                found[key] = TimelineParticipant(one.role, entity, name)
    return found.values()


def _rank(participant: tuple[Participant, str | None]) -> tuple[int, int]:
    one, _ = participant
    return _ROLES[one.role], one.start


def _named(quotes: Iterable[tuple[TimelineQuote, str | None]], names: Mapping[str, str]) -> Iterable[TimelineQuote]:
    """Return statements in text order, each once, with the ids of their speakers and what the folder calls these."""
    found: dict[tuple[str, int, int], TimelineQuote] = {}
    for said, entity in quotes:
        place = said.article, said.start, said.end
        if place not in found:
            speaker = names.get(entity or "", said.speaker)
            found[place] = TimelineQuote(
                said.id, said.article, said.kind, said.start, said.end, said.text, speaker, entity
            )
    return (found[place] for place in sorted(found))
