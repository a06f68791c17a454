"""Who the subject of a cue is: by the parse, and by the words around where the parse is broken by a quotation."""

from dateline.extract.quotes.cues import cue_classes
from dateline.extract.quotes.reading import Reading

_SUBJECTS = ("nsubj", "expl", "csubj")
_CLIMB = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "aux", "auxpass", "dep", "parataxis", "acomp", "agent"}
)
_PERSONAL = frozenset({"he", "she", "they", "it", "i", "we", "you", "who"})
_SPEAKING = frozenset({"he", "she", "they", "we", "i"})
_LOOSE = frozenset({"it", "that", "this", "which", "what", "there", "these", "those", "you", "here"})
_HONORIFIC_END = frozenset(
    {"mr.", "mrs.", "ms.", "dr.", "sen.", "rep.", "gov.", "gen.", "col.", "lt.", "sgt.", "st.", "jr.", "sr."}
)
_CLIMB_LIMIT = 8
# "was quoted as saying", "was asked", "was told": the subject of these passives is who speaks.
_PASSIVE_SPEAKERS = frozenset({"quote", "cite", "record", "hear", "overhear", "see", "catch", "scheduled"})


def source_of(reading: Reading, cue: int) -> tuple[int, int] | None:
    """Return the token range of who a cue word ascribes its content to, or None where the text does not say."""
    noun = _according(reading, cue) if reading.words[cue] == "according" else source_head(reading, cue)
    return None if noun is None else reading.noun_phrase(noun)


def source_head(reading: Reading, cue: int) -> int | None:
    """Return the head token of who a cue word ascribes its content to."""
    if reading.is_verb(cue):
        found = _by_parse(reading, cue)
        return found if found is not None else _by_words(reading, cue)
    return _of_noun(reading, cue)


def _according(reading: Reading, cue: int) -> int | None:
    """Return the source of "according to X", of which the parser makes a verb without a subject."""
    for prep in reading.kids(cue):
        for noun in reading.kids(prep):
            if reading.deps[noun] == "pobj":
                return noun
    return None


def _by_parse(reading: Reading, cue: int) -> int | None:
    """Return the subject of a verb, or of the verb whose subject it shares ("declined to say", "rose and said")."""
    at = cue
    for _ in range(_CLIMB_LIMIT):
        subject, passive = _subject(reading, at)
        if (
            passive
            and at == cue
            and reading.lemma(at) not in _PASSIVE_SPEAKERS
            and reading.deps[subject or at] != "pobj"
        ):
            return None
        if subject is not None:
            return None if reading.deps[subject] == "csubj" else subject
        head, dep = reading.heads[at], reading.deps[at]
        if dep in {"acl", "relcl"} and reading.tags[head][:2] in {"NN", "PR"}:
            return None if reading.tags[at] == "VBN" else head
        clause = dep == "ccomp" and at != cue and reading.is_verb(head)
        if dep not in _CLIMB or head == at or clause:
            return None
        at = head
    return None


def _subject(reading: Reading, verb: int) -> tuple[int | None, bool]:
    """Return a verb's own subject, in the passive its agent, and whether it is passive."""
    subject, passive = None, False
    for kid in reading.kids(verb):
        dep = reading.deps[kid]
        if dep in _SUBJECTS and (kid < verb or _inverts(reading, verb)):
            subject = kid
        elif dep == "nsubjpass":
            subject, passive = kid, True
        elif dep == "agent":
            passive = True
            agents = [noun for noun in reading.kids(kid) if reading.deps[noun] == "pobj"]
            if agents:
                return agents[0], True
    return subject, passive


def _inverts(reading: Reading, verb: int) -> bool:
    """Tell whether a verb may stand before its subject ("said Mr. Smith", but not "called it")."""
    return cue_classes().get(reading.lemma(verb)) in {"say", "speech"}


def _of_noun(reading: Reading, cue: int) -> int | None:
    """Return the possessor of a noun ("his belief", "the hope of the delegates", "claims by Smith")."""
    for kid in reading.kids(cue):
        if reading.deps[kid] == "poss":
            return kid
    for kid in reading.kids(cue):
        if reading.deps[kid] in {"prep", "agent"} and reading.words[kid] in {"by", "from"}:
            for noun in reading.kids(kid):
                if reading.deps[noun] == "pobj":
                    return noun
    head = reading.heads[cue]
    return _by_parse(reading, head) if reading.deps[cue] == "dobj" and reading.is_verb(head) else None


def _by_words(reading: Reading, cue: int) -> int | None:
    """Find the subject by position: "said Mr. Kishida", "Mr. Kishida, the premier, said"."""
    before = _noun_before(reading, cue)
    return before if before is not None or not _inverts(reading, cue) else _noun_behind(reading, cue)


def _noun_behind(reading: Reading, cue: int) -> int | None:
    n = cue + 1
    last = None
    while n < min(len(reading), cue + 9):
        tag, word = reading.tags[n], reading.words[n]
        if tag[:2] == "NN" or word in _PERSONAL:
            last = n
            if word in _PERSONAL:
                return n
        elif tag not in {"DT", "JJ", "PRP$", "POS", "CD", "HYPH", "NFP"} and word not in _HONORIFIC_END:
            break
        n += 1
    return last


def _noun_before(reading: Reading, cue: int) -> int | None:
    n = cue - 1
    while (
        n >= 0
        and cue - n < 5
        and (reading.tags[n] in {"RB", "MD", "VBD", "VBZ", "VBP", "VBN", "VB"} and not reading.words[n].isspace())
    ):
        n -= 1
    if n < 0:
        return None
    if reading.words[n] in _PERSONAL or reading.tags[n] in {"NNP", "NNS", "NN", "NNPS"}:
        return n
    return None


def source_kind(reading: Reading, source: tuple[int, int] | None) -> str:
    """Name what a source is: "personal" (he), "loose" (it), "who", "name", "plural", "other", or "none"."""
    if source is None:
        return "none"
    last = source[1] - 1
    head = reading.words[last]
    if source[1] - source[0] == 1 and head in _SPEAKING:
        return "personal"
    if head in _LOOSE:
        return "loose"
    if head == "who":
        return "who"
    if any(tag[:3] == "NNP" for tag in reading.tags[source[0] : source[1]]):
        return "name"
    return "plural" if reading.tags[last] == "NNS" else "other"
