"""Places in an article's text."""

from dataclasses import dataclass

from dateline.models.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article: `text == article_text[start:end]`, in Unicode code points, half-open."""

    start: int
    end: int
    text: str


@quick
@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that a conclusion rests on.

    `start` and `end` are null where the words stand outside the text: in metadata, a file name or an option.
    """

    article: str
    start: int | None
    end: int | None
    text: str
