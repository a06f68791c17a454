"""What the form of a verb tells of where its clause looks."""

from spacy.tokens import Token

from dateline.extract.lemmas import lemma
from dateline.extract.times.reading import Direction

Rules = dict[str, list[str]]
PRESENT = frozenset({"is", "are", "'re", "’re", "'s", "’s", "am", "'m", "’m"})
VERBAL = frozenset({"VERB", "AUX"})
AUXILIARY = frozenset({"aux", "auxpass"})
_DENIALS = frozenset({"neither", "nobody", "none", "no"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
TO_BE = frozenset({"to", "be"})
_COULD_BE = {"could", "be"}
_MAX_CHAIN = 6  # heads between an infinitive and the verb whose past it shares
_MAX_CLIMB = 12  # verbs between one and that whose auxiliaries it shares; a longer way is a parse gone wrong
_MAX_REACH = 12  # tokens between a verb and its auxiliary


def of_verb(verb: Token, rules: Rules) -> Direction:
    """Return where a verb with its auxiliaries looks; a verb that has none of its own takes those of its conjunct."""
    verb = _telling(verb, rules)
    words = auxiliaries(verb)
    for _ in range(_MAX_CLIMB):
        if words or verb.dep_ != "conj" or _is_finite(verb, rules) or verb.head.pos_ not in VERBAL:
            break
        verb = verb.head
        words = auxiliaries(verb)
    if words & set(rules["modals"]):
        untold = words & {"would", "could"} and verb.doc[verb.i - 1].dep_ == "neg" and lemma(verb) in rules["reporting"]
        return "past" if "have" in words or untold else "future"  # "would not say on Tuesday"
    match "VB" if words >= TO_BE else verb.tag_:  # "is expected to be named"
        case "VBN" | "VBG":
            return _of_participle(verb, words, rules)
        case "VB":
            return _of_infinitive(verb, words, rules)
        case "VBD":
            return "future" if lemma(verb) in rules["planning"] else "past"
        case "VBZ" | "VBP":
            over = "did" in words or lemma(verb) in rules["reporting"] or verb.lower_ in rules["invariant"]
            return "past" if over else "future"
    return None


def _is_finite(verb: Token, rules: Rules) -> bool:
    """Tell whether a verb has a tense of its own, as what reports has, though a tagger may miss it."""
    return verb.tag_ in _FINITE or (verb.tag_ == "VBN" and lemma(verb) in rules["reporting"])


def _telling(verb: Token, rules: Rules) -> Token:
    """Return the verb whose form tells for another: "forced him to resign", "to keep him from winning on Sunday"."""
    for _ in range(_MAX_CLIMB):
        if verb.dep_ not in {"xcomp", "ccomp"} or verb.tag_ != "VB" or lemma(verb.head) not in rules["implicative"]:
            break
        verb = verb.head
    governor = verb.head.head
    if verb.tag_ != "VBG" or verb.dep_ not in {"pcomp", "pobj"} or governor.pos_ not in VERBAL:
        return verb
    willed = verb.head.lower_ in {"by", "with"} and not auxiliaries(governor).isdisjoint(rules["modals"])
    return governor if willed or verb.head.lower_ == "from" else verb  # "would start with him winning on Sunday"


def _of_infinitive(verb: Token, words: set[str], rules: Rules) -> Direction:
    """Return where an infinitive looks: ahead, but for that of a plan in the past perfect ("had been due to expire").

    One that tells a purpose of what is over ("flew in to meet him on Friday") tells nothing.
    """
    achieved = lemma(verb.head) in rules["achieving"] and verb.head.head.tag_ == "VBD"
    if "did" in words or _is_of_what_is_over(verb) or achieved:
        return "past"
    purpose = verb.dep_ in {"advcl", "relcl", "acl", "csubj"} and verb.head.i != verb.i
    done = verb.head.tag_ == "VBD" or (
        verb.head.tag_ == "VBN" and not auxiliaries(verb.head).isdisjoint({"was", "were"})
    )
    return None if purpose and done and lemma(verb.head) not in rules["planning"] else "future"


def _is_of_what_is_over(verb: Token) -> bool:
    """Tell whether the verb that an infinitive hangs on is in the past perfect: "had won the votes needed to rule"."""
    for _ in range(_MAX_CHAIN):
        verb = verb.head
        words = auxiliaries(verb)
        if "had" in words or verb.head.i == verb.i or words & PRESENT or verb.tag_ in _FINITE:
            return "had" in words
    return False


def is_over(verb: Token) -> bool:
    """Tell whether a verb stands in the past perfect."""
    return "had" in auxiliaries(verb)


def auxiliaries(verb: Token) -> set[str]:
    """Return the auxiliaries shortly before a verb; its children would cost as many steps as its clause has words."""
    doc, at = verb.doc, verb.i
    before = (doc[place] for place in range(max(0, at - _MAX_REACH), at))
    return {token.lower_ for token in before if token.dep_ in AUXILIARY and token.head.i == at}


def is_denied(verb: Token) -> bool:
    """Tell whether a word of denial stands shortly before a verb: "nobody could be reached on Tuesday"."""
    before = (verb.doc[place] for place in range(max(0, verb.i - _MAX_REACH), verb.i))
    return any(token.dep_ == "neg" or token.lower_ in _DENIALS for token in before)


def _of_participle(verb: Token, words: set[str], rules: Rules) -> Direction:
    if lemma(verb) in rules["forward_words"] and not words & {"was", "were", "had"}:
        return "future"
    if words & {"has", "have", "had", "was", "were", "'ve", "’ve"}:
        return "past"
    if words >= _COULD_BE and not is_denied(verb):
        return "future"
    present = words & PRESENT
    if present and (verb.tag_ == "VBG" or verb.dep_ == "advcl"):  # "when the case is heard in May"
        return "future"
    trails = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.tag_ == "VBD"  # "fell, losing 3% in May"
    return "past" if verb.tag_ == "VBN" or (trails and not words) else None
