"""Finding where an event is told that a correction names."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from dateline.extract.corrections.names import Names
from dateline.extract.corrections.rows import EventName, Passage
from dateline.extract.timeline.identity import event_id
from dateline.models.timeline import TimelineSource

_WORD = re.compile(r"[^\W_]+")


class MissingError(LookupError):
    """No event, or no single one, is told by what a correction names; the message completes "corrects nothing: ...".

    `elsewhere`: its article is not among those read.
    """

    def __init__(self, message: str, *, elsewhere: bool = False) -> None:
        super().__init__(message)
        self.elsewhere = elsewhere


class _Words:
    """The words of a text, folded and with a space around each, and where each stands."""

    def __init__(self, text: str) -> None:
        self._places = [match.span() for match in _WORD.finditer(text)]
        words = [text[start:end].casefold() for start, end in self._places]
        self.line = f" {' '.join(words)} "
        self._at = [0, *accumulate(len(word) + 1 for word in words)]

    def spans(self, wanted: "_Words") -> Iterator[tuple[int, int]]:
        """Yield the offsets at which a text has all words of another, one after the other."""
        place = self.line.find(wanted.line)
        while place >= 0:
            first = bisect_left(self._at, place)
            yield self._places[first][0], self._places[first + len(wanted._places) - 1][1]
            place = self.line.find(wanted.line, place + 1)


class Passages:
    """The tellings of all articles, among which those are found that a file of corrections names.

    `paths` are the paths of articles by their ids. An id of an event is that of the telling which was first when it was
    written down, so that another article does not change what it names.
    """

    def __init__(self, names: Names, paths: Mapping[str, str], sources: Sequence[TimelineSource]) -> None:
        self._sources = sources
        self._articles = names.articles(paths)
        self._of: dict[str, list[int]] = defaultdict(list)
        for at, source in enumerate(sources):
            self._of[source.article].append(at)
        self._ids: dict[str, list[int]] = {}
        self._words: dict[int, _Words] = {}

    def find(self, name: EventName) -> int:
        """Return which telling is named; raise MissingError where that is none, or may be one of several."""
        if isinstance(name, str):
            return self._by_id(name)
        try:
            return self._by_words(name)
        except MissingError:
            if name.id is None:
                raise
            try:
                return self._by_id(name.id)
            except MissingError:
                pass
            raise

    def _by_id(self, name: str) -> int:
        if not self._ids:
            self._ids = defaultdict(list)
            own = {article for articles in self._articles.values() for article in articles}
            for at in (at for article in sorted(own) for at in self._of.get(article, ())):
                self._ids[event_id(self._sources[at])].append(at)
        base, _, number = name.strip().partition("-")
        found = self._ids.get(base, [])
        nth = int(number) if number.isdecimal() and len(number) < 9 else 1
        if not 1 <= nth <= len(found):
            raise MissingError(f"there is no event {name!r}; change the id, or take it out")
        return found[nth - 1]

    def _by_words(self, name: Passage) -> int:
        if name.article is None or name.words is None:
            raise MissingError(f"there is no event {name.id!r}; change the id, or take it out")
        articles = self._articles.get(name.article.removeprefix("./"))
        if not articles:
            raise MissingError(
                f"no article that was read is called {name.article!r}; change the name, or take it out", elsewhere=True
            )
        told = [at for article in articles for at in self._of.get(article, ())]
        found = self._narrowed(self._worded(told, name.words), name)
        if not found:
            by = f", by {name.trigger!r}" if name.trigger else ""
            raise MissingError(f"no event of {name.article!r} is told in the words {name.words!r}{by}; change them")
        first = self._sources[found[0]]
        if any((self._sources[at].text, self._offset(at)) != (first.text, self._offset(found[0])) for at in found):
            triggers = dict.fromkeys(self._sources[at].trigger.text for at in found)
            raise MissingError(
                f"several events are told in the words {name.words!r}; "
                + (f"add trigger = one of {', '.join(map(repr, triggers))}" if len(triggers) > 1 else "give more words")
            )
        return found[0]

    def _offset(self, at: int) -> int:
        return self._sources[at].trigger.start - self._sources[at].sentence[0]

    def _worded(self, told: Iterable[int], words: str) -> list[int]:
        """Return the tellings whose sentence has the words; where some trigger is among the words, those alone.

        Case, punctuation and space do not count.
        """
        wanted = _Words(words)
        found: list[int] = []
        within: list[int] = []
        for at in told:
            if at not in self._words:
                self._words[at] = _Words(self._sources[at].text)
            spans = list(self._words[at].spans(wanted))
            if spans:
                found.append(at)
            if any(start <= self._offset(at) < end for start, end in spans):
                within.append(at)
        return within or found

    def _narrowed(self, found: list[int], name: Passage) -> list[int]:
        if name.trigger:
            trigger = name.trigger.casefold()
            found = [at for at in found if self._sources[at].trigger.text.casefold() == trigger]
        return [at for at in found if self._sources[at].trigger.start == name.start] or found
