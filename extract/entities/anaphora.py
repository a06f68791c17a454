"""One walk through a text that puts its pronouns and descriptions to the names they stand for."""

from dateline.extract.entities import tables
from dateline.extract.entities.clusters import Cluster
from dateline.extract.entities.descriptions import Description, is_person_noun, learn
from dateline.extract.entities.memory import SUBJECTS, Memory
from dateline.extract.entities.pronouns import PRONOUNS, Pronouns
from dateline.extract.entities.titles import Name
from dateline.extract.tree import Tree

_DEFINITE = frozenset({"the", "this", "that"})
_NOUNS = frozenset({"NN", "NNP", "NNS"})
_ADDS = frozenset({"of", "for", "who", "whose"})  # "the president of ..." may well be another one
_FAR = 160  # tokens after which a description that many may bear is no longer sure
_PHRASE = 8  # tokens from a determiner to its noun


class Walk:
    """Reads a text once from its beginning, and adds what it finds to the clusters of the names."""

    def __init__(self, words: Tree, names: list[Name], of_name: list[Cluster]) -> None:
        self._words = words
        self._names = names
        self._of_name = of_name
        self._owner = [-1] * len(words.text)  # the number of the name that a token is part of
        for number, name in enumerate(names):
            self._owner[name.first : name.last] = [number] * (name.last - name.first)
        self._roles, self._beside = learn(words, names, of_name, self._owner)
        self._describing = self._roles.nouns | tables.generic_nouns().keys()
        self._memory = Memory(words)
        subjects = {at: of_name[self._owner[at]] for at in words.subjects if self._owner[at] >= 0}
        self._pronouns = Pronouns(words, self._memory, subjects)

    def run(self) -> None:
        """Add the mentions to the clusters."""
        words, owner = self._words, self._owner
        for at in self._stops():
            if owner[at] >= 0:
                self._memory.see(self._of_name[owner[at]], self._head(self._names[owner[at]]))
            elif words.lower[at] in PRONOUNS:
                self._pronoun(at)
            else:
                self._noun(at)

    def _stops(self) -> list[int]:
        """Return where something is or may be mentioned, in text order: names by their first token, pronouns, nouns."""
        words, owner, describing = self._words, self._owner, self._describing
        nouns = [at for at in words.nouns if words.lower[at] in describing]
        found = (at for at in {*nouns, *words.subjects, *self._beside} if words.tag[at] in _NOUNS)
        pronouns = (at for at in words.pronouns if words.lower[at] in PRONOUNS)
        return sorted([*(at for at in (*found, *pronouns) if owner[at] < 0), *(name.first for name in self._names)])

    def _head(self, name: Name) -> int:
        """Return the last token of a name that hangs on none of the others."""
        head = self._words.head
        for at in range(name.last - 1, name.first - 1, -1):
            if not name.first <= head[at] < name.last:
                return at
        return name.last - 1

    def _pronoun(self, at: int) -> None:
        found = self._pronouns.antecedent(at)
        if found is None:
            return
        kind = PRONOUNS[self._words.lower[at]]
        if found.type == "PERSON" and not found.gender:
            found.gender = kind
        found.places.append((at, at + 1, "pronoun"))
        self._memory.see(found, at)

    def _noun(self, noun: int) -> None:
        """Put a description to its name; a subject that nobody bears stays in mind as an unnamed one."""
        words = self._words
        if words.tag[noun] != "NNS" and self._described(noun):
            return
        lower = words.lower[noun]
        if words.dep[noun] in SUBJECTS and not (lower in tables.loose_nouns() and self._start(noun) < noun):
            kind = "many" if words.tag[noun] == "NNS" else "PERSON" if is_person_noun(lower) else "thing"
            self._memory.see(Cluster(kind, gender=tables.role_genders().get(lower, "")), noun)

    def _described(self, noun: int) -> bool:
        """Tell whether a singular noun describes a name, and add it there."""
        words = self._words
        beside = self._beside.get(noun)
        if beside is not None:
            self._of_name[beside].places.append((self._start(noun), noun + 1, "nominal"))
            if words.dep[noun] in SUBJECTS:  # "The head of the union, Jane Roe, said"
                self._memory.see(self._of_name[beside], noun)
            return True
        if words.lower[noun] not in self._describing:
            return False
        first = self._start(noun)
        follows = words.lower[noun + 1] if noun + 1 < len(words.text) else ""
        if first == noun or words.lower[first] not in _DEFINITE or words.head[first] != noun or follows in _ADDS:
            return False
        found = self._bearer(Description.read(words, first, noun))
        if found is not None:
            found.places.append((first, noun + 1, "nominal"))
            self._memory.see(found, noun)
        return found is not None

    def _start(self, noun: int) -> int:
        """Return the first token of a noun phrase: its determiner or, without one, what it is compounded with."""
        words, first = self._words, noun
        for at in range(noun - 1, max(noun - _PHRASE, -1), -1):
            if words.dep[at] == "det" and words.head[at] == noun:
                return at
            if words.head[at] != noun or self._owner[at] >= 0 or words.dep[at] not in {"compound", "amod"}:
                if words.dep[at] in {"punct", "prep", "case"} or words.tag[at][:1] == "V":
                    break
                continue
            first = at if first == at + 1 else first
        return first

    def _bearer(self, description: Description) -> Cluster | None:
        """Return the latest mentioned of those whom the text describes so, else what a general noun brings to mind."""
        if description.other:
            return None
        found = [one for one in self._roles.bearers(description) if description.suits(one)]
        found = [one for one in found if description.marks & one.marks] or found
        mentioned = [one for one in found if self._memory.last(one) >= 0]
        if mentioned:
            best = max(mentioned, key=self._memory.last)
            near = description.noun - self._memory.last(best) < _FAR
            return best if near or description.role in best.roles else None
        if found:
            return found[0]
        kind = tables.generic_nouns().get(description.role)
        return self._nearest(description, kind) if kind and description.bare else None

    def _nearest(self, description: Description, kind: str) -> Cluster | None:
        """Return the name of a type that is most in mind."""
        best, most = None, -2.0
        for seen in self._memory.recent:
            distance = self._memory.distance(seen, description.noun)
            if distance > 3:
                break
            if seen.cluster.type not in {"ORG", "GPE"} or not _is_kind(seen.cluster, kind):
                continue
            weight = self._memory.weight(seen, distance)
            if weight > most:
                best, most = seen.cluster, weight
        return best


def _is_kind(cluster: Cluster, kind: str) -> bool:
    """Tell whether an entity is of the kind that a general noun names: an organisation, a country or a town."""
    if kind == "country":
        return cluster.type == "GPE" and bool(cluster.country)
    if kind == "town":
        return cluster.type == "GPE" and not cluster.country and cluster.name not in tables.states()
    return cluster.type == kind
