"""Which way a clause looks: back to what happened, or ahead to what will."""

from spacy.tokens import Doc, Token

from dateline.extract.lemmas import lemma
from dateline.extract.times.lexicon import table, values
from dateline.extract.times.reading import Direction

_MAX_CLIMB = 12  # heads between a time and its verb; a longer way is a parse gone wrong
_MAX_REACH = 12  # tokens between a verb and its auxiliary
_AUXILIARY = frozenset({"aux", "auxpass"})
_VERBAL = frozenset({"VERB", "AUX"})


def direction(doc: Doc, start: int, end: int) -> Direction:
    """Return where the clause around the tokens from `start` to `end` looks, None where nothing tells."""
    rules = table("times_tense")
    before = _preposition(doc, start, end, rules)
    verb, path, subject = _climb(doc[end - 1])
    if start > 1 and doc[start - 2].lower_ == ",":  # "a week before the vote, on 17 May, she left"
        path = []
    for word in path:  # "said so before his meeting on Wednesday" looks ahead from what was said
        if word in rules["path_ahead"]:
            return "future"
        if word in rules["back"] or (word in rules["path_back"] and not _is_willed(verb, rules)):
            return "past"  # "left after the vote in May", but "will leave after the vote in May"
    clause = _of_verb(verb, rules) if verb is not None else None
    if verb is not None and verb.dep_ == "acl" and verb.lower_ == "set" and verb.i < start:
        clause = clause if doc[verb.i + 1].lower_ in {"for", "to"} else "past"  # "a record set on May 3"
    if clause and verb is not None and _is_beside(doc[end - 1], verb, subject, clause):
        clause = None
    if before in rules["prepositions"]:
        return _of_preposition(before, clause, verb, rules)
    if start and clause != "past" and lemma(doc[start - 1]) in rules["forward_words"]:
        return "future"
    if end < len(doc) and doc[end].tag_ == "POS" and verb is not None and not _is_subject(doc[end - 1].head):
        feared = verb.tag_ in {"VB", "VBZ", "VBP"}  # "Friday's vote" that somebody fears looks nowhere
        return None if feared else clause
    return clause


