"""Whom a pronoun stands for.

Every mention in mind is weighed by what reference grammars and rule-based systems since Hobbs (1978) and Lappin and
Leass (1994) go by: nearness, grammatical role, gender and number, binding, and in news who is speaking.
"""

from dataclasses import dataclass

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
# The types of what each kind of pronoun may stand for, and the gender that it does not stand for.
_FITTING = {
    "m": (frozenset({"PERSON"}), "f"),
    "f": (frozenset({"PERSON"}), "m"),
    "thing": (frozenset({"ORG", "GPE", "PRODUCT", "LAW", "EVENT", "FAC", "thing"}), None),
    "many": (frozenset({"NORP", "ORG", "many"}), None),
}
_SENTENCES = {"m": 5, "f": 5, "thing": 1, "many": 1}
_LEAST = {"m": -9.0, "f": -9.0, "thing": 0.4, "many": 0.4}
_SHARED = frozenset({"advcl", "xcomp", "conj", "pcomp", "prep", "aux"})  # such a clause may share the subject above it
_CLAUSES = 4
_FAR, _FARTHEST = 100, 1.0  # tokens between a pronoun and a mention before it; no more of them weigh more than this
_AHEAD = 30  # tokens that a main clause may be away from a pronoun before it


@dataclass(slots=True, eq=False)
class _Pronoun:
    """What makes a pronoun stand for one mention rather than for another.

    `barred` are the verbs whose subjects it does not stand for, `near` those whose subjects it likes to stand for, and
    `same` the one whose subject it must be. `speaks` says that it is who says something, which `speaker` did last;
    `quoted_from` is who says the quoted words that hold it. `owned`: it may stand for whose the thing is that holds
    it, as "his" in "Keller's loss in his town", but not as "him" in "Keller's refusal to meet him".
    """

    at: int
    kind: str
    near: tuple[int, ...]
    same: int | None
    barred: tuple[int, ...]
    speaks: bool
    speaker: Cluster | None
    quoted_from: Cluster | None
    owned: bool


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
        pronoun = self._read(at, kind)
        best, most = None, _LEAST[kind]
        (types, other), sentences, barred = _FITTING[kind], _SENTENCES[kind], pronoun.barred
        telling, sentence, quoted = words.telling, words.sentence, words.quoted[at]
        far = telling[at] - sentences
        latest: Seen | None = None
        people = kind in {"m", "f"}
        for seen in self._memory.recent:
            told = telling[seen.head]
            if told < far:
                break
            cluster = seen.cluster
            if cluster.type not in types or cluster.gender == other or seen.verb in barred:
                continue
            distance = sentence[at] - sentence[seen.head] if quoted or seen.quoted else telling[at] - told
            if distance <= sentences:
                score = self._score(pronoun, seen, distance)
                if not people or latest is None:
                    latest = seen
                    score += 1.0 * (pronoun.owned and self._memory.is_within(at, seen))
                if score > most:
                    best, most = cluster, score
        if people and (best is None or most < 0.2):
            best = self._ahead(at, kind) or best
        return best

    def _read(self, at: int, kind: str) -> _Pronoun:
        words = self._words
        head, possessive = words.head[at], words.tag[at] == "PRP$"
        reflexive = words.is_reflexive(at)
        speaks = words.dep[at] in SUBJECTS and self._memory.says(at)
        return _Pronoun(
            at,
            kind,
            near=self._above(head) if possessive else (),
            same=head if reflexive else None,
            barred=() if possessive or reflexive else self._clause(at),
            speaks=speaks,
            speaker=self._memory.speaker if speaks and not self._is_new_subject(at, kind) else None,
            quoted_from=self._speaker(at) if words.quoted[at] else None,
            owned=possessive or reflexive or words.dep[at] in SUBJECTS,
        )

    def _refers(self, at: int) -> bool:
        """Tell whether "it" or "they" may stand for a name: "it is clear that ..." stands for nothing."""
        words = self._words
        if words.tag[at] == "PRP$" or words.is_reflexive(at):
            return True
        return words.dep[at] in SUBJECTS and not (words.lower[at] == "it" and words.lower[words.head[at]] in _BE)

    def _clause(self, at: int) -> tuple[int, ...]:
        """Return the verbs whose subjects grammar bars: the object of a verb is not its subject, unless reflexive."""
        words = self._words
        verb = words.head[at]
        if words.dep[at] == "pobj":
            verb = words.head[verb]
        verbs = [verb]
        while len(verbs) < _CLAUSES and verb not in self._with_subject and words.dep[verb] in _SHARED:
            verb = words.head[verb]
            verbs.append(verb)
        return tuple(verbs)

    def _is_new_subject(self, at: int, kind: str) -> bool:
        """Tell whether the paragraph so far is about somebody with a name, and not about whoever spoke last."""
        paragraph, about = self._words.paragraph, False
        for seen in self._memory.recent:
            if paragraph[seen.head] != paragraph[at]:
                break
            if seen.cluster is self._memory.speaker:
                return False
            named = seen.cluster.forms and seen.verb >= 0 and not seen.quoted
            about = about or bool(named and fits(seen.cluster, kind))
        return about

    def _score(self, pronoun: _Pronoun, seen: Seen, distance: int) -> float:
        cluster = seen.cluster
        score = self._memory.weight(seen, distance)
        apart = pronoun.at - seen.head
        score -= 0.01 * apart if apart < _FAR else _FARTHEST
        if cluster.gender == pronoun.kind:
            score += 0.6
        if seen.verb == pronoun.same:
            score += 1.0
        if seen.verb in pronoun.near:
            score += 0.8
        if self._words.quoted[pronoun.at]:
            score -= 2.5 * (cluster is pronoun.quoted_from)
        elif seen.quoted:
            score -= 3.0 if pronoun.speaks else 1.5  # who speaks seldom names himself in his own words
        return score + 2.0 * (cluster is pronoun.speaker)

    def _above(self, noun: int) -> tuple[int, int, int]:
        """Return the heads above a possessive pronoun's noun: its clause's verb is one of them."""
        head = self._words.head
        first = head[noun]
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
    types, other = _FITTING[kind]
    return cluster.type in types and cluster.gender != other
