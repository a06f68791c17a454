"""Who may have said the words between a pair of marks: every candidate, and what speaks for it."""

from dataclasses import dataclass

from dateline.extract.quotes.evidence import (
    again_signs,
    bucket,
    named_signs,
    place_signs,
    rank_signs,
    side_signs,
    signs_of,
    where,
    word_signs,
)
from dateline.extract.quotes.labels import label_before, opens_line, signature_below
from dateline.extract.quotes.reporting import Reporting
from dateline.extract.quotes.shape import Place, shape, tail
from dateline.extract.quotes.signs import Signs, Weighed
from dateline.extract.tree import Tree

NOBODY = "none:"
"""What the features of the candidate that nobody said the words begin with."""

COLON = "cue:colon"
"""What the feature of a cue before a colon begins with."""

LABELLED = "label:opens=True"
"""The feature of a name and a colon that open a paragraph, as in a transcript."""

_REACH = 45
_HEADS = 8


@dataclass(slots=True, eq=False)
class Candidate(Weighed):
    """A possible attribution: `source` are tokens, half-open, `cue` is a token.

    `earlier` is the index of the quotation that it continues.
    """

    source: tuple[int, int] | None = None
    cue: int | None = None
    earlier: int | None = None


@dataclass(slots=True, eq=False)
class _Words:
    """Marked words as each cue near them sees them: `above` are the tokens that the parse hangs them on."""

    place: Place
    described: tuple[str, ...]
    after_colon: bool
    above: list[int]
    alone: bool


@dataclass(slots=True, eq=False)
class _Cue:
    """A cue near marked words: on which side, the how manyth from them, and what stands between."""

    token: int
    source: tuple[int, int]
    side: str
    rank: int
    crossed: str


def candidates(reporting: Reporting, here: list[Place], n: int, earlier: int | None) -> list[Candidate]:
    """Return the candidates for place `n`; `earlier` is the index of the last place that was said, if any."""
    tree, place = reporting.tree, here[n]
    described = shape(tree, place)
    found = [
        Candidate((named_signs(NOBODY, described),)),
        Candidate((named_signs("unnamed:", described),)),
    ]
    found += _cued(reporting, here, n, described)
    if earlier is not None:
        found.append(_continued(tree, here, n, earlier, described))
    label = label_before(tree, place)
    if label is not None:
        size, opens = min(label[1] - label[0], 4), opens_line(tree, place, label)
        found.append(Candidate((signs_of("label:", f"label:opens={opens}", f"label:size={size}"),), label))
    elif "alone" in described and (signature := signature_below(tree, place)):
        found.append(Candidate((signs_of(LABELLED),), signature))
    return found


def _cued(reporting: Reporting, here: list[Place], n: int, described: tuple[str, ...]) -> list[Candidate]:
    tree, place, found = reporting.tree, here[n], []
    words = _Words(place, described, _follows_colon(tree, place), _above(tree, place), "alone" in described)
    for side, cues in (("behind", _behind(reporting, here, n)), ("before", _before(reporting, here, n))):
        for rank, (cue, crossed) in enumerate(cues):
            source = reporting.source(cue)
            if source is not None and not place.a <= source[0] < place.b:
                at = _Cue(cue, source, side, min(rank, 3), crossed)
                found.append(Candidate(_cue_signs(reporting, words, at), source, cue))
    return found


def _behind(reporting: Reporting, here: list[Place], n: int) -> list[tuple[int, str]]:
    """Find verbs behind the marked words, to the end of the sentence and into the next one."""
    place, found, crossed, k = here[n], list[tuple[int, str]](), "", n + 1
    ended = tail(reporting.tree.view, place.marked) in {"stop", "outer-stop"}
    for at in reporting.between(place.b, min(place.last, place.b + _REACH)):
        while k < len(here) and here[k].b <= at:
            crossed, k = "marks" if here[k].a < here[k].b else crossed, k + 1
        if k < len(here) and here[k].a <= at:
            continue
        if at in reporting.verbs:
            found.append((at, crossed + ("next" if ended else "")))
        elif at in reporting.stops and at > place.b + 1:
            if ended:
                break
            ended = True
    return found