def leaves_open(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a verb in the present or an infinitive says little of a time that looks ahead by it.

    So it is where the time stands with a noun of the clause: "the fall on Tuesday is a warning" may tell of either.
    """
    rules = table("times_tense")
    token = doc[end - 1]
    beside_noun = False
    for _ in range(_MAX_CLIMB):
        if token.pos_ in _VERBAL or token.head.i == token.i:
            break
        if token.lower_ in rules["path_ahead"]:
            return False
        beside_noun = beside_noun or (token.pos_ in {"NOUN", "PROPN"} and not start <= token.i < end)
        token = token.head
    if token.tag_ == "VB":
        plans = lemma(token.head) in rules["forward_words"] or lemma(token.head) in rules["planning"]
        return token.head.tag_ in {"VBD", "VBN"} and not plans and not _is_willed(token, rules)
    return beside_noun and token.tag_ in {"VBZ", "VBP"}


def is_present(doc: Doc, end: int) -> bool:
    """Tell whether the clause around a time stands in the simple present, as what is usual does: "opens at 9"."""
    verb = _climb(doc[end - 1])[0]
    return verb is not None and verb.tag_ in {"VBZ", "VBP"}


def _preposition(doc: Doc, start: int, end: int, rules: dict[str, list[str]]) -> str:
    """Return the word before a time, or what stretches to or from the noun behind it: "through the May vote"."""
    last = doc[end - 1]
    name = last.head if start <= last.head.i < end else last  # of "May 3": the month
    noun = name.head
    if name.dep_ == "compound" and noun.dep_ == "pobj" and noun.head.lower_ in rules["stretching"]:
        return str(noun.head.lower_)
    return str(doc[start - 1].lower_) if start else ""


def _is_willed(verb: Token | None, rules: dict[str, list[str]]) -> bool:
    """Tell whether a verb stands with "will" or the like."""
    return verb is not None and bool(_auxiliaries(verb) & set(rules["modals"]))


def _of_preposition(word: str, clause: Direction, verb: Token | None, rules: dict[str, list[str]]) -> Direction:
    """Return where a preposition makes a clause look."""
    if word in rules["back"]:
        return "past"
    if word == "from" and clause == "future" and not _is_willed(verb, rules):
        return None  # "is in Rome from the 8th" may have begun
    if word in rules["onward"] and clause == "past":
        return None  # "was extended through January" may go on
    if word in rules["deadline"]:
        return "past" if verb is not None and _is_over(verb) else "future"
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
    for _ in range(_MAX_CLIMB):
        if token.pos_ in _VERBAL:
            verb = token.head if token.dep_ in _AUXILIARY else token
            if verb.dep_ == "pcomp":  # "since taking office"
                path.append(verb.head.lower_)
            return verb, path, subject
        if token.head.i == token.i:
            break
        if token.dep_ in {"prep", "advmod", "mark"}:
            if not own:
                path.append(token.lower_)
            own = False
        subject = token if token.dep_ == "nsubj" else subject
        token = token.head
    return None, path, None


def _of_verb(verb: Token, rules: dict[str, list[str]]) -> Direction:
    """Return where a verb with its auxiliaries looks; a verb that has none of its own takes those of its conjunct."""
    for _ in range(_MAX_CLIMB):  # "forced him to resign": he did
        if verb.dep_ not in {"xcomp", "ccomp"} or verb.tag_ != "VB" or lemma(verb.head) not in rules["implicative"]:
            break
        verb = verb.head
    words = _auxiliaries(verb)
    for _ in range(_MAX_CLIMB):
        if words or verb.dep_ != "conj" or verb.tag_ in {"VBD", "VBZ", "VBP"} or verb.head.pos_ not in _VERBAL:
            break
        verb = verb.head
        words = _auxiliaries(verb)
    if words & set(rules["modals"]):
        untold = words & {"would", "could"} and verb.doc[verb.i - 1].dep_ == "neg" and lemma(verb) in rules["reporting"]
        return "past" if "have" in words or untold else "future"  # "would not say on Tuesday"
    match verb.tag_:
        case "VBN" | "VBG":
            return _of_participle(verb, words, rules)
        case "VB":
            return _of_infinitive(verb, words, rules)
        case "VBD":
            return "future" if lemma(verb) in rules["planning"] else "past"
        case "VBZ" | "VBP":
            over = lemma(verb) in rules["reporting"] or verb.lower_ in rules["invariant"]
            return "past" if over else "future"
    return None


def _of_infinitive(verb: Token, words: set[str], rules: dict[str, list[str]]) -> Direction:
    """Return where an infinitive looks: ahead, but for that of a plan in the past perfect ("had been due to expire").

    One that tells a purpose of what is over ("flew in to meet him on Friday") tells nothing.
    """
    if "did" in words or _is_over(verb.head) or _is_over(verb.head.head):
        return "past"
    purpose = verb.dep_ in {"advcl", "relcl", "acl", "csubj"} and verb.head.i != verb.i
    return None if purpose and verb.head.tag_ == "VBD" and lemma(verb.head) not in rules["planning"] else "future"


def _is_over(verb: Token) -> bool:
    """Tell whether a verb stands in the past perfect."""
    return "had" in _auxiliaries(verb)


def _auxiliaries(verb: Token) -> set[str]:
    """Return the auxiliaries shortly before a verb; its children would cost as many steps as its clause has words."""
    doc, at = verb.doc, verb.i
    before = (doc[place] for place in range(max(0, at - _MAX_REACH), at))
    return {token.lower_ for token in before if token.dep_ in _AUXILIARY and token.head.i == at}


def _is_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubjpass"}


def _of_participle(verb: Token, words: set[str], rules: dict[str, list[str]]) -> Direction:
    if lemma(verb) in rules["forward_words"] and not words & {"was", "were", "had"}:
        return "future"
    if words & {"has", "have", "had", "was", "were", "'ve", "’ve"}:
        return "past"
    present = words & {"is", "are", "'re", "’re", "'s", "’s", "am", "'m", "’m"}
    if present and (verb.tag_ == "VBG" or verb.dep_ == "advcl"):  # "when the case is heard in May"
        return "future"
    trails = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.tag_ == "VBD"  # "fell, losing 3% in May"
    return "past" if verb.tag_ == "VBN" or (trails and not words) else None
