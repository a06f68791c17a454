"""Which triggers a timeline tells of, by the form of their clauses, and the occasions at which things are said."""

from typing import NamedTuple

from dateline.extract.events.marks import OPENING
from dateline.extract.events.rules import words
from dateline.extract.events.syntax import (
    AT,
    AUXILIARIES,
    CONDITIONS,
    EVER,
    HAS_ADVERB,
    HAS_AUXILIARY,
    SAME,
    has_word,
    is_of_whom,
    unreal_clauses,
)
from dateline.extract.events.triggers import Candidate, is_infinitive, noun_lemma
from dateline.extract.relations import bits
from dateline.extract.tree import Tree
from dateline.models.event import Status

_EVENT_PREPOSITIONS = frozenset({"after", "since", "before", "upon", "on", "until", "while"})
_ARGUMENT_PREPOSITIONS = frozenset({"of", "between", "among", "with", "by", "against", "to"})
_NAMED = frozenset({"NNP", "NNPS", "PRP$"})
_OCCASION, _VAGUE = words("triggers", "occasion"), words("triggers", "vague")
_SAID = _OCCASION & _VAGUE
_HABITUAL, _BYGONE = words("triggers", "habitual"), words("triggers", "bygone")
_PREDICATED = words("triggers", "predicated")
_HAPPENING, _REPORTING = words("triggers", "happening"), words("triggers", "reporting")
_END = 3
"""Of how many tokens at the end of a question one is its mark."""
_POSSESSOR = frozenset({"poss"})
_AHEAD = frozenset({"scheduled", "ongoing"})
_DEMANDING, _WOULD = words("status", "demanding"), frozenset({"would", "'d", "’d"})
_HANGING = frozenset({"relcl", "acl", "advcl", "pcomp"})
_ABLE = frozenset({"can", "ca"})
_PRESENT = frozenset({"VBP", "VBZ"})
_BASE = frozenset({"VB", "VBP"})
_HAS_AGENT, _HAS_COMPOUND = bits("agent"), bits("compound")


class Untold(NamedTuple):
    """What an article tells nothing by: the `unreal` verbs, which say what was not, and its sentences that ask."""

    unreal: set[int]
    asking: set[int]

    @classmethod
    def of(cls, tree: Tree) -> "Untold":
        """Read an article."""
        bounds = tree.bounds if "?" in tree.view else ()
        asking = {n for n, (first, last) in enumerate(bounds) if "?" in tree.text[max(first, last - _END) : last]}
        return cls(unreal_clauses(tree), asking)


def is_told(tree: Tree, candidate: Candidate, untold: Untold, *, dated: bool) -> bool:
    """Tell whether the form of the clause tells of an event that a timeline may hold.

    `dated`: a time stands in the event's own clause; then forms count that are too vague without one.
    """
    top = candidate.clause
    if top is not None:
        if untold.unreal and tree.first_conjunct(top) in untold.unreal:
            return False
        if tree.sentence[top] in untold.asking and _is_asked(tree, candidate, top):
            return False
        if tree.tag[top] in _BASE and _is_no_clause(tree, top):
            return False
    return dated or _is_told_undated(tree, candidate, top)


def _is_told_undated(tree: Tree, candidate: Candidate, top: int | None) -> bool:
    if top is None or (candidate.kind == "noun" and tree.lemma(top) == "be"):
        return _is_told_noun(tree, candidate)
    below = tree.below[top]
    habit = below & HAS_ADVERB and has_word(tree, top, _HABITUAL)
    again = candidate.lemma in _SAID and has_word(tree, candidate.trigger, SAME)  # "made the remarks"
    if candidate.lemma == "be" or habit or again:
        return False
    if not below & HAS_AUXILIARY:
        return _is_told_bare(tree, candidate, top)
    if _is_predicate(tree, top):
        return False
    able = not _ABLE.isdisjoint([tree.lower[k] for k in tree.kids[top] if tree.dep[k] in AUXILIARIES])
    if able or is_infinitive(tree, top) or _sums_up(tree, top):
        return False
    return tree.tag[top] not in _PRESENT or _is_told_present(tree, candidate, top)


def _is_predicate(tree: Tree, verb: int) -> bool:
    """Tell whether a gerund only says what something is: "the problem is finding them"."""
    if tree.tag[verb] != "VBG":
        return False
    subject = tree.subject.get(verb)
    return subject is not None and tree.lemma(subject) in _PREDICATED


def _is_asked(tree: Tree, candidate: Candidate, verb: int) -> bool:
    """Tell whether a verb is that of a question, which tells of nothing."""
    if candidate.kind == "report" or tree.dep[tree.first_conjunct(verb)] != "ROOT":
        return False
    last = tree.bounds[tree.sentence[verb]][1] - 1
    return "?" in tree.text[max(verb, last + 1 - _END) : last + 1]


