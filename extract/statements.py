"""Who said what, when and where, across articles: the rows of `dateline quotes`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dateline.models.extraction import Extraction
from dateline.models.quote import QuoteKind
from dateline.models.when import When

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote and its article; offsets index the article's text.

    `said` is the quoted or reported words without their marks, `text` the same as written; `speaker` is the speaker as
    written ("he") at `speaker_span`, `name` who that is, where known, `entity` that person's id, and `names` what else
    the article calls them. `events` are the ids of the article's events that the quote hangs on. `context` is the
    paragraph that holds the quote.
    """

    article: str
    path: str
    source: str | None
    published: date | None
    id: str
    kind: QuoteKind
    start: int
    end: int
    text: str
    said: str
    speaker: str | None
    speaker_span: tuple[int, int] | None
    entity: str | None
    name: str | None
    names: tuple[str, ...]
    cue: str | None
    when: When | None
    within: str | None
    events: tuple[str, ...]
    context: str

    @property
    def who(self) -> str | None:
        """Who said it: the name where known, else the words of the article."""
        return self.name or self.speaker


def statements(extractions: Iterable[Extraction]) -> Iterator[Statement]:
    """Yield every quote of every article, in the order of the articles and of their text."""
    for extraction in extractions:
        article, text = extraction.article, extraction.text
        entities = {entity.id: entity for entity in extraction.entities}
        events: dict[str, list[str]] = {}
        for event in extraction.events:
            for said in event.quotes:
                events.setdefault(said, []).append(event.id)
        for quote in extraction.quotes:
            speaker = quote.speaker
            entity = entities.get(speaker.entity) if speaker and speaker.entity else None
            yield Statement(
                article=article.id,
                path=article.path,
                source=article.source,
                published=article.published.date if article.published else None,
                id=quote.id,
                kind=quote.kind,
                start=quote.start,
                end=quote.end,
                text=quote.text,
                said=" ".join(text[start:end].strip() for start, end in quote.spans) or quote.text,
                speaker=speaker.text if speaker else None,
                speaker_span=(speaker.start, speaker.end) if speaker else None,
                entity=speaker.entity if speaker else None,
                name=entity.name if entity else None,
                names=entity.aliases if entity else (),
                cue=quote.cue.text if quote.cue else None,
                when=quote.when,
                within=quote.within,
                events=tuple(events.get(quote.id, ())),
                context=text[text.rfind("\n", 0, quote.start) + 1 : _line_end(text, quote.end)],
            )


def said_by(rows: Iterable[Statement], name: str) -> Iterator[Statement]:
    """Yield the statements of speakers who are called `name`: every word of it in one of their names, in any case."""
    wanted = set(_WORD.findall(name.casefold()))
    for row in rows:
        known = [each for each in (row.speaker, row.name, *row.names) if each]
        if wanted and any(wanted <= set(_WORD.findall(each.casefold())) for each in known):
            yield row


def by_speaker(rows: Iterable[Statement]) -> list[Statement]:
    """Return the statements ordered by who said them, those of nobody last; of one speaker in the order they came."""
    return sorted(rows, key=lambda row: (row.who is None, (row.who or "").casefold()))


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
