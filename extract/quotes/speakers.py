"""Who the subject of a cue is: by the parse, and by the words around where the parse is broken by a quotation."""

from dateline.extract.entities.descriptions import is_person_noun
from dateline.extract.quotes.cues import cue_classes
from dateline.extract.quotes.phrases import head_of, noun_phrase
from dateline.extract.relations import bits
from dateline.extract.tree import SUBJECTS, Tree

_SUBJECTS = ("nsubj", "expl", "csubj")
_AUX, _AUXPASS = bits("aux"), bits("auxpass")
_PASSIVE = bits("nsubjpass", "agent")
_SUBJECT = bits(*_SUBJECTS) | _PASSIVE
_CLIMB = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "aux", "auxpass", "dep", "parataxis", "acomp", "agent"}
)
_PERSONAL = frozenset({"he", "she", "they", "it", "i", "we", "you", "who"})
_SPEAKING = frozenset({"he", "she", "they", "we", "i"})
_LOOSE = frozenset(
    {"it", "that", "this", "which", "what", "there", "these", "those", "you", "here"}
    | {"everyone", "everybody", "anyone", "anybody", "nobody", "none", "nothing", "everything", "something"}
)
_HONORIFIC_END = frozenset(
    {"mr.", "mrs.", "ms.", "dr.", "sen.", "rep.", "gov.", "gen.", "col.", "lt.", "sgt.", "st.", "jr.", "sr."}
)
_HAS = frozenset({"'s", "’s"})  # "He's said": the parser may take it for "he is"
_VERBS = 5
_VERBAL = frozenset({"RB", "MD", "VBD", "VBZ", "VBP", "VBN", "VB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PROPER = frozenset({"NNP", "NNPS"})
# What tells something without being a word for a text: the subjects of "show" and "find".
_RECORDS = frozenset(
    {"poll", "survey", "study", "research", "analysis", "data", "record", "statistic", "figure", "document", "review"}
    | {"lawsuit", "suit", "complaint", "indictment", "filing", "petition", "footage", "video", "website", "ad", "book"}
)
_CLIMB_LIMIT = 8
# "was quoted as saying", "was asked", "was told": the subject of these passives is who speaks.
_PASSIVE_SPEAKERS = frozenset({"quote", "cite", "record", "hear", "overhear", "see", "catch", "scheduled"})


def source_of(tree: Tree, cue: int) -> tuple[int, int] | None:
    """Return the token range of who a cue word ascribes its content to, or None where the text does not say."""
    noun = _according(tree, cue) if tree.lower[cue] == "according" else source_head(tree, cue)
    if noun is None:
        return None
    first, last = noun_phrase(tree, noun)
    return first, cue if noun < cue < last else last  # a cue that the parser takes for a noun is no part of its source


def source_head(tree: Tree, cue: int) -> int | None:
    """Return the head token of who a cue word ascribes its content to."""
    if not tree.is_verb(cue):
        return _of_noun(tree, cue)
    if _is_nobodys(tree, cue):
        return None
    found = cue - 1 if _stands_before(tree, cue) else _by_parse(tree, cue)
    return found if found is not None else _by_words(tree, cue)


def _stands_before(tree: Tree, cue: int) -> bool:
    """Tell whether the word before a verb that the parser finds no subject for is one: "..., Roe joked, “...”"."""
    if cue == 0 or tree.tag[cue] not in _FINITE or tree.kid(cue, SUBJECTS) is not None or tree.dep[cue - 1] == "pobj":
        return False
    named = tree.tag[cue - 1] in _PROPER or tree.lower[cue - 1] in _SPEAKING
    return named and cue_classes().get(tree.lemma(cue)) in {"say", "speech"}


def _according(tree: Tree, cue: int) -> int | None:
    """Return the source of "according to X", of which the parser makes a verb without a subject."""
    for prep in tree.kids[cue]:
        for noun in tree.kids[prep]:
            if tree.dep[noun] == "pobj":
                return noun
    return None


def _is_nobodys(tree: Tree, cue: int) -> bool:
    """Tell whether a verb is a passive that names nobody: "was criticized for lying", "Asked whether ..., she left"."""
    below, participle = tree.below[cue], tree.tag[cue] == "VBN"
    if not (participle or below & _PASSIVE) or tree.lemma(cue) in _PASSIVE_SPEAKERS:
        return False
    if below & _AUXPASS and any(tree.dep[kid] == "auxpass" and tree.lower[kid] in _HAS for kid in tree.kids[cue]):
        return False
    if below & _PASSIVE:
        subject, _ = _subject(tree, cue)
        return tree.dep[subject or cue] != "pobj"
    helped = below & _AUX  # "Having said so, she left"
    return tree.dep[cue] == "acl" or (tree.dep[cue] == "advcl" and not helped)


def _by_parse(tree: Tree, cue: int) -> int | None:
    """Return the subject of a verb, or of the verb whose subject it shares ("declined to say", "rose and said")."""
    at = cue
    for _ in range(_CLIMB_LIMIT):
        subject, _ = _subject(tree, at)
        if subject is not None:
            return None if tree.dep[subject] == "csubj" else subject
        head, dep = tree.head[at], tree.dep[at]
        if dep in {"acl", "relcl"} and tree.tag[head][:2] in {"NN", "PR"}:
            if _acts(tree, at, head):
                return None if tree.tag[at] == "VBN" else head
            at = head if tree.is_verb(head) else tree.head[head]
            if not tree.is_verb(at):
                return None
            continue
        clause = dep == "ccomp" and at != cue and tree.is_verb(head)
        if dep not in _CLIMB or head == at or clause:
            return None
        at = head
    return None


def _acts(tree: Tree, verb: int, noun: int) -> bool:
    """Tell whether a noun does what the clause behind it tells: not "an effort to prove", "wrote friends saying"."""
    if tree.dep[verb] == "acl" and tree.dep[noun] == "dobj":
        if tree.tag[verb] == "VBG":
            return cue_classes().get(tree.lemma(tree.head[noun])) not in {"say", "speech"}
        if tree.tag[verb] == "VB":
            return is_person_noun(tree.lower[noun]) or tree.tag[noun] != "NN"
    return True


def _subject(tree: Tree, verb: int) -> tuple[int | None, bool]:
    """Return a verb's own subject, in the passive its agent, and whether it is passive."""
    subject, passive = None, False
    if not tree.below[verb] & _SUBJECT:
        return subject, passive
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
    n = _before_verbs(tree, cue - 1, cue)
    if n > 0 and tree.lower[n] == ",":
        return _before_comma(tree, n)
    if n >= 0 and tree.dep[n] == "pobj":  # "who has in the past said", "a friend of Smith said"
        prep = tree.head[n]
        n = _before_verbs(tree, prep - 1, prep) if tree.is_verb(tree.head[prep]) else tree.head[prep]
    if n >= 0 and (tree.lower[n] in _PERSONAL or tree.tag[n] in {"NNP", "NNS", "NN", "NNPS"}):
        return n
    return None


def _before_verbs(tree: Tree, n: int, cue: int) -> int:
    """Return the first token from `n` backwards, at most a few before a cue, that is no verb and no adverb."""
    while n >= 0 and cue - n < _VERBS and tree.tag[n] in _VERBAL and not tree.lower[n].isspace():
        n -= 1
    return n


def _before_comma(tree: Tree, comma: int) -> int | None:
    """Return the name that what stands before a comma describes: "Ann Roe, the head of the union, said"."""
    at = comma - 1
    for _ in range(_CLIMB_LIMIT):
        head, dep = tree.head[at], tree.dep[at]
        if dep == "pobj" and tree.head[head] < head:
            head = tree.head[head]
        elif dep not in {"appos", "compound", "nmod"}:
            return None
        if dep == "appos" and tree.tag[head] in _PROPER:
            return head
        at = head
    return None


def source_kind(tree: Tree, source: tuple[int, int]) -> str:
    """Name what a source is: one of "personal" (he), "loose" (it), "who", or by its head noun.

    Then it is "name", "plural", "person" (the mayor), "record" (a report), or "other".
    """
    at = head_of(tree, *source) if source[1] - source[0] > 1 else source[0]
    head, tag = tree.lower[at], tree.tag[at]
    if head in _SPEAKING:
        return "personal"
    if head in _LOOSE:
        return "loose"
    return "who" if head == "who" else "name" if tag in _PROPER else _noun_kind(tree.lemma(at), tag)


def _noun_kind(lemma: str, tag: str) -> str:
    if is_person_noun(lemma):
        return "person"
    if "noun:" + lemma in cue_classes() or lemma in _RECORDS:
        return "record"
    return "plural" if tag == "NNS" else "other"
