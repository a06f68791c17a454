"""The sentences of an article that tell of events."""

import re
from bisect import bisect_left
from collections.abc import Mapping

from dateline.extract.timeline.counts import counts
from dateline.extract.timeline.packed import Sentence
from dateline.extract.timeline.words import content_numbers, numbers_of
from dateline.models.extraction import Extraction

_DIGIT = re.compile(r"[0-9]")


class Sentences(dict[tuple[int, int], int]):
    """The sentences that tell of events, by their spans; each is read when it is first asked for.

    Of each `found` the numbers of its `words`, and the entities `named` in it.
    """

    def __init__(self, extraction: Extraction, clean: str, places: Mapping[str, int]) -> None:
        """`clean` is the article's text as `words.cleaned` returns it, `places` the place of each of its entities."""
        super().__init__()
        self.found: list[Sentence] = []
        self.words: list[set[int]] = []
        self.named: list[set[int]] = []
        self._text, self._clean = extraction.text, clean
        self._aligned = len(clean) == len(extraction.text)
        self._mentions = sorted(
            [(mention.start, places[entity.id]) for entity in extraction.entities for mention in entity.mentions]
        )
        self._timed = sorted([(time.start, time.end) for time in extraction.times])

    def __missing__(self, span: tuple[int, int]) -> int:
        start, end = span
        text = self._text[start:end]
        self.words.append(numbers_of(self._clean[start:end]) if self._aligned else content_numbers(text))
        first, last = bisect_left(self._mentions, (start, -1)), bisect_left(self._mentions, (end, -1))
        self.named.append({entity for _, entity in self._mentions[first:last]})
        numbers = tuple(counts(self._text, span, self._timed)) if _DIGIT.search(text) else ()
        self[span] = at = len(self.found)
        self.found.append(Sentence(span, text, numbers))
        return at
