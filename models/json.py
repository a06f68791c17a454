"""JSON and JSON Schema of the models, both made by msgspec from the dataclasses."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from inspect import cleandoc
from typing import Any

import msgspec

from dateline.models.extraction import Extraction
from dateline.models.timeline import Timeline

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def encode(value: object) -> bytes:
    """One line of UTF-8 JSON, fields in the order the model declares them."""
    return msgspec.json.encode(value, order="deterministic", enc_hook=_listed)


def _listed(value: object) -> list[object]:
    """Return a sequence of any kind as one that has a JSON form."""
    if isinstance(value, Sequence):
        return list(value)
    raise NotImplementedError


def pretty(value: object) -> bytes:
    """Return the JSON of `encode` indented by two spaces."""
    return msgspec.json.format(encode(value), indent=2)


def pretty_parts(document: Timeline) -> Iterator[str]:
    """Yield the text of `pretty` of a dataclass piece by piece, an item of its sequences at a time."""
    opening = "{\n"
    for field in fields(document):
        value = getattr(document, field.name)
        yield f'{opening}  "{field.name}": '
        opening = ",\n"
        if isinstance(value, str) or not isinstance(value, Sequence) or not len(value):
            yield _indented(value, "\n  ")
            continue
        before = "[\n    "
        for item in value:
            yield before + _indented(item, "\n    ")
            before = ",\n    "
        yield "\n  ]"
    yield "\n}"


def _indented(value: object, line: str) -> str:
    return pretty(value).decode().replace("\n", line)


def decode_extraction(line: bytes | str) -> Extraction:
    """Read a line of `dateline extract`; raise msgspec.ValidationError where it is none."""
    return msgspec.json.decode(line, type=Extraction)


def decode_timeline(document: bytes | str) -> Timeline:
    """Read a document of `dateline build`; raise msgspec.ValidationError where it is none."""
    return msgspec.json.decode(document, type=Timeline)


def schema(model: type) -> dict[str, Any]:
    """JSON Schema (2020-12) of a model's JSON form, in which every field is written."""
    described = {"$schema": SCHEMA_DIALECT, **msgspec.json.schema(model)}
    for definition in described["$defs"].values():
        definition["description"] = cleandoc(definition.get("description", ""))
        definition["required"] = list(definition["properties"])
    return described