def _before(reporting: Reporting, here: list[Place], n: int) -> list[tuple[int, str]]:
    """Find verbs before the marked words, back to the start of the sentence and into the one before."""
    place, found, crossed, k = here[n], list[tuple[int, str]](), "", n - 1
    stops = paragraphs = 0
    for at in reversed(reporting.between(max(0, place.a - 2 * _REACH), place.a)):
        while k >= 0 and at < here[k].a < here[k].b:
            crossed, k, stops = "marks", k - 1, stops + (tail(reporting.tree.view, here[k].marked) == "stop")
        if k >= 0 and here[k].a <= at < here[k].b:
            continue
        stops += at in reporting.stops and at < place.a - 1
        paragraphs += at in reporting.breaks
        if stops > 1 or paragraphs > 1:
            break
        if at in reporting.verbs or at in reporting.nouns:
            found.append((at, crossed + ("paragraph" if paragraphs else "previous" if stops else "")))
    return found


def _cue_signs(reporting: Reporting, words: _Words, at: _Cue) -> tuple[Signs, ...]:
    kind, tag, source = reporting.cue_class(at.token), reporting.tree.tag[at.token], reporting.kind(at.source)
    behind = at.side == "behind"
    first, last = min(at.token, at.source[0]), max(at.token, at.source[1] - 1)
    gap = first - words.place.b if behind else words.place.a - 1 - last
    _, size, case, ending, before = words.described[:5]
    signs = [
        place_signs(at.side, at.crossed, kind, bucket(gap - 1), ending if behind else before),
        rank_signs(at.side, at.crossed, at.rank),
        side_signs(at.side, kind, case, before),
        word_signs(tag, kind, size, source),
    ]
    if not behind and words.after_colon:
        signs.append(signs_of(f"{COLON} {at.crossed} rank={at.rank}"))
    if not behind and at.token in words.above:
        signs.append(signs_of("cue:governs", f"cue:governs {kind}"))
    if words.alone:
        signs.append(signs_of(f"cue:alone {where(at.side, at.crossed)}"))
    return tuple(signs)


def _follows_colon(tree: Tree, place: Place) -> bool:
    at = place.a - 2
    while at > 0 and tree.lower[at].isspace():
        at -= 1
    return at > 0 and tree.lower[at] == ":"


def _above(tree: Tree, place: Place) -> list[int]:
    """Return what the parse hangs the marked words on, and what that hangs on."""
    if place.a == place.b:
        return []
    at = place.a
    while at < place.b - 1 and place.a <= tree.head[at] < place.b and tree.head[at] != at:
        at = tree.head[at]
        if tree.head[at] < at:
            break
    above: list[int] = []
    while len(above) < _HEADS and tree.head[at] != at:
        at = tree.head[at]
        above.append(at)
    return above


def _continued(tree: Tree, here: list[Place], n: int, earlier: int, described: tuple[str, ...]) -> Candidate:
    place, before = here[n], here[earlier]
    same = place.first == before.first
    between = here[n].gap_before == before.b + 1 or place.a - before.b <= 3
    distance = "same" if same else "next" if _next_paragraph(tree, before, place) else "later"
    features = []
    if described[4] == "before=start":
        features.append(f"again:{distance} opens" + (" alone" if "alone" in described else ""))
        features.append(f"again:{distance} opens unclosed={not before.marked.closed}")
    if same:
        features.append(f"again:same between={between}")
        gap = _words_between(tree, before.b, place.a)
        features.append(f"again:same gap={bucket(gap)} {described[4]}")
    if distance == "next":
        ends_so = before.last - before.b <= 2
        features.append(f"again:next ended={ends_so} {described[4]}")
        features.append(f"again:next first={before.first == before.a - 1} {described[4]}")
    signs = again_signs(distance, min(n - earlier, 3), described[:5])
    return Candidate((signs, signs_of(*features)), earlier=earlier)


def _next_paragraph(tree: Tree, before: Place, place: Place) -> bool:
    return before.last < place.first and not any(
        tree.lower[i].strip() for i in range(before.last, min(place.first, before.last + 4))
    )


def _words_between(tree: Tree, start: int, end: int) -> int:
    return sum(1 for i in range(start, min(end, start + 40)) if tree.lower[i][0].isalnum())
