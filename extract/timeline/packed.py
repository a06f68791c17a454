"""What is not compared of tellings, but needed of the events that are made of them; packed, where there are many."""

import zlib
from typing import Final, NamedTuple, TypeAlias

import msgspec

from dateline.models.entity import Entity
from dateline.models.event import Event
from dateline.models.timeline import TimelineQuote
from dateline.models.when import Time

_FAST: Final = 1
"""Level of zlib: the higher ones cost much and save little."""


class Rest(NamedTuple):
    """The events of an article, in text order, their sentences, its times, and the statements that hang on events."""

    events: list[Event]
    sentences: list[str]
    times: list[Time]
    quotes: list[TimelineQuote]


Entities: TypeAlias = list[tuple[Entity, int]]
"""Entities, and a number to each."""


def pack(rest: Rest | bytes) -> bytes:
    """Return tellings as bytes, a tenth of the memory."""
    return rest if isinstance(rest, bytes) else zlib.compress(_encode(rest), _FAST)


def unpack(rest: Rest | bytes) -> Rest:
    """Return what `pack` packed, or was given."""
    return _decode(zlib.decompress(rest)) if isinstance(rest, bytes) else rest


def pack_entities(entities: Entities) -> bytes:
    """Return entities as bytes."""
    return zlib.compress(_encode(entities), _FAST)


def unpack_entities(entities: Entities | bytes) -> Entities:
    """Return what `pack_entities` packed, or was given."""
    return _decode_entities(zlib.decompress(entities)) if isinstance(entities, bytes) else entities


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Rest).decode
_decode_entities = msgspec.msgpack.Decoder(Entities).decode
