"""What the user may set for extraction; values only, so that telling them to another process or a store is cheap."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user may set for extraction: `published` overrides every article's own publication date."""

    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What decides over what is found in a document: the model by its name, and the options."""

    model: str
    options: Options = Options()
