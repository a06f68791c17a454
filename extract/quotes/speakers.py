"""Who the subject of a cue is: by the parse, and by the words around where the parse is broken by a quotation."""

from dateline.extract.quotes.cues import cue_classes
from dateline.extract.quotes.phrases import noun_phrase
from dateline.extract.tree import Tree

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
_PROPER = frozenset({"NNP", "NNPS"})
_CLIMB_LIMIT = 8
# "was quoted as saying", "was asked", "was told": the subject of these passives is who speaks.
_PASSIVE_SPEAKERS = frozenset({"quote", "cite", "record", "hear", "overhear", "see", "catch", "scheduled"})


def source_of(tree: Tree, cue: int) -> tuple[int, int] | None:
    """Return the token range of who a cue word ascribes its content to, or None where the text does not say."""
    noun = _according(tree, cue) if tree.lower[cue] == "according" else source_head(tree, cue)
    return None if noun is None else noun_phrase(tree, noun)


def source_head(tree: Tree, cue: int) -> int | None:
    """Return the head token of who a cue word ascribes its content to."""
    if tree.is_verb(cue):
        found = _by_parse(tree, cue)
        return found if found is not None else _by_words(tree, cue)
    return _of_noun(tree, cue)


def _according(tree: Tree, cue: int) -> int | None:
    """Return the source of "according to X", of which the parser makes a verb without a subject."""
    for prep in tree.kids[cue]:
        for noun in tree.kids[prep]:
            if tree.dep[noun] == "pobj":
                return noun
    return None


def _by_parse(tree: Tree, cue: int) -> int | None:
    """Return the subject of a verb, or of the verb whose subject it shares ("declined to say", "rose and said")."""
    at = cue
    for _ in range(_CLIMB_LIMIT):
        subject, passive = _subject(tree, at)
        if passive and at == cue and tree.lemma(at) not in _PASSIVE_SPEAKERS and tree.dep[subject or at] != "pobj":
            return None
        if subject is not None:
            return None if tree.dep[subject] == "csubj" else subject
        head, dep = tree.head[at], tree.dep[at]
        if dep in {"acl", "relcl"} and tree.tag[head][:2] in {"NN", "PR"}:
            return None if tree.tag[at] == "VBN" else head
        clause = dep == "ccomp" and at != cue and tree.is_verb(head)
        if dep not in _CLIMB or head == at or clause:
            return None
        at = head
    return None


def _subject(tree: Tree, verb: int) -> tuple[int | None, bool]:
    """Return a verb's own subject, in the passive its agent, and whether it is passive."""
    subject, passive = None, False
    for kid in tree.kids[verb]:
        dep = tree.dep[kid]
        if dep in _SUBJECTS and (kid < verb or _inverts(tree, verb)):
            subject = kid
        elif dep == "nsubjpass":
            subject, passive = kid, True
        elif dep == "agent":
            passive = True
            agents = [noun for noun in tree.kids[kid] if tree.dep[noun] == "pobj"]
            if agents:
                return agents[0], True
    return subject, passive


def _inverts(tree: Tree, verb: int) -> bool:
    """Tell whether a verb may stand before its subject ("said Mr. Smith", but not "called it")."""
    return cue_classes().get(tree.lemma(verb)) in {"say", "speech"}


def _of_noun(tree: Tree, cue: int) -> int | None:
    """Return the possessor of a noun ("his belief", "the hope of the delegates", "claims by Smith")."""
    for kid in tree.kids[cue]:
        if tree.dep[kid] == "poss":
            return kid
    for kid in tree.kids[cue]:
        if tree.dep[kid] in {"prep", "agent"} and tree.lower[kid] in {"by", "from"}:
            for noun in tree.kids[kid]:
                if tree.dep[noun] == "pobj":
                    return noun
    head = tree.head[cue]
    return _by_parse(tree, head) if tree.dep[cue] == "dobj" and tree.is_verb(head) else None


def _by_words(tree: Tree, cue: int) -> int | None:
    """Find the subject by position: "said Mr. Kishida", "Mr. Kishida, the premier, said"."""
    before = _noun_before(tree, cue)
    return before if before is not None or not _inverts(tree, cue) else _noun_behind(tree, cue)


def _noun_behind(tree: Tree, cue: int) -> int | None:
    n = cue + 1
    last = None
    while n < min(len(tree), cue + 9):
        tag, word = tree.tag[n], tree.lower[n]
        if tag[:2] == "NN" or word in _PERSONAL:
            last = n
            if word in _PERSONAL:
                return n
        elif tag not in {"DT", "JJ", "PRP$", "POS", "CD", "HYPH", "NFP"} and word not in _HONORIFIC_END:
            break
        n += 1
    return last


def _noun_before(tree: Tree, cue: int) -> int | None:
    n = cue - 1
    while (
        n >= 0
        and cue - n < 5
        and (tree.tag[n] in {"RB", "MD", "VBD", "VBZ", "VBP", "VBN", "VB"} and not tree.lower[n].isspace())
    ):
        n -= 1
    if n < 0:
        return None
    if tree.lower[n] in _PERSONAL or tree.tag[n] in {"NNP", "NNS", "NN", "NNPS"}:
        return n
    return None


def source_kind(tree: Tree, source: tuple[int, int] | None) -> str:
    """Name what a source is: "personal" (he), "loose" (it), "who", "name", "plural", "other", or "none"."""
    if source is None:
        return "none"
    last = source[1] - 1
    head = tree.lower[last]
    if source[1] - source[0] == 1 and head in _SPEAKING:
        return "personal"
    if head in _LOOSE:
        return "loose"
    if head == "who":
        return "who"
    if not _PROPER.isdisjoint(tree.tag[source[0] : source[1]]):
        return "name"
    return "plural" if tree.tag[last] == "NNS" else "other"
