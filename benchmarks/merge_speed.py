"""Processor time and memory of merging 1,000, 10,000 and 100,000 events.

usage: python benchmarks/merge_speed.py [EVENTS ...]

Each size runs in a process of its own, so that the peak of its memory is its own. The articles are made up: stories
of several articles each, which share names, days and words, in a language of random words with frequencies that fall
as they do in real text (Zipf).
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from dateline.extract.timeline.build import build
from dateline.models.article import Article, Published
from dateline.models.entity import Entity, Mention
from dateline.models.event import Event, Participant, Trigger
from dateline.models.extraction import Extraction
from dateline.models.when import When

SIZES = (1_000, 10_000, 100_000)
EVENTS_PER_ARTICLE = 10
ARTICLES_PER_STORY = 5
SENTENCE_WORDS = 20
SENTENCES = 18
VOCABULARY = 20_000
LEMMAS = 400
_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "shan", "tor")


def _word(number: int) -> str:
    """Return a pronounceable word, another one for each number."""
    word = _SYLLABLES[number % 16]
    while number := number // 16:
        word += _SYLLABLES[number % 16]
    return word + "n"


WORDS = [_word(number) for number in range(VOCABULARY)]
WEIGHTS = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))


class Story:
    """What the articles of one story share."""

    def __init__(self, source: random.Random) -> None:
        self.names = [" ".join(source.choices(WORDS, k=2)).title() for _ in range(4)]
        self.topic = source.choices(WORDS, cum_weights=WEIGHTS, k=30)
        self.lemmas = source.choices(WORDS[:LEMMAS], cum_weights=WEIGHTS[:LEMMAS], k=15)
        self.day = date(2015, 1, 1) + timedelta(days=source.randrange(3650))


def articles(events: int) -> Iterator[Extraction]:
    """Make articles with that many events in all, the same for every run."""
    source = random.Random(events)
    story = Story(source)
    for number in range(events // EVENTS_PER_ARTICLE):
        if number % ARTICLES_PER_STORY == 0:
            story = Story(source)
        yield _article(source, number, story)


def _article(source: random.Random, number: int, story: Story) -> Extraction:
    names, topic, lemmas, day = story.names, story.topic, story.lemmas, story.day
    parts: list[str] = []
    mentions: dict[str, list[Mention]] = {name: [] for name in names}
    events: list[Event] = []
    offset = 0
    for at in range(SENTENCES):
        name, lemma = source.choice(names), source.choice(lemmas)
        words = source.choices(WORDS, cum_weights=WEIGHTS, k=SENTENCE_WORDS - 6) + source.sample(topic, 4)
        source.shuffle(words)
        sentence = f"{name} {lemma} {' '.join(words)}.\n"
        mentions[name].append(Mention(offset, offset + len(name), name, "name"))
        if at < EVENTS_PER_ARTICLE:
            start = offset + len(name) + 1
            when = day + timedelta(days=source.randrange(3))
            events.append(
                Event(
                    f"v{at}",
                    Trigger(start, start + len(lemma), lemma, lemma),
                    (offset, offset + len(sentence) - 1),
                    When(
                        when.isoformat(),
                        when,
                        when,
                        "day",
                        False,
                        source.choice(("stated", "carried", "reported")),
                        None,
                    ),
                    "occurred",
                    f"{name} {lemma}",
                    (Participant(offset, offset + len(name), name, "agent", f"n{names.index(name)}"),),
                )
            )
        parts.append(sentence)
        offset += len(sentence)
    entities = tuple(
        Entity(f"n{at}", name, "PERSON", (name.split()[1],), tuple(mentions[name]))
        for at, name in enumerate(mentions)
        if mentions[name]
    )
    article = Article(f"a{number:06}", f"a{number:06}.txt", published=Published(day + timedelta(days=2), "metadata"))
    return Extraction(article, "".join(parts), entities=entities, events=tuple(events))


def measure(events: int) -> None:
    """Merge that many events and print what it cost beyond making the articles."""
    spent = 0.0

    def counted() -> Iterator[Extraction]:
        nonlocal spent
        made = articles(events)
        while True:
            begun = time.process_time()
            extraction = next(made, None)
            spent += time.process_time() - begun
            if extraction is None:
                return
            yield extraction

    begun = time.process_time()
    timeline = build(counted())
    seconds = time.process_time() - begun - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    merged = len(timeline.events) + len(timeline.undated)
    each = 1e6 * seconds / events
    print(f"{events:>8,} events -> {merged:>7,} in {seconds:6.2f} s, {each:5.0f} µs each, peak {peak:5.0f} MB")


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]]
    if len(sizes) == 1:
        measure(sizes[0])
    else:
        for size in sizes or SIZES:
            subprocess.run([sys.executable, __file__, str(size)], check=True)
