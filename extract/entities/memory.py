"""What a reader has in mind at a point of a text: the latest mentions, and who spoke last."""

from collections import deque
from dataclasses import dataclass
from math import log2

from dateline.extract.entities import tables
from dateline.extract.entities.clusters import Cluster
from dateline.extract.entities.columns import Columns

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODIFIERS = frozenset({"poss", "compound", "nmod"})
_MOST = 48


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as later ones look back at it: whose, the token of its head, and the part it plays there."""

    cluster: Cluster
    head: int
    sentence: int
    subject: bool
    modifier: bool
    quoted: bool


class Memory:
    """The latest mentions of a text that is read from its beginning; `speaker` is who spoke last."""

    def __init__(self, words: Columns) -> None:
        self._words = words
        self._count: dict[Cluster, int] = {}
        self._last: dict[Cluster, int] = {}
        self.recent: deque[Seen] = deque(maxlen=_MOST)
        self.speaker: Cluster | None = None

    def see(self, cluster: Cluster, head: int) -> None:
        """Note a mention by its head token."""
        words = self._words
        dep = words.dep[head]
        subject, quoted = dep in SUBJECTS, words.quoted[head]
        self.recent.appendleft(Seen(cluster, head, words.sentence[head], subject, dep in _MODIFIERS, quoted))
        self._count[cluster] = self._count.get(cluster, 0) + 1
        self._last[cluster] = head
        if subject and says(words, head):
            self.speaker = cluster

    def last(self, cluster: Cluster) -> int:
        """Return the head token of the latest mention, -1 where there is none yet."""
        return self._last.get(cluster, -1)

    def weight(self, seen: Seen, sentence: int) -> float:
        """Return how present a mention is in a later sentence: near ones, subjects and the often named count most."""
        often = 0.3 * log2(1 + min(self._count[seen.cluster], 15))
        return often - 0.8 * (sentence - seen.sentence) + 1.0 * seen.subject - 0.6 * seen.modifier


def says(words: Columns, subject: int) -> bool:
    """Tell whether a subject's verb is one of saying, outside quotation marks."""
    return not words.quoted[subject] and words.lower[words.head[subject]] in tables.saying()
