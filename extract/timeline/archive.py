"""More events than memory would hold as objects: packed in blocks, unpacked one by one as they are read."""

import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Final, cast, overload

import msgspec

from dateline.extract.timeline.order import dated_key, is_dated, undated_key
from dateline.models.timeline import TimelineEvent

_BLOCK: Final = 16
"""Events that are packed together: the more, the smaller, and the slower to read one."""
_HELD: Final = 512
"""Blocks that are held unpacked."""
_FAST: Final = 1


Events = tuple[TimelineEvent, ...]
"""What a timeline has of events: a tuple, or an archive in the place of one, which reads like it and is typed so."""


class _Blocks:
    """Events in the order in which they come, as bytes."""

    def __init__(self, events: Iterable[TimelineEvent]) -> None:
        encode = msgspec.msgpack.Encoder().encode
        self._blocks: list[bytes] = []
        self.count = 0
        waiting = iter(events)
        while block := [encode(event) for event in islice(waiting, _BLOCK)]:
            self._blocks.append(zlib.compress(encode(block), _FAST))
            self.count += len(block)
        self._decode = msgspec.msgpack.Decoder(TimelineEvent).decode
        self._unpacked = lru_cache(_HELD)(self._unpack)

    def _unpack(self, at: int) -> list[bytes]:
        return msgspec.msgpack.decode(zlib.decompress(self._blocks[at]), type=list[bytes])

    def __getitem__(self, at: int) -> TimelineEvent:
        return self._decode(self._unpacked(at // _BLOCK)[at % _BLOCK])


class Archive(Sequence[TimelineEvent]):
    """Events in any order, each made anew when it is asked for."""

    def __init__(self, blocks: _Blocks, places: Iterable[int]) -> None:
        self._blocks, self._places = blocks, array("q", places)

    @classmethod
    def of(cls, events: Iterable[TimelineEvent]) -> "Archive":
        """Pack events, each as soon as it comes."""
        blocks = _Blocks(events)
        return cls(blocks, range(blocks.count))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> TimelineEvent: ...
    @overload
    def __getitem__(self, at: slice) -> "Archive": ...
    def __getitem__(self, at: int | slice) -> "TimelineEvent | Archive":
        """Return the event of that place, or an archive of several."""
        return Archive(self._blocks, self._places[at]) if isinstance(at, slice) else self._blocks[self._places[at]]

    def __iter__(self) -> Iterator[TimelineEvent]:
        """Yield all, in order."""
        for place in self._places:
            yield self._blocks[place]

    def at(self, places: Iterable[int]) -> "Archive":
        """Return those of these places, in their order."""
        return Archive(self._blocks, map(self._places.__getitem__, places))


def archived(events: Iterable[TimelineEvent]) -> tuple[Events, Events]:
    """Pack events, and return those with a date and those without, each in the order of a timeline."""
    keys: tuple[list[bytes], list[bytes]] = [], []
    places: tuple[list[int], list[int]] = [], []

    def noted() -> Iterator[TimelineEvent]:
        for place, event in enumerate(events):
            undated = not is_dated(event)
            keys[undated].append(b"".join(_parts(undated_key(event) if undated else dated_key(event))))
            places[undated].append(place)
            yield event

    packed = Archive.of(noted())
    dated, undated = (
        cast("Events", packed.at(own[at] for at in sorted(range(len(own)), key=key.__getitem__)))
        for key, own in zip(keys, places, strict=True)
    )
    return dated, undated


def _parts(key: object) -> Iterator[bytes]:
    """Yield bytes that sort as a key of order does, and take less room."""
    match key:
        case tuple():
            for part in key:
                yield from _parts(part)
        case str():
            yield key.encode("utf-8", "replace") + b"\0"
        case date():
            yield key.toordinal().to_bytes(4, "big")
        case int():
            yield key.to_bytes(4, "big")


def only(events: Events, test: Callable[[TimelineEvent], bool]) -> Events:
    """Return the events that meet a test, in the same order; an archive, if they are in one, else a tuple."""
    if isinstance(events, Archive):
        return cast("Events", events.at(at for at, event in enumerate(events) if test(event)))
    return tuple(filter(test, events))
