"""What the sources of an event disagree on, in one line a detail."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from dateline.cli.render.dates import words
from dateline.cli.render.labels import Sources
from dateline.cli.render.plain import plain
from dateline.models.timeline import TimelineEvent


def disagreements(event: TimelineEvent, named: Sources) -> Iterator[str]:
    """Yield a line a detail; an article that tells it in several ways itself takes no side."""
    for about, group in groupby(event.accounts, key=lambda account: account.about):
        accounts = list(group)
        told = Counter(article for account in accounts for article in account.articles)
        sides = []
        for account in accounts:
            tellers = named.cite(article for article in account.articles if told[article] == 1)
            value = words(account.value) if about == "date" else plain(account.value)
            sides += [f"{value} ({', '.join(map(str, tellers))})"] if tellers else []
        if len(sides) > 1:
            yield f"sources differ on the {about}: {', '.join(sides)}"
