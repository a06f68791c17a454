"""What a cue word governs: the clause, infinitive, object or prepositional phrase that is its content."""

from bisect import bisect_left
from dataclasses import dataclass

from dateline.extract.quotes.cues import cue_classes
from dateline.extract.quotes.openings import behind_dateline
from dateline.extract.relations import bits
from dateline.extract.tree import SUBJECTS, Tree

_GOVERNED = frozenset({"ccomp", "dobj", "xcomp", "nsubjpass", "oprd", "acomp", "advcl", "advmod"})
_PREPOSITIONS = bits("prep", "agent")
_OBJECT_TAIL = frozenset({"prep", "xcomp", "oprd", "advcl", "acomp", "ccomp", "npadvmod"})
_ABOUT = frozenset(
    {"about", "for", "of", "on", "to", "with", "against", "at", "over", "as", "in", "from", "into", "behind"}
)
_RELATIVE = frozenset({"who", "which", "that", "whom", "as", "what"})
_BRACKETED = frozenset({"say", "speech", "thought"})
_TRIMMED = frozenset({",", ";", ":", "-", "--", "—", "–", "and", "but", ".", "!"})


@dataclass(slots=True, eq=False)
class Frame:
    """A content that a cue governs: `kind` names the construction, `start` and `end` are tokens, half-open.

    `hole` is the cue's own clause where it interrupts its content ("The bill, he said, would fail"). `resumes` is the
    verb behind it with which the cue's subject goes on ("said the bill would fail and warned ...").
    """

    kind: str
    start: int
    end: int
    hole: tuple[int, int] | None = None
    resumes: int | None = None


def frames_of(tree: Tree, cue: int) -> list[Frame]:
    """Return every content that token `cue` may ascribe to its source, the likeliest construction first."""
    if tree.lower[cue] == "according":
        found = _around(tree, cue)
    else:
        found = _of_verb(tree, cue) if tree.is_verb(cue) else _of_noun(tree, cue)
    frames = (_trimmed(tree, _cut(tree, cue, frame)) for frame in found)
    return [frame for frame in frames if frame.end > frame.start]


def _cut(tree: Tree, cue: int, frame: Frame) -> Frame:
    """End a content where a verb goes on with the cue's subject: "said it fails and urged ...", ", adding ..."."""
    if frame.start < cue:
        return frame
    verbs, tags = tree.verbs, ("VBG", tree.tag[cue])
    for i in verbs[bisect_left(verbs, frame.start + 2) : bisect_left(verbs, frame.end)]:
        if tree.tag[i] in tags and _goes_on(tree, cue, i):
            return Frame(frame.kind, frame.start, i - 1, frame.hole, resumes=i)
    return frame


def _goes_on(tree: Tree, cue: int, verb: int) -> bool:
    tag, before, dep = tree.tag[verb], tree.lower[verb - 1], tree.dep[verb]
    if before == ",":
        goes_on = tag == "VBG" and dep in {"advcl", "acl", "conj", "ccomp"}
    else:
        conjoined = before in {"and", "but"} and dep == "conj"
        goes_on = conjoined and tag == tree.tag[cue] and tag != tree.tag[tree.head[verb]]
    if not goes_on or tree.lemma(verb) not in cue_classes():
        return False
    return not any(tree.dep[kid] in {"nsubj", "nsubjpass"} for kid in tree.kids[verb])


def _around(tree: Tree, cue: int) -> list[Frame]:
    """Return the sentence without its "according to X"."""
    start, end = tree.bounds[tree.sentence[cue]]
    left, right = tree.left[cue], tree.right[cue] + 1
    if left - start <= 1:
        return [Frame("behind-according", _behind_source(tree, cue, right), end)]
    start = behind_dateline(tree, start, left)
    if end - right <= 2 or not any(tree.lower[i][:1].isalnum() for i in range(right, end)):
        return [Frame("before-according", start, left)]
    return [Frame("around-according", start, end, (left, right))]


