"""What a reader has in mind at a point of a text: the latest mentions, and who spoke last."""

from collections import deque
from dataclasses import dataclass
from math import log2

from dateline.extract.entities import tables
from dateline.extract.entities.clusters import Cluster
from dateline.extract.entities.descriptions import is_person_noun
from dateline.extract.tree import Tree

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODIFIERS = frozenset({"poss", "compound", "nmod"})
_MOST = 64
_OFTEN_MOST = 15
# What it weighs to be a subject, to be whose the subject is, and else to describe another noun.
_SUBJECT, _OWNER, _MODIFIER = 1.0, 0.5, -0.6
_OFTEN = [0.3 * log2(1 + count) for count in range(_OFTEN_MOST + 1)]  # what being named so often weighs


@dataclass(slots=True, eq=False)
class Seen:
    """A mention as later ones look back at it: whose, and the token of its head.

    `verb` is the token whose subject it is, -1 where it is none; `role` is what its place in the sentence weighs.
    """

    cluster: Cluster
    head: int
    verb: int
    role: float
    quoted: bool


class Memory:
    """The latest mentions of a text that is read from its beginning; `speaker` is who spoke last."""

    def __init__(self, words: Tree) -> None:
        self._words = words
        self._count: dict[Cluster, int] = {}
        self._often: dict[Cluster, float] = {}
        self._last: dict[Cluster, int] = {}
        self._saying = {verb for verb in {words.head[at] for at in words.subjects} if self._is_saying(verb)}
        self.recent: deque[Seen] = deque(maxlen=_MOST)
        self.speaker: Cluster | None = None

    def _is_saying(self, verb: int) -> bool:
        """Tell whether a verb is one of saying, or goes on with one: "said", or "opened the talks, saying"."""
        words, saying = self._words, tables.saying()
        if words.lower[verb] in saying:
            return True
        for at in words.kids[verb]:
            if (words.tag[at] == "VBG" or words.dep[at] == "conj") and words.lower[at] in saying:
                return True
        return False

    def see(self, cluster: Cluster, head: int) -> None:
        """Note a mention by its head token."""
        words = self._words
        dep = words.dep[head]
        subject = dep in SUBJECTS
        verb = words.head[head] if subject else -1
        role = self._role(head, dep)
        self.recent.appendleft(Seen(cluster, head, verb, role, words.quoted[head]))
        count = self._count[cluster] = self._count.get(cluster, 0) + 1
        self._often[cluster] = _OFTEN[min(count, _OFTEN_MOST)]
        self._last[cluster] = head
        if subject and self.says(head):
            self.speaker = cluster

    def last(self, cluster: Cluster) -> int:
        """Return the head token of the latest mention, -1 where there is none yet."""
        return self._last.get(cluster, -1)

    def distance(self, seen: Seen, at: int) -> int:
        """Return how many sentences lie between a mention and a later token; quotations part no telling."""
        words = self._words
        count = words.sentence if seen.quoted or words.quoted[at] else words.telling
        return count[at] - count[seen.head]

    def weight(self, seen: Seen, distance: int) -> float:
        """Return how present a mention is so many sentences later: near ones, subjects and the often named are most."""
        return self._often[seen.cluster] - 0.8 * distance + seen.role

    def is_within(self, at: int, seen: Seen) -> bool:
        """Tell whether a token is part of what somebody mentioned has: the last word of "Keller's loss in her town"."""
        words = self._words
        owned = words.head[seen.head]
        return words.dep[seen.head] == "poss" and words.left[owned] <= at <= words.right[owned]

    def _role(self, head: int, dep: str) -> float:
        """Return what the role of a mention weighs: a subject most, and much whose the subject is."""
        if dep in SUBJECTS:
            return _SUBJECT
        if dep not in _MODIFIERS:
            return 0.0
        owned = self._words.head[head]
        owner = dep == "poss" and self._words.dep[owned] in SUBJECTS and not is_person_noun(self._words.lower[owned])
        return _OWNER if owner else _MODIFIER

    def says(self, subject: int) -> bool:
        """Tell whether a subject says something, outside quotation marks."""
        return not self._words.quoted[subject] and self._words.head[subject] in self._saying
