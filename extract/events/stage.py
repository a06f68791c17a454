"""The stage that fills a draft's events."""

from bisect import bisect_right
from collections import defaultdict
from hashlib import blake2b

from dateline.extract.draft import Draft
from dateline.extract.entities.lookup import Mentions
from dateline.extract.events import dating
from dateline.extract.events.discourse import Discourse
from dateline.extract.events.headline import Writer
from dateline.extract.events.participants import Argument, arguments, place_of, to_participant
from dateline.extract.events.phrases import Phrases
from dateline.extract.events.status import status_of
from dateline.extract.events.syntax import Tree
from dateline.extract.events.triggers import Candidate, find_candidates, is_told
from dateline.models.event import Event, Status, Trigger
from dateline.models.quote import Quote
from dateline.models.when import When

_NOBODY = frozenset({"nothing", "nobody", "there", "what", "none"})
_NOT_RUNNING = frozenset({"byline", "dateline", "date", "furniture"})


def find_events(draft: Draft) -> None:
    """Fill `draft.events`, in text order."""
    draft.events = tuple(_Reader(draft).events())


class _Reader:
    """What reading the events of one article needs."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.article = draft.document.article.id
        self.tree = Tree.of(draft.doc)
        self.mentions = Mentions(draft.entities)
        self.candidates = find_candidates(self.tree)
        self.tied, self.timed = dating.ties(draft, self.tree, self.candidates)
        self.marked = sorted(span for quote in draft.quotes if quote.kind != "indirect" for span in quote.spans)
        self.lead = self._first_body_sentence()
        self.said: dict[int, list[Quote]] = defaultdict(list)
        for quote in draft.quotes:
            if quote.cue:
                self.said[quote.cue.start].append(quote)

    def events(self) -> list[Event]:
        """Return the events in text order."""
        tree = self.tree
        kept = [n for n, candidate in enumerate(self.candidates) if self._is_kept(n, candidate)]
        found = {n: [one for one in arguments(tree, self.candidates[n]) if self._can_take_part(one.head)] for n in kept}
        whens = {n: dating.stated(self.article, self.tied.get(n, ())) for n in kept}
        discourse = Discourse.of(tree, self.mentions, self.candidates, found, whens, self.draft.anchor)
        writer = Writer(tree, Phrases(tree, self.mentions, self.timed))
        drafts = []
        for n in kept:
            candidate = self.candidates[n]
            status = status_of(tree, candidate)
            when = dating.consistent(whens[n], self.draft.anchor, tree, candidate, status) or (
                None if n in discourse.background else self._reported(candidate, status)
            )
            status = dating.status_at(status, when, self.draft.anchor, tree, candidate)
            hung = self.said.get(tree.start[candidate.trigger], [])
            spoken = next((quote.text for quote in hung if quote.kind == "direct"), None)
            headline = writer.of(candidate, status, found[n], spoken)
            if headline is not None:
                drafts.append((n, status, when, headline))
        quotes = self._hang(drafts_of={n for n, *_ in drafts}, discourse=discourse)
        return [
            self._event(self.candidates[n], found[n], status, when, headline, quotes[n])
            for n, status, when, headline in drafts
        ]

    def _first_body_sentence(self) -> int:
        """Return the number of the first sentence of running prose: body text that ends in a full stop."""
        tree = self.tree
        for n, (first, last) in enumerate(tree.bounds):
            ends = any(tree.text[i] in {".", "!", "?"} for i in range(max(first, last - 4), last))
            if ends and self.draft.region(tree.start[first]) is None:
                return n
        return 0

    def _is_kept(self, n: int, candidate: Candidate) -> bool:
        start = self.tree.start[candidate.trigger]
        if self.draft.region(start) in _NOT_RUNNING:
            return False
        dated = n in self.tied
        if not dated and self._is_in_marks(start):
            return False
        return is_told(self.tree, candidate, dated=dated)

    def _can_take_part(self, head: int) -> bool:
        return not self.timed[head] and self.tree.lower[head] not in _NOBODY

    def _is_in_marks(self, offset: int) -> bool:
        at = bisect_right(self.marked, (offset, 1 << 60)) - 1
        return at >= 0 and self.marked[at][0] <= offset < self.marked[at][1]

    def _hang(self, drafts_of: set[int], discourse: Discourse) -> dict[int, list[str]]:
        """Return the ids of the statements that hang on each event: on the occasion, where the text tells of one."""
        quotes: dict[int, list[str]] = defaultdict(list)
        for n in sorted(discourse.whens):
            hung = self.said.get(self.tree.start[self.candidates[n].trigger], [])
            holder = discourse.occasions.get(n, n)
            quotes[holder if holder in drafts_of else n] += [quote.id for quote in hung]
        return quotes

    def _reported(self, candidate: Candidate, status: Status) -> When | None:
        published = self.draft.published
        if published is None or status not in {"occurred", "denied"}:
            return None
        if not dating.is_news(self.tree, candidate) and not dating.is_lead(self.tree, candidate, self.lead):
            return None
        evidence = published.evidence[0] if published.evidence else None
        return dating.reported(published.date, evidence)

    def _event(
        self,
        candidate: Candidate,
        found: list[Argument],
        status: Status,
        when: When | None,
        headline: str,
        quotes: list[str],
    ) -> Event:
        tree, text = self.tree, self.draft.document.text
        start, end = tree.start[candidate.trigger], tree.end(candidate.trigger)
        key = blake2b(f"{self.article}\0{start}\0{text[start:end]}".encode(), digest_size=6).hexdigest()
        people = (to_participant(tree, self.mentions, argument, candidate.trigger) for argument in found)
        return Event(
            id=key,
            trigger=Trigger(start, end, text[start:end], candidate.lemma),
            sentence=tree.sentence_span(candidate.trigger),
            when=when,
            status=status,
            headline=headline,
            participants=tuple(person for person in people if person),
            place=place_of(tree, self.mentions, candidate),
            quotes=tuple(quotes),
        )