def _behind_source(tree: Tree, cue: int, right: int) -> int:
    """Return where the clause behind "According to X," begins, though the parser take its subject for a part of X."""
    main = tree.head[cue]
    if not tree.is_verb(main) or main < right or tree.kid(main, SUBJECTS | {"expl"}) is not None:
        return right
    comma = (i for i in range(cue + 2, min(right, main)) if tree.lower[i] == ",")
    return next(comma, right - 1) + 1


def _of_verb(tree: Tree, cue: int) -> list[Frame]:
    by_dep: dict[str, list[int]] = {}
    for kid in tree.kids[cue]:
        dep = tree.dep[kid]
        if dep in _GOVERNED and not (tree.tag[kid] == "VBG" and _is_loose(tree, kid)):
            by_dep.setdefault(dep, []).append(kid)
    clause = _clause(tree, cue, by_dep)
    if clause:
        return [clause]
    found = []
    objects = [kid for kid in by_dep.get("dobj", []) if kid > cue]
    complements = [kid for kid in by_dep.get("xcomp", []) if kid > cue]
    if objects:
        kind = "object-infinitive" if complements else "object"
        found.append(Frame(kind, tree.left[objects[0]], _object_end(tree, cue, objects[0])))
    elif complements:
        infinitive = any(tree.lower[kid] == "to" for kid in tree.kids[complements[0]])
        found.append(_subtree(tree, "infinitive" if infinitive else "gerund", complements[0]))
    found += _prepositional(tree, cue)
    found += [_subtree(tree, "passive", kid) for kid in by_dep.get("nsubjpass", [])[:1]]
    rest = ((dep, kid) for dep in ("oprd", "acomp", "advcl", "advmod") for kid in by_dep.get(dep, ()))
    return found + [_subtree(tree, dep, kid) for dep, kid in rest if kid > cue]


def _clause(tree: Tree, cue: int, by_dep: dict[str, list[int]]) -> Frame | None:
    clauses = by_dep.get("ccomp", [])
    for kid in (*(kid for kid in clauses if tree.left[kid] > cue), *reversed(clauses)):
        start, end = tree.left[kid], tree.right[kid] + 1
        if start > cue:
            return Frame("clause", _with_subject(tree, cue, kid, by_dep), end)
        if end <= cue + 1 and ";" not in tree.lower[end : end + 1]:
            return Frame("inverted", behind_dateline(tree, start, end), end)
    if tree.dep[cue] in {"parataxis", "ccomp"} and not by_dep.keys() & {"dobj", "xcomp", "advcl"}:
        return _inserted(tree, cue)
    return _between_commas(tree, cue)


def _with_subject(tree: Tree, cue: int, verb: int, by_dep: dict[str, list[int]]) -> int:
    """Return where a clause begins, though the parser take its subject for the cue's object ("hoped talks would")."""
    start = tree.left[verb]
    if start == verb or tree.tag[start] == "MD":
        for noun in by_dep.get("dobj", ()):
            if cue < noun < start and tree.tag[noun] != "PRP":
                return tree.left[noun]
    return start


def _between_commas(tree: Tree, cue: int) -> Frame | None:
    """Return the sentence around ", the poll found," where the parser takes that for a part of the sentence."""
    if tree.lower[cue + 1 : cue + 2] not in ([","], ["."]):
        return None
    subject = tree.kid(cue, SUBJECTS)
    if subject is None or subject > cue or cue_classes().get(tree.lemma(cue)) not in _BRACKETED:
        return None
    first, end = tree.bounds[tree.sentence[cue]]
    left, right = tree.left[subject] - 1, cue + 1
    if left <= first + 1 or right >= end or tree.lower[left] != ",":
        return None
    if any(tree.is_verb(i) for i in range(left, cue)) or tree.lower[left + 1] in _RELATIVE:
        return None
    first = behind_dateline(tree, first, left)
    if tree.lower[right] == ".":
        return Frame("inserted", first, left)
    return Frame("around", first, end, (left, right + 1))


def _subtree(tree: Tree, kind: str, head: int) -> Frame:
    return Frame(kind, tree.left[head], tree.right[head] + 1)


