"""Whom a pronoun stands for.

Every mention in mind is weighed by what reference grammars and rule-based systems since Hobbs (1978) and Lappin and
Leass (1994) go by: nearness, grammatical role, gender and number, binding, and in news who is speaking.
"""

from dateline.extract.entities.clusters import Cluster
from dateline.extract.entities.memory import SUBJECTS, Memory, Seen
from dateline.extract.tree import Tree

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself"), "thing"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "many"),
}
"""The pronouns that are resolved, and what they say of whom they stand for."""

_BE = frozenset({"is", "was", "'s", "’s", "be", "been", "were"})
_TYPES = {
    "m": frozenset({"PERSON"}),
    "f": frozenset({"PERSON"}),
    "thing": frozenset({"ORG", "GPE", "PRODUCT", "LAW", "EVENT", "FAC", "thing"}),
    "many": frozenset({"NORP", "ORG", "many"}),
}
_SENTENCES = {"m": 5, "f": 5, "thing": 1, "many": 1}
_LEAST = {"m": -9.0, "f": -9.0, "thing": 0.4, "many": 0.4}
_SHARED = frozenset({"advcl", "xcomp", "conj", "pcomp", "prep", "aux"})  # such a clause may share the subject above it
_CLAUSES = 4
_AHEAD = 30  # tokens that a main clause may be away from a pronoun before it


class Pronouns:
    """Finds antecedents in a memory of mentions; `subjects` are the clusters of named subjects by token."""

    def __init__(self, words: Tree, memory: Memory, subjects: dict[int, Cluster]) -> None:
        self._words = words
        self._memory = memory
        self._subjects = subjects
        self._with_subject = {words.head[at] for at in words.subjects}
        self._speaking: dict[int, int] = {}  # paragraph: the first subject that says something in it
        for at in words.subjects:
            if words.dep[at] == "nsubj" and self._memory.says(at):
                self._speaking.setdefault(words.paragraph[at], at)

    def antecedent(self, at: int) -> Cluster | None:
        """Return whom the pronoun at a token stands for, None where the text doesn't tell."""
        words = self._words
        kind = PRONOUNS[words.lower[at]]
        if words.tag[at] not in {"PRP", "PRP$"} or (kind in {"thing", "many"} and not self._refers(at)):
            return None
        best, most = None, _LEAST[kind]
        speaks = words.dep[at] in SUBJECTS and self._memory.says(at)
        speaker = self._memory.speaker if speaks and not self._is_new_subject(at, kind) else None
        for seen in self._memory.recent:
            if words.telling[at] - words.telling[seen.head] > _SENTENCES[kind]:
                break
            if not fits(seen.cluster, kind) or self._memory.distance(seen, at) > _SENTENCES[kind]:
                continue
            if not self._barred(at, seen):
                score = self._score(at, kind, seen, speaks=speaks) + 2.0 * (seen.cluster is speaker)
                if score > most:
                    best, most = seen.cluster, score
        if kind in {"m", "f"} and (best is None or most < 0.2):
            best = self._ahead(at, kind) or best
        return best

    def _refers(self, at: int) -> bool:
        """Tell whether "it" or "they" may stand for a name: "it is clear that ..." stands for nothing."""
        words = self._words
        if words.tag[at] == "PRP$" or words.lower[at].endswith(("self", "selves")):
            return True
        return words.dep[at] in SUBJECTS and not (words.lower[at] == "it" and words.lower[words.head[at]] in _BE)

    def _barred(self, at: int, seen: Seen) -> bool:
        """Tell whether grammar bars a mention: the object of a verb is not its subject, unless reflexive."""
        words = self._words
        if words.tag[at] == "PRP$" or words.lower[at].endswith(("self", "selves")):
            return False
        verb = words.head[at]
        if words.dep[at] == "pobj":
            verb = words.head[verb]
        for _ in range(_CLAUSES):
            if seen.subject and words.head[seen.head] == verb:
                return True
            if verb in self._with_subject or words.dep[verb] not in _SHARED:
                return False
            verb = words.head[verb]
        return False

    def _is_new_subject(self, at: int, kind: str) -> bool:
        """Tell whether the paragraph so far is about somebody with a name, and not about whoever spoke last."""
        paragraph, about = self._words.paragraph, False
        for seen in self._memory.recent:
            if paragraph[seen.head] != paragraph[at]:
                break
            if seen.cluster is self._memory.speaker:
                return False
            about = about or bool(seen.cluster.forms and seen.subject and not seen.quoted and fits(seen.cluster, kind))
        return about

    def _score(self, at: int, kind: str, seen: Seen, *, speaks: bool) -> float:
        words, cluster = self._words, seen.cluster
        score = self._memory.weight(seen, at) - 0.01 * min(at - seen.head, 100)
        score += 0.6 * (cluster.gender == kind)
        if words.lower[at].endswith(("self", "selves")):
            score += 1.0 * (seen.subject and words.head[seen.head] == words.head[at])
        if words.tag[at] == "PRP$" and seen.subject:
            score += 0.8 * (words.head[seen.head] in self._above(at))
        if words.quoted[at]:
            score -= 2.5 * (cluster is self._speaker(at))
        elif seen.quoted:
            score -= 3.0 if speaks else 1.5  # who speaks seldom names himself in his own words
        return score

    def _above(self, at: int) -> tuple[int, int, int]:
        """Return the heads above a possessive pronoun's noun: its clause's verb is one of them."""
        head = self._words.head
        first = head[head[at]]
        return first, head[first], head[head[first]]

    def _speaker(self, at: int) -> Cluster | None:
        """Return who speaks the quoted words at a token: who says something in its paragraph, or the last speaker."""
        return self._subjects.get(self._speaking.get(self._words.paragraph[at], -1), self._memory.speaker)

    def _ahead(self, at: int, kind: str) -> Cluster | None:
        """Return the named subject of the main clause that follows a pronoun of an introductory phrase."""
        words = self._words
        if words.quoted[at] or (words.dep[words.head[at]] == "ROOT" and words.dep[at] in SUBJECTS):
            return None
        for later in range(at + 1, min(at + _AHEAD, len(words))):
            if words.sentence[later] != words.sentence[at]:
                return None
            if words.dep[later] in SUBJECTS and words.dep[words.head[later]] == "ROOT":
                cluster = self._subjects.get(later)
                return cluster if cluster is not None and fits(cluster, kind) else None
        return None


def fits(cluster: Cluster, kind: str) -> bool:
    """Tell whether a pronoun of a kind may stand for an entity, by type and gender."""
    return cluster.type in _TYPES[kind] and (cluster.type != "PERSON" or cluster.gender in {"", kind})
