"""What an article tells of its names ("Jane Roe, a doctor"), and what its descriptions say ("the doctor")."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from dateline.extract.entities import tables
from dateline.extract.entities.clusters import Cluster
from dateline.extract.entities.titles import Name
from dateline.extract.tree import Tree

_MOST = 16
_PAST = frozenset({"former", "ex", "ex-", "late", "then", "onetime"})
_BETWEEN = frozenset({",", "(", "—", "–", "-", "--"})


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase as a description: its head token, its role ("prime minister") and what narrows that.

    `marks` are countries and parties ("the Japanese prime minister"); `bare` says that nothing else narrows it, `other`
    that it is about somebody else ("the next president").
    """

    noun: int
    role: str
    word_before: str
    marks: frozenset[str]
    bare: bool
    other: bool

    @staticmethod
    def read(words: Tree, first: int, noun: int) -> "Description":
        """Read the noun phrase of the tokens from its determiner to its noun."""
        role = role_at(words, noun)
        modifiers = words.lower[first + 1 : noun]
        if not _PAST.isdisjoint(modifiers):
            role = f"former {role}"
        marks = frozenset(mark for at in range(first + 1, noun) if (mark := _mark(words, at)))
        other = not tables.other_ones().isdisjoint(modifiers) or "JJS" in words.tag[first + 1 : noun]
        return Description(
            noun,
            role,
            modifiers[-1] if modifiers else "",
            marks,
            not modifiers,
            other,
        )

    def suits(self, cluster: Cluster) -> bool:
        """Tell whether nothing in the description is at odds with what the text tells of an entity."""
        if cluster.type == "PERSON":
            lacks = self.marks - cluster.marks
            return not lacks or (not cluster.marks and lacks.isdisjoint(tables.parties().values()))
        return self.bare or not self.word_before or self.word_before in cluster.name.lower()


class Roles:
    """The descriptions of an article's names, and who bears each."""

    def __init__(self) -> None:
        self._bearers: dict[str, list[tuple[int, Cluster]]] = defaultdict(list)
        self.nouns: set[str] = set()  # the last words of the descriptions

    def tell(self, cluster: Cluster, role: str, at: int) -> None:
        """Note that the text calls the cluster `role` at the token `at`."""
        if role in cluster.roles:
            return
        cluster.roles.add(role)
        gender = tables.role_genders().get(role.rpartition(" ")[2])
        if gender and cluster.type == "PERSON" and not cluster.gender:
            cluster.gender = gender
        for key in _keys(role):
            self.nouns.add(key.rpartition(" ")[2])
            bearers = self._bearers[key]
            if len(bearers) < _MOST and all(cluster is not other for _, other in bearers):
                bearers.append((at, cluster))

    def bearers(self, description: Description) -> list[Cluster]:
        """Return whom the text described so before; failing that, whom it describes so later."""
        found = self._bearers.get(description.role, [])
        return [one for at, one in found if at < description.noun] or [one for _, one in found]


@lru_cache(maxsize=4096)
def _keys(role: str) -> frozenset[str]:
    """Return what "the ..." may say of somebody with the role: itself, its head noun, broader ones."""
    if role.startswith("former "):
        return frozenset({role})
    head = role.rpartition(" ")[2]
    broader = tables.broader_roles()
    keys = {role} | broader.get(role, frozenset())
    if role not in {"vice president", "first lady"}:
        keys |= {head} | broader.get(head, frozenset())
    return frozenset(keys)


def role_at(words: Tree, noun: int) -> str:
    """Return the description whose head noun is the token: "prime minister", "campaign manager", "doctor"."""
    if noun and words.head[noun - 1] == noun:
        pair = f"{words.lower[noun - 1]} {words.lower[noun]}"
        if pair in _office_names() or (words.dep[noun - 1] == "compound" and words.text[noun - 1].islower()):
            return pair
    return words.lower[noun]


@lru_cache(maxsize=1)
def _office_names() -> frozenset[str]:
    return frozenset(tables.offices().values())


@lru_cache(maxsize=1)
def _person_nouns() -> frozenset[str]:
    broader = tables.broader_roles()
    words = {word for role, others in broader.items() for word in (role, *others)}
    words |= _office_names() | tables.role_genders().keys() | tables.people_nouns()
    return frozenset(word.rpartition(" ")[2] for word in words) - tables.never_a_person()


