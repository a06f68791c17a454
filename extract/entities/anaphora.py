"""Whom pronouns and descriptions refer to: one walk through the text with the latest mentions in mind."""

from collections import deque
from dataclasses import dataclass
from math import log2

from dateline.extract.entities import tables
from dateline.extract.entities.clusters import Cluster
from dateline.extract.entities.columns import Columns
from dateline.extract.entities.descriptions import (
    Roles,
    described_country,
    is_past,
    is_person_noun,
    learn,
    role_at,
)
from dateline.extract.entities.names import Name
from dateline.models.entity import MentionKind

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself"), "thing"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "many"),
}
"""The pronouns that are resolved, and what they say of whom they stand for."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SAYING = frozenset(
    "said says say told tells added adds wrote writes asked argued explained noted insisted continued replied stated tweeted "
    "claimed warned announced declared stressed acknowledged recalled concluded testified joked".split()
)
_BE = frozenset({"is", "was", "'s", "’s", "be", "been"})
_SENTENCES = 5
_MEMORY = 48


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention as later ones look back at it."""

    cluster: Cluster
    head: int
    sentence: int
    subject: bool
    possessive: bool
    quoted: bool
    kind: MentionKind


class Walk:
    """One pass over a text that puts its pronouns and descriptions into the clusters of its names."""

    def __init__(self, words: Columns, names: list[Name], of_name: list[Cluster]) -> None:
        self._words = words
        self._names = names
        self._of_name = of_name
        self._owner = [-1] * len(words)  # the number of the name that a token is part of
        for number, name in enumerate(names):
            for at in range(name.first, name.last):
                self._owner[at] = number
        self._roles, beside = learn(words, names, of_name, self._owner)
        self._beside = dict(beside)
        self._recent: deque[_Seen] = deque(maxlen=_MEMORY)
        self._count: dict[Cluster, int] = {}
        self._last: dict[Cluster, int] = {}
        self._speaker: Cluster | None = None
        self._says = {  # paragraph: the subject of a verb of saying
            words.paragraph[at]: at
            for at in range(len(words) - 1, -1, -1)
            if words.dep[at] == "nsubj" and not words.quoted[at] and words.lower[words.head[at]] in _SAYING
        }

    def run(self) -> None:
        """Add the mentions to the clusters."""
        words, owner = self._words, self._owner
        number = 0
        for at, lower in enumerate(words.lower):
            if owner[at] >= 0:
                if owner[at] >= number:
                    name = self._names[owner[at]]
                    self._see(self._of_name[owner[at]], self._head(name.first, name.last), "name")
                    number = owner[at] + 1
            elif lower in PRONOUNS:
                self._pronoun(at, PRONOUNS[lower])
            elif words.tag[at] in {"NN", "NNP"} and (words.text[at].islower() or words.tag[at] == "NNP"):
                self._description(at)

    def _head(self, first: int, last: int) -> int:
        head = self._words.head
        return next((at for at in range(last - 1, first - 1, -1) if not first <= head[at] < last), last - 1)

    def _see(self, cluster: Cluster, head: int, kind: MentionKind) -> None:
        words = self._words
        subject = words.dep[head] in _SUBJECTS
        self._recent.append(
            _Seen(
                cluster,
                head,
                words.sentence[head],
                subject,
                words.dep[head] in {"poss", "compound", "nmod"},
                words.quoted[head],
                kind,
            )
        )
        self._count[cluster] = self._count.get(cluster, 0) + 1
        self._last[cluster] = head
        if subject and not words.quoted[head] and words.lower[words.head[head]] in _SAYING:
            self._speaker = cluster

    def _pronoun(self, at: int, says: str) -> None:
        if self._words.tag[at] not in {"PRP", "PRP$"} or (says in {"thing", "many"} and not self._stands_for_a_name(at)):
            return
        best, most = None, 0.0
        for seen in reversed(self._recent):
            if self._words.sentence[at] - seen.sentence > _SENTENCES:
                break
            score = self._score(at, says, seen)
            if score is not None and (best is None or score > most):
                best, most = seen.cluster, score
        ahead = self._ahead(at, says)
        if ahead is not None and (best is None or most < 0.2):
            best = ahead
        if best is None:
            return
        if says in {"m", "f"} and not best.gender:
            best.gender = says
        if best.forms:
            best.places.append((at, at + 1, "pronoun"))
        self._see(best, at, "pronoun")

    def _stands_for_a_name(self, at: int) -> bool:
        """Tell whether "it" or "they" may stand for a name: "it is clear that ..." stands for nothing."""
        words = self._words
        if words.tag[at] == "PRP$" or words.lower[at].endswith(("self", "selves")):
            return True
        if words.dep[at] not in _SUBJECTS:
            return False
        verb = words.head[at]
        be = words.lower[verb] in _BE and words.lower[at] == "it"
        return not be or not any(tag[:1] in {"J", "R", "I"} for tag in words.tag[verb + 1 : verb + 3])

    def _fits(self, cluster: Cluster, says: str) -> bool:
        if says in {"m", "f"}:
            return cluster.type == "PERSON" and cluster.gender in {"", says}
        if says == "thing":
            return cluster.type in {"ORG", "GPE", "PRODUCT", "LAW", "EVENT", "FAC"}
        return cluster.type in {"NORP", "ORG", "many"}

    def _score(self, at: int, says: str, seen: _Seen) -> float | None:
        """Return how well an earlier mention suits a pronoun, None where it can't."""
        words, cluster = self._words, seen.cluster
        if not self._fits(cluster, says):
            return None
        possessive = words.tag[at] == "PRP$"
        reflexive = words.lower[at].endswith(("self", "selves"))
        same = words.head[seen.head] == words.head[at] and seen.subject
        if same and not possessive and not reflexive:
            return None
        distance = words.sentence[at] - seen.sentence
        score = 0.3 * log2(1 + min(self._count[cluster], 15)) - 0.8 * distance - 0.01 * min(at - seen.head, 100)
        score += 1.0 * seen.subject - 0.6 * seen.possessive + 0.6 * (cluster.gender == says)
        score += 1.0 * (reflexive and same)
        subject = words.dep[at] in _SUBJECTS
        speaks = subject and not words.quoted[at] and words.lower[words.head[at]] in _SAYING
        score += 1.0 * (speaks and cluster is self._speaker)
        if words.quoted[at]:
            score -= 2.5 * (cluster is self._speaker_of(at))
        elif seen.quoted:
            score -= 1.5
        if says in {"thing", "many"} and (distance > 1 or score < 0.4):
            return None
        return score

    def _speaker_of(self, at: int) -> Cluster | None:
        """Return who speaks the quoted words at a token: the one who says something in its paragraph, or the last."""
        says = self._says.get(self._words.paragraph[at], -1)
        if says < 0 or self._owner[says] < 0:
            return self._speaker
        return self._of_name[self._owner[says]]

    def _ahead(self, at: int, says: str) -> Cluster | None:
        """Return the subject of the main clause that follows a pronoun of an introductory phrase."""
        words = self._words
        if says not in {"m", "f"} or words.quoted[at]:
            return None
        for later in range(at + 1, min(at + 30, len(words))):
            if words.sentence[later] != words.sentence[at]:
                return None
            if words.dep[later] in _SUBJECTS and words.dep[words.head[later]] == "ROOT":
                number = self._owner[later]
                if number < 0 or words.head[at] == words.head[later] or words.dep[at] in _SUBJECTS | {"ROOT"}:
                    return None
                cluster = self._of_name[number]
                return cluster if self._fits(cluster, says) else None
        return None

    def _description(self, noun: int) -> None:
        words = self._words
        first = self._start(noun)
        lower = words.lower[noun]
        if noun in self._beside:
            cluster = self._of_name[self._beside[noun]]
            if first < noun or words.dep[noun] == "appos":
                cluster.places.append((first, noun + 1, "nominal"))
            return
        definite = words.lower[first] in {"the", "this", "that"} and first < noun
        if definite and words.head[first] == noun and words.lower[min(noun + 1, len(words) - 1)] not in {"of", "for", "who"}:
            found = self._bearer(first, noun)
            if found is not None:
                found.places.append((first, noun + 1, "nominal"))
                self._see(found, noun, "nominal")
                return
        if words.dep[noun] in _SUBJECTS and is_person_noun(lower):
            self._see(Cluster("PERSON", gender=tables.role_genders().get(lower, "")), noun, "nominal")

    def _start(self, noun: int) -> int:
        """Return the first token of the noun phrase: its determiner, where it has one close by."""
        words = self._words
        for at in range(noun - 1, max(noun - 8, -1), -1):
            if words.dep[at] in {"det", "poss"} and words.head[at] == noun:
                return at
            if words.sentence[at] != words.sentence[noun] or words.tag[at] in {"VBD", "VBZ", "IN", ","}:
                break
        return noun

    def _bearer(self, first: int, noun: int) -> Cluster | None:
        words = self._words
        role = role_at(words, noun)
        country = described_country(words, first, noun)
        if any(words.lower[at] in tables.other_ones() for at in range(first, noun)):
            return None
        if is_past(words, first, noun):
            role = f"former {role}"
        found = self._roles.bearers(role, noun)
        if words.lower[noun] in tables.nouns_of_names() and noun - first > 1 and not country:
            found = [one for one in found if words.lower[noun - 1] in one.name.lower()]
        found = [one for one in found if not (country and one.country and one.country != country)]
        mentioned = [one for one in found if one in self._last]
        if mentioned:
            return max(mentioned, key=lambda one: self._last[one])
        if found:
            return found[0]
        kind = tables.generic_nouns().get(words.lower[noun]) if noun - first == 1 or country else None
        return self._nearest(noun, kind) if kind else None

    def _nearest(self, at: int, kind: str) -> Cluster | None:
        """Return the name of a type that is most in mind at a token."""
        best, most = None, 0.0
        for seen in reversed(self._recent):
            distance = self._words.sentence[at] - seen.sentence
            if distance > 3:
                break
            if seen.cluster.type != kind:
                continue
            score = 0.3 * log2(1 + min(self._count[seen.cluster], 15)) - 0.8 * distance + 1.0 * seen.subject
            score -= 0.6 * seen.possessive
            if best is None or score > most:
                best, most = seen.cluster, score
        return best
