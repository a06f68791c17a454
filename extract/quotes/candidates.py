"""Who may have said the words between a pair of marks: every candidate, and what speaks for it."""

from dataclasses import dataclass

from dateline.extract.quotes.cues import cue_classes
from dateline.extract.quotes.marks import Marked
from dateline.extract.quotes.reading import Reading
from dateline.extract.quotes.speakers import source_of

_REACH = 45
_STOPS = frozenset({".", "!", "?"})
_BUCKETS = (0, 1, 2, 4, 8, 16)
_PERSONAL = frozenset({"he", "she", "they", "we", "i"})
_LOOSE = frozenset({"it", "that", "this", "which", "what", "there", "these", "those", "you", "here"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution: `source` and `cue` are token ranges, `earlier` the index of the quotation it continues."""

    features: tuple[str, ...]
    source: tuple[int, int] | None = None
    cue: int | None = None
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where marked words stand: tokens `a` to `b`, the paragraph's tokens `first` to `last`, and the gaps around them.

    The gap before runs from the mark before (or the paragraph's start) to `a`, the gap behind from `b` on.
    """

    marked: Marked
    a: int
    b: int
    first: int
    last: int
    gap_before: int
    gap_behind: int
    number: int


def places(reading: Reading, marks: list[Marked], bounds: list[tuple[int, int]]) -> list[Place]:
    """Locate marked words among the tokens; `bounds` are the paragraphs' offsets."""
    found: list[Place] = []
    at = 0
    for n, marked in enumerate(marks):
        while bounds[at][1] < marked.end:
            at += 1
        first, last = reading.token_at(bounds[at][0]), reading.token_at(bounds[at][1])
        before = n > 0 and marks[n - 1].start >= bounds[at][0]
        behind = n + 1 < len(marks) and marks[n + 1].start < bounds[at][1]
        found.append(
            Place(
                marked,
                reading.token_at(marked.start),
                reading.token_at(marked.end),
                first,
                last,
                reading.token_at(marks[n - 1].outer_end) if before else first,
                reading.token_at(marks[n + 1].outer_start) if behind else last,
                n,
            )
        )
    return found


def candidates(reading: Reading, here: list[Place], n: int, earlier: int | None) -> list[Candidate]:
    """Return the candidates for place `n`; `earlier` is the index of the last place that was said, if any."""
    place = here[n]
    shape = _shape(reading, place)
    found = [Candidate(tuple("none:" + name for name in shape)), Candidate(tuple("unnamed:" + name for name in shape))]
    found += _cued(reading, here, n, shape)
    if earlier is not None:
        found.append(_continued(reading, here, n, earlier, shape))
    label = _label(reading, place)
    if label:
        found.append(label)
    return found


def _shape(reading: Reading, place: Place) -> list[str]:
    """Describe the marked words alone: length, case, punctuation, what touches them."""
    text, marked = reading.text, place.marked
    words = text[marked.start : marked.end].split()
    size = next((str(limit) for limit in (1, 2, 3, 5, 8, 12) if len(words) <= limit), "long")
    start, end = marked.start, marked.end
    while start < end and not text[start].isalnum():
        start += 1
    upper = text[start : start + 1].isupper()
    long_words = [word for word in words if len(word) > 3]
    titled = upper and len(words) > 1 and all(not word[:1].islower() for word in long_words)
    before = reading.words[place.a - 2] if place.a - 1 > place.first else "^"
    tail = _tail(text, marked)
    mark = {",": "comma", ":": "colon", "^": "start", ".": "stop", "that": "that"}.get(before, "")
    if not mark:
        mark = "verb" if reading.is_verb(place.a - 2) else "word"
        if reading.tags[place.a - 2] in {"DT", "PRP$", "POS", "JJ"}:
            mark = "determiner"
        elif reading.tags[place.a - 2] == "IN":
            mark = "preposition"
    case = "titled" if titled else "upper" if upper else "lower"
    shape = [
        "any",
        "size=" + size,
        "case=" + case,
        "tail=" + tail,
        "before=" + mark,
        f"before={mark} case={case}",
    ]
    if place.marked.single:
        shape.append("single")
    if not (place.marked.closed or place.marked.torn):
        shape.append("unclosed")
    if not place.marked.opened:
        shape.append("unopened")
    if place.b + 1 < place.last and reading.tags[place.b + 1][:2] == "NN" and tail == "none":
        shape.append("noun-behind")
    if marked.outer_start > 0 and text[marked.outer_start - 1] == "=":
        shape.append("markup")
    if mark == "start" and place.gap_behind == place.last and place.last - place.b <= 2:
        shape.append("alone")
    return shape


def _tail(text: str, marked: Marked) -> str:
    """Name the punctuation at the end of the marked words, on either side of the mark."""
    if marked.torn:
        return "comma"
    inside = text[marked.start : marked.end].rstrip(" '’")[-1:]
    behind = text[marked.outer_end : marked.outer_end + 1]
    for mark, name in ((",", "comma"), (".", "stop"), ("?", "asked"), ("!", "asked")):
        if inside == mark:
            return name
    for mark, name in ((",", "outer-comma"), (".", "outer-stop"), (";", "outer-stop")):
        if behind == mark:
            return name
    return "none"


def _cued(reading: Reading, here: list[Place], n: int, shape: list[str]) -> list[Candidate]:
    place = here[n]
    found = []
    rank = 0
    for cue, crossed in _behind(reading, here, n):
        found.append(_cue_candidate(reading, place, cue, "behind", rank, crossed, shape))
        rank += 1
    rank = 0
    for cue, crossed in _before(reading, here, n):
        found.append(_cue_candidate(reading, place, cue, "before", rank, crossed, shape))
        rank += 1
    return [candidate for candidate in found if candidate]


def _behind(reading: Reading, here: list[Place], n: int) -> list[tuple[int, str]]:
    """Find verbs behind the marked words, to the end of the sentence and into the next one."""
    place, found = here[n], []
    crossed, k = "", n
    at, limit = place.b, min(place.last, place.b + _REACH)
    ended = _tail(reading.text, place.marked) in {"stop", "outer-stop"}
    while at < limit:
        while k + 1 < len(here) and here[k + 1].b <= at:
            k += 1
        if k + 1 < len(here) and here[k + 1].a <= at < here[k + 1].b:
            at, crossed = here[k + 1].b, "marks"
            continue
        if reading.words[at] in _STOPS and at > place.b + 1:
            if ended:
                break
            ended = True
        if _is_cue(reading, at):
            found.append((at, crossed + ("next" if ended else "")))
        at += 1
    return found


def _before(reading: Reading, here: list[Place], n: int) -> list[tuple[int, str]]:
    """Find verbs before the marked words, back to the start of the sentence and into the one before."""
    place, found = here[n], []
    crossed, k = "", n
    stops = paragraphs = 0
    at, limit = place.a - 1, max(0, place.a - 2 * _REACH)
    while at >= limit:
        if k > 0 and here[k - 1].a <= at < here[k - 1].b:
            tail = _tail(reading.text, here[k - 1].marked)
            at, crossed = here[k - 1].a - 1, "marks"
            stops += tail == "stop"
            k -= 1
            continue
        if reading.words[at] in _STOPS and at < place.a - 1:
            stops += 1
        if "\n" in reading.words[at]:
            paragraphs += 1
        if stops > 1 or paragraphs > 1:
            break
        if _is_cue(reading, at):
            found.append((at, crossed + ("paragraph" if paragraphs else "previous" if stops else "")))
        at -= 1
    return found


def _is_cue(reading: Reading, i: int) -> bool:
    return reading.tags[i][:2] == "VB" and reading.deps[i] not in {"aux", "auxpass"}


def _cue_candidate(
    reading: Reading, place: Place, cue: int, side: str, rank: int, crossed: str, shape: list[str]
) -> Candidate | None:
    source = source_of(reading, cue)
    if source is None or (place.a <= source[0] < place.b):
        return None
    kind = cue_classes().get(reading.lemma(cue), "other") if reading.words[cue] != "according" else "according"
    gap = min(cue, source[0]) - place.b if side == "behind" else place.a - 1 - max(cue, source[1] - 1)
    near = next((str(limit) for limit in _BUCKETS if max(gap - 1, 0) <= limit), "far")
    where = side + ("," + crossed if crossed else "")
    tail, before = shape[3], shape[4]
    punctuation = tail if side == "behind" else before
    last = reading.words[max(place.a - 2, 0)]
    features = [
        f"cue:{where} {kind}",
        f"cue:{where} near={near}",
        f"cue:{where} {punctuation}",
        f"cue:{side} {shape[2]} {kind}",
        f"cue:{side} rank={min(rank, 3)} {crossed}",
        "cue:tag=" + reading.tags[cue],
        f"cue:{kind} {shape[1]}",
        f"cue:{shape[4]}",
    ]
    if side == "before" and last == ":":
        features.append(f"cue:colon {crossed} rank={min(rank, 3)}")
    if side == "before" and _governs(reading, cue, place):
        features += ["cue:governs", f"cue:governs {kind}"]
    features.append("cue:source=" + _source_kind(reading, source))
    if "alone" in shape:
        features.append(f"cue:alone {where}")
    return Candidate(tuple(features), source, cue)


def _source_kind(reading: Reading, source: tuple[int, int]) -> str:
    head = reading.words[source[1] - 1]
    if source[1] - source[0] == 1 and head in _PERSONAL:
        return "personal"
    if head in _LOOSE:
        return "loose"
    return "name" if any(tag in {"NNP", "NNPS"} for tag in reading.tags[source[0] : source[1]]) else "other"


def _governs(reading: Reading, cue: int, place: Place) -> bool:
    """Tell whether the parse hangs the marked words on the cue, over no other verb with a subject of its own."""
    at = place.a
    while at < place.b - 1 and place.a <= reading.heads[at] < place.b and reading.heads[at] != at:
        at = reading.heads[at]
        if reading.heads[at] < at:
            break
    for _ in range(8):
        head = reading.heads[at]
        if head == cue:
            return True
        if head == at:
            return False
        at = head
    return False


def _continued(reading: Reading, here: list[Place], n: int, earlier: int, shape: list[str]) -> Candidate:
    place, before = here[n], here[earlier]
    same = place.first == before.first
    between = here[n].gap_before == before.b + 1 or place.a - before.b <= 3
    distance = "same" if same else "next" if _next_paragraph(reading, before, place) else "later"
    opens = shape[4] == "before=start"
    features = [
        "again:" + distance,
        f"again:{distance} {shape[4]}",
        f"again:{distance} {shape[1]}",
        f"again:{distance} {shape[2]} {shape[4]}",
        f"again:{distance} skipped={min(n - earlier, 3)}",
        f"again:{shape[3]} {shape[2]}",
    ]
    if opens:
        features.append(f"again:{distance} opens" + (" alone" if "alone" in shape else ""))
        features.append(f"again:{distance} opens unclosed={not before.marked.closed}")
    if same:
        features.append(f"again:same between={between}")
        gap = _words_between(reading, before.b, place.a)
        features.append(f"again:same gap={next((str(x) for x in _BUCKETS if gap <= x), 'far')} {shape[4]}")
    if distance == "next":
        ends_so = before.last - before.b <= 2
        features.append(f"again:next ended={ends_so} {shape[4]}")
        features.append(f"again:next first={before.first == before.a - 1} {shape[4]}")
    return Candidate(tuple(features), earlier=earlier)


def _next_paragraph(reading: Reading, before: Place, place: Place) -> bool:
    return before.last < place.first and not any(
        reading.words[i].strip() for i in range(before.last, min(place.first, before.last + 4))
    )


def _words_between(reading: Reading, start: int, end: int) -> int:
    return sum(1 for i in range(start, min(end, start + 40)) if reading.words[i][0].isalnum())


def _label(reading: Reading, place: Place) -> Candidate | None:
    """Return the name before a colon that opens the paragraph: "Smith: “No.”"."""
    if place.a - 2 <= place.first or reading.words[place.a - 2] != ":":
        return None
    start = end = place.a - 2
    while start > max(place.first, end - 8) and reading.tags[start - 1] in {
        "NNP",
        "NNPS",
        "NN",
        "NNS",
        "HYPH",
        "DT",
        "JJ",
    }:
        start -= 1
    if start == end:
        return None
    opens = start == place.first
    return Candidate(("label:", f"label:opens={opens}", f"label:size={min(end - start, 4)}"), (start, end), None)
