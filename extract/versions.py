"""What results depend on besides the articles: the model and the rules, each as a short text that changes with it."""

import json
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

_DECIDING = ("spacy", "thinc", "numpy", "dateparser", "holidays", "msgspec")
"""Packages whose version may change what is found."""
_SOURCES = (".py", ".toml")


@cache
def rule_version() -> str:
    """Return a hash of everything that decides but the model: the package's own code and tables, and its libraries."""
    hashed = blake2b(digest_size=8)
    hashed.update(repr((sys.version_info[:2], [(name, metadata.version(name)) for name in _DECIDING])).encode())
    for package in ("dateline.extract", "dateline.models"):
        for name, content in _sources(resources.files(package), package):
            hashed.update(f"{name}\0{len(content)}\0".encode() + content)
    return hashed.hexdigest()


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _sources(entry, f"{name}/{entry.name}")
        elif entry.name.endswith(_SOURCES):
            yield f"{name}/{entry.name}", entry.read_bytes()


@cache
def model_version(model: str) -> str:
    """Return the name and version of a model, and of one that is a folder also a hash of its files' sizes and times."""
    folder = Path(model)
    if folder.is_dir():
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        state = repr([(str(path.relative_to(folder)), path.stat().st_size, path.stat().st_mtime_ns) for path in files])
        return f"{folder.resolve()} {_meta_version(folder)} {blake2b(state.encode(), digest_size=8).hexdigest()}"
    spec = find_spec(model) if model.isidentifier() else None
    return f"{model} {_meta_version(Path(spec.origin).parent) if spec and spec.origin else ''}".rstrip()


def _meta_version(folder: Path) -> str:
    try:
        return str(json.loads((folder / "meta.json").read_text("utf-8"))["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return "?"
