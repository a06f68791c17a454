"""Any number of articles, made of the sample articles with names and dates changed; the same in every run.

usage: python -m benchmarks.made_articles FOLDER NUMBER [WORDS]
"""

import random
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path

from dateline.extract.read.folder import read_all
from dateline.models.article import Document

SAMPLES = Path(__file__).parents[1] / "sample_articles"
WORDS = 400
PER_STORY = 5
UNDATED = 10
"""One in so many articles has no day in its file name."""

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_KEPT = re.compile(
    r"(?:January|February|April|June|July|August|September|October|November|December|March|President|House|Congress"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Prime|Minister|Space|Agency|United|States)\Z"
)
_BEGINS = ("Bar", "Cal", "Dor", "Fen", "Gal", "Hol", "Jas", "Kor", "Lan", "Mor", "Nor", "Pel", "Ros", "Sal", "Tor")
_ENDS = ("an", "berg", "dale", "ell", "ford", "ham", "in", "kova", "low", "man", "ova", "son", "ton", "wick")


@cache
def _sentences() -> tuple[tuple[str, ...], ...]:
    """Return the sentences of each sample article."""
    texts = [each.text for each in read_all([str(SAMPLES)]) if isinstance(each, Document)]
    return tuple(tuple(part for part in _SENTENCE.split(text) if len(part.split()) > 4) for text in texts)


def articles(number: int, words: int = WORDS) -> Iterator[tuple[str, str]]:
    """Yield file names and texts of about that many words; PER_STORY articles share names and lie within days."""
    for at in range(number):
        story, own = random.Random(f"story {at // PER_STORY}"), random.Random(f"article {at}")
        day = date(2015, 1, 1) + timedelta(days=story.randrange(3650) + own.randrange(4))
        main = story.choice(_sentences())
        others = [sentence for sentences in _sentences() for sentence in sentences]
        told = own.sample(main, min(len(main), 1 + words // 30))
        while sum(len(sentence.split()) for sentence in told) < words - 10:
            told.append(own.choice(others))
        names = _Names(story)
        years = iter([str(day.year - own.randrange(6)) for _ in range(sum(len(_YEAR.findall(each)) for each in told))])
        body = [_YEAR.sub(partial(_next, years), _NAME.sub(names, each)) for each in told]
        paragraphs = [" ".join(body[first : first + 2]) for first in range(0, len(body), 2)]
        stamp = "" if at % UNDATED == UNDATED - 1 else f"-{day.isoformat()}"
        yield f"{at:06}{stamp}.txt", "\n\n".join(paragraphs) + "\n"


def _next(words: Iterator[str], _: re.Match[str]) -> str:
    return next(words)


class _Names:
    """Another name for each name, the same throughout a story."""

    def __init__(self, story: random.Random) -> None:
        self._story = story
        self._given: dict[str, str] = {}

    def __call__(self, match: re.Match[str]) -> str:
        name = match[0]
        if _KEPT.match(name):
            return name
        if name not in self._given:
            self._given[name] = self._story.choice(_BEGINS) + self._story.choice(_ENDS)
        return self._given[name]


def write(folder: Path, number: int, words: int = WORDS) -> None:
    """Write articles into a folder, a thousand to a subfolder."""
    for at, (name, text) in enumerate(articles(number, words)):
        below = folder / f"{at // 1000:03}"
        below.mkdir(parents=True, exist_ok=True)
        (below / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:]))