@lru_cache(maxsize=8192)
def is_person_noun(noun: str) -> bool:
    """Tell whether a lower-case noun describes a person."""
    return noun in _person_nouns() or noun.endswith(("woman", "ologist", "person", "sman"))


def learn(words: Tree, names: list[Name], of_name: list[Cluster], owner: list[int]) -> tuple[Roles, dict[int, int]]:
    """Return what the text tells of its names, and the descriptions beside a name: head noun -> number of the name."""
    roles = Roles()
    for name, cluster in zip(names, of_name, strict=True):
        if cluster.type == "PERSON":
            _before(words, name, cluster, roles, owner)
        else:
            lower = words.lower[name.first : name.last]
            for noun in (lower[-1], *(lower[:1] if len(lower) > 2 and lower[1] in {"of", "for"} else ())):
                if len(lower) > 1 and noun in tables.nouns_of_names():
                    roles.tell(cluster, noun, name.first)
    return roles, _beside(words, names, of_name, owner, roles)


def _beside(words: Tree, names: list[Name], of_name: list[Cluster], owner: list[int], roles: Roles) -> dict[int, int]:
    """Note what appositions and "X is a ..." tell of names; return the appositions: noun -> number of the name."""
    beside: dict[int, int] = {}
    subjects = {words.head[at]: at for at in words.subjects}
    for at in words.descriptions:
        dep = words.dep[at]
        other = words.head[at] if dep == "appos" else subjects.get(words.head[at], at)
        for name_token, noun in ((other, at), (at, other)):
            number = owner[name_token]
            if number < 0 or owner[noun] >= 0 or not _describes(words, noun, of_name[number]):
                continue
            if dep == "appos" and not _stands_beside(words, names[number], noun):
                continue
            roles.tell(of_name[number], role_at(words, noun), at)
            if dep == "appos":
                beside.setdefault(noun, number)
    return beside


def _describes(words: Tree, noun: int, cluster: Cluster) -> bool:
    """Tell whether a noun is one that describes somebody or something like the entity."""
    if words.tag[noun] not in {"NN", "NNP"} or cluster.type == "NORP":
        return False
    person = is_person_noun(words.lower[noun])
    return person if cluster.type == "PERSON" else not person and words.text[noun].islower()


def _stands_beside(words: Tree, name: Name, noun: int) -> bool:
    """Tell whether only a comma, a dash or a bracket parts a name and the description of it."""
    if noun >= name.last:
        return words.text[name.last] in _BETWEEN
    first = name.first - len(name.title.split())  # "the rival, former Senator Jane Roe"
    while first > noun and words.lower[first - 1] in tables.office_modifiers():
        first -= 1
    return noun == first - 1 or words.text[first - 1] in _BETWEEN


def _before(words: Tree, name: Name, cluster: Cluster, roles: Roles, owner: list[int]) -> None:
    """Note the title or the noun straight before a person's name, and the countries and parties before that."""
    at = name.first - 1
    office = tables.offices().get(name.title, "")
    if office:
        size = len(name.title.split())
        at -= size if name.title == " ".join(words.lower[max(at - size + 1, 0) : at + 1]) else 0
        former = at >= 0 and words.lower[at] in _PAST
        roles.tell(cluster, f"former {office}" if former else office, name.first)
    elif at >= 0 and owner[at] < 0 and words.tag[at] in {"NN", "NNP"} and is_person_noun(words.lower[at]):
        roles.tell(cluster, role_at(words, at), name.first)
        at -= 1
    else:
        return
    for near in range(at, max(at - 4, -1), -1):
        if words.lower[near] not in tables.office_modifiers() and not words.text[near][0].isupper():
            break
        if mark := _mark(words, near):
            cluster.marks.add(mark)


def _mark(words: Tree, at: int) -> str:
    """Return the country or the group that a modifier names ("Japanese": "Japan", "Democratic": "democratic")."""
    forms = (" ".join(words.text[max(at - 1, 0) : at + 1]), words.text[at])
    named = (tables.demonyms().get(form) or tables.countries().get(form) for form in forms)
    country = next(filter(None, named), "")
    return country or tables.parties().get(words.lower[at], "")