def _is_no_clause(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is what a hat reads, "Make Norland Great", or says of whom one was: "one of two to sue"."""
    if verb and tree.text[verb - 1] in OPENING and tree.text[verb][0].isupper():
        return True
    return is_of_whom(tree, verb)


def _sums_up(tree: Tree, verb: int) -> bool:
    """Tell whether a perfect tells of all time before: "no craft had ever landed there", "he has never met her"."""
    return tree.tag[verb] == "VBN" and has_word(tree, verb, EVER)


def _is_told_bare(tree: Tree, candidate: Candidate, top: int) -> bool:
    """Tell whether a verb without an auxiliary tells of an event."""
    tag = tree.tag[top]
    if tag in {"VBG", "VBN"}:
        return _is_told_participle(tree, candidate, top)
    return tag == "VBD" or (tag in _PRESENT and _is_told_present(tree, candidate, top))


def _is_told_participle(tree: Tree, candidate: Candidate, top: int) -> bool:
    if tree.tag[top] == "VBN":
        return candidate.kind == "noun" or _has_named_agent(tree, top)
    dep = tree.dep[tree.first_conjunct(top)]
    if dep in {"pcomp", "pobj"}:
        preposition = tree.head[top]
        governed = tree.lower[preposition] == "on" and preposition > tree.head[preposition]  # "focused on building"
        return tree.lower[preposition] in _EVENT_PREPOSITIONS and not governed
    return dep == "advcl" or candidate.kind == "report"


def _is_told_present(tree: Tree, candidate: Candidate, top: int) -> bool:
    """Tell whether a present tense tells of an event: a habit or a state where nothing says otherwise."""
    if candidate.kind == "noun" and tree.lemma(top) in _HAPPENING:
        return _is_particular(tree, candidate.trigger)
    return candidate.kind == "report" or len(candidate.chain) > 1


def _is_told_noun(tree: Tree, candidate: Candidate) -> bool:
    return candidate.lemma not in _VAGUE and _is_particular(tree, candidate.trigger)


def is_named(tree: Tree, candidate: Candidate) -> bool:
    """Tell whether a noun is the head of an event's name: "the Geneva Motor Conference"."""
    noun = candidate.trigger
    if candidate.clause is not None or tree.tag[noun] != "NNP" or candidate.lemma in _VAGUE:
        return False
    if not tree.below[noun] & _HAS_COMPOUND:
        return False
    return any(tree.tag[k] == "NNP" and tree.dep[k] == "compound" for k in tree.kids[noun])


def is_bygone(tree: Tree, candidate: Candidate) -> bool:
    """Tell whether an adverb says that something happened some day: "once sued them"."""
    clause = candidate.clause
    if clause is None or not tree.below[clause] & HAS_ADVERB:
        return False
    return any((tree.lower[k] in _BYGONE and not tree.kids[k]) or tree.lower[k] == "ago" for k in tree.kids[clause])


def needs_date(tree: Tree, timed: list[bool], candidate: Candidate, status: Status, parties: int) -> bool:
    """Tell whether a timeline tells of a candidate, with so many who take part, only where it knows when.

    `timed` marks the tokens of times, one of which in a clause is enough, though it gives no date.
    """
    at = candidate.clause
    if at is None:  # "Keller's attacks", of which a clause beside it tells
        return status not in _AHEAD and parties < 2 and tree.kid(candidate.trigger, _POSSESSOR) is not None
    return status == "possible" and _is_supposed(tree, at) and True not in timed[tree.left[at] : tree.right[at] + 1]


def _is_supposed(tree: Tree, verb: int) -> bool:
    """Tell whether a clause only demands or imagines something: "troops should leave", "a plan that would help"."""
    dep = tree.dep[tree.first_conjunct(verb)]
    content = dep == "ccomp" or (dep == "acl" and verb in tree.subject)  # "the hope that they will return"
    if (dep in _HANGING and not content) or tree.lower[verb] in _DEMANDING:
        return not has_word(tree, verb, CONDITIONS)
    wanted = _DEMANDING | _WOULD if content else _DEMANDING
    return bool(tree.below[verb] & HAS_AUXILIARY) and has_word(tree, verb, wanted)


def is_anaphor(tree: Tree, candidate: Candidate) -> bool:
    """Tell whether a noun only takes up an event told before: "at this meeting"."""
    return (
        candidate.clause is None
        and occasion_verb(tree, candidate.trigger) is not None
        and has_word(tree, candidate.trigger, SAME)
    )


def _has_named_agent(tree: Tree, verb: int) -> bool:
    if not tree.below[verb] & _HAS_AGENT:
        return False
    agents = (k for k in tree.kids[verb] if tree.dep[k] == "agent")
    return any(tree.tag[k] in _NAMED for agent in agents for k in tree.kids[agent])


def _is_particular(tree: Tree, noun: int) -> bool:
    """Tell whether a noun names one event: it has a named participant, or somebody says something at it."""
    for kid in tree.kids[noun]:
        if tree.dep[kid] == "poss" and tree.tag[kid] in _NAMED:
            return True
        if tree.dep[kid] in {"prep", "agent"} and tree.lower[kid] in _ARGUMENT_PREPOSITIONS:
            objects = [k for k in tree.kids[kid] if tree.dep[k] == "pobj"]
            if any(tree.tag[k] in _NAMED for k in objects):
                return True
    verb = occasion_verb(tree, noun)
    return verb is not None and tree.lemma(verb) in _REPORTING and is_occasion(tree, noun)


def is_occasion(tree: Tree, noun: int) -> bool:
    """Tell whether things are said at what a noun names."""
    return noun_lemma(tree, noun) in _OCCASION


def occasion_verb(tree: Tree, noun: int) -> int | None:
    """Return the verb whose clause happens in, at or during what a noun names."""
    preposition = tree.head[noun]
    if tree.dep[noun] != "pobj" or tree.dep[preposition] != "prep" or tree.lower[preposition] not in AT:
        return None
    verb = tree.head[preposition]
    return verb if tree.is_verb(verb) else None