def _object_end(tree: Tree, cue: int, noun: int) -> int:
    """Return where an object ends with what is said of it ("the bill as a mistake", "Smith for lying")."""
    end = tree.right[noun] + 1
    for kid in tree.kids[cue]:
        dep = tree.dep[kid]
        if kid >= end and dep in _OBJECT_TAIL and (dep != "advcl" or tree.tag[kid] == "VBG"):
            end = max(end, tree.right[kid] + 1)
    return end


def _is_loose(tree: Tree, participle: int) -> bool:
    """Tell whether a participle stands behind a comma: it goes on about the speaker, not the content."""
    left = tree.left[participle]
    return left > 0 and tree.lower[left - 1] == ","


def _prepositional(tree: Tree, cue: int) -> list[Frame]:
    found: list[Frame] = []
    if not tree.below[cue] & _PREPOSITIONS:
        return found
    for prep in tree.kids[cue]:
        if prep < cue or tree.dep[prep] not in {"prep", "agent"} or tree.lower[prep] not in _ABOUT:
            continue
        for kid in tree.kids[prep]:
            if tree.dep[kid] in {"pobj", "pcomp", "prep"}:
                found.append(Frame("prep-" + tree.lower[prep], tree.left[kid], tree.right[prep] + 1))
                break
        if tree.dep[prep] == "agent":
            found += _behind_agent(tree, prep)
    return found


def _behind_agent(tree: Tree, by: int) -> list[Frame]:
    """Return what the parser hangs on who does something: "was accused by neighbors of hiding the letter"."""
    return [
        Frame("prep-" + tree.lower[prep], tree.left[deed], tree.right[deed] + 1)
        for noun in tree.kids[by]
        for prep in tree.kids[noun]
        for deed in tree.kids[prep]
        if tree.dep[deed] == "pcomp"
    ]


def _inserted(tree: Tree, cue: int) -> Frame | None:
    """Return the clause around "he said" where the parse hangs the cue on the clause that it reports."""
    head = tree.head[cue]
    if not tree.is_verb(head):
        return None
    start, end = tree.left[head], tree.right[head] + 1
    left, right = tree.left[cue], tree.right[cue] + 1
    if right >= end - 1:
        return Frame("inserted", start, left)
    if left <= start:
        return Frame("inserted", right, end)
    return Frame("around", start, end, (left, right))


def _of_noun(tree: Tree, cue: int) -> list[Frame]:
    found = []
    for kid in tree.kids[cue]:
        if kid < cue:
            continue
        dep = tree.dep[kid]
        if dep in {"acl", "ccomp", "relcl"}:
            words = {tree.lower[k] for k in tree.kids[kid]}
            if "to" in words:
                found.append(Frame("infinitive", tree.left[kid], tree.right[kid] + 1))
            elif "that" in words and dep != "relcl":
                found.append(Frame("clause", tree.left[kid], tree.right[kid] + 1))
    return found + _prepositional(tree, cue)


def _trimmed(tree: Tree, frame: Frame) -> Frame:
    start, end = frame.start, frame.end
    while end + 1 < len(tree) and tree.lower[end] == "-" and tree.end[end - 1] == tree.start[end + 1] - 1:
        end += 2  # "the re-emergence" is one word
    while start < end and (tree.lower[start] in _TRIMMED or tree.lower[start].isspace()):
        start += 1
    while end > start and (tree.lower[end - 1] in _TRIMMED or tree.lower[end - 1].isspace()):
        end -= 1
    frame.start, frame.end = start, end
    return frame


def pieces(tree: Tree, frame: Frame) -> list[tuple[int, int]]:
    """Return the token ranges of a frame's content, without the clause that interrupts it."""
    if frame.hole is None:
        return [(frame.start, frame.end)]
    parts = [Frame("", frame.start, frame.hole[0]), Frame("", frame.hole[1], frame.end)]
    return [(part.start, part.end) for part in (_trimmed(tree, part) for part in parts) if part.end > part.start]
