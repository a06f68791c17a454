"""Which way a clause looks: back to what happened, or ahead to what will."""

from spacy.tokens import Doc, Token

from dateline.extract.lemmas import lemma
from dateline.extract.times.lexicon import table, values
from dateline.extract.times.reading import Direction
from dateline.extract.times.verbs import (
    AUXILIARY,
    PRESENT,
    TO_BE,
    VERBAL,
    Rules,
    auxiliaries,
    is_denied,
    is_over,
    of_verb,
)

_MAX_CLIMB = 12  # heads between a time and its verb; a longer way is a parse gone wrong


def direction(doc: Doc, start: int, end: int) -> Direction:
    """Return where the clause around the tokens from `start` to `end` looks, None where nothing tells."""
    rules = table("times_tense")
    before = _preposition(doc, start, end, rules)
    verb, path, subject = _climb(doc[end - 1])
    if start > 1 and doc[start - 2].lower_ == ",":  # "a week before the vote, on 17 May, she left"
        path = []
    if on_way := _of_path(path, verb, rules):
        return on_way
    clause = of_verb(verb, rules) if verb is not None else None
    if verb is not None and verb.dep_ == "acl" and verb.lower_ == "set" and verb.i < start:
        clause = clause if doc[verb.i + 1].lower_ in {"for", "to"} else "past"  # "a record set on May 3"
    if clause and verb is not None and _is_beside(doc[end - 1], verb, subject, clause):
        clause = None
    traded = end < len(doc) and doc[end].lower_ in rules["traded"]  # "oil for May delivery rose"
    if before in rules["prepositions"] and not traded:
        return _of_preposition(before, clause, verb, rules)
    to_come = clause != "past" and start > 0 and lemma(doc[start - 1]) in rules["forward_words"]
    if to_come or traded or (before == "to" and _leads_to(doc, start, clause, verb, rules)):
        return "future"
    if before == "before" and _owns(doc, end):
        return "future"  # "said so before Wednesday's vote"
    if _owns(doc, end) and verb is not None and not _is_subject(doc[end - 1].head):
        feared = verb.tag_ in {"VB", "VBZ", "VBP"}  # "Friday's vote" that somebody fears looks nowhere
        return None if feared else clause
    return clause


def _owns(doc: Doc, end: int) -> bool:
    """Tell whether a possessive mark follows."""
    return end < len(doc) and doc[end].tag_ == "POS"


def _of_path(path: list[str], verb: Token | None, rules: Rules) -> Direction:
    """Return where the words between a time and its verb make it look, that nearest to the time first."""
    for word in path:  # "said so before his meeting on Wednesday" looks ahead from what was said
        if word in rules["path_ahead"] or word in rules["prospects"]:
            return "future"
        if word in rules["untimely"] or word in rules["decided"] or word in rules["back"]:
            return "past"
        if word in rules["path_back"] and not _is_willed(verb, rules):
            return "past"  # "left after the vote in May", but "will leave after the vote in May"
    return None


def _leads_to(doc: Doc, start: int, clause: Direction, verb: Token | None, rules: Rules) -> bool:
    """Tell whether something leads up, or is moved, to a time: "the run-up to Sunday's vote", "delayed to May"."""
    words = [token.lower_ for token in doc[max(0, start - 4) : start - 1] if token.lower_ != "-"]
    if words[-1:] == ["up"] and (clause == "future" or (len(words) > 1 and words[-2] in rules["leading"])):
        return True
    return verb is not None and lemma(verb) in rules["moving"]


