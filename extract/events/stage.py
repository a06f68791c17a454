"""The stage that fills a draft's events."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.extract.draft import Draft
from dateline.extract.events import dating
from dateline.extract.events.account import Account, Recorder
from dateline.extract.events.discourse import Discourse
from dateline.extract.events.headline import LIMIT, Writer
from dateline.extract.events.narrative import Telling
from dateline.extract.events.offsets import count_offsets
from dateline.extract.events.participants import Argument, arguments
from dateline.extract.events.passing import find_passing, is_idle, parties, words_of
from dateline.extract.events.phrases import Phrases
from dateline.extract.events.precedents import find_precedents
from dateline.extract.events.referents import Referents
from dateline.extract.events.saying import joined
from dateline.extract.events.status import status_of
from dateline.extract.events.syntax import has_word
from dateline.extract.events.ties import Tie, Ties
from dateline.extract.events.told import Untold, is_anaphor, is_bygone, is_named, is_told, needs_date
from dateline.extract.events.triggers import Candidate, find_candidates, find_nouns, is_event_noun
from dateline.models.event import Event, Status
from dateline.models.quote import Quote
from dateline.models.when import When

_LEAD = range(2)
"""The first sentences of an article, which tell at length what its title tells."""
_NEAR, _LONG = 2, 60
"""How many sentences on a time may still be the one told of, and how many days back it is no news."""
_NOBODY = frozenset({"nothing", "nobody", "there", "what", "none"})
_KNOWN = frozenset({"the", "these", "those"})
_NOT_RUNNING = frozenset({"byline", "dateline", "date", "furniture"})


def find_events(draft: Draft) -> None:
    """Fill `draft.events` and `draft.passing`, each in text order."""
    reader = _Reader(draft)
    draft.events = tuple(sorted((*reader.events(), *reader.precedents()), key=lambda event: event.trigger.start))
    draft.passing = tuple(reader.passing(draft.events))


class _Reader:
    """What reading the events of one article needs."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.article = draft.document.article.id
        self.tree = draft.tree
        self.referents = Referents(self.tree, draft.mentions)
        self.record = Recorder(self.article, self.tree, self.referents)
        self.aside = self._tokens_in(_NOT_RUNNING)
        self.titled = self._tokens_in({"title"})
        self.nouns = find_nouns(self.tree)
        self.candidates = find_candidates(self.tree, self.nouns, self._titles())
        self.ties = Ties(self.tree, self.candidates, draft.times)
        self.marked = sorted(span for quote in draft.quotes if quote.kind != "indirect" for span in quote.spans)
        self.untold = Untold.of(self.tree)
        self.lead = self._first_body_sentence()
        self.published = dating.reported(draft.published) if draft.published else None
        self.times = sorted((time for time in draft.times if time.latest is not None), key=lambda time: time.start)
        self.starts = [time.start for time in self.times]
        self.said: dict[int, list[Quote]] = defaultdict(list)
        for quote in draft.quotes:
            if quote.cue:
                self.said[quote.cue.start].append(quote)

    def events(self) -> list[Event]:
        """Return the events in text order."""
        tree, anchor, candidates = self.tree, self.draft.anchor, self.candidates
        told = [n for n, candidate in enumerate(candidates) if self._is_kept(n, candidate)]
        told += self._untold_titles(told)
        nouns = [n for n, one in enumerate(candidates) if one.clause is None and one.trigger not in self.aside]
        named = [n for n in nouns if is_named(tree, candidates[n])]
        known = sorted({*told, *named, *(n for n in nouns if is_anaphor(tree, candidates[n]))})
        found = {n: self._partakers(arguments(tree, candidates[n])) for n in known}
        status = {n: status_of(tree, candidates[n]) for n in known}
        stated = {n: dating.stated(self.article, self.ties.of[n]) for n in known if n in self.ties.of}
        whens = dict.fromkeys(known, None) | {
            n: dating.consistent(when, anchor, tree, candidates[n], status[n]) for n, when in stated.items()
        }
        vague = self.ties.vague | {n for n in known if is_bygone(tree, candidates[n])}
        discourse = Discourse.of(Telling(tree, self.referents, candidates, found, vague), whens, anchor)
        count_offsets(tree, candidates, self.draft.times, whens)
        writer = Writer(tree, Phrases.of(tree, self.draft.entities, self.referents, self.ties.timed))
        lines: dict[int, str] = {}
        for n in sorted({*told, *(n for n in named if whens[n] is not None)}):
            candidate = candidates[n]
            if whens[n] is None and needs_date(tree, self.ties.timed, candidate, status[n], len(found[n])):
                continue
            if whens[n] is None and stated.get(n) is None and n not in discourse.background:
                whens[n] = None if n in vague else self._reported(candidate, status[n])
            status[n] = dating.status_at(status[n], whens[n], anchor, candidate)
            if line := self._title(candidate) or writer.of(candidate, status[n], found[n], self._spoken(candidate)):
                lines[n] = line
        lines = self._once(lines, whens)
        quotes = self._hang(lines, discourse)
        return [
            self.record.event(candidates[n], found[n], Account(status[n], whens[n], line, tuple(quotes.get(n, ()))))
            for n, line in lines.items()
        ]

    def _once(self, lines: Mapping[int, str], whens: Mapping[int, When | None]) -> dict[int, str]:
        """Return each line of a sentence once: of triggers told in the same words one that is dated, else the first."""
        best: dict[tuple[int, str], int] = {}
        for n, line in lines.items():
            key = (self.tree.sentence[self.candidates[n].trigger], line)
            if key not in best or (whens[n] is not None and whens[best[key]] is None):
                best[key] = n
        kept = set(best.values())
        return {n: line for n, line in lines.items() if n in kept}

    def precedents(self) -> Iterator[Event]:
        """Yield what records tell of the past, at the day, month or year that they name."""
        for one in find_precedents(self.tree, self.draft.times):
            if one.candidate.trigger not in self.aside:
                when = dating.stated(self.article, [Tie(one.time, "")])
                event = self.record.event(one.candidate, [], Account("occurred", when, one.headline))
                yield replace(event, id=self.record.id(event.trigger.start, one.headline))

    def passing(self, events: Iterable[Event]) -> Iterator[Event]:
        """Yield what the article mentions beside the events that it tells."""
        tree, timed, aside = self.tree, self.ties.timed, self.aside
        told = {event.trigger.start for event in events}
        triggers = {candidate.trigger: candidate for candidate in self.candidates}
        for candidate in find_passing(tree, self.nouns, triggers, {at for at in triggers if tree.start[at] in told}):
            at = candidate.trigger
            if timed[at] or at in aside or is_idle(candidate, status := status_of(tree, candidate)):
                continue
            found = self._partakers(parties(tree, candidate))
            yield self.record.event(candidate, found, Account(status, None, words_of(tree, candidate)))

    def _title(self, candidate: Candidate) -> str | None:
        """Return the article's own title, where its main clause tells the event."""
        tree, verb = self.tree, candidate.clause
        if verb is None or verb not in self.titled or tree.dep[verb] != "ROOT":
            return None
        start, end = tree.sentence_span(verb)
        title = " ".join(tree.source[start:end].strip("#* ").rstrip(" ;:,").split())
        return title if len(title) <= LIMIT else None

    def _spoken(self, candidate: Candidate) -> str | None:
        """Return the statement in marks that a reporting verb introduces."""
        hung = self.said.get(self.tree.start[candidate.trigger])
        direct = next((quote for quote in hung if quote.kind == "direct"), None) if hung else None
        if direct is None:
            return None
        text = self.draft.document.text
        return joined([text[start:end] for start, end in direct.spans])

    def _first_body_sentence(self) -> int:
        """Return the number of the first sentence of running prose: body text that ends in a full stop."""
        tree = self.tree
        for n, (first, last) in enumerate(tree.bounds):
            ends = any(tree.text[i] in {".", "!", "?"} for i in range(max(first, last - 4), last))
            if ends and self.draft.region(tree.start[first]) is None:
                return n
        return 0

    def _is_kept(self, n: int, candidate: Candidate) -> bool:
        if candidate.trigger in self.aside:
            return False
        dated = n in self.ties.of
        if n in self.ties.habits and not dated:
            return False
        if not is_told(self.tree, candidate, self.untold, dated=dated):
            return False
        return dated or not self._is_in_marks(self.tree.start[candidate.trigger])

    def _is_title_clause(self, candidate: Candidate) -> bool:
        """Tell whether a candidate is the present tense of a title's main clause: "Council rejects plan"."""
        tree, verb = self.tree, candidate.clause
        if verb is None or verb not in self.titled or tree.tag[verb] not in {"VBZ", "VBP"}:
            return False
        first, last = tree.bounds[tree.sentence[verb]]
        asks = tree.tag[first][:1] == "W" or "?" in tree.text[first:last]
        return not asks and tree.dep[tree.first_conjunct(verb)] == "ROOT"

    def _untold_titles(self, told: Iterable[int]) -> list[int]:
        """Return the title's events where the lead tells nothing of who takes part in them."""
        titles = [n for n, one in enumerate(self.candidates) if self.titled and self._is_title_clause(one)]
        if not titles:
            return []
        lead = [n for n in told if self.tree.sentence[self.candidates[n].trigger] - self.lead in _LEAD]
        known = {party for n in lead for party in self._parties(n)}
        return [n for n in titles if known.isdisjoint(self._parties(n))]

    def _parties(self, n: int) -> set[str]:
        """Return the entities that take part in a candidate, the words of those that are none."""
        tree, heads = self.tree, (head for head, _ in arguments(self.tree, self.candidates[n]))
        found = ((self.referents[head], tree.lower[head]) for head in heads)
        return {covering[0].id if covering else word for covering, word in found}

    def _titles(self) -> frozenset[int]:
        """Return the numbers of the sentences that are titles."""
        starts = (self.tree.token_at(region.start) for region in self.draft.document.regions if region.kind == "title")
        return frozenset(self.tree.sentence[at] for at in starts if at < len(self.tree))

    def _tokens_in(self, kinds: Collection[str]) -> frozenset[int]:
        """Return the tokens in the regions of these kinds."""
        regions = (region for region in self.draft.document.regions if region.kind in kinds)
        at = self.tree.token_at
        return frozenset(i for region in regions for i in range(at(region.start), at(region.end)))

    def _partakers(self, found: list[Argument]) -> list[Argument]:
        """Return those who can take part in something: no times, not nobody."""
        if not found:
            return found
        timed, lower = self.ties.timed, self.tree.lower
        return [one for one in found if not timed[one[0]] and lower[one[0]] not in _NOBODY]

    def _is_in_marks(self, offset: int) -> bool:
        at = bisect_right(self.marked, (offset, 1 << 60)) - 1
        return at >= 0 and self.marked[at][0] <= offset < self.marked[at][1]

    def _hang(self, told: Container[int], discourse: Discourse) -> dict[int, list[str]]:
        """Return the ids of the statements that hang on each event: on the occasion, where the text tells of one."""
        quotes: dict[int, list[str]] = defaultdict(list)
        for n in sorted(discourse.whens) if self.said else ():
            if said := self.said.get(self.tree.start[self.candidates[n].trigger]):
                holder = discourse.occasions.get(n, n)
                quotes[holder if holder in told else n].extend(quote.id for quote in said)
        return quotes

    def _reported(self, candidate: Candidate, status: Status) -> When | None:
        """Return the publication day for what the article reports as news."""
        if self.published is None or status not in {"occurred", "denied"}:
            return None
        if not dating.is_news(self.tree, candidate) and not dating.is_lead(self.tree, candidate, self.lead):
            return None
        return None if self._takes_up(candidate) or self._looks_back(candidate) else self.published

    def _looks_back(self, candidate: Candidate) -> bool:
        """Tell whether the time told last before a clause, near it, lies long back: so may what the clause tells."""
        anchor, at = self.draft.anchor, bisect_right(self.starts, self.tree.start[candidate.trigger]) - 1
        if candidate.kind == "report" or anchor is None or at < 0:
            return False
        time, tree = self.times[at], self.tree
        here, there = candidate.trigger, tree.token_over(time.start)
        near = 0 < tree.sentence[here] - tree.sentence[there] <= _NEAR and tree.paragraph[here] == tree.paragraph[there]
        return near and time.latest is not None and (anchor - time.latest).days > _LONG

    def _takes_up(self, candidate: Candidate) -> bool:
        """Tell whether a clause is about an event that it takes as known: "the attacks killed nine people"."""
        subject = self.tree.subject.get(candidate.clause) if candidate.clause is not None else None
        return subject is not None and is_event_noun(self.tree, subject) and has_word(self.tree, subject, _KNOWN)
