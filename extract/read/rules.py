"""The word lists of `layout.toml`, read once."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

LAYOUT: Mapping[str, Any] = tomllib.loads(files("dateline.extract").joinpath("rules", "layout.toml").read_text("utf-8"))