def leaves_open(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a verb in the present or an infinitive says little of a time that looks ahead by it.

    So it is where the time stands with a noun of the clause: "the fall on Tuesday is a warning" may tell of either.
    """
    if start and doc[start - 1].lower_ == "before" and _owns(doc, end):
        return True
    rules = table("times_tense")
    token = doc[end - 1]
    beside_noun = False
    for _ in range(_MAX_CLIMB):
        if token.pos_ in VERBAL or token.head.i == token.i:
            break
        if token.lower_ in rules["path_ahead"]:
            return False
        beside_noun = beside_noun or (token.pos_ in {"NOUN", "PROPN"} and not start <= token.i < end)
        token = token.head
    if token.tag_ == "VB" or auxiliaries(token) >= TO_BE:
        return token.head.tag_ in {"VBD", "VBN"} and not _is_planned(token.head, rules) and not _is_willed(token, rules)
    if _is_conditional(token):
        return False
    going_on = bool(auxiliaries(token) & PRESENT)
    if token.tag_ == "VBN":
        return going_on and not _is_planned(token, rules)  # "once all votes are counted Tuesday"
    return beside_noun and (token.tag_ in {"VBZ", "VBP"} or (token.tag_ == "VBG" and going_on))


def _is_planned(verb: Token, rules: Rules) -> bool:
    """Tell whether a verb tells of a plan that stands, "is set to go", rather than of one there was."""
    if lemma(verb) in rules["planning"] and verb.tag_ == "VBD":
        return True
    plans = lemma(verb) in rules["planning"] or lemma(verb) in rules["forward_words"]
    return plans and verb.tag_ != "VBD" and auxiliaries(verb).isdisjoint({"was", "were", "had"})


def _is_conditional(verb: Token) -> bool:
    """Tell whether a verb stands in a condition, which looks ahead: "if there is a vote on Tuesday"."""
    before = (verb.doc[place] for place in range(max(0, verb.i - _MAX_CLIMB), verb.i))
    return any(token.lower_ == "if" and token.head.i == verb.i for token in before)


def is_present(doc: Doc, end: int) -> bool:
    """Tell whether the clause around a time stands in the simple present, as what is usual does: "opens at 9"."""
    verb = _climb(doc[end - 1])[0]
    return verb is not None and verb.tag_ in {"VBZ", "VBP"}


def _preposition(doc: Doc, start: int, end: int, rules: Rules) -> str:
    """Return the word before a time, or what stretches to or from the noun behind it: "through the May vote"."""
    last = doc[end - 1]
    name = last.head if start <= last.head.i < end else last  # of "May 3": the month
    noun = name.head
    if name.dep_ == "compound" and noun.dep_ == "pobj" and noun.head.lower_ in rules["stretching"]:
        return str(noun.head.lower_)
    return str(doc[start - 1].lower_) if start else ""


def _is_willed(verb: Token | None, rules: Rules) -> bool:
    """Tell whether a verb stands with "will" or the like."""
    return verb is not None and bool(auxiliaries(verb) & set(rules["modals"]))


def _of_preposition(word: str, clause: Direction, verb: Token | None, rules: Rules) -> Direction:
    """Return where a preposition makes a clause look."""
    if word in rules["back"]:
        return "past"
    if word == "from" and clause == "future" and not _is_willed(verb, rules):
        return None  # "is in Rome from the 8th" may have begun
    if word in rules["onward"] and clause == "past":
        return None  # "was extended through January" may go on
    if word in rules["deadline"]:
        return "past" if verb is not None and (is_over(verb) or (clause == "past" and is_denied(verb))) else "future"
    if word == "for":  # "was planned for Friday"
        return "future" if verb is not None and lemma(verb) in rules["forward_words"] else clause
    return "future" if word in rules["ahead"] and clause != "past" else clause


def _is_beside(time: Token, verb: Token, subject: Token | None, clause: Direction) -> bool:
    """Tell whether a verb leaves open where a time looks, since that stands with a noun of its clause.

    The presence of a verb is not that of its subject: "shops, worth millions in May, are empty", "Li - who left on
    Monday - is ill", but "the vote on Sunday is a test". What a participle sets up may lie ahead: "won, setting up a
    July final".
    """
    if verb.tag_ == "VBG":
        return time.dep_ == "compound" and clause == "past"
    named = subject is not None and (subject.pos_ == "PROPN" or time.lower_ in values("month_name"))
    return named and verb.tag_ in {"VBZ", "VBP"} and time.dep_ == "pobj"


def _climb(token: Token) -> tuple[Token | None, list[str], Token | None]:
    """Return the verb that a token hangs on, the prepositions on the way beyond its own, and the subject on the way."""
    path: list[str] = []
    subject = None
    own = True
    rules = table("times_tense")
    for _ in range(_MAX_CLIMB):
        if token.pos_ in VERBAL:
            verb = token.head if token.dep_ in AUXILIARY else token
            if verb.dep_ in {"pcomp", "pobj"}:  # "since taking office", "the prospect of losing on Sunday"
                path += [verb.head.lower_, verb.head.head.lower_]
            return verb, path, subject
        if token.head.i == token.i:
            break
        if token.dep_ in {"prep", "advmod", "mark"}:
            if not own:
                path.append(token.lower_)
            own = False
        elif token.lower_ in rules["prospects"] or token.lower_ in rules["untimely"] or _is_decided(token, rules):
            path.append(token.lower_)
        subject = token if token.dep_ == "nsubj" else subject
        token = token.head
    return None, path, None


def _is_decided(noun: Token, rules: Rules) -> bool:
    """Tell whether a noun is the outcome of what somebody won or lost: "her victory", not "a victory would help"."""
    if noun.lower_ not in rules["decided"]:
        return False
    return any(child.dep_ == "poss" or child.lower_ in rules["definite"] for child in noun.children)


def _is_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubjpass"}
