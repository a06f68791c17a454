"""Which way a clause looks: back to what happened, or ahead to what will."""

from spacy.tokens import Doc, Token

from dateline.extract.lemmas import lemma
from dateline.extract.times.lexicon import table
from dateline.extract.times.resolve import Direction

_MAX_CLIMB = 12  # heads between a time and its verb; a longer way is a parse gone wrong
_VERBAL = frozenset({"VERB", "AUX"})


def direction(doc: Doc, start: int, end: int) -> Direction:  # noqa: PLR0911 - one return a sign
    """Return where the clause around the tokens from `start` to `end` looks, None where nothing tells."""
    rules = table("times_tense")
    before = doc[start - 1].lower_ if start else ""
    verb, path = _climb(doc[end - 1])
    for word in path:  # "said so before his meeting on Wednesday" looks ahead from what was said
        if word in rules["path_ahead"]:
            return "future"
        if word in rules["path_back"]:
            return "past"
    clause = _of_verb(verb, rules) if verb is not None else None
    if before in rules["back"]:
        return "past"
    if before == "from" and clause == "future":
        return None  # "is in Rome from the 8th" may have begun
    if before in rules["deadline"]:
        return "future"
    if before in rules["ahead"] and clause != "past":
        return "future"
    if start and clause != "past" and lemma(doc[start - 1]) in rules["forward_words"]:
        return "future"
    if end < len(doc) and doc[end].tag_ == "POS" and verb is not None and verb.tag_ in {"VBZ", "VBP"}:
        return None  # "Friday's vote means" looks nowhere
    return clause


def _climb(token: Token) -> tuple[Token | None, list[str]]:
    """Return the verb that a token hangs on, and the prepositions on the way beyond its own."""
    path: list[str] = []
    own = True
    for _ in range(_MAX_CLIMB):
        if token.pos_ in _VERBAL:
            verb = token.head if token.dep_ in {"aux", "auxpass"} else token
            if verb.dep_ == "pcomp":  # "since taking office"
                path.append(verb.head.lower_)
            return verb, path
        if token.head.i == token.i:
            break
        if token.dep_ in {"prep", "advmod", "mark"}:
            if not own:
                path.append(token.lower_)
            own = False
        token = token.head
    return None, path


def _of_verb(verb: Token, rules: dict[str, list[str]]) -> Direction:
    """Return where a verb with its auxiliaries looks; a verb that has none of its own takes those of its conjunct."""
    for _ in range(_MAX_CLIMB):
        auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i]
        if auxiliaries or verb.dep_ != "conj" or verb.tag_ in {"VBD", "VBZ", "VBP"} or verb.head.pos_ not in _VERBAL:
            break
        verb = verb.head
    words = {child.lower_ for child in auxiliaries}
    if words & set(rules["modals"]):
        return "past" if "have" in words else "future"
    if verb.tag_ in {"VBN", "VBG"}:
        return _of_participle(verb, words, rules)
    if verb.tag_ == "VB":
        return "past" if words & {"did"} or _was_to_be(verb) else "future"
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ in {"VBZ", "VBP"}:
        return "past" if lemma(verb) in rules["reporting"] else "future"
    return None


def _was_to_be(verb: Token) -> bool:
    """Tell whether an infinitive hangs on a past perfect: "had been scheduled to expire"."""
    return any(child.lower_ == "had" for child in verb.head.children if child.dep_ in {"aux", "auxpass"})


def _of_participle(verb: Token, words: set[str], rules: dict[str, list[str]]) -> Direction:
    if lemma(verb) in rules["forward_words"] and not words & {"was", "were", "had"}:
        return "future"
    if words & {"has", "have", "had", "was", "were", "'ve", "’ve"}:
        return "past"
    if verb.tag_ == "VBG" and words & {"is", "are", "'re", "’re", "'s", "’s", "am", "'m", "’m"}:
        return "future"
    return "past" if verb.tag_ == "VBN" else None
