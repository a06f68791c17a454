"""What a cue word governs: the clause, infinitive, object or prepositional phrase that is its content."""

from dataclasses import dataclass

from dateline.extract.quotes.cues import cue_classes
from dateline.extract.quotes.reading import Reading

_OBJECT_TAIL = frozenset({"prep", "xcomp", "oprd", "advcl", "acomp", "ccomp", "npadvmod"})
_ABOUT = frozenset(
    {"about", "for", "of", "on", "to", "with", "against", "at", "over", "as", "in", "from", "into", "behind"}
)
_TRIMMED = frozenset({",", ";", ":", "-", "--", "—", "–", "and", "but", ".", "!"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A content that a cue governs: `kind` names the construction, `start` and `end` are tokens, half-open.

    `hole` is the cue's own clause where it interrupts its content ("The bill, he said, would fail").
    """

    kind: str
    start: int
    end: int
    hole: tuple[int, int] | None = None


def frames_of(reading: Reading, cue: int) -> list[Frame]:
    """Return every content that token `cue` may ascribe to its source, the likeliest construction first."""
    if reading.words[cue] == "according":
        found = _around(reading, cue)
    else:
        found = _of_verb(reading, cue) if reading.is_verb(cue) else _of_noun(reading, cue)
    frames = (_trimmed(reading, _cut(reading, cue, frame)) for frame in found)
    return [frame for frame in frames if frame.end > frame.start]


def _cut(reading: Reading, cue: int, frame: Frame) -> Frame:
    """End a content where a verb goes on with the cue's subject: "said it fails and urged ...", ", adding ..."."""
    if frame.start < cue:
        return frame
    for i in range(frame.start + 2, frame.end):
        if reading.tags[i] in {"VBG", reading.tags[cue]} and _goes_on(reading, cue, i):
            return Frame(frame.kind, frame.start, i - 1, frame.hole)
    return frame


def _goes_on(reading: Reading, cue: int, verb: int) -> bool:
    tag, before, dep = reading.tags[verb], reading.words[verb - 1], reading.deps[verb]
    if before == ",":
        goes_on = tag == "VBG" and dep in {"advcl", "acl", "conj", "ccomp"}
    else:
        conjoined = before in {"and", "but"} and dep == "conj"
        goes_on = conjoined and tag == reading.tags[cue] and tag != reading.tags[reading.heads[verb]]
    if not goes_on or reading.lemma(verb) not in cue_classes():
        return False
    return not any(reading.deps[kid] in {"nsubj", "nsubjpass"} for kid in reading.kids(verb))


def _around(reading: Reading, cue: int) -> list[Frame]:
    """Return the sentence without its "according to X"."""
    start, end = reading.sentence_start(cue), reading.sentence_end(cue)
    left, right = reading.left(cue), reading.right(cue) + 1
    if left - start <= 1:
        return [Frame("behind-according", right, end)]
    if end - right <= 2 or not any(reading.words[i][:1].isalnum() for i in range(right, end)):
        return [Frame("before-according", start, left)]
    return [Frame("around-according", start, end, (left, right))]


def _of_verb(reading: Reading, cue: int) -> list[Frame]:
    by_dep: dict[str, list[int]] = {}
    for kid in reading.kids(cue):
        if not _loose(reading, kid):
            by_dep.setdefault(reading.deps[kid], []).append(kid)
    clause = _clause(reading, cue, by_dep)
    if clause:
        return [clause]
    found = []
    objects = [kid for kid in by_dep.get("dobj", []) if kid > cue]
    complements = [kid for kid in by_dep.get("xcomp", []) if kid > cue]
    if objects:
        kind = "object-infinitive" if complements else "object"
        found.append(Frame(kind, reading.left(objects[0]), _object_end(reading, cue, objects[0])))
    elif complements:
        infinitive = any(reading.words[kid] == "to" for kid in reading.kids(complements[0]))
        found.append(_subtree(reading, "infinitive" if infinitive else "gerund", complements[0]))
    found += _prepositional(reading, cue)
    found += [_subtree(reading, "passive", kid) for kid in by_dep.get("nsubjpass", [])[:1]]
    for dep in ("oprd", "acomp", "advcl", "advmod"):
        found += [_subtree(reading, dep, kid) for kid in by_dep.get(dep, []) if kid > cue]
    return found


def _clause(reading: Reading, cue: int, by_dep: dict[str, list[int]]) -> Frame | None:
    for kid in by_dep.get("ccomp", []):
        start, end = reading.left(kid), reading.right(kid) + 1
        if start > cue:
            return Frame("clause", start, end)
        if end <= cue + 1:
            return Frame("inverted", start, end)
    if reading.deps[cue] in {"parataxis", "ccomp"} and not by_dep.keys() & {"dobj", "xcomp", "advcl"}:
        return _inserted(reading, cue)
    return None


def _subtree(reading: Reading, kind: str, head: int) -> Frame:
    return Frame(kind, reading.left(head), reading.right(head) + 1)


def _object_end(reading: Reading, cue: int, noun: int) -> int:
    """Return where an object ends with what is said of it ("the bill as a mistake", "Smith for lying")."""
    end = reading.right(noun) + 1
    for kid in reading.kids(cue):
        dep = reading.deps[kid]
        if kid >= end and dep in _OBJECT_TAIL and (dep != "advcl" or reading.tags[kid] == "VBG"):
            end = max(end, reading.right(kid) + 1)
    return end


def _loose(reading: Reading, kid: int) -> bool:
    """Tell whether a participle stands behind a comma: it goes on about the speaker, not the content."""
    left = reading.left(kid)
    return reading.tags[kid] == "VBG" and left > 0 and reading.words[left - 1] == ","


def _prepositional(reading: Reading, cue: int) -> list[Frame]:
    found = []
    for prep in reading.kids(cue):
        if prep < cue or reading.deps[prep] not in {"prep", "agent"} or reading.words[prep] not in _ABOUT:
            continue
        for kid in reading.kids(prep):
            if reading.deps[kid] in {"pobj", "pcomp", "prep"}:
                found.append(Frame("prep-" + reading.words[prep], reading.left(kid), reading.right(prep) + 1))
                break
    return found


def _inserted(reading: Reading, cue: int) -> Frame | None:
    """Return the clause around "he said" where the parse hangs the cue on the clause that it reports."""
    head = reading.heads[cue]
    if not reading.is_verb(head):
        return None
    start, end = reading.left(head), reading.right(head) + 1
    left, right = reading.left(cue), reading.right(cue) + 1
    if right >= end - 1:
        return Frame("inserted", start, left)
    if left <= start:
        return Frame("inserted", right, end)
    return Frame("around", start, end, (left, right))


def _of_noun(reading: Reading, cue: int) -> list[Frame]:
    found = []
    for kid in reading.kids(cue):
        if kid < cue:
            continue
        dep = reading.deps[kid]
        if dep in {"acl", "ccomp", "relcl"}:
            words = {reading.words[k] for k in reading.kids(kid)}
            if "to" in words:
                found.append(Frame("infinitive", reading.left(kid), reading.right(kid) + 1))
            elif "that" in words and dep != "relcl":
                found.append(Frame("clause", reading.left(kid), reading.right(kid) + 1))
    return found + _prepositional(reading, cue)


def _trimmed(reading: Reading, frame: Frame) -> Frame:
    start, end = frame.start, frame.end
    while start < end and (reading.words[start] in _TRIMMED or reading.words[start].isspace()):
        start += 1
    while end > start and (reading.words[end - 1] in _TRIMMED or reading.words[end - 1].isspace()):
        end -= 1
    return Frame(frame.kind, start, end, frame.hole)


def pieces(reading: Reading, frame: Frame) -> list[tuple[int, int]]:
    """Return the token ranges of a frame's content, without the clause that interrupts it."""
    if frame.hole is None:
        return [(frame.start, frame.end)]
    parts = [Frame("", frame.start, frame.hole[0]), Frame("", frame.hole[1], frame.end)]
    return [(part.start, part.end) for part in (_trimmed(reading, part) for part in parts) if part.end > part.start]
