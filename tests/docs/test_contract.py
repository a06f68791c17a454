"""docs/contract.md tells every field of the schemas, in their order, and every value that is one of few."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.models.extraction import Extraction
from dateline.models.json import schema
from dateline.models.timeline import Timeline

PAGE = (Path(__file__).parents[2] / "docs" / "contract.md").read_text(encoding="utf-8")
DEFINITIONS: dict[str, Any] = schema(Timeline)["$defs"] | schema(Extraction)["$defs"]
SECTIONS = {
    section.partition("\n")[0]: re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE)
    for section in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]
}


def named(field: Any) -> str:
    """Return the model that a field holds, or a list of which."""
    found = re.search(r"#/\$defs/(\w+)", msgspec.json.encode(field).decode())
    return found[1] if found else ""


def values(field: Any) -> set[str]:
    found: set[str] = set()
    for each in (field, *field.get("anyOf", ())):
        found.update(str(value) for value in each.get("enum", ()))
    return found


def test_every_model_has_its_section() -> None:
    assert sorted(SECTIONS) == sorted(DEFINITIONS)


@pytest.mark.parametrize("name", SECTIONS)
def test_every_field_has_its_row(name: str) -> None:
    fields = DEFINITIONS[name]["properties"]
    assert [field for field, _ in SECTIONS[name]] == list(fields)
    for field, told in SECTIONS[name]:
        assert named(fields[field]) in told
        missing = {value for value in values(fields[field]) if value not in told}
        assert not missing, f"{name}.{field} does not tell of {missing}"
