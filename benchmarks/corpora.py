"""Gold corpora as the program would get them: read by its own readers, without their gold."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.extract.read.folder import read_all
from dateline.models.article import Document
from dateline.models.problem import Problem

_GIVEN = ("id", "title", "text", "published", "source")


def rows(corpus: Path) -> list[dict[str, Any]]:
    """Return the lines of a JSON Lines corpus."""
    return [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines() if line.strip()]


def documents(gold: Iterable[dict[str, Any]]) -> Iterator[Document | Problem]:
    """Yield the articles of a corpus as its readers give them, without anything that was annotated."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        given = ({name: row[name] for name in _GIVEN if row.get(name)} for row in gold)
        path.write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
        yield from read_all([str(path)])
