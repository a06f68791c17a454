"""Tellings as bytes: what is not compared, but needed of the events that are made of them."""

import zlib
from typing import Final, NamedTuple

import msgspec

from dateline.extract.timeline.counts import Count
from dateline.models.entity import Entity
from dateline.models.event import Event
from dateline.models.timeline import TimelineQuote
from dateline.models.when import Time

_FAST: Final = 1
"""Level of zlib: the higher ones cost much and save little."""


class Sentence(NamedTuple):
    """What the events of one sentence share: where it stands, its words, and what it counts."""

    span: tuple[int, int]
    text: str
    numbers: tuple[Count, ...]


class Told(NamedTuple):
    """What of a telling only the event needs that is made of it; `sentence` is a place in `Packed.sentences`."""

    event: Event
    sentence: int
    times: tuple[Time, ...]


class Packed(NamedTuple):
    """All tellings of an article, in text order, their sentences, and the statements that hang on them."""

    tellings: list[Told]
    sentences: list[Sentence]
    quotes: list[TimelineQuote]


def pack(tellings: Packed) -> bytes:
    """Return tellings as bytes, a tenth of the memory."""
    return zlib.compress(_encode(tellings), _FAST)


def unpack(packed: bytes) -> Packed:
    """Return what `pack` packed."""
    return _decode(zlib.decompress(packed))


def pack_entities(entities: list[tuple[Entity, int]]) -> bytes:
    """Return entities, and a number to each, as bytes."""
    return zlib.compress(_encode(entities), _FAST)


def unpack_entities(packed: bytes) -> list[tuple[Entity, int]]:
    """Return what `pack_entities` packed."""
    return _decode_entities(zlib.decompress(packed))


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Packed).decode
_decode_entities = msgspec.msgpack.Decoder(list[tuple[Entity, int]]).decode
