"""JSON and JSON Schema of the models, both made by msgspec from the dataclasses."""

from inspect import cleandoc
from typing import Any

import msgspec

from dateline.models.extraction import Extraction
from dateline.models.timeline import Timeline

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def encode(value: object) -> bytes:
    """One line of UTF-8 JSON, fields in the order the model declares them."""
    return msgspec.json.encode(value, order="deterministic")


def pretty(value: object) -> bytes:
    """Return the JSON of `encode` indented by two spaces."""
    return msgspec.json.format(encode(value), indent=2)


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
