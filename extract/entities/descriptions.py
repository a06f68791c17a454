"""What an article tells of its names ("Jane Roe, a doctor"), and which name a description ("the doctor") stands for."""

from collections import defaultdict
from functools import lru_cache

from dateline.extract.entities import tables
from dateline.extract.entities.clusters import Cluster
from dateline.extract.entities.columns import Columns
from dateline.extract.entities.names import Name

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MOST = 16
_PAST = frozenset({"former", "ex", "ex-", "late", "then", "onetime"})
_BETWEEN = frozenset({",", "(", "—", "–", "-", "--"})


class Roles:
    """The descriptions of an article's names, and who bears each."""

    def __init__(self) -> None:
        self._bearers: dict[str, list[tuple[int, Cluster]]] = defaultdict(list)

    def tell(self, cluster: Cluster, role: str, at: int) -> None:
        """Note that the text calls the cluster `role` at the token `at`."""
        if role in cluster.roles and cluster.roles[role] <= at and role in self._bearers:
            return
        cluster.roles.setdefault(role, at)
        gender = tables.role_genders().get(role.rpartition(" ")[2])
        if gender and cluster.type == "PERSON" and not cluster.gender:
            cluster.gender = gender
        for key in _keys(role):
            bearers = self._bearers[key]
            if len(bearers) < _MOST and all(cluster is not other for _, other in bearers):
                bearers.append((at, cluster))

    def bearers(self, role: str, before: int) -> list[Cluster]:
        """Return whom the text called `role` before a token; failing that, whom it calls so later."""
        found = self._bearers.get(role, [])
        return [cluster for at, cluster in found if at < before] or [cluster for _, cluster in found]


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


def role_at(words: Columns, noun: int) -> str:
    """Return the description whose head noun is the token: "prime minister", "campaign manager", "doctor"."""
    if noun and words.head[noun - 1] == noun:
        pair = f"{words.lower[noun - 1]} {words.lower[noun]}"
        if pair in _office_names() or words.dep[noun - 1] == "compound" and words.text[noun - 1].islower():
            return pair
    return words.lower[noun]


def is_past(words: Columns, first: int, noun: int) -> bool:
    """Tell whether a description says that its office is one held before ("the former president")."""
    return any(words.lower[at] in _PAST for at in range(first, noun))


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
    if noun in _person_nouns():
        return True
    return noun.endswith(("woman", "ologist", "person", "sman"))


def learn(words: Columns, names: list[Name], of_name: list[Cluster], owner: list[int]) -> tuple[Roles, list[tuple[int, int]]]:
    """Return what the text tells of its names, and the descriptions that stand beside one as (noun, name number)."""
    roles = Roles()
    beside: list[tuple[int, int]] = []
    for number, (name, cluster) in enumerate(zip(names, of_name, strict=True)):
        if cluster.type == "PERSON":
            _before(words, name, cluster, roles, owner)
        else:
            lower = words.lower[name.first : name.last]
            for noun in (lower[-1], *(lower[:1] if len(lower) > 2 and lower[1] in {"of", "for"} else ())):
                if len(lower) > 1 and noun in tables.nouns_of_names():
                    roles.tell(cluster, noun, name.first)
    subjects = {words.head[at]: at for at, dep in enumerate(words.dep) if dep in {"nsubj", "nsubjpass"}}
    for at, dep in enumerate(words.dep):
        if dep not in {"appos", "attr"}:
            continue
        other = words.head[at] if dep == "appos" else subjects.get(words.head[at], at)
        for name_token, noun in ((other, at), (at, other)):
            number = owner[name_token]
            if number < 0 or owner[noun] >= 0 or not _describes(words, noun, of_name[number]):
                continue
            name = names[number]
            if dep == "appos" and not _stands_beside(words, name, noun):
                continue
            roles.tell(of_name[number], role_at(words, noun), at)
            if dep == "appos":
                beside.append((noun, number))
    return roles, beside


def _describes(words: Columns, noun: int, cluster: Cluster) -> bool:
    """Tell whether a noun is one that describes somebody or something like the entity."""
    if words.tag[noun] not in {"NN", "NNP"}:
        return False
    lower = words.lower[noun]
    return is_person_noun(lower) if cluster.type == "PERSON" else not is_person_noun(lower)


def _stands_beside(words: Columns, name: Name, noun: int) -> bool:
    """Tell whether only a comma, a dash or a bracket parts a name and the description of it."""
    if noun > name.last:
        return words.text[name.last] in _BETWEEN
    return noun == name.first - 1 or words.text[name.first - 1] in _BETWEEN


def _before(words: Columns, name: Name, cluster: Cluster, roles: Roles, owner: list[int]) -> None:
    """Note the title and the nouns straight before a person's name, and the country they name."""
    at = name.first - 1
    office = tables.offices().get(name.title, "")
    if office:
        roles.tell(cluster, office, name.first)
        size = len(name.title.split())
        at -= size if name.title == " ".join(words.lower[max(at - size + 1, 0) : at + 1]) else 0
        if at >= 0 and words.lower[at] in _PAST:
            roles.tell(cluster, f"former {office}", name.first)
    elif at >= 0 and words.tag[at] == "NN" and owner[at] < 0 and words.text[at].islower():
        noun = words.lower[at]
        if noun not in tables.never_a_person() and words.sentence[at] == words.sentence[name.first]:
            roles.tell(cluster, role_at(words, at), name.first)
            at -= 1
    while at >= 0 and words.lower[at] in tables.office_modifiers() | {"'s", "’s"} and owner[at] < 0:
        at -= 1
    if at >= 0 and owner[at] >= 0 and not cluster.country:
        cluster.country = _country(words, at)


def _country(words: Columns, at: int) -> str:
    for form in (words.text[at], " ".join(words.text[max(at - 1, 0) : at + 1])):
        found = tables.demonyms().get(form) or tables.countries().get(form)
        if found:
            return found
    return ""


def described_country(words: Columns, first: int, noun: int) -> str:
    """Return the country that a description names among its modifiers ("the Japanese prime minister")."""
    return next((country for at in range(first, noun) if (country := _country(words, at))), "")
