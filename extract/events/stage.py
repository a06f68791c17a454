"""The stage that fills a draft's events."""

from hashlib import blake2b

from dateline.extract.draft import Draft
from dateline.extract.events import dating
from dateline.extract.events.headline import Writer
from dateline.extract.events.participants import Argument, Mentions, arguments, place_of, to_participant
from dateline.extract.events.status import status_of
from dateline.extract.events.syntax import Tree
from dateline.extract.events.triggers import Candidate, find_candidates, is_told
from dateline.models.event import Event, Status, Trigger
from dateline.models.quote import Quote
from dateline.models.when import When


def find_events(draft: Draft) -> None:
    """Fill `draft.events`, in text order."""
    tree = Tree.of(draft.doc)
    candidates = find_candidates(tree)
    tied, timed = dating.ties(draft, tree, candidates)
    kept = [n for n, c in enumerate(candidates) if is_told(tree, c, dated=n in tied) and _is_running(draft, tree, c)]
    mentions = Mentions.of(draft.entities)
    article = draft.document.article.id
    writer = Writer(tree, mentions, timed)
    quotes = _quotes_by_cue(draft.quotes)
    whens: dict[int, When | None] = {n: dating.stated(article, tied.get(n, ())) for n in kept}
    events = []
    for n in kept:
        candidate = candidates[n]
        status = status_of(tree, candidate)
        when = whens[n] or _reported(draft, tree, candidate, status)
        found = arguments(tree, candidate)
        start, end = tree.start[candidate.trigger], tree.end(candidate.trigger)
        hung = quotes.get(start, [])
        headline = writer.of(candidate, status, found, hung[0].text if hung else None)
        if headline is None:
            continue
        events.append(_event(draft, tree, candidate, mentions, found, status, when, headline, hung))
    draft.events = tuple(events)


def _is_running(draft: Draft, tree: Tree, candidate: Candidate) -> bool:
    return draft.region(tree.start[candidate.trigger]) not in {"byline", "dateline", "date", "furniture"}


def _quotes_by_cue(quotes: tuple[Quote, ...]) -> dict[int, list[Quote]]:
    found: dict[int, list[Quote]] = {}
    for quote in quotes:
        if quote.cue:
            found.setdefault(quote.cue.start, []).append(quote)
    return found


def _reported(draft: Draft, tree: Tree, candidate: Candidate, status: Status) -> When | None:
    if draft.published is None or status not in {"occurred", "denied"} or not dating.is_news(tree, candidate):
        return None
    evidence = draft.published.evidence
    return dating.reported(draft.document.article.id, draft.published.date, evidence[0] if evidence else None)


def _event(
    draft: Draft,
    tree: Tree,
    candidate: Candidate,
    mentions: Mentions,
    found: list[Argument],
    status: Status,
    when: When | None,
    headline: str,
    hung: list[Quote],
) -> Event:
    start, end = tree.start[candidate.trigger], tree.end(candidate.trigger)
    text = draft.document.text[start:end]
    article = draft.document.article.id
    key = blake2b(f"{article}\0{start}\0{text}".encode(), digest_size=6).hexdigest()
    people = [to_participant(tree, mentions, argument) for argument in found]
    return Event(
        id=key,
        trigger=Trigger(start, end, text, candidate.lemma),
        sentence=tree.sentence_span(candidate.trigger),
        when=when,
        status=status,
        headline=headline,
        participants=tuple(p for p in people if p),
        place=place_of(tree, mentions, candidate),
        quotes=tuple(quote.id for quote in hung),
    )
